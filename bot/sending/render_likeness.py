"""How alike a report is to others, with the passages, and a button to each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot.sending.keyboards import build_button, build_ways
from bot.sending.messages import Button, Message, clip_line
from bot.sending.render_findings import say_briefly
from bot.sending.voice import Voice
from conversations.buttons import Press
from conversations.likeness_views import LikenessView, LikePassage
from conversations.views import View

_LONGEST_NAME = 40
_LONGEST_ASK = 40
_LONGEST_SHARED = 80


def render_likeness(view: LikenessView, voice: Voice) -> list[Message]:
    """Return the percentages and the passages; a button to each question that has any."""
    text = voice.text(
        "likeness.text",
        name=voice.name(view.tag),
        lines=[
            {"name": _clip_name(line.name), "percent": line.percent, "own": line.own}
            for line in view.lines
        ],
        passages=[_build_passage(each, voice) for each in view.passages],
        more=view.more,
    )
    numbers: dict[str, list[int]] = {}
    for number, each in enumerate(view.passages, 1):
        numbers.setdefault(each.question.id, []).append(number)
    rows = [_build_row(view, question, said, voice) for question, said in numbers.items()]
    rows.append([*build_ways(voice, ["card"], view.tag.id), *build_ways(voice, ["home"])])
    return [Message(text, rows)]


def _build_passage(passage: LikePassage, voice: Voice) -> Mapping[str, object]:
    """Return what is said of the passage; of a sensitive question nothing of it is quoted."""
    hidden = passage.question.sensitive
    return {
        "name": _clip_name(passage.name),
        "own": passage.own,
        "percent": passage.percent,
        "ask": clip_line(say_briefly(passage.question.ask, voice), _LONGEST_ASK),
        "shared": "" if hidden else clip_line(passage.shared, _LONGEST_SHARED),
    }


def _build_row(view: LikenessView, question: str, numbers: list[int], voice: Voice) -> list[Button]:
    said = ", ".join(map(str, numbers))
    label = voice.plain("likeness.fix", numbers=said)
    return [build_button(label, Press("visit", view.tag.id, 0, question))]


def _clip_name(name: str) -> str:
    return clip_line(name, _LONGEST_NAME)


# Any: each renderer takes its own kind of view, and the dictionary pairs them.
RENDERERS: dict[type[View], Callable[[Any, Voice], list[Message]]] = {LikenessView: render_likeness}
