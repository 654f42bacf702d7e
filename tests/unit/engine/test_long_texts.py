"""Texts in several messages: split by the messenger, written in parts, left unfinished."""

from __future__ import annotations

from conversations.drafts.draft import (
    TextAnswer,
)
from conversations.drafts.path import build_progress
from conversations.drafts.results import Result
from tests.unit.talks import Talk, ask, build_interview


def test_a_split_text_is_one_answer(opening: Talk) -> None:
    first, second, rest = "甲" * 4096, "乙" * 4090, "丙" * 10
    done = build_progress(opening.interview, opening.draft)
    assert opening.say(first).outcome == "saved"
    assert opening.at == "opening"
    assert opening.draft.focus is None
    assert build_progress(opening.interview, opening.draft) == done
    opening.say(second, after=1)
    assert opening.at == "opening"
    opening.say(rest, after=5)
    assert opening.text("opening") == first + second + rest
    assert opening.at == "works"


def test_a_text_that_comes_later_begins_a_line(opening: Talk) -> None:
    opening.say("甲" * 4000)
    opening.say("乙", after=6)
    assert opening.text("opening") == "甲" * 4000 + "\n乙"
    opening.say("丙", after=1)
    assert opening.at == "opening"
    assert opening.press("done").outcome == "saved"
    assert opening.text("opening") == "甲" * 4000 + "\n乙\n丙"
    assert opening.at == "works"


def test_utf_16_decides_what_is_near_the_limit(opening: Talk) -> None:
    opening.say("😀" * 1900)
    assert opening.at == "opening"
    opening.press("done")
    opening.press("back")
    opening.say("😀" * 1899)
    assert opening.at == "works"


def test_several_messages_make_one_answer_until_done(opening: Talk) -> None:
    opening.press("more")
    assert opening.at == "opening"
    opening.say_all("第一段", "第二段")
    opening.say("丙" * 4000)
    opening.say("尾", after=1)
    assert opening.at == "opening"
    opening.press("done")
    assert opening.text("opening") == "第一段\n第二段\n" + "丙" * 4000 + "尾"


def test_more_goes_on_with_an_answer(opening: Talk) -> None:
    opening.say("第一段")
    opening.press("back")
    opening.press("more")
    opening.say("第二段")
    opening.press("done")
    assert opening.text("opening") == "第一段\n第二段"
    assert opening.at == "works"


def test_done_without_a_word_leaves_it_unanswered(opening: Talk) -> None:
    opening.press("more")
    assert opening.press("done") == Result("moved")
    assert "opening" not in opening.draft.answers
    assert opening.at == "opening"
    assert opening.press("done") == Result("refused", "nothing_open")


def test_leaving_closes_what_was_being_written(opening: Talk) -> None:
    opening.press("more")
    opening.say("第一段")
    opening.press("go", question="unit")
    answer = opening.draft.answers["opening"]
    assert answer == TextAnswer(answer.parts)
    opening.press("next")
    opening.press("go", question="opening")
    opening.press("more")
    opening.press("back")
    assert opening.text("opening") == "第一段"


def test_leaving_without_a_word_leaves_it_unanswered(opening: Talk) -> None:
    opening.press("more")
    opening.press("back")
    assert "opening" not in opening.draft.answers


def test_the_last_open_text_is_closed_by_next() -> None:
    talk = Talk(build_interview(ask("opening", "long_text")))
    talk.say("政法委")
    talk.press("more")
    talk.say("一段")
    assert talk.press("next").outcome == "saved"
    assert talk.card is None


def test_skipping_an_open_text_keeps_what_there_is(opening: Talk) -> None:
    opening.press("more")
    opening.say("第一段")
    opening.press("skip")
    assert opening.text("opening") == "第一段"
    assert opening.at == "works"


def test_typing_again_replaces_a_closed_text(opening: Talk) -> None:
    opening.say("旧")
    opening.press("back")
    assert opening.say("新").outcome == "amended"
    assert opening.text("opening") == "新"


def test_the_rest_of_a_refused_split_text_is_no_answer(talk: Talk) -> None:
    assert talk.say("甲" * 4096).problem == "too_long"
    assert talk.say("乙", after=1) == Result("refused", "too_long", {"longest": 50})
    assert talk.draft.attempts["unit"].text == "甲" * 4096 + "乙"
    assert talk.say("政法委", after=9).outcome == "saved"


# Edited messages
