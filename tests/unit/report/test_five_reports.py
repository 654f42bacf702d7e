"""The five reports that come with the bot: whatever is answered, a sound document comes of it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import TypeGuard

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.definition.interview import Interview
from conversations.definition.parsing import parse_interview
from conversations.definition.questions import Declaration, Defaulted, Figures, Items, Table
from conversations.drafts.defaults import find_default
from conversations.drafts.draft import (
    Draft,
    Entry,
    Figure,
    FiguresAnswer,
    ItemsAnswer,
    Part,
    TextAnswer,
)
from conversations.drafts.path import build_path, find_missing
from conversations.drafts.results import Card
from conversations.report.building import build_names, build_outline, render_block
from conversations.report.outline import Heading, Joined, Outline, OutlineBlock, RunIn
from conversations.report.phrases import render_phrase
from tests.unit.checked import find_findings
from tests.unit.made_answers import PERIODS, build_drafts
from tests.unit.talks import Talk, answer_card

FOLDER = Path(__file__).parents[3] / "templates" / "interviews"
FIVE = {
    "half_year_responsibility",
    "annual_responsibility",
    "workforce_building",
    "workforce_full",
    "rectification_speech",
}
SHIPPED = {
    path.stem: parse_interview(path.read_text("utf-8"), path.name)
    for path in sorted(FOLDER.glob("*.yaml"))
}
SIGNED = {"signer", "signed_on"}
"""The questions for who wants a signature."""

ANNUAL = SHIPPED["annual_responsibility"]

NUMERALS = "一二三四五六七八九十"
MARKERS = {1: "{}、", 2: "（{}）", 5: "{}是"}
"""How the five number their parts, by level."""

every_report = pytest.mark.parametrize("name", sorted(FIVE))


def test_the_five_are_shipped_each_in_a_file_of_its_name() -> None:
    assert {name: interview.id for name, interview in SHIPPED.items()} == {n: n for n in FIVE}


@every_report
@given(data=st.data())
@settings(max_examples=40)
def test_any_answers_make_a_report_numbered_without_a_gap(name: str, data: st.DataObject) -> None:
    draft = data.draw(build_drafts(SHIPPED[name]))
    outline = build_outline(SHIPPED[name], draft)
    assert find_numbering_faults(outline) == []


@every_report
@given(data=st.data())
@settings(max_examples=40)
def test_figures_add_up_or_are_flagged(name: str, data: st.DataObject) -> None:
    interview = SHIPPED[name]
    draft = data.draw(build_drafts(interview))
    flagged = {each.question.id for each in find_findings(interview, draft) if each.mismatch}
    assert flagged == find_wrong_families(interview, draft)


@every_report
@given(data=st.data())
@settings(max_examples=40)
def test_every_phrase_renders(name: str, data: st.DataObject) -> None:
    interview = SHIPPED[name]
    draft = data.draw(build_drafts(interview))
    names = build_names(interview, draft)
    for _, question in interview.questions():
        if isinstance(question, Declaration):
            assert render_phrase(question.none, names)
        elif isinstance(question, Defaulted) and question.default is not None:
            text = render_phrase(question.default, names).strip()
            offered = find_default(interview, draft, question)
            assert (offered[0] if offered else "") == text


@every_report
def test_who_takes_every_suggestion_and_answers_all_completes_it(name: str) -> None:
    interview = SHIPPED[name]
    talk = Talk(interview, draft=Draft(name, interview.version, PERIODS[interview.periods]))
    while talk.card is not None and len(talk.events) < 400:
        answer(talk, talk.card)
    assert talk.card is None
    assert talk.draft.answers.keys() >= {each.id for _, each in interview.questions()} - SIGNED
    assert find_missing(interview, talk.draft) == []
    parts = [each.text for each in build_outline(interview, talk.draft).blocks if is_part(each)]
    wanted = [section.heading for section in interview.sections if section.heading]
    assert parts == [f"{at}、{heading}" for at, heading in zip(NUMERALS, wanted, strict=False)]


@every_report
def test_an_untouched_draft_says_nothing_but_its_title(name: str) -> None:
    interview = SHIPPED[name]
    draft = Draft(name, interview.version, PERIODS[interview.periods])
    outline = build_outline(interview, draft)
    assert outline.title
    assert outline.blocks == ()


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        (
            (30, 35, 12, 12),
            "比上年减少5件，下降14.3%；召开会议12次，与上年持平；文件、会议数量只减不增。",
        ),
        ((36, 35, 12, 14), "比上年增加1件，增长2.9%；召开会议12次，比上年减少2次，下降14.3%。"),
        ((30, 35, 12, None), "比上年减少5件，下降14.3%；召开会议12次。"),
    ],
)
def test_that_they_only_fell_is_said_only_if_the_numbers_say_so(
    counts: tuple[int | None, ...], sentence: str
) -> None:
    members = ("files", "files_before", "meetings", "meetings_before")
    figures = {
        key: Figure(None if count is None else Decimal(count))
        for key, count in zip(members, counts, strict=True)
    }
    life = Entry(Part("严格党内政治生活"), TextAnswer((Part("开会。"),)), 1, "party_life")
    answers = {"duty_items": ItemsAnswer((life,), closed=True), "papers": FiguresAnswer(figures)}
    outline = build_outline(ANNUAL, Draft(ANNUAL.id, ANNUAL.version, "2026", answers))
    assert render_block(outline.blocks[-1]).endswith(f"全年发文{counts[0]}件，{sentence}")


def answer(talk: Talk, card: Card) -> None:
    """Do at the card what somebody does who takes every suggestion and has particulars of all."""
    question, at_home = card.question, card.focus.entry is None and card.focus.area is None
    if isinstance(question, Items) and at_home and wants_more(question, card.answer):
        talk.press("suggest", count_entries(card.answer))
    elif isinstance(question, Table) and card.answer is None:
        talk.say("\t".join("办公室" if each.kind == "text" else "12" for each in question.columns))
    elif isinstance(question, Declaration) and card.answer is None:
        talk.say("有一起，已经处理。")
    else:
        said = answer_card(card, len(talk.events))
        talk.say(said) if isinstance(said, str) else talk.press(*said)


def wants_more(question: Items, given: object) -> bool:
    """Whether there is a suggestion without an entry."""
    return count_entries(given) < len(question.suggestions)


def count_entries(given: object) -> int:
    """Return how many entries the list has."""
    return len(given.entries) if isinstance(given, ItemsAnswer) else 0


def is_part(block: OutlineBlock) -> TypeGuard[Heading]:
    """Whether the block is the heading of a section."""
    return isinstance(block, Heading) and block.level == 1


def find_numbering_faults(outline: Outline) -> list[str]:
    """Return the headings with another number than the next one of their level in their part."""
    reached: dict[int, int] = {}
    faults = []
    for level, heading in list_headings(outline):
        reached = {each: count for each, count in reached.items() if each <= level}
        reached[level] = reached.get(level, 0) + 1
        marker = MARKERS[level].format(NUMERALS[reached[level] - 1])
        if not heading.startswith(marker):
            faults.append(f"{heading} is not {marker}")
    return faults


def list_headings(outline: Outline) -> Iterator[tuple[int, str]]:
    """Yield every numbered heading of the report with its level, in order."""
    for block in outline.blocks:
        if isinstance(block, Heading):
            yield block.level, block.text
        elif isinstance(block, RunIn):
            yield block.level, block.heading
        elif isinstance(block, Joined):
            yield from ((part.level, part.heading) for part in block.parts)


def find_wrong_families(interview: Interview, draft: Draft) -> set[str]:
    """Return the ids of the questions asked whose numbers contradict one another."""
    earlier: dict[str, Decimal] = {}
    wrong = set()
    for _, question in build_path(interview, draft):
        answer = draft.answers.get(question.id)
        if isinstance(question, Figures) and isinstance(answer, FiguresAnswer):
            given = {key: each.value for key, each in answer.figures.items()}
            own = {key: value for key, value in given.items() if value is not None}
            if not adds_up(question, earlier | own):
                wrong.add(question.id)
            earlier |= {f"{question.id}.{key}": value for key, value in own.items()}
    return wrong


def adds_up(question: Figures, known: dict[str, Decimal]) -> bool:
    """Whether every sum and sub-count of which all numbers are known is right."""
    sums = (each for each in question.sums if {each.total, *each.parts} <= known.keys())
    links = (each for each in question.of_which if {each.part, each.whole} <= known.keys())
    return all(
        known[each.total] == sum(known[part] for part in each.parts) for each in sums
    ) and all(known[each.part] <= known[each.whole] for each in links)
