"""What corrections do: each replaces a text, where that still says what it was made for."""

from __future__ import annotations

from dataclasses import replace

from conversations.definition.interview import Interview
from conversations.definition.questions import Items, Question, ShortText, Table
from conversations.drafts.corrections import Correction
from conversations.drafts.draft import Answer, Draft, ItemsAnswer
from conversations.drafts.events import Corrected
from conversations.drafts.results import Refusal, Result
from conversations.drafts.typed_texts import find_places, replace_text
from conversations.engine.listing import is_used
from conversations.engine.texts import clean_text, is_blank
from conversations.engine.turns import Change
from conversations.kinds import fits
from conversations.kinds.items import parse_heading
from conversations.kinds.short_text import parse_short_text


def correct(interview: Interview, draft: Draft, event: Corrected) -> Change:
    """Return the draft with every correction that can be made; the person stays where they are.

    The draft remembers which those were: they can be taken back as long as nothing else changes.
    """
    if event.revision is not None and event.revision != draft.revision:
        return Change(draft, Result("stale"))
    answers, made = dict(draft.answers), list[Correction]()
    for each in event.corrections:
        question, answer = interview.by_id.get(each.question), answers.get(each.question)
        if question is None or answer is None or not fits(question, answer):
            continue
        changed = _apply(question, answer, each)
        if changed is not None:
            answers[each.question] = changed
            made.append(each)
    if not made:
        return Change(draft, Result("ignored"))
    corrected = replace(draft, answers=answers, corrected=tuple(made))
    return Change(corrected, Result("amended", question=made[0].question))


def _apply(question: Question, answer: Answer, correction: Correction) -> Answer | None:
    """Return the answer corrected; None where it says something else by now, or must not say it."""
    old, new = correction.old, correction.new
    said = dict(find_places(question, answer)).get(correction.place)
    if said != old or new == old or is_blank(new) or clean_text(new) != new or "\t" in new:
        return None
    if not _can_say(question, answer, correction):
        return None
    return replace_text(answer, correction.place, new)


def _can_say(question: Question, answer: Answer, correction: Correction) -> bool:
    """Whether the text could have been typed there."""
    new = correction.new
    match question:
        case ShortText():
            return parse_short_text(question, new) == new
        case Items() if isinstance(answer, ItemsAnswer) and correction.place.endswith(".heading"):
            return not isinstance(parse_heading(new), Refusal) and not _is_heading(
                answer, correction.place, new
            )
        case Table():
            return "\n" not in new or "\n" in correction.old
    return True


def _is_heading(answer: ItemsAnswer, place: str, heading: str) -> bool:
    """Whether the list in which that place is has an entry under this heading."""
    area, slash, _ = place.partition("/")
    if not slash:
        return is_used(answer.entries, heading)
    inner = next((each.inner for each in answer.entries if str(each.id) == area), None)
    return inner is not None and is_used(inner.entries, heading)
