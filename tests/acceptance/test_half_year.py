"""The half-year report, chatted through over HTTP from an empty start to the file."""

from __future__ import annotations

from tests.acceptance.chatting import answer_report, make_document, start_report
from tests.acceptance.person import Person
from tests.acceptance.sample import load_seed

TITLE = "市委政法委关于2026年上半年履行全面从严治党主体责任情况的报告"


async def test_the_sample_comes_back_paragraph_for_paragraph(administrator: Person) -> None:
    sample = load_seed()
    await start_report(administrator)
    await answer_report(administrator, sample)
    title, *paragraphs = await make_document(administrator)
    assert title == TITLE
    assert paragraphs == list(sample.lines)
