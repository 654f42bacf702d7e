"""The list, one obligation, and who may do what with it."""

from __future__ import annotations

from datetime import date

import pytest

from bot.handlers.obligations import ACTS
from bot.usecases.deadlines import list_deadlines
from bot.usecases.marking import list_changes
from bot.usecases.obligations import find_obligation, list_obligations, pause
from conversations.buttons import Press, encode
from tests.integration.chat.driver import Chat, Town
from tests.integration.obligations.conftest import Organ
from tests.integration.obligations.test_guided import find, store

VERBS = sorted(set(ACTS) - {"obligations", "obligation"})


def count_open(town: Town, obligation_id: int) -> int:
    found = town.do(lambda conn: list_deadlines(conn, obligation=obligation_id, open_only=True))
    return len(found)


async def test_the_list_says_what_goes_on_first_with_its_next_day(organ: Organ) -> None:
    paused = store(organ, name="乙")
    store(organ, name="甲", repeats="yearly", units=())
    organ.town.do(lambda conn: pause(conn, organ.town.interviews, paused, None, organ.town.clock()))
    await organ.chief.say("/obligations")
    text = organ.chief.text
    assert text.index("甲") < text.index("乙（已暂停）")
    assert "每年，期满次月10日前 · 所有单位（2 个） · 下次 2027年1月8日" in text
    assert "每月，次月10日前 · 1 个单位" in text


async def test_a_long_list_has_pages(organ: Organ) -> None:
    for number in range(9):
        store(organ, name=f"任务{number}")
    await organ.chief.say("/obligations")
    assert "任务8" not in organ.chief.text
    await organ.chief.tap("后一页")
    assert "9. 任务8" in organ.chief.text
    await organ.chief.press(encode(Press("obligations", value=99)))
    assert "任务8" in organ.chief.text


async def test_pausing_resuming_and_ending(organ: Organ) -> None:
    stored, chief = store(organ), organ.chief
    assert count_open(organ.town, stored) == 12
    await chief.press(encode(Press("obligation", value=stored)))
    await chief.tap("暂停")
    assert "已经暂停" in chief.text
    assert count_open(organ.town, stored) == 0
    await chief.tap("恢复")
    assert count_open(organ.town, stored) == 12
    await chief.tap("结束")
    assert "结束“安全月报”吗" in chief.text
    assert count_open(organ.town, stored) == 12
    await chief.tap("结束")
    assert "已经结束" in chief.text
    assert count_open(organ.town, stored) == 0
    assert chief.labels[0] == "▶ 恢复"


async def test_resuming_waives_what_fell_due_meanwhile_and_says_so(organ: Organ) -> None:
    stored, chief = store(organ), organ.chief
    await chief.press(encode(Press("ob_pause", value=stored)))
    organ.town.clock.pass_by(days=10)
    await chief.press(encode(Press("ob_end", value=stored)))
    assert "仍然要报" not in chief.text
    await chief.press(encode(Press("ob_resume", value=stored)))
    assert "照常提醒。暂停期间到期的记为免报" in chief.text
    due = organ.town.do(lambda conn: list_deadlines(conn, obligation=stored))[0]
    assert due.settled == "waived"
    [change] = organ.town.do(lambda conn: list_changes(conn, due.id))
    assert change.why == "任务暂停期间"


async def test_ending_says_how_many_late_ones_stay_owed(organ: Organ) -> None:
    stored, chief = store(organ), organ.chief
    organ.town.clock.pass_by(days=10)
    await chief.press(encode(Press("ob_end", value=stored)))
    assert "还没报的 1 份，仍然要报" in chief.text
    await chief.tap("返回")
    assert "每月" in chief.text


async def test_an_obligation_that_nobody_owes_yet_still_says_its_days(organ: Organ) -> None:
    stored = store(organ, units=(organ.top,), starts_on=date(2026, 7, 3))
    organ.town.do(lambda conn: list_obligations(conn))
    await organ.chief.press(encode(Press("obligation", value=stored)))
    assert "2026年7月10日（周五）" in organ.chief.text


