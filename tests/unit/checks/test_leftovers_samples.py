"""The real reports: just what a careful reader marks in them is found, and nothing else."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.old_reports import load_seed_lines
from tests.unit.checks.leftover_subject import CHECKS, find, make_subject
from tests.unit.checks.test_mask_ledger import IDS

MUST = {
    "annual_responsibility": {
        ("blanks", " 次"): 1,
        ("abbreviations", "fanxiejiao"): 1,
        ("abbreviations", "FXP"): 1,
        ("abbreviations", "FX"): 1,
        ("masks", "X"): 12,
        ("masks", "XX"): 5,
        ("masks", "XXX"): 1,
    },
    "half_year_responsibility": {("masks", "XX"): 1, ("uneven_masks", "临清"): 1},
    "rectification_speech": {
        ("masks", "X"): 1,
        ("masks", "XX"): 1,
        ("uneven_masks", "第十二巡视组"): 1,
        ("paid_markers", "##paidbegin##"): 1,
        ("paid_markers", "##paidend##"): 1,
        ("passwords", "本文档编辑密码：wsx2023"): 1,
    },
}


@pytest.mark.parametrize("name", MUST)
@pytest.mark.parametrize("own", [(), ("市委政法委",)])
def test_the_leftovers_of_a_real_report_are_found_and_nothing_else(
    name: str, own: tuple[str, ...]
) -> None:
    subject = make_subject("\n".join(load_seed_lines(name)), own)
    found = [each for each in find(subject, *IDS) if each.spot]
    assert Counter((each.check, each.spot.excerpt) for each in found if each.spot) == MUST[name]
    assert {each.rank for each in found} == {"must"}


def test_a_real_report_of_another_place_names_one_that_is_not_the_units() -> None:
    subject = make_subject("\n".join(load_seed_lines("half_year_responsibility")), ("冠县县委",))
    (found,) = find(subject, "foreign_places", "foreign_organs", "other_places")
    assert (found.check, found.rank, found.params["place"]) == ("foreign_places", "must", "临清")


def test_the_checks_are_registered() -> None:
    assert {check.id for check in CHECKS} >= IDS
