from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.deadlines.obligation import (
    DueKind,
    DueRule,
    Escalation,
    Obligation,
    ReminderPlan,
    Repeats,
    Shift,
)
from conversations.deadlines.occurrences import (
    Occurrence,
    find_fault,
    find_opening,
    list_occurrences,
)
from conversations.deadlines.published import build_working_days
from conversations.deadlines.working_days import WorkingDays
from conversations.periods import PeriodKind, find_period, parse_period
from tests.unit.deadlines.calendars import CALENDARS

OURS = build_working_days({})
FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
MONTHLY = Obligation("月报", None, "monthly", date(2025, 1, 1))
ONCE = replace(MONTHLY, repeats="once", on=(date(2026, 7, 11),))
RULED = replace(MONTHLY, repeats="rrule", rrule="FREQ=MONTHLY;INTERVAL=4;BYMONTHDAY=4")

REPEATS: list[Repeats] = ["once", "monthly", "quarterly", "half_yearly", "yearly", "rrule"]
KINDS: list[DueKind] = ["day", "last_working_day", "working_days_after"]
SHIFTS: list[Shift] = ["before", "after", "stay"]
PERIODS: list[PeriodKind | None] = [None, "month", "quarter", "half_year", "first_half", "year"]
FITTING: dict[PeriodKind | None, list[Repeats]] = {
    None: REPEATS,
    "month": ["once", "monthly", "rrule"],
    "quarter": ["once", "quarterly", "rrule"],
    "half_year": ["once", "half_yearly", "rrule"],
    "first_half": ["once", "half_yearly", "yearly", "rrule"],
    "year": ["once", "yearly", "rrule"],
}


def list_of(
    obligation: Obligation, periods: PeriodKind | None = None, until: date = LAST
) -> list[tuple[str, str]]:
    """Return the keys and due days of what is due in 2026."""
    found = list_occurrences(obligation, periods, OURS, FIRST, until)
    return [(one.key, one.due_on.isoformat()[5:]) for one in found]


def of(repeats: Repeats, due: DueRule, shift: Shift = "before") -> Obligation:
    return replace(MONTHLY, repeats=repeats, due=due, shift=shift)


def test_each_month_is_due_on_the_tenth_of_the_next_or_the_working_day_before() -> None:
    days = ["01-09", "02-10", "03-10", "04-10", "05-09", "06-10", "07-10", "08-10", "09-10"]
    keys = ["2025M12", *(f"2026M{month:02}" for month in range(1, 12))]
    assert list_of(MONTHLY) == list(zip(keys, [*days, "10-10", "11-10", "12-10"], strict=True))


def test_a_day_that_the_month_does_not_have_is_its_last() -> None:
    due = DueRule("day", 31, 0)
    assert list_of(of("monthly", due, "stay"), until=date(2026, 4, 30)) == [
        ("2026M01", "01-31"),
        ("2026M02", "02-28"),
        ("2026M03", "03-31"),
        ("2026M04", "04-30"),
    ]


def test_the_last_working_day_of_the_month_may_be_a_saturday() -> None:
    due = DueRule("last_working_day", months_after=0)
    assert list_of(of("monthly", due), until=date(2026, 5, 31)) == [
        ("2026M01", "01-30"),
        ("2026M02", "02-28"),
        ("2026M03", "03-31"),
        ("2026M04", "04-30"),
        ("2026M05", "05-29"),
    ]


def test_working_days_are_counted_from_the_end_of_the_period() -> None:
    due = DueRule("working_days_after", 5)
    assert list_of(of("half_yearly", due)) == [("2025H2", "01-08"), ("2026H1", "07-07")]
    assert list_of(of("quarterly", due))[-1] == ("2026Q3", "10-13")


@pytest.mark.parametrize(
    ("repeats", "periods", "found"),
    [
        ("quarterly", "quarter", [("2026Q1", "05-09"), ("2026Q2", "08-10"), ("2026Q3", "11-10")]),
        ("half_yearly", "half_year", [("2026H1", "08-10")]),
        ("half_yearly", "first_half", [("2026H1", "08-10")]),
        ("yearly", "first_half", [("2026H1", "08-10")]),
        ("yearly", "year", []),
        ("yearly", None, []),
    ],
)
def test_the_periods_are_those_of_the_template(
    repeats: Repeats, periods: PeriodKind | None, found: list[tuple[str, str]]
) -> None:
    obligation = replace(of(repeats, DueRule("day", 10, 2)), starts_on=date(2026, 3, 1))
    assert list_of(obligation, periods) == found


def test_a_report_of_first_halves_is_due_once_a_year() -> None:
    for obligation in (of("half_yearly", DueRule()), of("yearly", DueRule())):
        found = list_occurrences(obligation, "first_half", OURS, date(2025, 1, 1), LAST)
        assert [one.key for one in found] == ["2025H1", "2026H1"]


