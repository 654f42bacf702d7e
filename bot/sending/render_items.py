"""The card of a list: its entries, and the headings on offer."""

from __future__ import annotations

from bot.sending.asked import LONGEST_ASK, LONGEST_BODY, Asked
from bot.sending.keyboards import aim, build_button, build_numbers
from bot.sending.list_buttons import build_suggestion_rows
from bot.sending.messages import Button, clip
from bot.sending.numbered import Listed, find_entry, find_listed
from bot.sending.render_entries import is_written, render_entry
from bot.sending.render_pairs import render_pairs
from bot.sending.render_texts import count_characters
from bot.sending.voice import Voice
from conversations.definition.questions import Items
from conversations.views import CardView

_LONGEST_HEADING = 24


def render_items(view: CardView, question: Items, voice: Voice) -> Asked:
    """Return what the card says: about the list, or about the entry in focus."""
    listed = find_listed(view.card, question)
    at = find_entry(view.card)
    if at is not None:
        return render_entry(view, listed, at, voice)
    if listed.slots:
        return render_pairs(view, listed, voice)
    rows = [*_build_number_rows(view, listed), *build_suggestion_rows(view, listed, voice)]
    return Asked(_ask(listed, voice), _find_hint(listed, voice), _say_list(listed, voice), rows)


def _ask(listed: Listed, voice: Voice) -> str:
    ask = clip(voice.say(listed.ask), LONGEST_ASK)
    return voice.plain("items.within", area=listed.area, ask=ask) if listed.area else ask


def _find_hint(listed: Listed, voice: Voice) -> str:
    """Return the hint: who has written an entry has read it, and the list is long enough."""
    if listed.entries or not listed.hint:
        return ""
    return clip(voice.say(listed.hint), LONGEST_ASK)


def _say_list(listed: Listed, voice: Voice) -> str:
    offered = bool(listed.find_unused())
    if not listed.entries:
        key = "items.empty_areas" if listed.holds_lists else "items.empty"
        return voice.plain(key, offered=offered)
    lines = [
        {
            "written": is_written(entry),
            "title": listed.name(at, _LONGEST_HEADING),
            "characters": count_characters(entry.text),
            "entries": len(entry.inner.entries) if entry.inner else 0,
        }
        for at, entry in enumerate(listed.entries)
    ]
    return clip(voice.plain("items.list", lines=lines, offered=offered), LONGEST_BODY)


def _build_number_rows(view: CardView, listed: Listed) -> list[list[Button]]:
    """Return a small button for each entry: its heading stands in the card."""
    press = aim(view)
    return build_numbers(
        [build_button(listed.number(at), press("go", at)) for at in range(len(listed.entries))]
    )
