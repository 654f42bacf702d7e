"""A report of another year sent to the bot: laid out, put right, taken over, and made again."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from tests.acceptance.chatting import press, press_make, read_document, say
from tests.acceptance.person import Bubble, Person
from tests.acceptance.replying import read_question
from tests.acceptance.sample import load_lines
from tests.integration.chat.old_reports import LINES, STRAY, build_docx

SAMPLES = {
    "annual_responsibility": ("年度履行", "2026年度", 1),
    "half_year_responsibility": ("上半年履行", "2026年上半年", 1),
    "rectification_speech": ("发言提纲", "2026", 0),
}
"""Of each real report: its kind, the period of the new one, and how many paragraphs are new."""

MADE = [
    "河湾县档案局关于2026年上半年履行全面从严治党主体责任情况的报告",
    *LINES[1:5],
    STRAY + "另有台账。",
    LINES[6],
    LINES[5],
    *(line for line in LINES[7:13] if not line.startswith("##")),
    "河湾县档案局",
    "2026年7月8日",
]
NUMBERED = re.compile("^（.）")
"""What numbers an entry; it changes with its place."""


async def test_an_old_report_becomes_a_new_one(member: Person) -> None:
    lines = (*LINES[:4], STRAY, *LINES[4:])
    card = await send_report(member, "去年.docx", build_docx(lines), "上半年履行", "2026年上半年")
    assert "归好位 10 段，未归位 1 段" in card.text
    await press(member, find_number(card, "（二）压紧压实"))
    card = await press(member, "还存在哪些主要问题")
    assert "换好位置了" in card.text
    card = await press(member, "全部采用")
    assert "还有 1 段未归位" in card.text

    await say(member, "/outline")
    card = await press(member, "未归位的文字 1 段")
    await press(member, find_number(card, "附记"))
    await press(member, "上半年履职情况")
    card = await press(member, "哪几方面工作")
    assert "放好了" in card.text
    assert "没有未归位的文字了" in card.text

    await say(member, "/continue")
    typed = {"哪个单位": "河湾县档案局", "附记": "另有台账。"}
    await answer_rest(member, typed)
    card = await say(member, "/check")
    await press(member, find_number(card, "落款的日期“2025年7月8日”早于2026年上半年"))
    await press(member, "修改")
    await say(member, "2026年7月8日")
    paragraphs = await read_document(member, await press_make(member))
    assert [NUMBERED.sub("", each) for each in paragraphs] == [NUMBERED.sub("", x) for x in MADE]


@pytest.mark.parametrize("form", ["txt", "docx"])
@pytest.mark.parametrize("name", SAMPLES)
async def test_a_real_report_comes_back_as_it_was(member: Person, name: str, form: str) -> None:
    lines = load_lines(name)
    kind, period, new = SAMPLES[name]
    body = build_docx(lines) if form == "docx" else "\n".join(lines).encode()
    card = await send_report(member, f"去年.{form}", body, kind, period)
    assert "未归位 0 段" in card.text
    await press(member, "全部采用")
    await answer_rest(member, {"哪个单位": "市委政法委", "职务": "书记"})
    paragraphs = await read_document(member, await press_make(member))
    assert paragraphs[new:] == list(lines)


async def send_report(person: Person, name: str, body: bytes, kind: str, period: str) -> Bubble:
    """Send a report without a draft, and begin one of this kind and period with it."""
    await person.send_file(name, body)
    await person.wait_message()
    await press(person, kind)
    return await press(person, period)


def find_number(card: Bubble, start: str) -> str:
    """Return the number under which the text is listed that begins so."""
    return next(line for line in card.text.splitlines() if start in line).partition(".")[0]


async def answer_rest(person: Person, typed: Mapping[str, str]) -> None:
    """Answer what is asked still: by typing, where it is said what, or by the button for “no more”.

    The report is the leading team's; whatever may be left out is.
    """
    while (asked := read_question(person.newest)) is not None:
        texts = [text for key, text in typed.items() if key in asked]
        if texts:
            await say(person, texts[0])
            continue
        labels = ("领导班子", "正文已写", "写完了", "否", "跳过")
        await press(person, next(each for each in labels if person.newest.find_button(each)))
