from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.deadlines.moments import build_moment, find_waking, list_snoozes

ZONES = ["Europe/Berlin", "America/Los_Angeles", "Australia/Lord_Howe", "Asia/Shanghai"]
MINUTES = st.integers(0, 24 * 60 - 1)
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
YEAR = [date(2026, 1, 1) + timedelta(days=days) for days in range(365)]
NIGHT = (21 * 60, 8 * 60)

Stretch = tuple[datetime, datetime, timedelta]


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@cache
def list_stretches(zone: str) -> list[Stretch]:
    """Return from when to when the zone keeps which offset: looked at each quarter of an hour."""
    start, quarters = at("2025-12-30"), 368 * 96
    looked = [start + timedelta(minutes=15 * count) for count in range(quarters)]
    offsets = [moment.astimezone(ZoneInfo(zone)).utcoffset() or timedelta() for moment in looked]
    changes = [index for index in range(1, quarters) if offsets[index] != offsets[index - 1]]
    bounds = [0, *changes, quarters - 1]
    return [(looked[a], looked[b], offsets[a]) for a, b in pairwise(bounds)]


def find_moment(zone: str, on: date, minutes: int) -> datetime:
    """Return the first moment when those clocks show it; over a gap, by the offset before it."""
    shown = datetime.combine(on, time.min, UTC) + timedelta(minutes=minutes)
    stretches = list_stretches(zone)
    for start, end, offset in stretches:
        if start <= shown - offset < end:
            return shown - offset
    gap = next(
        (start, before)
        for (_, start, before), (_, _, after) in pairwise(stretches)
        if start + before <= shown < start + after
    )
    return shown - gap[1]


def test_the_table_knows_the_changes_of_each_zone() -> None:
    changes = {zone: [str(start) for start, _, _ in list_stretches(zone)[1:]] for zone in ZONES}
    assert changes == {
        "Europe/Berlin": ["2026-03-29 01:00:00+00:00", "2026-10-25 01:00:00+00:00"],
        "America/Los_Angeles": ["2026-03-08 10:00:00+00:00", "2026-11-01 09:00:00+00:00"],
        "Australia/Lord_Howe": ["2026-04-04 15:00:00+00:00", "2026-10-03 15:30:00+00:00"],
        "Asia/Shanghai": [],
    }


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("minutes", [0, 60, 90, 105, 119, 120, 135, 150, 179, 180, 510, 1439])
def test_each_local_day_has_exactly_one_moment(zone: str, minutes: int) -> None:
    moments = [build_moment(day, minutes, zone) for day in YEAR]
    assert moments == [find_moment(zone, day, minutes) for day in YEAR]
    assert [moment.astimezone(ZoneInfo(zone)).date() for moment in moments] == YEAR
    assert all(moment.tzinfo is UTC for moment in moments)


@given(st.sampled_from(ZONES), st.sampled_from(YEAR), MINUTES)
def test_any_minute_of_any_day_has_its_moment(zone: str, on: date, minutes: int) -> None:
    assert build_moment(on, minutes, zone) == find_moment(zone, on, minutes)


@pytest.mark.parametrize(
    ("zone", "on", "minutes", "moment"),
    [
        ("Asia/Shanghai", date(2026, 7, 10), 510, "2026-07-10 00:30"),
        ("Asia/Shanghai", date(2026, 7, 10), 18 * 60, "2026-07-10 10:00"),
        ("Europe/Berlin", date(2026, 3, 29), 150, "2026-03-29 01:30"),  # there is no 2:30
        ("Europe/Berlin", date(2026, 10, 25), 150, "2026-10-25 00:30"),  # there are two
        ("America/Los_Angeles", date(2026, 3, 8), 150, "2026-03-08 10:30"),
        ("Australia/Lord_Howe", date(2026, 4, 5), 105, "2026-04-04 14:45"),
        ("Australia/Lord_Howe", date(2026, 10, 4), 135, "2026-10-03 15:45"),
    ],
)
def test_a_moment_is_what_it_should_be(zone: str, on: date, minutes: int, moment: str) -> None:
    assert build_moment(on, minutes, zone) == at(moment)


