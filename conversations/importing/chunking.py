"""The lines of a file as chunks in their order, none of which has a place yet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import compress, count, groupby

from conversations.engine.texts import clean_text
from conversations.importing.plan import Chunk, ChunkRole
from conversations.recognition.parts import Part
from conversations.recognition.pieces import Junk, Passage
from conversations.recognition.recognising import Recognised, recognise

BLANK_PAGE = 3
"""Empty lines in a row that are set aside as a blank page; fewer only part paragraphs."""


ANNEX = re.compile(r"\s*附件\s*[0-9０-９]*\s*[：:]")
"""How 附件说明 begins, which belongs to the whole report."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A chunk, and where it begins: its line and the place in it."""

    line: int
    start: int
    chunk: Chunk


def build_chunks(lines: Sequence[str]) -> tuple[Chunk, ...]:
    """Return what the lines hold: a heading and each paragraph under it are chunks of their own.

    Every character but white space at the ends of a chunk and lines that only part paragraphs
    stands in one. The rows of a table are one chunk.
    """
    report = recognise([clean_text(line) for line in lines])
    said = _join_rows([each for each in _find_said(report) if _says_something(each.chunk)])
    junk = [_build_junk(group) for group in _group_junk(report.junk)]
    found = sorted((*_follow(said), *junk), key=lambda each: (each.line, each.start))
    return number_chunks([each.chunk for each in found])


def number_chunks(chunks: Sequence[Chunk]) -> tuple[Chunk, ...]:
    """Return the chunks with ids that count from 1, and parents and neighbours by these."""
    ids = {chunk.id: at for at, chunk in enumerate(chunks, start=1) if chunk.id > 0}
    return tuple(
        replace(
            chunk,
            id=at,
            parent=None if chunk.parent is None else ids.get(chunk.parent),
            after=None if chunk.after is None else ids.get(chunk.after),
        )
        for at, chunk in enumerate(chunks, start=1)
    )


def _find_said(report: Recognised) -> Iterator[_Found]:
    """Yield what is of the report, with ids that count from 1."""
    counted = count(1)
    yield from _find_texts(report.title, "title", counted)
    yield from _find_texts((report.addressee,) if report.addressee else (), "addressee", counted)
    yield from _find_texts(report.opening, "text", counted)
    for part in report.parts:
        yield from _find_part(part, None, counted)
    yield from _find_texts(report.closing, "text", counted)
    yield from _find_texts(report.signature, "signature", counted)
    yield from _find_texts((report.date,) if report.date else (), "date", counted)


def _find_texts(
    passages: Sequence[Passage], role: ChunkRole, counted: Iterator[int], parent: int | None = None
) -> Iterator[_Found]:
    for passage in passages:
        tabled = role == "text" and "\t" in passage.text.strip()
        chunk = Chunk(
            next(counted), "table" if tabled else role, passage.text.strip(), parent=parent
        )
        yield _Found(*_locate(passage), chunk)


def _find_part(part: Part, parent: int | None, counted: Iterator[int]) -> Iterator[_Found]:
    own = next(counted)
    heading = Chunk(
        own,
        "heading",
        "",
        heading=part.heading.text.strip(),
        marker=part.marker.text.strip(),
        level=part.level,
        parent=parent,
        layout=part.layout,
    )
    yield _Found(*_locate(part.marker if part.marker.pieces else part.heading), heading)
    noted = [ANNEX.match(each.text) is not None for each in part.body]
    own_texts = [each for each, note in zip(part.body, noted, strict=True) if not note]
    yield from _find_texts(own_texts, "text", counted, own)
    yield from _find_texts(list(compress(part.body, noted)), "text", counted)
    for each in part.parts:
        yield from _find_part(each, own, counted)


def _locate(passage: Passage) -> tuple[int, int]:
    first = passage.pieces[0] if passage.pieces else None
    return (first.line, first.start) if first else (passage.line, 0)


def _says_something(chunk: Chunk) -> bool:
    return bool(chunk.marker or chunk.heading or chunk.text)


def _join_rows(found: Sequence[_Found]) -> Iterator[_Found]:
    """Yield what was found with the rows that follow one another as one table."""
    for (role, _), group in groupby(found, lambda each: (each.chunk.role, each.chunk.parent)):
        first, *rest = group
        if role == "table":
            text = "\n".join(each.chunk.text for each in (first, *rest))
            yield replace(first, chunk=replace(first.chunk, text=text))
        else:
            yield from (first, *rest)


def _follow(found: Iterator[_Found]) -> Iterator[_Found]:
    """Yield what was found, each in the line of the one before it marked so."""
    before: _Found | None = None
    for each in found:
        after = before.chunk.id if before and before.line == each.line else None
        yield replace(each, chunk=replace(each.chunk, after=after))
        before = each


def _group_junk(junk: Sequence[Junk]) -> Iterator[list[Junk]]:
    """Yield each piece of junk, and the empty lines of a blank page together."""
    ordered = sorted(junk, key=lambda each: (each.piece.line, each.piece.start))
    for _, group in groupby(
        enumerate(ordered), lambda pair: (pair[1].reason, pair[1].piece.line - pair[0])
    ):
        together = [each for _, each in group]
        if together[0].reason != "blank":
            yield from ([each] for each in together)
        elif len(together) >= BLANK_PAGE or any(each.piece.text.strip() for each in together):
            yield together


def _build_junk(group: Sequence[Junk]) -> _Found:
    first = group[0]
    text = "".join(each.piece.text for each in group).strip()
    return _Found(first.piece.line, first.piece.start, Chunk(0, "junk", text, reason=first.reason))
