"""From an old report's title to the phrase of the next ones: unit and period are put in later."""

from __future__ import annotations

import re
from collections.abc import Iterable

from conversations.periods import PeriodKind

_PERIOD = re.compile(
    r"(?:[0-9]{4}|20[Xx×]{2}|[Xx×]{2,4}|[〇○零一二三四五六七八九]{4})年"
    r"(度|上半年|下半年|第?[一二三四1-4]季度|[0-9]{1,2}月份?(?![0-9]))?"
)
_UNIT = re.compile(
    r"([^，。、（）《》0-9]{2,30}?(?:委|局|院|办|部|厅|室|馆|所|站|队|处|科|会|组|中心|支部|政府|公司|学校|集团|街道"
    r"|[省市县区镇乡村]))(?=关于|[0-9]{4}年|20[Xx×]{2}年)"
)
_SPANS: tuple[tuple[str, PeriodKind], ...] = (
    ("上半年", "first_half"),
    ("下半年", "half_year"),
    ("季度", "quarter"),
    ("月份", "month"),
    ("月度", "month"),
    ("月工作", "month"),
    ("年度", "year"),
    ("全年", "year"),
)
_SUBJECT = re.compile(
    "现将(?!有关|相关|具体|主要|本人|我)([^，。：；]{4,40}?(?:情况|工作|任务))(报告|汇报)如下"
)
_BRACES = re.compile("[{}｛｝]")

UNTITLED = "{{ unit }}关于{{ period.label }}情况的报告"
"""The title of a report that had none."""


def build_title(title: str) -> str:
    """Return the title as a phrase that names the unit and the period of each new report."""
    if not title:
        return UNTITLED
    unit, before, period, after = _split_title(title)
    lead = "{{ unit }}" if unit else ""
    return lead + quote_phrase(before) + period + quote_phrase(after)


def find_subject(texts: Iterable[str]) -> str:
    """Return a title after what the first such text reports (现将…情况报告如下); "" without one."""
    found = next(filter(None, map(_SUBJECT.search, texts)), None)
    return f"{found[1]}的{found[2]}" if found else ""


def drop_period(text: str) -> str:
    """Return the heading without the year that it names: the next report has another."""
    plain = _PERIOD.sub("", text)
    return plain if plain == text else plain.strip(" 的、，,")


def name_report(title: str) -> str:
    """Return the title without a unit and a period: what kind of report it is; "" of none."""
    _unit, before, _period, after = _split_title(title)
    return (before + after).removeprefix("关于").removeprefix("的") or title


def _split_title(title: str) -> tuple[str, str, str, str]:
    """Return the unit, the words behind it, a phrase for the period, and the words behind that."""
    unit = _UNIT.match(title)
    start = unit.end() if unit else 0
    period = _PERIOD.search(title, start)
    if period is None:
        return title[:start], title[start:], "", ""
    name = "{{ period.label }}" if period[1] else "{{ period.year }}年"
    return title[:start], title[start : period.start()], name, title[period.end() :]


def guess_periods(texts: Iterable[str]) -> PeriodKind:
    """Return how often the report is written, after the first text that says so; else yearly."""
    for text in texts:
        found = [(text.find(span), kind) for span, kind in _SPANS if span in text]
        if found:
            return min(found)[1]
    return "year"


def quote_phrase(text: str) -> str:
    """Return the text as a phrase that prints it, whatever braces it holds."""
    return f"{{{{ {quote_text(text)} }}}}" if _BRACES.search(text) else text


def quote_text(text: str) -> str:
    """Return the text as a string within a phrase."""
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
