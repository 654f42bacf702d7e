"""Ellipses and dashes as they are typed, and as they should be."""

from __future__ import annotations

import pytest

from conversations.checks.long_marks import DASH, ELLIPSIS, ELLIPSIS_ETC
from tests.unit.checks.passages import Said, assert_found, say

DOTS: list[tuple[str, *tuple[Said, ...]]] = [
    ("学习...研讨", ("...", "……")),
    ("学习。。。研讨", ("。。。", "……")),
    ("学习…研讨", ("…", "……")),
    ("学习…………研讨…", ("…", "……")),
    ("“学习......”", ("......", "……")),
    ("学习……研讨…调研", ("…", "……")),
]
PLAIN_DOTS = [
    "学习……研讨",
    "学习，研讨。",
    "a...b",
    "range 1...10",
    "好。。",
    "学习…………研讨",
    "",
]
ETC: list[tuple[str, *tuple[Said, ...]]] = [
    ("学习、研讨等……，成效明显。", ("……", "")),
    ("学习、研讨等等……。", ("……", "")),
    ("（学习等……）", ("……", "")),
    ("学习、研讨……等，成效明显。", ("……", "")),
    ("学习……等等。", ("……", "")),
]
PLAIN_ETC = [
    "学习、研讨等，成效明显。",
    "学习、研讨……",
    "等……来了",
    "他等……等级",
    "学习等方面",
]
DASHES: list[tuple[str, *tuple[Said, ...]]] = [
    ("专题片--孔繁森", ("--", "——")),
    ("专题片－－孔繁森", ("－－", "——")),
    ("目标---建成", ("---", "——")),
    ("目标─建成", ("─", "——")),
    ("目标──建成", ("──", "——")),
    ("《格桑花》--“时代楷模”", ("--", "——")),
]
PLAIN_DASHES = [
    "《格桑花——孔繁森》",
    "济南—青岛高速",
    "2021—2023年",
    "吐鲁番-哈密盆地",
    "a--b",
    "-----",
    "huibao --help",
    "",
]


@pytest.mark.parametrize(("text", "said"), [(text, said) for text, *said in DOTS])
def test_a_wrong_ellipsis_is_found(text: str, said: list[Said]) -> None:
    assert_found(ELLIPSIS, text, *said)


@pytest.mark.parametrize("text", PLAIN_DOTS)
def test_six_dots_are_right(text: str) -> None:
    assert say(ELLIPSIS, text) == []


@pytest.mark.parametrize(("text", "said"), [(text, said) for text, *said in ETC])
def test_an_ellipsis_beside_etc_is_found(text: str, said: list[Said]) -> None:
    assert_found(ELLIPSIS_ETC, text, *said)


@pytest.mark.parametrize("text", PLAIN_ETC)
def test_one_of_the_two_is_right(text: str) -> None:
    assert say(ELLIPSIS_ETC, text) == []


@pytest.mark.parametrize(("text", "said"), [(text, said) for text, *said in DASHES])
def test_a_wrong_dash_is_found(text: str, said: list[Said]) -> None:
    assert_found(DASH, text, *said)


@pytest.mark.parametrize("text", PLAIN_DASHES)
def test_dashes_and_hyphens_are_right(text: str) -> None:
    assert say(DASH, text) == []
