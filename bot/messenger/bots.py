"""The bots that live on this messenger, their tokens and what they say of themselves."""

from __future__ import annotations

import hmac
import json
import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from bot.messenger.compact import dump
from bot.messenger.notices import WebhookChanged
from bot.store.messenger_tables import bot_profiles, bots
from bot.store.writer import announce

FIRST_BOT_ID = 7_000_000_001  # far from any person's


@dataclass(frozen=True)
class Bot:
    """A registered bot."""

    id: int
    username: str
    name: str
    secret: str
    allowed_updates: frozenset[str]  # empty: every kind
    webhook_url: str
    webhook_secret: str
    webhook_failed_at: datetime | None
    webhook_failure: str | None

    @property
    def token(self) -> str:
        """The token by which the bot calls the Bot API."""
        return f"{self.id}:{self.secret}"


def register_bot(conn: Connection, username: str, name: str) -> Bot:
    """Return the bot of this username, making it (and its lasting token) the first time."""
    found = conn.execute(select(bots).where(bots.c.username == username)).one_or_none()
    if found:
        return build_bot(found)
    last = conn.scalar(select(func.max(bots.c.id)))
    row = conn.execute(
        insert(bots)
        .values(
            id=(last or FIRST_BOT_ID - 1) + 1,
            username=username,
            name=name,
            secret=secrets.token_urlsafe(27)[:35],
            last_update_id=0,
            webhook_url="",
            webhook_secret="",
        )
        .returning(bots)
    ).one()
    return build_bot(row)


def find_bot(conn: Connection, token: str) -> Bot | None:
    """Return the bot that owns the token, compared in constant time; None when nobody does."""
    number, _, secret = token.partition(":")
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        return None
    bot = load_bot(conn, int(number))
    matches = bot is not None and hmac.compare_digest(bot.secret.encode(), secret.encode())
    return bot if matches else None


def load_bot(conn: Connection, bot_id: int) -> Bot | None:
    """Return the bot with this id, if there is one."""
    row = conn.execute(select(bots).where(bots.c.id == bot_id)).one_or_none()
    return build_bot(row) if row else None


def load_bots(conn: Connection) -> list[Bot]:
    """Return every bot, in the order of their registration."""
    return [build_bot(row) for row in conn.execute(select(bots).order_by(bots.c.id))]


def build_bot(row: Row[tuple[object, ...]]) -> Bot:
    """Return the bot of a row that holds all columns of `bots`."""
    return Bot(
        id=row.id,
        username=row.username,
        name=row.name,
        secret=row.secret,
        allowed_updates=frozenset(json.loads(row.allowed_updates or "[]")),
        webhook_url=row.webhook_url,
        webhook_secret=row.webhook_secret,
        webhook_failed_at=row.webhook_failed_at,
        webhook_failure=row.webhook_failure,
    )


def save_allowed_updates(conn: Connection, bot: Bot, kinds: frozenset[str]) -> None:
    """Keep which kinds of updates the bot wants from now on; none named means every kind."""
    if kinds != bot.allowed_updates:
        _change(conn, bot, allowed_updates=dump(sorted(kinds)))


def save_webhook(conn: Connection, bot: Bot, url: str, secret: str) -> None:
    """Keep where updates are delivered; an empty url means that the bot fetches them itself."""
    _change(
        conn,
        bot,
        webhook_url=url,
        webhook_secret=secret,
        webhook_failed_at=None,
        webhook_failure=None,
    )
    announce(conn, WebhookChanged(bot.id))


def save_webhook_failure(conn: Connection, bot: Bot, failure: str, now: datetime) -> None:
    """Keep why the last delivery failed, for getWebhookInfo."""
    _change(conn, bot, webhook_failed_at=now, webhook_failure=failure[:200])


def save_name(conn: Connection, bot: Bot, name: str) -> None:
    """Rename the bot."""
    _change(conn, bot, name=name)


def _change(conn: Connection, bot: Bot, **values: object) -> None:
    conn.execute(update(bots).where(bots.c.id == bot.id).values(**values))


def save_profile(
    conn: Connection, bot_id: int, kind: str, value: object, scope: str = "", language: str = ""
) -> None:
    """Keep one thing the bot says of itself (its commands, description, …); None removes it."""
    place = {"bot_id": bot_id, "kind": kind, "scope": scope, "language": language}
    conn.execute(delete(bot_profiles).filter_by(**place))
    if value is not None:
        conn.execute(insert(bot_profiles).values(**place, value=dump(value)))


def load_profile(
    conn: Connection, bot_id: int, kind: str, scope: str = "", language: str = ""
) -> object:
    """Return what the bot said of itself in exactly this scope and language, or None."""
    chosen = select(bot_profiles.c.value).filter_by(
        bot_id=bot_id, kind=kind, scope=scope, language=language
    )
    value = conn.scalar(chosen)
    return None if value is None else json.loads(value)


def load_profiles(conn: Connection, bot_id: int, kind: str) -> dict[tuple[str, str], object]:
    """Return everything the bot said of one kind, by scope and language."""
    rows = conn.execute(select(bot_profiles).filter_by(bot_id=bot_id, kind=kind))
    return {(row.scope, row.language): json.loads(row.value) for row in rows}
