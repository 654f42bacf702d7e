"""Calendars of working days to try laws on."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from conversations.deadlines.working_days import WorkingDays

DAYS = st.dates(date(2024, 1, 1), date(2029, 12, 31))

PLAIN = WorkingDays(frozenset(), frozenset(), frozenset())
"""Monday to Friday, and nothing else."""

CALENDARS = st.builds(
    WorkingDays,
    st.frozensets(DAYS, max_size=40),
    st.frozensets(DAYS, max_size=40),
    st.just(frozenset[int]()),
) | st.builds(
    lambda first, length: WorkingDays(
        frozenset(date.fromordinal(first.toordinal() + at) for at in range(length)),
        frozenset(),
        frozenset(),
    ),
    DAYS,
    st.integers(1, 60),
)
"""Any days off and working weekends, or one long time when the office is closed."""
