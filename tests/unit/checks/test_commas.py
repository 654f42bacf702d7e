"""The enumeration comma where it is one too many, and where it belongs."""

from __future__ import annotations

import pytest

from conversations.checks.commas import APPROXIMATE_COMMA, LIST_COMMA, SIDE_BY_SIDE
from tests.unit.checks.passages import Said, assert_found, say

BESIDE: list[tuple[str, *tuple[Said, ...]]] = [
    ("领悟“两个确立”、“四个意识”。", ("、", "")),
    ("学习《条例》、《准则》。", ("、", "")),
    ("学习《条例》、《准则》、《办法》等。", ("、", ""), ("、", "")),
    ("落实“三会一课”、“主题党日”制度。", ("、", "")),
    ("“一”、“二”", ("、", "")),
]
NOT_BESIDE = [
    "增强“四个意识”、坚定“四个自信”、做到“两个维护”。",
    "“智慧政法”“数字政法”建设",
    "学习《条例》（试行）、《准则》。",
    "学习党章、《条例》、《准则》。",
    "“甲”、“乙”、丙三项",
    "学习《条例》、《准则》和有关规定。",
    "《条例》《准则》",
]
LISTS: list[tuple[str, *tuple[Said, ...]]] = [
    ("学习、研讨、和调研。", ("、和", "和")),
    ("学习、研讨、等方式。", ("、等", "等")),
    ("学习、及研讨。", ("、及", "及")),
    ("案件、线索、和隐患。", ("、和", "和")),
    ("学习、研讨、等。", ("、等", "等")),
]
NOT_LISTS = [
    "学习、研讨和调研。",
    "富强、民主、和谐、美丽",
    "稳定、和平、发展",
    "慢、等、靠的思想",
    "主动、及时、准确",
    "学习、等级评定、考核",
    "走访、和群众谈心",
    "学习、以及研讨",
    "自由、平等、公正",
    "发现、与时俱进",
]
ROUGH: list[tuple[str, *tuple[Said, ...]]] = [
    ("走访三、四个村。", ("三、四", "三四")),
    ("每周五、六天。", ("五、六", "五六")),
    ("用了二、三天。", ("二、三", "二三")),
    ("有七、八名干部。", ("七、八", "七八")),
    ("增加三、四倍。", ("三、四", "三四")),
    ("来了四、五人。", ("四、五", "四五")),
]
EXACT = [
    "二、三季度",
    "一、二、三产业",
    "第三、四个专题",
    "三、五个村",
    "一、推进数字化",
    "二、三月份",
    "走访三四个村",
]


@pytest.mark.parametrize(("text", "said"), [(text, said) for text, *said in BESIDE])
def test_a_comma_between_quoted_items_is_found(text: str, said: list[Said]) -> None:
    assert_found(SIDE_BY_SIDE, text, *said)


@pytest.mark.parametrize("text", NOT_BESIDE)
def test_a_comma_between_other_words_is_right(text: str) -> None:
    assert say(SIDE_BY_SIDE, text) == []


@pytest.mark.parametrize(("text", "said"), [(text, said) for text, *said in LISTS])
def test_a_comma_before_the_last_word_is_found(text: str, said: list[Said]) -> None:
    assert_found(LIST_COMMA, text, *said)


@pytest.mark.parametrize("text", NOT_LISTS)
def test_words_that_begin_alike_keep_their_comma(text: str) -> None:
    assert say(LIST_COMMA, text) == []


@pytest.mark.parametrize(("text", "said"), [(text, said) for text, *said in ROUGH])
def test_a_comma_in_a_rough_number_is_found(text: str, said: list[Said]) -> None:
    assert_found(APPROXIMATE_COMMA, text, *said)


@pytest.mark.parametrize("text", EXACT)
def test_two_numbers_side_by_side_keep_theirs(text: str) -> None:
    assert say(APPROXIMATE_COMMA, text) == []
