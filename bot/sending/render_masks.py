"""遮盖台账 in words: a numbered row a masked thing, and the buttons for its copies."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.sending.keyboards import build_button, build_numbers, build_ways
from bot.sending.messages import Button, Message, clip_line
from bot.sending.voice import Voice
from conversations.buttons import Press
from conversations.checks.mask_ledger import Mask
from conversations.masks import MasksView, is_sensitive, stamp_mask
from conversations.views import View

_LONGEST_SHOWN = 48
_LONGEST_VALUE = 60


def render_masks(view: MasksView, voice: Voice) -> list[Message]:
    """Return a page of the ledger, a button for each row."""
    text = voice.text(
        "masks.text",
        name=voice.name(view.tag),
        news=voice.news(view.news) if view.news else "",
        lines=[_build_line(mask, at) for at, mask in enumerate(view.rows, view.first)],
        total=view.total,
        open=view.open,
        page=view.page + 1,
        pages=view.pages,
    )
    return [Message(text, _build_rows(view, voice))]


def _build_line(mask: Mask, number: int) -> dict[str, object]:
    """Return what is said of a row; of a sensitive answer the mask only, without what is beside."""
    hidden = is_sensitive(mask)
    return {
        "number": number,
        "shown": clip_line(mask.sign if hidden else mask.shown, _LONGEST_SHOWN),
        "count": len(mask.spots),
        "value": "" if mask.kept or hidden else clip_line(mask.value or "", _LONGEST_VALUE),
        "known": not mask.open,
        "kept": mask.kept,
    }


def _build_rows(view: MasksView, voice: Voice) -> list[list[Button]]:
    draft = view.tag.id
    numbers = [
        build_button(
            voice.label("masks.pick", number=number), Press("mask", draft, value=stamp_mask(mask))
        )
        for number, mask in enumerate(view.rows, view.first)
    ]
    rows = build_numbers(numbers)
    turns = [(view.page - 1, "way.earlier"), (view.page + 1, "way.later")]
    rows.append(
        [
            build_button(voice.label(key), Press("masks", draft, value=to))
            for to, key in turns
            if 0 <= to < view.pages
        ]
    )
    if view.total:
        real = build_button(voice.label("masks.real"), Press("mask_real", draft))
        hidden = build_button(voice.label("masks.hidden"), Press("mask_hidden", draft))
        rows.append([real, hidden])
    check = build_button(voice.label("finding.check"), Press("check", draft))
    rows.append([check, *build_ways(voice, ["card"], draft)])
    return [row for row in rows if row]


# Any: each renderer takes its own kind of view, and the dictionary pairs them.
RENDERERS: dict[type[View], Callable[[Any, Voice], list[Message]]] = {MasksView: render_masks}
