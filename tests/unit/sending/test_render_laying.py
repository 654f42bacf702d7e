"""The plan of an import as messages: what is quoted, what is offered."""

from __future__ import annotations

import pytest

from bot.sending.messages import Message
from bot.sending.views import render_view
from bot.sending.voice import Voice
from bot.words.folders import find_folders
from bot.words.words import LANGUAGES, Words
from conversations.buttons import Press, decode
from conversations.importing.listing import Listed
from conversations.importing.plan import Chunk, Plan
from conversations.importing.views import LayingView, PieceView, PlanOf
from tests.limits import strip_markup
from tests.unit.sending.laid import INTERVIEW, PLACES, SECTIONS, TAG

SECRET = PLACES[0][1].id
PLAIN = PLACES[1][1].id
HIDDEN = Chunk(1, "text", "不可外传的内容", question=SECRET)
SHOWN = Chunk(2, "entry", "正文在这里。", "标题。", "（一）", 2, question=PLAIN)
PLAN = PlanOf(5, TAG, INTERVIEW, Plan((HIDDEN, SHOWN), 3))


@pytest.fixture(scope="module", params=LANGUAGES)
def voice(request: pytest.FixtureRequest) -> Voice:
    return Voice(Words(find_folders(None)), request.param)


def list_presses(message: Message) -> list[Press]:
    presses = [decode(button["callback_data"]) for row in message.rows for button in row]
    return [each for each in presses if each]


def test_what_answers_a_sensitive_question_is_not_quoted(voice: Voice) -> None:
    for view in (LayingView(PLAN), PieceView(PLAN, 1, Listed(HIDDEN, PLACES[0]), PLACES)):
        [message] = render_view(view, voice)
        assert "不可外传" not in message.text
        assert "🔒" in message.text


def test_a_piece_is_listed_as_it_begins_with_its_length(voice: Voice) -> None:
    [message] = render_view(LayingView(PLAN), voice)
    assert "2. （一）标题。正文在这里。" in strip_markup(message.text)
    assert "12" in message.text


def test_a_few_questions_are_offered_at_once(voice: Voice) -> None:
    [message] = render_view(PieceView(PLAN, 2, Listed(SHOWN, PLACES[1]), PLACES[:8]), voice)
    moves = [each for each in list_presses(message) if each.verb == "imp_move"]
    assert [each.question for each in moves] == [*(each.id for _, each in PLACES[:8]), ""]
    assert {(each.draft, each.revision, each.value) for each in moves} == {(5, 3, 2)}


def test_of_many_questions_those_of_one_section_are(voice: Voice) -> None:
    view = PieceView(PLAN, 2, Listed(SHOWN, PLACES[1]), PLACES, SECTIONS[2].id)
    [message] = render_view(view, voice)
    presses = list_presses(message)
    moved = [each.question for each in presses if each.verb == "imp_move"]
    assert moved == [*(each.id for each in SECTIONS[2].questions), ""]
    others = [each.question for each in presses if each.verb == "imp_piece"]
    assert others == [each.id for each in SECTIONS if each is not SECTIONS[2]]
