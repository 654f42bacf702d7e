"""Who owes a deadline, who may write it, who watches, and what is listed as whose."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.usecases.deadlines import find_deadline
from bot.usecases.marking import assign, hand_in
from bot.usecases.owing import Office, list_mine, load_office
from bot.usecases.people import HEAD, MEMBER, revoke
from bot.usecases.units import set_leader
from conversations.deadlines.deadline import Deadline
from tests.integration.deadlines.organ import (
    CHIEF,
    COLLEAGUE,
    HEAD_OF_OFFICE,
    MONTHLY,
    NOW,
    TEACHER,
    TODAY,
    WRITER,
    Organ,
)

HEAD_OF_ALL = 30


@pytest.fixture
def due(organ: Organ) -> Deadline:
    organ.save(replace(MONTHLY, units=(organ.office, organ.school)))
    return organ.first(organ.office)


def list_ids(organ: Organ, due: Deadline) -> list[int]:
    return [person.id for person in organ.do(load_office).find_responsible(due)]


def list_fillers(organ: Organ, due: Deadline) -> set[int]:
    return {person.id for person in organ.do(load_office).find_fillers(due)}


def test_the_units_people_owe_it_and_its_head_does_not_write_it(
    organ: Organ, due: Deadline
) -> None:
    assert list_ids(organ, due) == [WRITER, COLLEAGUE]
    assert list_fillers(organ, due) == {WRITER, COLLEAGUE, HEAD_OF_OFFICE}


def test_a_head_alone_in_the_unit_owes_it(organ: Organ, due: Deadline) -> None:
    for person_id in (WRITER, COLLEAGUE):
        organ.do(lambda conn, person_id=person_id: revoke(conn, person_id))  # type: ignore[misc]
    assert list_ids(organ, due) == [HEAD_OF_OFFICE]


def test_assigned_it_is_one_persons_as_long_as_they_have_access(
    organ: Organ, due: Deadline
) -> None:
    organ.do(lambda conn: assign(conn, due, COLLEAGUE, CHIEF, NOW))
    due = organ.find(due)
    assert list_ids(organ, due) == [COLLEAGUE]
    assert list_fillers(organ, due) == {COLLEAGUE}
    organ.do(lambda conn: revoke(conn, COLLEAGUE))
    assert list_ids(organ, due) == [WRITER]
    assert WRITER in list_fillers(organ, due)


def test_the_nearest_heads_watch_who_do_not_owe_it_themselves(organ: Organ, due: Deadline) -> None:
    def watchers() -> list[int]:
        return [person.id for person in organ.do(load_office).find_watchers(due)]

    assert watchers() == [HEAD_OF_OFFICE]
    organ.join(HEAD_OF_ALL, HEAD, organ.top)
    assert watchers() == [HEAD_OF_OFFICE]
    for person_id in (WRITER, COLLEAGUE):
        organ.join(person_id, MEMBER, organ.school)
    assert watchers() == [HEAD_OF_ALL]


def test_heads_of_the_unit_or_above_may_watch_and_administrators(
    organ: Organ, due: Deadline
) -> None:
    organ.join(HEAD_OF_ALL, HEAD, organ.top)
    organ.join(31, HEAD, organ.school)
    who = {CHIEF: True, HEAD_OF_OFFICE: True, HEAD_OF_ALL: True, 31: False, WRITER: False}
    people = {person_id: organ.load(person_id) for person_id in who}
    office = organ.do(load_office)
    assert {each: office.may_watch(people[each], due) for each in who} == who


def test_the_nearest_leader_is_told(organ: Organ, due: Deadline) -> None:
    def leader() -> int | None:
        found = organ.do(load_office).find_leader(due)
        return found.id if found else None

    assert leader() is None
    organ.do(lambda conn: set_leader(conn, organ.top, CHIEF))
    assert leader() == CHIEF
    organ.do(lambda conn: set_leader(conn, organ.office, TEACHER))
    assert leader() == TEACHER
    organ.do(lambda conn: revoke(conn, TEACHER))
    assert leader() == CHIEF


def test_mine_is_what_is_awaited_from_me(organ: Organ, due: Deadline) -> None:
    organ.save(replace(MONTHLY, name="个人", people=(WRITER,)))
    lent = organ.first(organ.school)
    organ.do(lambda conn: assign(conn, lent, WRITER, CHIEF, NOW))
    organ.do(lambda conn: assign(conn, due, COLLEAGUE, CHIEF, NOW))

    def mine(person_id: int) -> set[int]:
        person = organ.load(person_id)
        listed = organ.do(
            lambda conn: list_mine(conn, person, since=TODAY, until=date(2026, 7, 31))
        )
        return {deadline.id for deadline in listed}

    theirs = organ.list(person=WRITER, since=TODAY)
    own = next(each for each in theirs if each.person_id == WRITER)
    assert mine(WRITER) == {lent.id, own.id}
    assert mine(COLLEAGUE) == {due.id}
    assert mine(HEAD_OF_OFFICE) == set()
    assert mine(TEACHER) == set()


def test_lists_are_narrowed_by_unit_day_and_what_is_open(organ: Organ, due: Deadline) -> None:
    organ.save(replace(MONTHLY, name="个人", people=(TEACHER,)))
    organ.do(lambda conn: hand_in(conn, due, WRITER, NOW))
    july = {"since": TODAY, "until": date(2026, 7, 31)}
    school = organ.list(units=[organ.school], **july)
    assert {(each.unit_id, each.person_id) for each in school} == {
        (organ.school, None),
        (None, TEACHER),
    }
    assert organ.list(units=[organ.office], open_only=True, **july) == []
    assert organ.list(obligation=due.obligation_id, **july)[0].id == due.id
    assert organ.list(ids=[due.id]) == [organ.find(due)]
    assert organ.do(lambda conn: find_deadline(conn, 10_000)) is None


def test_an_office_of_some_deadlines_says_of_them_what_the_whole_office_says(
    organ: Organ, due: Deadline
) -> None:
    organ.join(HEAD_OF_ALL, HEAD, organ.top)
    organ.do(lambda conn: set_leader(conn, organ.top, TEACHER))
    organ.save(replace(MONTHLY, name="个人月报", people=(WRITER, COLLEAGUE)))
    organ.do(lambda conn: assign(conn, due, TEACHER, CHIEF, NOW))
    organ.do(lambda conn: revoke(conn, COLLEAGUE))

    def look(office: Office, each: Deadline) -> tuple[object, ...]:
        found = (office.find_responsible(each), office.find_fillers(each))
        watching = (office.find_watchers(each), office.find_leader(each), office.find_unit_id(each))
        zone = office.find_zone(each.unit_id, each.person_id)
        return *found, *watching, office.find_owner(each), zone

    whole = organ.do(load_office)
    listed = organ.list(since=TODAY)
    assert {each.person_id for each in listed} == {None, WRITER, COLLEAGUE}
    for each in listed:
        some = organ.do(lambda conn, each=each: load_office(conn, [each]))  # type: ignore[misc]
        assert look(some, each) == look(whole, each)
    of_school = organ.first(organ.school)
    assert WRITER not in organ.do(lambda conn: load_office(conn, [of_school])).people
