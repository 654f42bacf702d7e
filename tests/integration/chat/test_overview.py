"""通读修改 in the chat: the list, an answer in full, clearing it, and finding words in a report."""

from __future__ import annotations

import pytest

from conversations.buttons import Press, encode
from conversations.definition.parsing import parse_interview
from tests.integration.chat.driver import Chat
from tests.integration.templates.samples import UNIT, ask, build_source


async def answer(chat: Chat, *texts: str) -> None:
    for text in texts:
        await chat.say(text)


async def open_long_report(chat: Chat, *, sensitive: bool = False) -> None:
    """Begin a report of thirteen questions, the first three answered."""
    asked = [ask(f"work{at}", "long_text", f"第{at}件事怎样？") for at in range(1, 13)]
    asked[1] = asked[1] | {"sensitive": sensitive}
    chat.town.interviews.offer([parse_interview(build_source(UNIT, *asked), "ours.yaml")])
    await chat.press(encode(Press("period", question="ours", value=2026)))
    await answer(chat, "市委办", "扫黑除恶。", "禁毒与扫黑。")


async def test_the_list_says_where_everything_is(everything: Chat) -> None:
    await answer(everything, "市委办")
    await everything.say("/skip")
    await everything.say("/review")
    assert "第一部分\n✅ 1. 哪个单位？\n　市委办\n– 2. 多少件？\n○ 3. 哪一天？" in everything.text
    assert "第二部分" in everything.text


async def test_a_tap_shows_an_answer_with_its_neighbours(everything: Chat) -> None:
    await answer(everything, "市委办", "12")
    await everything.say("/review")
    await everything.tap("2")
    assert "现在的回答，共 2 字：\n12" in everything.text
    await everything.tap("上一个")
    assert "市委办" in everything.text
    assert "‹ 上一个" not in everything.labels
    await everything.tap("修改")
    await everything.say("市政府办")
    await everything.press(encode(Press("review_at", 1, 0, "unit")))
    assert "市政府办" in everything.text


async def test_the_list_is_paged_and_comes_back_where_it_was(chat: Chat) -> None:
    await open_long_report(chat)
    await chat.say("/review")
    assert "第 1/2 页" in chat.text
    await chat.tap("后一页")
    assert "11. 第10件事怎样？" in chat.text
    assert "1. 哪个" not in chat.text
    await chat.tap("12")
    await chat.tap("回列表")
    assert "第 2/2 页" in chat.text


async def test_a_long_answer_is_read_page_by_page(everything: Chat) -> None:
    await answer(everything, "市委办", "12", "2026年7月3日")
    lines = [f"第{number}行的内容。" for number in range(350)]
    await answer(everything, "\n".join(lines))
    await everything.press(encode(Press("review_at", 1, 0, "story")))
    read = everything.text
    assert "第 1/2 页" in read
    await everything.tap("后一页")
    read += everything.text
    assert all(f"\n{line}" in read for line in lines)


async def test_an_answer_is_cleared_and_brought_back(everything: Chat) -> None:
    await answer(everything, "市委办")
    await everything.press(encode(Press("review_at", 1, 0, "unit")))
    await everything.tap("清空")
    assert "清空“哪个单位？”的回答吗" in everything.text
    await everything.tap("清空")
    assert "已清空" in everything.text
    assert "还没有写" in everything.text
    await everything.tap("撤销上一步")
    assert "现在是：市委办" in everything.text


async def test_an_old_button_clears_nothing(everything: Chat) -> None:
    await answer(everything, "市委办")
    source = everything.messages
    await everything.press(encode(Press("review_at", 1, 0, "unit")))
    await everything.tap("清空")
    assert everything.last is not None
    sure = everything.last.find("清空")
    await everything.edit(source, "市委政法委")
    await everything.press(sure)
    assert "所以没有清空" in everything.text
    assert "市委政法委" in everything.text


async def test_a_question_that_is_not_asked_shows_the_list(everything: Chat) -> None:
    await everything.press(encode(Press("review_at", 1, 0, "nowhere")))
    assert "不在列表里" in everything.text
    assert "1. 哪个单位？" in everything.text


async def test_words_are_found_in_a_report(chat: Chat) -> None:
    await open_long_report(chat)
    await chat.say("/review")
    await chat.tap("在这份报告里找")
    await chat.say("扫黑")
    assert "2 题里有" in chat.text
    assert chat.last is not None
    assert "禁毒与<b>扫黑</b>。" in chat.last.html
    await chat.tap("3")
    assert "禁毒与扫黑。" in chat.text
    await chat.say("接着答第三件。")
    await chat.press(encode(Press("review_at", 1, 0, "work3")))
    assert "接着答第三件。" in chat.text


async def test_what_is_sensitive_is_found_but_not_quoted(chat: Chat) -> None:
    await open_long_report(chat, sensitive=True)
    await chat.say("/review")
    assert "禁毒" not in chat.text
    await chat.tap("在这份报告里找")
    await chat.say("禁毒")
    assert "1 题里有" in chat.text
    assert "禁毒与" not in chat.text


@pytest.mark.parametrize("way", ["/outline", "/preview"])
async def test_without_a_report_there_is_one_to_choose(chat: Chat, way: str) -> None:
    await chat.say("/review")
    said = chat.text
    await chat.say(way)
    assert chat.text == said


async def test_a_button_of_the_list_takes_back_one_change_only(everything: Chat) -> None:
    await answer(everything, "市委办", "12")
    await everything.say("/review")
    assert everything.last is not None
    undo = everything.last.find("撤销上一步")
    await everything.press(undo)
    assert "撤销前：12" in everything.text
    await everything.press(undo)
    assert "这个按钮是先前的" in everything.text


async def test_the_list_is_reached_from_the_contents(everything: Chat) -> None:
    await everything.say("/outline")
    await everything.tap("通读修改")
    assert "点序号，看全文" in everything.text


async def test_it_is_said_in_english_too(chat: Chat) -> None:
    other = chat.town.join(8, language="en")
    await other.press(encode(Press("period", question="everything", value=2026)))
    await answer(other, "Office")
    await other.say("/review")
    assert "✅ 1. Which unit?\n　Office" in other.text
    await other.say("/undo")
    assert "Before: Office\nNow: (nothing)" in other.text