def test_named_days_are_kept_by_the_day_planned_and_moved_off_a_day_off() -> None:
    both = replace(ONCE, on=(date(2026, 10, 5), date(2026, 7, 11), date(2026, 7, 11)))
    assert list_of(both) == [("2026-07-11", "07-10"), ("2026-10-05", "09-30")]
    assert list_of(replace(both, shift="after")) == [
        ("2026-07-11", "07-13"),
        ("2026-10-05", "10-08"),
    ]
    assert list_of(replace(both, shift="stay")) == [
        ("2026-07-11", "07-11"),
        ("2026-10-05", "10-05"),
    ]


def test_a_rule_names_its_days() -> None:
    assert list_of(RULED) == [
        ("2026-01-04", "01-04"),
        ("2026-05-04", "04-30"),
        ("2026-09-04", "09-04"),
    ]


@pytest.mark.parametrize(
    ("periods", "period"),
    [(None, "2026M07"), ("quarter", "2026Q3"), ("first_half", "2026H1"), ("year", "2026")],
)
def test_a_named_day_is_of_the_period_it_is_in(periods: PeriodKind | None, period: str) -> None:
    found = list_occurrences(ONCE, periods, OURS, FIRST, LAST)
    assert [one.period for one in found] == [period]


def test_the_first_and_last_day_bound_what_is_planned_not_where_it_is_moved() -> None:
    bound = replace(ONCE, starts_on=date(2026, 7, 11), ends_on=date(2026, 7, 11))
    assert list_of(bound) == [("2026-07-11", "07-10")]
    assert list_of(replace(bound, shift="after")) == [("2026-07-11", "07-13")]
    late = replace(MONTHLY, starts_on=date(2026, 11, 11))
    assert list_of(late) == [("2026M11", "12-10")]
    assert list_of(replace(late, starts_on=date(2026, 1, 1), ends_on=date(2026, 2, 9))) == [
        ("2025M12", "01-09")
    ]


def test_the_span_bounds_the_day_it_is_moved_to() -> None:
    assert list_occurrences(ONCE, None, OURS, date(2026, 7, 11), LAST) == []
    assert list_occurrences(ONCE, None, OURS, FIRST, date(2026, 7, 10)) == [
        Occurrence("2026-07-11", "2026M07", date(2026, 6, 22), date(2026, 7, 10))
    ]
    assert list_occurrences(ONCE, None, OURS, LAST, FIRST) == []
    after, monday = replace(ONCE, shift="after"), date(2026, 7, 13)
    assert [one.due_on for one in list_occurrences(after, None, OURS, monday, LAST)] == [monday]


@pytest.mark.parametrize(
    ("due_on", "before", "opens_on"),
    [
        (date(2026, 7, 10), 20, date(2026, 6, 22)),  # 20 June is a Saturday
        (date(2026, 7, 10), 0, date(2026, 7, 10)),
        (date(2026, 7, 11), 0, date(2026, 7, 10)),  # due on a Saturday, by hand
        (date(2026, 7, 12), 1, date(2026, 7, 10)),
        (date(2026, 7, 13), 2, date(2026, 7, 13)),
        (date(2026, 10, 10), 5, date(2026, 10, 8)),
    ],
)
def test_it_opens_on_a_working_day_not_after_it_is_due(
    due_on: date, before: int, opens_on: date
) -> None:
    assert find_opening(due_on, before, OURS) == opens_on


@pytest.mark.parametrize("periods", PERIODS)
@pytest.mark.parametrize("repeats", REPEATS)
def test_what_repeats_must_fit_the_templates_periods(
    repeats: Repeats, periods: PeriodKind | None
) -> None:
    obligation = replace(RULED, repeats=repeats, on=ONCE.on)
    fits = repeats in FITTING[periods]
    assert find_fault(obligation, periods) == (None if fits else "fault.periods")
    assert bool(list_occurrences(obligation, periods, OURS, FIRST, LAST)) is fits


