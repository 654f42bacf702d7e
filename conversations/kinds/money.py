"""An amount of money, in the unit that was typed or else the question's."""

from __future__ import annotations

import re

from conversations.definition.questions import MoneyUnit
from conversations.drafts.results import Refusal
from conversations.drafts.values import Amount
from conversations.kinds.numerals import build_plain, fold_numeral, parse_decimal

_FORM = re.compile(
    r"(?P<before>(?:(?:人民币|RMB|CNY|¥) ?)*)(?P<number>.+?)"
    r"(?P<after> ?(?:(?:[元圆]|块钱?|yuan)[整正]?)? ?(?:人民币|RMB|CNY)?)",
    re.IGNORECASE,
)

_POWERS = {"万": 4, "亿": 8}


def parse_money(text: str, unit: MoneyUnit) -> Amount | Refusal:
    """Return the amount; `unit` is meant where none was typed.

    万 and 亿 at its end are a unit even without 元 behind them: 三千万 is 3000万元. A ¥ or 人民币
    says 元. Refused: `not_an_amount`.
    """
    match = _FORM.fullmatch(fold_numeral(text))
    number = parse_decimal(match["number"]) if match else None
    if match is None or number is None:
        return Refusal("not_an_amount")
    power = _POWERS.get(match["number"][-1], 0)
    value = build_plain(number.scaleb(-power))
    return Amount(value, _find_unit(match, unit))


def _find_unit(match: re.Match[str], unit: MoneyUnit) -> MoneyUnit:
    match match["number"][-1]:
        case "万":
            return "万元"
        case "亿":
            return "亿元"
    return "元" if match["before"] or match["after"].strip() else unit
