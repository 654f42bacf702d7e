"""The words for an obligation's parts: what is written is read again, and nonsense is not."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.words.folders import find_folders
from bot.words.words import LANGUAGES, Words
from conversations.deadlines.obligation import DueRule, Escalation, ReminderPlan
from conversations.deadlines.phrases import (
    parse_days,
    parse_due,
    parse_escalation,
    parse_reminders,
    parse_repeats,
    parse_shift,
    parse_time,
    render_due,
    write_days,
    write_due,
    write_escalation,
    write_reminders,
    write_repeats,
    write_shift,
)

MONTHS = st.integers(0, 12)
RULES = (
    st.builds(DueRule, st.just("day"), st.integers(1, 31), MONTHS)
    | st.builds(DueRule, st.just("last_working_day"), st.just(1), MONTHS)
    | st.builds(DueRule, st.just("working_days_after"), st.integers(1, 60), st.just(0))
)
COUNTS = st.integers(1, 99)
PLANS = st.builds(
    ReminderPlan,
    st.booleans(),
    st.sets(COUNTS, max_size=6).map(lambda days: tuple(sorted(days, reverse=True))),
    st.booleans(),
    st.booleans(),
)


@given(RULES)
def test_a_rule_is_read_as_it_was_written(rule: DueRule) -> None:
    assert parse_due(write_due(rule)) == rule


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("次月十日", DueRule("day", 10, 1)),
        ("下个月 10 号前", DueRule("day", 10, 1)),
        ("当月２５日", DueRule("day", 25, 0)),
        ("期满次月10日前", DueRule("day", 10, 1)),
        ("期满后第2个月的10日前", DueRule("day", 10, 2)),
        ("当月最后一天", DueRule("day", 31, 0)),
        ("最后一个工作日", DueRule("last_working_day", 1, 0)),
        ("期末当月最后一个工作日前", DueRule("last_working_day", 1, 0)),
        ("期满后第五个工作日", DueRule("working_days_after", 5, 0)),
        ("5个工作日以内", DueRule("working_days_after", 5, 0)),
        ("Day 10 of the next month", DueRule("day", 10, 1)),
        ("day 25 of the same month", DueRule("day", 25, 0)),
        ("day 10, 2 months later", DueRule("day", 10, 2)),
        ("last working day of the next month", DueRule("last_working_day", 1, 1)),
        ("within 5 working days after the period", DueRule("working_days_after", 5, 0)),
    ],
)
def test_the_usual_words_for_a_rule_are_read(text: str, rule: DueRule) -> None:
    assert parse_due(text) == rule


@pytest.mark.parametrize(
    "text", ["", "10日", "次月32日", "次月0日", "期后第13个月1日", "61个工作日内", "尽快", "次月日"]
)
def test_other_words_are_no_rule(text: str) -> None:
    assert parse_due(text) is None


@given(st.text(max_size=40))
def test_anything_may_be_typed(text: str) -> None:
    parse_due(text)
    parse_repeats(text)
    parse_shift(text)
    parse_days(text)
    parse_time(text)
    parse_escalation(text)
    parse_reminders(text, ReminderPlan())


@given(RULES, st.sampled_from(LANGUAGES), st.booleans())
def test_the_chat_has_words_for_every_rule(rule: DueRule, language: str, monthly: bool) -> None:
    phrase = render_due(rule)
    said = Words(find_folders(None)).label(language, phrase.key, monthly=monthly, **phrase.params)
    assert rule.kind == "last_working_day" or str(rule.day) in said


@given(PLANS, PLANS)
def test_a_plan_is_read_as_it_was_written(plan: ReminderPlan, other: ReminderPlan) -> None:
    assert parse_reminders(write_reminders(plan), other) == plan


def test_days_alone_leave_the_rest_of_the_plan() -> None:
    plan = ReminderPlan(opening=False, before=(9,), due=True, late=False)
    assert parse_reminders("7，3、1", plan) == ReminderPlan(False, (7, 3, 1), True, False)
    assert parse_reminders("7,x", plan) is None
    assert parse_reminders("0", plan) is None


@given(st.builds(Escalation, st.none() | COUNTS, st.none() | COUNTS))
def test_an_escalation_is_read_as_it_was_written(escalation: Escalation) -> None:
    assert parse_escalation(write_escalation(escalation)) == escalation


@pytest.mark.parametrize("text", ["", "主管", "主管0", "1,3", "主管1,主管2", "主管1,某人3"])
def test_other_words_are_no_escalation(text: str) -> None:
    assert parse_escalation(text) is None


@given(st.lists(st.dates(), min_size=1, max_size=5))
def test_days_are_read_as_they_were_written(days: list[date]) -> None:
    ordered = tuple(sorted(set(days)))
    assert parse_days(write_days(ordered)) == ordered


@pytest.mark.parametrize("text", ["2026年7月10日", "2026-7-10", "2026/07/10", "2026.7.10"])
def test_a_day_is_read_as_people_write_it(text: str) -> None:
    assert parse_days(text) == (date(2026, 7, 10),)


@pytest.mark.parametrize("text", ["2026-02-30", "7月10日", "", "2026-07-10,明天"])
def test_other_words_are_no_days(text: str) -> None:
    assert parse_days(text) is None


def test_how_often_is_read_in_both_languages() -> None:
    for repeats in ("once", "monthly", "quarterly", "half_yearly", "yearly"):
        assert parse_repeats(write_repeats(repeats, "")) == repeats
        assert parse_repeats(repeats.replace("_", "-").title()) == repeats
    assert parse_repeats("RRULE:FREQ=WEEKLY;BYDAY=FR") == "rrule"
    assert parse_repeats("有空时") is None


def test_where_a_day_goes_is_read_in_both_languages() -> None:
    for shift in ("before", "after", "stay"):
        assert parse_shift(write_shift(shift)) == shift
        assert parse_shift(shift.upper()) == shift
    assert parse_shift("随便") is None


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("18:00", time(18)),
        ("17：30", time(17, 30)),
        ("9点", time(9)),
        ("24:00", None),
        ("9:60", None),
    ],
)
def test_a_time_of_day_is_read(text: str, moment: time | None) -> None:
    assert parse_time(text) == moment
