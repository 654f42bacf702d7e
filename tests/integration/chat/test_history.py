"""Undoing and history in the chat: what is taken back, put again, and brought back."""

from __future__ import annotations

from sqlalchemy import select

from bot.store.tables import changes
from conversations.buttons import Press, encode
from conversations.definition.parsing import parse_interview
from tests.integration.chat.driver import Chat
from tests.integration.chat.test_upgrading import build_newer
from tests.integration.templates.samples import UNIT, ask, build_source


async def answer(chat: Chat, *texts: str) -> None:
    for text in texts:
        await chat.say(text)


async def open_answer(chat: Chat, question: str, draft: int = 1) -> None:
    await chat.press(encode(Press("review_at", draft, 0, question)))


async def test_the_last_change_is_taken_back_and_told(everything: Chat) -> None:
    await answer(everything, "市委办", "12")
    await everything.say("/undo")
    assert "多少件？\n撤销前：12\n现在是：（没有内容）" in everything.text
    assert "还可以再撤销 1 步" in everything.text
    await everything.tap("继续填写")
    assert "多少件" in everything.text
    assert "现在的回答" not in everything.text


async def test_undoing_goes_further_back_to_the_first_change(everything: Chat) -> None:
    await answer(everything, "市委办", "12", "2026年7月3日")
    await everything.say("/undo")
    await everything.tap("再撤销一步")
    await everything.tap("再撤销一步")
    assert "撤销前：市委办" in everything.text
    assert "不能再往前撤销了" in everything.text
    assert "再撤销一步" not in "".join(everything.labels)
    await everything.say("/undo")
    assert "没有可以撤销的改动了" in everything.text


async def test_ten_changes_at_most_are_taken_back(everything: Chat) -> None:
    await everything.say("市委办")
    source = everything.messages
    for number in range(12):
        await everything.edit(source, f"市委第{number}办")
    for left in range(9, -1, -1):
        await everything.say("/undo")
        assert (f"再撤销 {left} 步" in everything.text) == (left > 0)
    await everything.say("/undo")
    assert "没有可以撤销的改动了" in everything.text
    await open_answer(everything, "unit")
    assert "市委第1办" in everything.text


async def test_what_was_undone_is_put_again_and_undone_once_more(everything: Chat) -> None:
    await answer(everything, "市委办", "12")
    await everything.say("/undo")
    await everything.tap("恢复刚才撤销的")
    assert "现在是：12" in everything.text
    assert "可以撤销的还有 2 步" in everything.text
    await everything.tap("撤销上一步")
    assert "撤销前：12" in everything.text


async def test_old_buttons_take_nothing_back(everything: Chat) -> None:
    await answer(everything, "市委办", "12")
    await everything.say("/undo")
    assert everything.last is not None
    further, redo = everything.last.find("再撤销一步"), everything.last.find("恢复刚才")
    await answer(everything, "13")
    for data in (further, redo):
        await everything.press(data)
        assert "这个按钮是先前的" in everything.text
    await open_answer(everything, "count")
    assert "13" in everything.text


async def test_a_redone_change_is_not_redone_twice(everything: Chat) -> None:
    await answer(everything, "市委办", "12")
    await everything.say("/undo")
    assert everything.last is not None
    redo = everything.last.find("恢复刚才")
    await everything.press(redo)
    await everything.press(redo)
    assert "这个按钮是先前的" in everything.text


async def test_without_a_change_there_is_a_kind_word(everything: Chat) -> None:
    await everything.say("/undo")
    assert "没有可以撤销的改动了" in everything.text


async def test_an_undoing_is_recorded_like_every_change(everything: Chat) -> None:
    await answer(everything, "市委办")
    await everything.say("/undo")
    query = select(changes.c.kind, changes.c.undone).order_by(changes.c.id)
    rows = everything.town.do(lambda conn: conn.execute(query).all())
    assert [tuple(row) for row in rows] == [("change", True), ("undo", False)]


async def test_a_newer_version_ends_undoing(everything: Chat) -> None:
    await answer(everything, "市委办", "12", "2026年7月3日")
    interview = everything.town.interviews.get("everything")
    assert interview is not None
    everything.town.interviews.offer([build_newer(interview)])
    await everything.press(encode(Press("takeover", 1)))
    await everything.say("/undo")
    assert "没有可以撤销的改动了" in everything.text


