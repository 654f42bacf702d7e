"""The card of the present question."""

from __future__ import annotations

from conversations.drafts.draft import Focus, Skipped, TextAnswer
from conversations.drafts.results import Progress
from tests.unit.talks import Talk


def test_it_shows_the_first_question() -> None:
    card = Talk().card
    assert card is not None
    assert (card.section.id, card.question.id, card.position) == ("basics", "unit", 1)
    assert (card.progress, card.overall) == (Progress(0, 3), Progress(0, 10))
    assert (card.answer, card.attempt, card.focus) == (None, None, Focus("unit"))
    assert card.first
    assert not card.last
    assert card.revision == 0


def test_it_shows_the_answer_one_went_back_to() -> None:
    talk = Talk()
    talk.say_all("政法委", "机关")
    talk.press("go", question="unit")
    assert talk.card is not None
    assert isinstance(talk.card.answer, TextAnswer)
    assert talk.card.answer.text == "政法委"
    assert talk.card.revision == talk.draft.revision == 3


def test_it_shows_that_a_question_was_skipped() -> None:
    talk = Talk()
    talk.press("skip")
    talk.press("back")
    assert talk.card is not None
    assert talk.card.answer == Skipped()


def test_it_counts_within_the_section() -> None:
    talk = Talk()
    talk.say_all("政法委", "机关", "是", "3")
    assert talk.card is not None
    assert (talk.card.question.id, talk.card.position) == ("held_on", 2)
    assert talk.card.progress == Progress(1, 2)


def test_it_knows_the_last_question() -> None:
    talk = Talk()
    talk.press("go", question="closing")
    assert talk.card is not None
    assert talk.card.last
    assert not talk.card.first
