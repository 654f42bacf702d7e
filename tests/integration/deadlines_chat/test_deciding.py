"""指派, 改期, 免报 and 退回修改: by whom, with what reason, and who is told."""

from __future__ import annotations

from datetime import date

import pytest

from bot.usecases.absences import add_absence
from bot.usecases.marking import hand_in, report_elsewhere, waive
from bot.usecases.people import MEMBER
from bot.usecases.units import set_leader, set_unit
from tests.integration.deadlines_chat.house import House, press

DECIDING = ("指派", "改期", "免报")


async def test_heads_see_the_buttons_and_members_do_not(house: House) -> None:
    deadline = house.first("样样")
    await press(house.head, "duty", deadline)
    assert set(DECIDING) <= set(house.head.labels)
    await press(house.writer, "duty", deadline)
    assert not {*DECIDING, "退回修改"} & set(house.writer.labels)


@pytest.mark.parametrize("verb", ["assign", "moveday", "waive", "sendback"])
async def test_a_forged_button_of_a_member_does_nothing(house: House, verb: str) -> None:
    deadline = house.first("样样")
    await press(house.writer, verb, deadline)
    assert "这件事要由单位负责人或管理员来办" in house.writer.text
    assert house.find(deadline) == deadline


async def test_a_head_decides_nothing_about_another_unit(house: House) -> None:
    deadline = house.first("样样", "党校")
    await press(house.head, "waive", deadline)
    assert "这一项找不到了" in house.head.text


async def test_an_administrator_decides_about_every_unit(house: House) -> None:
    deadline = house.first("样样", "党校")
    await press(house.chief, "waive", deadline)
    await house.chief.say("今年不设")
    await house.chief.tap("确定")
    assert "党校这一期免报" in house.chief.text
    assert house.find(deadline).settled == "waived"
    assert [(one.why, one.by) for one in house.changes(deadline)] == [("今年不设", "陈主任")]


async def test_a_right_lost_on_the_way_ends_the_form(house: House) -> None:
    deadline = house.first("样样")
    await press(house.head, "waive", deadline)
    await house.head.say("本期合并")
    house.town.do(lambda conn: set_unit(conn, house.head.id, house.units["办公室"], MEMBER))
    await house.head.tap("确定")
    assert "这件事现在办不了了" in house.head.text
    assert house.find(deadline) == deadline


async def test_it_is_assigned_to_one_who_is_told(house: House) -> None:
    deadline = house.first("样样")
    await press(house.head, "assign", deadline)
    assert "钱六" not in house.head.labels
    await house.head.tap("赵五")
    assert "指派给了赵五" in house.head.text
    assert house.find(deadline).assignee_id == house.colleague.id
    [told] = house.town.read(house.colleague.id)
    assert "王科把 样样（2026年度） 指派给了您" in told.text
    await house.colleague.press(told.find("现在填"))
    assert "哪个单位？" in house.colleague.text
    await press(house.head, "assign", deadline)
    await house.head.tap("不指派")
    assert house.find(deadline).assignee_id is None
    assert [one.what for one in house.changes(deadline)] == ["assigned", "assigned"]


async def test_assigning_it_as_it_is_changes_nothing(house: House) -> None:
    deadline = house.first("样样")
    await press(house.head, "assign", deadline)
    await house.head.tap("不指派")
    assert "本来就是这样" in house.head.text
    assert house.changes(deadline) == []


async def test_the_day_is_moved_with_a_reason(house: House) -> None:
    deadline = house.first("样样")
    await press(house.head, "moveday", deadline)
    assert "现在是 7月10日（周五）" in house.head.text
    await house.head.say("7月15日")
    await house.head.say("材料没齐")
    await house.head.tap("确定")
    assert "期限改好了：7月15日（周三）。提醒也跟着改了" in house.head.text
    assert house.find(deadline).due_on == date(2026, 7, 15)
    [change] = house.changes(deadline)
    assert (change.what, change.why, change.by) == ("moved", "材料没齐", "王科")


@pytest.mark.parametrize(
    ("typed", "said"),
    [("7月2日", "已经过去了"), ("7月10日", "就是那一天"), ("2028年1月1日", "太远了")],
)
async def test_a_day_that_cannot_be_is_asked_again(house: House, typed: str, said: str) -> None:
    deadline = house.first("样样")
    await press(house.head, "moveday", deadline)
    await house.head.say(typed)
    assert said in house.head.text
    assert house.find(deadline) == deadline


async def test_a_day_off_is_taken_and_said(house: House) -> None:
    deadline = house.first("样样")
    await press(house.head, "moveday", deadline)
    await house.head.say("7月11日")
    await house.head.say("材料没齐")
    await house.head.tap("确定")
    assert "那天不上班" in house.head.text
    assert house.find(deadline).due_on == date(2026, 7, 11)


async def test_sent_back_the_writers_hear_the_remark_at_once(house: House) -> None:
    deadline = house.first("样样")
    house.change_person(house.colleague, language="en")
    house.town.do(lambda conn: hand_in(conn, deadline, 21, house.town.clock()))
    await press(house.head, "sendback", deadline)
    await house.head.say("数字对不上 <b>{{ 1 }}")
    await house.head.tap("确定")
    assert "退回了。已经告诉：李四、赵五" in house.head.text
    [told] = house.town.read(house.writer.id)
    assert "被退回修改\n王科：数字对不上 <b>{{ 1 }}" in told.text
    [in_english] = house.town.read(house.colleague.id)
    assert "was sent back" in in_english.text
    assert house.find(deadline).settled is None
    await house.writer.press(told.find("现在填"))
    assert "哪个单位？" in house.writer.text
    assert house.town.read(house.teacher.id) == []


