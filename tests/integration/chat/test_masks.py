"""遮盖台账 in the chat: what is masked, what it stands for, and the copies with and without it."""

from __future__ import annotations

import io
import json
from typing import Any

import docx
import pytest
from sqlalchemy import Connection, select

from bot.documents.formats.page_format import load_page_format
from bot.errands.errand import Order, Parcel
from bot.errands.kinds import ERRANDS
from bot.sending.voice import Voice
from bot.store.tables import drafts, errands
from bot.usecases.drafts import find_draft
from bot.usecases.masks import apply_masks, list_masks, load_masks
from bot.usecases.people import load_person
from conversations.buttons import Press, encode
from conversations.definition.parsing import parse_interview
from conversations.report.building import build_outline
from tests.integration.chat.driver import Chat, on_sqlite
from tests.integration.templates.samples import UNIT, ask, build_source

database_url = on_sqlite

WORK = ask("work", "long_text", "做了什么")
SAID = "XX市委部署，召开会议X次，建设平安XX，提拔干部X人。"


@pytest.fixture
async def masked(chat: Chat) -> Chat:
    """At a report with a masked place and two masked numbers, all answered."""
    chat.town.interviews.offer([parse_interview(build_source(UNIT, WORK), "ours.yaml")])
    await chat.press(encode(Press("period", question="ours", value=2026)))
    for text in ("市委办", SAID):
        await chat.say(text)
    return chat


async def open_ledger(chat: Chat) -> None:
    await chat.press(encode(Press("masks", 1)))


async def fill(chat: Chat, number: int, value: str) -> None:
    await open_ledger(chat)
    await chat.tap(str(number))
    await chat.say(value)


def load_known(chat: Chat) -> dict[str, str]:
    known: dict[str, str] = chat.town.do(lambda conn: dict(load_masks(conn, 1)))
    return known


def make_copy(chat: Chat, copy: str, draft: int = 1) -> Parcel | None:
    """Return what the errand makes for the person; None when there is nothing for them."""
    town = chat.town

    def job(conn: Connection) -> Any:
        person = load_person(conn, chat.id)
        assert person is not None
        order = Order(
            *(conn, town.interviews, person, {"draft": draft, "copy": copy}, town.clock(), "99"),
            load_format=lambda name: load_page_format(town.folders, name or "official"),
            load_norms=lambda: town.norms,
        )
        return ERRANDS["mask_copy"].load(order)

    loaded = town.do(job)
    made = loaded and ERRANDS["mask_copy"].build(loaded, Voice(town.words, "zh_CN"))
    assert made is None or isinstance(made, Parcel)
    return made


def read(parcel: Parcel | None) -> str:
    assert parcel is not None
    return "\n".join(each.text for each in docx.Document(io.BytesIO(parcel.body)).paragraphs)


async def test_the_ledger_lists_each_masked_thing_once(masked: Chat) -> None:
    await open_ledger(masked)
    assert "1. XX市委部署（2 处）" in masked.text
    assert "2. 召开会议X次" in masked.text
    assert "还有 3 项没填" in masked.text


async def test_a_report_without_masks_has_nothing_to_fill_in(chat: Chat) -> None:
    chat.town.interviews.offer([parse_interview(build_source(UNIT, WORK), "ours.yaml")])
    await chat.press(encode(Press("period", question="ours", value=2026)))
    await open_ledger(chat)
    assert "没有遮住的地方" in chat.text
    assert "真实版" not in chat.labels


async def test_real_words_are_asked_for_kept_and_shown(masked: Chat) -> None:
    await open_ledger(masked)
    await masked.tap("1")
    assert "“XX”这里的真实内容" in masked.text
    await masked.say("临清")
    assert "2 处都会换上" in masked.text
    assert "→ 临清" in masked.text
    assert load_known(masked) == {"place:XX": "临清"}


async def test_a_mask_may_stay_and_is_then_settled(masked: Chat) -> None:
    await open_ledger(masked)
    await masked.tap("2")
    await masked.tap("保持遮盖")
    assert "保持遮盖" in masked.text
    assert "还有 2 项没填" in masked.text


