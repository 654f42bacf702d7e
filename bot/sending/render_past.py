"""What an earlier report says to a card's question: the quote, what has aged, and the buttons."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from markupsafe import Markup, escape

from bot.sending.asked import join_parts
from bot.sending.keyboards import aim, arrange, build_button, build_copy, build_ways
from bot.sending.messages import Button, Message, clip, clip_line, measure, split_text
from bot.sending.tell_answers import tell_answer
from bot.sending.voice import Voice
from conversations.buttons import Press
from conversations.past.aging import Aged
from conversations.past.comparing import Piece, Revision
from conversations.past.offering import Offer, OldEntry
from conversations.past.views import OldTextView
from conversations.views import CardView, View

_LONGEST_NAME = 24
_LONGEST_QUOTE = 560
_LONGEST_BESIDE = 80
"""Units of the earlier report's name; of its text alone, and beside an answer."""

_LONGEST_REVISED = 150
_LONGEST_SAME = 24
"""Units of what is shown of a revision, and of a passage in it that did not change."""

_LONGEST_HEADING = 20
_LONGEST_WORD = 14
_LONGEST_PIECE = 3500
_LONGEST_COPIED = 256
"""Units that the messenger's own button for copying carries."""

_MOST_ENTRIES = 4
_MOST_MARKS = 16
_MOST_NAMED = 3
_MOST_LINES = 10
_FEW_LINES = 2
"""Old entries that are named where nothing is answered yet, and beside a list."""


def say_past(view: CardView, voice: Voice) -> Markup:
    """Return what the last text changed, and what the earlier report says here."""
    beside = view.beside
    revised = _say_revision(beside.revised, voice) if beside.revised else ""
    return join_parts(revised, _say_offer(view, beside.past, voice) if beside.past else "")


def build_past_rows(view: CardView, hint: list[Button], voice: Voice) -> list[list[Button]]:
    """Return the buttons: the choice at the beginning, else what can be done with the old text.

    The button for a `hint` stands beside the last of them.
    """
    offer, tag = view.beside.past, view.tag
    rows: list[list[Button]] = []
    last: list[Button] = []
    if view.beside.offered:
        rows = [[build_button(voice.label(key), Press(verb, tag.id)) for verb, key in _CHOICE]]
    elif offer is not None and offer.folded:
        last = [build_button(voice.label("past.unfold"), Press("open", tag.id))]
    elif offer is not None and (offer.entries or offer.plans):
        rows, last = _build_list_rows(view, offer, voice)
    elif offer is not None:
        rows, last = _build_text_rows(view, offer, voice)
    return [*rows, *([[*last, *hint]] if last or hint else [])]


def render_old_text(view: OldTextView, voice: Voice) -> list[Message]:
    """Return all of the old text, in as many messages as it takes."""
    told = tell_answer(view.question, view.answer, voice)
    pieces = split_text(told, _LONGEST_PIECE)
    name = clip_line(voice.say(view.name), _LONGEST_NAME)
    key = "past.copy" if view.copying else "past.all"
    messages, at = [], 0
    for number, piece in enumerate(pieces):
        marked = escape(piece) if view.copying else mark_aged(piece, _shift(view.aged, at))
        messages.append(Message(voice.text(key, name=name, text=marked, first=not number)))
        at += len(piece)
    rows = [build_ways(voice, ["open"], view.tag.id)]
    if view.copying and measure(told) <= _LONGEST_COPIED:
        rows.insert(0, [build_copy(voice.label("past.copy_it"), told)])
    return [*messages[:-1], Message(messages[-1].text, rows)]


def mark_aged(text: str, aged: Iterable[Aged]) -> Markup:
    """Return the text, escaped, with what has aged in it underlined and marked."""
    marked, at = Markup(), 0
    for each in list(aged)[:_MOST_MARKS]:
        if each.start >= 0 and at <= each.start and each.end <= len(text):
            passage = text[each.start : each.end]
            marked += escape(text[at : each.start]) + Markup("<u>{}</u>⚠").format(passage)
            at = each.end
    return marked + escape(text[at:])


def _shift(aged: Iterable[Aged], by: int) -> list[Aged]:
    return [Aged(each.start - by, each.end - by, each.use) for each in aged]


def _say_revision(revision: Revision, voice: Voice) -> Markup:
    compared = revision.comparison
    return voice.text(
        "past.revised",
        name=clip_line(voice.say(revision.name), _LONGEST_NAME),
        added=compared.added,
        removed=compared.removed,
        text=_mark_pieces(compared.pieces),
    )


def _mark_pieces(pieces: Sequence[Piece]) -> Markup:
    """Return the changed words marked, with a little of what is around them."""
    marked, left = Markup(), _LONGEST_REVISED
    for piece in pieces:
        text = _shorten(piece.text) if piece.how == "same" else clip(piece.text, max(left, 1))
        left -= measure(text)
        if left < 0:
            return marked + "…"
        marked += _MARKS[piece.how].format(text)
    return marked


