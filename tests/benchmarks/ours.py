"""This bot as one to measure: its process, a database with people in it, and what it has stored."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from sqlalchemy import Connection, create_engine, insert, make_url, select, update

from bot.store.database import open_database
from bot.store.tables import drafts, people
from bot.words.folders import find_folders
from conversations.definition.parsing import parse_interview
from conversations.drafts.draft import (
    Answer,
    ChoiceAnswer,
    ConfirmAnswer,
    ItemsAnswer,
    TextAnswer,
    dump_draft,
    load_draft,
)
from tests.benchmarks.crowd import FIRST_CHAT
from tests.benchmarks.hooks import SECRET
from tests.benchmarks.played import play_report
from tests.benchmarks.processes import TOKEN, Bot
from tests.benchmarks.scripts import INTERVIEW

PERIOD = "2026H1"

T = TypeVar("T")


def build_bot(
    name: str, database: str, folder: Path, more: Mapping[str, str] = MappingProxyType({})
) -> Bot:
    """Return the bot as `huibao run` starts it, on the database of that address.

    `more` are settings on top of those that it needs.
    """
    settings = {
        **more,
        "HUIBAO_TOKEN": TOKEN,
        "HUIBAO_API_URL": "{url}",
        "HUIBAO_DATABASE_URL": database,
        "HUIBAO_FOLDER": str(folder),
        "HUIBAO_LOG_LEVEL": "warning",
        "HUIBAO_OFFICE": "off",
    }
    return Bot(name, ("-m", "bot", "run"), settings)


def build_hook(url: str, port: int) -> Mapping[str, str]:
    """Return the settings of a bot that listens at `port` for what is brought to `url`."""
    return {
        "HUIBAO_WEBHOOK_URL": url,
        "HUIBAO_WEBHOOK_SECRET": SECRET,
        "HUIBAO_WEB_PORT": str(port),
    }


@contextmanager
def fresh_database(server: str | None, folder: Path) -> Iterator[str]:
    """Yield the address of an empty database: a file in `folder`, or a schema on the server, which
    is dropped afterwards."""
    if server is None:
        yield f"sqlite:///{folder / 'huibao.sqlite3'}"
        return
    schema = f"huibao_bench_{secrets.token_hex(4)}"
    _command(server, f"CREATE SCHEMA {schema}")
    try:
        url = make_url(server).update_query_dict({"options": f"-csearch_path={schema}"})
        yield url.render_as_string(hide_password=False)
    finally:
        _command(server, f"DROP SCHEMA {schema} CASCADE")


def prepare_people(database: str, count: int) -> None:
    """Store the people of a load, an administrator among them, each with a draft open.

    They are as far with it as people are who did not begin at the same moment.
    """
    _run(database, lambda connection: _store_people(connection, count))


def count_answers(database: str) -> int:
    """Return how many answers the drafts hold: texts, headings, choices, and lists closed."""
    states = _run(database, lambda connection: connection.scalars(select(drafts.c.state)).all())
    return sum(_count(answer) for state in states for answer in load_draft(state).answers.values())


def _store_people(connection: Connection, count: int) -> None:
    now = datetime.now(UTC)
    file = find_folders(None).find(f"interviews/{INTERVIEW}.yaml")
    interview = parse_interview(file.read_text("utf-8"), file.name)
    states = [dump_draft(draft) for draft in play_report(interview, PERIOD)]
    person = {"name": "甲", "language": "zh_CN", "zone": "Asia/Shanghai", "joined_at": now}
    report = {"interview": INTERVIEW, "period": PERIOD}
    draft = {**report, "made_at": now, "changed_at": now}
    ids = range(FIRST_CHAT, FIRST_CHAT + count)
    roles = ["administrator"] + ["member"] * (count - 1)
    everybody = zip(ids, roles, strict=True)
    connection.execute(insert(people), [{**person, "id": i, "role": r} for i, r in everybody])
    connection.execute(
        insert(drafts), [{**draft, "owner": i, "state": states[i % len(states)]} for i in ids]
    )
    own = select(drafts.c.id).where(drafts.c.owner == people.c.id).scalar_subquery()
    connection.execute(update(people).values(draft_id=own))


def _run(database: str, job: Callable[[Connection], T]) -> T:
    opened = open_database(database)
    try:
        return opened.run_now(job)
    finally:
        opened.close()


def _count(answer: Answer) -> int:
    match answer:
        case TextAnswer(parts=parts):
            return len(parts)
        case ItemsAnswer(entries=entries, closed=closed):
            texts = sum(len(entry.text.parts) for entry in entries if entry.text)
            return len(entries) + texts + closed
        case ChoiceAnswer() | ConfirmAnswer():
            return 1
        case _:
            return 0


def _command(server: str, statement: str) -> None:
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()
