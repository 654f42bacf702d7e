"""One chat served by two processes at once."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest

from bot.store.database import Database, open_database
from bot.usecases.drafts import find_open_draft
from bot.usecases.people import load_person
from conversations.buttons import Press, encode
from conversations.drafts.draft import TextAnswer
from tests.integration.chat.driver import Town
from tests.integration.chat.test_repeats import build_text

PARTS = [f"第{number}段" for number in range(40)]


@pytest.fixture
def databases(postgres_url: str) -> Iterator[list[Database]]:
    """Two processes' ways to one PostgreSQL."""
    opened = [open_database(postgres_url) for _ in range(2)]
    yield opened
    for database in opened:
        database.close()


async def test_no_answer_is_lost_between_two_processes(databases: list[Database]) -> None:
    first, second = map(Town, databases)
    chat = first.join()
    await chat.press(encode(Press("period", question="everything", value=2026)))
    for _ in range(3):
        await chat.tap("跳过")
    await chat.tap("分几条写")
    desks = [first.desk, second.desk]
    await asyncio.gather(
        *(
            desks[number % 2].take(build_text(chat, 1000 + number, text))
            for number, text in enumerate(PARTS)
        )
    )
    stored = first.do(
        lambda conn: find_open_draft(conn, load_person(conn, chat.id), first.interviews)
    )
    assert stored is not None
    answer = stored.draft.answers["story"]
    assert isinstance(answer, TextAnswer)
    assert sorted(part.text for part in answer.parts) == sorted(PARTS)