def _shorten(text: str) -> str:
    """Return a passage without its middle."""
    half = _LONGEST_SAME // 2
    return text if len(text) <= _LONGEST_SAME else f"{text[:half]}…{text[-half:]}"


def _say_offer(view: CardView, offer: Offer, voice: Voice) -> Markup | str:
    name = clip_line(voice.say(offer.name), _LONGEST_NAME)
    if offer.folded:
        return ""
    if offer.same:
        return voice.text("past.same", name=name)
    if offer.entries or offer.plans:
        lines = _MOST_LINES if _find_room(view) == _LONGEST_QUOTE else _FEW_LINES
        return _say_list(offer, name, lines, voice)
    if offer.answer is None:
        return voice.text("past.hidden", name=name)
    text = clip(tell_answer(offer.question, offer.answer, voice), _find_room(view))
    return voice.text(
        "past.plan" if offer.plan else "past.quote",
        name=name,
        text=mark_aged(text, offer.aged),
        aged=_name_aged(offer, voice),
        outdated=offer.outdated,
    )


def _find_room(view: CardView) -> int:
    card = view.card
    free = card.answer is None and (not card.attempt or view.news is not None)
    return _LONGEST_QUOTE if free else _LONGEST_BESIDE


def _name_aged(offer: Offer, voice: Voice) -> str:
    """Return what has aged, each once, with what is said now where that is known."""
    found = {offer.text[each.start : each.end]: each.use for each in offer.aged}
    said = [
        voice.plain(
            "past.aged_word", word=clip_line(word, _LONGEST_WORD), use=clip_line(use, _LONGEST_WORD)
        )
        for word, use in list(found.items())[:_MOST_NAMED]
    ]
    more = ["…"] * (len(found) > _MOST_NAMED)
    return voice.plain("answer.joined", parts=[*said, *more]) if said else ""


def _say_list(offer: Offer, name: str, most: int, voice: Voice) -> Markup:
    """Return the plans and the entries of last time; of those all taken, how many are unchanged."""
    plans = () if all(each.taken for each in offer.plans) else offer.plans
    left = () if all(each.taken for each in offer.entries) else offer.entries
    same = sum(each.same for each in offer.entries)
    unchanged = voice.text("past.same_entries", name=name, count=same) if same and not left else ""
    return join_parts(
        _say_entries("past.list", left[:most], len(left), name, voice),
        _say_entries("past.plans", plans[:most], len(plans), name, voice),
        unchanged,
    )


def _say_entries(
    key: str, entries: Sequence[OldEntry], total: int, name: str, voice: Voice
) -> Markup | str:
    if not entries:
        return ""
    lines = [
        {
            "heading": clip_line(each.heading, _LONGEST_HEADING),
            "characters": each.characters,
            "aged": each.aged,
            "taken": each.taken,
            "same": each.same,
        }
        for each in entries
    ]
    return voice.text(key, name=name, lines=lines, more=total - len(entries))


def _build_list_rows(
    view: CardView, offer: Offer, voice: Voice
) -> tuple[list[list[Button]], list[Button]]:
    """Return a button for each old plan and entry that the list lacks, and the last row."""
    press = aim(view)
    asked = [each for each in offer.plans if not each.taken][:_MOST_ENTRIES]
    left = [each for each in offer.entries if not each.taken]
    rows = [
        [
            build_button(
                voice.plain("past.follow_it", heading=each.heading), press("past_plan", each.at)
            )
        ]
        for each in asked
    ]
    rows += arrange(
        [
            build_button(
                voice.plain("past.take_it", heading=each.heading), press("past_take", each.at)
            )
            for each in left[:_MOST_ENTRIES]
        ]
    )
    last = [build_button(voice.label("past.take_all"), press("past_all"))] * offer.takable
    if left:
        last.append(build_button(voice.label("past.see"), press("past_see")))
    return rows, last


def _build_text_rows(
    view: CardView, offer: Offer, voice: Voice
) -> tuple[list[list[Button]], list[Button]]:
    """Return the rows before the last one, and the last one: 沿用 · 修改 · 重写."""
    press = aim(view)
    verbs = [("past_take", "past.take")] * offer.takable
    verbs += [("past_edit", "past.edit")] * offer.editable
    verbs += [("past_off", "past.off")] * (offer.editable and not offer.same)
    told = "" if offer.answer is None else tell_answer(offer.question, offer.answer, voice)
    see = []
    if not offer.same and measure(told) > _find_room(view):
        see.append([build_button(voice.label("past.see"), press("past_see"))])
    return see, [build_button(voice.label(key), press(verb)) for verb, key in verbs]


_CHOICE = (("past_use", "past.use"), ("past_no", "past.no"))
_MARKS = {"same": Markup("{}"), "gone": Markup("<s>{}</s>"), "new": Markup("<b>{}</b>")}

# Any: each renderer takes its own kind of view.
RENDERERS: dict[type[View], Callable[[Any, Voice], list[Message]]] = {OldTextView: render_old_text}
"""How each view of an earlier report's text is shown."""
