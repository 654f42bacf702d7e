"""Edited messages: what came from them changes, wherever it is."""

from __future__ import annotations

from conversations.drafts.draft import DeclaredAnswer
from conversations.drafts.results import Result
from tests.unit.talks import Talk, ask, build_interview


def test_an_edited_message_amends_its_answer(opening: Talk) -> None:
    assert opening.amend(0, "县委办").outcome == "amended"
    assert opening.text("unit") == "县委办"
    assert opening.amend(3, "十五").outcome == "amended"
    assert opening.draft.answers["meetings"].value == 15
    assert opening.amend(1, "乡镇").outcome == "amended"
    assert opening.draft.answers["place"].value == "town"
    assert opening.at == "cases"


def test_an_edit_that_is_no_answer_keeps_the_old_one(opening: Talk) -> None:
    assert opening.amend(3, "五千") == Result("refused", "too_big", {"most": 1000})
    assert opening.draft.answers["meetings"].value == 12
    assert opening.draft.attempts["meetings"].text == "五千"
    assert opening.amend(3, "14").outcome == "amended"
    assert opening.draft.attempts == {}


def test_an_edited_piece_stays_where_it_was(opening: Talk) -> None:
    opening.say("甲" * 4096)
    first = opening.last
    opening.say("乙", after=1)
    opening.amend(first, "短")
    assert opening.text("opening") == "短乙"
    opening.amend(first + 1, "  ")
    assert opening.text("opening") == "短乙"


def test_an_edit_of_a_message_that_became_nothing_is_ignored(opening: Talk) -> None:
    before = opening.draft
    assert opening.amend(99, "县委办") == Result("ignored")
    assert opening.draft is before


def test_an_edited_attempt_becomes_the_answer(talk: Talk) -> None:
    talk.say_all("政法委", "机关", "否")
    talk.say("很多")
    assert talk.amend(talk.last, "15").outcome == "saved"
    assert talk.draft.answers["meetings"].value == 15
    assert talk.at == "opening"


def test_an_edited_attempt_elsewhere_moves_nobody(talk: Talk) -> None:
    talk.say_all("政法委", "机关", "否")
    talk.say("很多")
    attempt = talk.last
    talk.press("go", question="unit")
    assert talk.amend(attempt, "15").outcome == "saved"
    assert talk.at == "unit"
    assert talk.draft.answers["meetings"].value == 15


def test_an_edit_finds_answers_off_the_path(talk: Talk) -> None:
    talk.say_all("政法委", "机关", "是", "3", "2026年6月30日")
    source = talk.last
    talk.press("go", question="team")
    talk.press("choose", 0)
    assert talk.amend(source, "2026年6月29日").outcome == "amended"
    assert talk.draft.answers["held_on"].value.day == 29


def test_particulars_edited_to_none_are_none() -> None:
    talk = Talk(build_interview(ask("leaks", "declaration", none="未发生。")))
    talk.say_all("市委", "有一起，已查处")
    assert talk.amend(talk.last, "没有").outcome == "amended"
    answer = talk.draft.answers["leaks"]
    assert isinstance(answer, DeclaredAnswer)
    assert answer.value == "none"
    assert talk.amend(1, "有两起").outcome == "amended"
    assert talk.text("leaks") == "有两起"
