"""Where a line ends, and where a sentence does."""

from __future__ import annotations

import re

_LINE_END = re.compile("\r\n|[\n\r\u2028\u2029]")
_STOPS = tuple("。？！：；，、…?!:;,.")
_QUOTES = "”’」』\"'"


def split_lines(text: str) -> list[str]:
    """Return the lines that say something, as typed but for white space at their ends."""
    return [line.rstrip() for line in _LINE_END.split(text) if line.strip()]


def join_lines(text: str) -> str:
    """Return the text in one line."""
    return " ".join(split_lines(text))


def close_sentence(text: str) -> str:
    """Return the text with its full stop, unless it is empty or brings a mark of its own."""
    said = text.rstrip()
    stopped = not said or said.rstrip(_QUOTES).endswith(_STOPS)
    return said if stopped else said + "。"
