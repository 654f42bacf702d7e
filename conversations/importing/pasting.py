"""Several answers in one typed text: entries of a list, a whole section, or one after another."""

from __future__ import annotations

import re
from dataclasses import replace

from conversations.definition.interview import Interview
from conversations.definition.questions import Figures, Items, LongText, Pictures, Question, Table
from conversations.drafts.draft import Draft, Focus, Part, TextAnswer
from conversations.drafts.path import build_walk, find_position
from conversations.engine.texts import clean_text
from conversations.importing.chunking import build_chunks
from conversations.importing.entries import build_entries
from conversations.importing.folding import fold_chunks
from conversations.importing.laying import lay_section
from conversations.importing.likeness import CERTAIN, find_likeness
from conversations.importing.plan import Chunk, Plan
from conversations.importing.planning import plan_report
from conversations.importing.series import plan_series
from conversations.importing.stacks import list_stacks
from conversations.importing.trees import Tree
from conversations.importing.wording import say_title
from conversations.recognition.markers import begins_list, find_marker
from conversations.recognition.parts import LONGEST_LINE

_LEADS_IN = re.compile("[：:]$")


def plan_pasted(interview: Interview, draft: Draft, text: str) -> Plan | None:
    """Return what of a text typed at the present position answers what; None: it is one answer.

    A text that might be one answer is: whatever is typed into an entry or an open text, and running
    text with 一是…二是… where a long text is asked for.
    """
    plain = clean_text(text).strip()
    if len(plain) < 4 or not _may_be_several(plain):
        return None
    walk = build_walk(interview, draft)
    place = find_position(walk)
    if place is None or place.entry is not None or place.part is not None:
        return None
    question = interview.by_id[place.question]
    answer = walk.answers.get(place.question)
    if isinstance(question, Table | Figures | Pictures) or (
        isinstance(answer, TextAnswer) and answer.open
    ):
        return None
    section = _plan_section(interview, draft, plain)
    if section is not None or isinstance(question, LongText):
        return section
    if isinstance(question, Items):
        return _plan_entries(question, place, plain)
    return plan_series(interview, draft, place.question, plain)


def _may_be_several(text: str) -> bool:
    """Whether the text has more than one line, or begins with a number or a label."""
    return (
        "\n" in text
        or find_marker(text) is not None
        or begins_list(text)
        or re.match("[^：:。，]{1,20}[：:]", text) is not None
    )


def _plan_section(interview: Interview, draft: Draft, text: str) -> Plan | None:
    """Return a section, or several, pasted with their headings; None where the text has none."""
    lines = text.split("\n")
    marker = find_marker(lines[0])
    heading = lines[0][marker.end if marker else 0 :].strip(" 。：:")
    if len(lines) < 2 and not (marker and marker.level == 1):
        return None
    if marker is not None and marker.level == 1:
        plan = plan_report(interview, draft, lines)
        return plan if _is_of_report(interview, plan) else None
    if marker is not None or len(heading) > LONGEST_LINE:
        return None
    return _plan_bare_section(interview, draft, heading, lines)


def _is_of_report(interview: Interview, plan: Plan) -> bool:
    """Whether the text has a heading of the report beyond doubt, or several that may be."""
    headings = [section.heading for section in interview.sections if section.heading]
    found = [each for each in plan.chunks if each.covered and each.parent is None]
    likeness = (find_likeness(say_title(one), each) for one in found for each in headings)
    placed = any(chunk.question for chunk in plan.chunks)
    return placed and (len(found) > 1 or max(likeness, default=0.0) >= CERTAIN)


def _plan_bare_section(
    interview: Interview, draft: Draft, heading: str, lines: list[str]
) -> Plan | None:
    """Return the section whose heading without a number is the first line."""
    likeness = {
        section.id: find_likeness(heading, section.heading)
        for section in interview.sections
        if section.heading
    }
    best = max(likeness, key=likeness.__getitem__, default=None)
    if best is None or likeness[best] < CERTAIN:
        return None
    plan = lay_section(interview, draft, best, lines)
    return plan if any(chunk.question for chunk in plan.chunks) else None


def _plan_entries(question: Items, place: Focus, text: str) -> Plan | None:
    """Return at least two numbered entries for the list that is shown; None for anything else."""
    chunks = build_chunks(text.split("\n"))
    tops = list(Tree(chunks).children(None))
    lead = tops[0] if tops and tops[0].role == "text" else None
    heads = tops[1:] if lead else tops
    if lead is not None and not _LEADS_IN.search(lead.text):
        return None
    if len(heads) < 2 or not all(_is_entry(each, heads[0]) for each in heads):
        return None
    laid = [_lay(each, question, lead) for each in chunks]
    plan = Plan(fold_chunks(laid), area=place.area)
    inner = place.area is not None
    _, left = build_entries(list_stacks(plan, question.id), question, Part, inner=inner)
    return None if left else plan


def _is_entry(chunk: Chunk, first: Chunk) -> bool:
    return chunk.role == "heading" and chunk.marker != "" and chunk.level == first.level


def _lay(chunk: Chunk, question: Question, lead: Chunk | None) -> Chunk:
    return chunk if chunk.role == "junk" or chunk is lead else replace(chunk, question=question.id)
