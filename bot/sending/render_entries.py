"""One entry of a list: looked at, or written."""

from __future__ import annotations

from markupsafe import Markup

from bot.sending.asked import LONGEST_ANSWER, LONGEST_ASK, Asked, join_parts
from bot.sending.keyboards import aim, build_button
from bot.sending.messages import Button, clip
from bot.sending.numbered import LONGEST_TITLE, Listed
from bot.sending.render_texts import count_characters, render_brief, render_written
from bot.sending.tell_answers import tell_entry
from bot.sending.voice import Voice
from conversations.drafts.draft import Entry
from conversations.engine.rearranging import can_join, find_pieces
from conversations.views import CardView

_LONGEST_QUOTE = 300


def render_entry(view: CardView, listed: Listed, at: int, voice: Voice) -> Asked:
    """Return what the card says of the entry in focus, with its buttons."""
    part = view.card.focus.part
    ask = voice.plain(_ASKS[part], entry=listed.name(at, LONGEST_TITLE))
    if part == "heading":
        return Asked(ask, "", "", [])
    quote = _render_slot(listed, at, voice)
    if part is None:
        body = _render_content(listed, at, voice, brief=view.beside.compact)
        return Asked(ask, "", join_parts(quote, body), _build_look_rows(view, listed, at, voice))
    written = _render_written(listed.entries[at], voice, brief=view.beside.compact)
    hint = _find_hint(listed, at, voice)
    return Asked(
        ask, hint, join_parts(quote, written), _build_writing_rows(view, listed, at, voice)
    )


def render_quote(listed: Listed, slot: int, key: str, voice: Voice) -> Markup:
    """Return which entry of the other list is answered, with what is written there."""
    told = tell_entry(listed.slots[slot].entry, listed.inner_marker)
    name = listed.name_slot(slot, LONGEST_TITLE)
    return voice.text(key, entry=name, text=clip(told, _LONGEST_QUOTE))


def is_written(entry: Entry) -> bool:
    """Whether anything stands under the entry's heading."""
    if entry.inner is not None:
        return bool(entry.inner.entries)
    return count_characters(entry.text) > 0


def _render_slot(listed: Listed, at: int, voice: Voice) -> Markup:
    slot = listed.find_slot(at)
    return Markup() if slot is None else render_quote(listed, slot, "pairs.answers", voice)


def _render_content(listed: Listed, at: int, voice: Voice, *, brief: bool) -> Markup:
    entry = listed.entries[at]
    if is_written(entry):
        whole = tell_entry(entry, listed.inner_marker)
        if brief:
            return render_brief(whole, voice, count_characters(entry.text))
        told = clip(whole, LONGEST_ANSWER)
        return voice.text("items.content", text=told)
    return voice.text("items.unwritten_list" if listed.holds_lists else "items.unwritten")


def _render_written(entry: Entry, voice: Voice, *, brief: bool) -> Markup:
    if entry.text is None or not (entry.text.parts or entry.text.open):
        return Markup()
    return render_written(entry.text, voice, brief=brief)


def _find_hint(listed: Listed, at: int, voice: Voice) -> str:
    """Return the hint of the suggestion that the entry was made from, else the list's."""
    hint = listed.find_hint(at) or listed.hint
    return clip(voice.say(hint), LONGEST_ASK) if hint else ""


def _build_look_rows(view: CardView, listed: Listed, at: int, voice: Voice) -> list[list[Button]]:
    press, written = aim(view), is_written(listed.entries[at])
    # What was written is not thrown away by one tap.
    remove, write = ("removal", "items.rewrite") if written else ("remove", "items.write")
    moves = [(verb, key) for verb, key, to in _MOVES if _can_change_places(listed, at, at + to)]
    return [
        [
            build_button(voice.label("items.heading"), press("heading", at)),
            build_button(voice.label(write), press("rewrite", at)),
        ],
        [
            *(build_button(voice.label(key), press(verb, at)) for verb, key in moves),
            build_button(voice.label("items.remove"), press(remove, at)),
        ],
        *_build_rearranging_row(view, listed, at, voice),
    ]


def _build_rearranging_row(
    view: CardView, listed: Listed, at: int, voice: Voice
) -> list[list[Button]]:
    """Return the buttons that take the entry apart, or make it one with the next, if they can."""
    pieces, press = find_pieces(listed.entries[at]), aim(view)
    count = len(pieces.rest) + bool(pieces.lead) if pieces else 0
    split = build_button(voice.label("items.split", count=count), press("split", at))
    join = build_button(voice.label("items.join"), press("join", at))
    joinable = can_join(listed.entries, at) and _can_change_places(listed, at, at + 1)
    row = [*[split] * (count > 0), *[join] * joinable]
    return [row] if row else []


def _can_change_places(listed: Listed, at: int, to: int) -> bool:
    """Whether the two can: what answers another list stands in that list's order."""
    if not 0 <= to < len(listed.entries):
        return False
    return listed.find_slot(at) is None and listed.find_slot(to) is None


def _build_writing_rows(
    view: CardView, listed: Listed, at: int, voice: Voice
) -> list[list[Button]]:
    press, text = aim(view), listed.entries[at].text
    if text is not None and text.open:
        return [[build_button(voice.label("card.done_writing"), press("done"))]]
    key = "card.write_more" if text and text.parts else "card.write_parts"
    return [[build_button(voice.label(key), press("more", at))]]


_ASKS = {None: "items.look", "heading": "items.ask_heading", "text": "items.ask_text"}
_MOVES = (("up", "items.up", -1), ("down", "items.down", 1))
