"""Generating deadlines a year ahead from the obligations, and repairing what no longer follows."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from bot.store.deadline_tables import obligations
from bot.usecases.deadline_rows import (
    Key,
    StoredTerms,
    Terms,
    delete_deadlines,
    insert_deadlines,
    load_terms,
    update_deadlines,
)
from bot.usecases.owing import Office, load_office
from bot.usecases.reminder_rows import Due, repair_reminders
from bot.usecases.versions import find_newest
from bot.usecases.working_days import load_working_days
from bot.words.interviews import Interviews
from conversations.deadlines.moments import build_moment
from conversations.deadlines.obligation import Obligation
from conversations.deadlines.occurrences import Occurrence, find_fault, list_occurrences
from conversations.deadlines.storing import load_obligation
from conversations.deadlines.working_days import WorkingDays
from conversations.periods import PeriodKind

AHEAD = timedelta(days=366)
BEHIND = timedelta(days=60)
"""How far back a new obligation is due: what was due before that is nobody's debt."""

_REACH = timedelta(days=400)
"""How much further a stored deadline is looked for: a changed rule may have moved its day."""


@dataclass(frozen=True, slots=True)
class _Duty:
    """A stored obligation with its template's periods."""

    id: int
    obligation: Obligation
    ended: bool
    periods: PeriodKind | None

    @property
    def is_sound(self) -> bool:
        """Whether it can be told what follows; its template may have changed under it."""
        return self.ended or find_fault(self.obligation, self.periods) is None


