"""The texts that a person typed, each by its place in its answer: what checks read and mend."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from conversations.definition.interview import Section
from conversations.definition.questions import Question, Table
from conversations.drafts.draft import (
    Answer,
    Entry,
    ItemsAnswer,
    Part,
    PicturesAnswer,
    Row,
    TableAnswer,
    TextAnswer,
)
from conversations.drafts.path import Walk


@dataclass(frozen=True, slots=True)
class TypedText:
    """One text of an answer.

    `place` is "" where the answer is one text, of a list "3.heading" or "3.text" with the entry's
    id, within a list of lists "3/2.text", of a table "4:1" with the indexes of row and column, of
    photos "2" with the index of the one that it is the caption of.
    """

    section: Section
    question: Question
    place: str
    text: str


def list_texts(walk: Walk, only: str | None = None) -> Iterator[TypedText]:
    """Yield the texts of the answers on the path, in order; or those of one question alone."""
    for section, question in walk.path:
        if only is None or question.id == only:
            yield from find_texts(section, question, walk.answers.get(question.id))


def find_texts(section: Section, question: Question, answer: Answer | None) -> Iterator[TypedText]:
    """Yield the texts of one answer that are not empty."""
    for place, text in find_places(question, answer):
        if text.strip():
            yield TypedText(section, question, place, text)


def replace_text(answer: Answer, place: str, text: str) -> Answer | None:
    """Return the answer with the text at that place replaced; None where it has no such place."""
    if isinstance(answer, TextAnswer):
        return _replace_parts(answer, text) if answer.parts and not place else None
    if isinstance(answer, ItemsAnswer):
        return _replace_in_list(answer, place, text)
    if isinstance(answer, TableAnswer):
        return _replace_cell(answer, place, text)
    if isinstance(answer, PicturesAnswer):
        return _replace_caption(answer, place, text)
    return None


def find_places(question: Question, answer: Answer | None) -> Iterator[tuple[str, str]]:
    """Yield every place of one answer that holds a text, with the text."""
    match answer:
        case TextAnswer():
            yield "", answer.text
        case ItemsAnswer():
            yield from _find_entries(answer, "")
        case PicturesAnswer():
            for at, entry in enumerate(answer.pictures):
                yield str(at), entry.caption.text if entry.caption else ""
        case TableAnswer() if isinstance(question, Table):
            texts = [each.kind == "text" for each in question.columns]
            for at, row in enumerate(answer.rows):
                for column, (cell, typed) in enumerate(zip(row.cells, texts, strict=False)):
                    if typed:
                        yield f"{at}:{column}", cell


def _find_entries(answer: ItemsAnswer, before: str) -> Iterator[tuple[str, str]]:
    for entry in answer.entries:
        yield f"{before}{entry.id}.heading", entry.heading.text
        if entry.text is not None:
            yield f"{before}{entry.id}.text", entry.text.text
        if entry.inner is not None:
            yield from _find_entries(entry.inner, f"{before}{entry.id}/")


def _replace_parts(answer: TextAnswer, text: str) -> TextAnswer:
    """Return the answer as one part, which an edit of its first message amends."""
    return replace(answer, parts=(replace(answer.parts[0], text=text),))


def _replace_in_list(answer: ItemsAnswer, place: str, text: str) -> ItemsAnswer | None:
    area, slash, inner = place.partition("/")
    wanted, _, part = (area if slash else place).partition(".")
    for at, entry in enumerate(answer.entries):
        if str(entry.id) == wanted:
            changed = _replace_in_entry(entry, inner if slash else part, text, within=bool(slash))
            if changed is None:
                return None
            return replace(
                answer, entries=(*answer.entries[:at], changed, *answer.entries[at + 1 :])
            )
    return None


def _replace_in_entry(entry: Entry, part: str, text: str, *, within: bool) -> Entry | None:
    if within:
        inner = _replace_in_list(entry.inner, part, text) if entry.inner else None
        return replace(entry, inner=inner) if inner else None
    if part == "heading":
        return replace(entry, heading=replace(entry.heading, text=text))
    if part == "text" and entry.text is not None and entry.text.parts:
        return replace(entry, text=_replace_parts(entry.text, text))
    return None


def _replace_cell(answer: TableAnswer, place: str, text: str) -> TableAnswer | None:
    row_at, _, column_at = place.partition(":")
    if not (row_at.isdecimal() and column_at.isdecimal()):
        return None
    at, column = int(row_at), int(column_at)
    if at >= len(answer.rows) or column >= len(answer.rows[at].cells):
        return None
    row: Row = answer.rows[at]
    cells = (*row.cells[:column], text, *row.cells[column + 1 :])
    typed = Part(row.typed.text, at=row.typed.at)  # an edit of the message would undo the mending
    changed = Row(cells, typed)
    return replace(answer, rows=(*answer.rows[:at], changed, *answer.rows[at + 1 :]))


def _replace_caption(answer: PicturesAnswer, place: str, text: str) -> PicturesAnswer | None:
    at = int(place) if place.isdecimal() else len(answer.pictures)
    if at >= len(answer.pictures) or answer.pictures[at].caption is None:
        return None
    entry = answer.pictures[at]
    changed = replace(entry, caption=Part(text, at=entry.caption.at if entry.caption else None))
    pictures = (*answer.pictures[:at], changed, *answer.pictures[at + 1 :])
    return replace(answer, pictures=pictures)
