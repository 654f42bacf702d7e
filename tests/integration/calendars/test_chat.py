"""/calendar: the file, and the private address."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest
from icalendar import Calendar
from sqlalchemy import select

from bot.errands.kinds import ERRANDS
from bot.errands.runner import Runner
from bot.errands.running import Workshop
from bot.store.deadline_tables import calendars
from bot.usecases.calendars import AHEAD, BACK, find_reader
from bot.usecases.files import load_file
from conversations.buttons import Press, encode
from tests.integration.calendars.duties import NOW, add_deadline
from tests.integration.chat.driver import Chat, Said
from tests.integration.errands.workshop import list_waiting, until

SOON = date(2026, 7, 10)


async def run_errands(chat: Chat) -> Said:
    """Do what waits, and return what is said at the end of it."""
    town = chat.town
    workshop = Workshop(ERRANDS, town.interviews, lambda: town.words, "99")
    runner = Runner(town.database, workshop, town.clock, town.meter, town.activity)
    runner.start()
    await until(town.database, lambda conn: not list_waiting(conn))
    await runner.stop()
    [said] = town.read(chat.id)
    chat.last = said
    return said


def load_calendar(chat: Chat, said: Said) -> Calendar:
    assert said.file_id is not None
    stored = chat.town.do(partial(load_file, owner=chat.id, file_id=said.file_id))
    assert stored.name == "deadlines.ics"
    calendar = Calendar.from_ical(stored.body)
    assert isinstance(calendar, Calendar)
    return calendar


def find_token(chat: Chat) -> str:
    """Return the token of the address that was said last."""
    found = re.search(r"https://huibao\.example/calendar/([\w-]{22})\.ics", chat.text)
    assert found is not None
    return found[1]


def opens(chat: Chat, token: str) -> int | None:
    person = chat.town.do(partial(find_reader, token=token))
    return person and person.id


async def test_the_calendar_comes_as_a_file(chat: Chat) -> None:
    made = chat.town.do(partial(add_deadline, person_id=chat.id, due_on=SOON))
    chat.town.do(partial(add_deadline, person_id=chat.id, due_on=SOON, name="月报"))
    assert await chat.say("/calendar") == []  # the file is what is said
    said = await run_errands(chat)
    assert said.method == "sendDocument"
    assert "2 条" in said.text
    uids = {str(event["uid"]) for event in load_calendar(chat, said).walk("VEVENT")}
    assert f"deadline-{made}@huibao-99" in uids
    assert len(uids) == 2


async def test_a_calendar_holds_two_months_back_and_a_year_ahead(chat: Chat) -> None:
    today = NOW.date()
    days = [today - BACK - timedelta(days=1), today - BACK, today + AHEAD]
    for day in [*days, today + AHEAD + timedelta(days=1)]:
        chat.town.do(partial(add_deadline, person_id=chat.id, due_on=day, settled="handed_in"))
    await chat.say("/calendar")
    events = load_calendar(chat, await run_errands(chat)).walk("VEVENT")
    assert [event.decoded("dtend").date() for event in events] == days[1:]


async def test_a_calendar_is_of_the_persons_own_deadlines_in_force(chat: Chat) -> None:
    colleague = chat.town.join(8)
    chat.town.do(partial(add_deadline, person_id=colleague.id, due_on=SOON))
    paused = partial(add_deadline, person_id=chat.id, due_on=SOON, name="周报", state="paused")
    chat.town.do(paused)
    await chat.say("/calendar")
    assert "没有要您报送的期限" in chat.text
    assert chat.town.do(list_waiting) == []


async def test_the_address_is_said_once_and_only_its_hash_is_stored(chat: Chat) -> None:
    chat.town.do(partial(add_deadline, person_id=chat.id, due_on=SOON))
    await chat.say("/calendar")
    await run_errands(chat)
    await chat.tap("订阅地址")
    token = find_token(chat)
    assert opens(chat, token) == chat.id
    assert opens(chat, token[:-1]) is None
    [row] = chat.town.do(lambda conn: conn.execute(select(calendars)).all())
    assert token not in str(row)


async def test_a_new_address_is_made_when_asked_for_and_ends_the_old(chat: Chat) -> None:
    await chat.press(encode(Press("subscribe")))
    old = find_token(chat)
    await chat.press(encode(Press("subscribe")))
    assert opens(chat, old) == chat.id  # a press by mistake ends nothing
    await chat.tap("换一个")
    new = find_token(chat)
    assert (opens(chat, old), opens(chat, new)) == (None, chat.id)


async def test_a_revoked_address_opens_nothing(chat: Chat) -> None:
    await chat.press(encode(Press("subscribe")))
    token = find_token(chat)
    await chat.tap("撤销")
    assert opens(chat, token) is None
    assert "已经撤销" in chat.text
    await chat.press(encode(Press("unsubscribe")))
    assert "没有订阅地址" in chat.text


async def test_without_a_web_address_there_is_an_honest_word(chat: Chat) -> None:
    chat.town.desk._office = replace(chat.town.desk._office, calendar_url=None)
    await chat.press(encode(Press("subscribe")))
    assert "不能订阅" in chat.text
    assert chat.town.do(lambda conn: conn.execute(select(calendars)).all()) == []


@pytest.mark.parametrize("language", ["zh_CN", "en"])
async def test_each_word_is_said_in_each_language(chat: Chat, language: str) -> None:
    colleague = chat.town.join(9, language=language)
    chat.town.do(partial(add_deadline, person_id=colleague.id, due_on=SOON))
    await colleague.say("/calendar")
    said = await run_errands(colleague)
    assert said.labels[0] == {"zh_CN": "订阅地址", "en": "Subscribe"}[language]
