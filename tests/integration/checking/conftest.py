"""Somebody whose report has leftovers of the one it was copied from."""

from __future__ import annotations

import pytest

from bot.store.database import Database
from conversations.buttons import Press, encode
from conversations.definition.parsing import parse_interview
from tests.integration.chat.driver import Chat, Town
from tests.integration.templates.samples import UNIT, ask, build_source

NOTE = "上半年共受理举报XX件。##paidbegin##全部办结。"
MORE = "下半年再办XX件。##paidend##"
"""Two masks, which a person must fill in, and two marks of a paid site, which a button removes."""

QUESTIONS = (
    UNIT,
    ask("note", "long_text", "做了什么"),
    ask("more", "long_text", "打算做什么"),
    ask("secret", "long_text", "还有什么", sensitive=True, required=False),
)


@pytest.fixture
def town(database: Database) -> Town:
    town = Town(database)
    town.interviews.offer([parse_interview(build_source(*QUESTIONS), "ours.yaml")])
    return town


@pytest.fixture
async def blank(town: Town) -> Chat:
    """At the first question."""
    return await begin(town.join())


@pytest.fixture
async def chat(blank: Chat) -> Chat:
    """All answered, with four findings that must be settled."""
    return await fill(blank)


async def begin(chat: Chat) -> Chat:
    await chat.press(encode(Press("period", question="ours", value=2026)))
    return chat


async def fill(chat: Chat) -> Chat:
    for text in ("市委办", NOTE, MORE):
        await chat.say(text)
    await chat.say("/skip")
    return chat
