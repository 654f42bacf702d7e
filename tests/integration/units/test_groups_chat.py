"""Groups: bound by who may, told what comes of it, let go when the bot leaves."""

from __future__ import annotations

from typing import Any

import pytest

from bot.usecases.groups import Group, find_group
from bot.usecases.people import HEAD
from bot.usecases.units import set_unit
from conversations.buttons import Press, encode
from tests.integration.chat.driver import BOT, Chat, Said, Town

Tree = dict[str, int]
GROUP = {"id": -100, "type": "group", "title": "群"}


async def say(town: Town, person_id: int, text: str) -> list[Said]:
    message = {"message_id": 1, "date": 1, "chat": GROUP, "from": build_user(person_id)}
    await town.take(message=message | {"text": text})
    return town.read(-100)


async def press(town: Town, person_id: int, data: str) -> list[Said]:
    message = {"message_id": 1, "date": 1, "chat": GROUP, "text": "…"}
    query = {"id": "1", "from": build_user(person_id), "chat_instance": "1", "data": data}
    await town.take(callback_query=query | {"message": message})
    return town.read(-100)


async def change_membership(town: Town, status: str, chat: dict[str, Any] = GROUP) -> None:
    bot = {"id": BOT.id, "is_bot": True, "first_name": "汇报助手"}
    rights = {"until_date": 0} if status == "kicked" else {}
    await town.take(
        my_chat_member={
            "chat": chat,
            "from": build_user(5),
            "date": 1,
            "old_chat_member": {"user": bot, "status": "member"},
            "new_chat_member": {"user": bot, "status": status, **rights},
        }
    )


def build_user(person_id: int) -> dict[str, object]:
    return {"id": person_id, "is_bot": False, "first_name": "张三", "language_code": "zh-hans"}


def find_bound(town: Town, chat_id: int = -100) -> Group | None:
    found: Group | None = town.do(lambda conn: find_group(conn, chat_id))
    return found


async def bind(town: Town, person_id: int, name: str) -> list[Said]:
    [asked] = await say(town, person_id, "/bind")
    return await press(town, person_id, asked.find(name))


async def test_an_administrator_binds_a_group(town: Town, chat: Chat, tree: Tree) -> None:
    [asked] = await say(town, chat.id, f"/bind@{BOT.username}")
    assert "都不会发到群里" in asked.text
    [done] = await press(town, chat.id, asked.find("组织部"))
    assert done.method == "editMessageText"
    assert "已经绑定到“组织部”" in done.text
    assert find_bound(town) == Group(-100, tree["组织部"], "zh_CN")
    [done] = await bind(town, chat.id, "办公室")
    assert find_bound(town) == Group(-100, tree["办公室"], "zh_CN")
    [done] = await say(town, chat.id, "/unbind")
    assert "已经解除绑定" in done.text
    assert find_bound(town) is None
    [done] = await say(town, chat.id, "/unbind")
    assert "没有绑定" in done.text


async def test_a_group_is_spoken_to_in_the_language_of_who_bound_it(town: Town, tree: Tree) -> None:
    english = town.join(8, language="en")
    [done] = await bind(town, english.id, "组织部")
    assert "This group is bound to" in done.text
    assert find_bound(town) == Group(-100, tree["组织部"], "en")


async def test_a_head_binds_groups_to_what_they_watch_alone(
    town: Town, chat: Chat, tree: Tree
) -> None:
    town.join(8, role="member")
    town.do(lambda conn: set_unit(conn, 8, tree["办公室"], HEAD))
    [asked] = await say(town, 8, "/bind")
    assert asked.labels == ["办公室", "文电科", "算了"]
    [refused] = await press(town, 8, encode(Press("bind", tree["市委"], 8)))
    assert "没有了" in refused.text
    await bind(town, 8, "文电科")
    assert find_bound(town) == Group(-100, tree["文电科"], "zh_CN")
    await bind(town, chat.id, "组织部")
    [refused] = await say(town, 8, "/unbind")
    assert "由管理员" in refused.text
    assert find_bound(town) == Group(-100, tree["组织部"], "zh_CN")


@pytest.mark.usefixtures("tree")
async def test_the_buttons_are_for_who_asked(town: Town, chat: Chat) -> None:
    town.join(8)
    [asked] = await say(town, chat.id, "/bind")
    for label in ("组织部", "算了"):
        assert await press(town, 8, asked.find(label)) == []
        assert chat.toast == "这几个按钮是给发 /bind 的人点的。"
    assert find_bound(town) is None
    [stopped] = await press(town, chat.id, asked.find("算了"))
    assert "没有绑定" in stopped.text


async def test_a_button_made_up_by_a_member_binds_nothing(town: Town, tree: Tree) -> None:
    town.join(8, role="member")
    assert await press(town, 8, encode(Press("bind", tree["市委"], 8))) == []
    assert "由管理员" in (town.toasts.shown[-1] or "")
    assert find_bound(town) is None


@pytest.mark.usefixtures("tree")
async def test_who_may_not_bind_gets_one_polite_line(town: Town) -> None:
    town.join(8, role="member")
    [line] = await say(town, 8, "/bind")
    assert "由管理员或单位负责人来做" in line.text
    assert await say(town, 8, "/bind") == []
    assert await say(town, 5, "/bind") == []
    town.clock.pass_by(hours=1)
    [line] = await say(town, 5, "/bind")
    assert "私聊" in line.text
    assert find_bound(town) is None


async def test_without_units_there_is_nothing_to_bind_to(town: Town, chat: Chat) -> None:
    [line] = await say(town, chat.id, "/bind")
    assert "还没有单位" in line.text


@pytest.mark.usefixtures("tree")
async def test_a_group_that_the_bot_left_is_let_go(town: Town, chat: Chat) -> None:
    for status in ("left", "kicked"):
        await bind(town, chat.id, "组织部")
        await change_membership(town, status)
        assert town.read(-100) == []
        assert find_bound(town) is None


@pytest.mark.usefixtures("tree")
async def test_blocking_the_bot_in_private_lets_no_group_go(town: Town, chat: Chat) -> None:
    await bind(town, chat.id, "组织部")
    await change_membership(town, "kicked", {"id": 5, "type": "private"})
    assert find_bound(town) is not None


async def test_a_group_is_followed_to_its_new_id(town: Town, chat: Chat, tree: Tree) -> None:
    await bind(town, chat.id, "组织部")
    message = {"message_id": 1, "date": 1, "chat": GROUP, "from": build_user(5)}
    await town.take(message=message | {"migrate_to_chat_id": -100200})
    assert find_bound(town) is None
    assert find_bound(town, -100200) == Group(-100200, tree["组织部"], "zh_CN")


async def test_brought_into_a_group_the_bot_says_how_it_is_bound(town: Town) -> None:
    await change_membership(town, "member")
    [line] = town.read(-100)
    assert "/bind" in line.text


async def test_a_form_in_private_is_not_touched_by_a_group(
    town: Town, chat: Chat, tree: Tree
) -> None:
    await chat.press(encode(Press("unit_name", tree["文电科"])))
    assert await say(town, chat.id, "机要科") == []
    await bind(town, chat.id, "组织部")
    await chat.say("机要科")
    assert "名称改好了" in chat.text
