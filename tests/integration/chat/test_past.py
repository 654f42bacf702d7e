"""A new report beside the one of a year ago: the choice, each question, the plans of then."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from bot.store.tables import people
from bot.usecases.people import MEMBER
from bot.usecases.units import add_unit
from conversations.buttons import Press, encode
from conversations.definition.parsing import parse_interview
from tests.integration.chat.driver import Chat, Town
from tests.integration.templates.samples import UNIT, ask, build_source

OPENING = "2025年上半年，在市委坚强领导下，认真履行各项主体责任，现汇报如下："
FIRST = "2025年上半年，先后召开党委会12次，3月15日专题部署，学习市委十四届四次全会精神。"
SECOND = "层层签订责任书，覆盖全部科室，推动责任落实到岗到人，成效较为明显。"
ZONE = "Asia/Shanghai"
KIND = "half_year_responsibility"


async def start(chat: Chat, year: int) -> None:
    await chat.press(encode(Press("period", question=KIND, value=year * 10 + 1)))


async def answer(chat: Chat, *texts: str) -> None:
    for text in texts:
        await chat.say(text)


def find(chat: Chat, verb: str, at: int = 0) -> str:
    """Return the data of that button of the last message with the verb."""
    assert chat.last is not None
    data = [each.get("callback_data", "") for each in chat.last.buttons]
    return [each for each in data if each.startswith(verb + ":")][at]


async def press(chat: Chat, verb: str, at: int = 0) -> None:
    await chat.press(find(chat, verb, at))


async def finish_a_year_ago(chat: Chat) -> None:
    await start(chat, 2025)
    await answer(chat, "市委政法委", "领导班子", "/skip", "市委", OPENING)
    await answer(chat, "持续提高政治站位", FIRST, "压紧压实各级责任", SECOND, "写完了")
    await answer(chat, "学得不深", "有时停留在读文件。", "写完了")
    await answer(chat, "强化理论武装", "每月组织一次集中学习。", "写完了", "否", "/finish")
    if not (chat.last and chat.last.carries_file):
        await press(chat, "make")
    assert chat.last is not None
    assert chat.last.carries_file


@pytest.fixture
async def beside(chat: Chat) -> Chat:
    """The chat of a person who writes the report of 2026 beside that of 2025."""
    await finish_a_year_ago(chat)
    await start(chat, 2026)
    await press(chat, "past_use")
    return chat


@pytest.fixture
async def opening(beside: Chat) -> Chat:
    """The same at the first long text."""
    await answer(beside, "市委政法委", "领导班子", "/skip", "市委")
    assert "开头一段" in beside.text
    return beside


async def test_a_new_report_offers_the_last_one_in_one_message(chat: Chat) -> None:
    await finish_a_year_ago(chat)
    await start(chat, 2026)
    assert len(chat.said) == 1
    assert "2025年上半年的那份还在，要对照着写吗？" in chat.text
    assert "哪个单位" in chat.text
    await press(chat, "past_no")
    assert "past_use" not in str(chat.last)
    await chat.say("/outline")
    await press(chat, "past_use")
    assert "带出上期写的" in chat.text
    await chat.say("/outline")
    assert "past_use" not in str(chat.last), "it is beside the draft by now"


async def test_nothing_is_offered_without_an_earlier_report(chat: Chat) -> None:
    await start(chat, 2026)
    assert "对照" not in chat.text
    assert "past_use" not in str(chat.last)
    await press(chat, "outline")
    assert "past_use" not in str(chat.last)
    await chat.press(encode(Press("past_use", 1)))
    assert chat.toast == "那份报告找不到了。"


async def test_the_old_text_is_quoted_with_what_has_aged(opening: Chat) -> None:
    assert opening.last is not None
    assert "<u>2025年上半年</u>⚠，在市委坚强领导下" in opening.last.html
    assert "已经过时，要改：2025年上半年" in opening.text
    assert {"沿用", "修改", "重写"} <= set(opening.labels)


async def test_reuse_stores_the_text_and_goes_on(opening: Chat) -> None:
    old = find(opening, "past_take")
    await opening.press(old)
    assert opening.toast == "已沿用上期的 ✓"
    assert "做了哪几方面工作" in opening.text
    await opening.press(old)
    assert "旧题卡" in (opening.toast or "")
    await opening.say("/back")
    assert "与2025年上半年相同，没有改动" in opening.text


async def test_edit_gives_the_text_to_copy_and_shows_what_changed(opening: Chat) -> None:
    await press(opening, "past_edit")
    assert opening.last is not None
    assert f"<pre>{OPENING}</pre>" in opening.last.html
    assert {"text": OPENING} in [each.get("copy_text") for each in opening.last.buttons]
    await opening.say(OPENING.replace("2025", "2026").replace("认真", "严格"))
    assert opening.last is not None
    assert "<s>2025</s><b>2026</b>年上半年" in opening.last.html
    assert "<s>认真</s><b>严格</b>履行" in opening.last.html
    assert "增 6 字，删 6 字" in opening.text


async def test_rewrite_puts_the_old_text_one_tap_away(opening: Chat) -> None:
    await press(opening, "past_off")
    assert "认真履行" not in opening.text
    assert "开头一段" in opening.text
    await opening.tap("看上期写的")
    assert "认真履行" in opening.text


async def test_a_list_is_reused_whole_or_entry_by_entry(opening: Chat) -> None:
    await press(opening, "past_take")
    assert f"○ 持续提高政治站位（{len(FIRST)} 字） ⚠" in opening.text
    await opening.tap("沿用：压紧压实各级责任")
    assert "（一）压紧压实各级责任" in opening.text
    assert "全部沿用" not in opening.labels
    await opening.tap("沿用：持续提高政治站位")
    assert "有 2 条与2025年上半年相同，没有改动" in opening.text
    await opening.tap("（二）")
    await press(opening, "past_edit")
    await opening.say("2026年上半年，召开党委会15次，学习市委十四届五次全会精神。")
    assert "（二）持续提高政治站位" in opening.text
    assert "和2025年上半年比" in opening.text


async def test_each_plan_of_last_time_comes_back(opening: Chat) -> None:
    await press(opening, "past_take")
    assert "2025年上半年打算做的，办得怎么样了？" in opening.text
    await opening.tap("办得怎样：强化理论武装")
    assert "每月组织一次集中学习。" in opening.text
    await opening.say("集中学习6次，已全覆盖。")
    assert "办得怎么样了" not in opening.text, "none is left"
    assert "（一）强化理论武装" in opening.text


async def test_the_checks_count_what_was_left_as_it_was(opening: Chat) -> None:
    await press(opening, "past_take")
    await press(opening, "past_all")
    await opening.say("/check")
    assert opening.text.count("与2025年上半年一字不差") == 2
    assert f"“{OPENING[:8]}" in opening.text


async def test_a_question_asked_back_is_answered_with_a_hint(opening: Chat) -> None:
    await opening.say("这里要写什么？")
    assert "好的回答" in opening.text
    assert f"上一次（2025年上半年）写了 {len(OPENING)} 字" in opening.text
    await opening.tap("看看以前怎么写的")
    assert OPENING in opening.text
    await opening.tap("回提示")
    await opening.say("这里要写什么？")
    await opening.tap("这就是我的回答")
    assert "已按您写的存下" in opening.text
    assert "做了哪几方面工作" in opening.text


async def test_a_button_shows_the_hint(opening: Chat) -> None:
    await press(opening, "hint")
    assert "好的回答" in opening.text
    assert "这就是我的回答" not in opening.labels
    await press(opening, "open")
    assert "开头一段" in opening.text


async def test_a_colleague_has_what_the_unit_has_finished(town: Town, chat: Chat) -> None:
    await finish_a_year_ago(chat)
    colleague = town.join(8, MEMBER)
    await start(colleague, 2026)
    assert "past_use" not in str(colleague.last), "of another unit"
    unit = town.do(lambda conn: add_unit(conn, "政法委", None, ZONE, town.clock()))
    in_unit = update(people).where(people.c.id.in_((7, 8))).values(unit_id=unit)
    town.do(lambda conn: conn.execute(in_unit))
    await colleague.say("/outline")
    await press(colleague, "past_use")
    assert "带出上期写的" in colleague.text


async def test_what_was_sensitive_then_is_shown_to_no_colleague_now(town: Town, chat: Chat) -> None:
    for version, secret in ((1, True), (2, False)):
        work = ask("work", "long_text", "做了什么") | {"sensitive": secret}
        source = build_source(UNIT, work, version=version)
        town.interviews.offer([parse_interview(source, "ours.yaml")])
        if version == 1:
            await chat.press(encode(Press("period", question="ours", value=2025)))
            await answer(chat, "市委办", "查办甲某一案。", "/finish")
    unit = town.do(lambda conn: add_unit(conn, "政法委", None, ZONE, town.clock()))
    colleague = town.join(8, MEMBER)
    in_unit = update(people).where(people.c.id.in_((7, 8))).values(unit_id=unit)
    town.do(lambda conn: conn.execute(in_unit))
    for each, shown in ((chat, True), (colleague, False)):
        await each.press(encode(Press("period", question="ours", value=2026)))
        await each.say("市委办")
        await press(each, "hint")
        assert ("hint_past" in str(each.last)) == shown


async def test_what_is_only_begun_is_nobody_elses(town: Town, chat: Chat) -> None:
    await start(chat, 2025)
    await chat.say("市委政法委")
    colleague = town.join(8, MEMBER)
    unit = town.do(lambda conn: add_unit(conn, "政法委", None, ZONE, town.clock()))
    in_unit = update(people).where(people.c.id.in_((7, 8))).values(unit_id=unit)
    town.do(lambda conn: conn.execute(in_unit))
    await start(colleague, 2026)
    assert "past_use" not in str(colleague.last)
    await start(chat, 2026)
    assert "past_use" in str(chat.last), "but one's own"


async def test_it_is_all_there_in_english(town: Town) -> None:
    chat = town.join(9, language="en")
    await start(chat, 2025)
    await answer(chat, "市委政法委")
    await start(chat, 2026)
    assert "write beside it?" in chat.text
    await press(chat, "past_use")
    assert "Each question now shows" in chat.text
