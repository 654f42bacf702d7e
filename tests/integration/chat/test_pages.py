"""The buttons of pages, PDFs and 查重: what they ask for, and for whom."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import select

from bot.store.tables import errands
from conversations.buttons import Press, encode
from conversations.definition.parsing import parse_interview
from tests.integration.chat.driver import Chat
from tests.integration.templates.samples import UNIT, build_source

STRANGER = 8


@pytest.fixture
async def answered(chat: Chat) -> Chat:
    """At a report that is all answered, on a machine with LibreOffice."""
    chat.town.previews = True
    chat.town.desk = chat.town.open_desk()
    chat.town.interviews.offer([parse_interview(build_source(UNIT), "ours.yaml")])
    await chat.press(encode(Press("period", question="ours", value=2026)))
    await chat.say("市委办")
    return chat


def list_errands(chat: Chat) -> list[tuple[str, int, dict[str, object]]]:
    query = select(errands.c.kind, errands.c.chat_id, errands.c.params).order_by(errands.c.id)
    rows = chat.town.do(lambda conn: list(conn.execute(query)))
    return [(row.kind, row.chat_id, json.loads(row.params)) for row in rows]


async def make(chat: Chat) -> int:
    await chat.say("/finish")
    (document,) = [said.document_id for said in chat.said if said.document_id]
    return document


async def test_pages_are_asked_for_with_each_new_document(answered: Chat) -> None:
    document = await make(answered)
    assert list_errands(answered) == [("pages", answered.id, {"document": document})]


async def test_without_libreoffice_nothing_is_asked_for_by_itself(answered: Chat) -> None:
    answered.town.previews = False
    answered.town.desk = answered.town.open_desk()
    await make(answered)
    assert list_errands(answered) == []
    for label in ("页面图", "PDF"):
        await answered.press(answered.said[0].find(label), document=True)
        assert "libreoffice-writer-nogui" in answered.text
        assert answered.said[0].method == "sendMessage"  # the document's message stays
        await make(answered)
    assert list_errands(answered) == []


async def test_a_pdf_is_asked_for_by_its_button(answered: Chat) -> None:
    document = await make(answered)
    await answered.tap("PDF")
    assert list_errands(answered)[-1] == ("pdf", answered.id, {"document": document})
    assert answered.said == []
    assert "PDF" in (answered.toast or "")


async def test_the_preview_shows_the_pages_of_its_section(answered: Chat) -> None:
    await answered.say("/preview")
    await answered.tap("看版面")
    [(kind, _, params)] = list_errands(answered)
    assert kind == "pages"
    assert params["draft"] == 1
    assert answered.said == []


@pytest.mark.parametrize("verb", ["pages", "pdf"])
async def test_another_persons_report_is_not_asked_for(answered: Chat, verb: str) -> None:
    document = await make(answered)
    before = list_errands(answered)
    stranger = answered.town.join(STRANGER)
    await stranger.press(encode(Press(verb, value=document)))
    assert "没有找到这份文档" in stranger.text
    await stranger.press(encode(Press(verb, 1)))
    await stranger.press(encode(Press("likeness", 1)))
    assert list_errands(answered) == before


async def test_a_comparison_is_asked_for_by_its_button(answered: Chat) -> None:
    await answered.press(encode(Press("likeness", 1)))
    assert list_errands(answered) == [("likeness", answered.id, {"draft": 1})]
    assert "查重" in (answered.toast or "")
    await answered.press(encode(Press("likeness", 1)))
    assert len(list_errands(answered)) == 1  # it waits already
