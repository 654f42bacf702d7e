"""The basket: what is noted on any day of the year lies ready when its question comes."""

from __future__ import annotations

from tests.acceptance.chatting import press, say
from tests.acceptance.person import Bubble, Person
from tests.integration.files.scans import draw

STUDY = "理论武装轮训两期。覆盖全体干警，共120人次。"
STORY = "河湾县召开专题培训会，四个支部到场。"
CHOSEN = "强化党的创新理论武装"


async def test_what_was_noted_is_there_when_its_question_comes(member: Person) -> None:
    card = await say(member, STUDY)
    assert "记下了" in card.text
    assert "话题：强化理论武装（我猜的" in card.text
    await press(member, "换个话题")
    card = await press(member, CHOSEN)
    assert f"话题：{CHOSEN}" in card.text
    (told,) = await member.say(STORY)
    await member.wait_message()
    card = await forward(member, told)
    assert "记下了" in card.text
    card = await send_photo(member, "练兵比武现场")
    assert "照片 1 张" in card.text

    card = await say(member, "/basket")
    assert "4 条待用，0 条已用" in card.text
    card = await say(member, "/find 轮训")
    assert STUDY in card.text
    assert STORY not in card.text

    card = await begin(member)
    card = await press(member, "随手记 1 条可用")
    assert STUDY in card.text
    card = await press(member, "用第 1 条")
    assert f"✅ （一）{CHOSEN}" in card.text
    card = await forward(member, told)
    assert "记下了" in card.text
    card = await press(member, "作为这一题的回答")
    assert f"用上了：{STORY}" in card.text

    card = await say(member, "/basket")
    assert "3 条待用，2 条已用" in card.text
    await press(member, "清掉用过的 2 条")
    card = await press(member, "都放进回收站")
    assert "3 条待用，0 条已用" in card.text


async def begin(person: Person) -> Bubble:
    """Begin a report and answer up to its first list."""
    await say(person, "/new")
    await press(person, "上半年履行")
    await press(person, "2026年上半年")
    await say(person, "市委政法委")
    await press(person, "领导班子")
    await press(person, "跳过")
    await press(person, "跳过")
    return await say(person, "各项工作平稳，现汇报如下：")


async def send_photo(person: Person, caption: str) -> Bubble:
    """Send a photo; return the answer."""
    await person.send_file("现场.jpg", draw(), caption)
    return await person.wait_message()


async def forward(person: Person, bubble: Bubble) -> Bubble:
    """Forward a message of the chat to the bot; return the answer."""
    await person.forward(bubble.id)
    return await person.wait_message()
