"""Answers of every kind as hypothesis makes them: any draft of an interview, sensible or not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from conversations.definition.blocks import Layout
from conversations.definition.interview import Interview
from conversations.definition.questions import (
    BaseQuestion,
    Choice,
    Column,
    Confirm,
    Date,
    Declaration,
    Figures,
    Integer,
    Items,
    ListShape,
    LongText,
    Pictures,
    Question,
    ShortText,
    Table,
)
from conversations.drafts.draft import (
    Answer,
    ChoiceAnswer,
    ConfirmAnswer,
    DateAnswer,
    DeclaredAnswer,
    Draft,
    Entry,
    Figure,
    FiguresAnswer,
    ItemsAnswer,
    NumberAnswer,
    Part,
    PictureEntry,
    PicturesAnswer,
    Row,
    Skipped,
    TableAnswer,
    TextAnswer,
)
from conversations.drafts.layouts import build_dials

PERIODS = {"first_half": "2026H1", "half_year": "2026H2", "year": "2026"}
SIGNS = "报告一是（二）、。：“”{}%<&>\\ 9.ax"

lines = st.text(SIGNS, min_size=1, max_size=8).filter(str.strip)
parts = lines.map(Part)
texts = st.lists(parts, max_size=2).map(lambda said: TextAnswer(tuple(said)))
counts = st.sampled_from([Decimal(each) for each in (2, 1, 3, 0, 4)])

OFTEN = st.sampled_from([True, True, True, True, False])

SIMPLE: dict[type[BaseQuestion], SearchStrategy[Answer]] = {
    ShortText: parts.map(lambda part: TextAnswer((part,))),
    LongText: texts,
    Declaration: st.sampled_from([DeclaredAnswer("none"), DeclaredAnswer("covered")]) | texts,
    Integer: st.integers(0, 9).map(lambda value: NumberAnswer(value, Part("9"))),
    Date: st.dates(date(2020, 1, 1)).map(lambda day: DateAnswer(day, Part("昨天"))),
    Confirm: st.booleans().map(ConfirmAnswer),
}
"""The answers to questions of these kinds, whatever else the question says."""


@st.composite
def build_drafts(draw: DrawFn, interview: Interview) -> Draft:
    """Draw a draft: each question answered by its kind, skipped or left; layouts of any choice."""
    answers: dict[str, Answer] = {}
    for _, question in interview.questions():
        answered = draw(OFTEN)  # a short report has little to go wrong
        if answered or draw(st.booleans()):
            answers[question.id] = draw(build_answers(question)) if answered else Skipped()
    return Draft(
        interview.id,
        interview.version,
        PERIODS[interview.periods],
        answers,
        profile=draw(st.dictionaries(st.sampled_from(["unit", "signer", "post"]), lines)),
        layouts=draw(build_layouts(interview)),
    )


@st.composite
def build_layouts(draw: DrawFn, interview: Interview) -> dict[str, Layout]:
    """Draw layouts of the author's own, as the buttons of the previews set them."""
    dials = [
        (section.id, dial) for section in interview.sections for dial in build_dials(section, {})
    ]
    turned = draw(st.lists(st.sampled_from(dials), max_size=3))
    return {f"{section_id}:{dial.marker}": dial.following for section_id, dial in turned}


def build_answers(question: Question) -> SearchStrategy[Answer]:
    """Return the answers that fit the question."""
    if type(question) in SIMPLE:
        return SIMPLE[type(question)]
    match question:
        case Choice():
            return st.sampled_from(question.options).map(lambda one: ChoiceAnswer(one.id))
        case Items():
            return _build_lists(question)
        case Table():
            return _build_tables(question)
        case Pictures():
            entries = st.builds(PictureEntry, st.integers(1, 9), st.none() | parts)
            shown = st.lists(entries, max_size=question.most).map(tuple)
            return st.builds(PicturesAnswer, shown, st.booleans())
        case Figures():
            return _build_families(question)
    raise AssertionError(f"no answers are made for {question.kind}")


@st.composite
def _build_lists(draw: DrawFn, question: Items) -> ItemsAnswer:
    entries = draw(st.lists(_build_entries(question), min_size=int(draw(OFTEN)), max_size=4))
    pairs = draw(st.permutations([None, 1, 2, 3]))
    numbered = [
        replace(entry, id=at + 1, pair=pairs[at] if question.pairs_with else None)
        for at, entry in enumerate(entries)
    ]
    return ItemsAnswer(tuple(numbered), closed=draw(st.booleans()))


@st.composite
def _build_entries(draw: DrawFn, shape: ListShape) -> Entry:
    if shape.suggestions and draw(OFTEN):
        chosen = draw(st.sampled_from(shape.suggestions))
        entry = Entry(Part(chosen.heading), topic=chosen.id)
    else:
        entry = Entry(draw(parts))
    if not isinstance(shape, Items) or shape.inner is None:
        return replace(entry, text=draw(st.none() | texts))
    inner = draw(st.lists(_build_entries(shape.inner), max_size=3))
    return replace(entry, inner=ItemsAnswer(tuple(inner)))


def _build_tables(question: Table) -> SearchStrategy[Answer]:
    rows = st.tuples(*map(_build_cells, question.columns)).map(lambda row: Row(row, Part("行")))
    return st.lists(rows, max_size=3).map(lambda given: TableAnswer(tuple(given)))


def _build_cells(column: Column) -> SearchStrategy[str]:
    return lines if column.kind == "text" else counts.map(str)


@st.composite
def _build_families(draw: DrawFn, question: Figures) -> FiguresAnswer:
    """Draw numbers small enough to add up now and then; in some, one is passed by or missing."""
    figures = {member.id: Figure(draw(counts)) for member in question.members}
    if not draw(OFTEN):
        figures[draw(st.sampled_from(sorted(figures)))] = Figure(None)
        figures.pop(draw(st.sampled_from(sorted(figures))))
    return FiguresAnswer(figures, accepted=draw(st.booleans()))
