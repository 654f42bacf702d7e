"""What was found in drafts, documents and notes, with the words in bold."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.sending.asked import LONGEST_NAME
from bot.sending.keyboards import PAGE, build_button, build_numbers, build_ways
from bot.sending.messages import Message, clip_line
from bot.sending.render_overview import say_short
from bot.sending.say_excerpts import say_excerpt
from bot.sending.voice import Voice
from conversations.browsing.views import Found, FoundView
from conversations.buttons import Press
from conversations.views import View


def render_found(view: FoundView, voice: Voice) -> list[Message]:
    """Return a page of what was found, a number for each."""
    first = view.page * PAGE + 1
    numbered = list(enumerate(view.found, first))
    text = voice.text(
        "searching.text",
        words=clip_line(view.text, LONGEST_NAME),
        lines=[_build_line(number, found, voice) for number, found in numbered],
        page=view.page + 1,
        paged=view.more or view.page > 0,
    )
    numbers = [
        build_button(voice.label("overview.pick", number=number), _aim(found))
        for number, found in numbered
    ]
    turns = [(view.page - 1, "way.earlier")] * (view.page > 0)
    turns += [(view.page + 1, "way.later")] * view.more
    rows = build_numbers(numbers)
    rows.append(
        [
            build_button(voice.label(key), Press("find_page", 0, view.stamp, value=to))
            for to, key in turns
        ]
    )
    rows.append(build_ways(voice, ["find", "home"]))
    return [Message(text, [row for row in rows if row])]


def _build_line(number: int, found: Found, voice: Voice) -> dict[str, object]:
    return {
        "number": number,
        "kind": found.kind,
        "name": voice.name(found.tag) if found.tag else "",
        "file": clip_line(found.name, LONGEST_NAME),
        "ask": say_short(found.question, voice) if found.question else "",
        "day": voice.day(found.on),
        "excerpt": say_excerpt(found.excerpt, voice) if found.excerpt else "",
    }


def _aim(found: Found) -> Press:
    """Return what shows the thing itself."""
    if found.kind == "draft" and found.question:
        return Press("review_at", found.id, 0, found.question.id)
    return Press("document" if found.kind == "document" else "note", value=found.id)


# Any: each renderer takes its own kind of view, and the dictionary pairs them.
RENDERERS: dict[type[View], Callable[[Any, Voice], list[Message]]] = {FoundView: render_found}
