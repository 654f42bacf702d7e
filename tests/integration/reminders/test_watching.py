"""What heads, leaders and groups are told: escalation, mornings, lists, and who is not reached."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import update

from bot.sending.views import render_view
from bot.sending.voice import Voice
from bot.store.outbox import mark_unreachable
from bot.store.tables import people
from bot.usecases.people import ADMINISTRATOR, HEAD, load_person, mark_reachable
from bot.usecases.summaries import build_summary_view
from bot.usecases.units import set_leader
from conversations.buttons import Press
from conversations.deadlines.obligation import Escalation, ReminderPlan
from tests.integration.reminders.house import QUIET_PLAN, Heard, House, at

DUE = date(2026, 7, 10)  # a Friday
LATE_ONLY = ReminderPlan(opening=False, before=(), due=False, late=True)
SILENT = ReminderPlan(opening=False, before=(), due=False, late=False)


def of(heard: list[Heard], chat_id: int) -> list[Heard]:
    return [each for each in heard if each.chat_id == chat_id]


async def test_lateness_goes_up_to_the_head_then_to_the_leader(house: House) -> None:
    top = house.unit("市委")
    units = [house.unit(name, top) for name in ("财政局", "@水利局", "教育局")]
    for person, unit in zip((7, 8, 9), units, strict=True):
        house.person(person, f"成员{person}", unit)
    house.person(5, "主任", top, HEAD)
    house.person(4, "书记", top)
    house.do(lambda conn: set_leader(conn, top, 4))
    listed = house.owe("月报", DUE, units=units, plan=SILENT, escalation=Escalation(1, 3))
    house.settle(listed[2].id)
    heard = await house.pass_until(at(7, 17))
    [late] = [each for each in of(heard, 5) if "还没报送的" in each.text]
    assert late.clock() == "07-13 08:30"
    assert "· 月报（2026年7月），7月10日（周五），已逾期 3 天\n　财政局、＠水利局" in late.text
    [leader] = of(heard, 4)
    assert leader.clock() == "07-15 08:30"
    assert "财政局、＠水利局" in leader.text
    assert [press for _, press in leader.buttons] == [Press("ledger")]
    assert not any(each.entities or "@" in each.html for each in (late, leader))


async def test_a_heads_morning_begins_with_what_the_units_owe(house: House) -> None:
    top = house.unit("市委")
    units = [house.unit(name, top) for name in ("财政局", "水利局")]
    house.person(5, "主任", top, HEAD)
    house.person(7, "张三", units[0])
    house.owe("月报", DUE, units=units, plan=SILENT, escalation=Escalation(1, None))
    house.owe("周报", date(2026, 7, 13), units=units, plan=SILENT)
    heard = await house.pass_until(at(7, 10, 23))
    # from a week before it is due, on each working day
    days = ["07-03", "07-06", "07-07", "07-08", "07-09", "07-10"]
    assert [each.clock() for each in of(heard, 5)] == [f"{day} 08:30" for day in days]
    person = house.do(lambda conn: load_person(conn, 5))
    assert person is not None
    view = house.do(lambda conn: build_summary_view(conn, person, house.now))
    assert view is not None
    [message] = render_view(view, Voice(house.words, "zh_CN"))
    assert heard[-1].html == message.text
    [monday] = of(await house.pass_until(at(7, 13, 23)), 5)
    assert monday.text.startswith("今天：2 项到期，2 项逾期\n")
    assert "月报（2026年7月），7月10日（周五），已逾期 3 天" in monday.text
    assert Press("ledger") in [press for _, press in monday.buttons]


async def test_a_head_hears_once_a_morning_whatever_restarts_and_settles(house: House) -> None:
    unit = house.unit("财政局")
    house.person(5, "主任", unit, HEAD, digest_at=9 * 60)
    house.person(7, "张三", unit)
    first, *_ = house.owe("月报", DUE, date(2026, 7, 14), units=[unit], plan=SILENT)
    [heard] = await house.pass_until(at(7, 3, 9))
    assert heard.clock() == "07-03 09:00"
    house.settle(first.id)  # the summary hung on the nearest deadline: it is another now
    house.restart()
    assert await house.pass_until(at(7, 5, 23)) == []
    house.now = at(7, 6, 14)  # a morning that was slept through
    house.restart()
    assert await house.tick() == []
    house.now = at(7, 7, 9, 30)
    assert len(await house.tick()) == 1
    house.now = at(7, 7, 9)
    house.restart()
    assert await house.tick() == []


async def test_a_group_hears_of_the_opening_who_is_missing_and_the_end(house: House) -> None:
    top = house.unit("市委")
    units = [house.unit(name, top) for name in ("财政局", "水利局")]
    house.group(-100, top)
    house.group(-200, units[1])
    listed = house.owe("月报", DUE, units=units)
    heard = await house.pass_until(at(7, 10, 12))
    assert [each.clock() for each in of(heard, -100)] == ["06-22 08:30", "07-10 08:30"]
    opening, missing = of(heard, -100)
    assert opening.text == "📌 可以开始报送了\n· 月报（2026年7月）：7月10日（周五）前报送"
    assert "月报（2026年7月），7月10日（周五），今天到期\n　财政局、水利局" in missing.text
    assert "财政局" not in "".join(each.text for each in of(heard, -200))
    house.settle(listed[1].id)
    [complete] = await house.tick()
    assert (complete.chat_id, complete.text) == (-200, "✅ 全部报齐了\n· 月报（2026年7月）")
    heard = await house.pass_until(at(7, 13, 12))
    assert [each.text.splitlines()[-1].strip() for each in heard] == ["财政局"]
    house.now = at(7, 13, 23)
    house.settle(listed[0].id)
    assert await house.tick() == []  # it is night
    house.restart()
    [complete] = await house.pass_until(at(7, 14, 12))
    assert (complete.chat_id, complete.clock()) == (-100, "07-14 08:00")
    house.restart()
    assert await house.pass_until(at(7, 30)) == []
    assert all(not each.buttons for each in house.heard)


async def test_a_group_bound_later_does_not_hear_of_what_was_complete(house: House) -> None:
    unit = house.unit("财政局")
    [deadline] = house.owe("月报", DUE, units=[unit], plan=SILENT)
    house.settle(deadline.id)
    house.now += timedelta(hours=1)
    house.group(-100, unit)
    assert await house.tick() == []


async def test_who_is_not_reached_is_told_of_once_and_reminded_again_later(house: House) -> None:
    top = house.unit("市委")
    unit = house.unit("财政局", top)
    house.person(5, "主任", top, HEAD, digest_at=570)
    house.person(7, "张三", unit)
    house.owe("月报", DUE, units=[unit], plan=LATE_ONLY)
    house.owe("周报", DUE, units=[unit], plan=LATE_ONLY)
    house.do(lambda conn: mark_unreachable(conn, 7, "Forbidden", at(7, 12)))
    heard = await house.pass_until(at(7, 13, 12))
    [told] = of(heard, 5)[-1:]
    assert told.clock() == "07-13 09:30"
    assert "张三收不到提醒：可能停用了机器人" in told.text
    house.do(lambda conn: mark_unreachable(conn, 7, "Forbidden", house.now))  # tried once more
    heard = await house.pass_until(at(7, 15, 23))
    assert "收不到" not in "".join(each.text for each in heard)
    assert of(house.heard, 7) == []
    house.do(lambda conn: mark_reachable(conn, 7))
    assert [each.clock() for each in of(await house.pass_until(at(7, 16, 23)), 7)] == [
        "07-16 08:30"
    ]
    house.do(lambda conn: mark_unreachable(conn, 7, "Forbidden", house.now))
    heard = await house.pass_until(at(7, 17, 23))
    assert "".join(each.text for each in heard).count("收不到") == 1


async def test_without_a_head_the_administrators_are_told(house: House) -> None:
    house.person(1, "管理员", role=ADMINISTRATOR)
    house.person(2, "管理员二", role=ADMINISTRATOR)
    unit = house.unit("财政局")
    house.person(7, "张三", unit)
    house.owe("月报", DUE, units=[unit], plan=QUIET_PLAN)
    for person in (2, 7):
        house.do(lambda conn, p=person: mark_unreachable(conn, p, "Forbidden", house.now))
    heard = await house.pass_until(at(7, 20))
    assert {each.chat_id for each in heard} == {1}
    assert "".join(each.text for each in heard).count("张三") == 1
    assert "".join(each.text for each in heard).count("管理员二") == 1


async def test_a_number_of_the_largest_id_fits_a_step(house: House) -> None:
    largest = 2**52 - 1
    unit = house.unit("财政局")
    house.person(largest, "张三", unit)
    house.person(5, "主任", unit, HEAD)
    house.owe("月报", DUE, units=[unit], plan=QUIET_PLAN)
    house.do(
        lambda conn: conn.execute(
            update(people).where(people.c.id == largest).values(unreachable_at=at(7, 1, year=2300))
        )
    )
    heard = await house.pass_until(at(7, 10, 12))
    assert "张三收不到" in heard[-1].text
