"""The service as a process: two of them on one database, one told to stop, one too many."""

from __future__ import annotations

import asyncio
import logging
import random
import time
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from tests.acceptance.checks import check_everything, check_order, check_output
from tests.acceptance.drafter import Drafter
from tests.acceptance.faults import Balancer, Call, Proxy, serve_balancer, serve_proxy
from tests.acceptance.office import Office, open_office
from tests.acceptance.rounds import ROUNDS, SEED
from tests.acceptance.service import find_free_ports, run_huibao
from tests.acceptance.staff import (
    admit_staff,
    count_written,
    gather_staff,
    invite_staff,
    wait_progress,
)

PEOPLE = 8
STOPS = 3 * ROUNDS
WORKING_SECONDS = 0.3  # at most, from a first request to the next stop
KILLED_AFTER = 40  # answers
SAYING = ("sendMessage", "editMessageText", "sendDocument")
SLOW_SECONDS = 0.1  # on the way from one of two processes to the messenger, none from the other
UNSURE_SECONDS = 1.0
"""What was said so shortly before a kill may not have been noted as said."""

Said = tuple[str, bytes]

log = logging.getLogger(__name__)


async def test_two_processes_share_the_work_and_one_dies(tmp_path: Path, postgres_url: str) -> None:
    with open_office(tmp_path, postgres_url) as office:
        async with start_two(office) as (balancer, proxies), gather_staff(office, PEOPLE) as staff:
            await invite_staff(office, staff)
            async with asyncio.TaskGroup() as group:
                killing = group.create_task(kill_first(office, balancer, staff))
                for one in staff:
                    group.create_task(one.write_report())
            check_everything(office, staff)
            check_order(staff)
            check_repeats(proxies, killed_at=killing.result())
            counts = [len(list_said(proxy.calls)) for proxy in proxies]
            log.info("%s; the processes said %s", count_written(staff), counts)
            assert min(counts) > KILLED_AFTER / 4
        check_output(office)


async def test_nothing_is_lost_or_repeated_when_the_service_is_stopped(office: Office) -> None:
    async with serve_proxy(office.page_url) as proxy, gather_staff(office, PEOPLE) as staff:
        office.address = proxy.url
        office.start()
        await admit_staff(office, staff)
        async with asyncio.TaskGroup() as group:
            for one in staff:
                group.create_task(one.write_report())
            await stop_often(office, proxy, random.Random(SEED))
        check_everything(office, staff)
        check_order(staff)
        assert not find_repeats(proxy.calls)
        log.info("seed %d, %s", SEED, count_written(staff))
        assert await asyncio.to_thread(office.bot.stop) == 0  # while it waits for updates
    check_output(office)


def test_a_service_that_reaches_nobody_can_be_stopped(tmp_path: Path) -> None:
    [port] = find_free_ports(1)
    settings = {"token": "1:secret", "api_url": f"http://127.0.0.1:{port}/bot"}
    with run_huibao("run", folder=tmp_path, **settings) as running:
        running.wait_line("messenger not reached")
        assert running.stop() == 0


def test_a_second_service_on_the_same_file_gives_up(tmp_path: Path) -> None:
    with run_huibao("run", folder=tmp_path, messenger_port="0") as first:
        first.wait_line("sign-in=")
        began = time.monotonic()
        with run_huibao("run", folder=tmp_path, messenger_port="0") as second:
            second.wait_line("another huibao is already running on .*huibao.sqlite3")
            assert second.process.wait() == 2
        assert time.monotonic() - began < 8  # 5 where nothing else keeps the machine busy
        assert first.process.poll() is None


async def stop_often(office: Office, proxy: Proxy, chance: random.Random) -> None:
    """Stop the service as a service manager does, while it works, and start it again."""
    for _ in range(STOPS):
        await asyncio.sleep(chance.uniform(0, WORKING_SECONDS))
        assert await asyncio.to_thread(office.bot.stop) == 0
        office.start()
        await proxy.wait_call("getUpdates")


@asynccontextmanager
async def start_two(office: Office) -> AsyncIterator[tuple[Balancer, list[Proxy]]]:
    """Start two bots behind one webhook, each with a proxy of its own to the messenger."""
    ports = find_free_ports(2)
    async with (
        serve_balancer([f"http://127.0.0.1:{port}/" for port in ports]) as balancer,
        serve_proxy(office.page_url, delay=SLOW_SECONDS) as first,
        serve_proxy(office.page_url) as second,
    ):
        for port, proxy in zip(ports, (first, second), strict=True):
            office.address = proxy.url
            office.start(webhook_url=f"{balancer.url}hook", web_port=str(port))
        yield balancer, [first, second]


async def kill_first(office: Office, balancer: Balancer, staff: Sequence[Drafter]) -> float:
    """Kill the first of the processes when a good part is written; return when that was."""
    while sum(len(one.acknowledged) for one in staff) < KILLED_AFTER:
        await wait_progress(staff)
    office.bots[0].kill()
    killed_at = time.monotonic()
    balancer.targets.pop(0)
    return killed_at


def check_repeats(proxies: Sequence[Proxy], killed_at: float) -> None:
    """Check that nothing was said twice but what the killed process, the first, left unsure."""
    late = [call for call in proxies[0].calls if call.at > killed_at - UNSURE_SECONDS]
    repeats = find_repeats([call for proxy in proxies for call in proxy.calls])
    assert repeats <= set(list_said(late))


def find_repeats(calls: Sequence[Call]) -> set[Said]:
    """Return what was said more than once."""
    return {said for said, times in Counter(list_said(calls)).items() if times > 1}


def list_said(calls: Sequence[Call]) -> list[Said]:
    """Return what calls said: method and parameters, alike only where one was said again."""
    return [(call.method, call.body) for call in calls if call.method in SAYING]
