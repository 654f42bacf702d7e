"""A command beside a served messenger gets a bot, a person and their chat from it."""

from __future__ import annotations

import asyncio
import json
import stat
from pathlib import Path

import httpx
import pytest

from bot.messenger.client import FILE_NAME, NotServing, describe_client
from bot.messenger.server import Messenger, serve_messenger
from bot.store.database import Database
from tests.acceptance.person import Person
from tests.integration.messenger.caller import Caller
from tests.integration.messenger.conftest import WEB


async def test_a_client_is_described(
    database: Database, http: httpx.AsyncClient, tmp_path: Path
) -> None:
    folder = tmp_path / "served"
    async with serve_messenger(database, [WEB], folder, port=0) as messenger:
        client = await asyncio.to_thread(describe_client, folder)
        again = await asyncio.to_thread(describe_client, folder)
        same = ("api_url", "file_url", "token", "chat_id")
        assert [client[key] for key in same] == [again[key] for key in same]
        assert client["api_url"] == messenger.api_url
        caller = Caller(http, f"{client['api_url']}{client['token']}", int(client["chat_id"]))
        await caller.send("你好")
        async with await Person.sign_in(messenger.page_url, str(client["page_url"])) as person:
            await person.open("own_bot")
            assert person.newest.text == "你好"
    with pytest.raises(NotServing):
        await asyncio.to_thread(describe_client, folder)


async def test_the_secret_is_the_owners(
    database: Database, http: httpx.AsyncClient, tmp_path: Path
) -> None:
    async with serve_messenger(database, [WEB], tmp_path, port=0) as messenger:
        file = tmp_path / FILE_NAME
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert json.loads(file.read_text())["secret"] == messenger.secret
        for headers in ({}, {"Authorization": "Bearer x"}):
            url = f"{messenger.page_url}admin/client"
            response = await http.post(url, headers=headers, json={"username": "x"})
            assert (response.status_code, response.json()["error"]) == (403, "forbidden")


async def test_a_taken_port_is_an_error(messenger: Messenger, database: Database) -> None:
    port = int(messenger.page_url.rstrip("/").rpartition(":")[2])
    with pytest.raises(OSError, match=f"127.0.0.1:{port} is taken .*HUIBAO_MESSENGER_PORT"):
        await Messenger(database, [WEB]).start(port=port)
