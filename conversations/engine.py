"""The one function that changes a draft.

An event happens at the present position, which follows from the answers (path.py). What is typed is
written there (writing.py, in lists listing.py), a button does what its verb says (pressing.py), an
edited message changes what came from it (amending.py). Whatever changed is brought into its one
normal form (editing.settle) and gets the next revision.
"""

from __future__ import annotations

from dataclasses import replace

from conversations.amending import amend
from conversations.draft import Draft, Part
from conversations.editing import settle
from conversations.events import Event, Pressed, Typed
from conversations.interview import Interview
from conversations.pressing import press
from conversations.results import Result
from conversations.texts import clean_text
from conversations.turns import Change
from conversations.writing import type_text


def step(interview: Interview, draft: Draft, event: Event) -> tuple[Draft, Result]:
    """Return the draft after the event, and what came of it. Total: it raises for no event.

    The very same draft is returned when nothing changed; anything else has the next revision.
    """
    change = _take(interview, draft, event)
    if change.draft is not draft or change.after is not None:
        settled = settle(interview, change.draft, change.after)
        if settled != draft:
            return replace(settled, revision=draft.revision + 1), change.result
    return draft, _unchanged(change.result)


def _take(interview: Interview, draft: Draft, event: Event) -> Change:
    if isinstance(event, Pressed):
        return press(interview, draft, event)
    part = Part(clean_text(event.text), event.source, event.at)
    if isinstance(event, Typed):
        return type_text(interview, draft, part)
    return amend(interview, draft, part)


def _unchanged(result: Result) -> Result:
    told = ("stale", "refused")
    return result if result.outcome in told or result.problem else Result("ignored")
