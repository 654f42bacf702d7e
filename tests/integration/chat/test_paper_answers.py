"""A .txt or .docx sent as the answer to a long question."""

from __future__ import annotations

import io
from collections.abc import Iterator

import docx
import pytest
from structlog.testing import capture_logs

from conversations.buttons import Press, encode
from conversations.definition.parsing import parse_interview
from tests.integration.chat.driver import Chat, Town

KIND = """
id: papers
version: 1
name: {zh_CN: 收文件的报告, en: A report of papers}
about: {zh_CN: 试一试, en: A trial}
periods: year
unit: unit
title: "{{ unit }}的报告"
sections:
  - id: only
    title: {zh_CN: 全部, en: All}
    questions:
      - {id: unit, kind: short_text, ask: {zh_CN: 哪个单位？, en: Which unit?}}
      - {id: work, kind: long_text, ask: {zh_CN: 做了什么？, en: What was done?}}
      - {id: tasks, kind: items, ask: {zh_CN: 有哪些任务？, en: Which tasks?}}
    body:
      - text: "{{ unit }}。{{ work }}"
      - items: tasks
"""
REPORT = "一、学习情况\n坚持学习。\n二、工作情况\n做好工作。"


@pytest.fixture(autouse=True)
def _logged() -> Iterator[None]:
    with capture_logs():
        yield


@pytest.fixture
async def asked(town: Town, chat: Chat) -> Chat:
    """The chat of a person who is asked for a long text."""
    town.interviews.offer([parse_interview(KIND, "papers.yaml")])
    await chat.press(encode(Press("period", question="papers", value=2026)))
    await chat.say("市委办")
    assert "做了什么" in chat.text
    return chat


async def send(chat: Chat, body: bytes, name: str) -> None:
    chat.town.files.bodies["f"] = body
    sent = {"file_id": "f", "file_unique_id": "f", "file_name": name, "file_size": len(body)}
    await chat.send(document=sent)


def build_docx(*lines: str) -> bytes:
    document, file = docx.Document(), io.BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(file)
    return file.getvalue()


@pytest.mark.parametrize("name", ["回答.txt", "回答.docx"])
async def test_its_text_is_the_answer(asked: Chat, name: str) -> None:
    lines = ("坚持<b>学习</b>。", "", "做好工作。")
    body = build_docx(*lines) if name.endswith("docx") else "\r\n".join(lines).encode("gb18030")
    await send(asked, body, name)
    assert "坚持<b>学习</b>。" in asked.text
    assert any("作为整份报告导入" in label for label in asked.labels)
    await asked.tap("上一题")
    assert "做好工作" in asked.text


async def test_what_was_meant_as_a_report_can_be_laid_out_after_all(asked: Chat) -> None:
    await send(asked, "一、学习情况\n坚持学习。".encode(), "旧报告.txt")
    await asked.tap("作为整份报告导入")
    assert "坚持学习" in asked.text


@pytest.mark.parametrize("text", [REPORT, "字" * 8000])
async def test_a_whole_report_is_no_answer(asked: Chat, text: str) -> None:
    await send(asked, text.encode(), "报告.txt")
    assert not any("作为整份报告导入" in label for label in asked.labels)


async def test_where_a_line_is_asked_for_it_is_no_answer(asked: Chat) -> None:
    await asked.tap("上一题")
    await send(asked, "坚持学习。".encode(), "回答.txt")
    assert not any("作为整份报告导入" in label for label in asked.labels)


async def test_the_text_of_an_entry_comes_from_a_file_too(asked: Chat) -> None:
    await asked.say("做了很多。")
    assert "有哪些任务" in asked.text
    await asked.say("加强学习")
    await send(asked, "每周学习一次。".encode(), "回答.txt")
    assert "每周学习一次" in asked.text
    assert any("作为整份报告导入" in label for label in asked.labels)
