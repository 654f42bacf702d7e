"""现在填: the way from a deadline to the exact question of its report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlalchemy import func, select

from bot.store.tables import drafts
from bot.usecases.absences import add_absence
from bot.usecases.marking import assign, hand_in
from bot.words.interviews import Interviews
from tests.integration.deadlines_chat.house import REPORT, House, press


def count_drafts(house: House) -> int:
    query = select(func.count()).select_from(drafts)
    found: int = house.town.do(lambda conn: conn.execute(query).scalar_one())
    return found


async def test_the_first_time_begins_the_report_of_the_deadlines_period(bare: House) -> None:
    bare.owe(replace(REPORT, on=(date(2027, 1, 15),)))
    await press(bare.writer, "fillnow", bare.first("样样"))
    assert "2027年度样样报告" in bare.writer.text
    assert "哪个单位？" in bare.writer.text


async def test_the_next_time_goes_on_at_the_open_question(house: House) -> None:
    deadline = house.first("样样")
    await press(house.writer, "fillnow", deadline)
    await house.writer.say("市委办")
    await house.writer.say("/deadlines")
    await press(house.writer, "fillnow", deadline)
    assert "多少件？" in house.writer.text
    assert count_drafts(house) == 1


async def test_the_message_with_the_button_stays(house: House) -> None:
    await house.writer.say("/deadlines")
    await press(house.writer, "fillnow", house.first("样样"))
    assert [each.method for each in house.writer.said] == ["sendMessage"]
    await press(house.writer, "fillnow", house.first("月报"))
    assert [each.method for each in house.writer.said] == ["sendMessage"]


async def test_an_open_form_is_left(house: House) -> None:
    await press(house.writer, "elsewhere", house.first("月报"))
    await press(house.writer, "fillnow", house.first("样样"))
    await house.writer.say("市委办")
    assert "已保存：市委办" in house.writer.text


async def test_a_report_without_a_template_is_honestly_said(house: House) -> None:
    await press(house.writer, "fillnow", house.first("月报"))
    assert "这份报告没有模板，不在这里写。报送以后点「已线下报送」" in house.writer.text
    assert "已线下报送" in house.writer.labels
    assert count_drafts(house) == 0


async def test_a_template_no_longer_in_use_is_said(house: House) -> None:
    kept = [each for each in house.town.interviews.all() if each.id != "everything"]
    house.town.interviews = Interviews(kept)
    house.town.desk = house.town.open_desk()
    await press(house.writer, "fillnow", house.first("样样"))
    assert "模板停用了" in house.writer.text


async def test_a_colleague_who_is_writing_is_named_before_a_second_one_begins(
    house: House,
) -> None:
    deadline = house.first("样样")
    await press(house.writer, "fillnow", deadline)
    await house.writer.say("市委办")
    await press(house.colleague, "fillnow", deadline)
    assert "李四正在写这一份（10%）" in house.colleague.text
    assert count_drafts(house) == 1
    await house.colleague.tap("我自己另写一份")
    assert "哪个单位？" in house.colleague.text
    assert count_drafts(house) == 2
    await press(house.colleague, "fillnow", deadline)
    assert "哪个单位？" in house.colleague.text


async def test_another_units_report_begins_without_a_word_of_ours(house: House) -> None:
    await press(house.writer, "fillnow", house.first("样样"))
    await press(house.teacher, "fillnow", house.first("样样", "党校"))
    assert "哪个单位？" in house.teacher.text


async def test_what_is_assigned_to_one_is_written_by_nobody_else(house: House) -> None:
    deadline = house.first("样样")
    house.town.do(lambda conn: assign(conn, deadline, 22, 20, house.town.clock()))
    for verb in ("fillnow", "fillown", "handin", "handinsure", "snooze", "elsewhere"):
        await press(house.writer, verb, deadline)
        assert "不归您报" in house.writer.text, verb
    assert count_drafts(house) == 0
    assert house.find(deadline).settled is None
    await press(house.colleague, "fillnow", deadline)
    assert "哪个单位？" in house.colleague.text


async def test_who_stands_in_may_write_it(house: House) -> None:
    deadline = house.first("样样")
    house.town.do(lambda conn: assign(conn, deadline, 21, 20, house.town.clock()))
    await press(house.colleague, "fillnow", deadline)
    assert "不归您报" in house.colleague.text
    absence = (21, date(2026, 7, 1), date(2026, 7, 8), 22, 21)
    house.town.do(lambda conn: add_absence(conn, *absence, house.town.clock()))
    await press(house.colleague, "fillnow", deadline)
    assert "哪个单位？" in house.colleague.text


async def test_what_is_settled_is_not_written_any_more(house: House) -> None:
    deadline = house.first("样样")
    house.town.do(lambda conn: hand_in(conn, deadline, 22, house.town.clock()))
    await press(house.writer, "fillnow", deadline)
    assert "这一项已经了结" in house.writer.text
    assert count_drafts(house) == 0


async def test_a_newer_version_of_the_template_is_asked_about_first(house: House) -> None:
    deadline = house.first("样样")
    await press(house.writer, "fillnow", deadline)
    await house.writer.say("市委办")
    listed = house.town.interviews.all()
    house.town.interviews.offer(each.model_copy(update={"version": 2}) for each in listed)
    await press(house.writer, "fillnow", deadline)
    assert "模板有了新版本" in house.writer.text
    assert "多少件？" not in house.writer.text
