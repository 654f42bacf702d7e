"""kill -9, again and again, while people write: nothing that was said is lost or stored twice."""

from __future__ import annotations

import logging
import random

from tests.acceptance.checks import check_everything, check_order, check_output
from tests.acceptance.crash import write_and_kill
from tests.acceptance.office import Office
from tests.acceptance.rounds import ROUNDS, SEED
from tests.acceptance.staff import admit_staff, count_written, gather_staff

PEOPLE = 8
KILLS = 20 * ROUNDS

log = logging.getLogger(__name__)


async def test_nothing_is_lost_when_the_bot_is_killed(office: Office) -> None:
    office.start()
    async with gather_staff(office, PEOPLE) as staff:
        await admit_staff(office, staff)
        await write_and_kill(office, staff, random.Random(SEED), KILLS)
        check_everything(office, staff)
        check_order(staff)
        log.info("seed %d, %d kills, %s", SEED, KILLS, count_written(staff))
    check_output(office)
