"""Moments of local days: when a day's hour strikes in a zone, and when people may be disturbed."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_EVENING, _MORNING = 19 * 60, 9 * 60
_HOUR = timedelta(hours=1)
_SOON = timedelta(minutes=30)


def build_moment(on: date, minutes: int, zone: str) -> datetime:
    """Return the moment, in UTC, when the zone's clocks show so many minutes of that day.

    There is always exactly one, by RFC 5545, section 3.3.5: the first of two when the clocks are
    put back over it; as long after the last hour as ever when they are put forward over it.
    """
    return _build(on, minutes, zone, 0)


def find_waking(now: datetime, quiet_from: int, quiet_to: int, zone: str) -> datetime:
    """Return `now`, or the end of the quiet hours that it lies in, in UTC.

    The hours are minutes of the day by the zone's clocks, and may go over midnight (1260 to 480);
    with both the same there are none.
    """
    moment = now.astimezone(UTC)
    while _is_quiet(moment, quiet_from, quiet_to, zone):
        moment = _find_next(moment, quiet_to, zone)
    return moment


def list_snoozes(
    now: datetime, zone: str, quiet_from: int, quiet_to: int
) -> list[tuple[str, datetime]]:
    """Return what a reminder may be put off to, as keys and moments in UTC.

    `hour`: in an hour, or when the quiet hours it falls into end. `evening`: at 19:00 today, as
    long as that is half an hour ahead and not quiet. `morning`: at 9:00 on the next day, or when
    the quiet hours end.
    """
    today = now.astimezone(ZoneInfo(zone)).date()
    evening = build_moment(today, _EVENING, zone)
    morning = build_moment(today + timedelta(days=1), _MORNING, zone)
    found = [("hour", find_waking(now + _HOUR, quiet_from, quiet_to, zone))]
    if evening - now >= _SOON and not _is_quiet(evening, quiet_from, quiet_to, zone):
        found.append(("evening", evening))
    return [*found, ("morning", find_waking(morning, quiet_from, quiet_to, zone))]


def _build(on: date, minutes: int, zone: str, fold: int) -> datetime:
    shown = datetime.combine(on, time.min) + timedelta(minutes=minutes)
    return shown.replace(tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC)


def _is_quiet(moment: datetime, quiet_from: int, quiet_to: int, zone: str) -> bool:
    local = moment.astimezone(ZoneInfo(zone))
    shown = local.hour * 60 + local.minute
    if quiet_from <= quiet_to:
        return quiet_from <= shown < quiet_to
    return shown >= quiet_from or shown < quiet_to


def _find_next(moment: datetime, minutes: int, zone: str) -> datetime:
    """Return the first moment after that one when the clocks show so many minutes of a day."""
    today = moment.astimezone(ZoneInfo(zone)).date()
    shown = (
        _build(today + timedelta(days=days), minutes, zone, fold)
        for days in (0, 1)
        for fold in (0, 1)
    )
    return next(later for later in shown if later > moment)
