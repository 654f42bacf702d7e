"""A bot one likes: it knows where one stopped, leads there, and is set as one wants it."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from sqlalchemy import update

from bot.store.tables import drafts
from tests.acceptance.chatting import press, say, start_report
from tests.acceptance.house import House
from tests.acceptance.person import Bubble, Person

CHINESE = re.compile("[\u4e00-\u9fff]+")
QUOTED = {"语言", "市委政法委"}
"""Chinese that an English chat does quote: the way to the languages, and an example."""


async def test_coming_back_after_a_night(house: House, member: Person) -> None:
    await start_report(member)
    await say(member, "市委政法委")
    await say(member, "/outline")
    card = await press(member, "复制链接")
    links = [button["copy"] for row in card.shape["keyboard"] for button in row if "copy" in button]
    pass_a_night(house, member)

    card = await say(member, "/start")
    assert "上次写到“基本信息”第 2 题" in card.text.splitlines()[0]
    card = await press(member, "▶ 继续")
    assert "以谁的名义汇报" in card.text
    report, section, question = (link.partition("=")[2] for link in links)
    await press(member, "领导班子")
    for payload, asked in ((question, "以谁的名义"), (section, "标题要自己写吗")):
        card = await say(member, f"/start {payload}")
        assert asked in card.text
    pass_a_night(house, member)
    card = await say(member, "关于上半年工作的报告")
    assert "接着上次，记在了“基本信息”第 3 题：关于上半年工作的报告" in card.text
    card = await say(member, f"/start {report}")
    assert "主送机关是谁" in card.text
    assert_one_message_each(member)


async def test_settings_are_kept(member: Person) -> None:
    await start_report(member)
    await say(member, "/settings")
    toast = await member.press("题卡改为精简")
    assert toast == "好的，以后题卡短一些。"
    await member.wait_message()
    await press(member, "改时区")
    card = await say(member, "Asia/Kashgar")
    assert "Asia/Kashgar" in card.text
    card = await say(member, "/continue")
    assert card.text.splitlines()[0] == "基本信息 1/5 · 0%"
    await say(member, "/settings")
    await press(member, "题卡改为完整")
    card = await say(member, "/continue")
    assert "提示：" in card.text
    assert_one_message_each(member)


async def test_in_english_no_word_is_left_in_chinese(house: House) -> None:
    async with await house.admit("Li", "en") as person:
        await say(person, "Twelve sessions of joint training took place.")
        for command in ("help", "basket", "find training", "settings", "note", "import"):
            await say(person, f"/{command}")
        await press(person, "New report")
        await press(person, "Half-year")
        await press(person, "2026")
        for command in ("review", "attachments", "undo", "import", "outline", "settings"):
            await say(person, f"/{command}")
        await say(person, "/continue")
        await say(person, "What goes here?")
        await say(person, "Office")
        await say(person, "/undo")
        said = [each for each in person.messages if not each.out]
        assert {word for each in said for word in find_chinese(each)} <= QUOTED
        assert_one_message_each(person)


def find_chinese(bubble: Bubble) -> list[str]:
    """Return the Chinese words in the message and on its buttons."""
    labels = [label for row in bubble.buttons for label in row]
    return CHINESE.findall("\n".join([bubble.text, *labels]))


def pass_a_night(house: House, person: Person) -> None:
    """Have the person's drafts lie since yesterday."""
    lying = update(drafts).where(drafts.c.owner == person.id)
    since = datetime.now(UTC) - timedelta(hours=20)
    house.do(lambda conn: conn.execute(lying.values(changed_at=since)))


def assert_one_message_each(person: Person) -> None:
    """Assert that whatever was typed got one message, and that a tap brought none."""
    came = [each["message"]["out"] for each in person.events if each["type"] == "message"]
    assert came.count(True) == came.count(False)
