"""未归位: the list, one text and where it could go, and whether it is to be removed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from markupsafe import Markup

from bot.sending.keyboards import arrange, build_button, build_numbers, build_ways
from bot.sending.messages import Button, Message, clip, clip_line
from bot.sending.say_pieces import say_target
from bot.sending.voice import Voice
from conversations.buttons import Press
from conversations.importing.views import UnplacedTextView, UnplacedView
from conversations.views import OutlineView, View

_LINES = 10
_MOST_BUTTONS = 40
_LONGEST_LINE = 60
_LONGEST_ABOUT = 60
_LONGEST_TEXT = 3000
_LONGEST_SECTION = 40

Rows = list[list[Button]]


def say_unplaced(count: int, voice: Voice) -> Markup | str:
    """Return the line that tells of texts without a place; "" where there are none."""
    return voice.text("unplaced.line", count=count) if count else ""


def build_unplaced_rows(view: OutlineView, voice: Voice) -> Rows:
    """Return the rows of 目录 that lead to texts without a place, and to the plan that waits."""
    rows: Rows = []
    if view.importing:
        rows.append([build_button(voice.label("outline.importing"), Press("import", view.tag.id))])
    if view.unplaced:
        label = voice.label("outline.unplaced", count=view.unplaced)
        rows.append([build_button(label, Press("unplaced", view.tag.id))])
    return rows


def render_unplaced(view: UnplacedView, voice: Voice) -> list[Message]:
    """Return a page of the texts without a place, a button for each."""
    pages = max(1, -(-len(view.texts) // _LINES))
    page = min(max(view.page, 0), pages - 1)
    shown = list(enumerate(view.texts[page * _LINES : (page + 1) * _LINES], page * _LINES + 1))
    lines = [
        {
            "number": number,
            "about": clip_line(each.about, _LONGEST_ABOUT),
            "text": clip_line(each.text, _LONGEST_LINE),
            "characters": len("".join(each.text.split())),
        }
        for number, each in shown
    ]
    text = voice.text(
        "unplaced.text",
        name=voice.name(view.tag),
        news=voice.news(view.news) if view.news else "",
        lines=lines,
        count=len(view.texts),
        page=page + 1,
        pages=pages,
    )
    aim = Press("unplaced_one", view.tag.id, view.revision)
    numbers = [
        build_button(str(number), Press(aim.verb, aim.draft, aim.revision, value=each.id))
        for number, each in shown
    ]
    rows = [*build_numbers(numbers), *_build_pager(view, page, pages, voice)]
    return [Message(text, [*rows, build_ways(voice, ["open", "outline"], view.tag.id)])]


def render_unplaced_text(view: UnplacedTextView, voice: Voice) -> list[Message]:
    """Return the text, and what can be done with it."""
    text = voice.text(
        "unplaced.drop_ask" if view.dropping else "unplaced.one",
        name=voice.name(view.tag),
        news=voice.news(view.news) if view.news else "",
        about=clip_line(view.text.about, _LONGEST_ABOUT),
        text=clip(view.text.text, _LONGEST_TEXT),
        sections=len(view.sections),
    )
    return [Message(text, _build_drop(view, voice) if view.dropping else _build_put(view, voice))]


def _build_put(view: UnplacedTextView, voice: Voice) -> Rows:
    targets = [
        [
            build_button(
                _label_target(say_target(each.ask, voice), voice),
                _aim(view, "unplaced_put", each.id),
            )
        ]
        for _, each in view.targets[:_MOST_BUTTONS]
    ]
    sections = [] if targets else _build_sections(view, voice)
    back = build_button(voice.label("unplaced.back"), Press("unplaced", view.tag.id))
    drop = build_button(voice.label("unplaced.drop"), _aim(view, "unplaced_ask"))
    return [*targets, *sections, [drop, back]]


def _build_sections(view: UnplacedTextView, voice: Voice) -> Rows:
    buttons = [
        build_button(
            voice.label("piece.section", title=clip_line(voice.say(each.title), _LONGEST_SECTION)),
            _aim(view, "unplaced_one", each.id),
        )
        for each in view.sections[:_MOST_BUTTONS]
    ]
    return arrange(buttons)


def _build_drop(view: UnplacedTextView, voice: Voice) -> Rows:
    sure = build_button(voice.label("unplaced.drop_sure"), _aim(view, "unplaced_del"))
    keep = build_button(voice.label("unplaced.keep"), _aim(view, "unplaced_one"))
    return [[sure, keep]]


def _build_pager(view: UnplacedView, page: int, pages: int, voice: Voice) -> Rows:
    turns = (("way.earlier", page - 1), ("way.later", page + 1))
    row = [
        build_button(voice.label(key), Press("unplaced", view.tag.id, value=near))
        for key, near in turns
        if 0 <= near < pages
    ]
    return [row] if row else []


def _label_target(ask: str, voice: Voice) -> str:
    return voice.label("piece.to", ask=ask)


def _aim(view: UnplacedTextView, verb: str, question: str = "") -> Press:
    return Press(verb, view.tag.id, view.revision, question, view.text.id)


# Any: each renderer takes its own kind of view, and the dictionary pairs them.
RENDERERS: Mapping[type[View], Callable[[Any, Voice], list[Message]]] = {
    UnplacedView: render_unplaced,
    UnplacedTextView: render_unplaced_text,
}
"""The renderers of 未归位."""
