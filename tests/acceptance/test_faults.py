"""A messenger that refuses or drops a tenth of all calls: everybody still gets their reports."""

from __future__ import annotations

import logging
import random
from pathlib import Path

import pytest

from tests.acceptance.checks import check_everything, check_order, check_output
from tests.acceptance.crash import write_and_kill
from tests.acceptance.faults import Fault, choose_randomly, serve_proxy
from tests.acceptance.office import Office, open_office
from tests.acceptance.rounds import ROUNDS, SEED
from tests.acceptance.staff import admit_staff, count_written, gather_staff

PEOPLE = 8
KILLS = 4 * ROUNDS
SHARE = 0.1

log = logging.getLogger(__name__)


async def test_nothing_is_lost_when_calls_fail_and_the_bot_is_killed(office: Office) -> None:
    chance = random.Random(SEED)
    async with serve_proxy(office.page_url, choose_randomly(chance, SHARE)) as proxy:
        office.address = proxy.url
        office.start()
        async with gather_staff(office, PEOPLE) as staff:
            await admit_staff(office, staff)
            await write_and_kill(office, staff, chance, KILLS)
            check_everything(office, staff)
            check_order(staff)
            faults = proxy.count_faults()
            log.info("seed %d, %d kills, %s, %s", SEED, KILLS, faults, count_written(staff))
    assert min(faults.values()) > 0  # each kind has been met
    check_output(office)


async def test_a_start_waits_for_the_messenger(tmp_path: Path) -> None:
    ahead = {"getMe", "deleteWebhook", "setMyCommands"}

    def fail_once(method: str) -> Fault | None:
        if method not in ahead:
            return None
        ahead.remove(method)
        return "dropped_before"

    with open_office(tmp_path, f"sqlite:///{tmp_path / 'huibao.sqlite3'}") as office:
        proxied, gathered = serve_proxy(office.page_url, fail_once), gather_staff(office, 1)
        async with proxied as proxy, gathered as [drafter]:
            office.address = proxy.url
            office.start()
            await admit_staff(office, [drafter])
            events = drafter.person.events
            await drafter.person.wait(lambda: [e for e in events if e["type"] == "commands"])
        check_output(office)


@pytest.mark.parametrize(
    ("name", "value"),
    [("token", "7:unknown-to-all"), ("webhook_url", "https://unknown-to-all.example/hook")],
)
def test_what_the_messenger_refuses_is_named_by_its_variable(
    tmp_path: Path, name: str, value: str
) -> None:
    with open_office(tmp_path, f"sqlite:///{tmp_path / 'huibao.sqlite3'}") as office:
        bot = office.start(**{"web_port": "0", name: value})
        said = bot.read_rest()
        assert bot.process.wait() == 2
        assert f"huibao: HUIBAO_{name.upper()}: " in said
        assert "Traceback" not in said
        assert "unknown-to-all" not in said
