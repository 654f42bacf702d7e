"""Updates that come twice, edited messages, and faults on the way."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, select, update
from telegram import Update

from bot.handlers import desk as desk_module
from bot.store.tables import people, updates
from conversations.buttons import Press, encode
from tests.integration.chat.driver import Chat, Town, on_sqlite

database_url = on_sqlite


def build_text(chat: Chat, update_id: int, text: str) -> Update:
    message = {"message_id": update_id, "date": 1, "chat": {"id": chat.id, "type": "private"}}
    sender = {"id": chat.id, "is_bot": False, "first_name": "张三"}
    content: dict[str, Any] = {"message": {**message, "from": sender, "text": text}}
    return Update.de_json({"update_id": update_id, **content})


async def test_a_repeated_update_is_a_no_op_that_offers_the_card_again(everything: Chat) -> None:
    town, repeated = everything.town, build_text(everything, 900, "市委办")
    await town.desk.take(repeated)
    await town.desk.take(repeated)
    assert len(town.read(everything.id)) == 1, "the first reply is still on its way"
    await town.desk.take(repeated)
    [again] = town.read(everything.id)
    assert "多少件？" in again.text
    assert "已保存" not in again.text


async def test_a_repeated_update_of_a_stranger_says_nothing(town: Town) -> None:
    stranger = town.meet(5)
    await town.desk.take(build_text(stranger, 900, "你好"))
    town.read(5)
    town.clock.pass_by(hours=2)
    await town.desk.take(build_text(stranger, 900, "你好"))
    assert town.read(5) == []


async def test_a_fault_leaves_the_update_untaken(
    everything: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    town, sent = everything.town, build_text(everything, 900, "市委办")

    def fail(*_: object) -> None:
        raise OSError("disk full")

    with monkeypatch.context() as patch:
        patch.setattr(desk_module, "put", fail)
        with pytest.raises(OSError, match="disk full"):
            await town.desk.take(sent)
    assert town.read(everything.id) == []
    await town.desk.take(sent)
    [card] = town.read(everything.id)
    assert "已保存：市委办" in card.text


async def test_a_toast_that_cannot_be_shown_holds_nothing_up(everything: Chat) -> None:
    everything.town.toasts.broken = True
    await everything.tap("跳过")
    assert "多少件？" in everything.text


async def test_an_edited_message_amends_its_answer(everything: Chat) -> None:
    await everything.say("市委办")
    typed = everything.messages
    await everything.say("12")
    await everything.edit(typed, "市政府办")
    assert "已按您修改的内容更新：市政府办" in everything.text
    assert "哪一天？" in everything.text
    await everything.tap("上一题")
    await everything.tap("上一题")
    assert "市政府办" in everything.text


async def test_an_edit_finds_its_answer_in_another_draft(everything: Chat) -> None:
    await everything.say("市委办")
    typed = everything.messages
    await everything.press(encode(Press("period", question="everything", value=2025)))
    await everything.edit(typed, "市政府办")
    assert "另一份草稿“2026年度样样报告”" in everything.text
    assert "2025年度样样报告" in everything.text
    await everything.say("/start")
    await everything.tap("▶ 2026年度")
    await everything.tap("上一题")
    assert "市政府办" in everything.text


async def test_an_edit_that_is_no_answer_in_another_draft_says_so(everything: Chat) -> None:
    await everything.say("市委办")
    await everything.say("12")
    typed = everything.messages
    await everything.press(encode(Press("period", question="everything", value=2025)))
    await everything.edit(typed, "十几件吧")
    assert "原来的回答没有变" in everything.text
    assert "哪个单位？" in everything.text


async def test_an_edit_without_an_open_draft_opens_the_one_it_is_in(everything: Chat) -> None:
    await everything.say("市委办")
    typed = everything.messages
    await everything.press(encode(Press("period", question="everything", value=2025)))
    await everything.say("/cancel")
    await everything.tap("丢进回收站")
    await everything.edit(typed, "市政府办")
    assert "多少件？" in everything.text
    await everything.say("12")
    assert "已保存：12" in everything.text


async def test_an_edit_of_nothing_known_says_so(everything: Chat) -> None:
    await everything.edit(3, "从前的一句话")
    assert "不是现有的回答" in everything.text
    assert "哪个单位？" in everything.text


async def test_an_edit_that_is_no_answer_keeps_the_old_one(everything: Chat) -> None:
    await everything.say("市委办")
    await everything.say("12")
    await everything.edit(everything.messages, "十几件吧")
    assert "这里要一个整数" in everything.text
    await everything.say("/back")
    assert "现在的回答（再发一次就换掉它）：\n12" in everything.text


async def test_who_writes_again_is_reachable_again(chat: Chat) -> None:
    town = chat.town

    def mark(conn: Connection) -> None:
        conn.execute(update(people).values(unreachable_at=town.clock() - timedelta(days=1)))

    town.do(mark)
    await chat.say("/start")
    query = select(people.c.unreachable_at)
    assert town.do(lambda conn: conn.execute(query).scalar_one()) is None


async def test_an_update_that_says_nothing_to_us_is_not_even_noted(town: Town) -> None:
    await town.take(poll_answer={"poll_id": "1", "option_ids": [], "option_persistent_ids": []})
    assert town.do(lambda conn: conn.execute(select(updates.c.update_id)).all()) == []


async def test_control_characters_are_dropped(everything: Chat) -> None:
    await everything.say("市\x00委\x1b办\ud83d")
    assert "已保存：市委办" in everything.text
