"""The card of a list: its entries, the headings on offer, and one entry looked at or written."""

from __future__ import annotations

from markupsafe import Markup

from bot.sending.asked import LONGEST_ANSWER, LONGEST_ASK, Asked
from bot.sending.keyboards import PAGE, aim, arrange, build_button
from bot.sending.messages import Button, Message, clip, clip_line, clip_start
from bot.sending.voice import Voice
from conversations.buttons import Press
from conversations.draft import Entry, ItemsAnswer, TextAnswer
from conversations.interview import Items
from conversations.numbering import render_marker
from conversations.results import Card
from conversations.views import CardView, RemovalView

_FEW = 4
"""Suggested headings shown beside entries."""

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
        # The hint has been read by who has written an entry, and the list is long enough.
        return Asked(ask, "" if _get_entries(card) else hint, _render_list(card, voice))
    title = name_entry(_get_entries(card), at, _LONGEST_TITLE)
    ask = voice.label(_ASKS[card.focus.part], entry=title)
    body = _render_entry(card.focus.part, _get_entries(card)[at].text, voice)
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
        {"title": name_entry(entries, at, _LONGEST_HEADING), "characters": _count(entry.text)}
        for at, entry in enumerate(entries)
    ]
    return voice.text("items.list", lines=lines) if lines else voice.text("items.empty")


def _render_entry(part: str | None, text: TextAnswer | None, voice: Voice) -> Markup | str:
    if part == "heading":
        return ""
    if text is None or not (text.parts or text.open):
        return "" if part == "text" else voice.text("items.unwritten")
    if part == "text":
        return render_written(text, voice)
    return voice.text("items.content", text=clip(text.text, LONGEST_ANSWER))


def render_written(text: TextAnswer, voice: Voice) -> Markup:
    """Return what a text has so far: of a long one its beginning, of an open one its end.

    How much there is of it is said where not all of it is shown, and while more may follow.
    """
    count = _count(text)
    if text.open:
        shown = clip_start(text.text, LONGEST_ANSWER)
        return voice.text("card.open", text=shown, characters=count)
    shown = clip(text.text, LONGEST_ANSWER)
    return voice.text("card.answer", text=shown, characters=count if shown != text.text else 0)


def _build_list_rows(view: CardView, voice: Voice) -> list[list[Button]]:
    suggestions, last = _build_suggestions(view, voice)
    if _get_entries(view.card):
        last.append(build_button(voice.label("items.done"), aim(view)("done")))
    return [*_build_number_rows(view), *arrange(suggestions), *([last] if last else [])]


def _build_number_rows(view: CardView) -> list[list[Button]]:
    """Return a small button for each entry: its heading stands in the card."""
    press = aim(view)
    numbers = [
        build_button(render_marker("（一）", at + 1), press("go", at))
        for at in range(len(_get_entries(view.card)))
    ]
    return [numbers[at : at + _NUMBERS_A_ROW] for at in range(0, len(numbers), _NUMBERS_A_ROW)]


def _build_suggestions(view: CardView, voice: Voice) -> tuple[list[Button], list[Button]]:
    """Return a page of the headings that are not in the list yet, and the button to more of them.

    The page is smaller once there are entries: the card must not grow taller than the window.
    """
    question, entries = view.card.question, _get_entries(view.card)
    if not isinstance(question, Items) or len(entries) >= question.most:
        return [], []
    press, used = aim(view), {entry.heading.text for entry in entries}
    unused = [pair for pair in enumerate(question.suggestions) if pair[1] not in used]
    size = _FEW if entries else PAGE
    pages = max(1, -(-len(unused) // size))
    page = view.page % pages
    shown = unused[page * size : (page + 1) * size]
    labels = [(at, voice.label("items.suggestion", heading=text)) for at, text in shown]
    buttons = [build_button(label, press("suggest", at)) for at, label in labels]
    other = build_button(voice.label("items.other"), press("page", (page + 1) % pages))
    return buttons, [other] * (pages > 1)


def _build_look_rows(view: CardView, voice: Voice, at: int) -> list[list[Button]]:
    press, entries = aim(view), _get_entries(view.card)
    moves = [("up", "items.up")] * (at > 0) + [("down", "items.down")] * (at < len(entries) - 1)
    # What was written is not thrown away by one tap.
    written = _count(entries[at].text) > 0
    remove, write = ("removal", "items.rewrite") if written else ("remove", "items.write")
    return [
        [
            build_button(voice.label("items.heading"), press("heading", at)),
            build_button(voice.label(write), press("rewrite", at)),
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


def _count(text: TextAnswer | None) -> int:
    """Return how many characters are written, spaces and line ends not counted."""
    return len("".join(text.text.split())) if text else 0


_ASKS = {None: "items.look", "heading": "items.ask_heading", "text": "items.ask_text"}