async def test_the_stand_in_hears_it_in_place_of_who_is_away(house: House) -> None:
    deadline = house.first("样样")
    house.town.do(lambda conn: hand_in(conn, deadline, 21, house.town.clock()))
    days = (date(2026, 7, 1), date(2026, 7, 8))
    now = house.town.clock()
    house.town.do(lambda conn: add_absence(conn, 21, *days, 23, 20, now))
    house.town.do(lambda conn: add_absence(conn, 22, *days, None, 20, now))
    await press(house.chief, "sendback", deadline)
    await house.chief.say("请补表")
    await house.chief.tap("确定")
    assert "已经告诉：钱六、王科" in house.chief.text
    assert house.town.read(house.writer.id) == []


async def test_nobody_to_hear_it_is_said(house: House) -> None:
    deadline = house.first("样样", "党校")
    house.town.do(lambda conn: hand_in(conn, deadline, 23, house.town.clock()))
    house.change_person(house.teacher, unreachable_at=house.town.clock())
    await press(house.chief, "sendback", deadline)
    await house.chief.say("请补表")
    await house.chief.tap("确定")
    assert "只记在这里" in house.chief.text
    assert house.town.read(house.teacher.id) == []


async def test_what_is_open_is_not_sent_back(house: House) -> None:
    deadline = house.first("样样")
    await press(house.head, "sendback", deadline)
    assert "这一项还没有报送，不用退回" in house.head.text


@pytest.mark.parametrize("verb", ["assign", "moveday", "waive"])
async def test_what_is_settled_is_only_sent_back(house: House, verb: str) -> None:
    deadline = house.first("样样")
    house.town.do(lambda conn: hand_in(conn, deadline, 21, house.town.clock()))
    await press(house.head, verb, deadline)
    assert "这一项已经了结" in house.head.text
    assert "退回修改" in house.head.labels
    assert not set(DECIDING) & set(house.head.labels)


async def test_a_leader_looks_on_and_sends_back_with_a_remark(house: House) -> None:
    deadline, leader = house.first("样样"), house.newcomer
    house.town.do(lambda conn: set_leader(conn, house.units["市委"], leader.id))
    await press(leader, "duty", deadline)
    assert leader.labels == ["报送期限", "报送台账", "🏠 首页"]
    for verb in ("assign", "moveday", "waive"):
        await press(leader, verb, deadline)
        assert "这件事要由单位负责人或管理员来办" in leader.text
    await press(leader, "sendback", deadline)
    assert "还没有报送，不用退回" in leader.text
    for verb in ("fillnow", "handin", "elsewhere", "snooze"):
        await press(leader, verb, deadline)
        assert "这一项不归您报" in leader.text
    house.town.do(lambda conn: hand_in(conn, deadline, 21, house.town.clock()))
    await press(leader, "sendback", deadline)
    await leader.say("案例太少")
    assert "· 意见：案例太少" in leader.text
    await leader.tap("确定")
    assert "退回了。已经告诉：李四、赵五" in leader.text
    [told] = house.town.read(house.writer.id)
    assert "孙七：案例太少" in told.text


async def test_who_leads_another_unit_or_no_longer_this_one_sees_nothing(house: House) -> None:
    deadline, leader = house.first("样样"), house.newcomer
    house.town.do(lambda conn: hand_in(conn, deadline, 21, house.town.clock()))
    house.town.do(lambda conn: set_leader(conn, house.units["办公室"], leader.id))
    await press(leader, "sendback", deadline)
    await leader.say("案例太少")
    house.town.do(lambda conn: set_leader(conn, house.units["办公室"], None))
    house.town.do(lambda conn: set_leader(conn, house.units["党校"], leader.id))
    await leader.tap("确定")
    assert "这件事现在办不了了" in leader.text
    await press(leader, "duty", deadline)
    assert "这一项找不到了" in leader.text
    assert house.find(deadline).settled == "handed_in"


async def test_what_was_waived_is_reopened_by_the_head_and_not_by_a_leader(house: House) -> None:
    deadline, leader = house.first("样样"), house.newcomer
    house.town.do(lambda conn: set_leader(conn, house.units["市委"], leader.id))
    house.town.do(lambda conn: waive(conn, deadline, 20, "合并", house.town.clock()))
    await press(leader, "sendback", deadline)
    assert "这一项已经了结" in leader.text
    await press(house.head, "duty", deadline)
    await house.head.tap("取消免报")
    await house.head.say("上级又要")
    await house.head.tap("确定")
    assert "这一项又要报了。已经告诉：李四、赵五" in house.head.text
    [told] = house.town.read(house.writer.id)
    assert "又要报了\n王科：上级又要" in told.text
    assert "未开始" in house.head.text
    assert "王科 取消免报：上级又要" in house.head.text
    assert house.find(deadline).settled is None


async def test_of_a_report_not_written_here_no_document_is_asked_for_again(house: House) -> None:
    deadline = house.first("月报")
    house.town.do(lambda conn: report_elsewhere(conn, deadline, 21, "已传真", house.town.clock()))
    await press(house.head, "sendback", deadline)
    await house.head.say("数字不对")
    await house.head.tap("确定")
    [told] = house.town.read(house.writer.id)
    assert "改好以后再报一次，然后点「已线下报送」" in told.text
    assert "文档" not in told.text
    assert "待修改" in house.head.text
    assert "%" not in house.head.text
