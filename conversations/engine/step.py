"""The one function that changes a draft.

An event happens at the present position, which follows from the answers (path.py). What is typed is
written there (writing.py; listing.py, tabling.py, figuring.py), a photo is added (picturing.py), a
button does what its verb says (pressing.py), typed words that a button says do the same
(worded.py), an edited message changes what came from it (amending.py), a newer version of the
interview takes the answers over (upgrading.py), corrections replace texts where they are
(correcting.py), whole answers are put in place of others (putting.py). Whatever changed is brought
into its one normal form (editing.settle) and gets the next revision.
"""

from __future__ import annotations

from dataclasses import replace

from conversations.definition.interview import Interview
from conversations.drafts.draft import Draft, Part
from conversations.drafts.events import (
    Corrected,
    Event,
    Pictured,
    Pressed,
    Put,
    Typed,
    Upgraded,
)
from conversations.drafts.results import Result
from conversations.drafts.upgrading import upgrade
from conversations.engine.amending import amend
from conversations.engine.correcting import correct
from conversations.engine.editing import settle
from conversations.engine.picturing import take_picture
from conversations.engine.pressing import press
from conversations.engine.putting import put
from conversations.engine.texts import clean_text
from conversations.engine.turns import Change
from conversations.engine.worded import parse_word
from conversations.engine.writing import type_text


def step(interview: Interview, draft: Draft, event: Event) -> tuple[Draft, Result]:
    """Return the draft after the event, and what came of it. Total: it raises for no event.

    The very same draft is returned when nothing changed; anything else has the next revision.
    """
    change = _take(interview, draft, event)
    interview = event.to if isinstance(event, Upgraded) else interview
    if change.draft is not draft or change.after is not None:
        settled = settle(interview, change.draft, change.after)
        if settled != draft:
            lasting = isinstance(event, Corrected) and not event.undoing
            corrected = settled.corrected if lasting else ()
            revision = draft.revision + 1
            return replace(settled, revision=revision, corrected=corrected), change.result
    return draft, _unchanged(change.result)


def _take(interview: Interview, draft: Draft, event: Event) -> Change:
    if isinstance(event, Pressed):
        return press(interview, draft, event)
    if isinstance(event, Pictured):
        return take_picture(interview, draft, event)
    if isinstance(event, Upgraded):
        return _move_over(interview, draft, event.to)
    if isinstance(event, Corrected):
        return correct(interview, draft, event)
    if isinstance(event, Put):
        return put(interview, draft, event)
    part = Part(clean_text(event.text), event.source, event.at)
    if isinstance(event, Typed):
        pressed = _press_word(interview, draft, part.text)
        return pressed or type_text(interview, draft, part, event.today)
    return amend(interview, draft, part, event.today)


def _press_word(interview: Interview, draft: Draft, text: str) -> Change | None:
    """Return what the button does whose words were typed; None where it would do nothing."""
    verb = parse_word(text)
    if verb is None:
        return None
    change = press(interview, draft, Pressed(verb))
    idle = change.result.outcome == "ignored" or change.result.problem == "nothing_open"
    return None if idle else change


def _move_over(interview: Interview, draft: Draft, new: Interview) -> Change:
    if new.id != interview.id or new.version <= draft.version:
        return Change(draft, Result("ignored"))
    return Change(upgrade(new, draft), Result("moved"))


def _unchanged(result: Result) -> Result:
    told = ("stale", "refused")
    return result if result.outcome in told or result.problem else Result("ignored")
