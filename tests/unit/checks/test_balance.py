"""Quotes and brackets without a partner, turned, or within their own kind; and those in order."""

from __future__ import annotations

import pytest

from conversations.checks.balance import NESTED_QUOTES, NESTED_TITLES, UNBALANCED
from tests.unit.checks.passages import Said, assert_found, say

LONELY: list[tuple[str, *tuple[Said, ...]]] = [
    ("增强“四个意识。", ("“", None)),
    ("增强四个意识”。", ("”", None)),
    ("增强”四个意识”。", ("”", "“")),
    ("增强“四个意识“。", ("“", "”")),
    ("增强”四个意识“。", ("”", "“"), ("“", "”")),
    ("落实《条例，开展自查。", ("《", None)),
    ("落实条例》，开展自查。", ("》", None)),
    ("落实《条例（试行》。", ("（", None)),
    ("全年（含上半年开展培训。", ("（", None)),
    ("全年)开展培训。", (")", None)),
    ("【重点工作", ("【", None)),
    ("学习“一。\n研讨二”。", ("“", None), ("”", None)),
    ("落实《〈条例的通知》。", ("〈", None)),
]
PAIRED = [
    "增强“四个意识”、坚定“四个自信”。",
    "落实《条例（试行）》。",
    "落实《条例(试行）》。",
    "主要是：1）学习；2）研讨。",
    "a）学习",
    "一）学习",
    "他说：“一要‘学’，二要‘用’。”",
    "It’s the ’90s.",
    "“第一段的话。\n“第二段的话。”",
    "《关于印发〈办法〉的通知》",
    '增强"四个意识”。',
    "",
]
TITLES: list[tuple[str, *tuple[Said, ...]]] = [
    ("《关于印发《办法》的通知》", ("《办法》", "〈办法〉")),
    ("《关于转发《意见》和《办法》的通知》", ("《意见》", "〈意见〉"), ("《办法》", "〈办法〉")),
    ("学习《关于印发《办法》的通知》。", ("《办法》", "〈办法〉")),
    ("《一《二》三》和《四》", ("《二》", "〈二〉")),
    ("《《办法》》", ("《办法》", None)),
]
PLAIN_TITLES = [
    "《关于印发〈办法〉的通知》",
    "《条例》《办法》",
    "《条例》和《办法》",
    "《关于印发《办法的通知》",
    "没有书名号。",
]
QUOTED: list[tuple[str, *tuple[Said, ...]]] = [
    ("他说：“要落实“一岗双责”，抓好工作。”", ("“一岗双责”", "‘一岗双责’")),
    ("“学习“一”和“二””。", ("“一”", "‘一’"), ("“二”", "‘二’")),
    ("要求“把“四下基层”做实”。", ("“四下基层”", "‘四下基层’")),
    ("““四下基层””", ("“四下基层”", None)),
    ("“甲“乙”丙”“丁”", ("“乙”", "‘乙’")),
]
PLAIN_QUOTED = [
    "“智慧政法”“数字政法”",
    "他说：“要落实‘一岗双责’。”",
    "“一”和“二”",
    "“第一段\n“第二段”",
    "增强“四个意识",
]


@pytest.mark.parametrize(("text", "said"), [(text, said) for text, *said in LONELY])
def test_a_mark_without_its_partner_is_found(text: str, said: list[Said]) -> None:
    assert_found(UNBALANCED, text, *said)


@pytest.mark.parametrize("text", PAIRED)
def test_marks_that_pair_up_are_right(text: str) -> None:
    assert say(UNBALANCED, text) == []


@pytest.mark.parametrize(("text", "said"), [(text, said) for text, *said in TITLES])
def test_a_title_within_a_title_is_found(text: str, said: list[Said]) -> None:
    assert_found(NESTED_TITLES, text, *said)


@pytest.mark.parametrize("text", PLAIN_TITLES)
def test_titles_side_by_side_are_right(text: str) -> None:
    assert say(NESTED_TITLES, text) == []


@pytest.mark.parametrize(("text", "said"), [(text, said) for text, *said in QUOTED])
def test_double_quotes_within_double_quotes_are_found(text: str, said: list[Said]) -> None:
    assert_found(NESTED_QUOTES, text, *said)


@pytest.mark.parametrize("text", PLAIN_QUOTED)
def test_single_quotes_within_double_ones_are_right(text: str) -> None:
    assert say(NESTED_QUOTES, text) == []
