"""Lists: entries added, written, reordered, removed, and the list closed."""

from __future__ import annotations

import pytest

from conversations.drafts.draft import Focus, ItemsAnswer, Skipped
from conversations.drafts.path import find_missing
from conversations.drafts.results import Result
from tests.unit.talks import Talk, ask, build_interview

SUGGESTIONS = ["持续提高政治站位", "压紧压实各级责任"]


@pytest.fixture
def talk() -> Talk:
    """At a list of at least 1 and at most 3 entries; one more question follows."""
    lists = ask("works", "items", suggestions=SUGGESTIONS, most=3)
    talk = Talk(build_interview(lists, ask("closing", "short_text")))
    talk.say("政法委")
    return talk


@pytest.fixture
def full(talk: Talk) -> Talk:
    """The list with three whole entries, not closed."""
    talk.say_all("甲。一", "乙。二", "丙。三")
    return talk


def test_a_suggestion_becomes_an_entry_and_asks_for_its_text(talk: Talk) -> None:
    assert talk.press("suggest", 0).outcome == "saved"
    assert talk.place == Focus("works", 0, "text")
    assert talk.say("严格执行第一议题制度").outcome == "saved"
    assert talk.entries("works") == [(SUGGESTIONS[0], "严格执行第一议题制度")]
    assert talk.place == Focus("works")
    assert talk.draft.focus is None


def test_a_suggestion_is_used_once(talk: Talk) -> None:
    talk.press("suggest", 0)
    talk.say("一")
    before = talk.draft
    assert talk.press("suggest", 0) == Result("refused", "already_used")
    assert talk.say(SUGGESTIONS[0]) == Result("refused", "already_used")
    assert talk.draft.answers == before.answers


def test_an_own_heading_is_typed(talk: Talk) -> None:
    talk.say("2.  狠抓落实。")
    assert talk.entries("works") == [("狠抓落实", None)]
    assert talk.place == Focus("works", 0, "text")


def test_a_pasted_paragraph_is_a_whole_entry(talk: Talk) -> None:
    talk.say("（一）持续提高政治站位。严格执行制度。\n深刻领悟。")
    assert talk.entries("works") == [("持续提高政治站位", "严格执行制度。\n深刻领悟。")]
    assert talk.place == Focus("works")


def test_a_long_first_sentence_is_no_heading(talk: Talk) -> None:
    result = talk.say("长" * 61 + "。正文")
    assert result == Result("refused", "heading_too_long", {"longest": 60})
    assert talk.card is not None
    assert talk.card.attempt is not None
    assert talk.card.attempt.startswith("长")


def test_a_pasted_entry_may_be_split_by_the_messenger(talk: Talk) -> None:
    talk.say("标题。" + "甲" * 4000)
    assert talk.place == Focus("works", 0, "text")
    talk.say("乙", after=1)
    assert talk.entries("works") == [("标题", "甲" * 4000 + "乙")]
    assert talk.place == Focus("works")


def test_an_entry_takes_several_messages_until_done(talk: Talk) -> None:
    talk.press("suggest", 0)
    talk.press("more")
    talk.say_all("一", "二")
    assert talk.press("done").outcome == "saved"
    assert talk.entries("works") == [(SUGGESTIONS[0], "一\n二")]
    assert talk.place == Focus("works")


def test_done_without_a_word_still_asks_for_the_text(talk: Talk) -> None:
    talk.press("suggest", 0)
    assert talk.press("done") == Result("refused", "nothing_open")
    talk.press("more")
    assert talk.press("done") == Result("moved")
    assert talk.entries("works") == [(SUGGESTIONS[0], None)]
    assert talk.place == Focus("works", 0, "text")


def test_a_full_list_takes_no_more(full: Talk) -> None:
    assert full.say("丁。四") == Result("refused", "items_full", {"most": 3})
    assert full.press("suggest", 0) == Result("refused", "items_full", {"most": 3})
    assert len(full.entries("works")) == 3
    assert full.draft.attempts["works"].text == "丁。四"


