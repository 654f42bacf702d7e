"""Stops: marks typed twice, at the beginning of a line, or missing at the end of a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from conversations.checks.finding import Finding
from conversations.checks.slips import Slip, build_slip_finding, build_text_check, is_han
from conversations.checks.subject import Check, Subject
from conversations.definition.questions import Items, LongText
from conversations.drafts.typed_texts import TypedText
from conversations.recognition.markers import find_marker

_RUN = re.compile("[，。、；：？！]{2,}")
_LEADING = re.compile("^[ \t\u3000]*([，。、；：？！）》〉】”])", re.MULTILINE)
_LINE = re.compile(r"[^\r\n]+")
_QUOTED = re.compile("“[^“”]*”|《[^《》]*》|（[^（）]*）")
_SENTENCE = re.compile(r"[^。！？；\r\n]+")
_COLON = re.compile("(?<![0-9])：|：(?![0-9])")
_LABEL = 6
"""So many characters before a colon are a label (联系人：, 电话：), of which several may follow."""
_SHORT = 25
"""A line of one clause or two below this many characters may be a heading, a name or a date."""


def _read_doubled(text: str) -> Iterator[Slip]:
    for match in _RUN.finditer(text):
        run = match[0]
        if set(run) <= {"？", "！"} or (set(run) == {"。"} and len(run) > 2):
            continue  # ？！ is allowed, and 。。。 is a wrong ellipsis
        yield Slip(match.start(), match.end(), _reduce(run))


def _reduce(run: str) -> str | None:
    """Return the mark that is surely meant; None where it may be either."""
    if len(set(run)) == 1:
        return run[0]
    if run[-1] == "。" and run.rstrip("。").strip("，、；") == "":
        return "。"
    asked = run.rstrip("。")
    return asked if set(asked) <= {"？", "！"} else None


def _read_leading(text: str) -> Iterator[Slip]:
    return (Slip(match.start(1), match.end(1)) for match in _LEADING.finditer(text))


def _find_open_ends(subject: Subject) -> Iterator[Finding]:
    for typed in subject.texts:
        if isinstance(typed.question, LongText) or _is_entry_text(typed):
            for slip in _read_open_ends(typed.text):
                yield build_slip_finding("sentence_end", "advice", typed, slip)


def _is_entry_text(typed: TypedText) -> bool:
    return isinstance(typed.question, Items) and typed.place.endswith(".text")


def _read_open_ends(text: str) -> Iterator[Slip]:
    """Yield the last characters of paragraphs of running text that have no stop.

    One that ends with a comma may have lost what comes after it: nothing is put in its place.
    """
    for match in _LINE.finditer(text):
        line = match[0].rstrip()
        end = match.start() + len(line)
        if not _is_running(line):
            continue
        if line[-1] in "，、":
            yield Slip(end - 1, end)
        elif _ends_open(line):
            yield Slip(end - 1, end, f"{line[-1]}。")


def _is_running(line: str) -> bool:
    return "。" in line[:-1] or (len(line) >= _SHORT and "，" in line)


def _ends_open(line: str) -> bool:
    last = line[-1]
    if not (is_han(last) or last in "%》）" or (last == "”" and line[-2] not in "。！？…")):
        return False
    aside = line.lstrip().startswith(("（", "附件", "附：", "注："))
    return not aside and not (find_marker(line) and "。" not in line)


def _read_colons(text: str) -> Iterator[Slip]:
    """Yield the second colon of a sentence; those of quoted words and of labels are their own."""
    if text.count("：") < 2:
        return
    plain = _QUOTED.sub(lambda match: "　" * len(match[0]), text)
    for match in _SENTENCE.finditer(plain):
        colons = [each.start() for each in _COLON.finditer(match[0])]
        for first, at in pairwise(colons):
            clause = re.split("[，、 　]", match[0][first + 1 : at])[-1]
            if len(clause) > _LABEL:
                yield Slip(match.start() + at, match.start() + at + 1)


DOUBLED_MARKS = build_text_check(
    "doubled_marks", "standard", "GB/T 15834—2011, 4.1—4.7: 点号", _read_doubled
)
LEADING_MARK = build_text_check(
    "leading_mark", "standard", "GB/T 15834—2011, 5.1: 不出现在一行之首", _read_leading
)
COLON_NESTING = build_text_check(
    "colon_nesting", "advice", "GB/T 15834—2011, 4.7: 冒号一般不套用", _read_colons
)
SENTENCE_END = Check(
    "sentence_end", "advice", "GB/T 15834—2011, 4.1: 陈述句末尾用句号", _find_open_ends
)
