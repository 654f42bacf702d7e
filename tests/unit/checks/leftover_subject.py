"""Subjects of one typed text, checked with the shipped norms and the whole gazetteer."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import yaml

from bot.words.places import load_gazetteer
from conversations.checks.finding import Finding
from conversations.checks.norms import Norms
from conversations.checks.registry import CHECKS
from conversations.checks.subject import Subject
from conversations.drafts.path import build_walk
from tests.unit.drafted import make_draft, make_interview, make_section, text

_NORMS = Path(__file__).parents[3] / "templates" / "checks"
_INTERVIEW = make_interview(make_section("basics", ["unit", "report", "more"]))


def _load(name: str) -> object:
    return yaml.safe_load((_NORMS / f"{name}.yaml").read_text("utf-8"))


NORMS = Norms.model_validate({name: _load(name) for name in ("leftovers", "places")})


def make_subject(report: str, own: tuple[str, ...] = (), **known) -> Subject:
    """A draft whose one long text is `report`; `more` is another one."""
    more = known.pop("more", None)
    answers = {"report": text(report), **({"more": text(more)} if more else {})}
    walk = build_walk(_INTERVIEW, make_draft(**answers))
    gazetteer = load_gazetteer()
    return Subject(walk, NORMS, date(2026, 7, 1), own_names=own, gazetteer=gazetteer, **known)


def find(subject: Subject, *ids: str) -> list[Finding]:
    """What the checks of these ids find."""
    return [finding for check in CHECKS if check.id in ids for finding in check.find(subject)]


def quote(subject: Subject, *ids: str) -> list[str]:
    """The passages that they find."""
    return [finding.spot.excerpt for finding in find(subject, *ids) if finding.spot]
