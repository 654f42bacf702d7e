"""Finding words: width, case and order do not matter; every word must be there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.browsing.excerpts import cut_difference, cut_excerpt
from conversations.browsing.matching import fold, parse_query
from conversations.drafts.draft import Draft, Part, TextAnswer, dump_draft

plain = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=6)


def find(text: str, words: str) -> list[str]:
    query = parse_query(words)
    assert query is not None
    return [text[start:end] for start, end in query.find_spans(text)]


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("深入推进扫黑除恶", "黑", ["黑"]),
        ("深入推进扫黑除恶", "除恶 扫黑", ["扫黑", "除恶"]),
        ("深入推进扫黑除恶", "扫黑 禁毒", []),
        ("办理ＡＢＣ案件", "abc", ["ＡＢＣ"]),
        ("办理abc案件", "ＡＢＣ", ["abc"]),
        ("共２０２６件", "2026", ["２０２６"]),
        ("⼯作要点", "工作", ["⼯作"]),
        ("面积3㎡", "㎡", ["㎡"]),
        ("面积3m2", "㎡", ["m2"]),
        ("100%（含）", "100%", ["100%"]),
        ("a_b", "_", ["_"]),
        ("[^-]", "^-", ["^-"]),
    ],
)
def test_words_are_found(text: str, words: str, found: list[str]) -> None:
    assert find(text, words) == found


@pytest.mark.parametrize("text", ["", " ", "\n\t\u3000"])
def test_nothing_is_no_search(text: str) -> None:
    assert parse_query(text) is None


@given(before=plain, word=plain, after=plain)
def test_a_text_has_what_is_in_it(before: str, word: str, after: str) -> None:
    query = parse_query(word)
    if query is not None:
        assert query.find_spans(before + word + after)


@given(text=plain, word=plain)
def test_what_is_found_says_the_word(text: str, word: str) -> None:
    query = parse_query(word)
    for start, end in query.find_spans(text) if query else ():
        assert fold(text[start:end]) in {fold(each) for each in word.split()}


@given(before=plain, word=plain, after=plain, joined=st.booleans())
def test_a_stored_draft_is_not_passed_over(
    before: str, word: str, after: str, joined: bool
) -> None:
    query = parse_query(word)
    half = len(word) // 2
    parts = (Part(before + word[:half]), Part(word[half:] + after, joined=True))
    answer = TextAnswer(parts if joined else (Part(before + word + after),))
    stored = dump_draft(Draft("any", 1, "2026", {"one": answer}))
    if query is not None and query.find_spans(answer.text):
        assert query.may_be_in(stored)
        assert joined or all(anchor in stored for anchor in query.anchors)


@given(text=st.text(max_size=60), longest=st.integers(20, 40), word=plain)
def test_an_excerpt_shows_a_hit_within_its_length(text: str, longest: int, word: str) -> None:
    query = parse_query(word)
    spans = query.find_spans(text) if query else ()
    excerpt = cut_excerpt(text, spans, longest)
    assert sum(len(each.text) for each in excerpt) <= longest + 2
    assert any(each.hit for each in excerpt) == bool(spans)
    assert "\n" not in "".join(each.text for each in excerpt)


def test_a_difference_is_shown_where_it_is() -> None:
    same = "前面完全一样的内容" * 10
    was, now = cut_difference(same + "原来的", same + "改过的", 30)
    assert was.endswith("原来的")
    assert now.endswith("改过的")
    assert was.startswith("…")
    assert cut_difference("", "新的", 30) == ("", "新的")
