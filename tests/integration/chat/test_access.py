"""Who gets in, who may do what, and what people from outside are told."""

from __future__ import annotations

import hashlib

import pytest
from sqlalchemy import select

from bot.handlers.presses import ACTS
from bot.store.tables import drafts, invites
from bot.usecases.invites import LIFETIME, make_invite, normalise_code
from bot.usecases.people import list_members, revoke
from conversations.buttons import Press, encode
from tests.integration.chat.driver import Chat, Town


def make_code(town: Town, role: str = "member") -> str:
    code: str = town.do(lambda conn: make_invite(conn, role, None, town.clock()))
    return code


async def test_a_stranger_gets_one_polite_line_an_hour(town: Town) -> None:
    stranger = town.meet(5)
    assert len(await stranger.say("你好")) == 1
    assert "受邀" in stranger.text
    assert stranger.labels == []
    assert await stranger.say("在吗") == []
    assert await stranger.say("/start") == []
    town.clock.pass_by(hours=1)
    assert len(await stranger.say("/help")) == 1


async def test_a_button_of_a_stranger_is_answered_with_nothing(town: Town) -> None:
    stranger = town.meet(5)
    assert await stranger.press(encode(Press("home"))) == []
    assert stranger.toast is None


@pytest.mark.parametrize("prefix", ["", "/start "])
async def test_a_code_lets_one_person_in_once(town: Town, prefix: str) -> None:
    code = make_code(town)
    guest = town.meet(5)
    await guest.say(prefix + code)
    assert "您已经加入" in guest.text
    assert "＋ 新报告" in guest.labels
    assert "邀请同事" not in guest.labels
    other = town.meet(6)
    await other.say(prefix + code)
    assert "不对" in other.text


async def test_a_code_is_read_as_people_type_it(town: Town) -> None:
    guest = town.meet(5, language_code="en-GB")
    await guest.say(make_code(town).lower().replace("-", " ").replace("o", "0"))
    assert "You are in" in guest.text


async def test_a_code_is_stored_as_a_hash_and_expires(town: Town) -> None:
    code = make_code(town)
    stored = town.do(lambda conn: conn.execute(select(invites.c.code_hash)).scalar_one())
    plain = normalise_code(code) or ""
    assert len(plain) == 26
    assert stored == hashlib.sha256(plain.encode()).hexdigest()
    town.clock.pass_by(seconds=LIFETIME.total_seconds())
    guest = town.meet(5)
    await guest.say(code)
    assert "过期" in guest.text


async def test_wrong_codes_lock_out_for_an_hour_and_then_longer(town: Town) -> None:
    code, guest = make_code(town), town.meet(5)
    for left in (4, 3, 2, 1):
        await guest.say("/start wrong")
        assert f"还可以试 {left} 次" in guest.text
    await guest.say("/start wrong")
    assert "请 1 小时以后再试" in guest.text
    await guest.say(code)
    assert "您已经加入" not in guest.text
    town.clock.pass_by(hours=1)
    await guest.say("/start wrong")
    assert "请 2 小时以后再试" in guest.text
    town.clock.pass_by(hours=1)
    await guest.say(code)
    assert "您已经加入" not in guest.text
    town.clock.pass_by(hours=1)
    await guest.say(code)
    assert "您已经加入" in guest.text


async def test_who_is_in_may_tap_an_invite_link_without_using_it_up(town: Town, chat: Chat) -> None:
    code = make_code(town)
    await chat.say(f"/start {code}")
    assert "汇报助手" in chat.text
    guest = town.meet(5)
    await guest.say(code)
    assert "您已经加入" in guest.text


@pytest.mark.parametrize("prefix", ["", "/start "])
async def test_a_member_rises_by_the_code_of_an_administrator_alone(
    town: Town, prefix: str
) -> None:
    member = town.join(8, role="member")
    await member.press(encode(Press("period", question="everything", value=2026)))
    await member.say("/start " + make_code(town, "member"))
    assert "管理员" not in member.text
    await member.say(prefix + make_code(town, "administrator"))
    assert "您现在是管理员了" in member.text
    assert "邀请同事" in member.labels
    await member.say("/continue")
    assert "哪个单位？" in member.text


async def test_an_administrator_invites(town: Town, chat: Chat) -> None:
    await chat.say("/invite")
    await chat.tap("管理员")
    code = chat.text.split("\n")[2]
    assert f"https://t.me/huibao_bot?start={code}" in chat.text
    assert "2026年7月6日 09:00 前有效" in chat.text
    guest = town.meet(5)
    await guest.say(code)
    assert "邀请同事" in guest.labels


