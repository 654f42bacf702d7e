"""Plans of reports, and what must hold of every one of them."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from bot.words.interviews import load_interview
from conversations.definition.interview import Interview
from conversations.drafts.draft import Draft, dump_draft
from conversations.drafts.history import dump_put, load_put
from conversations.engine.step import step
from conversations.engine.texts import clean_text
from conversations.importing.plan import Plan
from conversations.importing.planning import plan_report
from conversations.importing.taking import build_put
from conversations.report.building import build_outline, render_block

TEMPLATES = Path(__file__).parents[3] / "templates/interviews"
AT = datetime(2026, 6, 30, 12, tzinfo=UTC)

PERIODS = {
    "half_year_responsibility": "2026H1",
    "annual_responsibility": "2026",
    "rectification_speech": "2026",
    "workforce_building": "2026H1",
    "workforce_full": "2026",
}


def get_interview(name: str) -> Interview:
    interview = load_interview((TEMPLATES / f"{name}.yaml").read_text("utf-8"))
    assert interview is not None
    return interview


INTERVIEWS = {name: get_interview(name) for name in PERIODS}


def begin(name: str) -> tuple[Interview, Draft]:
    interview = INTERVIEWS[name]
    return interview, Draft(name, interview.version, PERIODS[name])


def plan_lines(name: str, lines: list[str]) -> Plan:
    return plan_report(*begin(name), lines)


def take(interview: Interview, draft: Draft, plan: Plan) -> Draft:
    """The draft with the plan taken over, by an event that was stored meanwhile."""
    put = build_put(interview, draft, plan, AT, None)
    assert load_put(dump_put(put)) == put
    return step(interview, draft, put)[0]


def count(text: str) -> Counter[str]:
    """How often each character that can be seen is in the text."""
    return Counter("".join(text.split()))


def check_whole(plan: Plan, lines: list[str], *, ordered: bool = True) -> None:
    """Nothing is lost, nothing said twice, and what is of the report is in the file's order.

    A mark within a heading that a person took for text after all stands behind it.
    """
    written = "".join("".join(map(clean_text, lines)).split())
    said = [chunk.marker + chunk.heading + chunk.text for chunk in plan.chunks]
    assert count("".join(said)) == Counter(written)
    kept = "".join(
        chunk.marker + chunk.heading + chunk.text for chunk in plan.chunks if not chunk.reason
    )
    remaining = iter(written)
    assert not ordered or all(character in remaining for character in "".join(kept.split()))
    assert [chunk.id for chunk in plan.chunks] == list(range(1, len(plan.chunks) + 1))


def check_taken(interview: Interview, draft: Draft, plan: Plan) -> Draft:
    """Every character that is neither covered nor junk is in an answer or in 未归位.

    A number that is counted anew, and the full stop of a heading that is printed by itself, are
    not kept.
    """
    taken = take(interview, draft, plan)
    wanted = "".join(
        chunk.heading + chunk.text
        for chunk in plan.chunks
        if chunk.role != "junk" and not chunk.covered
    )
    kept = "".join(re.findall(r'"(?:text|value)":"((?:[^"\\]|\\.)*)"', dump_draft(taken)))
    missing = count(wanted.replace("。", "")) - count(_unescape(kept))
    assert not missing, missing
    return taken


def _unescape(text: str) -> str:
    import json

    return str(json.loads(f'"{text}"'))


def render(interview: Interview, draft: Draft) -> list[str]:
    """The headings and paragraphs of the report, without its title."""
    return [render_block(block) for block in build_outline(interview, draft).blocks]
