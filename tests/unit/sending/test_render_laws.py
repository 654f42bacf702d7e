"""Laws of every card that answers can lead to: it fits, and each of its buttons does something."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.sending.say_answers import Understood
from bot.sending.views import render_view
from bot.words.words import LANGUAGES
from conversations.buttons import Press, decode
from conversations.definition.interview import Interview
from conversations.definition.parsing import parse_interview
from conversations.drafts.cards import build_card
from conversations.drafts.draft import Draft, Focus
from conversations.drafts.events import Pressed, Typed, Verb
from conversations.drafts.results import Result
from conversations.engine.step import step
from conversations.views import CardView, News, RemovalView, Tag
from tests.limits import check_message
from tests.unit.showing import find_voice

RICH = Path(__file__).parents[2] / "integration" / "chat" / "kinds" / "rich.yaml"
NOON = datetime(2026, 7, 3, 4, tzinfo=UTC)
SAID = (
    *("12", "12，10，3", "受理5", "1,193.5万元", "98.5%", "2026年上半年", "讲课", "没有"),
    *("学习", "小标题。正文", "一厂\t3\n二厂\t4", "一厂，没数", "<b>&amp;</b> {{ 7 * 7 }}"),
    "长😀" * 1900,
)
TEXTS = st.sampled_from(SAID) | st.text(max_size=40)
AWAY = {"back", "next", "skip"}
"""Verbs of every card: pressed where there are no others, so that answers grow."""

SILENT = {"choose", "back", "go"}
"""Verbs that may lead back to where one is: the answer that is chosen, the first question."""


@cache
def find_rich() -> Interview:
    return parse_interview(RICH.read_text("utf-8"), "rich.yaml")


def see_presses(draft: Draft, result: Result, language: str) -> list[Press]:
    """Return what the buttons of the present card do, after checking all that it shows."""
    card = build_card(find_rich(), draft)
    if card is None:
        return [Press("back")]
    tag = Tag(7, find_rich().name, draft.period)
    view = CardView(tag, card, _tell(draft, result), page=draft.revision % 3, upgrade=True)
    messages = render_view(view, find_voice(language))
    buttons = [button for message in messages for row in message.rows for button in row]
    presses = [decode(button["callback_data"]) for button in buttons]
    for message in messages:
        check_message(message.text, buttons)
    for press in presses:
        if press and press.verb == "removal":
            [asked] = render_view(RemovalView(tag, card, press.value or 0), find_voice(language))
            check_message(asked.text, [button for row in asked.rows for button in row])
    return [press for press in presses if press and press.verb in get_args(Verb)]


def _tell(draft: Draft, result: Result) -> News | None:
    if result.problem:
        return News(f"problem.{result.problem}", result.params)
    answer = draft.answers.get(result.question or "")
    if answer is None:
        return None
    question = find_rich().by_id[result.question or ""]
    return News("card.saved", {"excerpt": Understood(question, answer, draft.revision)})


@settings(max_examples=40)
@given(st.data())
def test_every_card_fits_and_every_button_does_something(data: st.DataObject) -> None:
    place = data.draw(st.sampled_from(list(find_rich().by_id)))
    draft, result = Draft("rich", 1, "2026H1", focus=Focus(place)), Result("moved")
    for number in range(30):
        presses = see_presses(draft, result, LANGUAGES[number % 2])
        if data.draw(st.booleans()):
            typed = Typed(data.draw(TEXTS), draft.revision + 1, NOON, date(2026, 7, 3))
            draft, result = step(find_rich(), draft, typed)
            continue
        inside = [press for press in presses if press.verb not in AWAY]
        press = data.draw(st.sampled_from(inside or presses))
        pressed = Pressed(press.verb, press.question or None, draft.revision, press.value)
        draft, result = step(find_rich(), draft, pressed)
        assert result.outcome != "stale"
        assert result.outcome != "ignored" or press.verb in SILENT, press
