"""7.2: the head (版头), for what of it a document has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.documents.conformity.judging import (
    build_spot,
    judge_centred,
    judge_font,
    judge_look,
    judge_size,
    judge_start,
)
from bot.documents.conformity.measuring import find_extent
from bot.documents.conformity.places import Report
from bot.documents.conformity.resolving import is_red
from bot.documents.conformity.results import Deviation, build_deviation

_SIZE = 16.0
_COPY = re.compile(r"\d{6}")
_SECRECY = re.compile(r"(?:绝密|机密|秘密)(?:★(?:\d{1,3}(?:年|个月|月|天)|长期|.{1,12}解密))?")
_URGENCY = re.compile("特急|加急|特提|平急")
_NUMBER = re.compile(r"[^\d〔〕]{1,20}〔\d{4}〕[1-9]\d*号")
_LEFT, _RIGHT = 1.0, 1.0


def find_copy_number(report: Report) -> Iterator[Deviation]:
    """7.2.1: six figures in 3号, at the top left."""
    for placed in report.list_role("copy_number"):
        yield from judge_size(placed, placed.paragraph.cut(0), _SIZE)
        yield from judge_start(placed, 0)
        if not _COPY.fullmatch(placed.text):
            yield build_deviation("copy_number", build_spot(placed), found=placed.text[:12])


def find_secrecy(report: Report) -> Iterator[Deviation]:
    """7.2.2: 3号黑体, at the left, ★ between the degree and how long."""
    return _judge_grade(report, "secrecy", _SECRECY)


def find_urgency(report: Report) -> Iterator[Deviation]:
    """7.2.3: 3号黑体, at the left."""
    return _judge_grade(report, "urgency", _URGENCY)


def _judge_grade(report: Report, role: str, form: re.Pattern[str]) -> Iterator[Deviation]:
    for placed in report.list_role(role):
        yield from judge_look(placed, "黑体")
        yield from judge_start(placed, 0)
        if not form.fullmatch("".join(placed.text.split())):
            yield build_deviation(role, build_spot(placed), found=placed.text[:12])


def find_organ(report: Report) -> Iterator[Deviation]:
    """7.2.4: red 小标宋, centred."""
    for placed in report.list_role("organ"):
        runs = placed.paragraph.cut(0)
        yield from judge_font(placed, runs, "小标宋")
        yield from judge_centred(placed)
        if not all(is_red(run.format.colour) for run in runs):
            yield build_deviation("not_red", build_spot(placed))


def find_number(report: Report) -> Iterator[Deviation]:
    """7.2.5: 〔year〕number号 in 3号仿宋, centred, or one character in beside who signs."""
    for placed in report.list_role("number", "signed_number"):
        number, signs, _ = placed.text.partition("签发人")
        runs = placed.paragraph.cut(0, placed.paragraph.text.find("签发人") if signs else None)
        yield from judge_font(placed, runs, "仿宋")
        yield from judge_size(placed, runs, _SIZE)
        yield from judge_start(placed, _LEFT, 0.4) if signs else judge_centred(placed)
        if not _NUMBER.fullmatch("".join(number.split())):
            yield build_deviation("number_form", build_spot(placed), found=number.strip()[:20])


def find_issuer(report: Report) -> Iterator[Deviation]:
    """7.2.6: 签发人： in 3号仿宋 and the name in 楷体, one character from the right."""
    for placed in report.list_role("issuer", "signed_number"):
        text = placed.paragraph.text
        at = max(text.find("签发人"), 0)
        colon = text.find("：", at)
        if colon < 0:
            yield build_deviation("issuer_colon", build_spot(placed))
            continue
        yield from judge_font(placed, placed.paragraph.cut(at, colon + 1), "仿宋")
        yield from judge_font(placed, placed.paragraph.cut(colon + 1), "楷体")
        yield from judge_size(placed, placed.paragraph.cut(at), _SIZE)
        found = find_extent(placed.paragraph, report.find_section(placed)).right
        # Behind a tab, the name stands where that ends.
        if "\t" not in text and abs(found - _RIGHT) > 0.6:
            yield build_deviation("issuer_place", build_spot(placed), found=f"{found:.1f}")


def find_rule(report: Report) -> Iterator[Deviation]:
    """7.2.7: a red line under the number."""
    numbers = report.list_role("number", "signed_number", "issuer")
    if not numbers:
        return
    last = max(each.at for each in numbers)
    near = [each for each in report.placed if last - 1 <= each.at <= last + 2]
    drawn = any(each.role == "object" or "\ufffc" in each.text for each in near)
    if not drawn and not any(each.paragraph.format.red for each in near):
        yield build_deviation("red_rule", build_spot(numbers[-1]))
