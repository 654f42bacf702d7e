"""Words that a button says, typed: they do what the button does and are never an answer."""

from __future__ import annotations

import pytest

from bot.words.words import LANGUAGES
from conversations.drafts.draft import Focus, ItemsAnswer, Skipped
from conversations.engine.worded import parse_word
from tests.unit.showing import find_voice
from tests.unit.talks import Talk, ask, build_interview

INTERVIEW = build_interview(
    ask("title", "short_text", required=False),
    ask("story", "long_text"),
    ask("points", "items"),
    ask("closing", "short_text"),
)


@pytest.fixture
def talk() -> Talk:
    return Talk(INTERVIEW)


def say(talk: Talk, *texts: str) -> None:
    """Send texts, words of buttons among them."""
    for text in texts:
        assert talk.say(text).outcome in ("saved", "moved"), text


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_buttons_say_is_understood(language: str) -> None:
    marks = "‹› ✅"
    labels = {
        "card.skip": "skip",
        "figures.skip": "skip",
        "card.done_writing": "done",
        "items.done": "done",
    }
    for key, verb in labels.items():
        said = find_voice(language).label(key).strip(marks)
        assert parse_word(said) == verb


@pytest.mark.parametrize("text", ["跳过", " 跳过。", "Skip"])
def test_a_typed_skip_is_no_title(talk: Talk, text: str) -> None:
    talk.say("市委办")
    assert talk.say(text).outcome == "moved"
    assert talk.draft.answers["title"] == Skipped()
    assert talk.at == "story"


def test_a_typed_end_does_not_stand_in_the_text(talk: Talk) -> None:
    say(talk, "市委办", "跳过")
    talk.press("more")
    say(talk, "第一段", "写完了")
    assert talk.text("story") == "第一段"
    assert talk.at == "points"


def test_a_typed_end_closes_a_list(talk: Talk) -> None:
    say(talk, "市委办", "跳过", "经过", "学习。学了三次", "写完了")
    listed = talk.draft.answers["points"]
    assert isinstance(listed, ItemsAnswer)
    assert [each.heading.text for each in listed.entries] == ["学习"]
    assert talk.at == "closing"


def test_one_can_go_back_by_a_word(talk: Talk) -> None:
    say(talk, "市委办", "跳过", "上一题")
    assert talk.place == Focus("title")


def test_where_the_button_would_do_nothing_the_words_are_an_answer(talk: Talk) -> None:
    assert talk.say("写完了").outcome == "saved"
    assert talk.text("unit") == "写完了"


@pytest.mark.parametrize("text", ["跳过这个话题不谈", "没有", "写完了吗", "跳" * 5000])
def test_other_texts_are_answers(text: str) -> None:
    assert parse_word(text) is None


def test_an_optional_answer_can_be_taken_back(talk: Talk) -> None:
    say(talk, "市委办", "关于情况的报告")
    assert talk.press("omit", question="title").outcome == "amended"
    assert talk.draft.answers["title"] == Skipped()
    assert talk.at == "story"


def test_a_required_answer_a_text_and_a_list_cannot(talk: Talk) -> None:
    say(talk, "市委办", "跳过", "经过", "学习。学了三次")
    before = talk.draft
    for question in ("unit", "title", "story", "points", "closing"):
        assert talk.press("omit", question=question).outcome == "ignored"
    assert talk.draft.answers == before.answers
