"""The service in this process, on its embedded messenger, with a clock that the test sets."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, and_, func, or_, select

from bot.bootstrap.service import run_service
from bot.clock import Time
from bot.settings import Settings
from bot.store.deadline_tables import deadlines, obligations, pushes, reminders
from bot.store.engines import build_engine, open_snapshot
from bot.store.tables import errands, outbox
from tests.acceptance.conftest import USERNAME
from tests.acceptance.person import Person

ZONE = ZoneInfo("Asia/Shanghai")
TICK_SECONDS = 0.05
LOOK_SECONDS = 0.05
PATIENCE_SECONDS = 60.0


@dataclass
class Clockwork:
    """The running service: its page, and what time it is there."""

    database_url: str
    now: datetime
    page_url: str = ""

    def tell(self) -> datetime:
        """Return what time it is."""
        return self.now

    async def go_to(self, moment: str) -> None:
        """Set the clock to a moment in Shanghai ("2026-07-03 09:00") and wait until nothing is due.

        Everything due by then has been sent when it returns.
        """
        self.now = datetime.fromisoformat(moment).replace(tzinfo=ZONE).astimezone(UTC)
        engine = build_engine(self.database_url)
        async with asyncio.timeout(PATIENCE_SECONDS):
            quiet = 0
            while quiet < 3:  # what one tick finds may make something else due at the next
                await asyncio.sleep(LOOK_SECONDS)
                with open_snapshot(engine) as conn:
                    quiet = 0 if self._is_busy(conn) else quiet + 1
        engine.dispose()

    def _is_busy(self, conn: Connection) -> bool:
        missing = and_(deadlines.c.settled.is_(None), obligations.c.state == "active")
        owed = reminders.join(deadlines).join(obligations)
        due = and_(reminders.c.done_at.is_(None), reminders.c.due_at <= self.now, missing)
        said = and_(pushes.c.said_at.is_(None), pushes.c.due_at <= self.now)
        waiting = (
            select(func.count()).select_from(owed).where(due),
            select(func.count()).select_from(pushes).where(said),
            select(func.count()).select_from(outbox).where(or_(outbox.c.given_up.is_(False))),
            select(func.count()).select_from(errands),
        )
        return any(conn.execute(query).scalar_one() for query in waiting)


@asynccontextmanager
async def run_clockwork(folder: Path, start: str) -> AsyncIterator[tuple[Clockwork, Person]]:
    """Run the service from that moment on; yield it and its administrator, in the chat."""
    settings = Settings(folder=folder, messenger_port=0, office="off")
    now = datetime.fromisoformat(start).replace(tzinfo=ZONE).astimezone(UTC)
    clockwork = Clockwork(settings.database, now)
    said: asyncio.Queue[str] = asyncio.Queue()
    time = Time(clockwork.tell, TICK_SECONDS)
    serving = asyncio.create_task(run_service(settings, said.put_nowait, time))
    try:
        line = await asyncio.wait_for(said.get(), PATIENCE_SECONDS)
        link = line.split()[-1]
        clockwork.page_url = link.partition("#")[0]
        async with await Person.sign_in(clockwork.page_url, link) as administrator:
            await administrator.open(USERNAME)
            yield clockwork, administrator
    finally:
        serving.cancel()
        with suppress(asyncio.CancelledError):
            await serving


async def arrive(clockwork: Clockwork, name: str) -> Person:
    """Bring a new person to the page and into the chat with the bot."""
    person = await Person.create(clockwork.page_url, name)
    await person.open(USERNAME)
    return person
