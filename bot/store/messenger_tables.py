"""The embedded messenger's tables, beside the bot's own on the same metadata.

Chats have two ids: `id` is the page's, `api_id` the one the Bot API speaks of (a private chat's is
the person's own id, so two bots of one person share it; a group's is negative).
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from bot.store.tables import BigId, UtcTime, metadata

bots = Table(
    "messenger_bots",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("username", String(64), nullable=False, unique=True),
    Column("name", String(64), nullable=False),
    Column("secret", String(64), nullable=False),  # the token after its colon
    Column("last_update_id", BigInteger, nullable=False),
    Column("allowed_updates", Text),  # a JSON array; none: every kind
    Column("webhook_url", String(2048), nullable=False),  # empty: none is set
    Column("webhook_secret", String(256), nullable=False),
    Column("webhook_failed_at", UtcTime),
    Column("webhook_failure", String(200)),
)

bot_profiles = Table(
    "messenger_bot_profiles",
    metadata,
    Column("bot_id", BigInteger, ForeignKey("messenger_bots.id"), primary_key=True),
    Column("kind", String(32), primary_key=True),  # commands, description, menu_button, …
    Column("scope", String(64), primary_key=True),  # of commands: default, chat:1001, …
    Column("language", String(8), primary_key=True),  # empty: for every language
    Column("value", Text, nullable=False),  # JSON
)

persons = Table(
    "messenger_persons",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("name", String(64), nullable=False),
    Column("language", String(8), nullable=False),
    Column("made_at", UtcTime, nullable=False),
)

person_tokens = Table(
    "messenger_person_tokens",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("person_id", BigInteger, ForeignKey("messenger_persons.id"), nullable=False),
    Column("made_at", UtcTime, nullable=False),
)

sign_in_codes = Table(
    "messenger_sign_in_codes",
    metadata,
    Column("code_hash", String(64), primary_key=True),
    Column("person_id", BigInteger, ForeignKey("messenger_persons.id"), nullable=False),
    Column("expires_at", UtcTime, nullable=False),
)

chats = Table(
    "messenger_chats",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("bot_id", BigInteger, ForeignKey("messenger_bots.id"), nullable=False),
    Column("api_id", BigInteger, nullable=False),
    Column("type", String(16), nullable=False),  # private, group
    Column("title", String(128), nullable=False),
    Column("last_message_id", Integer, nullable=False),
    Column("bot_status", String(16), nullable=False),  # member, kicked (blocked), left
    UniqueConstraint("bot_id", "api_id", name="uq_messenger_chats_bot_api"),
)

members = Table(
    "messenger_members",
    metadata,
    Column("chat_id", BigId, ForeignKey("messenger_chats.id"), primary_key=True),
    Column(
        "person_id",
        BigInteger,
        ForeignKey("messenger_persons.id"),
        primary_key=True,
        index=True,
    ),
    Column("read_id", Integer, nullable=False),  # the newest message this person has seen
)

messages = Table(
    "messenger_messages",
    metadata,
    Column("chat_id", BigId, ForeignKey("messenger_chats.id"), primary_key=True),
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("sender_id", BigInteger, nullable=False),  # the chat's bot, or a person
    Column("sent_at", UtcTime, nullable=False),
    Column("edited_at", UtcTime),
    Column("reply_to", Integer),
    Column("content", Text, nullable=False),  # JSON: the Bot API's own fields (text, document, …)
    Column("markup", Text),  # JSON: reply_markup
)

files = Table(
    "messenger_files",
    metadata,
    Column("id", String(64), primary_key=True),  # file_id
    Column("bot_id", BigInteger, ForeignKey("messenger_bots.id"), nullable=False),
    Column("number", Integer, nullable=False),  # counted per bot, for file_path
    Column("description", Text, nullable=False),  # JSON: kind, name, mime, size, width, height
    Column("body", LargeBinary, nullable=False),
    UniqueConstraint("bot_id", "number", name="uq_messenger_files_bot_number"),
)

chat_files = Table(
    "messenger_chat_files",
    metadata,
    Column("chat_id", BigId, ForeignKey("messenger_chats.id"), primary_key=True),
    Column("file_id", String(64), ForeignKey("messenger_files.id"), primary_key=True),
)

bot_updates = Table(
    "messenger_updates",
    metadata,
    Column("bot_id", BigInteger, ForeignKey("messenger_bots.id"), primary_key=True),
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("body", Text, nullable=False),  # JSON of the update, update_id included
)

button_presses = Table(
    "messenger_button_presses",
    metadata,
    Column("id", String(32), primary_key=True),  # callback_query_id
    Column("bot_id", BigInteger, ForeignKey("messenger_bots.id"), nullable=False),
    Column("pressed_at", UtcTime, nullable=False, index=True),
)
