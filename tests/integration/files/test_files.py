"""Stored files: whose they are, how they are sent, and how long they are kept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from telegram import Bot

from bot.messenger.server import Messenger
from bot.reminders.housekeeping import tidy
from bot.sending.delivery import Delivery
from bot.sending.messages import Message, build_outgoing
from bot.sending.outcomes import GivenUp, Sent
from bot.store.claims import load_rows
from bot.store.database import Database
from bot.store.outbox import Row, mark_given_up, put
from bot.usecases.files import LIFETIME, File, load_file, store_file
from tests.acceptance.person import Person
from tests.browser.pictures import build_png

NOW = datetime(2026, 7, 3, 1, 0, tzinfo=UTC)
LATER = NOW + LIFETIME + timedelta(seconds=1)


async def store(database: Database, name: str = "台账.xlsx", body: bytes = b"PK\x00") -> int:
    return await database.run(partial(store_file, owner=7, name=name, body=body, now=NOW))


async def load(database: Database, file_id: int, owner: int = 7) -> File | None:
    return await database.run(partial(load_file, owner=owner, file_id=file_id))


async def put_message(database: Database, message: Message) -> None:
    await database.run(partial(put, outgoing=[build_outgoing(message, 7)], now=NOW))


async def test_a_file_is_its_owners_alone(database: Database) -> None:
    stored = await store(database)
    assert await load(database, stored) == File("台账.xlsx", b"PK\x00")
    assert await load(database, stored, owner=8) is None
    assert await load(database, stored + 1) is None


async def test_a_name_too_long_for_the_table_is_cut(database: Database) -> None:
    stored = await load(database, await store(database, "长" * 300))
    assert stored is not None
    assert stored.name == "长" * 255


async def test_a_file_is_kept_for_a_week(database: Database) -> None:
    stored = await store(database)
    await database.run(partial(tidy, now=NOW + LIFETIME))
    assert await load(database, stored) is not None
    await database.run(partial(tidy, now=LATER))
    assert await load(database, stored) is None


async def test_a_file_that_is_still_to_be_sent_is_kept(database: Database) -> None:
    stored, other = await store(database), await store(database)
    await put_message(database, Message("台账", file_id=stored))
    await put_message(database, Message("报告", document_id=other))  # another table's number
    await database.run(partial(tidy, now=LATER))
    assert await load(database, stored) is not None
    assert await load(database, other) is None
    await database.run(partial(mark_given_up, row=1, note="blocked"))
    await database.run(partial(tidy, now=LATER))
    assert await load(database, stored) is None


async def test_a_row_that_is_taken_over_still_names_its_file(database: Database) -> None:
    stored = await store(database)
    await put_message(database, Message("台账", file_id=stored, photo=True))
    [row] = await database.run(partial(load_rows, ids=[1]))
    assert row.outgoing.file_id == stored
    assert row.outgoing.method == "sendPhoto"


@pytest.mark.parametrize("photo", [False, True], ids=["document", "photo"])
async def test_a_file_reaches_the_page_of_the_embedded_messenger(
    database: Database, embedded: Messenger, bot: Bot, person: Person, photo: bool
) -> None:
    body = build_png(64, 40)
    stored = await store(database, "热力图.png", body)
    message = Message("<b>台账</b>", file_id=stored, photo=photo)
    call = build_outgoing(message, person.id)
    assert await Delivery(database, bot).deliver(Row(1, call, NOW)) == Sent()
    assert embedded.page_url
    bubble = await person.wait_message(lambda bubble: bubble.text == "台账")
    if not photo:
        assert bubble.document is not None
        assert bubble.document["name"] == "热力图.png"
        assert await person.download(bubble.document["file_id"]) == body
    else:
        assert bubble.photo is not None
        assert (bubble.photo["width"], bubble.photo["height"]) == (64, 40)
        assert await person.download(bubble.photo["file_id"]) == body


async def test_a_file_that_is_gone_is_given_up(database: Database, bot: Bot) -> None:
    call = build_outgoing(Message("台账", file_id=5), 7)
    assert await Delivery(database, bot).deliver(Row(1, call, NOW)) == GivenUp(
        "the file has been removed"
    )
