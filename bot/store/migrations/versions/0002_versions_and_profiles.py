"""Versions of interviews, what was refused of an office's templates, profiles, findings."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go up to 0002."""
    op.create_table(
        "interviews",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("file", sa.String(length=255), nullable=True),
        sa.Column("installed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", "version", name=op.f("pk_interviews")),
    )
    op.create_table(
        "refusals",
        sa.Column("file", sa.String(length=255), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("refused_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("file", name=op.f("pk_refusals")),
    )
    op.create_table(
        "profiles",
        sa.Column("person", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("key", sa.String(length=24), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_profiles_person_people")),
        sa.PrimaryKeyConstraint("person", "key", name=op.f("pk_profiles")),
    )
    op.add_column(
        "documents", sa.Column("findings", sa.Integer(), server_default="0", nullable=False)
    )


def downgrade() -> None:
    """Go back to 0001."""
    op.drop_column("documents", "findings")
    op.drop_table("profiles")
    op.drop_table("refusals")
    op.drop_table("interviews")
