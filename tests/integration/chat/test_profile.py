"""What is remembered of a unit: from the document made to the next report, seen and forgotten."""

from __future__ import annotations

import pytest
from sqlalchemy import insert, select

from bot.clock import tell_time
from bot.store.tables import profiles
from bot.usecases.people import revoke
from conversations.buttons import Press, encode
from conversations.definition.interview import Interview
from tests.integration.chat.driver import Chat


def remember(interview: Interview, *question_ids: str, sensitive: bool = False) -> Interview:
    """Return the interview with these answers remembered and offered again."""
    first, *others = interview.sections
    questions = tuple(
        question.model_copy(
            update={
                "profile": question.id,
                "default": f"{{{{ profile.{question.id} }}}}",
                "sensitive": sensitive,
            }
        )
        if question.id in question_ids
        else question
        for question in first.questions
    )
    remembering = interview.model_copy(
        update={"sections": (first.model_copy(update={"questions": questions}), *others)}
    )
    remembering.__dict__.pop("by_id", None)
    return remembering


@pytest.fixture
async def known(chat: Chat) -> Chat:
    """With a document made of a report that says unit, count and day."""
    interviews = chat.town.interviews
    interview = interviews.get("everything")
    assert interview is not None
    interviews.offer([remember(interview, "unit", "count", "day")])
    await start(chat, 2026)
    for text in ("市委办", "12", "2026年7月3日"):
        await chat.say(text)
    await chat.say("/finish")
    await chat.tap("生成草稿")
    return chat


async def start(chat: Chat, year: int) -> None:
    await chat.press(encode(Press("again", question="everything", value=year)))


def list_remembered(chat: Chat) -> dict[str, str]:
    query = select(profiles.c.key, profiles.c.value).where(profiles.c.person == chat.id)
    found: dict[str, str] = chat.town.do(
        lambda conn: {row[0]: row[1] for row in conn.execute(query)}
    )
    return found


async def test_a_document_is_what_makes_an_answer_remembered(known: Chat) -> None:
    assert list_remembered(known) == {"unit": "市委办", "count": "12", "day": "2026年7月3日"}
    await start(known, 2025)
    await known.say("市委政法委")
    assert list_remembered(known)["unit"] == "市委办"
    await known.say("/finish")
    await known.tap("生成草稿")
    assert list_remembered(known) == {"unit": "市委政法委", "count": "12", "day": "2026年7月3日"}


async def test_the_next_report_offers_what_is_remembered(known: Chat) -> None:
    await start(known, 2025)
    for value, following in (("市委办", "多少件"), ("12", "哪一天"), ("2026年7月3日", "经过怎样")):
        await known.tap(value)
        assert following in known.text


async def test_another_person_is_offered_nothing_of_it(known: Chat) -> None:
    other = known.town.join(8)
    await start(other, 2026)
    assert not any("市委办" in label for label in other.labels)
    await other.say("/profile")
    assert "什么也没有记" in other.text


async def test_what_is_remembered_is_shown_with_its_question(known: Chat) -> None:
    await known.say("/profile")
    assert "哪个单位？\n市委办" in known.text.replace("　", "")
    assert "多少件？" in known.text


async def test_one_answer_can_be_forgotten(known: Chat) -> None:
    await known.say("/help")
    await known.tap("记住的内容")
    await known.press(encode(Press("forget", question="unit")))
    assert list_remembered(known) == {"count": "12", "day": "2026年7月3日"}
    assert "市委办" not in known.text
    assert "不再记着" in known.text
    await start(known, 2025)
    assert not any("市委办" in label for label in known.labels)


async def test_all_can_be_forgotten(known: Chat) -> None:
    await known.say("/profile")
    await known.tap("全部删掉")
    assert list_remembered(known) == {}
    assert "什么也没有记" in known.text


async def test_a_draft_keeps_what_it_was_begun_with(known: Chat) -> None:
    await start(known, 2025)
    await known.press(encode(Press("forget_all")))
    await known.say("/continue")
    assert any("市委办" in label for label in known.labels)


async def test_a_sensitive_answer_is_remembered_but_not_quoted(known: Chat) -> None:
    interviews = known.town.interviews
    interview = interviews.get("everything")
    assert interview is not None
    interviews.offer([remember(interview, "unit", sensitive=True)])
    await known.say("/profile")
    assert "市委办" not in known.text
    assert "敏感内容" in known.text


async def test_what_no_template_asks_any_more_can_be_forgotten_too(known: Chat) -> None:
    known.town.interviews.offer([])
    await known.say("/profile")
    assert "unit\n市委办" in known.text.replace("　", "")
    await known.tap("删掉第 3 条")
    assert list_remembered(known) == {"count": "12", "day": "2026年7月3日"}


async def test_much_that_is_remembered_fits_into_a_message(known: Chat) -> None:
    rows = [
        {"person": known.id, "key": f"key{at}", "value": "长" * 2000, "changed_at": tell_time()}
        for at in range(30)
    ]
    known.town.do(lambda conn: conn.execute(insert(profiles), rows))
    await known.say("/profile")
    assert "另外还有 13 条" in known.text
    await known.tap("全部删掉")
    assert list_remembered(known) == {}


async def test_what_is_remembered_comes_back_with_a_persons_access(known: Chat) -> None:
    known.town.do(lambda conn: revoke(conn, known.id))
    known.town.join(known.id)
    await known.say("/profile")
    assert "市委办" in known.text
