"""Lists: entries added, written, reordered and removed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from conversations.answers import count_whole, is_whole, wants_text
from conversations.draft import Entry, Focus, ItemsAnswer, Part, TextAnswer
from conversations.interview import Items
from conversations.kinds.items import parse_entry, parse_heading
from conversations.results import Outcome, Refusal
from conversations.texts import build_text, close_text, is_blank, open_text, write_text
from conversations.turns import Change, Turn

_PASSED_BY = TextAnswer()
"""The text of an entry that is to have none for now."""


def write_in_list(turn: Turn, question: Items, part: Part) -> Change:
    """Return the draft after `part` was typed somewhere in the list.

    At the list itself it is a new entry. At an entry it is the text or the heading that is asked
    for; at one merely looked at, the text it still lacks. If it has one, a button must first say
    what is to be written anew, so that nobody overwrites a page by answering a card.
    """
    at = turn.place.entry
    if at is None:
        return _type_entry(turn, question, part)
    if turn.place.part == "heading":
        return _write_heading(turn, question, at, part)
    if turn.place.part == "text" or not is_whole(turn.entries[at]):
        return _write_entry_text(turn, question, at, part)
    return turn.refuse(Refusal("use_buttons"), part)


def suggest(turn: Turn, question: Items, value: int) -> Change:
    """Return the draft with a new entry under the suggestion, asking for its text."""
    if not 0 <= value < len(question.suggestions):
        return turn.ignore()
    return _add_entry(turn, question, Entry(Part(question.suggestions[value])))


def close_list(turn: Turn, question: Items) -> Change:
    """Return the draft with the list closed, the person at the next open question.

    Refused: `items_too_few` (least), of entries that have a text.
    """
    answer = turn.answer if isinstance(turn.answer, ItemsAnswer) else ItemsAnswer()
    if count_whole(answer) < question.least:
        return turn.refuse(Refusal("items_too_few", {"least": question.least}))
    return turn.go_on(replace(answer, closed=True), "moved" if answer.closed else "saved")


def ask_heading(turn: Turn, question: Items, at: int) -> Change:
    """Return the draft with the entry's heading asked for anew."""
    return turn.move(Focus(question.id, at, "heading"))


def ask_text(turn: Turn, question: Items, at: int) -> Change:
    """Return the draft with the entry's text asked for anew."""
    return turn.move(Focus(question.id, at, "text"))


def open_entry(turn: Turn, question: Items, at: int) -> Change:
    """Return the draft with the entry's text open until 写完了."""
    entry = turn.entries[at]
    written = replace(entry, text=open_text(entry.text))
    place = Focus(question.id, at, "text")
    return _put(turn, question, set_entry(turn.entries, at, written), place, "moved")


def finish_entry(turn: Turn, question: Items, at: int) -> Change:
    """Return the draft with the entry's open text closed; unasked-for if it has no word yet."""
    entry = turn.entries[at]
    if entry.text is None or not entry.text.open:
        return turn.refuse(Refusal("nothing_open"))
    text = close_text(entry.text) if entry.text.parts else None
    outcome: Outcome = "saved" if text else "moved"
    entries = set_entry(turn.entries, at, replace(entry, text=text))
    return _put(turn, question, entries, turn.home, outcome)


def leave_entry(turn: Turn, question: Items, at: int) -> Change:
    """Return the draft with the person back at the list; a text not written yet is passed by."""
    entry = turn.entries[at]
    text = close_text(entry.text or _PASSED_BY)
    entries = set_entry(turn.entries, at, replace(entry, text=text))
    return _put(turn, question, entries, turn.home, "moved")


def move_up(turn: Turn, question: Items, at: int) -> Change:
    """Return the draft with the entry before its neighbour."""
    return _swap(turn, question, at, at - 1)


def move_down(turn: Turn, question: Items, at: int) -> Change:
    """Return the draft with the entry behind its neighbour."""
    return _swap(turn, question, at, at + 1)


def remove_entry(turn: Turn, question: Items, at: int) -> Change:
    """Return the draft without the entry, the person at the list."""
    entries = turn.entries[:at] + turn.entries[at + 1 :]
    return _put(turn, question, entries, turn.home, "amended")


def _swap(turn: Turn, question: Items, at: int, to: int) -> Change:
    """Return the draft with two entries changing places; one that is looked at stays so."""
    if not turn.has_entry(to):
        return turn.ignore()
    entries = set_entry(set_entry(turn.entries, at, turn.entries[to]), to, turn.entries[at])
    looked_at = turn.place == Focus(question.id, at)
    return _put(
        turn, question, entries, Focus(question.id, to) if looked_at else turn.home, "amended"
    )


def _type_entry(turn: Turn, question: Items, part: Part) -> Change:
    parsed = parse_entry(part.text)
    if isinstance(parsed, Refusal):
        return turn.refuse(parsed, part)
    heading, rest = parsed
    text = build_text(replace(part, text=rest)) if rest else None
    return _add_entry(turn, question, Entry(replace(part, text=heading), text), part)


def _add_entry(turn: Turn, question: Items, entry: Entry, part: Part | None = None) -> Change:
    """Return the draft with one more entry; the list is open again until 写完了."""
    if len(turn.entries) >= question.most:
        return turn.refuse(Refusal("items_full", {"most": question.most}), part)
    if is_used(turn.entries, entry.heading.text):
        return turn.refuse(Refusal("already_used"), part)
    wanted = entry.text is None or entry.text.open
    place = Focus(question.id, len(turn.entries), "text") if wanted else turn.home
    return turn.put(ItemsAnswer((*turn.entries, entry)), place, "saved")


def _write_heading(turn: Turn, question: Items, at: int, part: Part) -> Change:
    heading = parse_heading(part.text)
    if isinstance(heading, Refusal):
        return turn.refuse(heading, part)
    if is_used(turn.entries[:at] + turn.entries[at + 1 :], heading):
        return turn.refuse(Refusal("already_used"), part)
    entry = replace(turn.entries[at], heading=replace(part, text=heading))
    return _put(turn, question, set_entry(turn.entries, at, entry), turn.home, "amended")


def _write_entry_text(turn: Turn, question: Items, at: int, part: Part) -> Change:
    if is_blank(part.text):
        return turn.refuse(Refusal("empty"))
    old = turn.entries[at]
    text = write_text(old.text, part)
    outcome: Outcome = "amended" if is_whole(old) and not wants_text(old) else "saved"
    place = Focus(question.id, at, "text") if text.open else turn.home
    entries = set_entry(turn.entries, at, replace(old, text=text))
    return _put(turn, question, entries, place, outcome)


def _put(
    turn: Turn, question: Items, entries: Iterable[Entry], focus: Focus, outcome: Outcome
) -> Change:
    """Return the draft with these entries; a closed list stays closed if they are still enough."""
    closed = isinstance(turn.answer, ItemsAnswer) and turn.answer.closed
    answer = ItemsAnswer(tuple(entries))
    enough = count_whole(answer) >= question.least
    return turn.put(replace(answer, closed=closed and enough), focus, outcome)


def set_entry(entries: tuple[Entry, ...], at: int, entry: Entry) -> tuple[Entry, ...]:
    """Return the entries with this one at that index."""
    return (*entries[:at], entry, *entries[at + 1 :])


def is_used(entries: Iterable[Entry], heading: str) -> bool:
    """Whether one of the entries stands under this heading."""
    return any(entry.heading.text == heading for entry in entries)
