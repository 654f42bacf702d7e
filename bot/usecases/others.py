"""The reports that a draft is compared with: the unit's last one, its others, and colleagues'."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, false, select

from bot.store.deadline_tables import units
from bot.store.tables import drafts, people
from bot.usecases.drafts import StoredDraft, build_stored
from bot.usecases.people import REVOKED, Person
from bot.words.interviews import Interviews
from conversations.checks.subject import OtherReport
from conversations.drafts.path import build_values
from conversations.periods import parse_period
from conversations.report.building import build_outline

MOST_PEERS = 30
MOST_SAME = 4
"""Reports that are looked at, the latest changed first."""


@dataclass(frozen=True, slots=True)
class OtherDraft:
    """Somebody's draft to compare with; `name`, `own` and `same` are as an OtherReport's."""

    name: str
    stored: StoredDraft
    own: bool = False
    same: bool = False


def build_others(found: tuple[OtherDraft, ...]) -> tuple[OtherReport, ...]:
    """Return the drafts as reports; one whose template cannot be used is left out."""
    return tuple(_build_reports(found))


def find_last(
    conn: Connection, interviews: Interviews, person: Person, stored: StoredDraft
) -> tuple[OtherDraft, ...]:
    """Return the last report of that kind: the unit's, or else the person's, of the period before.

    Of a kind that is not written for each period, that of a year before.
    """
    period = parse_period(stored.draft.period)
    before = (period.previous.key, period.last_year.key)
    for ours in (_is_of_unit(person), drafts.c.owner == person.id):
        for key in before:
            of_it = (drafts.c.interview == stored.interview.id, drafts.c.period == key, ours)
            found = _find(conn, interviews, of_it, 1)
            if found:
                return tuple(OtherDraft(_name(name, each), each, own=True) for name, each in found)
    return ()


def find_same(
    conn: Connection, interviews: Interviews, person: Person, stored: StoredDraft
) -> tuple[OtherDraft, ...]:
    """Return other kinds of reports that the unit, or the person, writes for the same period."""
    ours = _is_of_unit(person) | (drafts.c.owner == person.id)
    other = (drafts.c.interview != stored.interview.id, drafts.c.period == stored.draft.period)
    found = _find(conn, interviews, (*other, ours), MOST_SAME)
    return tuple(OtherDraft(_name_kind(each), each, same=True) for _, each in found)


def find_peers(
    conn: Connection, interviews: Interviews, person: Person, stored: StoredDraft
) -> tuple[OtherDraft, ...]:
    """Return the reports of that kind and period that others are writing or have written."""
    alike = (
        drafts.c.interview == stored.interview.id,
        drafts.c.period == stored.draft.period,
        drafts.c.owner != person.id,
    )
    found = _find(conn, interviews, alike, MOST_PEERS)
    return tuple(OtherDraft(_name(name, each), each) for name, each in found)


def _is_of_unit(person: Person) -> ColumnElement[bool]:
    return false() if person.unit_id is None else people.c.unit_id == person.unit_id


def _find(
    conn: Connection, interviews: Interviews, wanted: tuple[ColumnElement[bool], ...], limit: int
) -> list[tuple[str, StoredDraft]]:
    """Return drafts at hand with the names of their owners' units, the latest changed first.

    What people wrote who have lost access is nobody's to look at.
    """
    owned = drafts.join(people, people.c.id == drafts.c.owner)
    query = (
        select(units.c.name, drafts.c.id, drafts.c.interview, drafts.c.state)
        .select_from(owned.outerjoin(units, units.c.id == people.c.unit_id))
        .where(*wanted, drafts.c.binned_at.is_(None), people.c.role != REVOKED)
        .order_by(drafts.c.changed_at.desc(), drafts.c.id.desc())
        .limit(limit)
    )
    found = []
    for name, draft_id, interview, state in conn.execute(query):
        stored = build_stored(conn, interviews, draft_id, interview, state)
        if stored is not None:
            found.append((name or "", stored))
    return found


def _build_reports(found: tuple[OtherDraft, ...]) -> Iterator[OtherReport]:
    for each in found:
        try:
            outline = build_outline(each.stored.interview, each.stored.draft)
        except ValueError:  # PhraseError: it is said when that report is made
            continue
        yield OtherReport(each.name, outline, each.own, each.same)


def _name(unit: str, stored: StoredDraft) -> str:
    """Return the unit and the period; the unit that the report names where its owner has none."""
    said = build_values(stored.interview, stored.draft).get(stored.interview.unit)
    return f"{unit or said or ''}{parse_period(stored.draft.period).label}"


def _name_kind(stored: StoredDraft) -> str:
    return f"{parse_period(stored.draft.period).label}{stored.interview.name.zh_CN}"
