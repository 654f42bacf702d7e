"""How the values of answers print in a phrase, and the filters that print them otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal

from conversations.definition.questions import MoneyUnit
from conversations.drafts.values import (
    Amount,
    Change,
    Chosen,
    Family,
    ListedEntry,
    compute_share,
    render_decimal,
)
from conversations.report.numbering import MOST, render_numeral
from conversations.report.sentences import close_sentence


def print_value(value: object) -> object:
    """Return what a value prints as, so that nothing in a report looks like a program.

    A number prints in plain digits, a day as 2026年6月30日, yes as 是, an option by its label, an
    entry by its heading, several values with 、 and 和; what is missing, and a whole family, as
    nothing.
    """
    match value:
        case None | Family():
            return ""
        case bool():
            return "是" if value else "否"
        case Decimal() | float():
            return render_decimal(Decimal(str(value)))
        case date():
            return render_date(value)
        case Chosen():
            return value.label
        case ListedEntry():
            return value.heading
        case list() | tuple():
            return render_list(value)
    return value


def render_date(value: object) -> str:
    """Return a day as a report writes it, 2026年6月30日; nothing for anything but a day."""
    return f"{value.year}年{value.month}月{value.day}日" if isinstance(value, date) else ""


def render_number(value: object) -> str:
    """Return a count in Chinese numerals, 十二; any other number in digits, else nothing."""
    number = _read_number(value)
    if number is None:
        return ""
    counted = number == number.to_integral_value() and 0 <= number <= MOST
    return render_numeral(int(number)) if counted else render_decimal(number)


def render_amount(value: object, unit: MoneyUnit | None = None) -> str:
    """Return an amount, 1193.5万元; nothing for what is neither an amount nor a number of 元.

    Without a `unit`, an amount keeps its own, and a number of 元 gets the largest in which it is at
    least 1 and has at most two decimals.
    """
    amount = value if isinstance(value, Amount) else _read_yuan(value)
    if amount is None or unit is None:
        return str(amount or "")
    return str(_convert(amount.yuan, unit))


def render_share(part: object, whole: object, places: int = 1) -> str:
    """Return what part of the whole it is, 83.3%; nothing when one is missing or the whole is 0."""
    dividend, divisor = _read_number(part), _read_number(whole)
    if dividend is None or not divisor:
        return ""
    return str(compute_share(dividend, divisor, places))


def render_change(value: object, unit: str = "", than: str = "上年") -> str:
    """Return a change in words: 比上年增加3次，增长25%, or 与上年持平; nothing for anything else.

    From 0 there is no rate to tell.
    """
    if not isinstance(value, Change):
        return ""
    if not value.amount:
        return f"与{than}持平"
    grown = value.amount > 0
    told = f"比{than}{value}{unit}"
    return f"{told}，{'增长' if grown else '下降'}{value.rate}" if value.rate else told


def render_list(values: object, between: str = "、", last: str = "和") -> str:
    """Return the values in a row, 甲、乙和丙, without those that print as nothing."""
    parts = _print_all(values)
    if len(parts) < 2:
        return "".join(parts)
    return between.join(parts[:-1]) + last + parts[-1]


def render_sentence(value: object) -> str:
    """Return the text with a full stop at its end, unless it is empty or ends with a mark."""
    return close_sentence(str(print_value(value)))


FILTERS: Mapping[str, Callable[..., str]] = {
    "date_cn": render_date,
    "numeral_cn": render_number,
    "amount_cn": render_amount,
    "share_cn": render_share,
    "change_cn": render_change,
    "list_cn": render_list,
    "sentence": render_sentence,
}
"""The filters of phrases, beside Jinja2's own."""


def _print_all(values: object) -> list[str]:
    """Return what each of the values prints as; a text, or one value alone, is one."""
    if isinstance(values, str | Family) or not isinstance(values, Iterable):
        values = (values,)
    return [text for text in (str(print_value(each)).strip() for each in values) if text]


def _read_number(value: object) -> Decimal | None:
    match value:
        case bool():
            return None
        case int() | Decimal():
            return Decimal(value)
        case float():
            return Decimal(str(value))
        case Amount():
            return value.yuan
    return None


def _read_yuan(value: object) -> Amount | None:
    yuan = _read_number(value)
    if yuan is None:
        return None
    units: tuple[MoneyUnit, ...] = ("亿元", "万元")
    for unit in units:
        amount = _convert(yuan, unit)
        if abs(amount.value) >= 1 and amount.value == round(amount.value, 2):
            return amount
    return Amount(yuan, "元")


def _convert(yuan: Decimal, unit: MoneyUnit) -> Amount:
    return Amount(yuan / Amount(Decimal(1), unit).yuan, unit)
