import pytest
from cn2an import cn2an
from hypothesis import given
from hypothesis import strategies as st

from conversations.report.numbering import LEVELS, MOST, render_marker, render_numeral


@pytest.mark.parametrize(
    ("number", "numeral"),
    [
        (1, "一"),
        (9, "九"),
        (10, "十"),
        (11, "十一"),
        (19, "十九"),
        (20, "二十"),
        (21, "二十一"),
        (90, "九十"),
        (99, "九十九"),
        (0, "零"),
        (100, "一百"),
        (101, "一百零一"),
        (112, "一百一十二"),
        (1010, "一千零一十"),
        (10_003, "一万零三"),
        (100_500, "十万零五百"),
        (10_503_000, "一千零五十万三千"),
        (100_000_003, "一亿零三"),
    ],
)
def test_it_counts_in_chinese(number, numeral):
    assert render_numeral(number) == numeral


@given(st.integers(0, MOST))
def test_every_numeral_is_read_back_as_its_number(number):
    assert cn2an(render_numeral(number), "smart") == number


@pytest.mark.parametrize("number", [-1, MOST + 1])
def test_it_refuses_what_it_has_no_words_for(number):
    with pytest.raises(ValueError, match=str(number)):
        render_numeral(number)


def test_levels_follow_the_standard():
    assert sorted(LEVELS, key=LEVELS.__getitem__) == ["一、", "（一）", "1.", "（1）", "一是"]
    assert LEVELS["一、"] == 1


@pytest.mark.parametrize(
    ("marker", "rendered"),
    [
        ("一、", "十二、"),
        ("（一）", "（十二）"),
        ("1.", "12."),
        ("（1）", "（12）"),
        ("一是", "十二是"),
    ],
)
def test_it_renders_every_level(marker, rendered):
    assert render_marker(marker, 12) == rendered
