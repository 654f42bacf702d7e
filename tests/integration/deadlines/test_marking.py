"""Handing in, waiving, moving, assigning: once, with who and why, and nobody reminded any more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import Connection, delete

from bot.store.database import open_database
from bot.store.deadline_tables import deadlines, reminders
from bot.usecases.marking import (
    assign,
    hand_in,
    list_changes,
    move,
    report_elsewhere,
    send_back,
    waive,
)
from bot.usecases.people import load_person
from conversations.deadlines.deadline import Deadline
from tests.integration.deadlines.organ import (
    CHIEF,
    COLLEAGUE,
    HEAD_OF_OFFICE,
    MONTHLY,
    NOW,
    TEACHER,
    WRITER,
    Organ,
)

Mark = Callable[[Connection, Deadline], bool]

MARKS: dict[str, Mark] = {
    "handed_in": lambda conn, one: hand_in(conn, one, WRITER, NOW),
    "elsewhere": lambda conn, one: report_elsewhere(conn, one, WRITER, "机要交换", NOW),
    "waived": lambda conn, one: waive(conn, one, CHIEF, "撤并", NOW),
}


@pytest.fixture
def due(organ: Organ) -> Deadline:
    organ.save(MONTHLY)
    return organ.first(organ.office)


@pytest.mark.parametrize("settled", MARKS)
def test_settling_ends_every_reminder_and_is_done_once(
    organ: Organ, due: Deadline, settled: str
) -> None:
    organ.push(due, "before_7", WRITER)
    organ.push(due, "opening", WRITER, said=True)
    assert organ.do(lambda conn: MARKS[settled](conn, due))
    found = organ.find(due)
    assert (found.settled, found.settled_at) == (settled, NOW)
    assert organ.steps(due, done=False) == {}
    assert organ.pushes(due) == {("opening", WRITER)}
    for mark in MARKS.values():
        assert not organ.do(lambda conn, mark=mark: mark(conn, due))  # type: ignore[misc]
    changes = organ.do(lambda conn: list_changes(conn, due.id))
    assert [(each.what, each.made_at) for each in changes] == [(settled, NOW)]


def test_who_and_why_are_told(organ: Organ, due: Deadline) -> None:
    organ.do(lambda conn: report_elsewhere(conn, due, WRITER, "机要交换", NOW))
    organ.do(lambda conn: send_back(conn, due, HEAD_OF_OFFICE, "缺附件", NOW))
    organ.do(lambda conn: move(conn, due, date(2026, 7, 15), CHIEF, "开会", NOW))
    changes = organ.do(lambda conn: list_changes(conn, due.id))
    assert [(each.what, each.why, each.by) for each in changes] == [
        ("elsewhere", "机要交换", f"某{WRITER}"),
        ("returned", "缺附件", f"某{HEAD_OF_OFFICE}"),
        ("moved", "开会", f"某{CHIEF}"),
    ]
    assert (changes[2].from_on, changes[2].to_on) == (due.due_on, date(2026, 7, 15))


def test_what_is_gone_is_not_marked(organ: Organ, due: Deadline) -> None:
    organ.do(lambda conn: conn.execute(delete(reminders)))
    organ.do(lambda conn: conn.execute(delete(deadlines)))
    for mark in MARKS.values():
        assert not organ.do(lambda conn, mark=mark: mark(conn, due))  # type: ignore[misc]
    assert not organ.do(lambda conn: send_back(conn, due, CHIEF, "", NOW))
    assert not organ.do(lambda conn: move(conn, due, date(2026, 8, 1), CHIEF, "", NOW))
    assert not organ.do(lambda conn: assign(conn, due, WRITER, CHIEF, NOW))


class TestSendingBack:
    def test_it_is_missing_again_and_reminded_of_from_now_on(
        self, organ: Organ, due: Deadline
    ) -> None:
        ahead = {name for name, at in organ.steps(due).items() if at > NOW}
        organ.do(lambda conn: hand_in(conn, due, WRITER, NOW))
        assert organ.do(lambda conn: send_back(conn, due, HEAD_OF_OFFICE, "缺附件", NOW))
        found = organ.find(due)
        assert (found.settled, found.settled_at, found.returned_at) == (None, None, NOW)
        assert organ.steps(due, done=False).keys() == ahead

    def test_what_is_missing_is_not_sent_back(self, organ: Organ, due: Deadline) -> None:
        assert not organ.do(lambda conn: send_back(conn, due, CHIEF, "", NOW))
        assert organ.find(due).returned_at is None

    def test_late_it_is_spoken_of_on_the_next_working_day(self, organ: Organ) -> None:
        organ.save(MONTHLY)
        late = organ.first(organ.office, date(2026, 6, 1))
        organ.do(lambda conn: hand_in(conn, late, WRITER, NOW))
        organ.do(lambda conn: send_back(conn, late, CHIEF, "", NOW))
        assert organ.steps(late, done=False).keys() == {"late_16"}


class TestMoving:
    def test_its_reminders_follow(self, organ: Organ, due: Deadline) -> None:
        assert organ.do(lambda conn: move(conn, due, date(2026, 7, 31), CHIEF, "", NOW))
        found = organ.find(due)
        assert (found.due_on, found.moved) == (date(2026, 7, 31), True)
        assert found.due_at - due.due_at == timedelta(days=21)
        assert organ.steps(due)["due"].date() == date(2026, 7, 31)

    def test_it_opens_no_later_than_it_is_due(self, organ: Organ) -> None:
        organ.save(MONTHLY)
        later = organ.list(units=[organ.office])[-1]
        organ.do(lambda conn: move(conn, later, date(2026, 7, 3), CHIEF, "", NOW))
        assert organ.find(later).opens_on == date(2026, 7, 3)

    def test_to_the_same_day_it_is_not_moved(self, organ: Organ, due: Deadline) -> None:
        assert not organ.do(lambda conn: move(conn, due, due.due_on, CHIEF, "", NOW))
        assert not organ.find(due).moved

    def test_what_is_settled_is_not_moved(self, organ: Organ, due: Deadline) -> None:
        organ.do(lambda conn: hand_in(conn, due, WRITER, NOW))
        assert not organ.do(lambda conn: move(conn, due, date(2026, 7, 31), CHIEF, "", NOW))


class TestAssigning:
    def test_only_the_one_it_is_assigned_to_is_still_reminded(
        self, organ: Organ, due: Deadline
    ) -> None:
        for step, chat_id in (("due", WRITER), ("due", COLLEAGUE), ("due", -100)):
            organ.push(due, step, chat_id)
        assert organ.do(lambda conn: assign(conn, due, COLLEAGUE, HEAD_OF_OFFICE, NOW))
        assert organ.find(due).assignee_id == COLLEAGUE
        assert organ.pushes(due) == {("due", COLLEAGUE), ("due", -100)}
        assert not organ.do(lambda conn: assign(conn, due, COLLEAGUE, CHIEF, NOW))

    def test_what_the_head_is_to_be_told_stays(self, organ: Organ, due: Deadline) -> None:
        organ.push(due, "head", HEAD_OF_OFFICE)
        organ.do(lambda conn: assign(conn, due, COLLEAGUE, HEAD_OF_OFFICE, NOW))
        assert organ.pushes(due) == {("head", HEAD_OF_OFFICE)}

    def test_it_can_be_taken_back(self, organ: Organ, due: Deadline) -> None:
        organ.do(lambda conn: assign(conn, due, COLLEAGUE, CHIEF, NOW))
        assert organ.do(lambda conn: assign(conn, due, None, CHIEF, NOW))
        changes = organ.do(lambda conn: list_changes(conn, due.id))
        assert [each.why for each in changes] == [f"某{COLLEAGUE}", ""]

    def test_what_is_settled_is_not_assigned(self, organ: Organ, due: Deadline) -> None:
        organ.do(lambda conn: hand_in(conn, due, WRITER, NOW))
        assert not organ.do(lambda conn: assign(conn, due, WRITER, CHIEF, NOW))


def test_a_persons_deadline_is_moved_by_their_own_clocks(organ: Organ) -> None:
    organ.change_person(TEACHER, zone="America/Los_Angeles")
    organ.save(replace(MONTHLY, people=(TEACHER,)))
    due = organ.list(person=TEACHER, since=NOW.date())[0]
    organ.do(lambda conn: move(conn, due, date(2026, 7, 20), CHIEF, "", NOW))
    assert organ.find(due).due_at.hour == 1  # 18:00 in summer there, by UTC


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_what_names_a_person_need_not_wait_for_their_update(
    organ: Organ, due: Deadline, database_url: str
) -> None:
    """Or one who assigns and one who hands in would wait for each other."""
    other = open_database(database_url)

    def assign_within(conn: Connection) -> bool:
        conn.exec_driver_sql("SET LOCAL lock_timeout = '10s'")
        return assign(conn, due, WRITER, CHIEF, NOW)

    def take_update(conn: Connection) -> bool:
        assert load_person(conn, WRITER) is not None
        return other.run_now(assign_within)

    try:
        assert organ.do(take_update)
    finally:
        other.close()
