"""Text as a messenger shows it: trimmed, with what it finds in it, and cut when too long."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.messenger.entities import (
    Entity,
    FormattedText,
    count_units,
    parse_entities,
    split_text,
    tidy,
)
from bot.messenger.refusals import Refusal

WORDS = st.text(alphabet=st.characters(exclude_categories=["Cs"]))


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("/start abc", "bot_command", "/start"),
        ("看 /help@echo_bot。", "bot_command", "/help@echo_bot"),
        ("见 https://a.example/b?c=1，谢谢", "url", "https://a.example/b?c=1"),
        ("问 @someone 吧", "mention", "@someone"),
        ("写信 a.b@c.example。", "email", "a.b@c.example"),
        ("😀 #半年 报告", "hashtag", "#半年"),
    ],
)
def test_what_is_found(text: str, kind: str, found: str) -> None:
    (entity,) = tidy(FormattedText(text)).entities
    units = text.encode("utf-16-le")[entity.offset * 2 : entity.end * 2]
    assert (entity.type, units.decode("utf-16-le")) == (kind, found)


@pytest.mark.parametrize("text", ["a/b", "</b>", "/开始", "1/2", "#12", "//x", "a@b", "3 / 4"])
def test_what_is_not_found(text: str) -> None:
    assert tidy(FormattedText(text)).entities == ()


def test_code_holds_nothing_else() -> None:
    marked = (Entity("code", 0, 6), Entity("bold", 2, 2))
    assert tidy(FormattedText("/start", marked)).entities == (Entity("code", 0, 6),)


def test_white_space_around_is_cut_with_its_entities() -> None:
    marked = (Entity("bold", 0, 5), Entity("italic", 0, 2))
    assert tidy(FormattedText(" \n汉字\t", marked)) == FormattedText(
        "汉字", (Entity("bold", 0, 2),)
    )


@given(WORDS, st.lists(st.tuples(st.integers(0, 20), st.integers(-5, 20))))
def test_tidy_entities_lie_within_their_text(text: str, places: list[tuple[int, int]]) -> None:
    marked = tuple(Entity("bold", offset, length) for offset, length in places)
    shown = tidy(FormattedText(text, marked))
    assert shown.text == shown.text.strip()
    assert all(0 <= e.offset < e.end <= count_units(shown.text) for e in shown.entities)
    assert tidy(FormattedText(shown.text)).text == shown.text


@given(WORDS, st.integers(2, 9))
def test_pieces_are_short_and_make_the_whole(text: str, most: int) -> None:
    pieces = list(split_text(text, most))
    assert "".join(pieces) == text
    assert all(count_units(piece) <= most for piece in pieces)


def test_pieces_do_not_begin_or_end_with_white_space() -> None:
    text = "abc def " * 100
    pieces = list(split_text(text.strip(), 41))
    assert all(piece == piece.strip() for piece in pieces)


def test_given_entities_are_checked() -> None:
    given_entities = [
        {"type": "bold", "offset": 0, "length": 1},
        {"type": "unheard_of", "offset": 0, "length": 1},
    ]
    assert parse_entities(given_entities) == (Entity("bold", 0, 1),)
    wrong_ones: list[object] = [{}, [5], [{"type": "bold"}]]
    for wrong in wrong_ones:
        with pytest.raises(Refusal, match="can't parse entities"):
            parse_entities(wrong)
