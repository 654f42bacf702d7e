"""Anything put right at any time: answers, several at once, entries, attachments, steps back."""

from __future__ import annotations

import io

import docx

from tests.acceptance.chatting import (
    answer_basics,
    answer_list,
    press,
    read_document,
    say,
    start_report,
    wait_document,
)
from tests.acceptance.person import Bubble, Person
from tests.integration.files.scans import build_pdf, draw

PASTED = "1. 学得不深。有时停留在读文件。\n2. 监督不够。提醒偏少。\n3. 作风不实。下沉不多。"
OPENING = "5"
"""The number of the opening paragraph in the list of all answers."""


async def test_an_answer_is_changed_cleared_and_brought_back(member: Person) -> None:
    await start_report(member)
    await answer_basics(member, "原来的开头。")
    await look(member)
    await press(member, "修改")
    await say(member, "改过的开头。")
    await look(member)
    await press(member, "清空")
    card = await press(member, "清空")
    assert "还没有写" in card.text
    card = await press(member, "撤销上一步")
    assert "撤销前：（没有内容）\n现在是：改过的开头。" in card.text
    await look(member)
    card = await press(member, "历史")
    await press(member, find_number(card, "原来的开头。"))
    card = await press(member, "恢复这一版")
    assert "已恢复" in card.text
    await say(member, "/undo")
    await press(member, "再撤销一步")
    card = await press(member, "再撤销一步")
    assert "撤销前：原来的开头。\n现在是：（没有内容）" in card.text
    card = await press(member, "恢复刚才撤销的")
    assert "现在是：原来的开头。" in card.text
    await say(member, "/review")
    await press(member, "在这份报告里找")
    card = await say(member, "开头")
    assert "1 题里有" in card.text
    assert (await make_draft(member))[1:] == ["原来的开头。"]


async def test_several_answers_at_once_are_shown_confirmed_and_rearranged(member: Person) -> None:
    await start_report(member)
    await answer_basics(member, "开头。")
    await answer_list(member, [("学习", "学了。")])
    card = await say(member, PASTED)
    assert "归好位 3 段，未归位 0 段" in card.text
    card = await press(member, "全部采用")
    assert "针对“（一）学得不深”" in card.text
    await say(member, "/back")
    await press(member, "（三）")
    await press(member, "上移")
    card = await press(member, "与下一条合并")
    assert "（二）作风不实" in card.text
    joined = ["（二）作风不实。下沉不多。", "监督不够。提醒偏少。"]
    assert (await make_draft(member))[-2:] == joined
    await say(member, "/review")
    await press(member, "7")
    await press(member, "修改")
    await press(member, "（二）")
    await press(member, "拆成 2 条")
    assert (await make_draft(member))[4:] == [
        "二、存在的主要问题",
        "（一）学得不深。有时停留在读文件。",
        "（二）作风不实。下沉不多。",
        "（三）监督不够。提醒偏少。",
    ]


async def test_photos_and_a_pdf_stand_behind_the_report(member: Person) -> None:
    await start_report(member)
    await answer_basics(member, "开头。")
    for caption in ("会场", "", "表彰"):
        await member.send_file("照片.jpg", draw(), caption, album="7")
    card = await member.wait_message()
    assert "整组放在一起" in card.text
    await member.send_file("实施方案.pdf", build_pdf(2))
    card = await member.wait_message()
    assert "附件 2），共 2 页" in card.text
    await press(member, "写说明")
    await say(member, "工作方案")
    await press(member, "上移")
    card = await press(member, "附件清单")
    assert "附件1 工作方案（PDF 2 页）" in card.text
    assert "附件2 照片（照片 3 张）" in card.text

    sent = await send_draft(member)
    assert sent.document
    document = docx.Document(io.BytesIO(await member.download(sent.document["file_id"])))
    texts = [each.text for each in document.paragraphs if each.text]
    assert texts[1:] == [
        *("开头。", "附件：1. 工作方案", "2. 照片"),
        *("附件1", "工作方案", "附件2", "照片", "会场", "表彰"),
    ]
    assert len(document.inline_shapes) == 5


async def test_a_file_is_the_answer_and_a_question_asked_back_gets_a_hint(member: Person) -> None:
    await start_report(member, "2025年上半年")
    await answer_basics(member, "上一年的开头。")
    await make_draft(member)
    await start_report(member)
    await press(member, "从头写")
    for label in ("用“市委政法委”", "领导班子", "跳过", "跳过"):
        await press(member, label)
    card = await say(member, "这里要写什么？")
    assert "好的回答" in card.text
    card = await press(member, "看看以前怎么写的")
    assert "上一年的开头。" in card.text
    await press(member, "回提示")
    await member.send_file("回答.txt", "第一段。\n第二段。".encode())
    card = await member.wait_message()
    assert "已保存" in card.text
    assert "哪几方面工作" in card.text
    assert (await make_draft(member))[1:] == ["第一段。", "第二段。"]


async def look(person: Person) -> Bubble:
    """Open the opening paragraph in the list of all answers."""
    await say(person, "/review")
    return await press(person, OPENING)


def find_number(card: Bubble, text: str) -> str:
    """Return the number of the two-line entry whose second line has the text in it."""
    lines = card.text.splitlines()
    at = next(at for at, line in enumerate(lines) if text in line)
    return lines[at - 1].partition(".")[0]


async def make_draft(person: Person) -> list[str]:
    """Make a draft of the document; return its paragraphs."""
    return await read_document(person, await send_draft(person))


async def send_draft(person: Person) -> Bubble:
    """Make a draft of the document; return its message."""
    await say(person, "/finish")
    await press(person, "生成草稿")
    return await wait_document(person)
