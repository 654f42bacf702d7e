"""The real reports, where they stand beside the repository: what a careful reader would mark."""

from __future__ import annotations

import pytest

from conversations.checks.finding import Finding
from conversations.checks.registry import CHECKS
from tests.old_reports import find_seed
from tests.unit.checks.passages import find
from tests.unit.checks.test_form_laws import IDS

PERIODS = {
    "annual_responsibility": "2021",
    "half_year_responsibility": "2022H1",
    "rectification_speech": "2023",
}


def read(name: str, period: str | None = None) -> list[Finding]:
    text = find_seed(name).read_text("utf-8")
    checks = [check for check in CHECKS if check.id in IDS]
    return [each for check in checks for each in find(check, text, period=period or PERIODS[name])]


def said(found: list[Finding]) -> list[tuple[str, str, str | None]]:
    return [(each.check, each.spot.excerpt, each.fix) for each in found if each.spot]


def test_the_annual_report_has_its_three_slips() -> None:
    assert said(read("annual_responsibility")) == [
        ("half_width", "(试行)", "（试行）"),
        ("heading_stops", "。", ""),
        ("terms", "台帐", "台账"),
    ]


@pytest.mark.parametrize("name", ["half_year_responsibility", "rectification_speech"])
def test_the_others_have_none(name: str) -> None:
    assert said(read(name)) == []


def test_a_report_that_is_used_again_years_later_has_phrases_of_its_time() -> None:
    old = read("half_year_responsibility", "2026H1")
    assert {each.spot.excerpt for each in old if each.spot} == {"党的二十大安保"}
    older = [each.spot.excerpt for each in read("annual_responsibility", "2026") if each.spot]
    assert "十九届六中全会精神" in older
