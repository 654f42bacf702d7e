"""What is tidied away once an hour: what was in the bin long enough, and traces of old messages."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.store.outbox import prune_given_up
from bot.store.updates import prune_updates
from bot.usecases.drafts import purge_expired
from bot.usecases.files import LIFETIME, prune_files
from bot.usecases.imports import prune_imports
from bot.usecases.notes import purge_notes
from bot.usecases.strangers import forget_strangers

REDELIVERY = timedelta(days=7)
"""How long a taken update's id is kept; the Bot API keeps an update for a day (getUpdates)."""

REGRETS = timedelta(days=30)
"""How long a message that could not be sent stays stored with its note."""

STRANGENESS = timedelta(days=30)
"""How long somebody without access is remembered."""


def tidy(conn: Connection, now: datetime) -> None:
    """Remove what has had its time; run again, it finds nothing."""
    purge_expired(conn, now)
    purge_notes(conn, now)
    prune_updates(conn, now - REDELIVERY)
    prune_given_up(conn, now - REGRETS)
    prune_files(conn, now - LIFETIME)
    prune_imports(conn, now - LIFETIME)
    forget_strangers(conn, now - STRANGENESS)
