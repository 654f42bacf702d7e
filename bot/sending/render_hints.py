"""提示: how a question is answered, and what the unit's earlier reports say to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot.sending.asked import LONGEST_ASK, LONGEST_NAME
from bot.sending.keyboards import build_button, build_ways
from bot.sending.messages import Button, Message, clip, clip_line
from bot.sending.numbered import find_entry, find_listed
from bot.sending.render_answers import find_example
from bot.sending.tell_answers import tell_answer
from bot.sending.voice import Voice
from conversations.buttons import Press
from conversations.definition.questions import (
    BaseQuestion,
    Choice,
    Confirm,
    Declaration,
    Figures,
    Items,
    LongText,
    MultiChoice,
    Pictures,
    Table,
)
from conversations.past.views import EarlierView, HintView
from conversations.views import View

_LONGEST_HINT = 1200
_LONGEST_EARLIER = 3000


def render_hint(view: HintView, voice: Voice) -> list[Message]:
    """Return what a good answer holds, what the template says of it, and how long it was before."""
    card, tag = view.card, view.tag
    text = voice.text(
        "hints.text",
        section=clip_line(voice.say(card.section.title), LONGEST_NAME),
        ask=clip(voice.say(card.question.ask), LONGEST_ASK),
        hint=clip(_find_hint(view, voice), _LONGEST_HINT),
        good=voice.label(_GOOD.get(type(card.question), "hints.value")),
        example=find_example(card.question, voice),
        last=voice.period(view.last) if view.last else "",
        characters=view.characters,
        required=card.question.required,
        asked=view.asked,
    )
    rows: list[list[Button]] = []
    if view.earlier:
        label = voice.label("hints.earlier", count=view.earlier)
        rows.append([build_button(label, Press("hint_past", tag.id, value=0))])
    if view.asked:
        mine = Press("hint_mine", tag.id, card.revision, card.question.id)
        rows.append([build_button(voice.label("hints.mine"), mine)])
    links = Press("links", tag.id, question=card.question.id)
    ways = [build_button(voice.label("link.way"), links), *build_ways(voice, ["open"], tag.id)]
    return [Message(text, [*rows, ways])]


def render_earlier(view: EarlierView, voice: Voice) -> list[Message]:
    """Return what one earlier report says, and the buttons to the others."""
    told = tell_answer(view.card.question, view.answer, voice)
    text = voice.text(
        "hints.was",
        period=voice.period(view.period),
        ask=clip(voice.say(view.card.question.ask), LONGEST_ASK),
        text=clip(told, _LONGEST_EARLIER),
        number=view.at + 1,
        total=view.total,
    )
    moves = [(view.at - 1, "hints.newer"), (view.at + 1, "hints.older")]
    pager = [
        build_button(voice.label(key), Press("hint_past", view.tag.id, value=at))
        for at, key in moves
        if 0 <= at < view.total
    ]
    back = [
        build_button(voice.label("hints.back"), Press("hint", view.tag.id)),
        *build_ways(voice, ["open"], view.tag.id),
    ]
    return [Message(text, [*([pager] if pager else []), back])]


def _find_hint(view: HintView, voice: Voice) -> str:
    """Return the template's hint in full: that of the entry in focus, else the question's."""
    card = view.card
    hint = card.question.hint
    if isinstance(card.question, Items):
        listed, at = find_listed(card, card.question), find_entry(card)
        hint = (listed.find_hint(at) if at is not None else None) or listed.hint
    return voice.say(hint) if hint is not None else ""


_GOOD: Mapping[type[BaseQuestion], str] = {
    LongText: "hints.long_text",
    Items: "hints.items",
    Table: "hints.table",
    Figures: "hints.figures",
    Pictures: "hints.pictures",
    Declaration: "hints.declaration",
    Choice: "hints.choice",
    MultiChoice: "hints.choice",
    Confirm: "hints.choice",
}
"""What a good answer to each kind of question holds."""

# Any: each renderer takes its own kind of view.
RENDERERS: dict[type[View], Callable[[Any, Voice], list[Message]]] = {
    HintView: render_hint,
    EarlierView: render_earlier,
}
"""How each view about a question is shown."""
