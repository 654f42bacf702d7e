"""What does not fit together is said before the document, with it and whenever it is sent again."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.store.tables import documents
from conversations.buttons import Press, encode
from conversations.definition.parsing import parse_interview
from tests.integration.chat.driver import Chat
from tests.integration.templates.samples import UNIT, ask, build_source

MEMBERS = [
    {"id": member, "label": {"zh_CN": label, "en": member}, "unit": "人"}
    for member, label in (("all", "总数"), ("women", "女"), ("men", "男"))
]
FIGURES = ask(
    "staff", "figures", members=MEMBERS, sums=[{"total": "all", "parts": ["women", "men"]}]
)


@pytest.fixture
async def counted(chat: Chat) -> Chat:
    """At a report whose numbers do not add up, all answered."""
    source = build_source(UNIT, FIGURES).replace("{{ staff }}", "共{{ staff.all }}人")
    chat.town.interviews.offer([parse_interview(source, "ours.yaml")])
    await chat.press(encode(Press("period", question="ours", value=2026)))
    for text in ("市委办", "10", "3", "4"):
        await chat.say(text)
    await chat.tap("先这样")
    return chat


def count_findings(chat: Chat) -> list[int]:
    query = select(documents.c.findings).order_by(documents.c.id)
    found: list[int] = chat.town.do(lambda conn: list(conn.execute(query).scalars()))
    return found


async def test_when_all_is_answered_it_says_that_the_report_is_checked_first(counted: Chat) -> None:
    assert "都答完了" in counted.text
    assert "先校核一遍" in counted.text


async def test_findings_are_shown_before_the_document_is_made(counted: Chat) -> None:
    await counted.say("/finish")
    assert counted.said[0].document_id is None
    assert count_findings(counted) == []
    await counted.tap("生成草稿")
    assert count_findings(counted) == [1]
    assert "1 处" in counted.text


async def test_a_document_sent_again_says_how_many_findings_it_had(counted: Chat) -> None:
    await counted.press(encode(Press("make", 1)))
    first = counted.text
    await counted.press(encode(Press("document", value=counted.said[0].document_id)))
    assert counted.text == first


async def test_a_document_is_made_at_once_when_all_fits(counted: Chat) -> None:
    await counted.say("/back")
    await counted.tap("总数")
    await counted.say("7")
    await counted.say("/finish")
    assert counted.said[0].document_id is not None
    assert count_findings(counted) == [0]
