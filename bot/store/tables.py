"""The bot's tables. Core only: use cases write and read rows, nothing is mapped to objects."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    false,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

BigId = BigInteger().with_variant(Integer, "sqlite")
"""A 64-bit id that SQLite can count up by itself."""


class UtcTime(TypeDecorator[datetime]):
    """An aware datetime, stored as UTC; a naive one is a fault."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return `value` in UTC, without its zone where the database has none."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone cannot be stored")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(
        self,
        value: datetime | None,
        dialect: Dialect,  # noqa: ARG002 (SQLAlchemy's signature)
    ) -> datetime | None:
        """Return the stored time, aware, in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


people = Table(
    "people",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),  # the messenger's user id
    Column("name", String(200), nullable=False),
    Column("role", String(20), nullable=False),  # administrator, head, member
    Column("language", String(10), nullable=False),
    Column("zone", String(64), nullable=False),
    Column("draft_id", BigId),  # the open draft; the drafts table's owner decides, not this
    Column("joined_at", UtcTime, nullable=False),
    Column("unreachable_at", UtcTime),  # the messenger said 403
    Column("unit_id", BigId, index=True),  # of the units table
    Column("form", String(20)),  # the form that what they type belongs to, before the draft
    Column("quiet_from", Integer, nullable=False, server_default="1260"),  # minutes of their day
    Column("quiet_to", Integer, nullable=False, server_default="480"),
    Column("digest_at", Integer, nullable=False, server_default="510"),
    Column("pushed_at", UtcTime),  # when they were last reminded
    Column("compact", Boolean, nullable=False, server_default=false()),  # short cards
    Column("notes", Integer, nullable=False, server_default="0"),  # of the basket, not used yet
)

strangers = Table(
    "strangers",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("told_at", UtcTime),  # when the one polite line was last said
    Column("wrong_codes", Integer, nullable=False),
    Column("locked_until", UtcTime),
)

invites = Table(
    "invites",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("code_hash", String(64), nullable=False, unique=True),
    Column("role", String(20), nullable=False),
    Column("made_by", BigInteger),
    Column("made_at", UtcTime, nullable=False),
    Column("expires_at", UtcTime, nullable=False),
    Column("unit_id", BigId),  # where the invited person belongs
    Column("used_by", BigInteger),
    Column("used_at", UtcTime),
)

interviews = Table(
    "interviews",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("source", Text, nullable=False),  # the YAML of its file
    Column("digest", String(64), nullable=False),  # of the source
    Column("file", String(255)),  # the office's own file; none of a shipped one
    Column("installed_at", UtcTime, nullable=False),
)

refusals = Table(
    "refusals",
    metadata,
    Column("file", String(255), primary_key=True),  # of an office's templates, with its folder
    Column("digest", String(64), nullable=False),  # of what was refused, and told of
    Column("refused_at", UtcTime, nullable=False),
)

profiles = Table(
    "profiles",
    metadata,
    Column("person", BigInteger, ForeignKey("people.id"), primary_key=True, autoincrement=False),
    Column("key", String(24), primary_key=True),
    Column("value", Text, nullable=False),
    Column("changed_at", UtcTime, nullable=False),
)

drafts = Table(
    "drafts",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("owner", BigInteger, ForeignKey("people.id"), nullable=False, index=True),
    Column("interview", String(64), nullable=False),
    Column("period", String(16), nullable=False),
    Column("state", Text, nullable=False),  # conversations.drafts.draft.dump_draft
    Column("made_at", UtcTime, nullable=False),
    Column("changed_at", UtcTime, nullable=False),
    Column("binned_at", UtcTime, index=True),
    sqlite_autoincrement=True,  # old buttons name drafts: an id is never used again
)

documents = Table(
    "documents",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("draft_id", BigId, ForeignKey("drafts.id"), nullable=False, index=True),
    Column("owner", BigInteger, nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("file_name", String(255), nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("characters", Integer, nullable=False),
    Column("unanswered", Integer, nullable=False),
    Column("findings", Integer, nullable=False, server_default="0"),
    Column("made_at", UtcTime, nullable=False),
    Column("state", Text),  # the draft as it was; none of documents made before it was kept
    Index("uq_documents_draft_version", "draft_id", "version", unique=True),
    sqlite_autoincrement=True,  # rows of the outbox name documents
)

pictures = Table(
    "pictures",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("draft_id", BigId, ForeignKey("drafts.id"), nullable=False, index=True),
    Column("name", String(255), nullable=False),
    Column("body", LargeBinary, nullable=False),  # a PNG or JPEG
    Column("made_at", UtcTime, nullable=False),
    sqlite_autoincrement=True,  # answers name pictures
)

dismissals = Table(
    "dismissals",
    metadata,
    Column("draft_id", BigId, ForeignKey("drafts.id"), primary_key=True),
    Column("mark", String(24), primary_key=True),  # of the finding
    Column("check", String(40), nullable=False),
    Column("reason", String(200), nullable=False),
    Column("made_by", BigInteger, nullable=False),
    Column("made_at", UtcTime, nullable=False),
)

masks = Table(
    "masks",
    metadata,
    Column("draft_id", BigId, ForeignKey("drafts.id"), primary_key=True),
    Column("mask", String(100), primary_key=True),  # the key of the masked thing
    Column("value", String(200), nullable=False),  # what it stands for
    Column("made_by", BigInteger, nullable=False),
    Column("made_at", UtcTime, nullable=False),
)

spared_words = Table(
    "spared_words",
    metadata,
    Column("unit_id", BigId, primary_key=True, autoincrement=False),  # 0: for the whole office
    Column("word", String(60), primary_key=True),
    Column("made_by", BigInteger, nullable=False),
    Column("made_at", UtcTime, nullable=False),
)

changes = Table(
    "changes",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("draft_id", BigId, ForeignKey("drafts.id"), nullable=False, index=True),
    Column("revision", BigInteger, nullable=False),  # that the change made
    Column("version", Integer, nullable=False),  # of the interview
    Column("kind", String(10), nullable=False),  # change, undo, attempt
    Column("question", String(64), nullable=False),  # whose answer it was; "" of several
    Column("before", Text, nullable=False),  # conversations.drafts.history.dump_put
    Column("undone", Boolean, nullable=False, server_default=false()),
    Column("made_at", UtcTime, nullable=False),
    sqlite_autoincrement=True,  # buttons name changes
)

imports = Table(
    "imports",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("draft_id", BigId, ForeignKey("drafts.id"), nullable=False, index=True),
    Column("name", String(255), nullable=False),  # of the file; "" of a pasted text
    Column("text", Text, nullable=False),  # as it was sent
    Column("source", BigInteger),  # the message that a pasted text came in; NULL of a file
    Column("state", Text, nullable=False),  # conversations.importing: what goes where
    Column("made_at", UtcTime, nullable=False),
    Column("closed_at", UtcTime),  # when it was taken over, or left
    sqlite_autoincrement=True,  # buttons name imports
)

pasts = Table(
    "pasts",
    metadata,
    Column("draft_id", BigId, ForeignKey("drafts.id"), primary_key=True),
    Column("interview", String(64), nullable=False),
    Column("state", Text, nullable=False),  # of the earlier draft, whose texts are offered
    Column("made_at", UtcTime, nullable=False),
)

notes = Table(
    "notes",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("owner", BigInteger, ForeignKey("people.id"), nullable=False, index=True),
    Column("text", Text, nullable=False),  # typed, or what stood under a photo
    Column("kind", String(10), nullable=False),  # conversations.notes.note.NoteKind
    Column("name", String(255), nullable=False),  # of the file, else ""
    Column("body", LargeBinary),  # its pictures, bot.usecases.note_pages.pack_pages
    Column("pages", Integer, nullable=False),  # pictures in the body
    Column("album", String(64), nullable=False),  # that its photos were sent in, else ""
    Column("topic", String(120), nullable=False),  # "" without one
    Column("chosen", Boolean, nullable=False),  # by the person, and not guessed
    Column("source", BigInteger, nullable=False),  # the message's id in the chat
    Column("made_at", UtcTime, nullable=False),
    Column("draft_id", BigId, index=True),  # the draft that it was used in
    Column("used_at", UtcTime),
    Column("binned_at", UtcTime, index=True),
    sqlite_autoincrement=True,  # buttons name notes
)

updates = Table(
    "updates",
    metadata,
    Column("bot_id", BigInteger, primary_key=True, autoincrement=False),
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("taken_at", UtcTime, nullable=False, index=True),
)

files = Table(
    "files",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("owner", BigInteger, nullable=False),  # the chat that it is for, or came from
    Column("name", String(255), nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("made_at", UtcTime, nullable=False, index=True),
    sqlite_autoincrement=True,  # rows of the outbox name files
)

errands = Table(
    "errands",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("kind", String(20), nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("params", Text, nullable=False),  # JSON
    Column("made_at", UtcTime, nullable=False),
    Column("claimed_by", String(40)),
    Column("claimed_until", UtcTime),
    Column("tries", Integer, nullable=False),
    sqlite_autoincrement=True,
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", BigId, primary_key=True),  # the order within a chat
    Column("chat_id", BigInteger, nullable=False, index=True),
    Column("method", String(40), nullable=False),  # of the Bot API: sendMessage, …
    Column("payload", Text, nullable=False),  # its parameters as JSON, without chat_id
    Column("document_id", BigId),  # the file of a sendDocument: a finished report …
    Column("file_id", BigId),  # … or one of the files table
    Column("made_at", UtcTime, nullable=False),
    Column("due_at", UtcTime, nullable=False),  # later than made_at after a failed try
    Column("tries", Integer, nullable=False),
    Column("claimed_by", String(40)),  # the process that sends it
    Column("claimed_until", UtcTime),
    Column("handed", Boolean, nullable=False, server_default=false()),  # put by another, or behind
    Column("given_up", Boolean, nullable=False),
    Column("note", String(200)),  # why it was given up
    sqlite_autoincrement=True,  # an id is never used again: a late delete of it hits nothing
)
