"""Lists of words, found where they stand and quickly passed over where they do not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from conversations.checks.signs import list_signs
from conversations.checks.word_list import build_word_list

words = st.text("台帐账目录", min_size=1, max_size=3)
texts = st.text("台帐账目录，\n", max_size=12)


@given(text=texts, said=st.lists(words, max_size=5), unless=st.lists(words, max_size=3))
def test_a_word_that_is_passed_over_is_not_in_the_text(
    text: str, said: list[str], unless: list[str]
) -> None:
    listed = build_word_list(said, unless)
    begun = listed.list_begun(list_signs(text))
    assert {word for word in said if word in text} <= set(begun) <= set(said)
    assert {word for _, word in listed.find(text)} <= set(begun)


def test_the_longest_word_is_found_and_none_within_a_longer_one() -> None:
    listed = build_word_list(["帐", "台帐"], ["蚊帐"])
    assert list(listed.find("台帐、蚊帐和帐目")) == [(0, "台帐"), (6, "帐")]


def test_no_words_are_found_nowhere() -> None:
    assert list(build_word_list([], []).find("台帐")) == []
