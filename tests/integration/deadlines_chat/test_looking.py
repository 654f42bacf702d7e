"""/deadlines and a deadline's card: what is shown, and to whom."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import event

from bot.usecases.absences import add_absence
from bot.usecases.marking import hand_in, move
from conversations.buttons import Press, encode
from conversations.deadlines.obligation import Obligation
from tests.integration.deadlines_chat.house import PAPER, REPORT, STARTS_ON, House, press


async def test_mine_are_listed_by_urgency_with_their_states(house: House) -> None:
    await house.writer.say("/deadlines")
    first, second = house.writer.text.index("月报（2026年5月）"), house.writer.text.index("样样")
    assert first < second
    assert "1. 🟥 月报（2026年5月）\n　6月10日（周三） · 已逾期 23 天 · 未开始" in house.writer.text
    assert "样样（2026年度）\n　7月10日（周五） · 还有 5 个工作日 · 未开始" in house.writer.text


async def test_what_has_not_opened_is_listed_once_for_each_obligation(house: House) -> None:
    await house.writer.say("/deadlines")
    assert "月报（2026年7月）" in house.writer.text
    assert "月报（2026年8月）" not in house.writer.text


async def test_what_was_settled_of_late_stays_at_the_end(house: House) -> None:
    deadline = house.first("月报")
    house.town.do(lambda conn: hand_in(conn, deadline, 21, house.town.clock()))
    await house.writer.say("/deadlines")
    assert "4. 🟩 月报（2026年5月）\n　6月10日（周三） · 已报送，迟 23 天" in house.writer.text
    house.town.clock.pass_by(days=10)
    await house.writer.say("/deadlines")
    assert "月报（2026年5月）" not in house.writer.text


async def test_how_far_a_report_is_written_is_said(house: House) -> None:
    await press(house.writer, "fillnow", house.first("样样"))
    await house.writer.say("市委办")
    await house.colleague.say("/deadlines")
    assert "进行中 10%" in house.colleague.text


async def test_a_paused_duty_is_not_listed(house: House) -> None:
    house.pause()
    await house.writer.say("/deadlines")
    assert "您现在没有要报的" in house.writer.text
    await press(house.writer, "duty", house.first("样样"))
    assert "这项任务暂停了" in house.writer.text


async def test_many_deadlines_are_turned_page_by_page(house: House) -> None:
    for number in range(12):
        house.owe(replace(REPORT, name=f"报告{number:02}"))
    await house.writer.say("/deadlines")
    assert "10. " in house.writer.text
    assert "11. " not in house.writer.text
    await house.writer.tap("后一页")
    assert "11. " in house.writer.text
    await house.writer.press(encode(Press("deadlines", value=99)))
    assert "15. " in house.writer.text
    await house.writer.press(encode(Press("deadlines", value=-3)))
    assert "1. " in house.writer.text


async def test_an_ordinary_answer_asks_nothing_about_deadlines_or_forms(house: House) -> None:
    await press(house.writer, "fillnow", house.first("样样"))
    engine = house.town.do(lambda conn: conn.engine)
    said: list[str] = []

    def keep(*given: Any) -> None:
        said.append(given[2])

    event.listen(engine, "before_cursor_execute", keep)
    await house.writer.say("市委办")
    event.remove(engine, "before_cursor_execute", keep)
    assert "已保存：市委办" in house.writer.text
    assert said
    tables = "forms|deadlines|obligations|units|absences|pushes|reminders"
    assert not [each for each in said if re.search(rf"(FROM|INTO|UPDATE) ({tables})\b", each)]


async def test_statements_are_as_many_however_many_deadlines_there_are(house: House) -> None:
    engine = house.town.do(lambda conn: conn.engine)

    async def count(command: str) -> int:
        found: list[str] = []

        def keep(*given: Any) -> None:
            found.append(given[2])

        event.listen(engine, "before_cursor_execute", keep)
        await house.writer.say(command)
        event.remove(engine, "before_cursor_execute", keep)
        return len(found)

    for command in ("/deadlines", "/start"):
        await count(command)  # the first time more is looked up, and kept
    listed, home = await count("/deadlines"), await count("/start")
    for number in range(12):
        house.owe(replace(REPORT, name=f"报告{number:02}"))
    assert await count("/deadlines") == listed
    assert await count("/start") == home


async def test_nothing_to_do_is_said_kindly(bare: House) -> None:
    await bare.writer.say("/deadlines")
    assert "您现在没有要报的，可以放心" in bare.writer.text


async def test_who_belongs_to_no_unit_is_sent_to_the_administrator(house: House) -> None:
    await house.newcomer.say("/deadlines")
    assert "您还没有分到单位" in house.newcomer.text
    assert "报送台账" not in house.newcomer.labels
    await house.chief.say("/deadlines")
    assert "各单位的情况看「报送台账」" in house.chief.text


async def test_a_deadline_of_a_person_without_a_unit_is_theirs(bare: House) -> None:
    bare.owe(replace(REPORT, people=(24,)))
    await bare.newcomer.say("/deadlines")
    assert "1. ⬜ 样样（2026年度）" in bare.newcomer.text
    assert "分到单位" not in bare.newcomer.text


async def test_heads_have_a_way_to_the_ledger_and_members_none(house: House) -> None:
    await house.head.say("/deadlines")
    assert "报送台账" in house.head.labels
    await house.writer.say("/deadlines")
    assert "报送台账" not in house.writer.labels
    await house.writer.tap("1")
    assert "报送台账" not in house.writer.labels


async def test_a_year_that_is_not_published_is_said(bare: House) -> None:
    bare.owe(Obligation("年报", "everything", "once", STARTS_ON, on=(date(2027, 1, 20),)))
    await bare.writer.say("/deadlines")
    assert "2027年的放假安排国务院还没有公布" in bare.writer.text
    await bare.writer.tap("1")
    assert "2027年的放假安排还没有公布" in bare.writer.text


async def test_a_year_that_is_published_is_not_spoken_of(house: House) -> None:
    await house.writer.say("/deadlines")
    assert "放假安排" not in house.writer.text


async def test_the_card_says_whose_it_is_and_what_happened(house: House) -> None:
    deadline = house.first("样样")
    moved = lambda conn: move(  # noqa: E731
        conn, deadline, date(2026, 7, 15), 20, "材料没齐", house.town.clock()
    )
    house.town.do(moved)
    await press(house.writer, "duty", deadline)
    assert "期限：7月15日（周三）18:00前（改过期）" in house.writer.text
    assert "报送：办公室\n由谁报：李四、赵五" in house.writer.text
    said = "· 7月3日（周五）09:00 王科 改期：7月10日（周五）改到7月15日（周三），材料没齐"
    assert said in house.writer.text


async def test_the_end_is_shown_by_both_clocks_where_they_differ(house: House) -> None:
    deadline = house.first("样样")
    await press(house.writer, "duty", deadline)
    assert "单位当地时间" not in house.writer.text
    house.change_person(house.writer, zone="Europe/Berlin")
    await press(house.writer, "duty", deadline)
    assert "期限：7月10日（周五）12:00前" in house.writer.text
    assert "单位当地时间 7月10日（周五）18:00" in house.writer.text


async def test_who_is_away_and_who_stands_in_is_shown(house: House) -> None:
    absence = (21, date(2026, 7, 1), date(2026, 7, 8), 22, 21)
    house.town.do(lambda conn: add_absence(conn, *absence, house.town.clock()))
    await press(house.head, "duty", house.first("样样"))
    assert "🌴 李四请假到7月8日（周三），提醒转给赵五" in house.head.text


async def test_others_see_nothing_of_it(house: House) -> None:
    deadline = house.first("样样")
    for verb in ("duty", "fillnow", "handin", "snooze", "elsewhere", "moveday", "waive", "assign"):
        await press(house.teacher, verb, deadline)
        assert "这一项找不到了" in house.teacher.text, verb
        assert "办公室" not in house.teacher.text
    await house.teacher.say("还在吗")
    assert house.find(deadline) == deadline


async def test_a_deadline_that_there_is_not_is_said_so(house: House) -> None:
    for value in (0, 999999, 36**7):
        await press(house.chief, "duty", value)
        assert "这一项找不到了" in house.chief.text
    await house.chief.press("duty:0:0::")
    assert "这一项找不到了" in house.chief.text
    await house.chief.press("duty:0:0::-1")
    assert "这一项找不到了" in house.chief.text


async def test_home_says_what_is_due_next(house: House) -> None:
    await house.writer.say("/start")
    assert "逾期未报：月报（2026年5月），6月10日（周三），已逾期 23 天" in house.writer.text
    late = house.first("月报")
    house.town.do(lambda conn: hand_in(conn, late, 21, house.town.clock()))
    await house.writer.say("/start")
    assert "最近到期：样样（2026年度），7月10日（周五），还有 5 个工作日" in house.writer.text
    assert "手头另有 1 项要报" in house.writer.text


async def test_home_says_nothing_where_nothing_is_due(bare: House) -> None:
    await bare.writer.say("/start")
    assert "到期" not in bare.writer.text
    assert "逾期" not in bare.writer.text


async def test_everything_is_said_in_english(house: House) -> None:
    house.change_person(house.writer, language="en")
    await house.writer.say("/deadlines")
    assert "Fri 10 Jul · 5 working days left · not started" in house.writer.text
    await house.writer.tap("2")
    assert "Due: Fri 10 Jul, 18:00" in house.writer.text
    assert "Fill in now" in " ".join(house.writer.labels)
    await house.writer.say("/leave")
    assert "You have no leave noted" in house.writer.text
    await house.writer.say("/reminders")
    assert "Quiet hours: 21:00 to 8:00" in house.writer.text
    await house.writer.say("/start")
    assert "Late: 月报 (May 2026)" in house.writer.text


async def test_what_people_type_is_said_as_typed(house: House) -> None:
    house.change_person(house.head, name="<b>王</b>{{ 1 }}")
    house.owe(replace(PAPER, name="<i>周报</i>{{ 7*7 }}"))
    await house.writer.say("/deadlines")
    assert "<i>周报</i>{{ 7*7 }}" in house.writer.text
    deadline = house.first("样样")
    at = datetime(2026, 7, 3, tzinfo=UTC)
    house.town.do(lambda conn: move(conn, deadline, date(2026, 7, 15), 20, "{{ x }}<b>", at))
    await press(house.writer, "duty", deadline)
    assert "<b>王</b>{{ 1 }} 改期" in house.writer.text
    assert "{{ x }}<b>" in house.writer.text
