"""The event stream: live in every tab, and caught up after a short absence."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator
from typing import Any

import httpx
import pytest

from bot.messenger import streams
from bot.messenger.server import Messenger
from tests.acceptance.person import Person
from tests.integration.messenger.caller import Caller


async def read(
    http: httpx.AsyncClient, messenger: Messenger, token: str, last_id: str = ""
) -> AsyncGenerator[tuple[str, Any], None]:
    """Yield the id and the body of each event."""
    headers = {"Authorization": f"Bearer {token}"}
    headers |= {"Last-Event-ID": last_id} if last_id else {}
    event_id = ""
    async with http.stream("GET", f"{messenger.page_url}page/events", headers=headers) as stream:
        assert stream.headers["content-type"].startswith("text/event-stream")
        async for line in stream.aiter_lines():
            name, _, value = line.partition(": ")
            if name == "id":
                event_id = value
            elif name == "data":
                yield event_id, json.loads(value)


async def test_every_tab_hears_it(
    bot: Caller, person: Person, messenger: Messenger, http: httpx.AsyncClient
) -> None:
    second_tab = read(http, messenger, person.token)
    _, ready = await anext(second_tab)
    assert ready == {"type": "ready"}
    await bot.send("你好")
    _, event = await anext(second_tab)
    assert (event["type"], event["message"]["text"]) == ("message", "你好")
    assert (await person.wait_message()).text == "你好"
    await second_tab.aclose()


async def test_what_was_missed_is_told_again(
    bot: Caller, person: Person, messenger: Messenger, http: httpx.AsyncClient
) -> None:
    tab = read(http, messenger, person.token)
    last_id, _ = await anext(tab)
    await tab.aclose()
    for text in "abc":
        await bot.send(text)
    tab = read(http, messenger, person.token, last_id)
    events = [await anext(tab) for _ in range(4)]
    assert [body["type"] for _, body in events] == ["ready", *["message"] * 3]
    await tab.aclose()
    tab = read(http, messenger, person.token, events[2][0])
    assert [(await anext(tab))[1].get("message", {}).get("text") for _ in range(2)] == [None, "c"]
    await tab.aclose()


async def test_one_who_was_away_too_long_starts_anew(
    person: Person, messenger: Messenger, http: httpx.AsyncClient
) -> None:
    for stale in ("0badcafe-3", "nonsense", "-1"):
        tab = read(http, messenger, person.token, stale)
        assert [(await anext(tab))[1]["type"] for _ in range(2)] == ["ready", "reset"]
        await tab.aclose()


async def test_others_hear_nothing(bot: Caller, person: Person, messenger: Messenger) -> None:
    async with await Person.create(messenger.page_url, "李强") as other:
        await other.open("echo_bot")
        await bot.send("只给王敏")
        await person.wait_message()
        await bot.call("sendMessage", chat_id=other.id, text="只给李强")
        await other.wait_message()
        assert [b.text for b in person.messages] == ["只给王敏"]
        assert [b.text for b in other.messages] == ["只给李强"]
        heard = [e for e in other.events if e["type"] == "message"]
        assert len(heard) == 1


async def test_a_quiet_stream_is_kept_alive(
    person: Person,
    messenger: Messenger,
    http: httpx.AsyncClient,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(streams, "HEARTBEAT_SECONDS", 0.01)
    headers = {"Authorization": f"Bearer {person.token}"}
    async with http.stream("GET", f"{messenger.page_url}page/events", headers=headers) as stream:
        async for line in stream.aiter_lines():
            if line == ":":
                break