async def test_what_was_given_can_be_changed_and_cleared(masked: Chat) -> None:
    await fill(masked, 1, "冠县")
    await fill(masked, 1, "临清")
    assert load_known(masked) == {"place:XX": "临清"}
    await open_ledger(masked)
    await masked.tap("1")
    await masked.tap("清空")
    assert "又是没填的了" in masked.text
    assert load_known(masked) == {}


async def test_several_lines_are_asked_for_again(masked: Chat) -> None:
    await fill(masked, 1, "临清\n市委")
    assert "一行字" in masked.text
    await masked.say("临清")
    assert load_known(masked) == {"place:XX": "临清"}


async def test_a_mask_in_place_of_a_mask_is_asked_for_again(masked: Chat) -> None:
    await fill(masked, 1, "XX市")
    assert "还有遮盖的符号" in masked.text
    assert load_known(masked) == {}
    await masked.say("临清")
    assert "读起来是“" in masked.text
    assert load_known(masked) == {"place:XX": "临清"}


async def test_a_button_of_a_mask_that_is_gone_shows_the_ledger(masked: Chat) -> None:
    await open_ledger(masked)
    await masked.press(encode(Press("mask", 1, value=5)))
    assert "已经不在报告里" in masked.text
    assert "1. XX市委部署" in masked.text


async def test_a_form_whose_mask_is_gone_changes_nothing(masked: Chat) -> None:
    await open_ledger(masked)
    await masked.tap("1")
    masked.town.do(lambda conn: clear_answer(conn))
    await masked.say("临清")
    assert load_known(masked) == {}


def clear_answer(conn: Connection) -> None:
    (state,) = conn.execute(select(drafts.c.state).where(drafts.c.id == 1)).scalars()
    conn.execute(drafts.update().values(state=state.replace("XX", "本").replace("X", "3")))


async def test_the_real_and_the_masked_copy_are_made_beside_the_answers(masked: Chat) -> None:
    await open_ledger(masked)
    await masked.tap("真实版")
    await open_ledger(masked)
    await masked.tap("遮盖版")
    query = select(errands.c.kind, errands.c.params).order_by(errands.c.id)
    rows = masked.town.do(lambda conn: conn.execute(query).all())
    asked = [(row[0], json.loads(row[1])["copy"]) for row in rows]
    assert asked == [("mask_copy", "real"), ("mask_copy", "masked")]


async def test_the_real_copy_has_the_ledgers_words_and_the_masked_one_has_none(
    masked: Chat,
) -> None:
    await fill(masked, 1, "临清")
    await fill(masked, 2, "6")
    real = make_copy(masked, "real")
    assert "临清市委部署，召开会议6次，建设平安临清，提拔干部X人。" in read(real)
    assert real is not None
    assert "真实版_草稿" in real.name
    await masked.press(encode(Press("visit", 1, 0, "work")))
    await masked.say("临清市委部署，建设平安XX。")
    assert "XX市委部署，建设平安XX。" in read(make_copy(masked, "masked"))


async def test_a_copy_of_somebody_elses_draft_is_not_made(masked: Chat) -> None:
    other = masked.town.join(8)
    assert make_copy(other, "real") is None
    assert make_copy(masked, "else") is None
    await other.press(encode(Press("masks", 1)))
    assert "XX" not in other.text


async def test_a_report_is_resolved_as_the_ledger_says(masked: Chat) -> None:
    await fill(masked, 1, "临清")

    def job(conn: Connection) -> tuple[str, int]:
        person = load_person(conn, masked.id)
        assert person is not None
        stored = find_draft(conn, person, 1, masked.town.interviews)
        assert stored is not None
        outline = build_outline(stored.interview, stored.draft)
        resolved = apply_masks(conn, stored, outline)
        return str(resolved), sum(mask.open for mask in list_masks(conn, stored))

    said, still = masked.town.do(job)
    assert "平安临清" in said
    assert still == 2
