"""What a check finds in a text, as the passage and what is to take its place."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

from conversations.checks.finding import Finding
from conversations.checks.norms import Norms
from conversations.checks.subject import Check
from tests.unit.checks.typed import build_subject

SHIPPED = Path(__file__).parents[3] / "templates" / "checks"
OWN_NORMS = ("terms", "set_forms", "dated", "paragraphs")

Said = tuple[str, str | None]


@cache
def load_shipped() -> Norms:
    """Return the shipped norms of words and form."""
    read = {name: (SHIPPED / f"{name}.yaml").read_text("utf-8") for name in OWN_NORMS}
    return Norms.model_validate({name: yaml.safe_load(text) for name, text in read.items()})


def find(check: Check, *texts: str, period: str = "2026H1") -> list[Finding]:
    """Return what the check finds in answers of these texts."""
    return list(check.find(build_subject(*texts, norms=load_shipped(), period=period)))


def say(check: Check, *texts: str, period: str = "2026H1") -> list[Said]:
    """Return the passages, and what takes the place of each."""
    found = find(check, *texts, period=period)
    return [(each.spot.excerpt, each.fix) for each in found if each.spot]


def mend(check: Check, text: str, period: str = "2026H1") -> str:
    """Return the text with every fix that the check has for it."""
    fixes = [
        (each.spot.start, each.spot.end, each.fix)
        for each in find(check, text, period=period)
        if each.spot and each.fix is not None
    ]
    for start, end, fix in sorted(fixes, reverse=True):
        text = text[:start] + fix + text[end:]
    return text


def mend_first(check: Check, text: str, period: str = "2026H1") -> str:
    """Return the text with the first fix alone."""
    for each in find(check, text, period=period):
        if each.spot and each.fix is not None:
            return text[: each.spot.start] + each.fix + text[each.spot.end :]
    return text


def assert_found(check: Check, text: str, *said: Said, period: str = "2026H1") -> None:
    """Assert that just these passages are found, and that each fix puts its own right."""
    assert say(check, text, period=period) == list(said)
    certain = sum(fix is not None for _, fix in said)
    assert len(say(check, mend(check, text, period), period=period)) == len(said) - certain
    if certain:
        assert len(say(check, mend_first(check, text, period), period=period)) == len(said) - 1
