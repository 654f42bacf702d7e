"""A note becomes an answer: a new entry of a list, or more of a text that is there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from conversations.definition.interview import Interview
from conversations.definition.questions import Declaration, Items, LongText
from conversations.drafts.cards import build_card
from conversations.drafts.draft import Draft, Entry, Focus, ItemsAnswer, Part
from conversations.drafts.events import Pressed, Put
from conversations.drafts.results import Card, Refusal, Result
from conversations.engine.step import step
from conversations.engine.texts import clean_text
from conversations.engine.writing import type_text

Act = Pressed | Part
"""A button of the card, or what is typed there."""


def build_use(
    interview: Interview, draft: Draft, question: str, part: Part, heading: str, today: date | None
) -> Put | Refusal:
    """Return what puts the text of a note, `part`, at the question; why not, where it cannot be.

    At a list it is a new entry under `heading` where that is suggested there and unused, more of
    the entry that has this heading, and without one an entry as if typed. At an entry, or at a
    text, it is added to what is there. Anything else it answers as if typed. All of it is one
    change of the draft, after which the person stands where the text is.
    """
    card = build_card(interview, draft)
    if card is None or card.question.id != question:
        draft_there, result = step(interview, draft, Pressed("go", question))
        card = build_card(interview, draft_there)
        if card is None or card.question.id != question:
            return Refusal(result.problem or "nothing_open")
    else:
        draft_there = draft
    part = Part(clean_text(part.text).strip(), part.source, part.at)
    done = _act(interview, draft_there, _list_acts(card, part, heading), today)
    if isinstance(done, Refusal):
        return done
    place = Focus(question, area=card.focus.area)
    focus = done.focus if done.focus and done.focus.question == question else place
    return Put({question: done.answers[question]}, focus=focus, revision=draft.revision)


def _act(
    interview: Interview, draft: Draft, acts: Sequence[Act], today: date | None
) -> Draft | Refusal:
    """Return the draft after all the acts; why not, where one of them is refused."""
    for act in acts:
        if isinstance(act, Part):
            change = type_text(interview, draft, act, today)
            draft, result = change.draft, change.result
        else:
            draft, result = step(interview, draft, act)
        if result.problem is not None or result.outcome == "ignored":
            return _refuse(result)
    return draft


def _refuse(result: Result) -> Refusal:
    return Refusal(result.problem or "use_buttons", result.params)


def _list_acts(card: Card, part: Part, heading: str) -> list[Act]:
    question, at = card.question, card.focus.entry
    if isinstance(question, LongText | Declaration):
        return [Pressed("more"), part, Pressed("done")]
    if not isinstance(question, Items):
        return [part]
    if at is not None:
        return _add_to_entry(question, card, at, part)
    if card.focus.area is None and heading:
        return _add_under(question, card, part, heading)
    return [part]


def _add_to_entry(question: Items, card: Card, at: int, part: Part) -> list[Act]:
    """Return how the text is added to an entry, or to the list within it as a new one."""
    if question.inner is not None and card.focus.area is None:
        return [Pressed("rewrite", value=at), part]
    return [Pressed("more", value=at), part, Pressed("done")]


def _add_under(question: Items, card: Card, part: Part, heading: str) -> list[Act]:
    """Return how the text comes under the heading: of an entry that has it, or of a new one."""
    entries: tuple[Entry, ...] = ()
    if isinstance(card.answer, ItemsAnswer):
        entries = card.answer.entries
    headings = [entry.heading.text for entry in entries]
    if heading in headings:
        return _add_to_entry(question, card, headings.index(heading), part)
    suggested = [each.heading for each in question.suggestions]
    if heading not in suggested or len(entries) >= question.most:
        return [part]
    new = Pressed("suggest", value=suggested.index(heading))
    if question.inner is not None:
        return [new, part]
    return [new, Pressed("more"), part, Pressed("done")]
