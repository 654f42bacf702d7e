import pytest

from conversations.numbering import render_marker, render_numeral


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
    ],
)
def test_it_counts_in_chinese(number, numeral):
    assert render_numeral(number) == numeral


def test_every_number_has_its_own_numeral():
    assert len({render_numeral(number) for number in range(1, 100)}) == 99


@pytest.mark.parametrize("number", [0, -1, 100])
def test_it_refuses_what_no_report_counts_to(number):
    with pytest.raises(ValueError, match=str(number)):
        render_numeral(number)


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
