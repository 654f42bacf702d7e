"""One person, one draft: what typed texts and buttons do, and where they lead."""

from __future__ import annotations

import pytest

from conversations.drafts.draft import (
    ChoiceAnswer,
    ConfirmAnswer,
    Draft,
    Focus,
    NumberAnswer,
    Part,
    Skipped,
    TextAnswer,
)
from conversations.drafts.events import Amended, Pressed, Typed
from conversations.drafts.path import find_missing
from conversations.drafts.results import Result
from conversations.engine.step import step
from tests.unit.talks import NOON, TODAY, Talk, build_interview


def test_it_begins_at_the_first_question(talk: Talk) -> None:
    assert talk.place == Focus("unit")
    assert talk.draft.focus is None


def test_a_text_answers_and_leads_on(talk: Talk) -> None:
    assert talk.say("市委政法委").outcome == "saved"
    assert talk.text("unit") == "市委政法委"
    assert talk.at == "place"
    assert talk.draft.revision == 1


def test_an_answer_remembers_its_message(talk: Talk) -> None:
    talk.say("市委政法委")
    answer = talk.draft.answers["unit"]
    assert answer == TextAnswer((Part("市委政法委", source=0, at=talk.now),))


def test_what_is_no_answer_is_refused_and_kept(opening: Talk) -> None:
    opening.press("go", question="meetings")
    assert opening.say("很多") == Result("refused", "not_a_number")
    assert opening.card is not None
    assert opening.card.attempt == "很多"
    assert opening.draft.answers["meetings"] == NumberAnswer(
        12, opening.draft.answers["meetings"].typed
    )
    opening.say("20")
    assert opening.draft.attempts == {}


def test_a_blank_text_changes_nothing(talk: Talk) -> None:
    before = talk.draft
    assert talk.say(" \n\t\u200b") == Result("refused", "empty")
    assert talk.draft is before


def test_control_characters_are_dropped_and_all_else_stays(talk: Talk) -> None:
    talk.say("a\x00b\tc\ud800 <b>&amp; “引号” 👩‍👩‍👧 {{ x }}")
    assert talk.text("unit") == "ab c <b>&amp; “引号” 👩‍👩‍👧 {{ x }}"


def test_buttons_choose(talk: Talk) -> None:
    talk.say("市委政法委")
    assert talk.press("choose", 1).outcome == "saved"
    assert talk.draft.answers["place"] == ChoiceAnswer("office")
    assert talk.press("choose", 0).outcome == "saved"
    assert talk.draft.answers["team"] == ConfirmAnswer(False)


@pytest.mark.parametrize("value", [None, -1, 3])
def test_a_button_without_an_option_is_ignored(talk: Talk, value: int | None) -> None:
    talk.say("市委政法委")
    before = talk.draft
    assert talk.press("choose", value) == Result("ignored")
    assert talk.draft is before


def test_a_typed_choice_is_understood(talk: Talk) -> None:
    talk.say_all("市委政法委", "乡镇", "no")
    assert talk.draft.answers["place"] == ChoiceAnswer(
        "town", Part("乡镇", 1, talk.draft.answers["place"].typed.at)
    )
    assert talk.draft.answers["team"].value is False


def test_an_old_button_changes_nothing(talk: Talk) -> None:
    talk.say("市委政法委")
    before = talk.draft
    assert talk.take(Pressed("choose", "place", 0, 1)) == Result("stale")
    assert talk.draft is before


def test_a_button_about_no_question_of_the_path_is_ignored(talk: Talk) -> None:
    before = talk.draft
    for question in ("nowhere", "held_on"):
        assert talk.press("go", question=question) == Result("ignored")
    assert talk.draft is before


def test_going_back_and_forth_asks_nothing_twice(opening: Talk) -> None:
    assert opening.press("back") == Result("moved")
    assert opening.at == "meetings"
    opening.press("back")
    assert opening.at == "team"
    opening.press("next")
    opening.press("next")
    assert opening.at == "opening"
    assert opening.draft.focus is None


def test_nothing_lies_before_the_first_question(talk: Talk) -> None:
    assert talk.press("back") == Result("ignored")


