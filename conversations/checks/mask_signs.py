"""Mask signs: what people write in place of a name or a number that is kept back or not known yet.

Two signs or more stand for anything: XX, ××, ***, ___, ○○. A single one does so only before what is
counted or named (召开会议X次, 第X巡视组): else it is an X-ray, a product or a footnote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from conversations.checks.passages import HAN

MaskKind = Literal["place", "organ", "person", "session", "date", "number", "other"]

_DIGITS = "一二三四五六七八九十百〇零两"
_RUNS = r"[XxＸｘ×✕╳]{2,}|[*＊]{2,}|_{2,}|＿{2,}|□{2,}|△{2,}"
_DECIMALS = r"[XxＸ×*＊]{1,4}\.[XxＸ×*＊]{1,3}(?= ?(?:[%％个倍万亿元]|百分点|公里|平方))"
_SLASHES = rf"(?<=[{HAN}、，“])/{{2,}}(?=[{HAN}，。、”])"
_RINGS = rf"(?<![{_DIGITS}○◯])[○◯]{{2,}}(?![{_DIGITS}])"  # 二○○八年 is a year
_YEARS = r"(?:19|20)\d?[XxＸ×*]{1,2}(?=年)"
_COUNTED = (
    r"(?:余|多)?(?:个|次(?!要|数|序|第)|人(?!数|均|工|员|口)|人次|名(?!称)|件|项|起|场(?!景)|期(?!间)|篇"
    r"|条(?!件)|届(?!时)|轮|倍|平方|份|户|家(?!庭)|处(?!理)|批(?!准)|天(?!数)|小时|万|亿|元(?!素)"
    r"|吨|亩|公里|%|％)"
)
_NAMED = (
    r"铁路|高速|大道|站|新区|园区|四五|年(?!限|级)|月|日|省|市(?!场)|县|区(?![域间])|旗|镇|乡|村|街道"
    r"|局|同志|某|中全会"
)
_SINGLE = (
    rf"(?<![A-Za-z0-9+＋\-—.×=])[XxＸｘ×○](?= ?(?:{_COUNTED}|{_NAMED}))"
    rf"|(?<=[{HAN}])[*＊_＿](?= ?(?:{_COUNTED}|{_NAMED}))"
    rf"|(?<=第)[XxＸｘ×*＊_＿○](?=[{HAN}])"
    r"|(?<=党的)[XxＸｘ×*＊](?=大)"
    r"|(?<=届)[XxＸ×](?=中全会)"
)
SIGN = re.compile(
    rf"(?<![A-Za-z0-9_*])(?:{_YEARS}|{_DECIMALS}|{_SLASHES}|{_RUNS}|{_RINGS}|{_SINGLE})(?![A-Za-z0-9_*])(?!染色体)"
)
_ANY = re.compile("[XxＸｘ×✕╳*＊_＿□△○◯/]")
_PLACE_AFTER = re.compile(
    r"省|市|县|区(?![域间])|旗|镇|乡|村|街道|社区|高速|铁路|公路|大道|政法|公安|法院|检察|日报|籍"
)
_PLACE_BEFORE = re.compile(
    r"(?:平安|法治|数字|智慧|美丽|幸福|魅力|活力|诚信|健康|文明|清廉|书香|文化|信用)[ “]?$"
)
_ORGAN_AFTER = re.compile(
    r"(?:政法|公安|司法|教育|财政|民政)?(?:局|委|厅|办(?!案|理|公|事)|单位|部门|公司|集团|中心|学校|医院|党组|支部)"
)
_TITLE = re.compile(
    r"(?:书记|主任|局长|院长|检察长|部长|组长|主席|市长|县长|区长|镇长|乡长|处长|科长|所长|队长|校长)$"
)
_PERSON_AFTER = re.compile(r"同志|某|(?:副)?书记|(?:副)?主任|(?:副)?局长")
_SESSION_AFTER = re.compile(
    rf"大(?=[^{HAN}]|[精报召会胜的和以后安]|$)|中全会|[{HAN}]{{0,6}}组|届|巡|批|季度"
)
_COUNT_AFTER = re.compile(_COUNTED)
_DATE_AFTER = re.compile(r"[年月日]")
_EDGE = re.compile(rf"[^{HAN}A-Za-z0-9“”《》]")
_BEFORE, _AFTER = 8, 4


@dataclass(frozen=True, slots=True)
class Sign:
    """A mask sign of a text, from `start` to `end`: what it stands for, and the words beside it.

    `before` and `after` reach no farther than the next punctuation or mask.
    """

    start: int
    end: int
    text: str
    kind: MaskKind
    before: str
    after: str


def find_signs(text: str) -> Iterator[Sign]:
    """Yield the mask signs of a text, in order."""
    if _ANY.search(text) is None:  # as in most texts, and searching for the whole takes longer
        return
    matches = [match for match in SIGN.finditer(text) if not _is_product(text, match)]
    for at, match in enumerate(matches):
        first = matches[at - 1].end() if at else 0
        last = matches[at + 1].start() if at + 1 < len(matches) else len(text)
        before = _EDGE.split(text[max(first, match.start() - _BEFORE) : match.start()])[-1]
        after = _EDGE.split(text[match.end() : min(last, match.end() + _AFTER)])[0]
        if text[match.end() : match.end() + 1] in "%％":
            after = text[match.end() : match.end() + 1]
        kind = _classify(text, match)
        yield Sign(match.start(), match.end(), match[0], kind, before, after)


def _classify(text: str, match: re.Match[str]) -> MaskKind:
    """Return what the sign stands for, by the words beside it."""
    before, after = text[max(match.start() - 6, 0) : match.start()], text[match.end() :][:12]
    after = after.removeprefix(" ")
    if _DATE_AFTER.match(after):
        return "date"
    if before.endswith(("第", "党的", "届")) and _SESSION_AFTER.match(after):
        return "session"
    if _COUNT_AFTER.match(after):
        return "number"
    if _TITLE.search(before) or _PERSON_AFTER.match(after):
        return "person"
    if _PLACE_BEFORE.search(before) or _PLACE_AFTER.match(after):
        return "place"
    return "organ" if _ORGAN_AFTER.match(after) else "other"


def find_organ(after: str) -> str:
    """Return what the name of a masked organ ends with: 局, 公司."""
    match = _ORGAN_AFTER.match(after)
    return match[0] if match else ""


def find_title(before: str) -> str:
    """Return the title before a masked person: 书记."""
    match = _TITLE.search(before)
    return match[0] if match else ""


def find_session(text: str, sign: Sign) -> tuple[str, str]:
    """Return the words around a masked number of a congress, a team or a session."""
    lead = next(each for each in ("党的", "届", "第") if text.endswith(each, 0, sign.start))
    match = _SESSION_AFTER.match(text, sign.end)
    return lead, match[0] if match else ""


def _is_product(text: str, match: re.Match[str]) -> bool:
    """Whether a single × multiplies: 单价×次=总额."""
    if match[0] != "×":
        return False
    start = max(text.rfind(edge, 0, match.start()) for edge in "。；\n")
    end = re.compile("[。；\n]|$").search(text, match.end())
    return "=" in text[start + 1 : end.start() if end else None]
