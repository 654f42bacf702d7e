"""Two versions of a document as one, with the changes tracked: the new one, and what it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from rapidfuzz.distance import Indel

from bot.documents.copies.borrowing import borrow_parts
from bot.documents.copies.fingerprints import Fingerprints
from bot.documents.copies.package import Package, close_package, open_package
from bot.documents.copies.revisions import Pen, copy_block
from bot.documents.copies.runs import W, read_paragraph
from bot.documents.copies.tracked_steps import (
    Step,
    find_before_end,
    join_ends,
    list_steps,
    plan_marks,
)
from bot.documents.copies.tracked_text import rewrite_paragraph
from bot.documents.reading.elements import find_child, list_children, read_attribute, tell_name

_ALIKE, _TABLES_ALIKE, _ROWS_ALIKE = 0.5, 0.2, 0.4
"""How much of two texts must be the same for one to be an edited form of the other."""


@dataclass(frozen=True, slots=True)
class _Versions:
    """The two documents, with what tells their elements apart, and the pen for the changes."""

    before: Package
    after: Package
    old: Fingerprints
    new: Fingerprints
    pen: Pen


def build_tracked(old: bytes, new: bytes, author: str, made_at: datetime) -> bytes:
    """Return the new .docx with what differs from the old one as Word's tracked changes.

    Accepting all gives the new text, rejecting all the old one. Page, headers and properties are
    the new one's. (A document that ends with a table needs a paragraph behind it: an empty one may
    be left of that.) `made_at` shows the clock of who reads it. ReadingError for what must not be
    opened.
    """
    before, after = open_package(old), open_package(new)
    pen = Pen(author, made_at, _find_free_id(after.document))
    versions = _Versions(before, after, Fingerprints(before), Fingerprints(after), pen)
    _merge_blocks(before.body, after.body, versions)
    _number_drawings(after.document)
    return close_package(after)


def _find_free_id(document: Any) -> int:
    ids = (read_attribute(each, "id") for each in document.iter(f"{W}*"))
    return 1 + max((int(each) for each in ids if each.isdecimal()), default=0)


def _number_drawings(document: Any) -> None:
    """Give each drawing a number of its own: those of both documents begin at 1."""
    drawings = (each for each in document.iter() if tell_name(each) == "docPr")
    for number, each in enumerate(drawings, 1):
        each.set("id", str(number))


def _merge_blocks(old: Any, new: Any, versions: _Versions) -> None:
    """Make the new body, or the new cell, tell of the old one too."""
    steps = list_steps(
        list(list_children(old, "p", "tbl")),
        list(list_children(new, "p", "tbl")),
        (versions.old.tell, versions.new.tell),
        _liken_blocks,
    )
    steps = _place_deleted(join_ends(steps), new, versions)
    for step, mark in zip(steps, plan_marks(steps), strict=True):
        if not step.same:
            _write_block(step, versions)
        if mark is not None and tell_name(step.block) == "p":
            versions.pen.mark_paragraph(step.block, mark)
    _settle_end(steps, versions.pen)


def _settle_end(steps: Sequence[Step], pen: Pen) -> None:
    """Have the last paragraph be what the one before its like is, when that takes its end."""
    before = find_before_end(steps)
    if before is None:
        return
    last = steps[-1]
    if last.mark == "ins":
        pen.keep_properties(last.block, steps[before].old)
    else:
        pen.change_properties(last.block, steps[before].new)


def _liken_blocks(old: Any, new: Any) -> float:
    """Return how much alike two blocks are; 0 when one cannot be an edited form of the other."""
    kind = tell_name(old)
    if kind != tell_name(new):
        return 0.0
    if kind == "p":
        return _liken(read_paragraph(old), read_paragraph(new), _ALIKE) * (
            _tell_style(old) == _tell_style(new)
        )
    same_columns = _count_columns(old) == _count_columns(new)
    return _liken(_read_all(old), _read_all(new), _TABLES_ALIKE) if same_columns else 0.0


def _liken_rows(old: Any, new: Any) -> float:
    if len(list(list_children(old, "tc"))) != len(list(list_children(new, "tc"))):
        return 0.0
    return _liken(_read_all(old), _read_all(new), _ROWS_ALIKE)


def _liken(old: str, new: str, least: float) -> float:
    return float(Indel.normalized_similarity(old, new, score_cutoff=least))


def _tell_style(paragraph: Any) -> str:
    return read_attribute(find_child(paragraph, "pPr", "pStyle"), "val")


def _count_columns(table: Any) -> int:
    return len(list(list_children(find_child(table, "tblGrid"), "gridCol")))


def _read_all(block: Any) -> str:
    """Return the text of all paragraphs of a table or a row, a line each."""
    return "\n".join(map(read_paragraph, block.iter(f"{W}p")))


def _read_row(row: Any | None) -> str:
    """Return what tells a row from others: its text, for how wide it is follows from the others."""
    return "" if row is None else _read_all(row)


def _place_deleted(steps: list[Step], container: Any, versions: _Versions) -> list[Step]:
    """Put copies of what is gone where it stood; return the steps with them."""
    placed = []
    following = find_child(container, "sectPr")
    for step in reversed(steps):
        if step.new is None:
            copy = copy_block(step.old)
            borrow_parts(copy, versions.before, versions.after)
            container.append(copy) if following is None else following.addprevious(copy)
            placed.append(Step(copy, None))
        else:
            placed.append(step)
        following = placed[-1].block
    return placed[::-1]


def _write_block(step: Step, versions: _Versions) -> None:
    """Mark what is in the block: the end of a paragraph is marked beside."""
    pen, mark = versions.pen, step.mark
    if mark is None:
        merge = _merge_paragraphs if tell_name(step.new) == "p" else _merge_tables
        merge(step.old, step.new, versions)
    elif tell_name(step.block) == "p":
        pen.mark_text(step.block, mark)
    else:
        for row in list(list_children(step.block, "tr")):
            pen.mark_row(row, mark)


def _merge_paragraphs(old: Any, new: Any, versions: _Versions) -> None:
    tell = versions.old.tell, versions.new.tell
    differs = tell[0](find_child(old, "pPr")) != tell[1](find_child(new, "pPr"))
    copy = copy_block(old)
    rewrite_paragraph(copy, new, tell, versions.pen)
    for run in new.iter(f"{W}del"):
        borrow_parts(run, versions.before, versions.after)
    if differs:
        versions.pen.keep_properties(new, old)


def _merge_tables(old: Any, new: Any, versions: _Versions) -> None:
    rows = [list(list_children(each, "tr")) for each in (old, new)]
    reads = _read_row, _read_row
    steps = _place_deleted(list_steps(rows[0], rows[1], reads, _liken_rows), new, versions)
    for step in steps:
        if step.mark is not None:
            versions.pen.mark_row(step.block, step.mark)
        elif not step.same:
            cells = (list_children(each, "tc") for each in (step.old, step.new))
            for one, other in zip(*cells, strict=True):
                _merge_blocks(one, other, versions)
