"""Cleaning of texts, and what a messenger cut apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.drafts.draft import Part, TextAnswer
from conversations.engine.texts import (
    build_text,
    clean_text,
    extend_text,
    is_near_limit,
    is_rest,
    replace_tabs,
)
from tests.unit.talks import NOON


@given(st.text())
def test_clean_text_can_be_stored_and_shown(text: str) -> None:
    cleaned = clean_text(text)
    assert cleaned.encode().decode() == cleaned
    assert clean_text(cleaned) == cleaned
    assert all(letter >= " " or letter in "\n\t" for letter in cleaned)


def test_line_ends_become_newlines() -> None:
    assert clean_text("a\r\nb\rc\td\x85") == "a\nb\nc\td"


def test_a_tab_is_kept_for_a_table_only() -> None:
    plain = Part("a b", 1, NOON)
    assert replace_tabs(Part("a\tb", 1, NOON)) == plain
    assert replace_tabs(plain) is plain


@given(st.integers(1850, 3900), st.booleans())
def test_near_the_limit_is_counted_in_utf_16(length: int, wide: bool) -> None:
    assert is_near_limit(("😀" if wide else "字") * length) == (length * (1 + wide) >= 3800)


@pytest.mark.parametrize(("seconds", "rest"), [(-1, False), (0, True), (5, True), (5.1, False)])
def test_the_rest_follows_within_five_seconds(seconds: float, rest: bool) -> None:
    long = Part("长" * 4096, 1, NOON)
    assert is_rest(Part("尾", 2, NOON + timedelta(seconds=seconds)), long) is rest
    assert not is_rest(Part("尾", 2, NOON), Part("短", 1, NOON))
    assert not is_rest(Part("尾", 2, None), long)


@given(st.lists(st.integers(3800, 4096), min_size=1, max_size=5), st.integers(1, 3799))
def test_pieces_make_the_text_that_was_cut(sizes: list[int], end: int) -> None:
    pieces = [Part(chr(0x4E00 + at) * size, at, NOON) for at, size in enumerate([*sizes, end])]
    answer = build_text(pieces[0])
    for piece in pieces[1:]:
        assert answer.open
        answer = extend_text(answer, piece)
    assert not answer.open
    assert answer.text == "".join(piece.text for piece in pieces)


def test_a_message_of_its_own_begins_a_line() -> None:
    parts = (Part("一"), Part("二"), replace(Part("三"), joined=True))
    assert TextAnswer(parts).text == "一\n二三"
    assert TextAnswer().text == ""
