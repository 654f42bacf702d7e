"""What stands around a report's parts: title and 主送 before them, 署名 and 日期 behind them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from conversations.recognition.markers import find_marker
from conversations.recognition.parts import Part, is_line, is_stopped
from conversations.recognition.pieces import Passage

LONGEST_TITLE_LINE = 60
LONGEST_ADDRESSEE = 40
MOST_SIGNATURES = 2
"""Lines that sign a report: the unit, or the unit and a person."""

_KIND = re.compile(
    "(报告|汇报|总结|提纲|材料|情况|方案|意见|讲话|发言|计划|说明|请示|要点|清单|纪要)[稿书表]?$"
)
_BYLINE = re.compile(r"[（(].*[）)]")
_ADDRESSEE = re.compile(r"[^。；;]+[：:]")
_COLON = re.compile("[：:]")
_LEADS_IN = re.compile("如下|报告|汇报|下面")
_NUMERAL = r"[0-9０-９〇○零一二三四五六七八九十XxＸ×\s]"
_DAY = (
    rf"{_NUMERAL}{{2,6}}年{_NUMERAL}{{0,4}}月(?:{_NUMERAL}{{0,4}}日)?"
    r"|[12][0-9]{3}([-./．])[0-9]{1,2}\1[0-9]{1,2}日?"
)
_DATE = re.compile(rf"\s*(?:{_DAY})\s*")
_SIGNED_DATE = re.compile(rf"[^\s。，；：]{{2,20}}[ \u3000]{{2,}}(?=(?:{_DAY})\s*$)")
_SIGNED = re.compile(r"\s*(?:报告|汇报|述职|发言|填报)(?:单位|人)\s*[：:]")
_CLOSES = re.compile(
    r"^\s*(?:特此(?:报告|汇报|说明)|以上(?:报告|汇报|发言|是|，))"
    r"|请[^。，；]{0,12}(?:监督|批评|指正|审议|审阅|审查|帮助)[。！]?\s*$"
)


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before the report's text."""

    title: tuple[Passage, ...] = ()
    addressee: Passage | None = None


@dataclass(frozen=True, slots=True)
class Tail:
    """What stands behind the report's text."""

    signature: tuple[Passage, ...] = ()
    date: Passage | None = None


def split_tail(passages: Sequence[Passage]) -> tuple[Sequence[Passage], Tail]:
    """Return the passages without those that sign and date the report, and these."""
    passages = _part_date(passages)
    last = passages[-1] if passages else None
    date = last if last and _DATE.fullmatch(last.text) else None
    rest = passages[:-1] if date else passages
    count = _count_signatures(rest, dated=date is not None)
    end = len(rest) - count
    return rest[:end], Tail(tuple(rest[end:]), date)


def _part_date(passages: Sequence[Passage]) -> Sequence[Passage]:
    """Return the passages with the signer and the date apart where they share the last line."""
    match = _SIGNED_DATE.match(passages[-1].text) if passages else None
    return [*passages[:-1], *passages[-1].split(match.end())] if match else passages


def _count_signatures(passages: Sequence[Passage], *, dated: bool) -> int:
    """Return how many lines sign: short ones behind the last sentence, or the one before a date."""
    lines = 0
    for passage in reversed(passages):
        noted = _COLON.search(passage.text) and not _SIGNED.match(passage.text)  # 附件：…
        if noted or not is_line(passage.text):
            break
        lines += 1
    if lines == len(passages):
        return int(dated and lines > 1)
    if lines <= MOST_SIGNATURES and is_stopped(passages[-1 - lines].text):
        return lines
    return int(dated and lines > 0)


def split_head(passages: Sequence[Passage]) -> tuple[Head, Sequence[Passage]]:
    """Return title and addressee, and the passages behind them.

    All short lines before the first sentence are the title. Where no part is numbered they may be
    headings too, so that the title ends with the line that names the kind of report.
    """
    end = _count_title_lines(passages)
    addressed = end < len(passages) and _is_addressee(passages[end].text)
    head = Head(tuple(passages[:end]), passages[end] if addressed else None)
    return head, passages[end + addressed :]


def _count_title_lines(passages: Sequence[Passage]) -> int:
    texts: list[str] = []
    for passage in passages:
        if not is_line(passage.text, LONGEST_TITLE_LINE):
            break
        texts.append(passage.text.strip())
    if any(find_marker(passage.text) for passage in passages):
        return len(texts)
    named = next((at for at, text in enumerate(texts, 1) if _KIND.search(text)), min(1, len(texts)))
    while named < len(texts) and is_byline(texts[named]):
        named += 1
    return named


def is_byline(text: str) -> bool:
    """Whether a line under the title is no part of it: in brackets, or a date."""
    return _BYLINE.fullmatch(text) is not None or _DATE.fullmatch(text) is not None


def _is_addressee(text: str) -> bool:
    plain = text.strip()
    short = len(plain) <= LONGEST_ADDRESSEE and find_marker(plain) is None
    return bool(short and _ADDRESSEE.fullmatch(plain) and not _LEADS_IN.search(plain))


def split_closing(flat: Sequence[Part]) -> tuple[list[Part], tuple[Passage, ...]]:
    """Return the parts in order without the paragraphs that close the report, and these.

    They are those behind the last part's own where the parts beside it have but one paragraph each,
    and those from the first that says so (特此报告, 请…监督).
    """
    last = flat[-1]
    later = last.later if len(flat) > 1 else last.body[1:]
    if not _is_single(flat):
        first = next((at for at, each in enumerate(later) if _CLOSES.search(each.text)), len(later))
        later = later[first:]
    kept = last.body[: len(last.body) - len(later)]
    return [*flat[:-1], replace(last, body=kept)], later


def _is_single(flat: Sequence[Part]) -> bool:
    """Whether the parts beside the last have their text in the line of their heading, all of it."""
    last = flat[-1]
    beside: list[Part] = []
    for part in reversed(flat[:-1]):
        if part.level < last.level:
            break
        if part.level == last.level:
            beside.append(part)
    return bool(beside) and last.layout != "own_line" and not any(each.later for each in beside)