def test_done_closes_the_list(full: Talk) -> None:
    assert full.press("done").outcome == "saved"
    assert full.at == "closing"


def test_done_needs_enough_whole_entries(talk: Talk) -> None:
    before = talk.draft
    assert talk.press("done") == Result("refused", "items_too_few", {"least": 1})
    assert talk.draft is before
    talk.press("suggest", 0)
    talk.press("skip")
    assert talk.press("done") == Result("refused", "items_too_few", {"least": 1})


def test_a_list_that_needs_no_entry_can_be_closed_empty() -> None:
    talk = Talk(build_interview(ask("works", "items", least=0)))
    talk.say("政法委")
    assert talk.press("done").outcome == "saved"
    assert talk.draft.answers["works"] == ItemsAnswer((), closed=True)
    assert talk.card is None


def test_an_empty_list_is_skipped_as_a_question(talk: Talk) -> None:
    talk.press("skip")
    assert talk.draft.answers["works"] == Skipped()
    assert talk.at == "closing"
    talk.press("back")
    talk.say("甲。一")
    assert talk.entries("works") == [("甲", "一")]


def test_a_list_with_entries_is_not_skipped_but_passed(full: Talk) -> None:
    full.press("skip")
    assert full.at == "closing"
    assert len(full.entries("works")) == 3
    full.say("完")
    assert full.at == "works"


@pytest.mark.parametrize("verb", ["skip", "back"])
def test_an_entry_may_go_without_text_for_now(talk: Talk, verb: str) -> None:
    talk.say_all("甲。一", "乙")
    assert talk.press(verb) == Result("moved")
    assert talk.place == Focus("works")
    talk.press("done")
    assert talk.at == "closing"
    assert [each.id for each in find_missing(talk.interview, talk.draft)] == ["works", "closing"]


def test_a_text_asked_for_is_asked_for_again_later(talk: Talk) -> None:
    talk.say("甲")
    talk.press("next")
    assert talk.at == "closing"
    talk.press("back")
    assert talk.place == Focus("works", 0, "text")


def test_entries_change_places(full: Talk) -> None:
    full.press("down", 0)
    full.press("up", 2)
    assert [heading for heading, _ in full.entries("works")] == ["乙", "丙", "甲"]
    for verb, value in (("up", 0), ("down", 2), ("up", 3), ("remove", 3), ("down", -1)):
        assert full.press(verb, value) == Result("ignored")


def test_an_entry_looked_at_is_followed(full: Talk) -> None:
    full.press("go", 0, "works")
    assert full.place == Focus("works", 0)
    full.press("down")
    assert full.place == Focus("works", 1)
    full.press("back")
    assert full.place == Focus("works")


def test_entries_are_removed(full: Talk) -> None:
    full.press("go", 1, "works")
    assert full.press("remove").outcome == "amended"
    assert full.entries("works") == [("甲", "一"), ("丙", "三")]
    assert full.place == Focus("works")


def test_a_heading_is_written_anew(full: Talk) -> None:
    full.press("heading", 1)
    assert full.place == Focus("works", 1, "heading")
    assert full.say("两\n行") == Result("refused", "one_line")
    assert full.say("甲") == Result("refused", "already_used")
    assert full.say("（二）新标题。").outcome == "amended"
    assert full.entries("works")[1] == ("新标题", "二")
    assert full.place == Focus("works")


def test_a_text_is_written_anew(full: Talk) -> None:
    full.press("rewrite", 1)
    assert full.place == Focus("works", 1, "text")
    assert full.say("新").outcome == "amended"
    assert full.entries("works")[1] == ("乙", "新")


def test_retyping_can_be_given_up(full: Talk) -> None:
    entries = full.entries("works")
    for verb in ("heading", "rewrite"):
        full.press(verb, 1)
        full.press("back")
        assert full.place == Focus("works")
    assert full.entries("works") == entries


