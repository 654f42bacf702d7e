"""Deadlines follow from the obligations: a year ahead, repaired, never doubled, nothing lost."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import event

from bot.store.database import Database, open_database
from bot.usecases import scheduling
from bot.usecases.marking import hand_in, list_changes, move, report_elsewhere, send_back
from bot.usecases.obligations import end, find_obligation, list_obligations, pause, resume
from bot.usecases.people import MEMBER, revoke
from bot.usecases.scheduling import schedule, schedule_units
from bot.usecases.units import set_unit
from bot.usecases.working_days import set_office_day
from conversations.deadlines.obligation import DueRule, Escalation, ReminderPlan
from conversations.deadlines.working_days import WorkingDays
from tests.integration.deadlines.organ import (
    CHIEF,
    MONTHLY,
    NOW,
    TEACHER,
    TODAY,
    WRITER,
    Organ,
)


def test_every_unit_with_people_owes_it_a_year_ahead(organ: Organ) -> None:
    organ.save(MONTHLY)
    due = organ.list(since=TODAY)
    assert {deadline.unit_id for deadline in due} == {organ.office, organ.school}
    mine = [deadline for deadline in due if deadline.unit_id == organ.office]
    assert [deadline.period for deadline in mine][:2] == ["2026M06", "2026M07"]
    assert len(mine) == 12
    assert mine[0].due_on == date(2026, 7, 10)
    assert mine[0].due_at == datetime(2026, 7, 10, 10, 0, tzinfo=UTC)


def test_a_new_obligation_reaches_back_sixty_days_and_no_further(organ: Organ) -> None:
    organ.save(MONTHLY)
    past = organ.list(units=[organ.office], until=TODAY - timedelta(days=1))
    assert [deadline.due_on for deadline in past] == [date(2026, 5, 9), date(2026, 6, 10)]


def test_nothing_is_due_before_it_starts_or_after_it_ends(organ: Organ) -> None:
    organ.save(replace(MONTHLY, starts_on=date(2026, 8, 1), ends_on=date(2026, 10, 31)))
    months = [deadline.due_on.month for deadline in organ.list(units=[organ.office])]
    assert months == [8, 9, 10]


def test_a_second_run_changes_nothing(organ: Organ) -> None:
    organ.save(MONTHLY)
    before = organ.dump()
    assert organ.schedule() == 0
    assert organ.dump() == before


def test_named_units_and_people_owe_it_and_nobody_else(organ: Organ) -> None:
    organ.save(replace(MONTHLY, units=(organ.top,), people=(TEACHER, 999)))
    owed = {(deadline.unit_id, deadline.person_id) for deadline in organ.list()}
    assert owed == {(organ.top, None), (None, TEACHER)}


def test_a_persons_deadlines_end_by_their_own_clocks(organ: Organ) -> None:
    organ.change_person(TEACHER, zone="Europe/Berlin")
    organ.save(replace(MONTHLY, people=(TEACHER,), ends_at=time(12, 0)))
    due = organ.list(person=TEACHER, since=TODAY)
    assert due[0].due_at == datetime(2026, 7, 10, 10, 0, tzinfo=UTC)
    winter = [deadline for deadline in due if deadline.due_on.month == 12]
    assert winter[0].due_at.time() == time(11, 0)


def test_a_change_moves_what_is_missing_and_leaves_what_was_decided(organ: Organ) -> None:
    saved = organ.save(MONTHLY)
    settled, moved, plain, *_ = organ.list(units=[organ.office], since=TODAY)
    organ.do(lambda conn: hand_in(conn, settled, WRITER, NOW))
    organ.do(lambda conn: move(conn, moved, date(2026, 8, 20), CHIEF, "开会", NOW))
    past = organ.list(units=[organ.office], until=TODAY)
    organ.save(replace(MONTHLY, due=DueRule("day", 25, 1)), saved)
    assert organ.find(settled).due_on == settled.due_on
    assert organ.find(moved).due_on == date(2026, 8, 20)
    assert organ.find(plain).due_on == date(2026, 9, 24)
    assert organ.list(units=[organ.office], until=TODAY) == past
    assert organ.schedule() == 0


def test_what_does_not_follow_any_more_goes_unless_it_was_handed_in_once(organ: Organ) -> None:
    saved = organ.save(MONTHLY)
    settled, returned, moved, *plain = organ.list(units=[organ.office], since=TODAY)
    organ.do(lambda conn: hand_in(conn, settled, WRITER, NOW))
    organ.do(lambda conn: hand_in(conn, returned, WRITER, NOW))
    organ.do(lambda conn: send_back(conn, returned, CHIEF, "不全", NOW))
    organ.do(lambda conn: move(conn, moved, date(2026, 9, 1), CHIEF, "", NOW))
    organ.save(replace(MONTHLY, units=(organ.school,)), saved)
    left = {deadline.id for deadline in organ.list(units=[organ.office], since=TODAY)}
    assert left == {settled.id, returned.id, moved.id}
    assert plain
    assert len(organ.list(units=[organ.school], since=TODAY)) == 12
    assert not organ.steps(plain[0])


def test_ended_it_yields_nothing_more_and_what_was_due_stays_owed(organ: Organ) -> None:
    saved = organ.save(MONTHLY)
    past = organ.list(until=TODAY)
    assert organ.do(lambda conn: end(conn, organ.interviews, saved, CHIEF, NOW))
    assert organ.list() == past
    assert past
    assert not organ.do(lambda conn: end(conn, organ.interviews, saved, CHIEF, NOW))
    assert organ.do(lambda conn: resume(conn, organ.interviews, saved, CHIEF, NOW))
    assert len(organ.list(units=[organ.school], since=TODAY)) == 12


def test_paused_it_keeps_its_deadlines_and_goes_on_growing(organ: Organ) -> None:
    saved = organ.save(MONTHLY)
    assert organ.do(lambda conn: pause(conn, organ.interviews, saved, CHIEF, NOW))
    assert not organ.do(lambda conn: pause(conn, organ.interviews, saved, CHIEF, NOW))
    assert organ.list(open_only=True) == []
    assert all(deadline.paused for deadline in organ.list())
    organ.now += timedelta(days=40)
    assert organ.schedule() > 0
    stored = organ.do(lambda conn: find_obligation(conn, saved))
    assert stored is not None
    assert stored.state == "paused"
    assert organ.do(lambda conn: resume(conn, organ.interviews, saved, CHIEF, NOW))
    assert len(organ.list(open_only=True)) == len(organ.list())


@pytest.mark.parametrize("leave", [resume, end])
def test_what_fell_due_during_a_pause_is_waived_and_nothing_else(
    organ: Organ, leave: Callable[..., bool]
) -> None:
    saved = organ.save(replace(MONTHLY, units=(organ.school,)))
    before = organ.list(until=TODAY)
    assert organ.do(lambda conn: pause(conn, organ.interviews, saved, CHIEF, NOW))
    organ.now += timedelta(days=40)
    organ.save(replace(MONTHLY, units=(organ.school,), name="新月报"), saved)
    organ.now += timedelta(days=10)
    due = organ.list(since=TODAY, until=organ.now.date())
    organ.push(due[0], "late_1", TEACHER)
    assert organ.do(
        lambda conn: leave(conn, organ.interviews, saved, CHIEF, organ.now, "任务暂停期间")
    )
    assert len(due) == 2
    for each in due:
        assert organ.find(each).settled == "waived"
        [change] = organ.do(lambda conn, each=each: list_changes(conn, each.id))  # type: ignore[misc]
        assert (change.what, change.why, change.by) == ("waived", "任务暂停期间", f"某{CHIEF}")
        assert not organ.steps(each, done=False)
        assert not organ.pushes(each)
    late = organ.list(until=organ.now.date(), open_only=True)
    assert [each.id for each in late] == [each.id for each in before]
    assert before


def test_a_unit_that_gets_its_first_people_owes_from_then_on(organ: Organ) -> None:
    organ.save(MONTHLY)
    fresh = organ.add_unit("档案局", None)
    assert organ.schedule() == 0
    organ.join(50, MEMBER, fresh)
    assert organ.schedule() > 0
    assert organ.first(fresh, date.min).due_on == date(2026, 7, 10)


def test_a_person_without_access_owes_nothing_more(organ: Organ) -> None:
    organ.save(replace(MONTHLY, people=(TEACHER,)))
    past = organ.list(until=TODAY)
    organ.do(lambda conn: revoke(conn, TEACHER))
    organ.schedule()
    assert organ.list() == past


def test_a_day_of_the_offices_own_moves_what_is_due_on_it(organ: Organ) -> None:
    organ.save(MONTHLY)
    organ.do(lambda conn: set_office_day(conn, date(2026, 7, 10), False, CHIEF, NOW))
    assert organ.schedule() > 0
    assert organ.first(organ.office).due_on == date(2026, 7, 9)
    organ.do(lambda conn: set_office_day(conn, date(2026, 7, 10), None, CHIEF, NOW))
    organ.schedule()
    assert organ.first(organ.office).due_on == date(2026, 7, 10)
    assert organ.schedule() == 0


def test_a_year_that_is_published_later_is_reckoned_anew(
    organ: Organ, monkeypatch: pytest.MonkeyPatch
) -> None:
    def publish(days: WorkingDays) -> None:
        monkeypatch.setattr(scheduling, "load_working_days", lambda _conn: days)

    publish(WorkingDays(frozenset(), frozenset(), frozenset({2026})))
    organ.save(MONTHLY)
    before = {deadline.id: deadline.due_on for deadline in organ.list()}
    february = date(2027, 2, 10)
    assert february in before.values()
    publish(WorkingDays(frozenset({february}), frozenset(), frozenset({2026, 2027})))
    organ.schedule()
    after = {deadline.id: deadline.due_on for deadline in organ.list()}
    moved = {before[each] for each in before if before[each] != after[each]}
    assert moved == {february}
    assert after.keys() == before.keys()


class TestReminders:
    def test_they_are_stored_ahead_at_half_past_eight(self, organ: Organ) -> None:
        organ.save(MONTHLY)
        due = organ.list(units=[organ.office], since=date(2026, 8, 1))[0]
        steps = organ.steps(due)
        assert steps["due"] == datetime(2026, 8, 10, 0, 30, tzinfo=UTC)
        names = {"opening", "before_7", "before_3", "before_1", "due", "late_1", "head", "leader"}
        assert steps.keys() == names

    def test_of_the_steps_that_are_past_only_the_newest_is_stored(self, organ: Organ) -> None:
        organ.save(MONTHLY)
        soon, late = organ.first(organ.office), organ.first(organ.office, date(2026, 6, 1))
        assert [name for name, at in organ.steps(soon).items() if at <= NOW] == ["before_7"]
        past = {name: at for name, at in organ.steps(late).items() if at <= NOW}
        assert past.keys() == {"late_15"}
        assert [name for name, at in organ.steps(late).items() if at > NOW] == ["late_16"]

    def test_another_plan_is_taken_over_without_saying_anything_twice(self, organ: Organ) -> None:
        saved = organ.save(MONTHLY)
        soon = organ.first(organ.office)
        organ.say(soon, NOW)
        plan = ReminderPlan(opening=True, before=(7, 2), due=True, late=False)
        organ.save(replace(MONTHLY, plan=plan, escalation=Escalation(None, 5)), saved)
        assert organ.steps(soon, done=False).keys() == {"before_2", "due", "leader"}
        assert organ.steps(soon, done=True).keys() == {"before_7"}
        assert organ.schedule() == 0

    def test_a_step_that_was_said_comes_again_once_its_day_lies_ahead_again(
        self, organ: Organ
    ) -> None:
        organ.save(MONTHLY)
        soon = organ.first(organ.office)
        organ.say(soon, NOW)
        organ.push(soon, "before_7", WRITER, said=True)
        organ.do(lambda conn: move(conn, soon, date(2026, 7, 31), CHIEF, "", NOW))
        assert organ.steps(soon, done=False)["before_7"] == datetime(2026, 7, 22, 0, 30, tzinfo=UTC)
        assert organ.pushes(soon) == set()

    def test_being_late_anew_is_said_from_the_first_day_on(self, organ: Organ) -> None:
        organ.save(MONTHLY)
        late = organ.first(organ.office, date(2026, 6, 1))
        organ.say(late, NOW + timedelta(days=1))
        organ.do(lambda conn: move(conn, late, date(2026, 7, 6), CHIEF, "", NOW))
        names = set(organ.steps(late))
        assert "late_1" in names
        assert not names & {"late_15", "late_16"}

    def test_a_clock_put_back_has_nothing_said_again(self, organ: Organ) -> None:
        organ.save(MONTHLY)
        soon = organ.first(organ.office)
        at = datetime(2026, 7, 7, 0, 31, tzinfo=UTC)
        organ.say(soon, at)
        organ.now = at - timedelta(hours=3)
        organ.schedule()
        assert "before_3" in organ.steps(soon, done=True)
        assert "before_3" not in organ.steps(soon, done=False)


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_two_processes_at_once_store_each_deadline_once(
    organ: Organ, database: Database, database_url: str
) -> None:
    organ.save(MONTHLY)
    organ.now += timedelta(days=90)
    other = open_database(database_url)
    with ThreadPoolExecutor(2) as pool:
        runs = [
            pool.submit(each.run_now, lambda conn: schedule(conn, organ.interviews, organ.now))
            for each in (database, other)
        ]
        changed = sorted(run.result() for run in runs)
    other.close()
    assert changed[0] == 0
    assert changed[1] > 0
    keys = [(each.unit_id, each.occurrence) for each in organ.list()]
    assert len(keys) == len(set(keys))


def test_the_statements_do_not_grow_with_the_units(organ: Organ) -> None:
    def count() -> int:
        seen: list[str] = []

        def run(conn: object) -> None:
            event.listen(conn, "before_cursor_execute", lambda *args: seen.append(args[2]))
            schedule(conn, organ.interviews, organ.now)  # type: ignore[arg-type]

        organ.do(run)
        return len(seen)

    organ.save(MONTHLY)
    organ.now += timedelta(days=40)
    few = count()
    for number in range(30):
        organ.join(100 + number, MEMBER, organ.add_unit(f"科室{number}", organ.top))
    organ.schedule()
    organ.now += timedelta(days=40)
    assert count() == few


def test_an_obligation_from_which_nothing_can_follow_is_left_alone(organ: Organ) -> None:
    saved = organ.save(MONTHLY)
    before = organ.dump()
    broken = replace(MONTHLY, due=DueRule("day", 99, 1))
    organ.save(broken, saved)
    assert organ.dump() == before
    assert [each.obligation for each in organ.do(list_obligations)] == [broken]


def test_reported_elsewhere_is_kept_through_every_change(organ: Organ) -> None:
    saved = organ.save(MONTHLY)
    due = organ.first(organ.office)
    organ.do(lambda conn: report_elsewhere(conn, due, WRITER, "机要交换", NOW))
    organ.do(lambda conn: end(conn, organ.interviews, saved, CHIEF, NOW))
    assert organ.find(due).settled == "elsewhere"


def test_a_unit_that_comes_to_have_people_owes_from_today_on(organ: Organ) -> None:
    organ.save(MONTHLY)
    organ.save(replace(MONTHLY, name="党校月报", units=(organ.school,)))
    first, second = organ.add_unit("宣传部", organ.top), organ.add_unit("组织部", organ.top)
    organ.join(31, MEMBER, first)
    organ.join(32, MEMBER, second)
    made = organ.do(lambda conn: schedule_units(conn, organ.interviews, NOW, (None, first)))
    due = organ.list(units=[first])
    assert made > len(due)  # their reminders, too
    assert {each.name for each in due} == {"月报"}
    assert due[0].due_on == date(2026, 7, 10)
    assert len(due) == 12
    assert organ.list(units=[second]) == []
    before = organ.dump()
    assert organ.do(lambda conn: schedule_units(conn, organ.interviews, NOW, (first,))) == 0
    assert organ.dump() == before


def test_a_unit_that_nobody_is_left_in_owes_nothing_to_come(organ: Organ) -> None:
    organ.save(MONTHLY)
    late = [each.id for each in organ.list(units=[organ.school], until=TODAY)]
    other = organ.list(units=[organ.office])
    organ.do(lambda conn: set_unit(conn, TEACHER, organ.office, MEMBER))
    touched = (organ.school, organ.office)
    organ.do(lambda conn: schedule_units(conn, organ.interviews, NOW, touched))
    assert [each.id for each in organ.list(units=[organ.school])] == late
    assert organ.list(units=[organ.office]) == other
