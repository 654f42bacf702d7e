"""The ledger, the units to choose from, punctuality, and the morning's word to a head."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from bot.sending.keyboards import build_button, build_numbers, build_ways
from bot.sending.messages import Button, Message, clip_line
from bot.sending.say_shades import SHADE_WORDS, SQUARES, say_state
from bot.sending.voice import Voice
from conversations.buttons import Press
from conversations.deadlines.ledger_filter import LedgerFilter
from conversations.deadlines.ledger_views import (
    LedgerGroup,
    LedgerUnitsView,
    LedgerView,
    PastView,
    SummaryGroup,
    SummaryPart,
    SummaryView,
    UnitLine,
)
from conversations.deadlines.punctuality import Punctuality
from conversations.deadlines.rounds import Span
from conversations.views import View

_LONGEST_NAME = 40
_LONGEST_OWNER = 24
"""Units of a report's name, and of a unit's or person's, on a line with others."""

_DEEPEST = 6
"""How far a unit is set in, at most."""

SPAN_WORDS: Mapping[Span, str] = {
    "present": "ledger.span_present",
    "previous": "ledger.span_previous",
    "next": "ledger.span_next",
    "open": "ledger.span_open",
    "year": "ledger.span_year",
}
"""What each span is called, in the order of the buttons."""


def render_ledger(view: LedgerView, voice: Voice) -> list[Message]:
    """Return a page of what is owed, a button to each deadline, and those that choose others."""
    text = voice.text(
        "ledger.text",
        news=voice.news(view.news) if view.news else "",
        unit=clip_line(view.unit, _LONGEST_NAME),
        span=voice.label(SPAN_WORDS[view.wish.span]),
        counts=[
            {"square": SQUARES[shade], "name": voice.label(SHADE_WORDS[shade]), "count": count}
            for shade, count in view.counts
        ],
        groups=_build_groups(view, voice),
        only_missing=view.wish.only_missing,
        decides=view.decides,
    )
    rows = [
        *build_numbers(_build_number_buttons(view)),
        *_build_pager(voice, "ledger", view.wish, view.page, view.pages),
        *_build_span_rows(view.wish, voice),
        _build_filter_row(view, voice),
        _build_paper_row(view.wish, voice),
        build_ways(voice, ["home"]),
    ]
    return [Message(text, rows)]


def render_units(view: LedgerUnitsView, voice: Voice) -> list[Message]:
    """Return the units to choose from."""
    wish = replace(view.wish, unit_id=0)
    everything = _mark(voice.label("ledger.unit_all"), voice, chosen=view.wish.unit_id == 0)
    rows = [[build_button(everything, wish.build_press("ledger"))]]
    rows += [[_build_unit_button(line, view.wish, voice)] for line in view.lines]
    rows += _build_pager(voice, "ledger_units", view.wish, view.page, view.pages)
    rows.append(_build_back_row(view.wish, voice))
    return [Message(voice.text("ledger.units" if view.lines else "ledger.units_none"), rows)]


def render_past(view: PastView, voice: Voice) -> list[Message]:
    """Return a page of the units' punctuality."""
    text = voice.text(
        "ledger.past_text",
        unit=clip_line(view.unit, _LONGEST_NAME),
        since=voice.day(view.since),
        overall=_build_past(view.overall),
        lines=[
            {"name": clip_line(line.name, _LONGEST_OWNER)} | _build_past(line.past)
            for line in view.lines
        ],
    )
    rows = _build_pager(voice, "ledger_past", view.wish, view.page, view.pages)
    return [Message(text, [*rows, _build_back_row(view.wish, voice)])]


def render_summary(view: SummaryView, voice: Voice) -> list[Message]:
    """Return the morning's word, and the way to the ledger."""
    parts = [
        _build_part(part, voice.label(key, count=part.count), voice, dated=key != _TODAY)
        for key, part in ((_LATE, view.late), (_TODAY, view.today), (_SOON, view.soon))
        if part.count
    ]
    text = voice.text("summary.text", on=voice.day(view.on), parts=parts)
    return [Message(text, [[build_button(voice.label("ledger.way"), Press("ledger"))]])]


_LATE, _TODAY, _SOON = "summary.late", "summary.today", "summary.soon"


def _build_groups(view: LedgerView, voice: Voice) -> list[dict[str, object]]:
    groups, number = [], view.first
    for group in view.groups:
        groups.append(_build_group(group, number, voice))
        number += len(group.lines)
    return groups


