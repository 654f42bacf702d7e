"""What went wrong put right: a chunk moved to another question or to none, or set aside."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from conversations.definition.interview import Interview, Section
from conversations.definition.questions import Declaration, Items, LongText, Question, Table
from conversations.drafts.draft import Draft
from conversations.drafts.path import build_path
from conversations.engine.step import step
from conversations.importing.answering import build_answer
from conversations.importing.conditions import find_condition
from conversations.importing.plan import Chunk, Plan
from conversations.importing.stacks import Stack
from conversations.importing.taking import build_put
from conversations.importing.trees import Tree
from conversations.kinds.setting import Setting
from conversations.periods import parse_period

DROPPED = "dropped"
"""The reason of what the person did not want; it can be fetched back while the plan is open."""


def list_targets(
    interview: Interview, draft: Draft, plan: Plan, chunk_id: int
) -> tuple[tuple[Section, Question], ...]:
    """Return the questions that can take the chunk as it is, with what stands under it.

    They are those that the draft asks once the plan is taken over, but for the chunk's own. None
    for an id that is none, or a blank page.
    """
    stack = _find_stack(plan, chunk_id)
    if stack is None or not stack.text.strip():
        return ()
    setting = Setting(parse_period(draft.period))
    return tuple(
        (section, question)
        for section, question in _list_asked(interview, draft, plan)
        if question.id != stack.top.question
        and (_holds_more(question) or _is_free(plan, question, stack))
        and _takes(draft, question, stack, setting)
    )


def move_chunk(
    interview: Interview, draft: Draft, plan: Plan, chunk_id: int, question: str
) -> Plan:
    """Return the plan with the chunk and all under it at that question, "" for 未归位.

    The same plan where that cannot be.
    """
    stack = _find_stack(plan, chunk_id)
    if stack is None or not stack.text.strip():
        return plan
    targets = {each.id for _, each in list_targets(interview, draft, plan, chunk_id)}
    if question and question not in targets:
        return plan
    return _change(plan, stack, lambda chunk: _move(chunk, question))


def drop_chunk(plan: Plan, chunk_id: int) -> Plan:
    """Return the plan with that piece and all under it set aside.

    The same plan where there is no such piece, or it is set aside already.
    """
    stack = _find_stack(plan, chunk_id)
    return plan if stack is None else _change(plan, stack, _drop)


def _change(plan: Plan, stack: Stack, change: Callable[[Chunk], Chunk]) -> Plan:
    """Return the plan with the chunks of the stack changed; the same plan where none is."""
    changed = {chunk.id for chunk in stack.chunks}
    chunks = tuple(change(each) if each.id in changed else each for each in plan.chunks)
    if chunks == plan.chunks:
        return plan
    return replace(plan, chunks=chunks, revision=plan.revision + 1)


def _drop(chunk: Chunk) -> Chunk:
    aside = chunk.role == "junk" or (chunk.covered and not chunk.question)
    return chunk if aside else replace(chunk, question="", covered=True, reason=DROPPED)


def _move(chunk: Chunk, question: str) -> Chunk:
    role = "text" if chunk.role == "junk" else chunk.role
    return replace(chunk, role=role, reason="", question=question, covered=False)


def _find_stack(plan: Plan, chunk_id: int) -> Stack | None:
    tree = Tree(plan.chunks)
    chunk = tree.by_id.get(chunk_id)
    return None if chunk is None else Stack(chunk, tuple(tree.under(chunk_id)))


def _list_asked(
    interview: Interview, draft: Draft, plan: Plan
) -> Iterator[tuple[Section, Question]]:
    """Yield the questions of the path as the plan makes it, and those that a yes leads to."""
    taken = step(interview, draft, build_put(interview, draft, plan, None, None))[0]
    path = {question.id for _, question in build_path(interview, taken)}
    for section, question in interview.questions():
        if question.id in path or find_condition(interview, question) in path:
            yield section, question


def _holds_more(question: Question) -> bool:
    return isinstance(question, LongText | Items | Table)


def _is_free(plan: Plan, question: Question, stack: Stack) -> bool:
    own = {chunk.id for chunk in stack.chunks}
    return all(chunk.id in own for chunk in plan.at(question.id))


def _takes(draft: Draft, question: Question, stack: Stack, setting: Setting) -> bool:
    if isinstance(question, Declaration) and stack.top.role in ("title", "date", "table"):
        return False
    old = draft.answers.get(question.id)
    answered = build_answer(question, old, [stack], None, setting)
    return answered.answer is not None and not answered.left
