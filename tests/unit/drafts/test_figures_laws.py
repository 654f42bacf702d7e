"""The laws of linked numbers, over any families and any numbers."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from conversations.definition.questions import Figures
from conversations.drafts.figures import Discrepancy, Numbers, derive, find_discrepancies
from tests.unit.families import build_family

NAMES = "abcdef"
names = st.sampled_from(NAMES)
sums = st.builds(
    lambda picked: {"total": picked[0], "parts": picked[1:]},
    st.lists(names, min_size=2, max_size=4, unique=True),
)
pairs = st.builds(
    lambda picked: {"part": picked[0], "whole": picked[1]},
    st.lists(names, min_size=2, max_size=2, unique=True),
)
families = st.builds(
    lambda sums, pairs: build_family(*NAMES, sums=sums, of_which=pairs),
    st.lists(sums, max_size=3),
    st.lists(pairs, max_size=3),
)
small = st.integers(0, 6).map(Decimal)
all_given = st.fixed_dictionaries(dict.fromkeys(NAMES, small))
some_given = st.dictionaries(names, small)


def adds_up(family: Figures, numbers: Numbers) -> bool:
    """Whether everything holds, as one would check it by hand."""
    given = set(numbers)
    return all(
        numbers[each.total] == sum(numbers[part] for part in each.parts)
        for each in family.sums
        if given >= {each.total, *each.parts}
    ) and all(
        numbers[each.part] <= numbers[each.whole]
        for each in family.of_which
        if given >= {each.part, each.whole}
    )


def name_broken(found: Iterable[Discrepancy]) -> set[tuple[str, str, tuple[str, ...]]]:
    return {(each.kind, each.whole, each.parts) for each in found}


@given(families, some_given)
def test_there_are_discrepancies_exactly_where_something_does_not_hold(
    family: Figures, numbers: Numbers
) -> None:
    assert adds_up(family, numbers) == (not find_discrepancies(family, numbers))


@given(families, all_given)
def test_every_fix_really_fixes(family: Figures, numbers: Numbers) -> None:
    found = find_discrepancies(family, numbers)
    for each in found:
        for fix in each.fixes:
            left = name_broken(find_discrepancies(family, {**numbers, fix.member: fix.value}))
            assert left < name_broken(found)
            assert not left & name_broken([each])
            assert fix.value >= 0


@given(families, all_given)
def test_whatever_single_change_puts_all_right_is_found(family: Figures, numbers: Numbers) -> None:
    found = find_discrepancies(family, numbers)
    if not found:
        return
    sufficient = {
        name
        for name in NAMES
        if any(adds_up(family, {**numbers, name: Decimal(value)}) for value in range(19))
    }
    for each in found:
        if sufficient:
            assert {fix.member for fix in each.fixes} == sufficient
        for fix in each.fixes:
            assert not sufficient or adds_up(family, {**numbers, fix.member: fix.value})


@given(families, some_given)
def test_what_follows_agrees_with_everything_given(family: Figures, numbers: Numbers) -> None:
    found = find_discrepancies(family, numbers)
    for name, value in derive(family, numbers).items():
        assert name not in numbers
        assert value >= 0
        after = find_discrepancies(family, {**numbers, name: value})
        assert name_broken(after) == name_broken(found)


@given(families, all_given, names)
def test_a_number_left_out_of_what_adds_up_follows_as_it_was(
    family: Figures, numbers: Numbers, name: str
) -> None:
    for each in family.sums:
        rest = sum(numbers[part] for part in each.parts)
        numbers = {**numbers, each.total: rest}
    summed = any(name in {each.total, *each.parts} for each in family.sums)
    if adds_up(family, numbers) and summed:
        rest = {each: value for each, value in numbers.items() if each != name}
        assert derive(family, rest) == {name: numbers[name]}