def _build_group(group: LedgerGroup, first: int, voice: Voice) -> dict[str, object]:
    return {
        "name": clip_line(group.name, _LONGEST_NAME),
        "period": voice.period(group.period),
        "due": voice.day(group.due_on),
        "handed_in": group.handed_in,
        "owed": group.owed,
        "lines": [
            {
                "number": number,
                "square": SQUARES[line.shade],
                "owner": clip_line(line.standing.owner, _LONGEST_OWNER),
                "state": say_state(line.standing, voice),
            }
            for number, line in enumerate(group.lines, first)
        ],
    }


def _build_number_buttons(view: LedgerView) -> list[Button]:
    lines = [line for group in view.groups for line in group.lines]
    return [
        build_button(str(number), Press("duty", value=line.standing.deadline.id))
        for number, line in enumerate(lines, view.first)
    ]


def _build_span_rows(wish: LedgerFilter, voice: Voice) -> list[list[Button]]:
    buttons = [
        build_button(
            _mark(voice.label(key), voice, chosen=span == wish.span),
            replace(wish, span=span).build_press("ledger"),
        )
        for span, key in SPAN_WORDS.items()
    ]
    return [buttons[:3], buttons[3:]]


def _build_filter_row(view: LedgerView, voice: Voice) -> list[Button]:
    wish = view.wish
    label = _mark(voice.label("ledger.missing_only"), voice, chosen=wish.only_missing)
    other = replace(wish, only_missing=not wish.only_missing)
    only_missing = build_button(label, other.build_press("ledger"))
    if not view.choice:
        return [only_missing]
    name = clip_line(view.unit, _LONGEST_OWNER) or voice.label("ledger.unit_all")
    unit = voice.plain("ledger.unit", name=name)
    return [build_button(unit, wish.build_press("ledger_units")), only_missing]


def _build_paper_row(wish: LedgerFilter, voice: Voice) -> list[Button]:
    return [
        build_button(voice.label("ledger.past"), wish.build_press("ledger_past")),
        build_button(voice.label("ledger.sheet"), wish.build_press("ledger_sheet")),
        build_button(voice.label("ledger.picture"), wish.build_press("ledger_map")),
    ]


def _build_unit_button(line: UnitLine, wish: LedgerFilter, voice: Voice) -> Button:
    label = voice.plain(
        "ledger.unit_pick",
        depth=min(line.depth, _DEEPEST),
        name=clip_line(line.name, _LONGEST_NAME),
        missing=line.missing,
    )
    chosen = _mark(label, voice, chosen=line.id == wish.unit_id)
    return build_button(chosen, replace(wish, unit_id=line.id).build_press("ledger"))


def _build_back_row(wish: LedgerFilter, voice: Voice) -> list[Button]:
    back = build_button(voice.label("ledger.back"), wish.build_press("ledger"))
    return [back, *build_ways(voice, ["home"])]


def _build_pager(
    voice: Voice, verb: str, wish: LedgerFilter, page: int, pages: int
) -> list[list[Button]]:
    """Return the row that turns the pages of what is looked at; none for a single page."""
    earlier = build_button(voice.label("way.earlier"), wish.build_press(verb, max(page - 1, 0)))
    later = build_button(voice.label("way.later"), wish.build_press(verb, page + 1))
    row = [*([earlier] if page > 0 else []), *([later] if page < pages - 1 else [])]
    return [row] if row else []


def _mark(label: str, voice: Voice, *, chosen: bool) -> str:
    return voice.plain("card.chosen", label=label) if chosen else label


def _build_past(past: Punctuality) -> dict[str, object]:
    return {
        "on_time": past.on_time,
        "late": past.late,
        "average": f"{past.average_days_late:.1f}".removesuffix(".0"),
        "missing": past.missing,
        "total": past.total,
        "percent": past.percent,
    }


def _build_part(part: SummaryPart, title: str, voice: Voice, *, dated: bool) -> dict[str, object]:
    groups = [_build_summary_group(group, voice) for group in part.groups]
    return {"title": title, "groups": groups, "more": part.more, "dated": dated}


def _build_summary_group(group: SummaryGroup, voice: Voice) -> dict[str, object]:
    return {
        "name": clip_line(group.name, _LONGEST_NAME),
        "period": voice.period(group.period),
        "due": voice.day(group.due_on),
        "owners": [clip_line(owner, _LONGEST_OWNER) for owner in group.owners],
        "count": group.count,
    }


# Any: each renderer takes its own kind of view, and the dictionary pairs them.
RENDERERS: dict[type[View], Callable[[Any, Voice], list[Message]]] = {
    LedgerView: render_ledger,
    LedgerUnitsView: render_units,
    PastView: render_past,
    SummaryView: render_summary,
}
"""The renderers of the ledger's views."""
