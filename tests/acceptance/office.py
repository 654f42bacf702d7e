"""A bot on a real messenger, each in a process of its own, to be stopped and started at will."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import update

from bot.messenger.client import describe_client
from bot.store.database import open_database
from bot.store.engines import build_engine
from bot.store.tables import outbox
from bot.usecases.invites import make_invite
from bot.usecases.people import MEMBER
from tests.acceptance.service import Process, run_huibao

USERNAME = "own_bot"
CODE = r"^\s+((?:[A-Z2-7]{4}-){6}[A-Z2-7]{2})$"
"""How the bot prints the first administrator's code."""


@dataclass
class Office:
    """A messenger and a database, and the bots that were started on them, the present one last.

    `address` is where the next bot believes its messenger; `codes` are the invites made.
    """

    folder: Path
    database_url: str
    token: str
    page_url: str
    stack: ExitStack
    address: str
    bots: list[Process] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)

    @property
    def bot(self) -> Process:
        """The bot that was started last."""
        return self.bots[-1]

    def start(self, **settings: str) -> Process:
        """Start a bot, as talkative as can be."""
        known = {
            "token": self.token,
            "api_url": f"{self.address}bot",
            "file_url": f"{self.address}file/bot",
            "database_url": self.database_url,
            "log_level": "debug",
        }
        running = run_huibao("run", folder=self.folder, **(known | settings))
        self.bots.append(self.stack.enter_context(running))
        return self.bot

    def lapse_claims(self) -> None:
        """Have the claims of a dead bot run out at once, as they otherwise would in a while."""
        engine = build_engine(self.database_url)
        past = datetime.now(UTC) - timedelta(seconds=1)
        with engine.begin() as connection:
            connection.execute(update(outbox).values(claimed_until=past))
        engine.dispose()

    def make_codes(self, count: int) -> list[str]:
        """Make invites for members."""
        database, now = open_database(self.database_url), datetime.now(UTC)
        made = [
            database.run_now(lambda conn: make_invite(conn, MEMBER, None, now))
            for _ in range(count)
        ]
        database.close()
        self.codes += made
        return made

    def wait_code(self) -> str:
        """Return the first administrator's code, which the bot prints."""
        code = self.bot.wait_line(CODE)[1]
        self.codes.append(code)
        return code


@contextmanager
def open_office(folder: Path, database_url: str) -> Iterator[Office]:
    """Serve a messenger that knows the bot; all that was started ends with the block."""
    kept = folder / "messenger"
    words = ("messenger", "serve", "--folder", str(kept), "--port", "0")
    with ExitStack() as stack:
        serving = stack.enter_context(run_huibao(*words, folder=folder))
        serving.wait_line("The messenger is at")
        client = describe_client(kept, USERNAME)
        page_url = str(client["api_url"]).removesuffix("bot")
        token = str(client["token"])
        yield Office(folder, database_url, token, page_url, stack, address=page_url)
