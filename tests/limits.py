"""What the messenger accepts of a message."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import unescape
from html.parser import HTMLParser
from typing import Any

from bot.sending.messages import LONGEST_LABEL, LONGEST_TEXT, MOST_BUTTONS, measure

LONGEST_COPIED = 256
_TAG = re.compile(r"<[^>]*>")
_ALLOWED = {"b", "i", "s", "u", "code", "pre", "blockquote"}


def strip_markup(html: str) -> str:
    """Return the text that `html` shows."""
    return unescape(_TAG.sub("", html))


def check_message(
    html: str, buttons: Sequence[Mapping[str, Any]], longest: int = LONGEST_TEXT
) -> None:
    """Fail on a message that the messenger would refuse."""
    checker = _Checker()
    checker.feed(html)
    checker.close()
    assert checker.open == []
    assert 1 <= measure(strip_markup(html).strip()) <= longest
    assert len(buttons) <= MOST_BUTTONS
    for button in buttons:
        assert 1 <= measure(button["text"]) <= LONGEST_LABEL
        if "copy_text" in button:
            assert 1 <= measure(button["copy_text"]["text"]) <= LONGEST_COPIED
        else:
            assert 1 <= len(button["callback_data"].encode()) <= 64


class _Checker(HTMLParser):
    """Fails on tags that the messenger does not know or that do not match."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 (the base class calls it so)
        assert tag in _ALLOWED, tag
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
