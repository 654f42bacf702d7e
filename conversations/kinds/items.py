"""A list's entries: a heading, and perhaps its text, out of one message."""

from __future__ import annotations

import re

from conversations.drafts.results import Refusal
from conversations.engine.texts import is_blank

LONGEST_HEADING = 120
"""Characters of a heading."""

LONGEST_LEAD = 60
"""Characters of a first sentence that is taken as the heading of the text after it."""

_NUMERAL = "[一二三四五六七八九十]{1,3}"
_MARKER = re.compile(
    "(?:"
    f"[（(](?:{_NUMERAL}|[0-9]{{1,2}})[）)]"  # （一） (1)
    f"|{_NUMERAL}(?:、(?!{_NUMERAL}[、季月])|是)"  # 一、 一是, not 三、四季度
    "|[0-9]{1,2}(?:[.．、](?![0-9])|[)）])"  # 1. 1、 1）
    r")\s*"
)
_LEAD_END = re.compile("[。\n]")


def parse_heading(text: str) -> str | Refusal:
    """Return a heading: one line, without a number of its own and a full stop at its end.

    Refused: `empty`, `one_line`, `heading_too_long` (longest).
    """
    heading = _strip_marker(text).rstrip("。 ")
    if is_blank(heading):
        return Refusal("empty")
    if "\n" in heading:
        return Refusal("one_line")
    if len(heading) > LONGEST_HEADING:
        return Refusal("heading_too_long", {"longest": LONGEST_HEADING})
    return heading


def parse_entry(text: str) -> tuple[str, str] | Refusal:
    """Return a new entry's heading and text ("" when only a heading was typed).

    A pasted paragraph is taken apart: what stands before its first full stop or line end is the
    heading. Refused: `empty`, `heading_too_long` (longest).
    """
    plain = _strip_marker(text)
    end = _LEAD_END.search(plain)
    rest = plain[end.end() :].strip() if end else ""
    if end is None or is_blank(rest):
        heading = parse_heading(plain)
        return heading if isinstance(heading, Refusal) else (heading, "")
    lead = plain[: end.start()].strip()
    if len(lead) > LONGEST_LEAD:
        return Refusal("heading_too_long", {"longest": LONGEST_LEAD})
    return (lead, rest) if not is_blank(lead) else Refusal("empty")


def _strip_marker(text: str) -> str:
    plain = text.strip()
    return _MARKER.sub("", plain, count=1) if _MARKER.match(plain) else plain
