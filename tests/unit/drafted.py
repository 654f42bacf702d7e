"""Interviews of a few lines, and drafts that answer them, to be made into reports."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest

from conversations.definition.interview import Interview
from conversations.drafts.draft import (
    Answer,
    Draft,
    Entry,
    ItemsAnswer,
    Part,
    Row,
    TableAnswer,
    TextAnswer,
)
from conversations.report.building import build_outline, render_block
from conversations.report.outline import OutlineBlock

WORDS = {"zh_CN": "词", "en": "word"}


def make_interview(*sections, title="{{ unit }}{{ period.label }}情况报告"):
    return Interview.model_validate(
        {
            "id": "report",
            "version": 1,
            "name": WORDS,
            "about": WORDS,
            "periods": "half_year",
            "unit": "unit",
            "title": title,
            "sections": sections or [make_section("basics", ["unit"])],
        }
    )


def make_section(section_id, questions, body=(), heading=None):
    """A section; a question is a dict of its fields, or the id of a text."""
    return {
        "id": section_id,
        "title": WORDS,
        "heading": heading,
        "questions": [ask(each) if isinstance(each, str) else each for each in questions],
        "body": body,
    }


def ask(question_id, kind="long_text", **fields):
    return {"id": question_id, "kind": kind, "ask": WORDS, "required": False, **fields}


def make_draft(layouts=(), **answers: Answer):
    return Draft("report", 1, "2026H1", answers, layouts=dict(layouts))


def text(value):
    return TextAnswer((Part(value),))


def items(*entries, topics=(), pairs=()):
    """A closed list: an entry is its heading, and its text, its own entries in a list, or None."""
    made = [make_entry(at, *entry) for at, entry in enumerate(entries, start=1)]
    labels = zip_longest(made, topics, pairs)
    return ItemsAnswer(
        tuple(replace(entry, topic=topic, pair=pair) for entry, topic, pair in labels), closed=True
    )


def make_entry(number, heading, under=None):
    if isinstance(under, list):
        return Entry(Part(heading), id=number, inner=items(*under))
    return Entry(Part(heading), None if under is None else text(under), number)


def table(*rows):
    return TableAnswer(tuple(Row(cells, Part("")) for cells in rows), closed=True)


def build(section, layouts=(), **answers: Answer) -> tuple[OutlineBlock, ...]:
    """Return what the report of that one section says."""
    return build_outline(make_interview(section), make_draft(layouts, **answers)).blocks


def say(section, layouts=(), **answers: Answer) -> list[str]:
    """Return each block of that report as a text."""
    return [render_block(block) for block in build(section, layouts, **answers)]