def test_typing_at_an_entry_looked_at_overwrites_nothing(full: Talk) -> None:
    entries = full.entries("works")
    full.press("go", 1, "works")
    assert full.say("换掉？") == Result("refused", "use_buttons")
    assert full.entries("works") == entries
    assert full.draft.attempts["works"].text == "换掉？"
    assert full.place == Focus("works", 1)


def test_typing_at_an_entry_without_text_gives_it_one(talk: Talk) -> None:
    talk.say("甲")
    talk.press("skip")
    talk.press("go", 0, "works")
    assert talk.say("一").outcome == "saved"
    assert talk.entries("works") == [("甲", "一")]


def test_a_closed_list_opens_again_for_a_new_entry(talk: Talk) -> None:
    talk.say("甲。一")
    talk.press("done")
    talk.press("back")
    assert talk.place == Focus("works")
    talk.say("乙。二")
    answer = talk.draft.answers["works"]
    assert isinstance(answer, ItemsAnswer)
    assert not answer.closed
    talk.press("done")
    assert talk.at == "closing"


def test_a_closed_list_stays_closed_when_retouched(full: Talk) -> None:
    full.press("done")
    full.press("back")
    full.press("rewrite", 0)
    full.say("新")
    assert full.place == Focus("works")
    assert full.press("done") == Result("moved")
    assert full.at == "closing"


def test_a_closed_list_with_too_few_entries_left_is_open(talk: Talk) -> None:
    talk.say("甲。一")
    talk.press("done")
    talk.press("back")
    talk.press("remove", 0)
    talk.press("next")
    talk.say("完")
    assert talk.at == "works"


def test_a_suggestion_comes_before_a_text_still_wanted(talk: Talk) -> None:
    talk.say("甲")
    talk.press("suggest", 1)
    assert talk.place == Focus("works", 1, "text")
    talk.say("二")
    assert talk.place == Focus("works", 0, "text")
    talk.say("一")
    assert talk.entries("works") == [("甲", "一"), (SUGGESTIONS[1], "二")]


def test_verbs_of_lists_mean_nothing_elsewhere(talk: Talk) -> None:
    for verb in ("suggest", "heading", "rewrite", "up", "down", "remove", "more"):
        assert talk.press(verb, 0, "unit") == Result("ignored")
    assert talk.press("go", 0, "unit") == Result("ignored")


# Edited messages


def test_an_edited_heading_and_an_edited_text(talk: Talk) -> None:
    talk.say("甲")
    heading = talk.last
    talk.say("一")
    text = talk.last
    assert talk.amend(heading, "（一）新甲。").outcome == "amended"
    assert talk.amend(text, "新一").outcome == "amended"
    assert talk.amend(text, " ") == Result("refused", "empty")
    assert talk.amend(heading, "长" * 121) == Result(
        "refused", "heading_too_long", {"longest": 120}
    )
    assert talk.entries("works") == [("新甲", "新一")]


def test_an_edited_paragraph_is_taken_apart_again(talk: Talk) -> None:
    talk.say("甲。一")
    source = talk.last
    assert talk.amend(source, "新甲。新一").outcome == "amended"
    assert talk.entries("works") == [("新甲", "新一")]
    talk.amend(source, "只有标题")
    assert talk.entries("works") == [("只有标题", None)]
    assert talk.place == Focus("works", 0, "text")


def test_an_edited_attempt_becomes_an_entry_and_moves_nobody(talk: Talk) -> None:
    talk.say("长" * 121)
    attempt = talk.last
    talk.press("go", question="unit")
    assert talk.amend(attempt, "标题").outcome == "saved"
    assert talk.entries("works") == [("标题", None)]
    assert talk.at == "unit"


def test_an_edited_heading_must_be_the_only_one_of_its_name(full: Talk) -> None:
    assert full.amend(full.last, "甲。三") == Result("refused", "already_used")
    assert full.entries("works")[2] == ("丙", "三")
