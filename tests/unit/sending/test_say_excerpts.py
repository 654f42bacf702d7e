"""Long texts in pages: nothing is lost, and no page is too long."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.sending.messages import measure
from bot.sending.say_excerpts import split_pages


@given(text=st.text("长😀\n ab", max_size=80), longest=st.integers(2, 20))
def test_pages_hold_the_whole_text(text: str, longest: int) -> None:
    pages = split_pages(text, longest)
    assert all(measure(page) <= longest for page in pages)
    assert "".join(pages).replace("\n", "") == text.replace("\n", "")


def test_a_page_ends_where_a_line_ends() -> None:
    assert split_pages("一二三\n四五\n六", 6) == ["一二三\n四五", "六"]
    assert split_pages("", 6) == [""]
