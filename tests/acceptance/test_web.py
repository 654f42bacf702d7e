"""The service's own web pages: how it is watched, and stopped while updates are brought to it."""

from __future__ import annotations

import asyncio
import logging
import random
import socket
from pathlib import Path

import httpx

from tests.acceptance.checks import check_everything, check_order, check_output
from tests.acceptance.faults import serve_balancer
from tests.acceptance.office import Office
from tests.acceptance.rounds import ROUNDS, SEED
from tests.acceptance.service import START_SECONDS, find_free_ports, run_huibao
from tests.acceptance.staff import admit_staff, count_written, gather_staff

PEOPLE = 6
STOPS = 3 * ROUNDS
WORKING_SECONDS = 0.3  # at most, from being ready to the next stop
LOOKING_SECONDS = 0.05

log = logging.getLogger(__name__)


async def wait_page(port: int, path: str, status: int, text: str) -> None:
    """Look at a page until it says so."""
    said: object = None
    async with asyncio.timeout(START_SECONDS), httpx.AsyncClient() as client:
        while said != (status, text):
            await asyncio.sleep(LOOKING_SECONDS)
            try:
                answer = await client.get(f"http://127.0.0.1:{port}{path}")
            except httpx.TransportError:
                continue
            said = answer.status_code, answer.text


async def test_nothing_is_lost_when_a_service_behind_a_webhook_is_stopped(office: Office) -> None:
    [port] = find_free_ports(1)
    chance = random.Random(SEED)
    target = f"http://127.0.0.1:{port}/"
    async with serve_balancer([target]) as balancer, gather_staff(office, PEOPLE) as staff:
        settings = {"webhook_url": f"{balancer.url}hook", "web_port": str(port)}
        office.start(**settings)
        await admit_staff(office, staff)
        async with asyncio.TaskGroup() as group:
            for one in staff:
                group.create_task(one.write_report())
            for _ in range(STOPS):
                await wait_page(port, "/readyz", 200, "ok")
                await asyncio.sleep(chance.uniform(0, WORKING_SECONDS))
                assert await asyncio.to_thread(office.bot.stop) == 0
                office.start(**settings)
        check_everything(office, staff)
        check_order(staff)
        log.info("seed %d, %s", SEED, count_written(staff))
        assert await asyncio.to_thread(office.bot.stop) == 0
    check_output(office)


async def test_what_polling_people_write_shows_in_the_numbers(office: Office) -> None:
    [port] = find_free_ports(1)
    office.start(web_port=str(port))
    async with gather_staff(office, 1) as [drafter]:
        await admit_staff(office, [drafter])
        await drafter.write_report()
        await wait_page(port, "/readyz", 200, "ok")
        async with httpx.AsyncClient() as client:
            numbers = (await client.get(f"http://127.0.0.1:{port}/metrics")).text
            unknown = await client.get(f"http://127.0.0.1:{port}/calendar/unknown.ics")
    assert unknown.status_code == 404
    assert 'huibao_document_seconds_count{kind="report"} 1.0' in numbers
    assert "huibao_database_up 1.0" in numbers
    assert "huibao_outbox_given_up 0.0" in numbers
    assert not [typed for typed in drafter.typed if typed in numbers]
    check_output(office)


async def test_a_service_that_reaches_nobody_lives_is_not_ready_and_can_be_stopped(
    tmp_path: Path,
) -> None:
    nobody, port = find_free_ports(2)
    api_url = f"http://127.0.0.1:{nobody}/bot"
    settings = {"token": "1:secret", "api_url": api_url, "web_port": str(port)}
    with run_huibao("run", folder=tmp_path, **settings) as running:
        await wait_page(port, "/healthz", 200, "ok")
        await wait_page(port, "/readyz", 503, "starting")
        assert await asyncio.to_thread(running.stop) == 0


def test_a_port_that_is_taken_is_named(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        settings = {"messenger_port": "0", "web_port": str(port)}
        with run_huibao("run", folder=tmp_path, **settings) as running:
            said = running.read_rest()
            assert running.process.wait() == 2
    assert f"huibao: 127.0.0.1:{port} is taken by another program; HUIBAO_WEB_HOST and" in said
    assert "Traceback" not in said
