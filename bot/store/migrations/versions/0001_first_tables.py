"""the first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go up to 0001."""
    op.create_table(
        "invites",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("made_by", sa.BigInteger(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_by", sa.BigInteger(), nullable=True),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invites")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_invites_code_hash")),
    )
    op.create_table(
        "messenger_bots",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("username", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("secret", sa.String(length=64), nullable=False),
        sa.Column("last_update_id", sa.BigInteger(), nullable=False),
        sa.Column("allowed_updates", sa.Text(), nullable=True),
        sa.Column("webhook_url", sa.String(length=2048), nullable=False),
        sa.Column("webhook_secret", sa.String(length=256), nullable=False),
        sa.Column("webhook_failed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("webhook_failure", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_messenger_bots")),
        sa.UniqueConstraint("username", name=op.f("uq_messenger_bots_username")),
    )
    op.create_table(
        "messenger_persons",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_messenger_persons")),
    )
    op.create_table(
        "outbox",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("method", sa.String(length=40), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column(
            "document_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("claimed_by", sa.String(length=40), nullable=True),
        sa.Column("claimed_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("given_up", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_outbox_chat_id"), "outbox", ["chat_id"], unique=False)
    op.create_table(
        "people",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("language", sa.String(length=10), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("draft_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("unreachable_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
    )
    op.create_table(
        "strangers",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("wrong_codes", sa.Integer(), nullable=False),
        sa.Column("locked_until", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_strangers")),
    )
    op.create_table(
        "updates",
        sa.Column("bot_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("update_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("bot_id", "update_id", name=op.f("pk_updates")),
    )
    op.create_index(op.f("ix_updates_taken_at"), "updates", ["taken_at"], unique=False)
    op.create_table(
        "drafts",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("owner", sa.BigInteger(), nullable=False),
        sa.Column("interview", sa.String(length=64), nullable=False),
        sa.Column("period", sa.String(length=16), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("binned_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["owner"], ["people.id"], name=op.f("fk_drafts_owner_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drafts")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_drafts_binned_at"), "drafts", ["binned_at"], unique=False)
    op.create_index(op.f("ix_drafts_owner"), "drafts", ["owner"], unique=False)
    op.create_table(
        "messenger_bot_profiles",
        sa.Column("bot_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("scope", sa.String(length=64), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["bot_id"],
            ["messenger_bots.id"],
            name=op.f("fk_messenger_bot_profiles_bot_id_messenger_bots"),
        ),
        sa.PrimaryKeyConstraint(
            "bot_id", "kind", "scope", "language", name=op.f("pk_messenger_bot_profiles")
        ),
    )
    op.create_table(
        "messenger_button_presses",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("bot_id", sa.BigInteger(), nullable=False),
        sa.Column("pressed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["bot_id"],
            ["messenger_bots.id"],
            name=op.f("fk_messenger_button_presses_bot_id_messenger_bots"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_messenger_button_presses")),
    )
    op.create_index(
        op.f("ix_messenger_button_presses_pressed_at"),
        "messenger_button_presses",
        ["pressed_at"],
        unique=False,
    )
    op.create_table(
        "messenger_chats",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("bot_id", sa.BigInteger(), nullable=False),
        sa.Column("api_id", sa.BigInteger(), nullable=False),
        sa.Column("type", sa.String(length=16), nullable=False),
        sa.Column("title", sa.String(length=128), nullable=False),
        sa.Column("last_message_id", sa.Integer(), nullable=False),
        sa.Column("bot_status", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(
            ["bot_id"], ["messenger_bots.id"], name=op.f("fk_messenger_chats_bot_id_messenger_bots")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_messenger_chats")),
        sa.UniqueConstraint("bot_id", "api_id", name="uq_messenger_chats_bot_api"),
    )
    op.create_table(
        "messenger_files",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("bot_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["bot_id"], ["messenger_bots.id"], name=op.f("fk_messenger_files_bot_id_messenger_bots")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_messenger_files")),
        sa.UniqueConstraint("bot_id", "number", name="uq_messenger_files_bot_number"),
    )
    op.create_table(
        "messenger_person_tokens",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["messenger_persons.id"],
            name=op.f("fk_messenger_person_tokens_person_id_messenger_persons"),
        ),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_messenger_person_tokens")),
    )
    op.create_table(
        "messenger_sign_in_codes",
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["messenger_persons.id"],
            name=op.f("fk_messenger_sign_in_codes_person_id_messenger_persons"),
        ),
        sa.PrimaryKeyConstraint("code_hash", name=op.f("pk_messenger_sign_in_codes")),
    )
    op.create_table(
        "messenger_updates",
        sa.Column("bot_id", sa.BigInteger(), nullable=False),
        sa.Column("update_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["bot_id"],
            ["messenger_bots.id"],
            name=op.f("fk_messenger_updates_bot_id_messenger_bots"),
        ),
        sa.PrimaryKeyConstraint("bot_id", "update_id", name=op.f("pk_messenger_updates")),
    )
    op.create_table(
        "documents",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("draft_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("owner", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.String(length=255), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("characters", sa.Integer(), nullable=False),
        sa.Column("unanswered", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["draft_id"], ["drafts.id"], name=op.f("fk_documents_draft_id_drafts")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_documents_draft_id"), "documents", ["draft_id"], unique=False)
    op.create_index(op.f("ix_documents_owner"), "documents", ["owner"], unique=False)
    op.create_index("uq_documents_draft_version", "documents", ["draft_id", "version"], unique=True)
    op.create_table(
        "messenger_chat_files",
        sa.Column("chat_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("file_id", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["chat_id"],
            ["messenger_chats.id"],
            name=op.f("fk_messenger_chat_files_chat_id_messenger_chats"),
        ),
        sa.ForeignKeyConstraint(
            ["file_id"],
            ["messenger_files.id"],
            name=op.f("fk_messenger_chat_files_file_id_messenger_files"),
        ),
        sa.PrimaryKeyConstraint("chat_id", "file_id", name=op.f("pk_messenger_chat_files")),
    )
    op.create_table(
        "messenger_members",
        sa.Column("chat_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("read_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["chat_id"],
            ["messenger_chats.id"],
            name=op.f("fk_messenger_members_chat_id_messenger_chats"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["messenger_persons.id"],
            name=op.f("fk_messenger_members_person_id_messenger_persons"),
        ),
        sa.PrimaryKeyConstraint("chat_id", "person_id", name=op.f("pk_messenger_members")),
    )
    op.create_index(
        op.f("ix_messenger_members_person_id"), "messenger_members", ["person_id"], unique=False
    )
    op.create_table(
        "messenger_messages",
        sa.Column("chat_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sender_id", sa.BigInteger(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("edited_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reply_to", sa.Integer(), nullable=True),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("markup", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["chat_id"],
            ["messenger_chats.id"],
            name=op.f("fk_messenger_messages_chat_id_messenger_chats"),
        ),
        sa.PrimaryKeyConstraint("chat_id", "id", name=op.f("pk_messenger_messages")),
    )


def downgrade() -> None:
    """Go back to an empty database."""
    op.drop_table("messenger_messages")
    op.drop_index(op.f("ix_messenger_members_person_id"), table_name="messenger_members")
    op.drop_table("messenger_members")
    op.drop_table("messenger_chat_files")
    op.drop_index("uq_documents_draft_version", table_name="documents")
    op.drop_index(op.f("ix_documents_owner"), table_name="documents")
    op.drop_index(op.f("ix_documents_draft_id"), table_name="documents")
    op.drop_table("documents")
    op.drop_table("messenger_updates")
    op.drop_table("messenger_sign_in_codes")
    op.drop_table("messenger_person_tokens")
    op.drop_table("messenger_files")
    op.drop_table("messenger_chats")
    op.drop_index(
        op.f("ix_messenger_button_presses_pressed_at"), table_name="messenger_button_presses"
    )
    op.drop_table("messenger_button_presses")
    op.drop_table("messenger_bot_profiles")
    op.drop_index(op.f("ix_drafts_owner"), table_name="drafts")
    op.drop_index(op.f("ix_drafts_binned_at"), table_name="drafts")
    op.drop_table("drafts")
    op.drop_index(op.f("ix_updates_taken_at"), table_name="updates")
    op.drop_table("updates")
    op.drop_table("strangers")
    op.drop_table("people")
    op.drop_index(op.f("ix_outbox_chat_id"), table_name="outbox")
    op.drop_table("outbox")
    op.drop_table("messenger_persons")
    op.drop_table("messenger_bots")
    op.drop_table("invites")
