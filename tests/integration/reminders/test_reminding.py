"""Who is reminded when, and what they are told: the default plan, quiet hours, digests, leave."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import update

from bot.store.deadline_tables import deadlines, pushes, reminders
from bot.store.tables import people
from bot.usecases.absences import add_absence, find_stand_in, list_absences, remove_absence
from bot.usecases.deadlines import list_deadlines
from bot.usecases.marking import send_back
from bot.usecases.obligations import end, pause, resume
from bot.usecases.people import HEAD, load_person, revoke
from bot.usecases.snoozing import snooze
from conversations.buttons import Press
from conversations.deadlines.obligation import Escalation, ReminderPlan
from tests.integration.reminders.house import QUIET_PLAN, Heard, House, at

DUE = date(2026, 7, 10)  # a Friday; 19 to 21 June are a holiday


def clocks(heard: list[Heard]) -> list[str]:
    return [each.clock() for each in heard]


async def test_the_default_plan_over_a_month(house: House) -> None:
    unit = house.unit("财政局")
    house.person(7, "张三", unit)
    [deadline] = house.owe("月报", DUE, units=[unit])
    heard = await house.pass_until(at(7, 17, 12))
    house.settle(deadline.id)
    assert await house.pass_until(at(8, 1)) == []
    days = ["06-22", "07-01", "07-07", "07-09", "07-10"]  # opening, 7, 3, 1, due
    days += ["07-13", "07-14", "07-15", "07-16", "07-17"]  # each working day when late
    assert clocks(heard) == [f"{day} 08:30" for day in days]
    assert {each.chat_id for each in heard} == {7}
    assert [line for each in heard for line in each.text.splitlines()[1:2]] == [
        "7月10日（周五）前报送，还有 14 个工作日",
        "7月10日（周五）前报送，还有 7 个工作日",
        "7月10日（周五）前报送，还有 3 个工作日",
        "7月10日（周五）前报送，还有 1 个工作日",
        "7月10日（周五）前报送，今天到期",
        *(f"7月10日（周五）前报送，已逾期 {days} 天" for days in (3, 4, 5, 6, 7)),
    ]


async def test_a_reminder_says_the_state_and_leads_to_the_question(house: House) -> None:
    unit = house.unit("财政局")
    house.person(7, "张三", unit)
    more = {"repeats": "yearly", "interview": "everything", "plan": QUIET_PLAN}
    listed = house.owe("年报", units=[unit], **more, on=())
    assert listed
    house.now = at(listed[0].due_on.month, listed[0].due_on.day, 8, 30, listed[0].due_on.year)
    [heard] = await house.tick()
    assert heard.text.splitlines()[0].startswith("⏰ 年报（2")
    assert heard.text.splitlines()[2] == "现在：未开始"
    assert [press for _, press in heard.buttons] == [
        Press("fillnow", value=listed[0].id),
        Press("snooze", value=listed[0].id),
        Press("elsewhere", value=listed[0].id),
    ]
    assert [label for label, _ in heard.buttons] == ["✏️ 现在填", "稍后提醒", "已线下报送"]


async def test_everybody_is_told_in_their_language_and_zone(house: House) -> None:
    unit = house.unit("驻外办")
    house.person(7, "Zhang", unit, zone="Europe/Berlin", language="en")
    house.owe("月报", DUE, units=[unit], plan=QUIET_PLAN)
    [heard] = await house.pass_until(at(7, 11))
    assert heard.clock("Europe/Berlin") == "07-10 08:30"
    assert "Due Fri 10 Jul: due today" in heard.text


async def test_quiet_hours_are_kept_also_by_a_late_tick(house: House) -> None:
    unit = house.unit("财政局")
    house.person(7, "张三", unit, quiet_from=8 * 60, quiet_to=14 * 60)
    house.person(8, "李四", unit)
    house.owe("月报", DUE, units=[unit], plan=QUIET_PLAN)
    heard = await house.pass_until(at(7, 10, 23))
    assert {each.chat_id: each.clock() for each in heard} == {7: "07-10 14:00", 8: "07-10 08:30"}
    house.now = at(7, 13, 22)  # the machine slept through the whole of Monday
    assert [each.chat_id for each in await house.tick()] == [7]
    assert await house.pass_until(at(7, 14, 8, 15)) == []
    heard = await house.pass_until(at(7, 14, 14, 30))
    assert {each.chat_id: each.clock() for each in heard} == {7: "07-14 14:00", 8: "07-14 08:30"}


async def test_what_a_morning_has_comes_as_one_digest_the_oldest_first(house: House) -> None:
    unit = house.unit("财政局")
    house.person(7, "张三", unit, digest_at=9 * 60 + 15)
    plan = ReminderPlan(opening=False, before=(1,), due=True, late=True)
    ids = {}
    for at_, day in enumerate([10, 9, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13]):
        [deadline] = house.owe(f"报告{at_:02}", date(2026, 7, day), units=[unit], plan=plan)
        ids[at_] = deadline.id
    await house.pass_until(at(7, 10, 8))
    [heard] = await house.pass_until(at(7, 10, 12))
    assert heard.clock() == "07-10 09:15"
    lines = [line for line in heard.text.splitlines() if "报告" in line]
    assert [line.split("（")[0] for line in lines[:3]] == ["1. 报告01", "2. 报告00", "3. 报告02"]
    assert len(lines) == 10
    assert "还有 2 项" in heard.text
    presses = [press for _, press in heard.buttons]
    assert presses[:2] == [Press("fillnow", value=ids[1]), Press("fillnow", value=ids[0])]
    assert presses[10:] == [Press("deadlines")]


async def test_nobody_is_told_twice_within_an_hour_unless_it_is_due_today(house: House) -> None:
    unit = house.unit("财政局")
    house.person(7, "张三", unit)
    for name, day in (("甲", 13), ("乙", 13), ("丙", 9)):
        house.owe(
            name, date(2026, 7, day), units=[unit], plan=ReminderPlan(False, (2,), True, False)
        )
    first, second, today = [d for name in ("甲", "乙", "丙") for d in _find(house, name)]
    await house.pass_until(at(7, 9, 8, 45))
    assert [each.clock() for each in house.heard] == ["07-07 08:30", "07-09 08:30"]
    person = house.do(lambda conn: load_person(conn, 7))
    assert person is not None
    assert house.do(lambda conn: snooze(conn, person, first, at(7, 9, 9, 0)))
    assert await house.pass_until(at(7, 9, 9, 29)) == []  # half an hour after the digest
    heard = await house.pass_until(at(7, 9, 10))
    assert clocks(heard) == ["07-09 09:30"]
    house.do(lambda conn: snooze(conn, person, today, at(7, 9, 10, 10)))
    assert clocks(await house.pass_until(at(7, 9, 11))) == ["07-09 10:10"]
    assert second not in (first, today)


def _find(house: House, name: str) -> list[int]:
    return [each.id for each in house.do(list_deadlines) if each.name == name]


async def test_a_later_snooze_replaces_the_first_and_a_settled_one_is_silent(house: House) -> None:
    unit = house.unit("财政局")
    house.person(7, "张三", unit)
    [deadline] = house.owe("月报", DUE, units=[unit], plan=QUIET_PLAN)
    person = house.do(lambda conn: load_person(conn, 7))
    assert person is not None
    house.do(lambda conn: snooze(conn, person, deadline.id, at(6, 16, 10)))
    house.do(lambda conn: snooze(conn, person, deadline.id, at(6, 17, 10)))
    assert clocks(await house.pass_until(at(6, 20))) == ["06-17 10:00"]
    house.do(lambda conn: snooze(conn, person, deadline.id, at(6, 22, 10)))
    house.settle(deadline.id)
    assert await house.pass_until(at(8, 1)) == []
    assert not house.do(lambda conn: snooze(conn, person, deadline.id, at(9, 1, 10)))


async def test_what_is_settled_paused_or_ended_is_not_said(house: House) -> None:
    unit = house.unit("财政局")
    house.person(7, "张三", unit)
    [paused] = house.owe("停", DUE, units=[unit], plan=QUIET_PLAN)
    [ended] = house.owe("完", DUE, units=[unit], plan=QUIET_PLAN)
    [settled] = house.owe("报", DUE, units=[unit], plan=QUIET_PLAN)
    house.do(lambda c: pause(c, house.interviews, paused.obligation_id, 1, house.now))
    house.do(lambda c: end(c, house.interviews, ended.obligation_id, 1, house.now))
    house.settle(settled.id)
    assert await house.pass_until(at(7, 15, 12)) == []
    house.do(lambda c: resume(c, house.interviews, paused.obligation_id, 1, house.now))
    assert await house.pass_until(at(7, 17, 12)) == []  # what fell due meanwhile is waived
    house.do(lambda c: send_back(c, settled, 1, "数字不对", house.now))
    heard = await house.pass_until(at(7, 20, 12))
    assert clocks(heard)[-1] == "07-20 08:30"
    assert "报（" in heard[-1].text


async def test_after_three_days_down_each_late_deadline_is_said_once(house: House) -> None:
    unit = house.unit("财政局")
    house.person(7, "张三", unit)
    older, newer, done = (
        house.owe(name, date(2026, 7, day), units=[unit])[0].id
        for name, day in (("旧的", 9), ("新的", 10), ("交了", 8))
    )
    await house.pass_until(at(7, 10, 12))
    house.settle(done)
    house.now = at(7, 15, 10)
    house.restart()
    [heard] = await house.tick()
    lines = [line for line in heard.text.splitlines() if line[:1].isdigit()]
    assert [line.split("（")[0] for line in lines] == ["1. 旧的", "2. 新的"]
    assert await house.pass_until(at(7, 16, 8, 29)) == []
    assert clocks(await house.pass_until(at(7, 16, 12))) == ["07-16 08:30"]
    assert older != newer


async def test_a_clock_put_back_says_nothing_twice_and_one_put_forward_nothing_less(
    house: House,
) -> None:
    unit = house.unit("财政局")
    house.person(7, "张三", unit)
    house.owe("月报", DUE, units=[unit])
    await house.pass_until(at(7, 10, 12))
    said = len(house.heard)
    house.now = at(7, 6, 9)
    house.restart()
    assert await house.pass_until(at(7, 12)) == []
    assert len(house.heard) == said
    house.now = at(7, 16, 10)
    assert len(await house.tick()) == 1
    assert clocks(await house.pass_until(at(7, 18))) == ["07-17 08:30"]


async def test_a_clock_that_was_wrong_by_a_year_does_not_silence_anybody(house: House) -> None:
    unit = house.unit("财政局")
    house.person(7, "张三", unit)
    house.do(
        lambda conn: conn.execute(
            update(people).where(people.c.id == 7).values(pushed_at=at(6, 1, year=2027))
        )
    )
    house.owe("月报", DUE, units=[unit], plan=ReminderPlan(False, (3,), False, False))
    assert clocks(await house.pass_until(at(7, 8))) == ["07-07 08:30"]


async def test_who_is_on_leave_is_replaced(house: House) -> None:
    unit = house.unit("财政局")
    for person, name in ((7, "张三"), (8, "李四"), (9, "王五")):
        house.person(person, name)
    house.person(7, "张三", unit)
    house.person(6, "主任", unit, HEAD)
    plan = ReminderPlan(False, (3, 2, 1), True, False)
    house.owe("月报", DUE, units=[unit], plan=plan)

    def leave(person: int, first: int, last: int, stand_in: int | None) -> int:
        days = date(2026, 7, first), date(2026, 7, last)
        return house.do(lambda c: add_absence(c, person, *days, stand_in, 1, house.now))

    leave(7, 7, 7, 8)  # Tuesday: the stand-in
    leave(7, 8, 8, 8)  # Wednesday: the stand-in's stand-in
    leave(8, 8, 8, 9)
    leave(7, 9, 9, 8)  # Thursday: all away, so the head
    leave(8, 9, 9, 7)
    heard = await house.pass_until(at(7, 11))
    told = [(each.clock(), each.chat_id) for each in heard if "⏰" in each.text]
    days = ("07-07", "07-08", "07-09", "07-10")
    assert told == [
        (f"{day} 08:30", person) for day, person in zip(days, (8, 9, 6, 7), strict=True)
    ]


async def test_leave_begun_after_a_push_was_stored_still_counts(house: House) -> None:
    unit = house.unit("财政局")
    house.person(7, "张三", unit, digest_at=10 * 60)
    house.person(8, "李四")
    house.owe("月报", DUE, units=[unit], plan=QUIET_PLAN)
    assert await house.pass_until(at(7, 10, 9)) == []
    house.do(lambda c: add_absence(c, 7, DUE, DUE, 8, 7, house.now))
    heard = await house.pass_until(at(7, 10, 23))
    assert [(each.chat_id, each.clock()) for each in heard] == [(8, "07-10 10:00")]


async def test_stand_ins_in_a_circle_end(house: House) -> None:
    unit = house.unit("财政局")
    house.person(7, "张三", unit, digest_at=10 * 60, zone="Pacific/Kiritimati")
    house.person(8, "李四", zone="Pacific/Pago_Pago", quiet_from=0, quiet_to=0)
    days = (date(2026, 7, 9), date(2026, 7, 11))
    house.owe("月报", DUE, units=[unit], plan=QUIET_PLAN)
    await house.pass_until(at(7, 10, 8))
    house.do(lambda c: add_absence(c, 7, *days, 8, 7, house.now))
    house.do(lambda c: add_absence(c, 8, *days, 7, 8, house.now))
    heard = await house.pass_until(at(7, 10, 23))
    assert len(heard) <= 1


def test_absences_are_added_listed_and_taken_back(house: House) -> None:
    house.person(7, "张三")
    house.person(8, "李四")
    first, last = date(2026, 7, 1), date(2026, 7, 5)
    made = house.do(lambda c: add_absence(c, 7, first, last, 8, 7, house.now))
    listed = house.do(lambda c: list_absences(c, 7, last))
    assert [(each.id, each.stand_in_id) for each in listed] == [(made, 8)]
    assert house.do(lambda c: list_absences(c, 7, last + timedelta(days=1))) == []
    assert house.do(lambda c: find_stand_in(c, 7, first)) == 8
    assert house.do(lambda c: find_stand_in(c, 7, last + timedelta(days=1))) is None
    assert not house.do(lambda c: remove_absence(c, 8, made))
    assert house.do(lambda c: remove_absence(c, 7, made))
    assert house.do(lambda c: find_stand_in(c, 7, first)) is None
    for days, stand_in in (((last, first), 8), ((first, last), 7)):
        with pytest.raises(ValueError, match="ends after"):
            house.do(lambda c, d=days, s=stand_in: add_absence(c, 7, *d, s, 7, house.now))


async def test_who_has_no_access_any_more_hears_nothing(house: House) -> None:
    unit = house.unit("财政局")
    house.person(7, "张三", unit, digest_at=10 * 60)
    house.owe("月报", DUE, units=[unit], plan=QUIET_PLAN)
    await house.pass_until(at(7, 10, 9))
    house.do(lambda conn: revoke(conn, 7))
    assert await house.pass_until(at(7, 12)) == []


async def test_a_fault_of_one_deadline_leaves_the_others_be(house: House) -> None:
    units = [house.unit("甲"), house.unit("乙")]
    house.person(7, "张三", units[0])
    house.person(8, "李四", units[1])
    broken, _ = house.owe("月报", DUE, units=units, plan=QUIET_PLAN)
    await house.pass_until(at(7, 10, 8))
    house.do(
        lambda conn: conn.execute(
            update(deadlines).where(deadlines.c.id == broken.id).values(period="nonsense")
        )
    )
    heard = await house.pass_until(at(7, 10, 23))
    assert [each.chat_id for each in heard] == [8]


async def test_steps_are_stored_once_and_marked(house: House) -> None:
    unit = house.unit("财政局")
    house.person(7, "张三", unit)
    house.owe("月报", DUE, units=[unit], escalation=Escalation(1, 3))
    await house.pass_until(at(7, 20))
    said, undone = house.do(
        lambda conn: (
            conn.execute(pushes.select()).all(),
            conn.execute(reminders.select().where(reminders.c.done_at.is_(None))).all(),
        )
    )
    assert len({(row.deadline_id, row.step, row.chat_id) for row in said}) == len(said)
    assert all(row.said_at is not None for row in said)
    assert [row.step for row in undone] == ["late_7"]
