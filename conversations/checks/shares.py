"""The check of shares that are typed into texts: 受理200件，办结150件，办结率80%.

Only shares are looked at whose two numbers stand near them and can be no others. One unit of the
last place is left to rounding and to cutting off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from conversations.checks.finding import Finding, Spot, build_finding
from conversations.checks.quantities import SENTENCE, Quantity, find_quantities
from conversations.checks.subject import Check, Subject
from conversations.drafts.values import render_decimal

_ID = "shares"

_MARK, _NAME = re.compile("[%％]|分之"), re.compile("[率占的]")
"""What a share is written with, and what says of what it is one."""

_RATE = re.compile(r"(?P<stem>[\u4e00-\u9fff]{2,6})率(?:为|达到|达|是)?$")
_NO_PART = re.compile("[增减降升涨跌利税汇概频功效速同环提翻]|下滑|贡献|正确|准确")
"""In the name of a rate: it is not the part of a whole."""

_SHARE = re.compile(r"占(?P<of>[\u4e00-\u9fff]{0,14}?)(?:的|比|比例|比重)?(?:为|达|达到|是)?$")
_GENERAL = re.compile("(?:其|总|全部|总数|总量|总人数|总件数|人数|件数|数)*")
_OF_NUMBER = re.compile(r"占[\u4e00-\u9fff]{0,12}$")
_WHOLE = re.compile("^(?:应|计划|总|共|全部|任务|目标)")
_PART = re.compile("^(?:实|已|其中)")


@dataclass(frozen=True, slots=True)
class WrongShare:
    """A share that does not follow from its two numbers, and what would."""

    share: Quantity
    part: Quantity
    whole: Quantity
    right: str


def find_wrong_shares(text: str, quantities: Sequence[Quantity]) -> Iterator[WrongShare]:
    """Yield those of the text's quantities that are shares, and do not follow from others near."""
    for at, share in enumerate(quantities):
        if share.unit == "%" and share.exact:
            sentence = [each for each in quantities[:at] if each.sentence == share.sentence]
            before = text[share.sentence : share.start]
            for part, whole in _choose_pair(text, share, before, sentence):
                right = _compute(share, part, whole)
                if right is not None:
                    yield WrongShare(share, part, whole, right)


def _choose_pair(
    text: str, share: Quantity, before: str, sentence: Sequence[Quantity]
) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield the part and the whole of the share, if they can be no others."""
    counts = _find_last_counts(sentence)
    if counts and text[counts[-1].end : share.start] == "的":
        yield from _choose_of_number(text, counts)
    elif rate := _RATE.search(before):
        if not _NO_PART.search(rate["stem"]):
            yield from _choose_rate(rate["stem"], counts)
    elif named := _SHARE.search(before):
        yield from _choose_part(text, share, named["of"], sentence)


def _find_last_counts(sentence: Sequence[Quantity]) -> list[Quantity]:
    """Return the numbers since the last share."""
    counts: list[Quantity] = []
    for each in sentence:
        counts = [] if each.unit in ("%", "个百分点") else [*counts, each]
    return counts


def _choose_rate(stem: str, counts: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """Of a rate, 办结率, the part is what it is named after, the whole the only other number."""
    if len(counts) != 2 or not _are_alike(*counts):
        return
    first, second = counts
    named = [stem in each.label for each in counts]
    meant = _WHOLE.search(first.label) and (_PART.search(second.label) or all(named))
    if meant or named == [False, True]:
        yield second, first
    elif named == [True, False]:
        yield first, second


def _choose_part(
    text: str, share: Quantity, of: str, sentence: Sequence[Quantity]
) -> Iterator[tuple[Quantity, Quantity]]:
    """Of 占, the part stands right before it, the whole before 其中."""
    part = sentence[-1] if sentence else None
    if part is None or not re.fullmatch("[，、（( ]*占.*", text[part.end : share.start]):
        return
    among = text.rfind("其中", share.sentence, part.start)
    wholes = [each for each in sentence if each.unit == part.unit and each.end <= among]
    if len(wholes) != 1 or not _are_alike(wholes[0], part):
        return
    named = of.rstrip("总人件数量")
    if _GENERAL.fullmatch(of) or (len(named) > 1 and wholes[0].key.endswith(named)):
        yield part, wholes[0]


def _choose_of_number(text: str, counts: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """Of 占年度计划200万元的75%, the whole is named, the part stands before 占."""
    if len(counts) < 2:
        return
    part, whole = counts[-2:]
    between = text[part.end : whole.start]
    if _OF_NUMBER.search(between) and len(between) <= 16 and _are_alike(part, whole):
        yield part, whole


def _are_alike(one: Quantity, other: Quantity) -> bool:
    """Whether both count in the same unit, exactly, at the same time."""
    same = one.unit == other.unit and one.times == other.times
    return same and one.exact and other.exact


def _compute(share: Quantity, part: Quantity, whole: Quantity) -> str | None:
    """Return the right share where the one given is off by more than rounding."""
    if not whole.value or part.value > whole.value:
        return None
    exponent = share.value.as_tuple().exponent
    step = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    right = part.value * 100 / whole.value
    if abs(right - share.value) < step:
        return None
    return render_decimal(right.quantize(min(step, Decimal("0.1")), ROUND_HALF_UP)) + "%"


def _find(subject: Subject) -> Iterator[Finding]:
    for typed in subject.texts:
        for sentence in SENTENCE.finditer(typed.text):
            for wrong in _find_in(sentence[0]):
                start, end = wrong.share.start, wrong.share.end
                spot = Spot(typed, sentence.start() + start, sentence.start() + end)
                numbers = {"part": wrong.part.written, "whole": wrong.whole.written}
                yield build_finding(_ID, "must", spot, right=wrong.right, **numbers)


def _find_in(sentence: str) -> Iterator[WrongShare]:
    """Yield the wrong shares of the sentence, if it may have any: to read numbers takes a while."""
    if _MARK.search(sentence) and _NAME.search(sentence):
        yield from find_wrong_shares(sentence, find_quantities(sentence))


SHARES = Check(
    _ID, "must", "实务：百分比等于部分除以总数（《统计法》：统计资料真实、准确）", _find, local=True
)
