from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents.writing.paragraphs import measure_text
from bot.documents.writing.title import break_title

ROOM = 20.1
WORDS = frozenset({"关于", "上半", "半年", "履行", "情况", "报告"})
UNIT = "云河市委政法委"
TAIL = "履行全面从严治党主体责任情况的报告"
TITLE = f"{UNIT}关于2026年上半年{TAIL}"
MARKS = [len(UNIT), len(TITLE) - len(TAIL), len(TITLE) - 9]


def test_a_title_that_fits_is_left_alone():
    assert break_title("云河市档案馆工作情况报告", [3], ROOM) == "云河市档案馆工作情况报告"


def test_the_authors_newlines_stay():
    assert break_title("云河市档案馆\n工作情况报告", (), ROOM) == "云河市档案馆\n工作情况报告"


def test_a_long_title_is_broken_where_its_author_marked_it():
    assert break_title(TITLE, MARKS, ROOM) == f"{UNIT}关于2026年上半年\n{TAIL}"


def test_a_mark_is_preferred_to_a_better_shape():
    title = "一二三四五六七八九十一二三四五六七八九十甲乙丙丁"

    assert break_title(title, [5], ROOM) == f"{title[:5]}\n{title[5:]}"


def test_lines_are_as_few_as_can_be():
    pieces = ["云河市委", "政法委", "关于年度", "队伍建设", "情况的", "报告和计划"]
    marks = [sum(map(len, pieces[:at])) for at in range(1, len(pieces))]

    assert break_title("".join(pieces), marks, ROOM).count("\n") == 1


def test_two_lines_narrow_downwards_rather_than_upwards():
    title = "一" * 24

    first, second = break_title(title, [11, 13], ROOM).split("\n")

    assert (len(first), len(second)) == (13, 11)


def test_three_lines_have_no_waist():
    title = "长" * 46
    marks = [18, 14, 32, 28, 20]

    lines = [len(line) for line in break_title(title, marks, ROOM).split("\n")]

    assert len(lines) == 3
    assert not lines[0] > lines[1] < lines[2]


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("云河市档案馆关于推进2026年数字化工作情况的汇报提纲", "2026年"),
        ("云河市关于学习贯彻《党政机关公文处理工作条例》的通知", "《党政机关公文处理工作条例》"),
        ("云河市档案馆关于建设“一网通办”服务平台的工作总结", "“一网通办”"),
        ("云河市档案馆关于推广huibao-bot助手的情况报告和计划", "huibao-bot"),
        ("一二三四五六七八九十一二的甲乙丙丁戊己庚辛壬癸", "二的"),
    ],
)
def test_without_a_mark_it_breaks_near_the_middle_and_not_within(title, kept):
    first, second = break_title(title, (), ROOM, WORDS).split("\n")

    assert kept in first or kept in second
    assert abs(measure_text(first) - measure_text(second)) <= measure_text(kept) + 1


@pytest.mark.parametrize("word", sorted(WORDS))
def test_a_known_word_is_not_broken(word):
    title = "一二三四五六七八九十甲乙"[: 12 - 1] + word + "丙丁戊己庚辛壬癸子丑寅"

    assert word in break_title(title, (), ROOM, WORDS).replace("\n", "|")


def test_what_is_far_too_long_is_left_to_the_word_processor():
    assert break_title("长" * 100_000, (), ROOM) == "长" * 100_000


VALUES = st.text("云河市委档案馆政法局ab12", min_size=1, max_size=18)


@given(st.lists(VALUES, min_size=1, max_size=6))
def test_no_value_between_two_marks_is_ever_split(values):
    title = "".join(values)
    ends = [sum(map(len, values[:at])) for at in range(1, len(values))]

    lines = break_title(title, ends, ROOM).split("\n")

    assert "".join(lines) == title
    if len(lines) > 1:
        assert {sum(map(len, lines[:at])) for at in range(1, len(lines))} <= set(ends)
        assert all(measure_text(line) <= ROOM for line in lines)


@given(st.text(st.characters(exclude_characters="\n"), max_size=90))
def test_no_character_is_lost_or_added(title):
    lines = break_title(title, (), ROOM, WORDS).split("\n")

    assert "".join(lines) == title


@given(st.text("年的报告情况，。》”2026abc《“", min_size=20, max_size=60))
def test_no_line_begins_with_what_leans_on_the_one_before(title):
    for line, following in pairwise(break_title(title, (), ROOM, WORDS).split("\n")):
        assert following[0] not in "的，。》”"
        assert not (line[-1].isascii() and following[0].isascii())
        assert line[-1] not in "《“"
