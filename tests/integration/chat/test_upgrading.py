"""A draft whose template has a newer version: told of it, moved over or not, nothing lost."""

from __future__ import annotations

from typing import Any

import pytest

from bot.usecases.installing import install
from bot.words.files import read_own_files
from bot.words.interviews import read_interview
from conversations.buttons import Press, encode
from conversations.definition.interview import Interview
from conversations.definition.terms import Words
from tests.integration.chat.driver import Chat


def build_newer(interview: Interview, version: int = 2) -> Interview:
    """Return a version without the day, whose count is called number, and which asks one more."""
    first, second = interview.sections
    unit, count, _, story = first.questions
    number = count.model_copy(update={"id": "number"})
    more = unit.model_copy(update={"id": "place", "ask": Words(zh_CN="在哪里？", en="Where?")})
    changes: dict[str, Any] = {
        "version": version,
        "changes": Words(zh_CN="不再问日期。", en="The day is not asked."),
        "renamed": {"count": "number"},
        "sections": (
            first.model_copy(update={"questions": (unit, number, more, story), "body": ()}),
            second,
        ),
    }
    newer = interview.model_copy(update=changes)
    newer.__dict__.pop("by_id", None)
    return newer


@pytest.fixture
async def halfway(everything: Chat) -> Chat:
    """With three answers given when a newer version is installed; the first one is stored."""
    town = everything.town
    files = read_own_files(town.folders)
    read = [read_interview(file) for file in files]
    town.do(lambda conn: install(conn, town.interviews, read, town.clock()))
    for text in ("市委办", "12", "2026年7月3日"):
        await everything.say(text)
    offer(everything, 2)
    return everything


def offer(chat: Chat, version: int) -> None:
    interviews = chat.town.interviews
    interview = interviews.get("everything", 1)
    assert interview is not None
    interviews.offer([build_newer(interview, version)])


async def test_a_draft_goes_on_in_its_version_while_it_is_answered(halfway: Chat) -> None:
    await halfway.say("/back")
    assert "哪一天" in halfway.text
    assert any("新版" in label for label in halfway.labels)
    await halfway.say("2026年7月4日")
    assert "经过怎样" in halfway.text


@pytest.mark.parametrize("way", ["/continue", "open", "card"])
async def test_whoever_opens_the_draft_is_asked_first(halfway: Chat, way: str) -> None:
    await (halfway.say(way) if way[0] == "/" else halfway.press(encode(Press(way, 1))))
    assert "不再问日期。" in halfway.text
    assert "在哪里？" in halfway.text, "what is asked anew"
    assert "哪一天？" in halfway.text, "what has no place any more"


async def test_the_answers_follow_the_draft_to_the_newer_version(halfway: Chat) -> None:
    await halfway.say("/continue")
    await halfway.press(halfway.last.find("换") if halfway.last else "")
    assert "已换到新版模板" in halfway.text
    assert "有 1 个回答" in halfway.text
    assert "在哪里？" in halfway.text, "the first question that is open"
    await halfway.say("/back")
    assert "12" in halfway.text, "renamed, and still answered"
    assert not any("新版" in label for label in halfway.labels)
    await halfway.say("/continue")
    assert "在哪里？" in halfway.text or "多少件" in halfway.text


async def test_what_has_no_place_is_kept_and_shown(halfway: Chat) -> None:
    await halfway.press(encode(Press("takeover", 1)))
    await halfway.say("/outline")
    await halfway.press(encode(Press("leftovers", 1)))
    assert "哪一天？" in halfway.text
    assert "2026年7月3日" in halfway.text


async def test_whoever_declines_is_not_asked_again(halfway: Chat) -> None:
    await halfway.say("/continue")
    await halfway.tap("先不换")
    assert "经过怎样" in halfway.text
    assert not any("新版" in label for label in halfway.labels)
    await halfway.say("/continue")
    assert "经过怎样" in halfway.text


async def test_whoever_declined_can_still_move_over_from_the_contents(halfway: Chat) -> None:
    await halfway.press(encode(Press("keep", 1, value=2)))
    await halfway.say("/outline")
    await halfway.tap("新版")
    assert "不再问日期。" in halfway.text


async def test_a_version_newer_than_the_one_declined_is_asked_about(halfway: Chat) -> None:
    await halfway.press(encode(Press("keep", 1, value=2)))
    offer(halfway, 3)
    await halfway.say("/continue")
    assert "不再问日期。" in halfway.text


async def test_a_button_of_an_earlier_version_shows_the_latest_first(halfway: Chat) -> None:
    offer(halfway, 3)
    await halfway.press(encode(Press("takeover", 1, value=2)))
    assert "不再问日期。" in halfway.text
    await halfway.press(encode(Press("takeover", 1, value=3)))
    assert "已换到新版模板" in halfway.text


@pytest.mark.parametrize("verb", ["takeover", "upgrade"])
async def test_an_old_button_shows_the_card_when_there_is_nothing_newer(
    everything: Chat, verb: str
) -> None:
    await everything.press(encode(Press(verb, 1)))
    assert "哪个单位？" in everything.text


@pytest.mark.parametrize("verb", ["takeover", "upgrade", "leftovers"])
async def test_nobody_upgrades_the_draft_of_another(halfway: Chat, verb: str) -> None:
    other = halfway.town.join(8)
    await other.press(encode(Press(verb, 1)))
    assert "市委办" not in other.text
    assert "2026年7月3日" not in other.text
    await halfway.say("/continue")
    assert "不再问日期。" in halfway.text