async def test_a_member_cannot_invite_by_any_way(town: Town) -> None:
    member = town.join(8, role="member")
    await member.say("/invite")
    assert "管理员" in member.text
    await member.press(encode(Press("role", value=1)))
    assert "管理员" in member.text
    assert town.do(lambda conn: conn.execute(select(invites.c.id)).all()) == []


async def test_a_revoked_person_is_a_stranger_at_once_and_gets_all_back(
    town: Town, everything: Chat
) -> None:
    await everything.say("市委办")
    button = everything.last.find("跳过") if everything.last else ""
    assert town.do(lambda conn: revoke(conn, everything.id))
    assert town.do(list_members) == []
    assert await everything.press(button) == []
    await everything.say("12")
    assert "受邀" in everything.text
    await everything.say(make_code(town))
    assert "您已经加入" in everything.text
    await everything.tap("▶ 2026年度")
    assert "多少件？" in everything.text


async def test_the_invites_of_a_revoked_administrator_are_void(town: Town, chat: Chat) -> None:
    code = town.do(lambda conn: make_invite(conn, "administrator", chat.id, town.clock()))
    town.do(lambda conn: revoke(conn, chat.id))
    await chat.say(code)
    assert "不对" in chat.text


async def test_revoking_nobody_says_so(town: Town) -> None:
    assert not town.do(lambda conn: revoke(conn, 12345))


async def test_another_persons_draft_is_out_of_reach(town: Town, everything: Chat) -> None:
    await everything.say("秘密")
    kept = town.do(lambda conn: conn.execute(select(drafts)).all())
    thief = town.join(8)
    await thief.say("/start")
    for verb in set(ACTS) - {"period", "again"}:
        for question in ("unit", "points", ""):
            await thief.press(encode(Press(verb, 1, 1, question, 0)))
            assert "秘密" not in thief.text
            assert not any("2026年度" in label for label in thief.labels)
    assert town.do(lambda conn: conn.execute(select(drafts)).all()) == kept


async def test_another_persons_document_is_out_of_reach(town: Town, everything: Chat) -> None:
    await everything.say("/finish")
    await everything.tap("生成草稿")
    thief = town.join(8)
    await thief.press(encode(Press("document", value=1)))
    assert "没有找到这份文档" in thief.text


async def test_in_a_group_one_line_and_nothing_of_a_draft(town: Town, everything: Chat) -> None:
    sender = {"id": everything.id, "is_bot": False, "first_name": "张三"}
    chat = {"id": -100, "type": "supergroup", "title": "群"}

    async def say(text: str) -> list[str]:
        message = {"message_id": 1, "date": 1, "chat": chat, "from": sender, "text": text}
        await town.take(message=message)
        return [said.text for said in town.read(-100)]

    assert await say("大家好") == []
    assert await say("/outline@other_bot") == []
    [line] = await say("/outline@huibao_bot")
    assert "私聊" in line
    assert await say("@huibao_bot 在吗") == []
    town.clock.pass_by(hours=1)
    assert len(await say("@huibao_bot 在吗")) == 1


async def test_a_button_in_a_group_is_answered_with_a_toast(town: Town, everything: Chat) -> None:
    sender = {"id": everything.id, "is_bot": False, "first_name": "张三"}
    chat = {"id": -100, "type": "group", "title": "群"}
    message = {"message_id": 1, "date": 1, "chat": chat, "text": "…"}
    query = {"id": "1", "from": sender, "chat_instance": "1", "data": "skip:1:0:unit:"}
    await town.take(callback_query={**query, "message": message})
    assert town.read(-100) == []
    assert "私聊" in (everything.toast or "")
    await everything.say("/continue")
    assert "哪个单位？" in everything.text


async def test_brought_into_a_group_the_bot_says_its_one_line(town: Town) -> None:
    bot = {"id": 99, "is_bot": True, "first_name": "汇报助手"}
    await town.take(
        my_chat_member={
            "chat": {"id": -100, "type": "group", "title": "群"},
            "from": {"id": 5, "is_bot": False, "first_name": "李四"},
            "date": 1,
            "old_chat_member": {"user": bot, "status": "left"},
            "new_chat_member": {"user": bot, "status": "member"},
        }
    )
    assert len(town.read(-100)) == 1
