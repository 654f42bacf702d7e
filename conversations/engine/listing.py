"""Lists: entries added, written, reordered and removed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from conversations.definition.questions import Items, ListShape
from conversations.drafts.answers import count_whole, is_whole, wants_text
from conversations.drafts.draft import Entry, Focus, ItemsAnswer, Part, TextAnswer
from conversations.drafts.pairs import ALONE, build_slots, choose_pair
from conversations.drafts.results import Outcome, Refusal
from conversations.engine.editing import replace_at
from conversations.engine.texts import build_text, close_text, is_blank, open_text, write_text
from conversations.engine.turns import Change, Turn
from conversations.kinds.items import parse_entry, parse_heading

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
    entry = turn.entries[at]
    if entry.inner is None and (turn.place.part == "text" or not is_whole(entry)):
        return _write_entry_text(turn, question, at, part)
    return turn.refuse(Refusal("use_buttons"), part)


def suggest(turn: Turn, question: Items, value: int) -> Change:
    """Return the draft with a new entry under the suggestion, asking for what stands under it."""
    suggestions = get_shape(turn, question).suggestions
    if not 0 <= value < len(suggestions):
        return turn.ignore()
    chosen = suggestions[value]
    return _add_entry(turn, question, Entry(Part(chosen.heading), topic=chosen.id))


def close_list(turn: Turn, question: Items) -> Change:
    """Return the draft with the shown list closed.

    The person is then at the next open question, or from a list within it, at the question's own.
    Refused: `items_too_few` (least), of entries that have a text.
    """
    least = get_shape(turn, question).least
    if count_whole(turn.listed) < least:
        return turn.refuse(Refusal("items_too_few", {"least": least}))
    outcome: Outcome = "moved" if turn.listed.closed else "saved"
    closed = replace(turn.listed, closed=True)
    if turn.place.area is None:
        return turn.go_on(closed, outcome)
    return turn.put_list(closed, Focus(question.id), outcome)


def leave_list(turn: Turn, question: Items) -> Change:
    """Return the draft with the person back at the question's own list, from one within it."""
    return turn.put_list(replace(turn.listed, closed=True), Focus(question.id), "moved")


def choose_slot(turn: Turn, question: Items, value: int | None) -> Change:
    """Return the draft with the next entry to answer that one of the other list; None: no one."""
    if question.pairs_with is None:
        return turn.ignore()
    if value is None:
        return turn.move(Focus(question.id, pair=ALONE))
    slots = build_slots(question, turn.answers)
    if not 0 <= value < len(slots) or slots[value].answered is not None:
        return turn.ignore()
    return turn.move(Focus(question.id, pair=slots[value].entry.id))


def ask_heading(turn: Turn, question: Items, at: int) -> Change:
    """Return the draft with the entry's heading asked for anew."""
    return turn.move(_place(turn, question, at, "heading"))


def ask_text(turn: Turn, question: Items, at: int) -> Change:
    """Return the draft with the entry's text asked for anew, or its own list shown."""
    if turn.entries[at].inner is not None:
        return turn.move(Focus(question.id, area=at))
    return turn.move(_place(turn, question, at, "text"))


def open_entry(turn: Turn, question: Items, at: int) -> Change:
    """Return the draft with the entry's text open until 写完了."""
    entry = turn.entries[at]
    if entry.inner is not None:
        return turn.ignore()
    written = replace(entry, text=open_text(entry.text))
    place = _place(turn, question, at, "text")
    return put_entries(turn, question, replace_at(turn.entries, at, written), place, "moved")


def finish_entry(turn: Turn, question: Items, at: int) -> Change:
    """Return the draft with the entry's open text closed; unasked-for if it has no word yet."""
    entry = turn.entries[at]
    if entry.text is None or not entry.text.open:
        return turn.refuse(Refusal("nothing_open"))
    text = close_text(entry.text) if entry.text.parts else None
    outcome: Outcome = "saved" if text else "moved"
    entries = replace_at(turn.entries, at, replace(entry, text=text))
    return put_entries(turn, question, entries, turn.home, outcome)


def leave_entry(turn: Turn, question: Items, at: int) -> Change:
    """Return the draft with the person back at the list; a text not written yet is passed by."""
    entry = turn.entries[at]
    if entry.inner is None:
        entry = replace(entry, text=close_text(entry.text or _PASSED_BY))
    entries = replace_at(turn.entries, at, entry)
    return put_entries(turn, question, entries, turn.home, "moved")


def move_up(turn: Turn, question: Items, at: int) -> Change:
    """Return the draft with the entry before its neighbour."""
    return _swap(turn, question, at, at - 1)


def move_down(turn: Turn, question: Items, at: int) -> Change:
    """Return the draft with the entry behind its neighbour."""
    return _swap(turn, question, at, at + 1)


def remove_entry(turn: Turn, question: Items, at: int) -> Change:
    """Return the draft without the entry, the person at the list."""
    entries = turn.entries[:at] + turn.entries[at + 1 :]
    return put_entries(turn, question, entries, turn.home, "amended")


def _swap(turn: Turn, question: Items, at: int, to: int) -> Change:
    """Return the draft with two entries changing places; one that is looked at stays so."""
    if not turn.has_entry(to):
        return turn.ignore()
    entries = replace_at(replace_at(turn.entries, at, turn.entries[to]), to, turn.entries[at])
    looked_at = turn.place == _place(turn, question, at)
    place = _place(turn, question, to) if looked_at else turn.home
    return put_entries(turn, question, entries, place, "amended")


