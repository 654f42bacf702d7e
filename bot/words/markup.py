"""Whether a word is HTML that messengers read: they refuse a message for one mistake in it."""

from __future__ import annotations

import re

_TAG = re.compile(r"<(/?)([a-z-]+)(?:\s[^<>]*)?>")
_KNOWN = {
    *("b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "code", "pre", "a", "span"),
    *("blockquote", "tg-spoiler", "tg-emoji"),
}
"""https://core.telegram.org/bots/api#html-style"""


def find_markup_fault(text: str) -> str | None:
    """Return what is to be corrected, if anything; `text` is what a template says of its own."""
    opened: list[str] = []
    for closing, name in _TAG.findall(text):
        if name not in _KNOWN:
            return f"Write &lt;{closing}{name}&gt; for <{closing}{name}>; there is no such tag."
        if not closing:
            opened.append(name)
        elif not opened or opened.pop() != name:
            return f"Remove </{name}>, or put <{name}> before it."
    if opened:
        return f"Put </{opened[-1]}> behind what <{opened[-1]}> begins."
    return "Write &lt; for <." if "<" in _TAG.sub("", text) else None
