"""What of a file goes where: the list, one piece and where it could go, and what is set aside."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from bot.sending.keyboards import arrange, build_button, build_numbers
from bot.sending.messages import Button, Message, clip, clip_line
from bot.sending.say_pieces import (
    count_piece,
    say_place,
    say_reason,
    say_start,
    say_target,
    sum_up_junk,
)
from bot.sending.voice import Voice
from conversations.buttons import Press
from conversations.definition.questions import Question
from conversations.importing.listing import Listed, Place, list_aside, list_pieces
from conversations.importing.views import AsideView, LayingView, PieceView, PlanOf
from conversations.importing.wording import say_chunk
from conversations.views import View

PIECES = 10
"""Pieces that are listed at once."""

_MOST_TARGETS = 8
"""Questions that are offered at once; of more, those of one section and the other sections."""

_MOST_SECTIONS = 30
_LONGEST_FILE = 100
_LONGEST_SECTION = 40
_LONGEST_PIECE = 3000
_LONGEST_LINE = 80

Rows = list[list[Button]]


def render_laying(view: LayingView, voice: Voice) -> list[Message]:
    """Return a page of the list, a button for each piece, and what can be done with all of it."""
    of, pieces = view.of, list_pieces(view.of.interview, view.of.plan)
    pages, page = _find_page(len(pieces), view.page)
    start = page * PIECES
    shown = list(enumerate(pieces[start : start + PIECES], start + 1))
    aside = list_aside(of.plan)
    text = voice.text(
        "laying.text",
        name=voice.name(of.tag),
        news=voice.news(view.news) if view.news else "",
        file=clip_line(of.name, _LONGEST_FILE),
        groups=_group(shown, voice),
        page=page + 1,
        pages=pages,
        placed=sum(each.place is not None for each in pieces),
        unplaced=len(of.plan.unplaced),
        aside=sum_up_junk(aside, voice),
    )
    numbers = [
        build_button(str(number), _aim(of, "imp_piece", listed.chunk.id))
        for number, listed in shown
    ]
    rows = [*build_numbers(numbers), *_build_pager(of, "imp_plan", page, pages, voice)]
    return [Message(text, [*rows, *_build_acts(of, bool(aside), voice)])]


def render_piece(view: PieceView, voice: Voice) -> list[Message]:
    """Return one piece in full, and the questions that it could go to."""
    of, (chunk, place) = view.of, (view.listed.chunk, view.listed.place)
    hidden = _is_hidden(place)
    text = voice.text(
        "piece.text",
        name=voice.name(of.tag),
        number=view.number,
        place=say_place(place, voice) if place else "",
        reason="" if view.number else say_reason(chunk, voice),
        text="" if hidden else clip(say_chunk(chunk), _LONGEST_PIECE),
        characters=count_piece(chunk),
        targets=len(view.targets),
    )
    lay = _aim(of, "imp_move", chunk.id)
    last = [build_button(voice.label("piece.lay"), lay)] if place or not view.number else []
    if view.number:
        last.append(build_button(voice.label("piece.drop"), _aim(of, "imp_drop", chunk.id)))
    back = Press("imp_plan", of.id, value=max(view.number - 1, 0) // PIECES)
    rows = [*_build_targets(view, voice), last]
    return [Message(text, [*rows, [build_button(voice.label("piece.back"), back)]])]


def render_aside(view: AsideView, voice: Voice) -> list[Message]:
    """Return a page of what goes nowhere, with the reasons; a tap fetches a piece back."""
    of = view.of
    pages, page = _find_page(len(view.chunks), view.page)
    shown = view.chunks[page * PIECES : (page + 1) * PIECES]
    lines = [
        {
            "number": number,
            "reason": say_reason(chunk, voice),
            "text": clip_line(say_chunk(chunk), _LONGEST_LINE),
        }
        for number, chunk in enumerate(shown, page * PIECES + 1)
    ]
    text = voice.text(
        "aside.text", name=voice.name(of.tag), lines=lines, page=page + 1, pages=pages
    )
    numbers = [
        build_button(str(number), _aim(of, "imp_piece", chunk.id))
        for number, chunk in enumerate(shown, page * PIECES + 1)
    ]
    back = build_button(voice.label("piece.back"), Press("imp_plan", of.id))
    rows = [*build_numbers(numbers), *_build_pager(of, "imp_junk", page, pages, voice), [back]]
    return [Message(text, rows)]


def _group(shown: Iterable[tuple[int, Listed]], voice: Voice) -> list[dict[str, object]]:
    """Return the lines under the places that they go to, in their order."""
    groups: dict[str, list[dict[str, object]]] = {}
    for number, listed in shown:
        place = listed.place
        title = say_place(place, voice) if place else voice.label("laying.unplaced")
        said = say_start(listed.chunk, voice, hidden=_is_hidden(place))
        groups.setdefault(title, []).append({"number": number, "said": said})
    return [{"title": title, "lines": lines} for title, lines in groups.items()]


def _is_hidden(place: Place | None) -> bool:
    return place is not None and place[1].sensitive


def _build_targets(view: PieceView, voice: Voice) -> Rows:
    """Return the questions at hand, and the sections that the others are in."""
    few = len(view.targets) <= _MOST_TARGETS
    near = [each for each in view.targets if few or each[0].id == view.near]
    others = {section.id: section for section, _ in view.targets if not few}
    others.pop(view.near, None)
    rows: Rows = [[_build_target(view, question, voice)] for _, question in near]
    sections = [
        build_button(
            voice.label("piece.section", title=clip_line(voice.say(each.title), _LONGEST_SECTION)),
            _aim(view.of, "imp_piece", view.listed.chunk.id, each.id),
        )
        for each in list(others.values())[:_MOST_SECTIONS]
    ]
    return [*rows[:_MOST_SECTIONS], *arrange(sections)]


def _build_target(view: PieceView, question: Question, voice: Voice) -> Button:
    place = view.listed.place
    ask = say_target(question.ask, voice)
    here = place is not None and place[1].id == question.id
    label = voice.label("card.chosen", label=ask) if here else voice.label("piece.to", ask=ask)
    return build_button(label, _aim(view.of, "imp_move", view.listed.chunk.id, question.id))


def _build_acts(of: PlanOf, aside: bool, voice: Voice) -> Rows:
    """Return what can be done with the plan as a whole."""
    acts: Sequence[tuple[str, str]] = (
        ("laying.take", "imp_all"),
        *([("laying.one", "imp_answer")] if of.typed else []),
        ("laying.as_past", "imp_past"),
        *([] if of.typed else [("laying.begin", "imp_new")]),
    )
    rows = [[build_button(voice.label(key), _aim(of, verb))] for key, verb in acts]
    last = [("laying.leave", "imp_leave")]
    if aside:
        last.insert(0, ("laying.aside", "imp_junk"))
    last_row = [build_button(voice.label(key), Press(verb, of.id)) for key, verb in last]
    return [*rows, last_row]


def _build_pager(of: PlanOf, verb: str, page: int, pages: int, voice: Voice) -> Rows:
    turns = (("way.earlier", page - 1), ("way.later", page + 1))
    row = [
        build_button(voice.label(key), Press(verb, of.id, value=near))
        for key, near in turns
        if 0 <= near < pages
    ]
    return [row] if row else []


def _find_page(count: int, page: int) -> tuple[int, int]:
    """Return how many pages so many pieces have, and the one meant."""
    pages = max(1, -(-count // PIECES))
    return pages, min(max(page, 0), pages - 1)


def _aim(of: PlanOf, verb: str, value: int | None = None, question: str = "") -> Press:
    return Press(verb, of.id, of.plan.revision, question, value)


# Any: each renderer takes its own kind of view, and the dictionary pairs them.
RENDERERS: Mapping[type[View], Callable[[Any, Voice], list[Message]]] = {
    LayingView: render_laying,
    PieceView: render_piece,
    AsideView: render_aside,
}
"""The renderers of a plan."""