def is_quiet(moment: datetime, quiet: tuple[int, int], zone: str) -> bool:
    local = moment.astimezone(ZoneInfo(zone))
    minute, (start, end) = local.hour * 60 + local.minute, quiet
    return (minute - start) % 1440 < (end - start) % 1440


@given(MOMENTS, MINUTES, MINUTES, st.sampled_from(ZONES))
def test_nobody_is_woken_in_quiet_hours(now: datetime, start: int, end: int, zone: str) -> None:
    waking = find_waking(now, start, end, zone)
    assert not is_quiet(waking, (start, end), zone)
    assert find_waking(waking, start, end, zone) == waking
    assert now <= waking < now + timedelta(days=2)
    assert (waking == now) == (not is_quiet(now, (start, end), zone))


@pytest.mark.parametrize("zone", ZONES)
def test_through_all_the_year_the_night_ends_at_eight(zone: str) -> None:
    for day in YEAR:
        evening = build_moment(day, 23 * 60, zone)
        morning = build_moment(day + timedelta(days=1), 8 * 60, zone)
        assert find_waking(evening, *NIGHT, zone) == morning
        assert find_waking(build_moment(day, 179, zone), *NIGHT, zone) == build_moment(
            day, 8 * 60, zone
        )


@pytest.mark.parametrize(
    ("quiet", "now", "waking"),
    [
        (NIGHT, "2026-07-10 12:59", "2026-07-10 12:59"),  # 20:59 in Shanghai
        (NIGHT, "2026-07-10 13:00", "2026-07-11 00:00"),
        (NIGHT, "2026-07-10 23:59", "2026-07-11 00:00"),
        (NIGHT, "2026-07-11 00:00", "2026-07-11 00:00"),
        ((12 * 60, 14 * 60), "2026-07-10 04:30", "2026-07-10 06:00"),
        ((480, 480), "2026-07-10 20:00", "2026-07-10 20:00"),
        ((0, 0), "2026-07-10 20:00", "2026-07-10 20:00"),
    ],
)
def test_quiet_hours_put_off_to_their_end(quiet: tuple[int, int], now: str, waking: str) -> None:
    assert find_waking(at(now), *quiet, "Asia/Shanghai") == at(waking)


def test_quiet_hours_that_end_in_a_doubled_hour_end_each_time() -> None:
    quiet = (120, 150)  # 2:00 to 2:30, twice on that night
    first, second = at("2026-10-25 00:10"), at("2026-10-25 01:10")
    assert find_waking(first, *quiet, "Europe/Berlin") == at("2026-10-25 00:30")
    assert find_waking(second, *quiet, "Europe/Berlin") == at("2026-10-25 01:30")


@pytest.mark.parametrize(
    ("now", "hour", "evening"),
    [
        ("2026-07-10 02:00", "2026-07-10 03:00", ["2026-07-10 11:00"]),
        ("2026-07-10 10:30", "2026-07-10 11:30", ["2026-07-10 11:00"]),  # half an hour before it
        ("2026-07-10 10:31", "2026-07-10 11:31", []),
        ("2026-07-10 12:30", "2026-07-11 00:00", []),  # 20:30: an hour later it is quiet
    ],
)
def test_it_offers_what_is_still_ahead(now: str, hour: str, evening: list[str]) -> None:
    found = list_snoozes(at(now), "Asia/Shanghai", *NIGHT)
    assert found == [
        ("hour", at(hour)),
        *(("evening", at(moment)) for moment in evening),
        ("morning", at("2026-07-11 01:00")),
    ]


def test_a_quiet_evening_is_not_offered_and_a_quiet_morning_is_put_off() -> None:
    found = list_snoozes(at("2026-07-10 02:00"), "Asia/Shanghai", 18 * 60, 10 * 60)
    assert found == [("hour", at("2026-07-10 03:00")), ("morning", at("2026-07-11 02:00"))]


@given(MOMENTS, MINUTES, MINUTES, st.sampled_from(ZONES))
def test_every_snooze_lies_ahead_and_is_not_quiet(
    now: datetime, start: int, end: int, zone: str
) -> None:
    for _, moment in list_snoozes(now, zone, start, end):
        assert moment > now
        assert not is_quiet(moment, (start, end), zone)