@dataclass(frozen=True, slots=True)
class _Target:
    """A unit or a person, by whose clocks it is `today`."""

    unit_id: int | None
    person_id: int | None
    zone: str
    today: date


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A deadline as it follows from its obligation."""

    duty: _Duty
    target: _Target
    terms: Terms


@dataclass(slots=True)
class _Repair:
    """What is to be stored so that the deadlines follow from the obligations.

    `changed` and `kept` are by the row's id; what was moved by hand is kept on its own terms.
    """

    fresh: dict[Key, _Wanted] = field(default_factory=dict)
    changed: dict[int, _Wanted] = field(default_factory=dict)
    kept: dict[int, _Wanted] = field(default_factory=dict)
    gone: list[int] = field(default_factory=list)


def schedule(
    conn: Connection,
    interviews: Interviews,
    now: datetime,
    obligation_ids: Sequence[int] | None = None,
) -> int:
    """Store what is due within a year of these obligations, or of all; return the rows changed.

    What is settled, moved by hand, or due before today stays as it is. What is not due any more
    goes, unless it was handed in once. A second call changes nothing. On PostgreSQL the
    obligations' rows are locked to the end of the transaction.
    """
    duties = _load_duties(conn, interviews, obligation_ids)
    return _schedule(conn, duties, now, None) if duties else 0


def schedule_units(
    conn: Connection, interviews: Interviews, now: datetime, unit_ids: Collection[int | None]
) -> int:
    """Store what these units owe as units with people, when they may just have come to have some.

    What was due before today is not theirs; the other units are left alone, so that somebody who
    joins a unit waits for no other. Returns the rows changed, as `schedule`.
    """
    rules = conn.execute(select(obligations.c.id, obligations.c.rule))
    loaded = {row_id: load_obligation(rule) for row_id, rule in rules}
    unnamed = [row_id for row_id, rule in loaded.items() if not (rule.units or rule.people)]
    within = {each for each in unit_ids if each is not None}
    duties = _load_duties(conn, interviews, unnamed) if within else []
    return _schedule(conn, duties, now, within) if duties else 0


def _schedule(
    conn: Connection, duties: Sequence[_Duty], now: datetime, within: Collection[int] | None
) -> int:
    """Repair what these units owe, or with None all who owe it."""
    office, days = load_office(conn), load_working_days(conn)
    ids = [duty.id for duty in duties]
    stored = load_terms(conn, ids, now.date() - _REACH, within)
    wanted = _list_wanted(duties, office, days, now, within)
    known = {key[0] for key in stored} if within is None else set(ids)
    repair = _compare(wanted, stored, known)
    repair.gone = _list_gone(wanted, stored, office, now)
    return _store(conn, repair, days, now)


def _load_duties(
    conn: Connection, interviews: Interviews, obligation_ids: Sequence[int] | None
) -> list[_Duty]:
    query = select(obligations.c.id, obligations.c.rule, obligations.c.state)
    if obligation_ids is not None:
        query = query.where(obligations.c.id.in_(obligation_ids))
    duties: list[_Duty] = []
    for row_id, rule, state in conn.execute(query.order_by(obligations.c.id).with_for_update()):
        obligation = load_obligation(rule)
        periods = _find_periods(conn, interviews, obligation.interview)
        duties.append(_Duty(row_id, obligation, state == "ended", periods))
    return [duty for duty in duties if duty.is_sound]


def _find_periods(
    conn: Connection, interviews: Interviews, interview_id: str | None
) -> PeriodKind | None:
    interview = find_newest(conn, interviews, interview_id) if interview_id else None
    return interview.periods if interview else None


def _list_wanted(
    duties: Sequence[_Duty],
    office: Office,
    days: WorkingDays,
    now: datetime,
    within: Collection[int] | None,
) -> dict[Key, _Wanted]:
    wanted: dict[Key, _Wanted] = {}
    for duty in duties:
        found: dict[date, list[Occurrence]] = {}
        for target in _list_targets(duty, office, now):
            if within is not None and target.unit_id not in within:
                continue
            if target.today not in found:
                found[target.today] = _list_occurrences(duty, days, target.today)
            for each in found[target.today]:
                key = (duty.id, target.unit_id, target.person_id, each.key)
                wanted[key] = _Wanted(duty, target, _build_terms(duty.obligation, each, target))
    return wanted


def _list_targets(duty: _Duty, office: Office, now: datetime) -> Iterator[_Target]:
    """Yield who owes it: those named, or every unit with people in it; nobody when it has ended."""
    if duty.ended:
        return
    named = duty.obligation.units or duty.obligation.people
    for unit_id in duty.obligation.units if named else sorted(office.inside):
        if unit := office.units.get(unit_id):
            yield _Target(unit_id, None, unit.zone, _find_today(unit.zone, now))
    for person_id in duty.obligation.people:
        if person := office.people.get(person_id):
            yield _Target(None, person_id, person.zone, _find_today(person.zone, now))


def _find_today(zone: str, now: datetime) -> date:
    return now.astimezone(ZoneInfo(zone)).date()


def _list_occurrences(duty: _Duty, days: WorkingDays, today: date) -> list[Occurrence]:
    """Return more than is stored anew: a stored one may have come from far or go there."""
    since, until = today - _REACH, today + AHEAD + _REACH
    return list_occurrences(duty.obligation, duty.periods, days, since, until)


def _build_terms(obligation: Obligation, occurrence: Occurrence, target: _Target) -> Terms:
    minutes = obligation.ends_at.hour * 60 + obligation.ends_at.minute
    return Terms(
        obligation.interview,
        occurrence.period,
        occurrence.opens_on,
        occurrence.due_on,
        build_moment(occurrence.due_on, minutes, target.zone),
    )


def _compare(
    wanted: Mapping[Key, _Wanted], stored: Mapping[Key, StoredTerms], known: Collection[int]
) -> _Repair:
    """Return what is to be stored; of the `known` obligations nothing that was due before today."""
    repair = _Repair()
    for key, each in wanted.items():
        row = stored.get(key)
        today, due_on = each.target.today, each.terms.due_on
        if row is None:
            since = today if key[0] in known else today - BEHIND
            if since <= due_on <= today + AHEAD:
                repair.fresh[key] = each
        elif row.settled or row.terms.due_on < today:
            continue
        elif row.moved or row.terms == each.terms:
            repair.kept[row.id] = replace(each, terms=row.terms)
        else:
            repair.changed[row.id] = each
    return repair


def _list_gone(
    wanted: Mapping[Key, _Wanted], stored: Mapping[Key, StoredTerms], office: Office, now: datetime
) -> list[int]:
    """Return the deadlines to come that follow from nothing and nobody has had a hand in."""
    todays: dict[str, date] = {}
    gone: list[int] = []
    for key, row in stored.items():
        if key in wanted or row.settled or row.moved or row.returned:
            continue
        zone = office.find_zone(key[1], key[2])
        if row.terms.due_on >= todays.setdefault(zone, _find_today(zone, now)):
            gone.append(row.id)
    return gone


def _store(conn: Connection, repair: _Repair, days: WorkingDays, now: datetime) -> int:
    count = delete_deadlines(conn, repair.gone)
    made = insert_deadlines(conn, {key: each.terms for key, each in repair.fresh.items()})
    update_deadlines(conn, {row_id: each.terms for row_id, each in repair.changed.items()})
    anew = {row_id: repair.fresh[key] for key, row_id in made.items()} | repair.changed
    dues = [_build_due(row_id, each) for row_id, each in (anew | repair.kept).items()]
    return count + len(anew) + repair_reminders(conn, dues, days, now, anew.keys())


def _build_due(row_id: int, wanted: _Wanted) -> Due:
    terms = wanted.terms
    return Due(row_id, wanted.duty.obligation, wanted.target.zone, terms.opens_on, terms.due_on)
