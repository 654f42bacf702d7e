"""/find: one's own drafts, documents and notes, whatever the width and case of the words."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import insert

from bot.store.tables import notes
from conversations.buttons import Press, decode, encode
from conversations.definition.parsing import parse_interview
from tests.integration.chat.driver import Chat
from tests.integration.templates.samples import UNIT, ask, build_source


async def answer(chat: Chat, *texts: str) -> None:
    for text in texts:
        await chat.say(text)


async def open_report(chat: Chat, *, year: int = 2026, sensitive: bool = False) -> None:
    work = ask("work", "long_text", "做了什么") | {"sensitive": sensitive}
    chat.town.interviews.offer([parse_interview(build_source(UNIT, work), "ours.yaml")])
    await chat.press(encode(Press("period", question="ours", value=year)))


def add_note(chat: Chat, text: str, *, binned: bool = False, days: int = 0) -> None:
    at = chat.town.clock() - timedelta(days=days)
    row = {"owner": chat.id, "text": text, "kind": "text", "name": "", "topic": "", "made_at": at}
    row |= {"chosen": False, "source": 1, "pages": 0, "album": ""}
    row |= {"binned_at": at if binned else None}
    chat.town.do(lambda conn: conn.execute(insert(notes), row))


async def test_a_draft_is_found_by_one_character(chat: Chat) -> None:
    await open_report(chat)
    await answer(chat, "市委办", "深入推进扫黑除恶。")
    await chat.say("/find 黑")
    assert chat.last is not None
    assert "深入推进扫<b>黑</b>除恶。" in chat.last.html
    assert "2026年" in chat.text
    assert "做了什么" in chat.text
    await chat.tap("1")
    assert "现在的回答" in chat.text


async def test_width_and_case_do_not_matter_and_all_words_must_occur(chat: Chat) -> None:
    await open_report(chat)
    await answer(chat, "市委办", "办理ＡＢＣ案100%（含２起）。")
    for words in ("abc", "ABC　２", "a 100%", "（含"):
        await chat.say(f"/find {words}")
        assert "做了什么" in chat.text
    for words in ("abc 禁毒", "a%c", "a_c", "200%"):
        await chat.say(f"/find {words}")
        assert "都没有" in chat.text


async def test_a_document_is_found_and_sent(chat: Chat) -> None:
    await open_report(chat)
    await answer(chat, "市委办", "深入推进扫黑除恶。")
    await chat.press(encode(Press("make", 1)))
    chat.town.clock.pass_by(hours=1)
    await chat.press(encode(Press("visit", 1, 0, "work")))
    await answer(chat, "换了说法。")
    await chat.say("/find 扫黑")
    assert "成稿" in chat.text
    assert "做了什么" not in chat.text
    await chat.tap("1")
    assert chat.last is not None
    assert chat.last.carries_file


async def test_notes_are_found_the_newest_first_and_binned_ones_not(chat: Chat) -> None:
    add_note(chat, "七月扫黑推进会", days=1)
    add_note(chat, "八月扫黑现场会")
    add_note(chat, "扔掉的扫黑线索", binned=True)
    await chat.say("/find 扫黑")
    assert chat.text.index("八月") < chat.text.index("七月")
    assert "随手记 2026年7月2日" in chat.text
    assert "扔掉" not in chat.text
    assert chat.last is not None
    assert chat.last.find("1") == encode(Press("note", value=2))


async def test_nobody_finds_what_is_not_theirs(chat: Chat) -> None:
    await open_report(chat)
    await answer(chat, "市委办", "深入推进扫黑除恶。")
    add_note(chat, "扫黑推进会")
    other = chat.town.join(8)
    await other.say("/find 扫黑")
    assert "都没有" in other.text


async def test_a_draft_in_the_bin_is_not_found(chat: Chat) -> None:
    await open_report(chat)
    await answer(chat, "市委办", "深入推进扫黑除恶。")
    await chat.press(encode(Press("bin", 1)))
    await chat.say("/find 扫黑")
    assert "都没有" in chat.text


async def test_what_is_sensitive_is_found_but_not_quoted(chat: Chat) -> None:
    await open_report(chat, sensitive=True)
    await answer(chat, "市委办", "查办甲某扫黑一案。")
    await chat.say("/find 扫黑")
    assert "敏感内容" in chat.text
    assert "甲某" not in chat.text


async def test_words_are_asked_for_when_none_are_given(chat: Chat) -> None:
    add_note(chat, "扫黑推进会")
    await chat.say("/find")
    assert "找什么" in chat.text
    await chat.say("推进")
    assert "扫黑推进会" in chat.text
    await chat.tap("🔍 查找")
    await chat.say("禁毒")
    assert "都没有" in chat.text


async def test_many_are_shown_page_by_page(chat: Chat) -> None:
    for number in range(12):
        add_note(chat, f"扫黑第{number}号", days=number)
    await chat.say("/find 扫黑")
    assert "扫黑第7号" in chat.text
    assert "扫黑第8号" not in chat.text
    assert chat.last is not None
    later = chat.last.find("后一页")
    await chat.press(later)
    assert "9. 随手记" in chat.text
    assert "扫黑第11号" in chat.text
    assert "后一页 ›" not in chat.labels
    stamp = decode(later)
    assert stamp is not None
    for page in (-1, 10**18):
        await chat.press(encode(replace(stamp, value=page)))
        assert "查找“扫黑”" in chat.text
    await chat.say("/find 第3号")
    await chat.press(later)
    assert "扫黑第3号" in chat.text
    assert "旧" in (chat.toast or "")
