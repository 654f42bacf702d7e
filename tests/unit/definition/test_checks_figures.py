"""Mistakes in families of figures."""

from __future__ import annotations

import pytest

from tests.unit.mistakes import GOOD, Broken, assert_said, explain, parametrize_broken

CLUES = "sections.numbers.questions.clues"
PARTS = "parts: [closed, open]"
OF_WHICH = "{part: closed, whole: received}\n        shares"
CHANGE = "before: before.all}"

MISTAKES = [
    Broken(
        "a part that is not there",
        PARTS,
        "parts: [closed, opne]",
        f"{CLUES}.sums.1.parts.2",
        "Name a member of clues; it has none called opne (perhaps open).",
    ),
    Broken(
        "a part that is computed",
        PARTS,
        "parts: [closed, closed_share]",
        f"{CLUES}.sums.1.parts.2",
        "Name a member of clues; closed_share is computed",
    ),
    Broken(
        "a part twice",
        PARTS,
        "parts: [closed, open, open]",
        f"{CLUES}.sums.1.parts.3",
        "Remove this; the same part stands before.",
    ),
    Broken(
        "a total among its parts",
        PARTS,
        "parts: [closed, received]",
        f"{CLUES}.sums.1.total",
        "Name another number; received is one of the parts.",
    ),
    Broken(
        "a share of itself",
        "id: closed_share, part: closed",
        "id: closed_share, part: received",
        f"{CLUES}.shares.closed_share.part",
        "Name another number; it is the same as whole.",
    ),
    Broken(
        "a sub-count of itself",
        OF_WHICH,
        "{part: closed, whole: closed}\n        shares",
        f"{CLUES}.of_which.1.part",
        "Name another number; it is the same as whole.",
    ),
    Broken(
        "a change against itself",
        CHANGE,
        "before: received}",
        f"{CLUES}.changes.change.now",
        "Name another number; it is the same as before.",
    ),
    Broken(
        "in a circle",
        OF_WHICH,
        "{part: received, whole: closed}\n        shares",
        f"{CLUES}.of_which.1.part",
        "Correct this; closed is already a part of received.",
    ),
    Broken(
        "in a wide circle",
        OF_WHICH,
        "{part: received, whole: open}\n        shares",
        f"{CLUES}.of_which.1.part",
        "Correct this; open is already a part of received.",
    ),
    Broken(
        "a member of another family that is not there",
        CHANGE,
        "before: before.al}",
        f"{CLUES}.changes.change.before",
        "Name a member of before; it has none called al (perhaps all).",
    ),
    Broken(
        "another family that is not there",
        CHANGE,
        "before: befor.all}",
        f"{CLUES}.changes.change.before",
        "Name an earlier figures question; there is no question befor (perhaps before).",
    ),
    Broken(
        "another kind",
        CHANGE,
        "before: unit.all}",
        f"{CLUES}.changes.change.before",
        "Name an earlier figures question; unit is another kind.",
    ),
    Broken(
        "its own name before a member",
        CHANGE,
        "before: clues.open}",
        f"{CLUES}.changes.change.before",
        "Write open alone; it is a number of this question.",
    ),
]


@parametrize_broken(MISTAKES)
def test_a_mistake_in_a_family_of_figures_is_said(broken: Broken) -> None:
    assert_said(broken)


def test_a_family_that_comes_later_is_not_referred_to() -> None:
    sums = "          - {id: all, label: {zh_CN: 线索, en: Clues}}\n"
    later = f"{sums}        changes: [{{id: change, now: all, before: clues.received}}]\n"
    said = explain(GOOD.replace(sums, later))
    assert any(
        "before.changes.change.before: Name an earlier figures question;"
        " clues is not asked before this." in each
        for each in said
    )


@pytest.mark.parametrize("parts", ["[before.all]", "[before.all, before.all]"])
def test_a_sum_has_a_number_of_its_own(parts: str) -> None:
    said = explain(
        GOOD.replace("total: received, parts: [closed, open]", f"total: before.all, parts: {parts}")
    )
    assert any("sums.1: Name at least one number of clues itself." in each for each in said)


def test_a_member_twice_is_said() -> None:
    said = explain(GOOD.replace("{id: open,", "{id: closed,"))
    assert any(
        "members.closed.id: Choose another id; there is a member closed before." in each
        for each in said
    )


@pytest.mark.parametrize("used", ["open", "closed_share"])
def test_what_is_computed_has_an_id_of_its_own(used: str) -> None:
    said = explain(GOOD.replace("id: change,", f"id: {used},"))
    expected = f"changes.{used}.id: Choose another id; {used} is another number of clues."
    assert any(expected in each for each in said)
