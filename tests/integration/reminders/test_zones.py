"""One reminder a local day, all year round, in zones that put their clocks forward and back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.usecases.working_days import load_working_days
from conversations.deadlines.obligation import ReminderPlan
from tests.integration.chat.driver import on_sqlite
from tests.integration.reminders.house import House

database_url = on_sqlite  # zones are no matter of the database

ZONES = ("Europe/Berlin", "America/Los_Angeles", "Australia/Lord_Howe", "Asia/Shanghai")
FIRST = date(2026, 1, 5)
LAST = date(2026, 12, 31)


def list_mornings(house: House, zone: str, minutes: int) -> list[datetime]:
    """Return when it is that time on each working day after the first, by a table of its own."""
    table: dict[date, datetime] = {}
    moment = datetime(FIRST.year, FIRST.month, FIRST.day, tzinfo=UTC) - timedelta(days=1)
    while moment.year < LAST.year + 1 or moment.month == 1:
        local = moment.astimezone(ZoneInfo(zone))
        shown = local.hour * 60 + local.minute
        if shown >= minutes:
            table.setdefault(local.date(), moment)
        moment += timedelta(minutes=15)
        if moment.date() > LAST + timedelta(days=2):
            break
    days = house.do(load_working_days)
    return [at for day, at in sorted(table.items()) if FIRST < day <= LAST and days.is_working(day)]


async def test_one_reminder_each_working_day_of_the_year(house: House) -> None:
    house.now = datetime(2026, 1, 4, 20, 0, tzinfo=UTC)
    units = [house.unit(zone, zone=zone) for zone in ZONES]
    for person, (unit, zone) in enumerate(zip(units, ZONES, strict=True), 1):
        house.person(person, zone, unit, zone=zone)
    house.owe("月报", FIRST, units=units, plan=ReminderPlan(False, (), False, True))
    heard = await house.pass_until(datetime(2026, 12, 31, 23, 0, tzinfo=UTC))
    for person, zone in enumerate(ZONES, 1):
        mornings = list_mornings(house, zone, 510)
        assert [each.at for each in heard if each.chat_id == person] == mornings
        assert len(mornings) > 240


async def test_a_gap_in_the_night_and_an_hour_that_comes_twice(house: House) -> None:
    """02:30 in Berlin: left out on 29 March, there twice on 25 October."""
    zone = "Europe/Berlin"
    house.now = datetime(2026, 3, 20, 0, 0, tzinfo=UTC)
    unit = house.unit("驻外办", zone=zone)
    house.person(7, "张三", unit, zone=zone, quiet_from=0, quiet_to=0, digest_at=0)
    house.person(8, "李四", unit, zone=zone, quiet_from=60, quiet_to=150, digest_at=0)
    house.owe("月报", date(2026, 3, 20), units=[unit], plan=ReminderPlan(False, (), False, True))
    heard = await house.pass_until(datetime(2026, 10, 30, 12, 0, tzinfo=UTC))
    for person in (7, 8):
        days = [each.on(zone) for each in heard if each.chat_id == person]
        assert len(days) == len(set(days)) > 140
