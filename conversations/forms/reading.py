"""What is typed into a form: from a text to the field's value, or why it is none."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date

from conversations.drafts.results import Refusal
from conversations.engine.texts import is_blank
from conversations.forms.form import Field, Option, Value
from conversations.kinds.date import parse_date
from conversations.kinds.numerals import parse_number, strip_unit
from conversations.kinds.setting import Setting
from conversations.periods import Period
from conversations.views import News

_TIME = re.compile(
    r"(?P<part>凌晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里)? ?(?P<hour>[0-9]{1,2})"
    r"(?:(?:[:.]|[点时] ?)(?P<minute>[0-9]{1,2})?分?|(?P<half>[点时]半))? ?(?P<half_day>am|pm)?",
    re.IGNORECASE,
)
_NUMERAL = re.compile(
    "[一二两三四五六七八九十]{1,3}(?=[点时])|(?<=[点时])[一二三四五六七八九十]{1,3}(?=分?$)"
)
"""An hour, or its minutes, written out."""

_CLOCK = re.compile(r"(?P<hour>[0-9]{2})(?P<minute>[0-9]{2})")
_LATER = {"下午", "傍晚", "晚上", "夜里", "pm"}
_SEPARATORS = re.compile(r"[、,，;；\n]+")


def parse_value(field: Field, text: str, today: date) -> Value | News:
    """Return the value that `text` gives to the field, or what to say about it.

    Of `choices` it is what is ticked besides. `today` is the day it is where the person is.
    """
    plain = text.strip()
    if is_blank(plain):
        return News("fill.empty")
    match field.kind:
        case "text":
            return _parse_text(field, plain)
        case "number":
            return _parse_number(field, plain)
        case "day":
            return _parse_day(plain, today)
        case "time":
            return parse_time(plain) or News("fill.not_a_time")
        case "choice":
            return _parse_choice(field, plain)
        case "choices":
            return _parse_choices(field, plain)


def parse_time(text: str) -> str | None:
    """Return the time of a day as HH:MM: 8:30, 八点半, 晚上8点, 0830, 8:30 pm; None: it is none."""
    plain = unicodedata.normalize("NFKC", text).strip().rstrip("。")
    plain = _NUMERAL.sub(_write_digits, plain)
    if match := _CLOCK.fullmatch(plain):
        return _build_time(int(match["hour"]), int(match["minute"]))
    match = _TIME.fullmatch(plain)
    if match is None or plain.isdecimal():
        return None
    hour, minute = int(match["hour"]), 30 if match["half"] else int(match["minute"] or 0)
    part = (match["part"] or match["half_day"] or "").lower()
    if part in _LATER and hour < 12:
        hour += 12
    elif part == "am" and hour == 12:
        hour = 0
    return _build_time(hour, minute)


def is_time(text: str) -> bool:
    """Whether the text is a time as it is stored."""
    return len(text) == 5 and text[2] == ":" and parse_time(text) == text


def is_day(text: str) -> bool:
    """Whether the text is a day as it is stored."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _write_digits(match: re.Match[str]) -> str:
    number = parse_number(match[0])
    return match[0] if number is None else str(number)


def _build_time(hour: int, minute: int) -> str | None:
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


def _parse_text(field: Field, plain: str) -> Value | News:
    if len(plain) > field.longest:
        return News("fill.too_long", {"longest": field.longest, "length": len(plain)})
    return plain


def _parse_number(field: Field, plain: str) -> Value | News:
    number = parse_number(strip_unit(plain))
    if number is None:
        return News("fill.not_a_number")
    if not field.lowest <= number <= field.highest:
        return News("fill.out_of_range", {"lowest": field.lowest, "highest": field.highest})
    return number


def _parse_day(plain: str, today: date) -> Value | News:
    day = parse_date(plain, Setting(Period(today.year), today))
    return News("fill.not_a_day") if isinstance(day, Refusal) else day.isoformat()


def _parse_choice(field: Field, plain: str) -> Value | News:
    found = _match(field.options, plain)
    return News("fill.tap_one") if found is None else found.value


def _parse_choices(field: Field, plain: str) -> Value | News:
    named = [part.strip() for part in _SEPARATORS.split(plain) if part.strip()]
    found = [_match(field.options, part) for part in named]
    values = tuple(dict.fromkeys(option.value for option in found if option is not None))
    return values if values and None not in found else News("fill.tap_some")


def _match(options: Iterable[Option], typed: str) -> Option | None:
    """Return the option of that label, or the only one that has it in its label."""
    wanted = unicodedata.normalize("NFKC", typed).casefold()
    labelled = [
        (unicodedata.normalize("NFKC", option.label).casefold(), option)
        for option in options
        if option.label
    ]
    exact = [option for label, option in labelled if label == wanted]
    near = exact or [option for label, option in labelled if wanted in label]
    return near[0] if len(near) == 1 else None