def _type_entry(turn: Turn, question: Items, part: Part) -> Change:
    entry = _build_entry(get_shape(turn, question), part)
    if isinstance(entry, Entry) and entry.text and turn.place.area is None and question.inner:
        inner = _build_inner(question.inner, replace(part, text=entry.text.text))
        entry = inner if isinstance(inner, Refusal) else replace(entry, text=None, inner=inner)
    if isinstance(entry, Refusal):
        return turn.refuse(entry, part)
    return _add_entry(turn, question, entry, part)


def _build_entry(shape: ListShape, part: Part) -> Entry | Refusal:
    """Return the entry that was typed: its heading, and its text if that came with it."""
    parsed = parse_entry(part.text)
    if isinstance(parsed, Refusal):
        return parsed
    heading, rest = parsed
    topics = {each.heading: each.id for each in shape.suggestions}
    text = build_text(replace(part, text=rest)) if rest else None
    return Entry(replace(part, text=heading), text, topic=topics.get(heading))


def _build_inner(shape: ListShape, part: Part) -> ItemsAnswer | Refusal:
    """Return the list that was pasted under its heading, an entry a line."""
    entries: list[Entry] = []
    for line in filter(None, map(str.strip, part.text.split("\n"))):
        entry = _build_entry(shape, replace(part, text=line))
        if isinstance(entry, Refusal):
            return entry
        if is_used(entries, entry.heading.text):
            return Refusal("already_used")
        entries.append(replace(entry, id=find_free_id(entries)))
    if len(entries) > shape.most:
        return Refusal("items_full", {"most": shape.most})
    return ItemsAnswer(tuple(entries))


def _add_entry(turn: Turn, question: Items, entry: Entry, part: Part | None = None) -> Change:
    """Return the draft with one more entry; the list is open again until 写完了."""
    most = get_shape(turn, question).most
    if len(turn.entries) >= most:
        return turn.refuse(Refusal("items_full", {"most": most}), part)
    if is_used(turn.entries, entry.heading.text):
        return turn.refuse(Refusal("already_used"), part)
    own = turn.place.area is None
    entry = replace(
        entry,
        id=find_free_id(turn.entries),
        pair=choose_pair(question, turn.answers, turn.place.pair) if own else None,
        inner=entry.inner or ItemsAnswer() if _holds_lists(turn, question) else None,
    )
    return turn.put_list(
        ItemsAnswer((*turn.entries, entry)), _find_next(turn, question, entry), "saved"
    )


def _find_next(turn: Turn, question: Items, entry: Entry) -> Focus:
    """Return where the person stands after the new entry: where more of it is wanted."""
    if entry.inner is not None:
        return Focus(question.id, area=len(turn.entries))
    wanted = entry.text is None or entry.text.open
    return _place(turn, question, len(turn.entries), "text") if wanted else turn.home


def _write_heading(turn: Turn, question: Items, at: int, part: Part) -> Change:
    heading = parse_heading(part.text)
    if isinstance(heading, Refusal):
        return turn.refuse(heading, part)
    if is_used(turn.entries[:at] + turn.entries[at + 1 :], heading):
        return turn.refuse(Refusal("already_used"), part)
    entry = replace(turn.entries[at], heading=replace(part, text=heading))
    return put_entries(turn, question, replace_at(turn.entries, at, entry), turn.home, "amended")


def _write_entry_text(turn: Turn, question: Items, at: int, part: Part) -> Change:
    if is_blank(part.text):
        return turn.refuse(Refusal("empty"))
    old = turn.entries[at]
    text = write_text(old.text, part)
    outcome: Outcome = "amended" if is_whole(old) and not wants_text(old) else "saved"
    place = _place(turn, question, at, "text") if text.open else turn.home
    entries = replace_at(turn.entries, at, replace(old, text=text))
    return put_entries(turn, question, entries, place, outcome)


def put_entries(
    turn: Turn, question: Items, entries: Iterable[Entry], focus: Focus, outcome: Outcome
) -> Change:
    """Return the draft with these entries; a closed list stays closed if they are still enough."""
    answer = ItemsAnswer(tuple(entries), turn.listed.closed)
    if answer.closed and count_whole(answer) < get_shape(turn, question).least:
        answer = ItemsAnswer(answer.entries)
    return turn.put_list(answer, focus, outcome)


def _place(
    turn: Turn, question: Items, at: int, part: Literal["heading", "text"] | None = None
) -> Focus:
    return Focus(question.id, at, part, turn.place.area)


def _holds_lists(turn: Turn, question: Items) -> bool:
    """Whether an entry of the shown list has a list in place of a text."""
    return question.inner is not None and turn.place.area is None


def get_shape(turn: Turn, question: Items) -> ListShape:
    """Return what holds for the list that is shown."""
    return question.inner if question.inner and turn.place.area is not None else question


def find_free_id(entries: Iterable[Entry]) -> int:
    """Return an id that none of the entries has."""
    return max((entry.id for entry in entries), default=0) + 1


def is_used(entries: Iterable[Entry], heading: str) -> bool:
    """Whether one of the entries stands under this heading."""
    return any(entry.heading.text == heading for entry in entries)
