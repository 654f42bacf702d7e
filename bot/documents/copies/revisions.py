"""Tracked changes as Word writes them: runs, paragraphs, rows that came or went, and by whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from datetime import datetime
from typing import Any, Literal

from bot.documents.copies.runs import W
from bot.documents.reading.elements import find_child, list_children, tell_name
from conversations.engine.texts import clean_text

Mark = Literal["ins", "del"]

_AROUND = ("hyperlink", "smartTag", "sdt", "sdtContent")
"""What may stand around runs within a paragraph."""

_ANCHORS = {
    *("bookmarkStart", "bookmarkEnd", "proofErr", "commentReference"),
    *("commentRangeStart", "commentRangeEnd", "lastRenderedPageBreak"),
}
"""What points from one place to another, and is not doubled by a copy."""

_DELETED = {"t": "delText", "instrText": "delInstrText"}
_NOT_CHANGED = {"rPr", "sectPr", "pPrChange"}
"""What the properties of a paragraph as they were do not have (CT_PPrBase)."""


class Pen:
    """Marks changes in the name of one author, each with an id of its own."""

    def __init__(self, author: str, made_at: datetime, first_id: int) -> None:
        """`made_at` is written as its own clock shows it: Word takes it for the reader's time."""
        self._author = clean_text(author)
        self._made_at = f"{made_at:%Y-%m-%dT%H:%M:%SZ}"
        self._next_id = first_id

    def insert_runs(self, runs: Sequence[Any]) -> None:
        """Mark the runs as inserted, those beside one another as one insertion."""
        for group in _group(runs):
            self._wrap(group, "ins")

    def delete_runs(self, runs: Sequence[Any]) -> None:
        """Mark the runs as deleted."""
        for group in _group(runs):
            for run in group:
                _delete_text(run)
            self._wrap(group, "del")

    def mark_paragraph(self, paragraph: Any, mark: Mark) -> None:
        """Mark the end of the paragraph: without it, the text goes on with the next one's."""
        properties = _find_properties(paragraph)
        run = find_child(properties, "rPr")
        if run is None:
            run = properties.makeelement(f"{W}rPr")
            behind = next(list_children(properties, "sectPr", "pPrChange"), None)
            properties.append(run) if behind is None else behind.addprevious(run)
        run.insert(0, self._build(run, mark))

    def mark_text(self, paragraph: Any, mark: Mark) -> None:
        """Mark everything in the paragraph but its end."""
        runs = list(list_runs(paragraph))
        self.insert_runs(runs) if mark == "ins" else self.delete_runs(runs)

    def mark_row(self, row: Any, mark: Mark) -> None:
        """Mark the row and all that is in it."""
        properties = find_child(row, "trPr")
        if properties is None:
            properties = row.makeelement(f"{W}trPr")
            before = find_child(row, "tblPrEx")
            row.insert(0, properties) if before is None else before.addnext(properties)
        properties.append(self._build(properties, mark))
        for paragraph in list(row.iter(f"{W}p")):
            self.mark_text(paragraph, mark)
            self.mark_paragraph(paragraph, mark)

    def keep_properties(self, paragraph: Any, old: Any) -> None:
        """Note the properties that the paragraph had: those of `old`, where they are others now."""
        change = self._build(paragraph, "pPrChange")
        before = change.makeelement(f"{W}pPr")
        before.extend(_copy_properties(old))
        change.append(before)
        _find_properties(paragraph).append(change)

    def change_properties(self, paragraph: Any, new: Any) -> None:
        """Give the paragraph the properties of `new`, and note those that it had."""
        properties = _find_properties(paragraph)
        old = deepcopy(paragraph)
        for each in [each for each in properties if tell_name(each) not in _NOT_CHANGED]:
            properties.remove(each)
        for each in reversed(_copy_properties(new)):
            properties.insert(0, each)
        self.keep_properties(paragraph, old)

    def number(self) -> str:
        """Return an id that nothing else has."""
        self._next_id += 1
        return str(self._next_id - 1)

    def _wrap(self, runs: Sequence[Any], mark: Mark) -> None:
        around = self._build(runs[0], mark)
        runs[0].addprevious(around)
        around.extend(runs)

    def _build(self, beside: Any, name: str) -> Any:
        given = {"id": self.number(), "author": self._author, "date": self._made_at}
        return beside.makeelement(f"{W}{name}", {f"{W}{key}": each for key, each in given.items()})


def copy_block(block: Any) -> Any:
    """Return a copy that can stand in the same document or in another."""
    copy = deepcopy(block)
    for each in [each for each in copy.iter() if tell_name(each) in _ANCHORS]:
        each.getparent().remove(each)
    for section in list(copy.iter(f"{W}sectPr")):
        section.getparent().remove(section)
    return copy


def list_runs(element: Any) -> Iterator[Any]:
    """Yield the runs of a paragraph, not those of a box of text in it."""
    for child in list_children(element, "r", *_AROUND):
        if tell_name(child) == "r":
            yield child
        else:
            yield from list_runs(child)


def _copy_properties(paragraph: Any) -> list[Any]:
    """Return copies of the paragraph's properties, but for what is noted of its end."""
    properties = find_child(paragraph, "pPr")
    kept = [] if properties is None else properties
    return [deepcopy(each) for each in kept if tell_name(each) not in _NOT_CHANGED]


def _group(runs: Sequence[Any]) -> list[list[Any]]:
    """Return the runs in groups of those that stand beside one another."""
    groups: list[list[Any]] = []
    for run in runs:
        if groups and groups[-1][-1].getnext() is run:
            groups[-1].append(run)
        else:
            groups.append([run])
    return groups


def _delete_text(run: Any) -> None:
    for piece in run:
        name = _DELETED.get(tell_name(piece))
        if name:
            piece.tag = f"{W}{name}"


def _find_properties(paragraph: Any) -> Any:
    """Return the paragraph's properties, which come first in it."""
    properties = find_child(paragraph, "pPr")
    if properties is None:
        properties = paragraph.makeelement(f"{W}pPr")
        paragraph.insert(0, properties)
    return properties
