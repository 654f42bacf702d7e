"""Units, obligations, deadlines, reminders, forms, files and errands."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go up to 0003."""
    op.create_table(
        "errands",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("params", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("claimed_by", sa.String(length=40), nullable=True),
        sa.Column("claimed_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_errands")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "files",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("owner", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_files")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_files_made_at"), "files", ["made_at"], unique=False)
    op.create_table(
        "obligations",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("made_by", sa.BigInteger(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_obligations")),
        sa.UniqueConstraint("name", name=op.f("uq_obligations_name")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "office_days",
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("working", sa.Boolean(), nullable=False),
        sa.Column("made_by", sa.BigInteger(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("on_day", name=op.f("pk_office_days")),
    )
    op.create_table(
        "absences",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=False),
        sa.Column("stand_in_id", sa.BigInteger(), nullable=True),
        sa.Column("made_by", sa.BigInteger(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_absences_person_id_people")
        ),
        sa.ForeignKeyConstraint(
            ["stand_in_id"], ["people.id"], name=op.f("fk_absences_stand_in_id_people")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absences")),
    )
    op.create_index(op.f("ix_absences_person_id"), "absences", ["person_id"], unique=False)
    op.create_table(
        "calendars",
        sa.Column("person", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_calendars_person_people")),
        sa.PrimaryKeyConstraint("person", name=op.f("pk_calendars")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_calendars_token_hash")),
    )
    op.create_table(
        "forms",
        sa.Column("person", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(length=20), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_forms_person_people")),
        sa.PrimaryKeyConstraint("person", "name", name=op.f("pk_forms")),
    )
    op.create_table(
        "units",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("parent_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("leader_id", sa.BigInteger(), nullable=True),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["leader_id"], ["people.id"], name=op.f("fk_units_leader_id_people")
        ),
        sa.ForeignKeyConstraint(["parent_id"], ["units.id"], name=op.f("fk_units_parent_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_units")),
        sa.UniqueConstraint("name", name=op.f("uq_units_name")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_units_parent_id"), "units", ["parent_id"], unique=False)
    op.create_table(
        "deadlines",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "obligation_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("unit_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("occurrence", sa.String(length=16), nullable=False),
        sa.Column("interview", sa.String(length=64), nullable=True),
        sa.Column("period", sa.String(length=16), nullable=False),
        sa.Column("opens_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("moved", sa.Boolean(), nullable=False),
        sa.Column("assignee_id", sa.BigInteger(), nullable=True),
        sa.Column("settled", sa.String(length=10), nullable=True),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("returned_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["assignee_id"], ["people.id"], name=op.f("fk_deadlines_assignee_id_people")
        ),
        sa.ForeignKeyConstraint(
            ["obligation_id"],
            ["obligations.id"],
            name=op.f("fk_deadlines_obligation_id_obligations"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_deadlines_person_id_people")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_deadlines_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deadlines")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_deadlines_due_on"), "deadlines", ["due_on"], unique=False)
    op.create_index(
        "ix_deadlines_missing",
        "deadlines",
        ["due_on"],
        unique=False,
        sqlite_where=sa.text("settled IS NULL"),
        postgresql_where=sa.text("settled IS NULL"),
    )
    op.create_index(op.f("ix_deadlines_person_id"), "deadlines", ["person_id"], unique=False)
    op.create_index(op.f("ix_deadlines_settled_at"), "deadlines", ["settled_at"], unique=False)
    op.create_index(op.f("ix_deadlines_unit_id"), "deadlines", ["unit_id"], unique=False)
    op.create_index(
        "uq_deadlines_person",
        "deadlines",
        ["obligation_id", "person_id", "occurrence"],
        unique=True,
        sqlite_where=sa.text("person_id IS NOT NULL"),
        postgresql_where=sa.text("person_id IS NOT NULL"),
    )
    op.create_index(
        "uq_deadlines_unit",
        "deadlines",
        ["obligation_id", "unit_id", "occurrence"],
        unique=True,
        sqlite_where=sa.text("unit_id IS NOT NULL"),
        postgresql_where=sa.text("unit_id IS NOT NULL"),
    )
    op.create_table(
        "groups",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("unit_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("language", sa.String(length=10), nullable=False),
        sa.Column("bound_by", sa.BigInteger(), nullable=False),
        sa.Column("bound_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_groups_unit_id_units")),
        sa.PrimaryKeyConstraint("chat_id", name=op.f("pk_groups")),
    )
    op.create_index(op.f("ix_groups_unit_id"), "groups", ["unit_id"], unique=False)
    op.create_table(
        "deadline_changes",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "deadline_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("what", sa.String(length=10), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("made_by", sa.BigInteger(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["deadline_id"],
            ["deadlines.id"],
            name=op.f("fk_deadline_changes_deadline_id_deadlines"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deadline_changes")),
    )
    op.create_index(
        op.f("ix_deadline_changes_deadline_id"), "deadline_changes", ["deadline_id"], unique=False
    )
    op.create_table(
        "pushes",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "deadline_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("step", sa.String(length=24), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["deadline_id"], ["deadlines.id"], name=op.f("fk_pushes_deadline_id_deadlines")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pushes")),
    )
    op.create_index(
        "ix_pushes_due",
        "pushes",
        ["due_at"],
        unique=False,
        sqlite_where=sa.text("said_at IS NULL"),
        postgresql_where=sa.text("said_at IS NULL"),
    )
    op.create_index(
        "ix_pushes_waiting",
        "pushes",
        ["chat_id"],
        unique=False,
        sqlite_where=sa.text("said_at IS NULL"),
        postgresql_where=sa.text("said_at IS NULL"),
    )
    op.create_index(
        "uq_pushes_deadline_step_chat", "pushes", ["deadline_id", "step", "chat_id"], unique=True
    )
    op.create_table(
        "reminders",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "deadline_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("step", sa.String(length=16), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["deadline_id"], ["deadlines.id"], name=op.f("fk_reminders_deadline_id_deadlines")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminders")),
    )
    op.create_index(
        "ix_reminders_due",
        "reminders",
        ["due_at"],
        unique=False,
        sqlite_where=sa.text("done_at IS NULL"),
        postgresql_where=sa.text("done_at IS NULL"),
    )
    op.create_index("uq_reminders_deadline_step", "reminders", ["deadline_id", "step"], unique=True)
    op.add_column(
        "invites",
        sa.Column("unit_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
    )
    op.add_column(
        "outbox", sa.Column("handed", sa.Boolean(), server_default=sa.false(), nullable=False)
    )
    op.add_column(
        "outbox",
        sa.Column("file_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
    )
    op.add_column(
        "people",
        sa.Column("unit_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
    )
    op.add_column("people", sa.Column("form", sa.String(length=20), nullable=True))
    op.add_column(
        "people", sa.Column("quiet_from", sa.Integer(), server_default="1260", nullable=False)
    )
    op.add_column(
        "people", sa.Column("quiet_to", sa.Integer(), server_default="480", nullable=False)
    )
    op.add_column(
        "people", sa.Column("digest_at", sa.Integer(), server_default="510", nullable=False)
    )
    op.add_column("people", sa.Column("pushed_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index(op.f("ix_people_unit_id"), "people", ["unit_id"], unique=False)


def downgrade() -> None:
    """Go back to 0002."""
    op.drop_index(op.f("ix_people_unit_id"), table_name="people")
    op.drop_column("people", "pushed_at")
    op.drop_column("people", "digest_at")
    op.drop_column("people", "quiet_to")
    op.drop_column("people", "quiet_from")
    op.drop_column("people", "form")
    op.drop_column("people", "unit_id")
    op.drop_column("outbox", "handed")
    op.drop_column("outbox", "file_id")
    op.drop_column("invites", "unit_id")
    op.drop_index("uq_reminders_deadline_step", table_name="reminders")
    op.drop_index(
        "ix_reminders_due",
        table_name="reminders",
        sqlite_where=sa.text("done_at IS NULL"),
        postgresql_where=sa.text("done_at IS NULL"),
    )
    op.drop_table("reminders")
    op.drop_index("uq_pushes_deadline_step_chat", table_name="pushes")
    op.drop_index(
        "ix_pushes_waiting",
        table_name="pushes",
        sqlite_where=sa.text("said_at IS NULL"),
        postgresql_where=sa.text("said_at IS NULL"),
    )
    op.drop_index(
        "ix_pushes_due",
        table_name="pushes",
        sqlite_where=sa.text("said_at IS NULL"),
        postgresql_where=sa.text("said_at IS NULL"),
    )
    op.drop_table("pushes")
    op.drop_index(op.f("ix_deadline_changes_deadline_id"), table_name="deadline_changes")
    op.drop_table("deadline_changes")
    op.drop_index(op.f("ix_groups_unit_id"), table_name="groups")
    op.drop_table("groups")
    op.drop_index(
        "uq_deadlines_unit",
        table_name="deadlines",
        sqlite_where=sa.text("unit_id IS NOT NULL"),
        postgresql_where=sa.text("unit_id IS NOT NULL"),
    )
    op.drop_index(
        "uq_deadlines_person",
        table_name="deadlines",
        sqlite_where=sa.text("person_id IS NOT NULL"),
        postgresql_where=sa.text("person_id IS NOT NULL"),
    )
    op.drop_index(op.f("ix_deadlines_unit_id"), table_name="deadlines")
    op.drop_index(op.f("ix_deadlines_settled_at"), table_name="deadlines")
    op.drop_index(op.f("ix_deadlines_person_id"), table_name="deadlines")
    op.drop_index(
        "ix_deadlines_missing",
        table_name="deadlines",
        sqlite_where=sa.text("settled IS NULL"),
        postgresql_where=sa.text("settled IS NULL"),
    )
    op.drop_index(op.f("ix_deadlines_due_on"), table_name="deadlines")
    op.drop_table("deadlines")
    op.drop_index(op.f("ix_units_parent_id"), table_name="units")
    op.drop_table("units")
    op.drop_table("forms")
    op.drop_table("calendars")
    op.drop_index(op.f("ix_absences_person_id"), table_name="absences")
    op.drop_table("absences")
    op.drop_table("office_days")
    op.drop_table("obligations")
    op.drop_index(op.f("ix_files_made_at"), table_name="files")
    op.drop_table("files")
    op.drop_table("errands")
