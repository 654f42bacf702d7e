"""Texts within the messenger's limits, counted as it counts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.sending.keyboards import (
    arrange,
    build_button,
    build_period_value,
    parse_period_value,
)
from bot.sending.messages import (
    Message,
    build_outgoing,
    clip,
    clip_line,
    clip_start,
    measure,
    split_paragraphs,
)
from conversations.buttons import Press
from conversations.periods import parse_period

TEXTS = st.text(max_size=80) | st.text(alphabet="a字😀", max_size=80)


def test_an_emoji_counts_for_two() -> None:
    assert [measure("a"), measure("字"), measure("😀"), measure("👨‍👩‍👧")] == [1, 1, 2, 8]


@given(TEXTS, st.integers(1, 60))
def test_a_clipped_text_fits_and_is_a_beginning(text: str, longest: int) -> None:
    clipped = clip(text, longest)
    assert measure(clipped) <= longest
    assert clipped == text or (clipped[-1] == "…" and text.startswith(clipped[:-1]))
    if measure(text) <= longest:
        assert clipped == text


@given(TEXTS, st.integers(4, 60))
def test_clipping_keeps_as_much_as_fits(text: str, longest: int) -> None:
    clipped = clip(text, longest)
    assert clipped == text or measure(clipped) >= longest - 1


@given(TEXTS, st.integers(1, 60))
def test_a_clipped_line_is_one_line(text: str, longest: int) -> None:
    line = clip_line(text, longest)
    assert len(line.splitlines()) <= 1
    assert measure(line) <= longest


@given(st.lists(TEXTS, min_size=1, max_size=8), st.integers(10, 200))
def test_splitting_loses_nothing_and_fits(paragraphs: list[str], longest: int) -> None:
    texts = split_paragraphs(paragraphs, longest)
    assert all(measure(text) <= longest for text in texts)
    assert "".join(texts).replace("\n", "") == "".join(paragraphs).replace("\n", "")


def test_texts_are_split_where_a_paragraph_ends() -> None:
    assert split_paragraphs(["一" * 6, "二" * 6, "三" * 3], 11) == [
        "一" * 6,
        f"{'二' * 6}\n\n三三三",
    ]
    assert split_paragraphs(["一" * 25], 10) == ["一" * 10, "一" * 10, "一" * 5]


def test_short_buttons_share_a_row() -> None:
    labels = ["短", "也短", "这一个按钮的字就太多了一些", "短"]
    rows = arrange([build_button(label, Press("home")) for label in labels])
    assert [len(row) for row in rows] == [2, 1, 1]


def test_a_label_is_never_empty_and_never_too_long() -> None:
    assert build_button(" \n ", Press("home"))["text"] == "…"
    assert measure(build_button("😀" * 100, Press("home"))["text"]) <= 64


def test_periods_travel_in_buttons() -> None:
    for period in ("2026H1", "2025H2", "2026", "2026Q3", "2026M06", "9999Q4"):
        value = build_period_value(period)
        assert parse_period_value(value) == period
        assert value < 36**5, "it would not fit on a button"


@given(st.integers(-(10**12), 10**12) | st.integers(10_000, 99_999) | st.integers(100_000, 999_999))
def test_a_forged_period_is_none_or_the_one_that_its_number_says(value: int) -> None:
    key = parse_period_value(value)
    try:
        parse_period(key)
    except ValueError:
        return
    assert build_period_value(key) == value


def test_a_message_is_sent_or_put_in_place_of_another() -> None:
    message = Message("<b>字</b>")
    assert build_outgoing(message, 7).method == "sendMessage"
    edit = build_outgoing(message, 7, 5)
    assert (edit.method, edit.payload["message_id"]) == ("editMessageText", 5)


def test_of_a_clipped_start_the_end_is_kept() -> None:
    assert clip_start("一二三", 3) == "一二三"
    assert clip_start("一二三四", 3) == "…三四"
    assert clip_start("😀😀😀", 4) == "…😀"


def test_a_document_carries_its_words_as_a_caption() -> None:
    outgoing = build_outgoing(Message("字", document_id=3), 7)
    assert (outgoing.method, outgoing.document_id) == ("sendDocument", 3)
    assert outgoing.payload["caption"] == "字"
    assert "text" not in outgoing.payload