def test_nothing_lies_behind_the_last_one(talk: Talk) -> None:
    talk.press("go", question="closing")
    assert talk.press("next") == Result("moved")
    assert talk.at == "unit"


def test_a_new_answer_to_an_early_question_keeps_the_later_ones(opening: Talk) -> None:
    later = {key: opening.draft.answers[key] for key in ("place", "team", "meetings")}
    opening.press("go", question="unit")
    assert opening.say("县委办").outcome == "amended"
    assert opening.text("unit") == "县委办"
    assert {key: opening.draft.answers[key] for key in later} == later
    assert opening.at == "opening"


def test_answers_off_the_path_stay_saved(talk: Talk) -> None:
    talk.say_all("政法委", "机关", "是", "3", "2026年6月30日")
    talk.press("go", question="team")
    talk.press("choose", 0)
    assert "held_on" in talk.draft.answers
    assert talk.at == "opening"
    talk.press("go", question="team")
    talk.press("choose", 1)
    assert talk.at == "opening"


def test_going_ahead_goes_on_from_there(talk: Talk) -> None:
    talk.press("go", question="meetings")
    talk.say("3")
    assert talk.at == "opening"
    talk.press("go", question="closing")
    talk.say("完")
    assert talk.at == "unit"
    assert talk.draft.focus is None


def test_a_focus_that_left_the_path_is_ignored(talk: Talk) -> None:
    talk.say_all("政法委", "机关", "是", "3")
    draft = Draft("rich", 1, "2026H1", talk.draft.answers, focus=Focus("cases"))
    moved, result = step(talk.interview, draft, Pressed("skip"))
    assert isinstance(moved.answers["held_on"], Skipped)
    assert result == Result("moved")


def test_skipping_passes_by_and_is_listed(talk: Talk) -> None:
    assert talk.press("skip") == Result("moved")
    assert talk.draft.answers["unit"] == Skipped()
    assert talk.at == "place"
    assert "unit" in [question.id for question in find_missing(talk.interview, talk.draft)]


def test_skipping_keeps_an_answer(opening: Talk) -> None:
    opening.press("go", question="unit")
    opening.press("skip")
    assert opening.text("unit") == "市委政法委"
    assert opening.at == "place"


def test_a_skipped_question_can_be_answered(talk: Talk) -> None:
    talk.press("skip")
    talk.press("back")
    assert talk.say("政法委").outcome == "saved"
    assert talk.text("unit") == "政法委"


def test_when_all_is_answered_there_is_no_card() -> None:
    talk = Talk(build_interview())
    talk.say("政法委")
    assert talk.card is None
    assert talk.say("还有") == Result("ignored", "nothing_open")
    for verb in ("next", "skip", "done", "more"):
        assert talk.press(verb) == Result("ignored")
    assert talk.press("back") == Result("moved")
    assert talk.at == "unit"


def test_going_where_one_is_changes_nothing(talk: Talk) -> None:
    before = talk.draft
    assert talk.press("go", question="unit") == Result("ignored")
    assert talk.draft is before


def test_an_answer_of_another_version_counts_as_none() -> None:
    talk = Talk()
    old = {"unit": ConfirmAnswer(True), "place": ChoiceAnswer("gone"), "lost": ConfirmAnswer(True)}
    talk.draft = Draft("rich", 0, "2026H1", old)
    assert talk.at == "unit"
    assert talk.card is not None
    assert talk.card.answer is None
    talk.say("政法委")
    assert talk.at == "place"
    assert talk.draft.answers["lost"] == ConfirmAnswer(True)


def test_unknown_verbs_are_ignored(talk: Talk) -> None:
    assert talk.take(Pressed("dance")) == Result("ignored")  # type: ignore[arg-type]  # on purpose


# Long texts


def test_time_may_stand_still_or_run_backwards(talk: Talk) -> None:
    draft = Draft("rich", 1, "2026H1")
    for event in (
        Typed("甲" * 4000, 1, NOON, TODAY),
        Amended("乙", 1, NOON, TODAY),
        Typed("丙", 2, NOON, TODAY),
    ):
        draft, _ = step(talk.interview, draft, event)
    assert draft.answers
