"""Handing in: which deadline a draft meets, and what speaks against handing in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from bot.store.tables import documents, drafts
from bot.usecases.absences import Leave, load_leave
from bot.usecases.deadlines import list_candidates
from bot.usecases.drafts import StoredDraft
from bot.usecases.owing import load_office
from bot.usecases.people import Person
from conversations.deadlines.deadline import Deadline, Standing
from conversations.deadlines.views import Lack

_DAY = timedelta(days=1)


def find_met(
    conn: Connection, person: Person, stored: StoredDraft, now: datetime
) -> Deadline | None:
    """Return the first missing deadline whose report the draft is and the person may hand in."""
    leave = load_leave(conn, now.date() - _DAY, now.date() + _DAY)
    report = (stored.interview.id, stored.draft.period)
    listed = _list_candidates(conn, person, leave, now)
    met = [each for each in listed if (each.interview, each.period) == report]
    office = load_office(conn, met)

    def may_fill(deadline: Deadline) -> bool:
        zone = office.find_zone(deadline.unit_id, deadline.person_id)
        on = now.astimezone(ZoneInfo(zone)).date()
        return person.id in leave.list_fillers(office, deadline, on)

    return min(filter(may_fill, met), key=lambda each: (each.due_on, each.id), default=None)


def _list_candidates(
    conn: Connection, person: Person, leave: Leave, now: datetime
) -> Iterator[Deadline]:
    """Yield what may be the person's to hand in, and that of those whom they stand in for."""
    on = now.astimezone(ZoneInfo(person.zone)).date()
    yield from list_candidates(conn, person.id, person.unit_id, open_only=True)
    for away in leave.by_person:
        if leave.find_stand_in(away, on) == person.id:
            yield from list_candidates(conn, away, leave.unit_ids[away], open_only=True)


def find_lack(conn: Connection, standing: Standing) -> Lack | None:
    """Return what speaks against handing in; None when the document is finished."""
    if standing.condition == "finished":
        return None
    row = _load_last(conn, standing.draft_id)
    if row is None:
        return Lack()
    version, unanswered, findings, made_at, changed_at = row
    returned_at = standing.deadline.returned_at
    return Lack(
        documents=version,
        unanswered=unanswered,
        findings=findings,
        changed=changed_at > made_at,
        returned=returned_at is not None and made_at <= returned_at,
    )


_Last = tuple[int, int, int, datetime, datetime]

_LAST = (
    select(
        *(documents.c.version, documents.c.unanswered, documents.c.findings),
        *(documents.c.made_at, drafts.c.changed_at),
    )
    .select_from(documents.join(drafts, drafts.c.id == documents.c.draft_id))
    .order_by(documents.c.version.desc())
    .limit(1)
)


def _load_last(conn: Connection, draft_id: int | None) -> _Last | None:
    row = conn.execute(_LAST.where(documents.c.draft_id == draft_id)).one_or_none()
    return None if row is None else (row[0], row[1], row[2], row[3], row[4])
