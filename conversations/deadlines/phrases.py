"""Words for the parts of an obligation, as people write them in sheets and in the chat."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, time

from conversations.deadlines.obligation import (
    DueRule,
    Escalation,
    ReminderPlan,
    Repeats,
    Shift,
)
from conversations.kinds.numerals import parse_decimal

MOST_MONTHS = 12
"""Months after the period's last that a report may be due in."""

LATEST_DAY = 60
"""Working days after the period's end within which it may be due."""

_REPEATS: Mapping[str, Repeats] = {
    "一次": "once", "一次性": "once", "单次": "once", "once": "once",
    "每月": "monthly", "月": "monthly", "月报": "monthly", "monthly": "monthly",
    "每季": "quarterly", "每季度": "quarterly", "季度": "quarterly", "季报": "quarterly",
    "quarterly": "quarterly",
    "每半年": "half_yearly", "半年": "half_yearly", "半年报": "half_yearly",
    "half-yearly": "half_yearly", "half yearly": "half_yearly", "half_yearly": "half_yearly",
    "每年": "yearly", "年": "yearly", "年度": "yearly", "年报": "yearly", "yearly": "yearly",
    "annually": "yearly",
}  # fmt: skip
_WRITTEN_REPEATS: Mapping[Repeats, str] = {
    "once": "一次",
    "monthly": "每月",
    "quarterly": "每季度",
    "half_yearly": "每半年",
    "yearly": "每年",
}
_SHIFTS: Mapping[str, Shift] = {
    "提前": "before", "before": "before", "earlier": "before",
    "顺延": "after", "推后": "after", "延后": "after", "after": "after", "later": "after",
    "不动": "stay", "不变": "stay", "stay": "stay", "no": "stay",
}  # fmt: skip
_WRITTEN_SHIFTS: Mapping[Shift, str] = {"before": "提前", "after": "顺延", "stay": "不动"}

