"""The .ics file, read back by the library that calendars are read with."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Component

from bot.calendars.ics import build_ics
from bot.sending.voice import Voice
from bot.usecases.calendars import Entry
from bot.words.folders import find_folders
from bot.words.words import LANGUAGES, Words
from conversations.deadlines.deadline import Deadline

NOW = datetime(2026, 7, 3, 1, 0, tzinfo=UTC)
WORDS = Words(find_folders(None))
VOICE = Voice(WORDS, "zh_CN")
DUE_AT = datetime(2026, 7, 10, 10, 0, tzinfo=UTC)
DEADLINE = Deadline(
    *(41, 1, "半年总结", "half_year", "2026H1", "2026H1"),
    *(date(2026, 6, 20), date(2026, 7, 10), DUE_AT),
)
ENTRY = Entry(DEADLINE, "综治科")


def read(entries: list[Entry], now: datetime = NOW, office: str = "99") -> Calendar:
    calendar = Calendar.from_ical(build_ics(entries, VOICE, office, now))
    assert isinstance(calendar, Calendar)
    return calendar


def read_event(entry: Entry = ENTRY, now: datetime = NOW, office: str = "99") -> Component:
    [event] = read([entry], now, office).walk("VEVENT")
    return event


def test_a_deadline_is_the_half_hour_that_ends_when_it_is_due() -> None:
    event = read_event()
    assert event.decoded("dtend") == DUE_AT
    assert event.decoded("dtstart") == DUE_AT - timedelta(minutes=30)
    assert b"DTEND:20260710T100000Z" in build_ics([ENTRY], VOICE, "99", NOW)
    assert event["transp"] == "TRANSPARENT"


def test_an_event_says_what_is_due_and_from_whom() -> None:
    event = read_event()
    assert event["summary"] == "截止：半年总结（2026年上半年）"
    assert "综治科" in event["description"]
    assert "/deadlines" in event["description"]


def test_a_calendar_is_published_under_a_name_and_read_again_every_hour() -> None:
    calendar = read([ENTRY])
    assert calendar["method"] == "PUBLISH"
    assert calendar["x-wr-calname"] == calendar["name"] == "报送期限"
    assert calendar.decoded("refresh-interval") == timedelta(hours=1)
    assert calendar["version"] == "2.0"


@pytest.mark.parametrize("settled", ["handed_in", "elsewhere", "waived"])
def test_what_is_settled_says_so_and_does_not_call(settled: str) -> None:
    event = read_event(replace(ENTRY, deadline=replace(DEADLINE, settled=settled)))
    assert str(event["summary"]).startswith("✓ ")
    assert "/deadlines" not in event["description"]
    assert event.walk("VALARM") == []


def test_what_is_open_calls_a_day_and_two_hours_before_it_is_due() -> None:
    alarms = read_event().walk("VALARM")
    assert [alarm.decoded("trigger") for alarm in alarms] == [
        timedelta(days=-1),
        timedelta(hours=-2),
    ]
    assert {alarm["trigger"].params["related"] for alarm in alarms} == {"END"}


def test_a_moved_deadline_is_the_same_event_in_a_later_revision() -> None:
    before = read_event()
    moved = replace(DEADLINE, due_at=DUE_AT + timedelta(days=3), due_on=date(2026, 7, 13))
    after = read_event(replace(ENTRY, deadline=moved), NOW + timedelta(seconds=1))
    assert after["uid"] == before["uid"]
    assert after.decoded("sequence") > before.decoded("sequence")
    for stamp in ("dtstamp", "last-modified"):
        assert after.decoded(stamp) > before.decoded(stamp)


def test_the_revision_fits_into_31_bits_for_decades() -> None:
    assert 0 <= read_event(now=datetime(2090, 1, 1, tzinfo=UTC)).decoded("sequence") < 2**31


def test_two_deadlines_are_two_events_and_two_bots_are_strangers() -> None:
    other = Entry(replace(DEADLINE, id=42), "")
    uids = {str(event["uid"]) for event in read([ENTRY, other]).walk("VEVENT")}
    assert uids == {"deadline-41@huibao-99", "deadline-42@huibao-99"}
    assert str(read_event(office="100")["uid"]) not in uids


@given(st.text(), st.text())
def test_whatever_a_name_says_it_is_text_of_one_event(name: str, owner: str) -> None:
    body = build_ics([Entry(replace(DEADLINE, name=name), owner)], VOICE, "99", NOW)
    calendar = Calendar.from_ical(body)
    [event] = calendar.walk("VEVENT")
    assert len(calendar.subcomponents) == 1
    assert " ".join(name.split()) in str(event["summary"]) or not name.isprintable()
    assert body.count(b"BEGIN:") == 4


@given(st.text(alphabet="长é😀a,;\\", min_size=30, max_size=100))
def test_no_line_is_longer_than_75_bytes_and_none_is_cut_inside_a_character(name: str) -> None:
    body = build_ics([Entry(replace(DEADLINE, name=name), name)], VOICE, "99", NOW)
    lines = body.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode()
    [event] = Calendar.from_ical(body).walk("VEVENT")
    assert name in str(event["summary"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_calendar_speaks_the_readers_language(language: str) -> None:
    calendar = Calendar.from_ical(build_ics([ENTRY], Voice(WORDS, language), "99", NOW))
    assert calendar["name"] == WORDS.label(language, "calendar.name")


def test_a_calendar_without_deadlines_is_one() -> None:
    assert read([]).walk("VEVENT") == []
