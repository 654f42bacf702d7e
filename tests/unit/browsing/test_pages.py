"""Pages: together they are the whole list, and any number leads to one of them."""

from __future__ import annotations

from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from conversations.browsing.pages import cut_page


@given(st.lists(st.integers()), st.integers(1, 9))
def test_all_pages_are_the_list(found: list[int], size: int) -> None:
    _, _, pages = cut_page(found, 0, size)
    cut = [cut_page(found, page, size)[0] for page in range(pages)]
    assert list(chain.from_iterable(cut)) == found
    assert all(len(page) <= size for page in cut)
    assert all(cut) or not found


@given(st.lists(st.integers()), st.integers(), st.integers(1, 9))
def test_any_number_leads_to_the_nearest_page(found: list[int], page: int, size: int) -> None:
    shown, at, pages = cut_page(found, page, size)
    assert at == min(max(page, 0), pages - 1)
    assert (shown, at, pages) == cut_page(found, at, size)
