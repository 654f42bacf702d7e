"""/units: what administrators change, what heads watch, and forms on the way."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.store.deadline_tables import forms
from bot.usecases.deadlines import list_deadlines
from bot.usecases.obligations import save_obligation
from bot.usecases.people import HEAD, MEMBER, load_person, revoke
from bot.usecases.units import load_units, set_leader, set_unit
from conversations.buttons import Press, encode
from conversations.deadlines.obligation import Obligation
from tests.integration.chat.driver import Chat, Town

Tree = dict[str, int]


def place(town: Town, person_id: int, unit_id: int, role: str = MEMBER) -> Chat:
    """Return the chat of a person of the unit."""
    joined = town.join(person_id, role="member")
    town.do(lambda conn: set_unit(conn, person_id, unit_id, role))
    return joined


def find_path(town: Town, name: str) -> str:
    known = town.do(load_units)
    return str(next(known.path(unit.id) for unit in known.by_id.values() if unit.name == name))


async def test_an_administrator_builds_the_tree(town: Town, chat: Chat) -> None:
    await chat.say("/units")
    assert "还没有单位" in chat.text
    await chat.tap("加最上层单位")
    assert "单位叫什么" in chat.text
    await chat.say("市委")
    assert "“市委”加好了" in chat.text
    await chat.tap("加下级单位")
    await chat.say("  办公室 ")
    assert find_path(town, "办公室") == "市委 › 办公室"
    await chat.tap("单位和人员")
    assert "1. 市委（0 人）\n　2. 办公室（0 人）" in chat.text


async def test_a_name_that_is_taken_is_asked_again_and_kept(chat: Chat, tree: Tree) -> None:
    await chat.press(encode(Press("unit_add", tree["市委"])))
    await chat.say("组织部")
    assert "已经有一个单位叫“组织部”了" in chat.text
    assert "您发的是：\n组织部" in chat.text
    await chat.say("宣传部")
    assert "“宣传部”加好了" in chat.text


async def test_a_name_too_long_is_said_so_and_shown_back(chat: Chat, tree: Tree) -> None:
    await chat.press(encode(Press("unit_name", tree["文电科"])))
    assert "现在填的是：文电科" in chat.text
    await chat.say("长" * 51)
    assert "最多 50 个字" in chat.text
    assert "长" * 51 in chat.text
    await chat.tap("不改")
    assert "名称改好了" in chat.text


async def test_a_unit_is_renamed_moved_and_removed(town: Town, chat: Chat, tree: Tree) -> None:
    await chat.press(encode(Press("unit", tree["文电科"])))
    await chat.tap("改名")
    await chat.say("机要科")
    await chat.tap("换上级")
    assert "市委 › 办公室 › 机要科" not in chat.labels
    await chat.tap("市委 › 组织部")
    assert find_path(town, "机要科") == "市委 › 组织部 › 机要科"
    await chat.tap("删除单位")
    await chat.tap("确定")
    assert "单位删掉了" in chat.text
    assert "机要科" not in chat.text


async def test_a_unit_with_something_in_it_stays(town: Town, chat: Chat, tree: Tree) -> None:
    await chat.press(encode(Press("unit", tree["办公室"])))
    assert "删除单位" not in chat.labels
    await chat.press(encode(Press("unit_remove", tree["办公室"])))
    assert "它下面还有单位" in chat.text
    await chat.press(encode(Press("unit_remove", tree["组织部"])))
    place(town, 9, tree["组织部"])
    await chat.tap("确定")
    assert "它里面还有人" in chat.text
    assert find_path(town, "组织部")


async def test_a_person_is_put_into_a_unit_as_its_head(town: Town, chat: Chat, tree: Tree) -> None:
    town.join(8, role="member")
    await chat.press(encode(Press("unit", tree["办公室"])))
    await chat.tap("安排人员")
    await chat.press(chat.last.buttons[1]["callback_data"] if chat.last else "")
    await chat.tap("负责人")
    assert "职务：负责人" in chat.text
    await chat.tap("确定")
    assert "负责人：张三" in chat.text
    person = town.do(lambda conn: load_person(conn, 8))
    assert (person.unit_id, person.role) == (tree["办公室"], HEAD)
    await chat.tap("人员")
    await chat.press(encode(Press("person", 8)))
    await chat.tap("换单位或职务")
    await chat.tap("不属于任何单位")
    await chat.tap("确定")
    assert town.do(lambda conn: load_person(conn, 8)).unit_id is None
    assert town.do(lambda conn: load_person(conn, 8)).role == MEMBER


async def test_an_administrator_in_a_unit_stays_one(town: Town, chat: Chat, tree: Tree) -> None:
    await chat.press(encode(Press("unit_person", tree["办公室"])))
    await chat.tap("张三")
    assert "职务" not in chat.text
    await chat.tap("确定")
    person = town.do(lambda conn: load_person(conn, chat.id))
    assert (person.unit_id, person.is_administrator) == (tree["办公室"], True)


async def test_a_leader_is_named_and_forgotten_when_revoked(
    town: Town, chat: Chat, tree: Tree
) -> None:
    town.join(8, role="member")
    town.do(lambda conn: set_leader(conn, tree["组织部"], 8))
    await chat.press(encode(Press("unit", tree["组织部"])))
    assert "分管领导：张三" in chat.text
    town.do(lambda conn: revoke(conn, 8))
    await chat.press(encode(Press("unit", tree["组织部"])))
    assert "分管领导：还没有定" in chat.text


async def test_people_are_called_as_the_administrator_says(town: Town, chat: Chat) -> None:
    town.join(8, role="member")
    await chat.say("/units")
    await chat.tap("没有单位的人（2）")
    await chat.press(encode(Press("person", 8)))
    await chat.tap("改名字")
    await chat.say("李四")
    assert "名字改好了" in chat.text
    assert town.do(lambda conn: load_person(conn, 8)).name == "李四"


async def test_a_head_watches_their_part_and_changes_nothing(
    town: Town, chat: Chat, tree: Tree
) -> None:
    head = place(town, 8, tree["办公室"], HEAD)
    await head.say("/start")
    assert {"报送任务", "报送台账", "单位和人员"} <= set(head.labels)
    await head.say("/units")
    assert "1. 办公室（1 人）\n　2. 文电科（0 人）" in head.text
    assert "组织部" not in head.text
    assert head.labels == ["1", "2", "🏠 首页"]
    await head.tap("1")
    assert head.labels == ["文电科（0）", "单位和人员", "🏠 首页"]
    for verb in ("unit_add", "unit_name", "unit_move", "unit_leader", "unit_person", "unit_remove"):
        await head.press(encode(Press(verb, tree["文电科"])))
        await head.say("篡改")
    await head.press(encode(Press("unit", tree["市委"])))
    assert "打不开" in head.text
    await head.press(encode(Press("person_name", chat.id)))
    await head.say("篡改")
    assert town.do(lambda conn: load_person(conn, chat.id)).name == "张三"
    assert len(town.do(load_units).by_id) == 4
    assert find_path(town, "文电科") == "市委 › 办公室 › 文电科"


async def test_a_member_has_nothing_to_do_with_units(town: Town, tree: Tree) -> None:
    member = place(town, 8, tree["办公室"])
    await member.say("/start")
    assert "报送期限" in member.labels
    assert "单位和人员" not in member.labels
    await member.say("/units")
    assert "您自己要报的，在「报送期限」里" in member.text
    await member.press(encode(Press("unit", tree["办公室"])))
    assert "文电科" not in member.text + str(member.labels)


async def test_a_form_does_nothing_more_once_the_right_is_lost(town: Town, tree: Tree) -> None:
    other = town.join(8)
    await other.press(encode(Press("unit_name", tree["文电科"])))
    card = other.last
    town.join(8, role="member")
    await other.say("篡改")
    assert "办不了了" in other.text
    assert card is not None
    await other.press(card.find("不改"))
    assert other.toast == "这张表已经填完或者收起了。"
    assert find_path(town, "文电科")


async def test_a_form_whose_unit_is_gone_ends_kindly(town: Town, chat: Chat, tree: Tree) -> None:
    await chat.press(encode(Press("unit_name", tree["文电科"])))
    other = town.join(8)
    await other.press(encode(Press("unit_remove", tree["文电科"])))
    await other.tap("确定")
    await chat.say("机要科")
    assert "办不了了" in chat.text
    assert town.do(lambda conn: conn.execute(select(forms)).all()) == []


async def test_a_form_left_half_way_is_offered_again(town: Town, chat: Chat, tree: Tree) -> None:
    town.join(8, role="member")
    await chat.press(encode(Press("unit_person", tree["办公室"])))
    await chat.say("没有这个人")
    await chat.press(chat.last.buttons[0]["callback_data"] if chat.last else "")
    left = chat.last
    await chat.say("/help")
    await chat.say("不是表里的")
    assert "记下了" in chat.text
    await chat.press(encode(Press("unit_person", tree["组织部"])))
    assert "上次填到一半" not in chat.text
    await chat.press(encode(Press("unit_person", tree["办公室"])))
    assert "上次填到一半" in chat.text
    assert "人员：张三" in chat.text
    await chat.say("随便")
    assert "请先点一下" in chat.text
    await chat.tap("重新填")
    assert "谁？" in chat.text
    assert left is not None
    await chat.press(left.find("确定"))
    assert chat.toast == "这是旧按钮，现在的在最下面。"
    assert "谁？" in chat.text


async def test_putting_a_form_away_says_that_it_is_kept(chat: Chat, tree: Tree) -> None:
    await chat.press(encode(Press("unit_name", tree["文电科"])))
    await chat.tap("算了")
    assert not chat.toast
    await chat.press(encode(Press("unit_name", tree["文电科"])))
    await chat.say("长" * 51)
    await chat.tap("算了")
    assert "都留着" in (chat.toast or "")


async def test_a_form_is_gone_on_with(town: Town, chat: Chat, tree: Tree) -> None:
    town.join(8, role="member")
    await chat.press(encode(Press("unit_person", tree["办公室"])))
    await chat.press(chat.last.buttons[1]["callback_data"] if chat.last else "")
    await chat.say("/cancel")
    assert "市委 › 办公室" in chat.text
    await chat.press(encode(Press("unit_person", tree["办公室"])))
    await chat.tap("接着填")
    assert "做什么" in chat.text
    await chat.say("/back")
    assert "谁？" in chat.text
    await chat.say("/skip")
    await chat.tap("成员")
    await chat.tap("确定")
    assert town.do(lambda conn: load_person(conn, 8)).unit_id == tree["办公室"]


async def test_the_button_of_a_form_that_is_done_does_nothing(
    town: Town, chat: Chat, tree: Tree
) -> None:
    await chat.press(encode(Press("unit_move", tree["文电科"])))
    button = chat.last.find("市委 › 组织部") if chat.last else ""
    await chat.tap("最上层")
    await chat.press(button)
    assert chat.toast == "这张表已经填完或者收起了。"
    town.clock.pass_by(seconds=1)
    await chat.press(encode(Press("unit_move", tree["文电科"])))
    await chat.press(button)
    assert chat.toast == "这是旧按钮，现在的在最下面。"
    assert find_path(town, "文电科") == "文电科"


async def test_an_option_of_a_list_that_changed_is_an_old_button(
    town: Town, chat: Chat, tree: Tree
) -> None:
    await chat.press(encode(Press("unit_move", tree["文电科"])))
    button = chat.last.find("市委 › 组织部") if chat.last else ""
    other = town.join(8)
    await other.press(encode(Press("unit_add", tree["办公室"])))
    await other.say("秘书科")
    await chat.press(button)
    assert chat.toast == "这是旧按钮，现在的在最下面。"
    assert find_path(town, "文电科") == "市委 › 办公室 › 文电科"
    await chat.say("组织部")
    assert find_path(town, "文电科") == "市委 › 组织部 › 文电科"


async def test_a_picture_sent_into_a_form_leaves_it_open(chat: Chat, tree: Tree) -> None:
    await chat.press(encode(Press("unit_name", tree["文电科"])))
    await chat.send(photo=[{"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}])
    assert "请打字发来" in chat.text
    await chat.say("机要科")
    assert "名称改好了" in chat.text


async def test_an_update_that_came_before_shows_the_form_again(
    town: Town, chat: Chat, tree: Tree
) -> None:
    await chat.press(encode(Press("unit_name", tree["文电科"])))
    town.updates -= 1
    await chat.say("机要科")
    assert "单位叫什么" in chat.text
    assert find_path(town, "文电科")


async def test_an_invite_is_for_a_unit(town: Town, chat: Chat, tree: Tree) -> None:
    await chat.say("/invite")
    await chat.tap("成员")
    assert "属于哪个单位" in chat.text
    await chat.tap("市委 › 办公室")
    assert "单位：市委 › 办公室" in chat.text
    code = chat.text.split("\n")[2]
    guest = town.meet(5)
    await guest.say(code)
    assert "您已经加入" in guest.text
    assert town.do(lambda conn: load_person(conn, 5)).unit_id == tree["办公室"]


def owe(town: Town) -> None:
    """Have every unit with people owe a report."""
    rule = Obligation("月报", None, "monthly", town.clock().date())
    town.do(lambda conn: save_obligation(conn, town.interviews, rule, None, town.clock()))


def count_due(town: Town, unit_id: int) -> int:
    return len(town.do(lambda conn: list_deadlines(conn, units=[unit_id])))


async def test_a_unit_owes_as_soon_as_somebody_is_put_into_it(
    town: Town, chat: Chat, tree: Tree
) -> None:
    town.join(8, role="member")
    owe(town)
    assert count_due(town, tree["办公室"]) == 0
    await chat.press(encode(Press("unit", tree["办公室"])))
    await chat.tap("安排人员")
    await chat.press(chat.last.buttons[1]["callback_data"] if chat.last else "")
    await chat.tap("成员")
    await chat.tap("确定")
    assert count_due(town, tree["办公室"]) >= 12
    await chat.press(encode(Press("person", 8)))
    await chat.tap("换单位或职务")
    await chat.tap("市委 › 组织部")
    await chat.tap("成员")
    await chat.tap("确定")
    assert count_due(town, tree["组织部"]) >= 12
    assert count_due(town, tree["办公室"]) == 0


async def test_a_unit_owes_as_soon_as_somebody_is_invited_into_it(
    town: Town, chat: Chat, tree: Tree
) -> None:
    owe(town)
    await chat.say("/invite")
    await chat.tap("成员")
    await chat.tap("市委 › 办公室")
    code = chat.text.split("\n")[2]
    await town.meet(5).say(code)
    assert count_due(town, tree["办公室"]) >= 12
    assert count_due(town, tree["组织部"]) == 0


@pytest.mark.usefixtures("tree")
async def test_an_invite_may_be_for_no_unit(town: Town, chat: Chat) -> None:
    await chat.say("/invite")
    await chat.tap("管理员")
    await chat.tap("不属于任何单位")
    guest = town.meet(5)
    await guest.say(chat.text.split("\n")[2])
    assert town.do(lambda conn: load_person(conn, 5)).unit_id is None


@pytest.mark.parametrize("language", ["zh_CN", "en"])
async def test_long_lists_are_turned(town: Town, tree: Tree, language: str) -> None:
    chat = town.join(language=language)
    for number in range(20, 32):
        town.join(number, role="member")
    await chat.press(encode(Press("unit_leader", tree["组织部"])))
    first = chat.labels
    later = "后一页" if language == "zh_CN" else "Later"
    await chat.tap(later)
    assert chat.labels != first
    await chat.press(chat.last.buttons[0]["callback_data"] if chat.last else "")
    assert town.do(load_units).get(tree["组织部"]).leader_id is not None
