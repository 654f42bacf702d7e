"""How deadlines stand, by what is written of their reports: a share and names, never an answer."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Row, func, select

from bot.store.tables import documents, drafts
from bot.usecases.absences import Leave, load_leave
from bot.usecases.drafts import build_stored
from bot.usecases.owing import Office, load_office
from bot.usecases.reminder_rows import split_ids
from bot.usecases.versions import find_newest
from bot.words.interviews import Interviews
from conversations.deadlines.deadline import Deadline, Standing
from conversations.deadlines.judging import Written, judge
from conversations.definition.terms import Words
from conversations.drafts.path import build_progress

_DAY = timedelta(days=1)

Subject = tuple[int, str, str]
"""Whose report it is: the author's id, the template's, and the period's key."""


class _Document(NamedTuple):
    """The newest document of a draft; its version is how many there were."""

    version: int
    unanswered: int
    findings: int
    made_at: datetime


_drafts = select(
    *(drafts.c.id, drafts.c.owner, drafts.c.interview),
    *(drafts.c.period, drafts.c.state, drafts.c.changed_at),
).where(drafts.c.binned_at.is_(None))
_versions = documents.alias()
_newest = (
    select(func.max(_versions.c.version))
    .where(_versions.c.draft_id == documents.c.draft_id)
    .scalar_subquery()
)
_documents = select(
    *(documents.c.draft_id, documents.c.version, documents.c.unanswered),
    *(documents.c.findings, documents.c.made_at),
).where(documents.c.version == _newest)


def build_standings(
    conn: Connection, interviews: Interviews, deadlines: Sequence[Deadline], now: datetime
) -> list[Standing]:
    """Return how each of the deadlines stands, in their order.

    What counts are the drafts of those who may write the report, or do so for somebody away.
    However many deadlines there are, the statements are as many.
    """
    office = load_office(conn, deadlines)
    opened = min((each.opens_on for each in deadlines), default=now.date())
    leave = load_leave(conn, min(opened, now.date() - _DAY), now.date() + _DAY)
    subjects = {each.id: _list_subjects(each, office, leave, now) for each in deadlines}
    written = _load_written(conn, interviews, {one for each in subjects.values() for one in each})
    names = {each.interview: _find_name(conn, interviews, each.interview) for each in deadlines}
    standings: list[Standing] = []
    for deadline in deadlines:
        zone = office.find_zone(deadline.unit_id, deadline.person_id)
        found = [each for one in subjects[deadline.id] for each in written.get(one, ())]
        judged = judge(deadline, found, now.astimezone(ZoneInfo(zone)).date(), zone)
        standings.append(
            Standing(
                deadline,
                office.find_owner(deadline),
                judged.condition,
                percent=judged.percent,
                days_late=judged.days_late,
                draft_id=judged.draft_id,
                author_id=judged.author_id,
                report=names[deadline.interview],
            )
        )
    return standings


def _list_subjects(
    deadline: Deadline, office: Office, leave: Leave, now: datetime
) -> list[Subject]:
    if deadline.interview is None:
        return []
    zone = office.find_zone(deadline.unit_id, deadline.person_id)
    writers = leave.list_writers(office, deadline, now.astimezone(ZoneInfo(zone)).date())
    return [(person_id, deadline.interview, deadline.period) for person_id in writers]


def _load_written(
    conn: Connection, interviews: Interviews, subjects: Collection[Subject]
) -> Mapping[Subject, Sequence[Written]]:
    rows = _load_drafts(conn, subjects)
    newest = _load_documents(conn, [row.id for row in rows])
    written: dict[Subject, list[Written]] = {}
    for row in rows:
        one = _build_written(conn, interviews, row, newest.get(row.id))
        written.setdefault((row.owner, row.interview, row.period), []).append(one)
    return written


def _load_drafts(conn: Connection, subjects: Collection[Subject]) -> list[Row[*tuple[Any, ...]]]:
    kinds = {subject[1] for subject in subjects}
    periods = {subject[2] for subject in subjects}
    query = _drafts.where(drafts.c.interview.in_(kinds), drafts.c.period.in_(periods))
    return [
        row
        for owners in split_ids(sorted({subject[0] for subject in subjects}))
        for row in conn.execute(query.where(drafts.c.owner.in_(owners)))
        if (row.owner, row.interview, row.period) in subjects
    ]


def _load_documents(conn: Connection, ids: Sequence[int]) -> dict[int, _Document]:
    return {
        row[0]: _Document(*row[1:])
        for part in split_ids(ids)
        for row in conn.execute(_documents.where(documents.c.draft_id.in_(part)))
    }


def _build_written(
    conn: Connection, interviews: Interviews, row: Row[*tuple[Any, ...]], last: _Document | None
) -> Written:
    stored = build_stored(conn, interviews, row.id, row.interview, row.state)
    percent = build_progress(stored.interview, stored.draft).percent if stored else 0
    if last is None:
        return Written(row.id, row.owner, percent, 0, unsettled=False, changed=False)
    return Written(
        row.id,
        row.owner,
        percent,
        last.version,
        unsettled=last.unanswered + last.findings > 0,
        changed=row.changed_at > last.made_at,
        documented_at=last.made_at,
    )


def _find_name(conn: Connection, interviews: Interviews, interview_id: str | None) -> Words | None:
    interview = find_newest(conn, interviews, interview_id) if interview_id else None
    return interview.name if interview else None
