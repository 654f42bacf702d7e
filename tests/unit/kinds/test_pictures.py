"""Captions: one line, without a full stop."""

from __future__ import annotations

import pytest

from conversations.drafts.results import Refusal
from conversations.kinds.pictures import LONGEST_CAPTION, parse_caption


@pytest.mark.parametrize(
    ("text", "caption"),
    [
        ("全体干警参加警示教育大会", "全体干警参加警示教育大会"),
        (" 集中学习。 ", "集中学习"),
        ("集中学习\n6月30日", "集中学习 6月30日"),
        ("长" * LONGEST_CAPTION, "长" * LONGEST_CAPTION),
        ("还有谁？", "还有谁？"),
    ],
)
def test_a_caption_is_one_line_without_a_full_stop(text: str, caption: str) -> None:
    assert parse_caption(text) == caption


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        (" \n", Refusal("empty")),
        ("。", Refusal("empty")),
        ("长" * 201, Refusal("caption_too_long", {"longest": 200})),
    ],
)
def test_what_is_no_caption_is_refused(text: str, refusal: Refusal) -> None:
    assert parse_caption(text) == refusal
