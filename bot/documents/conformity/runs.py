"""The characters of a paragraph, each stretch in the format that it is printed with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from bot.documents.conformity.effective import OBJECT_SIGN, PAGE_SIGN, Run
from bot.documents.conformity.resolving import Resolver
from bot.documents.reading.elements import SIGNS, find_child, read_attribute, tell_name

_OBJECTS = {"drawing", "pict", "object", "AlternateContent"}
_UNREAD = {"pPr", "rPr", "sdtPr", "del", "moveFrom", "rt"}
_PAGE = re.compile(r"\s*PAGE\b", re.IGNORECASE)
_BREAK = {"page": "\f", "column": "\f"}


@dataclass
class _Fields:
    """The fields around what is read: what each is told to show, and whether it was shown."""

    told: list[str] = field(default_factory=list)
    shown: bool = False

    def begin(self) -> None:
        self.told.append("")
        self.shown = False

    def end(self) -> None:
        if self.told:
            self.told.pop()

    def tell(self, text: str) -> None:
        if self.told:
            self.told[-1] += text

    @property
    def counts_pages(self) -> bool:
        return bool(self.told) and _PAGE.match(self.told[-1]) is not None


def read_runs(paragraph: Any, style_id: str, resolver: Resolver) -> Iterator[Run]:
    """Yield the runs of a paragraph; a page's number is `PAGE_SIGN`, whatever the file says."""
    return _read_within(paragraph, style_id, resolver, _Fields())


def _read_within(element: Any, style_id: str, resolver: Resolver, fields: _Fields) -> Iterator[Run]:
    for child in element:
        name = tell_name(child)
        if name == "r":
            look = resolver.resolve_run(style_id, find_child(child, "rPr"))
            text = "".join(_read_run(child, fields))
            if text and not look.hidden:
                yield Run(text, look)
        elif name == "fldSimple":
            fields.begin()
            fields.tell(read_attribute(child, "instr"))
            yield from _read_within(child, style_id, resolver, fields)
            fields.end()
        elif name and name not in _UNREAD:
            yield from _read_within(child, style_id, resolver, fields)


def _read_run(run: Any, fields: _Fields) -> Iterator[str]:
    for child in run:
        name = tell_name(child)
        if name == "fldChar":
            yield from _turn(read_attribute(child, "fldCharType"), fields)
        elif name == "instrText":
            fields.tell(child.text or "")
        elif name == "t" and fields.counts_pages:
            yield from _show_page(fields)
        else:
            yield _read_sign(child, name)


def _turn(kind: str, fields: _Fields) -> Iterator[str]:
    if kind == "begin":
        fields.begin()
    elif kind == "end":
        if fields.counts_pages:
            yield from _show_page(fields)
        fields.end()


def _show_page(fields: _Fields) -> Iterator[str]:
    if not fields.shown:
        yield PAGE_SIGN
    fields.shown = True


def _read_sign(element: Any, name: str) -> str:
    if name == "t":
        return element.text or ""
    if name == "br":
        return _BREAK.get(read_attribute(element, "type"), "\n")
    return OBJECT_SIGN if name in _OBJECTS else SIGNS.get(name, "")
