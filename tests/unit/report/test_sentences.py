import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.report.sentences import close_sentence, join_lines, split_lines


def test_lines_that_say_nothing_are_none():
    assert split_lines(" 一 \r\n\n\t\n　二\u2028三\r四") == [" 一", "　二", "三", "四"]


def test_lines_are_joined_by_a_space():
    assert join_lines("一\n\n二 \n") == "一 二"
    assert join_lines(" \n") == ""


@pytest.mark.parametrize("text", ["完。", "完！”", "完；", "完…\n", "done.", "", "  "])
def test_a_closed_sentence_stays_as_it_is(text):
    assert close_sentence(text) == text.rstrip()


@pytest.mark.parametrize("text", ["完", "完）", "“完”", "完 "])
def test_an_open_one_gets_its_full_stop(text):
    assert close_sentence(text) == text.rstrip() + "。"


@given(st.text())
def test_closing_twice_is_closing_once(text):
    assert close_sentence(close_sentence(text)) == close_sentence(text)
