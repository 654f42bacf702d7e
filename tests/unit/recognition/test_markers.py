from itertools import pairwise

import pytest

from conversations.recognition.markers import find_lists, find_marker


@pytest.mark.parametrize(
    ("line", "level", "number", "rest"),
    [
        ("一、工作情况", 1, 1, "工作情况"),
        ("　　十二、工作情况", 1, 12, "工作情况"),
        ("（三）抓学习", 2, 3, "抓学习"),
        ("( 三 ) 抓学习", 2, 3, "抓学习"),
        ("1.抓学习", 3, 1, "抓学习"),
        ("１．抓学习", 3, 1, "抓学习"),
        ("12、抓学习", 3, 12, "抓学习"),
        ("（1）抓学习", 4, 1, "抓学习"),
        ("(２)抓学习", 4, 2, "抓学习"),
        ("3）抓学习", 4, 3, "抓学习"),
        ("一、\t工作情况", 1, 1, "工作情况"),
    ],
)
def test_a_number_at_the_start_of_a_line_marks_a_part(line, level, number, rest):
    marker = find_marker(line)
    assert marker is not None
    assert (marker.level, marker.number, line[marker.end :]) == (level, number, rest)


@pytest.mark.parametrize(
    "line",
    [
        "1.5万元用于培训",
        "2026年上半年",
        "12.31前完成",
        "二、三季度抓整改",
        "十十、没有这个数",
        "（市委）发文",
        "（12人）参加",
        "三是三非",
        "3.馆办\t12",
        "工作情况一、二",
        "",
    ],
)
def test_what_only_looks_like_a_number_marks_nothing(line):
    assert find_marker(line) is None


def cut(texts: list[str]) -> list[list[str]]:
    """The texts, each cut where an entry of a list begins."""
    found = []
    for text, markers in zip(texts, find_lists(texts), strict=True):
        places = [0, *(marker.start for marker in markers), len(text)]
        found.append([text[a:b] for a, b in pairwise(places) if a < b])
    return found


def test_a_list_is_cut_where_it_counts_up():
    assert cut(["先说两句。一是甲；二是乙：三是丙。"]) == [
        ["先说两句。", "一是甲；", "二是乙：", "三是丙。"]
    ]


@pytest.mark.parametrize(
    "text",
    [
        "一是只有一条。没有第二条。",
        "要做到一是一，二是二。",
        "做事一是一、二是二。",
        "坚持三是三非。",
        "理由一是甲，二是乙。",
        "先说二是甲。三是乙。",
        "三是甲。二是乙。一是丙。",
    ],
)
def test_what_does_not_count_up_from_one_at_the_start_of_sentences_is_no_list(text):
    assert cut([text]) == [[text]]


def test_an_idiom_within_a_list_is_not_cut_off():
    text = "一是讲原则。一是一，二是二。二是讲规矩。三是三非，毫不含糊。三是讲奉献。"
    assert cut([text]) == [
        ["一是讲原则。一是一，二是二。", "二是讲规矩。三是三非，毫不含糊。", "三是讲奉献。"]
    ]


def test_an_entry_may_begin_with_the_same_numeral():
    assert cut(["一是一体推进。二是二次创业。"]) == [["一是一体推进。", "二是二次创业。"]]


def test_a_list_may_lack_a_number_where_entries_are_paragraphs():
    assert cut(["二是乙。", "四是丁。", "五是戊。"]) == [["二是乙。"], ["四是丁。"], ["五是戊。"]]
    assert [len(markers) for markers in find_lists(["二是乙。", "四是丁。"])] == [1, 1]


def test_two_lists_may_follow_one_another():
    counted = find_lists(["一是甲。二是乙。", "一是丙。二是丁。三是戊。"])
    assert [[marker.number for marker in markers] for markers in counted] == [[1, 2], [1, 2, 3]]
