"""Families of linked numbers: what does not add up, what would put it right, what follows."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.definition.interview import Interview
from conversations.definition.questions import Figures
from conversations.definition.terms import Words
from conversations.drafts.draft import Answer, Figure, FiguresAnswer, Skipped
from conversations.drafts.figures import (
    Computed,
    Discrepancy,
    Fix,
    Mismatch,
    Named,
    NamedFix,
    build_numbers,
    compute,
    derive,
    explain,
    find_discrepancies,
    name_computed,
)
from conversations.drafts.values import Change, Percent
from tests.unit.families import build_family, build_members, read
from tests.unit.talks import ask, build_interview


def answer(**numbers: str | None) -> FiguresAnswer:
    return FiguresAnswer(
        {name: Figure(None if each is None else Decimal(each)) for name, each in numbers.items()}
    )


RECEIVED = build_family(
    "received", "closed", "open", sums=[{"total": "received", "parts": ["closed", "open"]}]
)
PUNISHED = build_family("all", "leading", of_which=[{"part": "leading", "whole": "all"}])


def test_what_adds_up_is_not_mentioned() -> None:
    assert find_discrepancies(RECEIVED, read(received="12", closed="10", open="2")) == ()
    assert find_discrepancies(PUNISHED, read(all="3", leading="3")) == ()


def test_a_sum_is_off_by_the_parts_less_the_total() -> None:
    (found,) = find_discrepancies(RECEIVED, read(received="12", closed="9", open="2"))
    assert found == Discrepancy(
        "sum",
        "received",
        ("closed", "open"),
        Decimal(-1),
        (
            Fix("received", Decimal(11)),
            Fix("closed", Decimal(10)),
            Fix("open", Decimal(3)),
        ),
    )


def test_a_part_is_larger_than_its_whole() -> None:
    (found,) = find_discrepancies(PUNISHED, read(all="3", leading="5"))
    fixes = (Fix("all", Decimal(5)), Fix("leading", Decimal(3)))
    assert found == Discrepancy("of_which", "all", ("leading",), Decimal(2), fixes)


def test_nothing_is_said_while_a_number_is_missing() -> None:
    assert find_discrepancies(RECEIVED, read(received="1", closed="9")) == ()
    assert find_discrepancies(PUNISHED, read(leading="9")) == ()


def test_decimals_add_up_exactly() -> None:
    spent = build_family("all", "a", "b", places=2, sums=[{"total": "all", "parts": ["a", "b"]}])
    assert find_discrepancies(spent, read(all="0.3", a="0.1", b="0.20")) == ()


def test_a_fix_is_never_below_zero() -> None:
    (found,) = find_discrepancies(RECEIVED, read(received="1", closed="3", open="2"))
    assert found.fixes == (Fix("received", Decimal(5)),)


def test_a_fix_has_no_more_decimals_than_its_member() -> None:
    members = [*build_members("all"), *build_members("a", "b", places=1)]
    sums = [{"total": "all", "parts": ["a", "b"]}]
    family = Figures.model_validate(ask("family", "figures", members=members, sums=sums))
    (found,) = find_discrepancies(family, read(all="3", a="1.5", b="1"))
    assert [fix.member for fix in found.fixes] == ["a", "b"]


def test_a_fix_puts_every_discrepancy_right() -> None:
    """The one number that both sums share explains both."""
    family = build_family(
        "all",
        "men",
        "women",
        "young",
        "old",
        sums=[
            {"total": "all", "parts": ["men", "women"]},
            {"total": "all", "parts": ["young", "old"]},
        ],
    )
    numbers = read(all="21", men="8", women="4", young="5", old="7")
    for found in find_discrepancies(family, numbers):
        assert found.fixes == (Fix("all", Decimal(12)),)


def test_a_fix_makes_nothing_else_wrong() -> None:
    """The total of the sum that holds cannot be the wrong one of the other."""
    family = build_family(
        "all",
        "men",
        "women",
        "members",
        sums=[{"total": "all", "parts": ["men", "women"]}],
        of_which=[{"part": "members", "whole": "all"}],
    )
    (found,) = find_discrepancies(family, read(all="12", men="8", women="4", members="13"))
    assert found.fixes == (Fix("members", Decimal(12)),)


def test_where_no_single_number_explains_all_each_discrepancy_has_its_own_fixes() -> None:
    family = build_family(
        "all",
        "men",
        "women",
        "cases",
        "closed",
        sums=[{"total": "all", "parts": ["men", "women"]}],
        of_which=[{"part": "closed", "whole": "cases"}],
    )
    numbers = read(all="12", men="8", women="5", cases="3", closed="4")
    first, second = find_discrepancies(family, numbers)
    assert [fix.member for fix in first.fixes] == ["all", "men", "women"]
    assert second.fixes == (Fix("cases", Decimal(4)), Fix("closed", Decimal(3)))


def test_of_two_values_of_a_number_the_one_that_puts_more_right_is_the_fix() -> None:
    """At most 8 by its whole; 6 makes the sum right too."""
    family = build_family(
        "all",
        "men",
        "women",
        "most",
        "cases",
        "closed",
        sums=[{"total": "all", "parts": ["men", "women"]}],
        of_which=[{"part": "men", "whole": "most"}, {"part": "closed", "whole": "cases"}],
    )
    numbers = read(all="10", men="9", women="4", most="8", cases="3", closed="4")
    bounded = find_discrepancies(family, numbers)[1]
    assert Fix("men", Decimal(6)) in bounded.fixes
    assert Fix("men", Decimal(8)) not in bounded.fixes


LAST_YEAR = {"id": "last_year", "kind": "figures", "ask": {"zh_CN": "去年", "en": "last year"}}


@pytest.fixture
def linked() -> Interview:
    """A family after an earlier one that its rules refer to."""
    return build_interview(
        {**LAST_YEAR, "members": build_members("cases", "staff", unit="件")},
        ask(
            "family",
            "figures",
            members=build_members("cases", "closed", unit="起"),
            of_which=[{"part": "closed", "whole": "last_year.cases"}],
            shares=[{"id": "rate", "part": "closed", "whole": "cases"}],
            changes=[{"id": "grown", "now": "cases", "before": "last_year.cases"}],
        ),
    )


def get_family(interview: Interview) -> Figures:
    family = interview.by_id["family"]
    assert isinstance(family, Figures)
    return family


def test_numbers_of_an_earlier_family_are_known_by_its_name(linked: Interview) -> None:
    answers: dict[str, Answer] = {
        "last_year": answer(cases="4", staff="9"),
        "family": answer(cases="5", closed=None),
    }
    found = build_numbers(get_family(linked), answers)
    assert found == read(cases="5") | {"last_year.cases": Decimal(4)}


@pytest.mark.parametrize("answers", [{}, {"family": Skipped(), "last_year": Skipped()}])
def test_without_answers_there_are_no_numbers(
    linked: Interview, answers: dict[str, Answer]
) -> None:
    assert build_numbers(get_family(linked), answers) == {}


def test_a_number_that_an_older_version_asked_for_is_none(linked: Interview) -> None:
    answers: dict[str, Answer] = {"family": answer(gone="5", cases="2")}
    assert build_numbers(get_family(linked), answers) == read(cases="2")


def test_a_number_of_an_earlier_family_is_not_to_be_fixed_here(linked: Interview) -> None:
    answers: dict[str, Answer] = {
        "last_year": answer(cases="4"),
        "family": answer(cases="9", closed="6"),
    }
    assert explain(linked, get_family(linked), answers) == (
        Mismatch(
            "of_which",
            Named(Words(zh_CN="数cases", en="number cases"), Decimal(4), "件"),
            (Named(Words(zh_CN="数closed", en="number closed"), Decimal(6), "起"),),
            Decimal(2),
            (NamedFix(1, Named(Words(zh_CN="数closed", en="number closed"), Decimal(4), "起")),),
        ),
    )


def test_what_is_computed_goes_by_the_labels_of_its_numbers(linked: Interview) -> None:
    answers: dict[str, Answer] = {
        "last_year": answer(cases="4"),
        "family": answer(cases="3", closed="2"),
    }
    closed, cases = (Words(zh_CN=f"数{each}", en=f"number {each}") for each in ("closed", "cases"))
    assert name_computed(linked, get_family(linked), answers) == (
        Computed(closed, cases, Percent(Decimal("66.7"))),
        Computed(cases, cases, Change(Decimal(3), Decimal(4))),
    )


SHARED = build_family(
    "all",
    "men",
    "before",
    shares=[
        {"id": "share", "part": "men", "whole": "all"},
        {"id": "whole_share", "part": "men", "whole": "all", "places": 0},
    ],
    changes=[{"id": "grown", "now": "all", "before": "before"}],
)


def test_a_share_is_rounded_half_up() -> None:
    computed = compute(SHARED, read(all="8", men="1"))
    assert computed == {"share": Percent(Decimal("12.5")), "whole_share": Percent(Decimal(13))}


def test_a_share_of_nothing_is_left_out() -> None:
    assert compute(SHARED, read(all="0", men="0")) == {}


def test_a_change_needs_both_numbers_and_may_be_from_zero() -> None:
    assert compute(SHARED, read(all="3")) == {}
    computed = compute(SHARED, read(all="3", before="0"))
    assert computed == {"grown": Change(Decimal(3), Decimal(0))}


@given(st.integers(0, 10**15 - 1), st.integers(1, 10**15 - 1))
def test_a_share_is_off_by_half_of_its_last_digit_at_most(part: int, whole: int) -> None:
    value = compute(SHARED, {"men": Decimal(part), "all": Decimal(whole)})["share"]
    assert isinstance(value, Percent)
    off = Fraction(value.value) - Fraction(part, whole) * 100
    assert -Fraction(1, 20) < off <= Fraction(1, 20)
    assert value.value.as_tuple().exponent == -1


@pytest.mark.parametrize(
    ("known", "derived"),
    [
        ({"received": "12", "closed": "10"}, {"open": "2"}),
        ({"closed": "10", "open": "2"}, {"received": "12"}),
        ({"received": "12"}, {}),
        ({"received": "2", "closed": "10"}, {}),
        ({"received": "12", "closed": "10", "open": "2"}, {}),
    ],
)
def test_the_one_number_missing_follows(known: dict[str, str], derived: dict[str, str]) -> None:
    assert derive(RECEIVED, read(**known)) == read(**derived)


def test_nothing_follows_from_a_number_that_is_only_a_bound() -> None:
    assert derive(PUNISHED, read(all="3")) == {}


def test_a_number_on_which_two_sums_disagree_does_not_follow() -> None:
    sums = [{"total": "all", "parts": ["a", "b"]}, {"total": "all", "parts": ["c"]}]
    family = build_family("all", "a", "b", "c", sums=sums)
    assert derive(family, read(a="1", b="2", c="4")) == {}
    assert derive(family, read(a="1", b="2", c="3")) == read(all="3")


def test_a_number_that_would_be_larger_than_its_whole_does_not_follow() -> None:
    family = build_family(
        "all",
        "a",
        "b",
        "most",
        sums=[{"total": "all", "parts": ["a", "b"]}],
        of_which=[{"part": "b", "whole": "most"}],
    )
    assert derive(family, read(all="9", a="1", most="7")) == {}
    assert derive(family, read(all="9", a="1", most="8")) == read(b="8")


def test_a_number_with_too_many_decimals_does_not_follow() -> None:
    members = [*build_members("all"), *build_members("a", "b", places=1)]
    sums = [{"total": "all", "parts": ["a", "b"]}]
    family = Figures.model_validate(ask("family", "figures", members=members, sums=sums))
    assert derive(family, read(a="1.5", b="1")) == {}
    assert derive(family, read(a="1.5", b="1.5")) == read(all="3")


def test_a_number_of_an_earlier_family_does_not_follow() -> None:
    family = build_family("a", "b", sums=[{"total": "earlier.all", "parts": ["a", "b"]}])
    assert derive(family, read(a="1", b="2")) == {}
    assert derive(family, read(a="1") | {"earlier.all": Decimal(3)}) == read(b="2")
