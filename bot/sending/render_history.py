"""What was taken back, and what an answer said before."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot.sending.keyboards import build_button, build_numbers, build_ways
from bot.sending.messages import LONGEST_TEXT, Button, Message, clip_line
from bot.sending.render_overview import say_short
from bot.sending.say_answers import say_answer
from bot.sending.say_excerpts import split_pages
from bot.sending.tell_answers import tell_answer
from bot.sending.voice import Voice
from conversations.browsing.excerpts import cut_difference
from conversations.browsing.versions import Ended, Version
from conversations.browsing.views import HistoryView, TakenBack, UndoneView, VersionView
from conversations.buttons import Press
from conversations.definition.questions import BaseQuestion
from conversations.drafts.draft import Answer, Skipped
from conversations.views import View

_EXCERPT = 70
_VERSION = LONGEST_TEXT - 600
"""Units of a version's text in one message: what the words around it leave."""

_ENDED: Mapping[Ended, str] = {
    "change": "history.ended_change",
    "undo": "history.ended_undo",
    "attempt": "history.ended_attempt",
}


def render_undone(view: UndoneView, voice: Voice) -> list[Message]:
    """Return what was taken back, answer by answer, and the way back and further."""
    text = voice.text(
        "history.redone" if view.redone else "history.undone",
        name=voice.name(view.tag),
        lines=[_build_taken(each, voice) for each in view.answers],
        more=view.more,
        others=view.others,
        left=view.left,
    )
    draft = view.tag.id
    again = Press("undo_back", draft, view.revision, value=view.change)
    further = Press("undo", draft, view.next)
    undo = "way.undo" if view.redone else "history.further"
    rows = [
        [] if view.redone else [build_button(voice.label("history.redo"), again)],
        [build_button(voice.label(undo), further)] if view.next else [],
        build_ways(voice, ["open", "review"], draft),
    ]
    return [Message(text, [row for row in rows if row])]


def render_history(view: HistoryView, voice: Voice) -> list[Message]:
    """Return a page of the versions, a number for each."""
    draft, question = view.tag.id, view.question
    numbered = list(enumerate(view.versions, view.first))
    text = voice.text(
        "history.text",
        ask=say_short(question, voice),
        news=voice.news(view.news) if view.news else "",
        lines=[_build_line(number, each, view, voice) for number, each in numbered],
        page=view.page + 1,
        pages=view.pages,
    )
    numbers = [
        build_button(voice.label("overview.pick", number=number), _aim(each, draft, question))
        for number, each in numbered
    ]
    turns = ((view.page - 1, "way.earlier"), (view.page + 1, "way.later"))
    rows = build_numbers(numbers)
    rows.append(
        [
            build_button(voice.label(key), Press("history", draft, 0, question.id, to))
            for to, key in turns
            if 0 <= to < view.pages
        ]
    )
    rows.append([_build_back(draft, question, voice)])
    return [Message(text, [row for row in rows if row])]


def render_version(view: VersionView, voice: Voice) -> list[Message]:
    """Return the version in as many messages as it needs; buttons under the last."""
    draft, question, version = view.tag.id, view.question, view.version
    texts = split_pages(tell_answer(question, version.answer, voice), _VERSION)
    said = [voice.text("history.more", text=text) for text in texts]
    said[0] = voice.text(
        "history.version",
        ask=say_short(question, voice),
        ended=_say_ended(version, view.zone, voice),
        text=texts[0],
        attempt=version.ended == "attempt",
        restorable=version.restorable,
    )
    restore = Press("history_put", draft, view.revision, question.id, version.id)
    rows = [
        [build_button(voice.label("history.restore"), restore)] if version.restorable else [],
        [
            build_button(voice.label("history.back"), Press("history", draft, 0, question.id)),
            _build_back(draft, question, voice),
        ],
    ]
    messages = [Message(text) for text in said[:-1]]
    return [*messages, Message(said[-1], [row for row in rows if row])]


def _build_taken(taken: TakenBack, voice: Voice) -> dict[str, object]:
    """Return where the answer differs; of a sensitive one, only that it does."""
    question = taken.question
    was, now = (_tell(question, each, voice) for each in (taken.was, taken.now))
    shown = cut_difference(was, now, _EXCERPT)
    empty = voice.label("history.empty")
    return {
        "ask": say_short(question, voice),
        "hidden": question.sensitive,
        "was": shown[0] or empty,
        "now": shown[1] or empty,
    }


def _build_line(
    number: int, version: Version, view: HistoryView, voice: Voice
) -> dict[str, object]:
    told = _tell(view.question, version.answer, voice)
    return {
        "number": number,
        "ended": _say_ended(version, view.zone, voice),
        "characters": len("".join(told.split())),
        "excerpt": clip_line(say_answer(view.question, version.answer, voice), _EXCERPT),
    }


def _say_ended(version: Version, zone: str, voice: Voice) -> str:
    return voice.plain(_ENDED[version.ended], moment=voice.moment(version.ended_at, zone))


def _tell(question: BaseQuestion, answer: Answer | None, voice: Voice) -> str:
    empty = answer is None or isinstance(answer, Skipped)
    return "" if empty or answer is None else tell_answer(question, answer, voice)


def _aim(version: Version, draft: int, question: BaseQuestion) -> Press:
    verb = "history_try" if version.ended == "attempt" else "history_one"
    return Press(verb, draft, 0, question.id, version.id)


def _build_back(draft: int, question: BaseQuestion, voice: Voice) -> Button:
    return build_button(voice.label("history.answer"), Press("review_at", draft, 0, question.id))


# Any: each renderer takes its own kind of view, and the dictionary pairs them.
RENDERERS: dict[type[View], Callable[[Any, Voice], list[Message]]] = {
    UndoneView: render_undone,
    HistoryView: render_history,
    VersionView: render_version,
}
