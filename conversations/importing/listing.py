"""The pieces of a plan in the order in which they are listed, each at its question."""

from __future__ import annotations

from dataclasses import dataclass

from conversations.definition.interview import Interview, Section
from conversations.definition.questions import Question
from conversations.importing.plan import Chunk, Plan

Place = tuple[Section, Question]


@dataclass(frozen=True, slots=True)
class Listed:
    """A piece of the plan, and the place that it is to go to; None: it is 未归位."""

    chunk: Chunk
    place: Place | None


def list_pieces(interview: Interview, plan: Plan) -> tuple[Listed, ...]:
    """Return what is to be written into the report question by question, then the 未归位."""
    placed = [
        Listed(chunk, (section, question))
        for section, question in interview.questions()
        for chunk in plan.at(question.id)
    ]
    return (*placed, *(Listed(chunk, None) for chunk in plan.unplaced))


def find_listed(interview: Interview, plan: Plan, chunk_id: int) -> tuple[int, Listed] | None:
    """Return the piece of that id and its number in the list, from 1; None where it is not in it.

    What is set aside is in no list: its number is 0.
    """
    for number, listed in enumerate(list_pieces(interview, plan), 1):
        if listed.chunk.id == chunk_id:
            return number, listed
    aside = next((each for each in list_aside(plan) if each.id == chunk_id), None)
    return None if aside is None else (0, Listed(aside, None))


def list_aside(plan: Plan) -> tuple[Chunk, ...]:
    """Return what goes nowhere and is no loss: what the template prints by itself, and junk."""
    return tuple(
        each for each in plan.chunks if not each.question and (each.covered or each.role == "junk")
    )


def guess_section(interview: Interview, plan: Plan, chunk_id: int) -> str:
    """Return the id of the section that the piece stands in, or the pieces before it in the file.

    Of a piece before all that have a place, that of the first which has one; "" where none has.
    """
    homes = {question.id: section.id for section, question in interview.questions()}
    found = ""
    for chunk in plan.chunks:
        found = homes.get(chunk.question, found)
        if chunk.id == chunk_id and found:
            return found
    return next((homes[each.question] for each in plan.chunks if each.question in homes), "")
