"""The errand that makes a person's calendar as a file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.errands.errand import Errand, Order, Parcel
from bot.sending.voice import Voice
from bot.usecases.calendars import FILE_NAME, Entry, list_entries
from conversations.views import News


@dataclass(frozen=True, slots=True)
class _Work:
    entries: list[Entry]
    office: str
    now: datetime


def _load(order: Order) -> _Work | None:
    entries = list_entries(order.conn, order.person, order.now)
    return _Work(entries, order.office, order.now) if entries else None


def _build(work: _Work, voice: Voice) -> Parcel:
    from bot.calendars.ics import build_ics  # its library costs the start 100 ms

    body = build_ics(work.entries, voice, work.office, work.now)
    news = News("calendar.caption", {"count": len(work.entries)})
    return Parcel(FILE_NAME, body, news, ways=("subscribe", "home"))


CALENDAR = Errand(_load, _build)