_N = "(?P<n>[0-9]{1,3}|[一二两三四五六七八九十]{1,3})"
_MONTH = (
    "(?:(?:期末|期满)?(?:(?P<same>当月|本月|期末月)|(?P<next>次月|下个?月))"
    "|(?:期满|期末|期)?后?第(?P<months>[0-9]{1,2}|[一二两三四五六七八九十]{1,2})个?月)"
)
_LAST_DAY = 31
_DUE: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), kind)
    for pattern, kind in (
        (f"{_MONTH}的?第?{_N}[日号]前?", "day"),
        (f"{_MONTH}的?(?:月?末|月?底|最后[一1]?[日天])", "last_day"),
        (f"(?:{_MONTH}的?)?(?:最后|末)(?:[一1]个)?工作日(?:之?前)?", "last_working_day"),
        (f"(?:期满|期末|期|月|季|次月|之)?后?第?{_N}个工作日(?:内|以内|之内|前)?", "working_days"),
        (rf"day {_N} of the (?:(?P<same>same|last)|(?P<next>next)) month", "day"),
        (rf"day {_N}, (?P<months>[0-9]{{1,2}}) months? later", "day"),
        (
            "last working day(?: of the (?:(?P<same>same|last)|(?P<next>next)) month)?",
            "last_working_day",
        ),
        (
            "last working day, (?P<months>[0-9]{1,2}) months? later",
            "last_working_day",
        ),
        (rf"(?:within )?{_N} working days? (?:after|later)(?: the period)?", "working_days"),
    )
)
_SPACES = re.compile("[ 　]+")
_WIDE = re.compile("(?<=[^!-~]) +| +(?=[^!-~])")
_SEPARATORS = re.compile("[,，、;；]+")
_DAY = re.compile("([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?")
_TIME = re.compile("([0-9]{1,2})[:：点时]([0-9]{2})?分?")
_TOLD = re.compile("(?P<who>主管|负责人|领导|head|leader) ?(?P<n>[0-9]{1,2})", re.IGNORECASE)
_NONE = {"无", "不", "不提醒", "none", "no", "-"}
_STEPS = {
    **dict.fromkeys(("开始", "启动", "opening", "open"), "opening"),
    **dict.fromkeys(("当天", "当日", "due", "due day", "on the day"), "due"),
    **dict.fromkeys(("逾期", "逾期每天", "late"), "late"),
    **dict.fromkeys(("仅", "只", "only"), "only"),
}
_WRITTEN_STEPS = {"opening": "开始", "due": "当天", "late": "逾期"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of the chat: their key and parameters."""

    key: str
    params: Mapping[str, int]


def parse_due(text: str) -> DueRule | None:
    """Return the rule that the phrase means; None when it means none.

    Understood are 次月10日, 当月25日, 期后第2个月10日, 当月末, 最后一个工作日, 次月最后一个工作日,
    期满后5个工作日内, with digits or Chinese numerals, and "day 10 of the next month", "day 10, 2
    months later", "last working day", "5 working days after the period".
    """
    plain = fold(text)
    for pattern, kind in _DUE:
        match = pattern.fullmatch(plain)
        if match:
            return _build_due(kind, match.groupdict())
    return None


def write_due(rule: DueRule) -> str:
    """Return the phrase that `parse_due` reads as this rule, in Chinese, as sheets have it."""
    if rule.kind == "working_days_after":
        return f"期满后{rule.day}个工作日内"
    months = _write_months(rule.months_after)
    return f"{months}{rule.day}日" if rule.kind == "day" else f"{months}最后一个工作日"


def render_due(rule: DueRule) -> Phrase:
    """Return the words of the chat that say when a period's report is due."""
    match rule.kind:
        case "day":
            return Phrase("phrase.due_day", {"day": rule.day, "months": rule.months_after})
        case "last_working_day":
            return Phrase("phrase.due_last_working_day", {"months": rule.months_after})
        case "working_days_after":
            return Phrase("phrase.due_working_days", {"days": rule.day})


def parse_repeats(text: str) -> Repeats | None:
    """Return how often the words mean: 每月, 每季度, 每半年, 每年, 一次 or English; `rrule` for a
    rule (FREQ=…), None when they mean nothing.
    """
    plain = fold(text)
    if plain.upper().removeprefix("RRULE:").startswith("FREQ="):
        return "rrule"
    return _REPEATS.get(plain.lower())


def write_repeats(repeats: Repeats, rrule: str) -> str:
    """Return the words that `parse_repeats` reads; of a rule, the rule itself."""
    return _WRITTEN_REPEATS.get(repeats) or rrule


def parse_shift(text: str) -> Shift | None:
    """Return where a due day that is not worked goes: 提前, 顺延, 不动 or English; else None."""
    return _SHIFTS.get(fold(text).lower())


def write_shift(shift: Shift) -> str:
    """Return the word that `parse_shift` reads."""
    return _WRITTEN_SHIFTS[shift]


def parse_days(text: str) -> tuple[date, ...] | None:
    """Return the days named (2026-07-10, 2026年7月10日), in order; None when one is none."""
    found = [_parse_day(part) for part in _split(text)]
    days = [day for day in found if day is not None]
    return tuple(sorted(set(days))) if days and len(days) == len(found) else None


def write_days(days: tuple[date, ...]) -> str:
    """Return the days as `parse_days` reads them."""
    return ", ".join(day.isoformat() for day in days)


def parse_reminders(text: str, plan: ReminderPlan) -> ReminderPlan | None:
    """Return the plan that "7,3,1" means: so many working days before, the rest as in `plan`.

    With 开始, 当天 or 逾期 among them, only those of them that are named; with 仅 none of them but
    what is named; 无 means none at all.
    None when something else is.
    """
    parts = [part.lower() for part in _split(text)]
    if parts and set(parts) <= _NONE:
        return ReminderPlan(opening=False, before=(), due=False, late=False)
    named = {_STEPS[part] for part in parts if part in _STEPS}
    numbers = [part for part in parts if part not in _STEPS]
    if not parts or not all(re.fullmatch("[1-9][0-9]?", part) for part in numbers):
        return None
    before = tuple(sorted({int(part) for part in numbers}, reverse=True))
    if not named:
        return replace(plan, before=before)
    return ReminderPlan("opening" in named, before, "due" in named, "late" in named)


def write_reminders(plan: ReminderPlan) -> str:
    """Return the words that `parse_reminders` reads as this plan."""
    days = ",".join(str(count) for count in plan.before)
    if plan.opening and plan.due and plan.late and days:
        return f"开始,{days},当天,逾期"
    named = [word for name, word in _WRITTEN_STEPS.items() if getattr(plan, name)]
    return ",".join([*(named or ["仅"]), days] if days else named) or "无"


def parse_escalation(text: str) -> Escalation | None:
    """Return who is told after how many working days late: 主管1,领导3, head 1, 无; else None."""
    parts = [part.lower() for part in _split(text)]
    if parts and set(parts) <= _NONE:
        return Escalation(None, None)
    found = [_TOLD.fullmatch(part) for part in parts]
    told = {_find_rank(match["who"]): int(match["n"]) for match in found if match}
    if not found or len(told) < len(found) or 0 in told.values():
        return None
    return Escalation(told.get("head"), told.get("leader"))


def write_escalation(escalation: Escalation) -> str:
    """Return the words that `parse_escalation` reads."""
    ranks = (("主管", escalation.head), ("领导", escalation.leader))
    return ",".join(f"{who}{days}" for who, days in ranks if days is not None) or "无"


def parse_time(text: str) -> time | None:
    """Return the time of day: 18:00, 17点, 17时30分; None when it is none."""
    match = _TIME.fullmatch(fold(text))
    hour, minute = (int(match[1]), int(match[2] or 0)) if match else (24, 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def fold(text: str) -> str:
    """Return the text as it is compared: half-width, with no space but between Latin words."""
    plain = _SPACES.sub(" ", unicodedata.normalize("NFKC", text)).strip()
    return _WIDE.sub("", plain)


def _build_due(kind: str, found: Mapping[str, str | None]) -> DueRule | None:
    count = _parse_number(found.get("n"))
    months = (
        0 if found.get("same") else 1 if found.get("next") else _parse_number(found.get("months"))
    )
    match kind:
        case "working_days":
            fits = count is not None and 1 <= count <= LATEST_DAY
            return DueRule("working_days_after", count or 0, 0) if fits else None
        case "last_working_day":
            return _bound(DueRule("last_working_day", 1, months or 0))
        case "last_day":
            return _bound(DueRule("day", _LAST_DAY, months or 0))
        case _:
            return _bound(DueRule("day", count or 0, months or 0))


def _bound(rule: DueRule) -> DueRule | None:
    return rule if 1 <= rule.day <= _LAST_DAY and rule.months_after <= MOST_MONTHS else None


def _write_months(months: int) -> str:
    return {0: "当月", 1: "次月"}.get(months) or f"期后第{months}个月"


def _parse_number(text: str | None) -> int | None:
    value = parse_decimal(text) if text else None
    return int(value) if value is not None else None


def _parse_day(text: str) -> date | None:
    match = _DAY.fullmatch(text)
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def _split(text: str) -> list[str]:
    """Return the parts of a list; a day of 2026. 7. 10 keeps its points."""
    return [part for part in map(fold, _SEPARATORS.split(text)) if part]


def _find_rank(who: str) -> str:
    return "leader" if who in ("领导", "leader") else "head"
