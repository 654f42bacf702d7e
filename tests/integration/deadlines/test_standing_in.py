"""Standing in for somebody on leave: their report is written and handed in as one's own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from bot.store.database import Database
from bot.usecases.absences import add_absence, find_stand_in
from bot.usecases.drafts import find_draft
from bot.usecases.duty_rights import find_duty
from bot.usecases.handing_in import find_met
from bot.usecases.marking import assign
from bot.usecases.people import HEAD
from bot.usecases.standings import build_standings
from bot.words.interviews import Interviews
from conversations.deadlines.deadline import Deadline, Standing
from conversations.definition.parsing import parse_interview
from tests.integration.deadlines.organ import (
    CHIEF,
    COLLEAGUE,
    MONTHLY,
    NOW,
    TEACHER,
    TODAY,
    WRITER,
    Organ,
)
from tests.integration.deadlines.test_standings import REPORT, write

AFTER = NOW + timedelta(days=4)
"""When everybody is back."""


@pytest.fixture
def organ(database: Database) -> Organ:
    return Organ(database, Interviews([parse_interview(REPORT, "monthly.yaml")]))


@pytest.fixture
def due(organ: Organ) -> Deadline:
    """Assigned to a person who is away for three days; somebody of another unit stands in."""
    organ.save(replace(MONTHLY, interview="monthly"))
    due = organ.first(organ.office)
    organ.do(lambda conn: assign(conn, due, WRITER, CHIEF, NOW))
    leave(organ, WRITER, TEACHER)
    return organ.find(due)


def leave(organ: Organ, person_id: int, stand_in: int | None, to_on: date | None = None) -> None:
    until = to_on or TODAY + timedelta(days=2)
    organ.do(lambda conn: add_absence(conn, person_id, TODAY, until, stand_in, CHIEF, NOW))


def stand(organ: Organ, due: Deadline, now: datetime) -> Standing:
    return organ.do(lambda conn: build_standings(conn, organ.interviews, [due], now))[0]


def fills(organ: Organ, person_id: int, due: Deadline, now: datetime) -> bool:
    person = organ.load(person_id)
    duty = organ.do(lambda conn: find_duty(conn, person, due.id, now))
    return duty is not None and duty.fills


def test_who_stands_in_may_write_it_as_long_as_the_leave_lasts(organ: Organ, due: Deadline) -> None:
    assert fills(organ, TEACHER, due, NOW)
    assert not fills(organ, COLLEAGUE, due, NOW)
    assert not fills(organ, TEACHER, due, AFTER)


def test_their_draft_is_the_reports_also_when_the_other_is_back(
    organ: Organ, due: Deadline
) -> None:
    draft_id = write(organ, TEACHER, "unit")
    for now in (NOW, AFTER):
        standing = stand(organ, due, now)
        assert (standing.condition, standing.draft_id) == ("in_progress", draft_id)
        assert standing.author_id == TEACHER


def test_what_they_wrote_for_themselves_counts_for_nobody_else(organ: Organ, due: Deadline) -> None:
    write(organ, COLLEAGUE, "unit")
    assert stand(organ, due, NOW).condition == "not_started"


def test_their_document_is_offered_to_be_handed_in(organ: Organ, due: Deadline) -> None:
    draft_id = write(organ, TEACHER, "unit", "done")
    person = organ.load(TEACHER)
    stored = organ.do(lambda conn: find_draft(conn, person, draft_id, organ.interviews))
    assert stored is not None
    own = organ.first(organ.school)
    met = organ.do(lambda conn: find_met(conn, person, stored, NOW))
    assert met is not None
    assert met.id == min(due.id, own.id)
    organ.do(lambda conn: assign(conn, own, CHIEF, CHIEF, NOW))
    met = organ.do(lambda conn: find_met(conn, person, stored, NOW))
    assert met is not None
    assert met.id == due.id
    assert organ.do(lambda conn: find_met(conn, person, stored, AFTER)) is None


def test_a_stand_in_who_is_away_is_stood_in_for(organ: Organ, due: Deadline) -> None:
    leave(organ, TEACHER, COLLEAGUE)
    assert organ.do(lambda conn: find_stand_in(conn, WRITER, TODAY)) == COLLEAGUE
    assert fills(organ, COLLEAGUE, due, NOW)
    assert not fills(organ, TEACHER, due, NOW)


def test_without_a_name_the_nearest_head_who_is_there_does(organ: Organ) -> None:
    organ.join(30, HEAD, organ.top)
    leave(organ, TEACHER, None)
    assert organ.do(lambda conn: find_stand_in(conn, TEACHER, TODAY)) == 30
    leave(organ, 30, None)
    assert organ.do(lambda conn: find_stand_in(conn, TEACHER, TODAY)) is None


def test_who_has_lost_access_stands_in_for_nobody(organ: Organ, due: Deadline) -> None:
    organ.join(30, HEAD, organ.top)
    organ.change_person(TEACHER, role="revoked")
    assert organ.do(lambda conn: find_stand_in(conn, WRITER, TODAY)) == 20
    assert not fills(organ, COLLEAGUE, due, NOW)
