"""Whatever anybody sends, the desk takes it, and says nothing the messenger would refuse."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.handlers.commands import COMMANDS
from bot.handlers.presses import ACTS
from bot.store.database import open_database
from conversations.buttons import Press, encode
from tests.integration.chat.driver import Chat, Town

VERBS = [*ACTS, "nonsense"]
QUESTIONS = st.sampled_from(["", "unit", "count", "day", "story", "colour", "sure", "points", "x"])
PRESSES = st.builds(
    Press,
    st.sampled_from(VERBS),
    st.integers(0, 6),
    st.integers(0, 30),
    QUESTIONS,
    st.none() | st.integers(-3, 40),
)
WORDS = st.text(max_size=60) | st.sampled_from(
    [
        "12",
        "2026年7月3日",
        "红",
        "是",
        "甲。内容",
        "<b>&",
        "长" * 4096,
        "😀" * 2048,
        "\n\n",
        "\ud800",
    ]
)


@dataclass
class Stage:
    """A town, the loop it runs in, and ids for its people."""

    town: Town
    runner: asyncio.Runner
    ids: Iterator[int]


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    path: Path = tmp_path_factory.mktemp("anything")
    database = open_database(f"sqlite:///{path / 'huibao.sqlite3'}")
    with asyncio.Runner() as runner:
        yield Stage(Town(database), runner, count(1))
    database.close()


@st.composite
def deeds(draw: st.DrawFn) -> tuple[str, str, int]:
    """Return what is done: kind, text, and a number that picks a button or a message."""
    kind = draw(st.sampled_from(["say", "tap", "tap", "press", "raw", "edit", "send", "command"]))
    text = {
        "press": PRESSES.map(encode),
        "raw": st.text(max_size=70),
        "command": st.sampled_from([*COMMANDS, "etc", "start wrong"]).map("/{}".format),
    }.get(kind, WORDS)
    return kind, draw(text), draw(st.integers(0, 60))


async def do(chat: Chat, kind: str, text: str, number: int) -> None:
    match kind:
        case "say" | "command":
            await chat.say(text)
        case "tap" if chat.last and chat.last.buttons:
            buttons = chat.last.buttons
            data = buttons[number % len(buttons)]["callback_data"]
            await chat.press(data, document=chat.last.document_id is not None)
        case "press" | "raw":
            await chat.press(text)
        case "edit":
            await chat.edit(1000 + number, text)
        case "send":
            await chat.send(sticker=None, caption=text, location={"latitude": 1, "longitude": 2})


@settings(max_examples=60)
@given(st.sampled_from(["zh_CN", "en"]), st.lists(deeds(), min_size=1, max_size=25))
def test_nothing_upsets_the_desk(
    stage: Stage, language: str, actions: list[tuple[str, str, int]]
) -> None:
    async def live() -> None:
        chat = stage.town.join(next(stage.ids), language=language)
        await chat.press(encode(Press("period", question="everything", value=2026)))
        for kind, text, number in actions:
            await do(chat, kind, text, number)
            assert all(toast is None or len(toast) <= 200 for toast in stage.town.toasts.shown)

    stage.runner.run(live())


@settings(max_examples=25)
@given(st.lists(deeds(), min_size=1, max_size=10))
def test_nothing_lets_a_stranger_in(stage: Stage, actions: list[tuple[str, str, int]]) -> None:
    async def live() -> None:
        stranger = stage.town.meet(next(stage.ids))
        for kind, text, number in actions:
            await do(stranger, kind, text, number)
            assert not any(said.buttons for said in stranger.said)

    stage.runner.run(live())
