"""Taking over what an earlier report says: each answer as an event for the engine.

What is taken carries the present time and no message's id: an edit of an old message must not reach
into the new report.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from conversations.definition.questions import Items, ListShape
from conversations.drafts.draft import (
    Answer,
    ChoiceAnswer,
    ConfirmAnswer,
    DeclaredAnswer,
    Draft,
    Entry,
    FiguresAnswer,
    Focus,
    ItemsAnswer,
    MultiChoiceAnswer,
    Part,
    PicturesAnswer,
    Skipped,
    TableAnswer,
    TextAnswer,
)
from conversations.drafts.events import Put
from conversations.drafts.pairs import choose_pair, get_entries
from conversations.drafts.path import Walk
from conversations.drafts.results import Card
from conversations.engine.listing import find_free_id
from conversations.past.earlier import (
    Earlier,
    find_entry_like,
    find_old_entry,
    list_old,
    list_shown,
)


def take_answer(earlier: Earlier, card: Card, at: datetime) -> Put | None:
    """Return what makes the old answer, or the text of the entry in focus, the present one.

    None where there is no such thing, and of numbers that belong to their period.
    """
    if isinstance(card.question, Items):
        return _take_text(earlier, card, at)
    answer = earlier.find_answer(card.question.id)
    if answer is None or isinstance(answer, FiguresAnswer | PicturesAnswer):
        return None
    name, renewed = card.question.id, renew(answer, at)
    if isinstance(renewed, TableAnswer):
        return Put({name: renewed}, revision=card.revision, focus=Focus(name))
    return Put({name: renewed}, revision=card.revision, after=name)


def take_entries(
    earlier: Earlier, walk: Walk, card: Card, chosen: int | None, at: datetime
) -> Put | None:
    """Return what adds the old entry of that index to the list that is shown; None: all of them.

    Those whose heading it has already, or for which it has no room, are left out; None when nothing
    is left. An entry of a paired list answers what stands under the same heading as then; one that
    was chosen by itself, else what the card asks about, as one that is typed does.
    """
    question = card.question
    old = list_old(earlier, card)
    if chosen is not None:
        old = old[chosen : chosen + 1] if chosen >= 0 else ()
    entries = list_shown(card)
    for entry in old:
        if not isinstance(question, Items) or not _has_room(question, card, entries):
            break
        if find_entry_like(entries, entry) is None:
            fresh = replace(_renew_entry(entry, at), id=find_free_id(entries))
            pair = _find_pair(question, earlier, walk, entries, entry)
            if pair is None and chosen is not None and card.focus.area is None:
                pair = choose_pair(question, walk.answers, card.focus.pair)
            fresh = replace(fresh, pair=pair)
            entries = (*entries, fresh)
    if len(entries) == len(list_shown(card)):
        return None
    return _put_entries(card, entries, Focus(question.id, area=card.focus.area))


def follow_plan(earlier: Earlier, card: Card, chosen: int, at: datetime) -> Put | None:
    """Return what adds an entry under the heading of that old plan, its text asked for.

    None when there is no such plan, no room, or an entry about it already.
    """
    question, entries = card.question, list_shown(card)
    if not isinstance(question, Items) or card.focus.area is not None:
        return None
    plans = earlier.list_plans(question)
    if not 0 <= chosen < len(plans) or not _has_room(question, card, entries):
        return None
    if find_entry_like(entries, replace(plans[chosen], topic=None)) is not None:
        return None
    heading = Part(plans[chosen].heading.text, at=at)
    inner = ItemsAnswer() if question.inner is not None else None
    entry = Entry(heading, id=find_free_id(entries), inner=inner)
    last = len(entries)
    place = Focus(question.id, area=last) if inner else Focus(question.id, last, "text")
    return _put_entries(card, (*entries, entry), place)


def renew(answer: Answer, at: datetime) -> Answer:
    """Return the answer as if it were given at that time, and by no message."""
    match answer:
        case TextAnswer():
            return TextAnswer((Part(answer.text, at=at),) if answer.parts else ())
        case ItemsAnswer():
            return ItemsAnswer(tuple(_renew_entry(each, at) for each in answer.entries))
        case TableAnswer():
            rows = (replace(row, typed=_renew_part(row.typed, at)) for row in answer.rows)
            return TableAnswer(tuple(rows))
        case ChoiceAnswer() | ConfirmAnswer() | DeclaredAnswer():
            return replace(answer, typed=None)
        case MultiChoiceAnswer():
            return replace(answer, typed=None, closed=True)
        case FiguresAnswer() | PicturesAnswer() | Skipped():
            return answer
    return replace(answer, typed=_renew_part(answer.typed, at))


def drop_private(walk: Walk) -> Draft:
    """Return the draft without what is sensitive: the report may be a colleague's."""
    sensitive = {question.id for _, question in walk.interview.questions() if question.sensitive}
    kept = {name: each for name, each in walk.draft.answers.items() if name not in sensitive}
    return replace(walk.draft, answers=kept, attempts={}, attachments=(), unplaced=())


