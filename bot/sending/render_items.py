"""The card of a list: its entries, the headings on offer, and one entry looked at or written."""

from __future__ import annotations

from markupsafe import Markup

from bot.sending.asked import LONGEST_ANSWER, LONGEST_ASK, Asked
from bot.sending.keyboards import PAGE, aim, arrange, build_button
from bot.sending.messages import Button, Message, clip, clip_line
from bot.sending.voice import Voice
from conversations.buttons import Press
from conversations.draft import Entry, ItemsAnswer
from conversations.interview import Items
from conversations.numbering import render_marker
from conversations.results import Card
from conversations.views import CardView, RemovalView

FEW = 8
"""Up to so many entries, each has a button of its own width; more get small ones with numbers."""

_NUMBERS_A_ROW = 5
_LONGEST_HEADING = 24
_LONGEST_TITLE = 120


def render_items(view: CardView, voice: Voice) -> Asked:
    """Return what the card says: about the list, or about the entry in focus."""
    card = view.card
    hint = clip(voice.say(card.question.hint), LONGEST_ASK) if card.question.hint else ""
    at = find_entry(card)
    if at is None:
        ask = clip(voice.say(card.question.ask), LONGEST_ASK)
        return Asked(ask, hint, _render_list(card, voice))
    title = name_entry(_get_entries(card), at, _LONGEST_TITLE)
    ask = voice.label(_ASKS[card.focus.part], entry=title)
    body = _render_entry(card, _get_entries(card)[at], voice)
    return Asked(ask, hint if card.focus.part == "text" else "", body)


def build_items_rows(view: CardView, voice: Voice) -> list[list[Button]]:
    """Return the list's own buttons, or those of the entry in focus."""
    at = find_entry(view.card)
    if at is None:
        return _build_list_rows(view, voice)
    if view.card.focus.part is None:
        return _build_look_rows(view, voice, at)
    return _build_writing_rows(view, voice, at)


def render_removal(view: RemovalView, voice: Voice) -> list[Message]:
    """Return the question whether the entry is really to go."""
    press = aim(view)
    entry = _get_entries(view.card)[view.entry]
    text = voice.text(
        "items.removal",
        entry=name_entry(_get_entries(view.card), view.entry, _LONGEST_TITLE),
        text=clip(entry.text.text, LONGEST_ANSWER) if entry.text else "",
    )
    remove = build_button(voice.label("items.remove_it"), press("remove", view.entry))
    keep = build_button(voice.label("items.keep_it"), Press("open", view.tag.id))
    return [Message(text, [[remove, keep]])]


def name_entry(entries: tuple[Entry, ...], at: int, longest: int) -> str:
    """Return an entry's number and heading on one line."""
    return clip_line(render_marker("（一）", at + 1) + entries[at].heading.text, longest)


def _get_entries(card: Card) -> tuple[Entry, ...]:
    return card.answer.entries if isinstance(card.answer, ItemsAnswer) else ()


def find_entry(card: Card) -> int | None:
    """Return the index of the entry in focus; None when the list itself is."""
    at = card.focus.entry
    return at if at is not None and at < len(_get_entries(card)) else None


def _render_list(card: Card, voice: Voice) -> Markup | str:
    entries = _get_entries(card)
    lines = [
        {"title": name_entry(entries, at, _LONGEST_HEADING), "written": _is_written(entry)}
        for at, entry in enumerate(entries)
    ]
    return voice.text("items.list", lines=lines) if lines else voice.text("items.empty")


def _render_entry(card: Card, entry: Entry, voice: Voice) -> Markup | str:
    if card.focus.part == "heading":
        return ""
    if entry.text is None or not (entry.text.parts or entry.text.open):
        return voice.text("items.unwritten")
    if card.focus.part is None:
        key = "items.content"
    else:
        key = "card.open" if entry.text.open else "card.answer"
    return voice.text(key, text=clip(entry.text.text, LONGEST_ANSWER))


def _build_list_rows(view: CardView, voice: Voice) -> list[list[Button]]:
    rows = [*_build_entry_rows(view), *_build_suggestion_rows(view, voice)]
    if _get_entries(view.card):
        rows.append([build_button(voice.label("items.done"), aim(view)("done"))])
    return rows


def _build_entry_rows(view: CardView) -> list[list[Button]]:
    press, entries = aim(view), _get_entries(view.card)

    def open_entry(at: int, label: str) -> Button:
        return build_button(label, press("go", at))

    if len(entries) <= FEW:
        names = [name_entry(entries, at, _LONGEST_HEADING) for at in range(len(entries))]
        return [[open_entry(at, f"{_mark(entries[at])} {name}")] for at, name in enumerate(names)]
    small = [open_entry(at, render_marker("（一）", at + 1)) for at in range(len(entries))]
    return [small[at : at + _NUMBERS_A_ROW] for at in range(0, len(small), _NUMBERS_A_ROW)]


def _build_suggestion_rows(view: CardView, voice: Voice) -> list[list[Button]]:
    """Return the suggested headings that are not in the list yet, a page of them."""
    question = view.card.question
    if not isinstance(question, Items) or len(_get_entries(view.card)) >= question.most:
        return []
    press, used = aim(view), {entry.heading.text for entry in _get_entries(view.card)}
    unused = [pair for pair in enumerate(question.suggestions) if pair[1] not in used]
    pages = max(1, -(-len(unused) // PAGE))
    page = view.page % pages
    shown = unused[page * PAGE : (page + 1) * PAGE]
    labels = [(at, voice.label("items.suggestion", heading=text)) for at, text in shown]
    rows = arrange([build_button(label, press("suggest", at)) for at, label in labels])
    if pages > 1:
        rows.append([build_button(voice.label("items.other"), press("page", (page + 1) % pages))])
    return rows


def _build_look_rows(view: CardView, voice: Voice, at: int) -> list[list[Button]]:
    press, entries = aim(view), _get_entries(view.card)
    moves = [("up", "items.up")] * (at > 0) + [("down", "items.down")] * (at < len(entries) - 1)
    # What was written is not thrown away by one tap.
    remove = "removal" if _is_written(entries[at]) else "remove"
    return [
        [
            build_button(voice.label("items.heading"), press("heading", at)),
            build_button(voice.label("items.rewrite"), press("rewrite", at)),
        ],
        [
            *(build_button(voice.label(key), press(verb, at)) for verb, key in moves),
            build_button(voice.label("items.remove"), press(remove, at)),
        ],
    ]


def _build_writing_rows(view: CardView, voice: Voice, at: int) -> list[list[Button]]:
    if view.card.focus.part == "heading":
        return []
    press, text = aim(view), _get_entries(view.card)[at].text
    if text is not None and text.open:
        return [[build_button(voice.label("card.done_writing"), press("done"))]]
    key = "card.write_more" if text and text.parts else "card.write_parts"
    return [[build_button(voice.label(key), press("more", at))]]


def _is_written(entry: Entry) -> bool:
    return entry.text is not None and bool(entry.text.parts)


def _mark(entry: Entry) -> str:
    return "✅" if _is_written(entry) else "○"


_ASKS = {None: "items.look", "heading": "items.ask_heading", "text": "items.ask_text"}
