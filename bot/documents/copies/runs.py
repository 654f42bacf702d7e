"""The runs of a paragraph by the characters in them: told, found, split."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from bot.documents.namespaces import WORDS
from bot.documents.reading.elements import SIGNS, find_child, list_children, tell_name

W = f"{{{WORDS}}}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_WIDTHLESS = {"rPr", "commentReference", "annotationRef", "lastRenderedPageBreak"}
THING = "\ufffc"
"""Stands for a picture, a field, or anything else that is no text."""


def read_paragraph(paragraph: Any) -> str:
    """Return the text of the paragraph's runs, one character for whatever is no text."""
    return "".join(map(read_run, list_children(paragraph, "r")))


def read_run(run: Any) -> str:
    """Return the text of the run."""
    return "".join(map(read_piece, run))


def read_piece(piece: Any) -> str:
    """Return what a child of a run counts as: its text, one character, or nothing."""
    name = tell_name(piece)
    if name in ("t", "delText"):
        return piece.text or ""
    return "" if name in _WIDTHLESS else SIGNS.get(name, THING)


def split_paragraph(paragraph: Any, offsets: set[int]) -> None:
    """Have a run begin at each of these characters of the paragraph that is within its text."""
    start = 0
    for run in list(list_children(paragraph, "r")):
        length = len(read_run(run))
        for offset in sorted(offsets, reverse=True):
            if start < offset < start + length:
                _split_run(run, offset - start)
        start += length


def find_runs(paragraph: Any, start: int, end: int) -> list[Any]:
    """Return the runs with the text from `start` to `end`, at which runs must begin and end."""
    return [
        run for at, length, run in _measure_runs(paragraph) if start <= at and at + length <= end
    ]


def _measure_runs(paragraph: Any) -> Iterator[tuple[int, int, Any]]:
    start = 0
    for run in list_children(paragraph, "r"):
        length = len(read_run(run))
        if length:
            yield start, length, run
        start += length


def _split_run(run: Any, offset: int) -> None:
    """Move what is behind the character into a run of its own, with the same properties."""
    rest = run.makeelement(run.tag, dict(run.attrib))
    properties = find_child(run, "rPr")
    if properties is not None:
        rest.append(deepcopy(properties))
    at = 0
    for piece in [each for each in run if tell_name(each) != "rPr"]:
        length = len(read_piece(piece))
        if at >= offset:
            rest.append(piece)
        elif at + length > offset:
            rest.append(_split_text(piece, offset - at))
        at += length
    run.addnext(rest)


def _split_text(piece: Any, offset: int) -> Any:
    rest = piece.makeelement(piece.tag, {SPACE: "preserve"})
    piece.set(SPACE, "preserve")
    piece.text, rest.text = piece.text[:offset], piece.text[offset:]
    return rest
