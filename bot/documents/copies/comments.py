"""Word comments put into a finished .docx, each at the passage that it is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.documents.copies.package import (
    Package,
    add_part,
    close_package,
    find_part,
    open_package,
    write_xml,
)
from bot.documents.copies.passages import Passage, Passages
from bot.documents.copies.runs import SPACE, W, find_runs, read_paragraph, split_paragraph
from bot.documents.namespaces import WORDS
from bot.documents.reading.elements import list_children, read_attribute
from conversations.engine.texts import clean_text

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_HALF_POINTS = "21"
"""五号 (10.5 pt)."""


@dataclass(frozen=True, slots=True)
class Note:
    """What someone has to say about a passage of a document.

    The passage is what stands from `start` to `end` of `sentence`, words of the document. Where
    these are not to be found, the note stands at the first of `nearby` that is (the texts around
    it, the heading of its part), else at the title. `origin` tells notes about one passage from
    those about another with the same words. `made_at` shows the clock of who reads it.
    """

    author: str
    text: str
    made_at: datetime
    sentence: str = ""
    start: int = 0
    end: int = 0
    nearby: tuple[str, ...] = ()
    origin: str = ""


def add_comments(content: bytes, notes: Sequence[Note]) -> bytes:
    """Return the .docx with the notes as comments, none of them lost; itself when there are none.

    ReadingError for what must not be opened.
    """
    if not notes:
        return content
    package = open_package(content)
    paragraphs = list(package.body.iter(f"{W}p")) or [_add_paragraph(package.body)]
    passages = Passages([read_paragraph(each) for each in paragraphs])
    comments, first = _load_comments(package)
    for number, note in enumerate(notes, first):
        passage = passages.find(note.sentence, note.start, note.end, note.nearby, note.origin)
        _anchor(paragraphs[passage.paragraph], passage, str(number))
        comments.append(_build_comment(comments, note, str(number)))
    _store_comments(package, comments)
    return close_package(package)


def _add_paragraph(body: Any) -> Any:
    paragraph = body.makeelement(f"{W}p")
    body.insert(0, paragraph)
    return paragraph


def _anchor(paragraph: Any, passage: Passage, number: str) -> None:
    """Have the comment begin before the passage and end behind it."""
    split_paragraph(paragraph, {passage.start, passage.end})
    runs = find_runs(paragraph, passage.start, passage.end)
    begin, end = (_build(paragraph, f"commentRange{each}", id=number) for each in ("Start", "End"))
    if runs:
        runs[0].addprevious(begin)
        runs[-1].addnext(end)
    else:
        paragraph.extend((begin, end))
    reference = _build(paragraph, "r")
    reference.append(_build(paragraph, "commentReference", id=number))
    end.addnext(reference)


def _build_comment(comments: Any, note: Note, number: str) -> Any:
    """Return the comment, a paragraph a line of it."""
    comment = _build(
        comments,
        "comment",
        id=number,
        author=clean_text(note.author),
        date=f"{note.made_at:%Y-%m-%dT%H:%M:%SZ}",
        initials=clean_text(note.author)[:1],
    )
    comment.extend(_build_line(comments, line) for line in clean_text(note.text).split("\n"))
    mark = _build(comments, "r")
    mark.append(_build(comments, "annotationRef"))
    comment[0][0].addnext(mark)
    return comment


def _build_line(beside: Any, line: str) -> Any:
    """Return a paragraph as comments are read: smaller and closer than the document's text."""
    paragraph, run, text = (_build(beside, each) for each in ("p", "r", "t"))
    place, look = _build(beside, "pPr"), _build(beside, "rPr")
    place.append(_build(beside, "spacing", before="0", after="0", line="240", lineRule="auto"))
    look.extend(_build(beside, each, val=_HALF_POINTS) for each in ("sz", "szCs"))
    text.set(SPACE, "preserve")
    text.text = line
    run.extend((look, text))
    paragraph.extend((place, run))
    return paragraph


def _load_comments(package: Package) -> tuple[Any, int]:
    """Return the comments that there are already, and the first number that none of them has."""
    path = find_part(package, "comments")
    if path is None:
        return package.document.makeelement(f"{W}comments", nsmap={"w": WORDS}), 0
    from docx.oxml.parser import parse_xml

    comments = parse_xml(package.files[path])
    taken = (read_attribute(each, "id") for each in list_children(comments, "comment"))
    return comments, 1 + max((int(each) for each in taken if each.isdecimal()), default=-1)


def _store_comments(package: Package, comments: Any) -> None:
    path, content = find_part(package, "comments"), write_xml(comments)
    if path is None:
        add_part(package, "comments", "comments.xml", _TYPE, content)
    else:
        package.files[path] = content


def _build(beside: Any, name: str, **attributes: str) -> Any:
    given = {f"{W}{key}": value for key, value in attributes.items()}
    return beside.makeelement(f"{W}{name}", given)