def _take_text(earlier: Earlier, card: Card, at: datetime) -> Put | None:
    """Return what gives the entry in focus the text that the old one has."""
    old, entries, focus = find_old_entry(earlier, card), list_shown(card), card.focus
    if old is None or old.text is None or focus.entry is None:
        return None
    text = TextAnswer((Part(old.text.text, at=at),))
    changed = replace(entries[focus.entry], text=text)
    entries = (*entries[: focus.entry], changed, *entries[focus.entry + 1 :])
    return _put_entries(card, entries, Focus(focus.question, area=focus.area))


def _put_entries(card: Card, entries: tuple[Entry, ...], focus: Focus) -> Put:
    """Return what makes these the entries of the list that is shown; with more it is open again."""
    answer, area = card.answer, card.focus.area
    whole = ItemsAnswer(entries, len(entries) == len(list_shown(card)) and _is_closed(card))
    if area is not None and isinstance(answer, ItemsAnswer):
        around = replace(answer.entries[area], inner=whole)
        whole = replace(
            answer, entries=(*answer.entries[:area], around, *answer.entries[area + 1 :])
        )
    return Put({card.question.id: whole}, revision=card.revision, focus=focus)


def _is_closed(card: Card) -> bool:
    """Whether the person said that the list that is shown has all its entries."""
    answer, area = card.answer, card.focus.area
    if area is not None and isinstance(answer, ItemsAnswer):
        answer = answer.entries[area].inner
    return isinstance(answer, ItemsAnswer) and answer.closed


def _has_room(question: Items, card: Card, entries: tuple[Entry, ...]) -> bool:
    within = card.focus.area is not None and question.inner is not None
    shape: ListShape | None = question.inner if within else question
    return shape is not None and len(entries) < shape.most


def _find_pair(
    question: Items, earlier: Earlier, walk: Walk, entries: Iterable[Entry], old: Entry
) -> int | None:
    """Return the id of what the entry answers here: what has the heading of what it answered."""
    if question.pairs_with is None or old.pair is None:
        return None
    before = get_entries(earlier.walk.answers, question.pairs_with)
    answered = next((each for each in before if each.id == old.pair), None)
    if answered is None:
        return None
    now = find_entry_like(get_entries(walk.answers, question.pairs_with), answered)
    taken = {each.pair for each in entries}
    return now.id if now is not None and now.id not in taken else None


def _renew_entry(entry: Entry, at: datetime) -> Entry:
    text = TextAnswer((Part(entry.text.text, at=at),)) if entry.text and entry.text.parts else None
    inner = None
    if entry.inner is not None:
        inner = ItemsAnswer(tuple(_renew_entry(each, at) for each in entry.inner.entries))
    return replace(entry, heading=_renew_part(entry.heading, at), text=text, inner=inner)


def _renew_part(part: Part, at: datetime) -> Part:
    return Part(part.text, at=at)
