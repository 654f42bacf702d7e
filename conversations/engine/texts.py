"""Texts as they arrive: cleaned, and put together again where a messenger split them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from conversations.drafts.draft import Part, TextAnswer

NEAR_LIMIT = 3800
"""UTF-16 units from which on a message may be the first piece of a longer text.

Messengers cut at 4,096 of them, some a little earlier, where a word or a line ends.
"""

SPLIT_WITHIN = timedelta(seconds=5)
"""How long after such a piece the rest of the text may arrive."""

UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Control characters (tab and line feed excepted), lone surrogates, and the two code points that no
file may hold."""

_BLANK = re.compile("[\\s\u200b-\u200f\u2060\ufeff]*")


def clean_text(text: str) -> str:
    """Return the text as typed, but for characters that are none.

    Every line end becomes a newline; control characters other than that and a tab are dropped.
    """
    return UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def replace_tabs(part: Part) -> Part:
    """Return the part with spaces for tabs, which mean something in a table only."""
    return replace(part, text=part.text.replace("\t", " ")) if "\t" in part.text else part


def is_blank(text: str) -> bool:
    """Whether nothing of the text can be seen."""
    return _BLANK.fullmatch(text) is not None


def is_near_limit(text: str) -> bool:
    """Whether the messenger may have cut the text here, and more of it may follow."""
    if 2 * len(text) < NEAR_LIMIT:
        return False
    return len(text) >= NEAR_LIMIT or len(text.encode("utf-16-le")) >= 2 * NEAR_LIMIT


def is_rest(part: Part, last: Part) -> bool:
    """Whether `part` is what a messenger cut off `last`."""
    if part.at is None or last.at is None or not is_near_limit(last.text):
        return False
    return timedelta(0) <= part.at - last.at <= SPLIT_WITHIN


def build_text(part: Part) -> TextAnswer:
    """Return a text that begins with `part`: open while a cut-off rest of it may follow."""
    return TextAnswer((part,), open=is_near_limit(part.text))


def extend_text(text: TextAnswer, part: Part) -> TextAnswer:
    """Return the open text with one more part.

    The rest of a split text is joined to it and, being the last piece, closes it. Anything else
    begins a new line, and the text stays open until 写完了.
    """
    if text.parts and is_rest(part, text.parts[-1]):
        parts = (*text.parts, replace(part, joined=True))
        return replace(text, parts=parts, open=text.until_done or is_near_limit(part.text))
    return TextAnswer((*text.parts, part), open=True, until_done=True)


def write_text(old: TextAnswer | None, part: Part) -> TextAnswer:
    """Return what the text becomes when `part` is typed: more of an open one, else a new one."""
    return extend_text(old, part) if old is not None and old.open else build_text(part)


def open_text(old: TextAnswer | None) -> TextAnswer:
    """Return the text, ready to take messages until 写完了."""
    return TextAnswer(old.parts if old else (), open=True, until_done=True)


def close_text(text: TextAnswer) -> TextAnswer:
    """Return the text with no more of it expected."""
    return TextAnswer(text.parts) if text.open else text
