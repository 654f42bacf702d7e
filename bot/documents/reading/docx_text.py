"""The paragraphs of a .docx as plain lines, with the numbers that are counted for them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bot.documents.reading.archive import Archive
from bot.documents.reading.elements import SIGNS, list_within, tell_name
from bot.documents.reading.list_numbers import ListNumbers
from bot.documents.reading.refusals import ReadingError

_UNREAD = {
    *("pPr", "rPr", "sdtPr", "del", "moveFrom", "instrText", "rt"),
    *("drawing", "pict", "object", "AlternateContent"),  # pictures and boxes of text
}


def read_docx(content: bytes) -> list[str]:
    """Return the paragraphs in their order, and a table's rows as cells with tabs between them.

    What was deleted under change tracking, text boxes, notes, headers and footers are not read.
    ReadingError as for `Archive`.
    """
    archive = Archive(content)
    main, body = archive.load_body()
    numbering, styles = (archive.load_related(main, kind) for kind in ("numbering", "styles"))
    try:
        return list(_read_blocks(body, ListNumbers(numbering, styles)))
    except RecursionError as error:  # no word processor nests hundreds of elements
        raise ReadingError("broken") from error


def _read_blocks(element: Any, numbers: ListNumbers) -> Iterator[str]:
    for child in list_within(element, "p", "tbl"):
        if tell_name(child) == "p":
            yield from _read_paragraph(child, numbers)
        else:
            for row in list_within(child, "tr"):
                yield from _read_row(row, numbers)


def _read_paragraph(paragraph: Any, numbers: ListNumbers) -> list[str]:
    """Return the paragraph's lines; a line break within it begins a new one."""
    text = "".join(_read_runs(paragraph))
    number = numbers.render(paragraph) if text.strip() else ""  # an empty one is not counted
    return (number + text).split("\n")


def _read_row(row: Any, numbers: ListNumbers) -> list[str]:
    """Return the row as one line; the lines of a lone cell, which is but a frame around them."""
    cells = [list(_read_blocks(cell, numbers)) for cell in list_within(row, "tc")]
    if len(cells) == 1:
        return cells[0]
    return ["\t".join(" ".join(" ".join(lines).split()) for lines in cells)]


def _read_runs(element: Any) -> Iterator[str]:
    for child in element:
        name = tell_name(child)
        if name == "t":
            yield child.text or ""
        elif name in SIGNS:
            yield SIGNS[name]
        elif name not in _UNREAD:
            yield from _read_runs(child)
