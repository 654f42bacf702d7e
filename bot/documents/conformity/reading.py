"""A .docx that anybody may have made, as the document that is printed from it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bot.documents.conformity.effective import Document, Footers, Paragraph, Row, Section, Table
from bot.documents.conformity.properties import is_on, read_measure, read_properties
from bot.documents.conformity.resolving import Resolver
from bot.documents.conformity.runs import read_runs
from bot.documents.conformity.styles import Styles, Themes
from bot.documents.reading.archive import Archive
from bot.documents.reading.elements import (
    find_child,
    list_children,
    list_within,
    read_attribute,
    tell_name,
)
from bot.documents.reading.list_numbers import ListNumbers
from bot.documents.reading.refusals import ReadingError


def read_document(content: bytes) -> Document:
    """Return what the file holds; ReadingError as for `Archive`.

    What was deleted under change tracking, notes and headers are not read.
    """
    archive = Archive(content)
    main, body = archive.load_body()
    try:
        return _Reader(archive, main).read(body)
    except RecursionError as error:  # no word processor nests hundreds of elements
        raise ReadingError("broken") from error


class _Reader:
    """Reads the main part beside those that it names."""

    def __init__(self, archive: Archive, main: str) -> None:
        self._archive, self._main = archive, main
        numbering, styles = self._load("numbering"), self._load("styles")
        self._resolver = Resolver(Styles(styles), Themes(self._load("theme")), numbering)
        self._numbers = ListNumbers(numbering, styles)
        self._sections: list[Section] = []
        self._section = self._said = self._tables = 0

    def read(self, body: Any) -> Document:
        """Return the document."""
        settings = read_properties(self._load("settings"))
        self._sections = list(self._read_sections(body))
        blocks = tuple(self._read_blocks(body))
        return Document(blocks, tuple(self._sections), is_on(settings, "evenAndOddHeaders"))

    def _load(self, kind: str) -> Any | None:
        return self._archive.load_related(self._main, kind)

    def _read_sections(self, body: Any) -> Iterator[Section]:
        footers = Footers(None, None)
        places = self._archive.list_related(self._main)
        for element in _list_sections(body):
            footers = self._read_footers(element, places, footers)
            yield _build_section(element, footers)

    def _read_footers(self, element: Any, places: dict[str, str], before: Footers) -> Footers:
        """Return a section's feet: what it has none of is as in the section before."""
        found = {"default": before.odd, "even": before.even}
        for each in list_children(element, "footerReference"):
            place = places.get(read_attribute(each, "id"))
            if place:
                foot = self._archive.load_xml(place)
                found[read_attribute(each, "type")] = tuple(self._read_foot(foot))
        return Footers(found["default"], found["even"])

    def _read_foot(self, foot: Any) -> Iterator[Paragraph]:
        for element in foot.iter():
            if tell_name(element) == "p" and not _is_second(element):
                yield self._build_paragraph(element, 0, 0)

    def _read_blocks(self, body: Any) -> Iterator[Paragraph | Table]:
        for child in list_within(body, "p", "tbl"):
            if tell_name(child) == "tbl":
                yield self._read_table(child)
                continue
            paragraph = self._read_paragraph(child)
            yield paragraph
            last = find_child(child, "pPr", "sectPr") is not None
            self._section = min(self._section + last, len(self._sections) - 1)

    def _read_table(self, element: Any) -> Table:
        self._tables += 1
        width = find_child(element, "tblPr", "tblW")
        stated = read_measure(read_attribute(width, "w"))
        rows = tuple(self._read_row(row) for row in list_within(element, "tr"))
        stated = stated if read_attribute(width, "type") == "dxa" else 0.0
        return Table(self._tables, stated, rows, self._section)

    def _read_row(self, row: Any) -> Row:
        said = read_properties(find_child(row, "trPr"))
        cells = tuple(
            tuple(self._build_paragraph(each, self._section, 0) for each in list_within(cell, "p"))
            for cell in list_within(row, "tc")
        )
        return Row(is_on(said, "tblHeader"), is_on(said, "cantSplit"), cells)

    def _read_paragraph(self, element: Any) -> Paragraph:
        paragraph = self._build_paragraph(element, self._section, self._said + 1)
        self._said += paragraph.number > 0
        return paragraph

    def _build_paragraph(self, element: Any, section: int, number: int) -> Paragraph:
        properties = find_child(element, "pPr")
        style_id = self._resolver.find_style(element)
        base = self._resolver.resolve_run(style_id, find_child(properties, "rPr"))
        runs = tuple(read_runs(element, style_id, self._resolver))
        said = any(run.text.strip() for run in runs)
        look = next((run.format for run in runs if run.text.strip()), base)
        grid = self._sections[section].grid_line if section < len(self._sections) else 0.0
        resolved = self._resolver.resolve_paragraph(style_id, properties, look.size, grid)
        counted = self._numbers.render(element) if said and number else ""
        numbered = number if said else 0
        return Paragraph(runs, resolved, base, counted, section, numbered, boxed=_is_boxed(element))


def _list_sections(body: Any) -> list[Any | None]:
    """Return what is said of each section, in order; a document without any has one."""
    inner = [find_child(each, "pPr", "sectPr") for each in list_within(body, "p")]
    found = [each for each in (*inner, find_child(body, "sectPr")) if each is not None]
    return found or [None]


def _build_section(element: Any | None, footers: Footers) -> Section:
    said = read_properties(element)

    def read(name: str, absent: float) -> float:
        return read_measure(said.get(name, ""), absent)

    grid = said.get("docGrid.type", "default")
    counted = grid in ("linesAndChars", "snapToChars")
    return Section(
        width=read("pgSz.w", 12240),
        height=read("pgSz.h", 15840),
        top=abs(read("pgMar.top", 1440)),
        bottom=abs(read("pgMar.bottom", 1440)),
        left=read("pgMar.left", 1440) + read("pgMar.gutter", 0),
        right=read("pgMar.right", 1440),
        footer=read("pgMar.footer", 720),
        grid_line=read("docGrid.linePitch", 0) if counted or grid == "lines" else 0,
        grid_char=read("docGrid.charSpace", 0) / 4096 * 20 if counted else 0,
        footers=footers,
    )


def _is_second(paragraph: Any) -> bool:
    """Whether it is there only for programs that do not know what stands beside it."""
    return any(tell_name(each) == "Fallback" for each in paragraph.iterancestors())


def _is_boxed(paragraph: Any) -> bool:
    """Whether it stands in a box of text or a frame, anywhere on the page."""
    framed = find_child(paragraph, "pPr", "framePr") is not None
    return framed or any(tell_name(each) == "txbxContent" for each in paragraph.iterancestors())