@pytest.mark.parametrize(
    ("obligation", "fault"),
    [
        (replace(MONTHLY, starts_on=date(1999, 12, 31)), "fault.starts"),
        (replace(MONTHLY, starts_on=date(2100, 1, 1)), "fault.starts"),
        (replace(MONTHLY, ends_on=date(2024, 12, 31)), "fault.ends"),
        (replace(ONCE, on=()), "fault.days"),
        (replace(ONCE, ends_on=date(2026, 7, 10)), "fault.days"),
        (replace(ONCE, starts_on=date(2026, 7, 12)), "fault.days"),
        (replace(RULED, rrule=""), "fault.rule"),
        (replace(RULED, rrule="FREQ=HOURLY"), "fault.rule"),
        (replace(RULED, rrule="FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"), "fault.rule"),
        (of("monthly", DueRule("day", 0)), "fault.due"),
        (of("monthly", DueRule("day", 32)), "fault.due"),
        (of("monthly", DueRule("day", 1, -1)), "fault.due"),
        (of("monthly", DueRule("working_days_after", 201)), "fault.due"),
        (replace(MONTHLY, opens_before=-1), "fault.opens"),
        (replace(MONTHLY, opens_before=367), "fault.opens"),
        (replace(MONTHLY, plan=ReminderPlan(before=(3, 0))), "fault.reminders"),
        (replace(MONTHLY, plan=ReminderPlan(before=(61,))), "fault.reminders"),
        (replace(MONTHLY, escalation=Escalation(0, 3)), "fault.escalation"),
        (replace(MONTHLY, escalation=Escalation(1, 61)), "fault.escalation"),
    ],
)
def test_a_fault_is_told_and_yields_nothing(obligation: Obligation, fault: str) -> None:
    assert find_fault(obligation, None) == fault
    assert list_occurrences(obligation, None, OURS, FIRST, LAST) == []


def test_the_due_rule_of_named_days_is_not_asked() -> None:
    assert find_fault(replace(ONCE, due=DueRule("day", 99)), None) is None


OBLIGATIONS = st.builds(
    Obligation,
    name=st.just("月报"),
    interview=st.none(),
    repeats=st.sampled_from(REPEATS),
    starts_on=st.dates(date(2025, 1, 1), date(2026, 6, 30)),
    due=st.builds(DueRule, st.sampled_from(KINDS), st.integers(1, 31), st.integers(0, 12)),
    on=st.lists(st.dates(date(2026, 7, 1), date(2026, 12, 31)), min_size=1, max_size=3).map(tuple),
    rrule=st.sampled_from(
        [
            "FREQ=WEEKLY;BYDAY=FR,SA",
            "FREQ=MONTHLY;BYMONTHDAY=-1",
            "FREQ=DAILY;INTERVAL=3",
            "FREQ=MONTHLY;BYMONTHDAY=15;UNTIL=20271231",
        ]
    ),
    shift=st.sampled_from(SHIFTS),
    opens_before=st.integers(0, 60),
    ends_on=st.none() | st.dates(date(2027, 1, 1), date(2028, 1, 1)),
)
SPANS = st.tuples(st.dates(FIRST, date(2027, 1, 1)), st.integers(0, 400)).map(
    lambda span: (span[0], span[0] + timedelta(days=span[1]))
)


@given(OBLIGATIONS, st.sampled_from(PERIODS), CALENDARS, SPANS)
def test_occurrences_are_bounded_sorted_and_told_apart(
    obligation: Obligation, periods: PeriodKind | None, days: WorkingDays, span: tuple[date, date]
) -> None:
    found = list_occurrences(obligation, periods, days, *span)
    assert found == list_occurrences(obligation, periods, days, *span)
    assert len({one.key for one in found}) == len(found)
    assert [one.due_on for one in found] == sorted(one.due_on for one in found)
    for one in found:
        assert span[0] <= one.due_on <= span[1]
        assert one.opens_on <= one.due_on
        assert days.is_working(one.opens_on)
        assert obligation.shift == "stay" or days.is_working(one.due_on)
        assert parse_period(one.period).key == one.period


@given(OBLIGATIONS, CALENDARS, SPANS, st.integers(0, 400))
def test_a_span_holds_what_its_parts_hold(
    obligation: Obligation, days: WorkingDays, span: tuple[date, date], length: int
) -> None:
    middle = min(span[0] + timedelta(days=length), span[1])
    parts = [
        *list_occurrences(obligation, None, days, span[0], middle),
        *list_occurrences(obligation, None, days, middle + timedelta(days=1), span[1]),
    ]
    assert list_occurrences(obligation, None, days, *span) == parts


@given(st.integers(1, 31), st.integers(0, 12), st.sampled_from(SHIFTS), CALENDARS)
def test_every_month_since_the_start_is_due_once(
    day: int, months_after: int, shift: Shift, days: WorkingDays
) -> None:
    obligation = of("monthly", DueRule("day", day, months_after), shift)
    found = list_occurrences(obligation, "month", days, date(2025, 6, 1), date(2026, 5, 31))
    months = [parse_period(one.key) for one in found]
    assert months == [months[0].shift(count) for count in range(len(months))]
    for one, month in zip(found, months, strict=True):
        planned = find_period("month", month.last_day).shift(months_after)
        last = planned.last_day
        assert one.due_on == days.move(last.replace(day=min(day, last.day)), shift)
