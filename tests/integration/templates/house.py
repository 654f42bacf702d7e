"""One process's interviews on a database, and a person who writes drafts of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, select

from bot.store.database import Database
from bot.store.tables import interviews
from bot.usecases.drafts import StoredDraft, find_draft, start_draft
from bot.usecases.installing import Installed, install
from bot.usecases.people import MEMBER, Person, add_person
from bot.usecases.versions import find_interview
from bot.words.files import TemplateFile
from bot.words.interviews import Interviews, read_interview
from conversations.definition.interview import Interview
from tests.integration.templates.samples import build_file


class House:
    def __init__(self, database: Database) -> None:
        self.database = database
        self.now = datetime(2026, 7, 3, 1, 0, tzinfo=UTC)
        self.interviews = Interviews()

    def restart(self) -> House:
        """Return a house that knows what is stored, and nothing else."""
        later = House(self.database)
        later.now = self.now
        return later

    def install(self, *files: TemplateFile) -> Installed:
        """Install what the files say, as a start or a reload does."""
        self.now += timedelta(minutes=1)
        read = [read_interview(file) for file in files]
        installed: Installed = self.do(
            lambda conn, _: install(conn, self.interviews, read, self.now)
        )
        self.interviews.offer(installed.offered)
        return installed

    def install_one(self, source: str) -> Installed:
        """Install what one file says."""
        return self.install(build_file(source))

    def start(self, interview_id: str = "ours") -> StoredDraft:
        """Start a draft of the version on offer."""
        interview = self.interviews.get(interview_id)
        assert interview is not None
        started: StoredDraft = self.do(
            lambda conn, person: start_draft(conn, person, interview, "2026", self.now)
        )
        return started

    def open(self, draft_id: int) -> StoredDraft | None:
        """Return the draft as it is loaded."""
        found: StoredDraft | None = self.do(
            lambda conn, person: find_draft(conn, person, draft_id, self.interviews)
        )
        return found

    def find(self, version: int) -> Interview | None:
        found: Interview | None = self.do(
            lambda conn, _: find_interview(conn, self.interviews, "ours", version)
        )
        return found

    def list_stored(self) -> list[tuple[str, int]]:
        """Return the ids and versions that are stored."""
        query = select(interviews.c.id, interviews.c.version)
        rows = self.do(lambda conn, _: conn.execute(query).all())
        return sorted((row[0], row[1]) for row in rows)

    def do(self, job: Callable[[Connection, Person], Any]) -> Any:
        """Run a job in a transaction, for the one person there is."""

        def run(conn: Connection) -> Any:
            return job(conn, add_person(conn, 7, "张三", MEMBER, "en", "Asia/Shanghai", self.now))

        return self.database.run_now(run)
