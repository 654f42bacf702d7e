"""Lists: one entry taken apart into several, and two entries made one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from conversations.definition.questions import Items
from conversations.drafts.draft import Entry, Part, TextAnswer
from conversations.drafts.results import Refusal
from conversations.engine.listing import find_free_id, get_shape, is_used, put_entries
from conversations.engine.texts import close_text, is_blank
from conversations.engine.turns import Change, Turn
from conversations.kinds.items import parse_entry
from conversations.recognition.markers import find_lists, find_marker

_STOPS = "。！？；!?;"
_PAUSES = "，：、,:"
"""What a heading may end with that goes on in its text."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text taken apart: what stays with its entry ("": nothing), and what become entries."""

    lead: str
    rest: tuple[str, ...]


def find_pieces(entry: Entry) -> Pieces | None:
    """Return what the entry's text can be taken apart into; None where it is of one piece.

    It is cut before 一是, 二是 … or else where paragraphs end. What stands before the first stays
    with the entry.
    """
    if entry.inner is not None or entry.text is None:
        return None
    paragraphs = entry.text.text.split("\n")
    pieces = _cut_lists(paragraphs) or _cut_paragraphs(paragraphs)
    return pieces if len(pieces.rest) + bool(pieces.lead) > 1 else None


def split_entry(turn: Turn, question: Items, at: int) -> Change:
    """Return the draft with the entry taken apart, the person at the list.

    An edit of the message that had brought the text does not change it any more: it would bring
    back what has moved. Refused: `split_too_long` (number, longest), `already_used`, `items_full`.
    """
    entry, pieces = turn.entries[at], find_pieces(turn.entries[at])
    if pieces is None:
        return turn.ignore()
    found = _build_entries(turn, entry, pieces)
    most = get_shape(turn, question).most
    if isinstance(found, Refusal):
        return turn.refuse(found)
    if not found:
        return turn.ignore()
    if len(turn.entries) + len(found) > most:
        return turn.refuse(Refusal("items_full", {"most": most}))
    first = replace(_detach(entry), text=_build_text(entry, pieces.lead))
    entries = (*turn.entries[:at], first, *found, *turn.entries[at + 1 :])
    return put_entries(turn, question, entries, turn.home, "amended")


def can_join(entries: Sequence[Entry], at: int) -> bool:
    """Whether the entry can be made one with the next.

    Neither has a list; the next answers no entry of another list, which would lose its answer.
    """
    if not 0 <= at < len(entries) - 1:
        return False
    one, other = entries[at], entries[at + 1]
    return one.inner is None and other.inner is None and not other.pair


def join_entry(turn: Turn, question: Items, at: int) -> Change:
    """Return the draft with the next entry's heading and text behind the entry's own text."""
    if not can_join(turn.entries, at):
        return turn.ignore()
    one, other = turn.entries[at], turn.entries[at + 1]
    text = Part(_tell(other), at=other.heading.at)
    own = close_text(one.text).parts if one.text else ()
    joined = replace(one, text=TextAnswer((*own, text)))
    entries = (*turn.entries[:at], joined, *turn.entries[at + 2 :])
    return put_entries(turn, question, entries, replace(turn.home, entry=at), "amended")


def _cut_lists(paragraphs: Sequence[str]) -> Pieces | None:
    """Return the pieces between 一是, 二是 …, the markers left out; None of a text without them."""
    text, begun = "\n".join(paragraphs), 0
    cuts: list[tuple[int, int]] = []
    for paragraph, markers in zip(paragraphs, find_lists(paragraphs), strict=True):
        cuts += [(begun + marker.start, begun + marker.end) for marker in markers]
        begun += len(paragraph) + 1
    if not cuts:
        return None
    ends = [start for start, _ in cuts[1:]] + [len(text)]
    rest = [text[begin:end] for (_, begin), end in zip(cuts, ends, strict=True)]
    return _build_pieces(text[: cuts[0][0]], rest)


def _cut_paragraphs(paragraphs: Sequence[str]) -> Pieces:
    """Return the paragraphs; the first stays with the entry unless it has a number of its own."""
    if find_marker(paragraphs[0]):
        return _build_pieces("", paragraphs)
    return _build_pieces(paragraphs[0], paragraphs[1:])


def _build_pieces(lead: str, rest: Sequence[str]) -> Pieces:
    said = tuple(piece.strip() for piece in rest if not is_blank(piece))
    return Pieces("" if is_blank(lead) else lead.strip(), said)


def _build_entries(turn: Turn, entry: Entry, pieces: Pieces) -> list[Entry] | Refusal:
    entries: list[Entry] = []
    for at, piece in enumerate(pieces.rest, 1):
        parsed = parse_entry(piece)
        if isinstance(parsed, Refusal):
            if parsed.problem == "empty":  # nothing but a number
                continue
            return Refusal("split_too_long", {"number": at, **parsed.params})
        heading, rest = parsed
        if is_used((*turn.entries, *entries), heading):
            return Refusal("already_used")
        part = Part(heading if rest else heading.rstrip(_STOPS) or heading, at=entry.heading.at)
        number = find_free_id((*turn.entries, *entries))
        entries.append(Entry(part, _build_text(entry, rest), id=number))
    return entries


def _build_text(entry: Entry, text: str) -> TextAnswer:
    """Return a text of the entry's; one without a word is passed by, and not asked for at once."""
    return TextAnswer((Part(text, at=entry.heading.at),) if text else ())


def _detach(entry: Entry) -> Entry:
    """Return the entry, its heading not changed by an edit of the message that brought its text."""
    sources = [part.source for part in entry.text.parts] if entry.text else []
    if entry.heading.source not in sources:
        return entry
    return replace(entry, heading=replace(entry.heading, source=None))


def _tell(entry: Entry) -> str:
    """Return the entry as one text: its heading is a sentence in front."""
    heading, text = entry.heading.text, entry.text.text if entry.text else ""
    return (heading if heading.endswith(tuple(_STOPS + _PAUSES)) else heading + "。") + text
