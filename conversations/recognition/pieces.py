"""Where each character of an old report stands: pieces of its lines, and the junk between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from conversations.engine.texts import is_blank

JunkReason = Literal["blank", "site_mark", "password", "address", "page_number"]
"""Why characters are no part of the report: an empty line, a mark of the web site it was copied
from (##paidbegin##, 责任编辑：…), a note on a password or a web address of it, a page's number."""

_SITE_MARK = re.compile(r"##[A-Za-z_]{1,32}##")
_WHOLE_LINES: Sequence[tuple[JunkReason, re.Pattern[str]]] = (
    ("password", re.compile(r"\s*本?文[档件](编辑|打开|解压)?密码\s*[：:].*", re.DOTALL)),
    ("address", re.compile(r"\s*(https?://|www\.)[!-~]+\s*", re.IGNORECASE)),
    (
        "page_number",
        re.compile(
            r"\s*(?:[-—－–]+\s*[0-9]{1,3}\s*[-—－–]+|[0-9]{1,3}\s*/\s*[0-9]{1,3}"
            r"|第\s*[0-9]{1,3}\s*页(?:[，,\s]*共\s*[0-9]{1,3}\s*页)?)\s*"
        ),
    ),
    (
        "site_mark",
        re.compile(
            r"\s*[（(【\[]?(?:来源|文章来源|原文链接|责任编辑|责编)\s*[：:].{1,60}"
            r"|\s*.{0,12}(?:扫码|扫一扫|长按|点击).{0,12}(?:关注|下载|二维码|阅读全文).{0,20}"
            r"|\s*.{0,12}(?:VIP|会员|付费).{0,8}(?:专享|可见|下载|阅读|文档).{0,12}"
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters as they stand in a line; `line` and `start` count from 0."""

    line: int
    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Junk:
    """Characters that were set aside, and why."""

    reason: JunkReason
    piece: Piece


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one line, in more than one piece where junk stood within it; may be empty."""

    line: int
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The characters without the junk, white space at the ends and all."""
        return "".join(piece.text for piece in self.pieces)

    def split(self, *places: int) -> list[Passage]:
        """Return one passage more than there are places in `text`, which ascend, cut at them."""
        if not places:
            return [self]
        stretches: list[list[Piece]] = [[] for _ in range(len(places) + 1)]
        at = begun = 0
        for piece in self.pieces:
            start, end = at, at + len(piece.text)
            while begun < len(places) and places[begun] < end:
                stretches[begun].append(_cut(piece, start - at, places[begun] - at))
                start = places[begun]
                begun += 1
            stretches[begun].append(_cut(piece, start - at, end - at))
            at = end
        return [Passage(self.line, tuple(filter(_has_text, each))) for each in stretches]


def _cut(piece: Piece, start: int, end: int) -> Piece:
    return Piece(piece.line, piece.start + start, piece.text[start:end])


def _has_text(piece: Piece) -> bool:
    return piece.text != ""


def split_junk(lines: Iterable[str]) -> tuple[list[Passage], list[Junk]]:
    """Return a passage for each line that says something, and what was set aside."""
    passages: list[Passage] = []
    junk: list[Junk] = []
    for number, line in enumerate(lines):
        kept, aside = _split_line(number, line)
        junk += aside
        if kept.pieces:
            passages.append(kept)
    return passages, junk


def _split_line(number: int, line: str) -> tuple[Passage, list[Junk]]:
    kept: list[Piece] = []
    junk: list[Junk] = []
    at = 0
    for mark in _SITE_MARK.finditer(line):
        kept.append(Piece(number, at, line[at : mark.start()]))
        junk.append(Junk("site_mark", Piece(number, mark.start(), mark[0])))
        at = mark.end()
    kept.append(Piece(number, at, line[at:]))
    passage = Passage(number, tuple(piece for piece in kept if piece.text))
    reason = _judge(passage.text)
    if reason is None:
        return passage, junk
    empty = () if junk else (Piece(number, 0, ""),)
    junk += (Junk(reason, piece) for piece in passage.pieces or empty)
    return Passage(number, ()), junk


def _judge(text: str) -> JunkReason | None:
    """Return why a whole line is junk; None for one of the report."""
    if is_blank(text):
        return "blank"
    return next((reason for reason, line in _WHOLE_LINES if line.fullmatch(text)), None)
