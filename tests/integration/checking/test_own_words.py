"""What belongs to the unit: its own words are spared, its masks are filled in the final copy."""

from __future__ import annotations

import io

import docx
import pytest
from sqlalchemy import select, update

from bot.store.database import Database
from bot.store.tables import documents, people, spared_words
from bot.usecases import checking, found_before
from bot.usecases.drafts import purge_expired
from bot.usecases.people import MEMBER
from bot.usecases.units import add_unit
from conversations.buttons import Press, encode
from conversations.checks.finding import Finding
from conversations.checks.running import run_checks
from conversations.checks.subject import Subject
from conversations.definition.parsing import parse_interview
from tests.integration.chat.driver import Chat, Town
from tests.integration.checking.conftest import begin
from tests.integration.templates.samples import UNIT, ask, build_source

NOTE = "向滕州市委报告。"


async def write(chat: Chat, note: str = NOTE) -> Chat:
    await begin(chat)
    for text in ("昆山市委办", note, "照旧。"):
        await chat.say(text)
    await chat.say("/skip")
    await chat.say("/check")
    return chat


def place(town: Town, name: str, *person_ids: int) -> None:
    """Put the people into a new unit."""
    unit_id = town.do(lambda conn: add_unit(conn, name, None, "Asia/Shanghai", town.clock()))
    chosen = people.c.id.in_(person_ids)
    town.do(lambda conn: conn.execute(update(people).where(chosen).values(unit_id=unit_id)))


async def test_a_word_of_the_unit_is_not_mentioned_again_to_any_of_them(town: Town) -> None:
    chats = [town.join(person, MEMBER) for person in (1, 2, 3)]
    place(town, "市委办公室", 1, 2)
    place(town, "市委宣传部", 3)
    chat = await write(chats[0])
    assert "滕州" in chat.text
    await chat.tap("1")
    await chat.tap("不适用")
    await chat.tap("这是我们的")
    assert "“滕州" in chat.text
    assert "以后不再提" in chat.text
    await chat.say("/check")
    assert "没有要改的地方" in chat.text
    assert "没有要改的地方" in (await write(chats[1])).text
    assert "滕州" in (await write(chats[2])).text, "another unit's report"


async def test_who_signs_tells_where_the_unit_is(database: Database) -> None:
    town = Town(database)
    signer = ask("signer", "short_text", "谁落款", profile="signer")
    source = build_source(UNIT, ask("note", "long_text", "做了什么"), signer)
    town.interviews.offer([parse_interview(source, "ours.yaml")])
    chat = await begin(town.join())
    for text in ("市委办", NOTE):
        await chat.say(text)
    await chat.say("/check")
    assert "滕州" not in chat.text, "nothing has told the place yet"
    await chat.tap("继续填写")
    await chat.say("中共昆山市委办公室")
    await chat.say("/check")
    assert "滕州" in chat.text


async def test_who_speaks_for_no_unit_can_spare_nothing(town: Town) -> None:
    chat = await write(town.join(1, MEMBER))
    assert chat.last is not None
    value = int(chat.last.find("1").rsplit(":", 1)[1], 36)
    await chat.tap("1")
    await chat.tap("不适用")
    assert not any("这是我们的" in label for label in chat.labels)
    await chat.press(encode(Press("dismiss_as", 1, 0, "ours", value)))
    assert town.do(lambda conn: conn.execute(select(spared_words)).all()) == []


async def test_only_names_of_places_are_spared(town: Town) -> None:
    chat = await write(town.join(), "受理XX件。")
    assert chat.last is not None
    value = int(chat.last.find("1").rsplit(":", 1)[1], 36)
    await chat.press(encode(Press("dismiss_as", 1, 0, "ours", value)))
    assert town.do(lambda conn: conn.execute(select(spared_words)).all()) == []


async def test_a_mask_in_the_ledger_is_filled_in_the_final_copy(town: Town) -> None:
    chat = await write(town.join(), "受理XX件。")
    await chat.tap("遮盖台账")
    await chat.tap("1")
    await chat.say("12")
    await chat.say("/finish")
    assert "没有空缺" in chat.text
    query = select(documents.c.file_name, documents.c.body)
    name, body = town.do(lambda conn: conn.execute(query).one())
    assert name.endswith("_v1.docx")
    text = "\n".join(each.text for each in docx.Document(io.BytesIO(body)).paragraphs)
    assert "受理12件" in text
    assert "XX" not in text


async def test_nothing_is_kept_in_memory_of_what_is_deleted_for_good(town: Town) -> None:
    await write(town.join(), "受理XX件。")
    assert found_before._kept
    town.do(lambda conn: purge_expired(conn, town.clock()))
    assert not found_before._kept


async def test_the_checks_are_run_again_only_when_something_changed(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    chat = await write(town.join(), "受理XX件。")
    runs = list[object]()

    def count(subject: Subject, *rest: object) -> list[Finding]:
        runs.append(subject)
        return run_checks(subject, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(checking, "run_checks", count)
    await chat.tap("1")
    await chat.tap("回列表")
    assert runs == []
    town.norms = town.norms.model_copy(update={"ranks": {"masks": "advice"}})
    await chat.say("/check")
    assert len(runs) == 1
    assert "建议（1）" in chat.text
    town.clock.pass_by(days=1)
    await chat.say("/check")
    await chat.say("/check")
    assert len(runs) == 2
