"""The numbers: what is counted, and that nobody and nothing said is among them."""

from __future__ import annotations

import logging
from datetime import date, timedelta

import httpx
import structlog
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import delete

from bot.bootstrap.transport import AiohttpRequest
from bot.logs import count_faults
from bot.meter import SECONDS, Durations
from bot.store.outbox import Outgoing, mark_given_up, put
from bot.store.tables import outbox
from bot.usecases.errands import ask_errand
from tests.integration.chat.driver import Chat
from tests.integration.reminders.house import QUIET_PLAN, House, at
from tests.integration.status.conftest import Service
from tests.integration.test_transport import serve

Numbers = dict[tuple[str, ...], float]


async def read(client: httpx.AsyncClient) -> Numbers:
    """Return the numbers by name and labels."""
    answer = await client.get("/metrics")
    assert answer.status_code == 200
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


async def write_report(chat: Chat) -> None:
    """Answer some questions of a report and have its document made."""
    await chat.say("你好")
    for label in ("新报告", "半年", "2026年上半年"):
        await chat.tap(label)
    await chat.say("市委政法委")
    await chat.tap("个人")
    await chat.say("/finish")
    await chat.tap("生成草稿")


async def test_what_people_do_is_counted_and_not_told(
    service: Service, client: httpx.AsyncClient
) -> None:
    chat = service.town.join()
    await write_report(chat)
    numbers = await read(client)
    assert numbers["huibao_updates_total", "text"] == 2
    assert numbers["huibao_updates_total", "command"] == 1
    assert numbers["huibao_updates_total", "press"] == 5
    assert numbers["huibao_answers_total",] == 2
    assert numbers["huibao_document_seconds_count", "report"] == 1
    told = (await client.get("/metrics")).text
    assert not [word for word in ("市委", "张三", "half_year", "2026") if word in told]


async def test_an_update_that_comes_again_is_counted_but_no_answer(
    service: Service, client: httpx.AsyncClient
) -> None:
    chat = service.town.join()
    for label in ("/new", "半年", "2026年上半年"):
        await (chat.say(label) if label == "/new" else chat.tap(label))
    await chat.say("市委政法委")
    before = await read(client)
    service.town.updates -= 1
    await chat.say("市委政法委")
    after = await read(client)
    assert after["huibao_updates_total", "text"] == before["huibao_updates_total", "text"] + 1
    assert after["huibao_answers_total",] == before["huibao_answers_total",] == 1


async def test_what_waits_is_read_from_the_database(
    service: Service, client: httpx.AsyncClient
) -> None:
    town = service.town
    town.join()
    service.website.open(service.database, [])
    calls = [Outgoing(7, "sendMessage", {"text": "张三"}) for _ in range(3)]
    town.do(lambda conn: put(conn, calls, town.clock()))
    town.do(lambda conn: mark_given_up(conn, 1, "x"))
    town.do(lambda conn: ask_errand(conn, "calendar", 7, {}, town.clock()))
    town.clock.pass_by(seconds=40)
    numbers = await read(client)
    assert numbers["huibao_outbox_messages",] == 2
    assert numbers["huibao_outbox_late_seconds",] == 40
    assert numbers["huibao_outbox_given_up",] == 1
    assert numbers["huibao_errands",] == 1
    assert numbers["huibao_database_up",] == 1
    town.do(lambda conn: conn.execute(delete(outbox)))
    assert (await read(client))["huibao_outbox_late_seconds",] == 0


async def test_reminders_are_counted_when_due_and_when_said(
    service: Service, client: httpx.AsyncClient
) -> None:
    house = House(service.database)
    unit = house.unit("财政局")
    house.person(7, "张三", unit)
    [deadline, paused] = [
        *house.owe("月报", date(2026, 7, 10), units=[unit], plan=QUIET_PLAN),
        *house.owe("季报", date(2026, 7, 10), units=[unit], plan=QUIET_PLAN),
    ]
    house.settle(paused.id)
    service.website.open(service.database, [])
    assert (await read(client))["huibao_reminders_due",] == 0
    house.now = service.town.clock.now = at(7, 10, 8, 31)
    assert (await read(client))["huibao_reminders_due",] == 1
    await house.tick()
    service.meter.reminded = house.meter.reminded
    numbers = await read(client)
    assert (numbers["huibao_reminders_due",], numbers["huibao_pushes_due",]) == (0, 0)
    assert numbers["huibao_reminded_total",] == 1
    assert deadline.due_on == date(2026, 7, 10)


async def test_without_a_database_the_rest_is_still_told(
    service: Service, client: httpx.AsyncClient
) -> None:
    service.website.open(service.database, [])
    service.database.close()
    numbers = await read(client)
    assert numbers["huibao_database_up",] == 0
    assert numbers["huibao_answers_total",] == 0
    assert not [name for name in numbers if name[0].startswith("huibao_outbox")]


async def test_errors_are_counted_by_their_place_as_long_as_somebody_counts(
    service: Service, client: httpx.AsyncClient
) -> None:
    structlog.configure(
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        processors=[structlog.stdlib.render_to_log_kwargs],
    )
    try:
        with count_faults(service.meter.note_fault):
            structlog.get_logger("bot.sending.sender").error("张三")
            structlog.get_logger("bot.sending.sender").warning("张三")
            logging.getLogger("apscheduler.scheduler").critical("张三")
        logging.getLogger("apscheduler.scheduler").critical("张三")
    finally:
        structlog.reset_defaults()
    numbers = await read(client)
    counted = {name[1:]: value for name, value in numbers.items() if "errors" in name[0]}
    assert counted == {("bot.sending.sender",): 1, ("apscheduler.scheduler",): 1}


async def test_the_messengers_silence_is_told_once_it_has_spoken(
    service: Service, client: httpx.AsyncClient
) -> None:
    assert ("huibao_messenger_silence_seconds",) not in await read(client)
    service.meter.note_messenger()
    service.seconds += timedelta(minutes=3).total_seconds()
    assert (await read(client))["huibao_messenger_silence_seconds",] == 180


async def test_only_the_messengers_own_answers_count_as_its_voice() -> None:
    from aiohttp import web

    statuses, heard = [200, 409, 502], 0

    async def answer(_request: web.Request) -> web.Response:
        return web.Response(status=statuses.pop(0))

    def note() -> None:
        nonlocal heard
        heard += 1

    async with serve(answer) as url:
        request = AiohttpRequest(1, None, note)
        await request.initialize()
        for _ in (200, 409, 502):
            await request.do_request(url, "POST")
        await request.shutdown()
    assert (statuses, heard) == ([], 2)


def test_a_duration_is_counted_up_to_its_bound_and_beyond_the_last() -> None:
    durations = Durations()
    for seconds in (0.0, SECONDS[0], SECONDS[0] * 1.5, SECONDS[-1] * 2):
        durations.note(seconds)
    assert (durations.counts[0], durations.counts[1], durations.counts[-1]) == (2, 1, 1)
    assert sum(durations.counts) == 4