async def test_a_renamed_question_keeps_its_history(everything: Chat) -> None:
    await answer(everything, "市委办", "12")
    await everything.edit(everything.messages, "13")
    interview = everything.town.interviews.get("everything")
    assert interview is not None
    everything.town.interviews.offer([build_newer(interview)])
    await everything.press(encode(Press("takeover", 1)))
    await open_answer(everything, "number")
    await everything.tap("历史")
    await everything.tap("1")
    await everything.tap("恢复这一版")
    assert "共 2 字：\n12" in everything.text


async def test_corrections_are_taken_back_too(chat: Chat) -> None:
    work = ask("work", "long_text", "做了什么")
    chat.town.interviews.offer([parse_interview(build_source(UNIT, work), "ours.yaml")])
    await chat.press(encode(Press("period", question="ours", value=2026)))
    await answer(chat, "市委办", "推进了工作,取得了成效。")
    await chat.say("/check")
    await chat.tap("自动修改全部")
    await chat.tap("就这样改")
    await open_answer(chat, "work")
    assert "工作，取得" in chat.text
    await chat.say("/undo")
    await open_answer(chat, "work")
    assert "工作,取得" in chat.text


async def test_nothing_sensitive_is_said_of_what_was_undone(chat: Chat) -> None:
    secret = ask("work", "long_text", "做了什么") | {"sensitive": True}
    chat.town.interviews.offer([parse_interview(build_source(UNIT, secret), "ours.yaml")])
    await chat.press(encode(Press("period", question="ours", value=2026)))
    await answer(chat, "市委办", "查办甲某一案。")
    await chat.say("/undo")
    assert "敏感内容" in chat.text
    assert "甲某" not in chat.text
    await chat.tap("恢复刚才")
    await open_answer(chat, "work")
    await chat.tap("清空")
    assert "甲某" not in chat.text
    await chat.tap("清空")
    await chat.tap("历史")
    assert "甲某" not in chat.text


async def test_an_answer_has_a_history_and_is_brought_back(everything: Chat) -> None:
    await answer(everything, "市委办")
    source = everything.messages
    everything.town.clock.pass_by(minutes=5)
    await everything.edit(source, "市委政法委")
    await everything.edit(source, "市委组织部")
    await open_answer(everything, "unit")
    await everything.tap("历史")
    assert "1. 2026年7月3日 09:05 被改掉，5 字\n　市委政法委\n" in everything.text
    assert "2. 2026年7月3日 09:05 被改掉，3 字\n　市委办" in everything.text
    await everything.tap("2")
    assert "市委办" in everything.text
    await everything.tap("恢复这一版")
    assert "已恢复" in everything.text
    assert "\n市委办" in everything.text
    await everything.tap("历史")
    assert "1. 2026年7月3日 09:05 被改掉，5 字\n　市委组织部" in everything.text


async def test_a_long_version_is_told_in_full(everything: Chat) -> None:
    await answer(everything, "市委办", "12", "2026年7月3日")
    long = "".join(f"第{number}句话。" for number in range(900))
    await answer(everything, long[:3000])
    await everything.press(encode(Press("visit", 1, 0, "story")))
    await answer(everything, "短的。")
    await open_answer(everything, "story")
    await everything.tap("历史")
    said = await everything.tap("1")
    told = "".join(each.text for each in said)
    assert long[:3000] in told


async def test_what_was_typed_in_vain_can_be_read(everything: Chat) -> None:
    await answer(everything, "市委办", "大约两百多件吧", "12")
    await open_answer(everything, "count")
    await everything.tap("历史")
    assert "没能存成答案" in everything.text
    await everything.tap("1")
    assert "大约两百多件吧" in everything.text
    assert "恢复这一版" not in everything.labels


async def test_a_button_of_a_restored_version_that_is_old_changes_nothing(
    everything: Chat,
) -> None:
    await answer(everything, "市委办")
    source = everything.messages
    await everything.edit(source, "市委政法委")
    await open_answer(everything, "unit")
    await everything.tap("历史")
    await everything.tap("1")
    assert everything.last is not None
    restore = everything.last.find("恢复这一版")
    await everything.edit(source, "市委组织部")
    await everything.press(restore)
    assert "所以没有恢复" in everything.text
    await everything.press(encode(Press("history_put", 1, 99, "unit", 999)))
    assert "没有找到那一版" in everything.text


async def test_nobody_sees_or_undoes_what_is_not_theirs(everything: Chat) -> None:
    await answer(everything, "市委办")
    source = everything.messages
    await everything.edit(source, "市委政法委")
    other = everything.town.join(8)
    for verb in ("undo", "history", "history_one", "history_put", "review", "review_at", "clear"):
        await other.press(encode(Press(verb, 1, 0, "unit", 1)))
        assert "市委" not in other.text
    await open_answer(everything, "unit")
    assert "市委政法委" in everything.text
