"""A plan made for one version of an interview, brought to another."""

from __future__ import annotations

from dataclasses import replace

from conversations.definition.interview import Interview
from conversations.importing.plan import Chunk, Plan


def fit_plan(interview: Interview, plan: Plan) -> Plan:
    """Return the plan with what was to answer questions that are gone among the 未归位.

    The draft may have been moved over to another version while the plan was waiting; the same plan
    is returned where every question is still there.
    """
    chunks = tuple(_fit(interview, chunk) for chunk in plan.chunks)
    return plan if chunks == plan.chunks else replace(plan, chunks=chunks)


def _fit(interview: Interview, chunk: Chunk) -> Chunk:
    if not chunk.question or chunk.question in interview.by_id:
        return chunk
    return replace(chunk, question=interview.renamed.get(chunk.question, ""))