async def test_a_member_sees_and_does_nothing_by_any_button(organ: Organ) -> None:
    stored = store(organ)
    before = organ.town.do(lambda conn: find_obligation(conn, stored))
    for said in ("/obligations", *[encode(Press(verb, value=stored)) for verb in sorted(ACTS)]):
        act = organ.member.say if said.startswith("/") else organ.member.press
        await act(said)
        assert "由管理员和单位负责人来管" in organ.member.text
        assert "安全月报" not in organ.member.text
    assert organ.town.do(lambda conn: find_obligation(conn, stored)) == before


@pytest.mark.parametrize("verb", [verb for verb in VERBS if verb != "ob_new"])
@pytest.mark.parametrize("units", ["school", "all"])
async def test_a_head_changes_nothing_that_is_about_others_too(
    organ: Organ, verb: str, units: str
) -> None:
    stored = store(organ, units=(organ.office, organ.school) if units == "school" else ())
    before = organ.town.do(lambda conn: find_obligation(conn, stored))
    await organ.head.press(encode(Press(verb, value=stored)))
    assert "没有改动" in organ.head.text
    assert not {"✎ 修改", "暂停", "结束"} & set(organ.head.labels)
    assert organ.town.do(lambda conn: find_obligation(conn, stored)) == before


async def test_a_head_minds_what_is_about_the_own_units(organ: Organ) -> None:
    stored = store(organ, people=(organ.member.id,))
    await organ.head.press(encode(Press("obligation", value=stored)))
    await organ.head.tap("暂停")
    assert find(organ.town, "安全月报").state == "paused"


async def test_a_person_of_another_unit_keeps_a_head_from_changing_it(organ: Organ) -> None:
    stored = store(organ, people=(organ.teacher.id,))
    await organ.head.press(encode(Press("ob_pause", value=stored)))
    assert find(organ.town, "安全月报").state == "active"


async def test_buttons_of_what_there_is_not_show_the_list(organ: Organ) -> None:
    for verb in sorted(set(ACTS) - {"obligations", "ob_new"}):
        for value in (None, 0, 99, -1, 36**11):
            await organ.chief.press(encode(Press(verb, value=value)))
            assert "没有找到那个任务" in organ.chief.text


@pytest.fixture
def calendar(organ: Organ) -> Chat:
    store(organ)
    return organ.chief


def first_day(town: Town) -> date:
    return min(each.due_on for each in town.do(list_deadlines))


async def test_a_day_off_moves_deadlines_and_its_removal_moves_them_back(
    calendar: Chat, organ: Organ
) -> None:
    await calendar.say("/obligations")
    await calendar.tap("工作日历")
    assert "已经公布：2026年" in calendar.text
    assert "还没公布：2027年" in calendar.text
    await calendar.tap("＋ 休息日")
    await calendar.say("2026年7月10日")
    assert "2026年7月10日定为休息日" in calendar.text
    assert first_day(organ.town) == date(2026, 7, 9)
    await calendar.tap("去掉 7月10日")
    assert "恢复成国家公布的安排" in calendar.text
    assert first_day(organ.town) == date(2026, 7, 10)


async def test_a_working_day_can_be_added_and_what_is_one_anyway_is_said(calendar: Chat) -> None:
    await calendar.press(encode(Press("day_working")))
    await calendar.say("2026年7月10日")
    assert "本来就上班" in calendar.text
    await calendar.tap("＋ 上班日")
    await calendar.say("2026年7月11日")
    assert "2026年7月11日（周六）上班" in calendar.text
    await calendar.tap("＋ 休息日")
    await calendar.say("2026年7月11日")
    assert "2026年7月11日定为休息日" in calendar.text
    assert "没有另外定的日子" in calendar.text
    await calendar.tap("＋ 休息日")
    await calendar.say("2026年7月1日")
    assert "已经过去了" in calendar.text


async def test_only_administrators_change_the_calendar(organ: Organ) -> None:
    store(organ)
    for verb in ("day_off", "day_working", "day_remove"):
        await organ.head.press(encode(Press(verb, value=date(2026, 7, 10).toordinal())))
        assert "工作日历由管理员来改" in organ.head.text
    assert "＋ 休息日" not in organ.head.labels
    await organ.member.press(encode(Press("office_days")))
    assert "由管理员和单位负责人来管" in organ.member.text
    for value in (None, 0, -5, 36**9):
        await organ.chief.press(encode(Press("day_remove", value=value)))
        assert "没有另外定的日子" in organ.chief.text
