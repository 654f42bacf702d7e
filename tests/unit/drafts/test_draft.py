"""The draft's JSON."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest

from conversations.drafts.draft import (
    ChoiceAnswer,
    ConfirmAnswer,
    DateAnswer,
    Draft,
    Entry,
    Focus,
    ItemsAnswer,
    NumberAnswer,
    Part,
    Skipped,
    TextAnswer,
    dump_draft,
    load_draft,
)

TYPED = Part("十二", 7, datetime(2026, 6, 30, 4, 5, 6, 789, tzinfo=UTC), joined=True)


def test_a_draft_comes_back_as_it_was() -> None:
    draft = Draft(
        "half_year",
        3,
        "2026H1",
        {
            "text": TextAnswer((Part("a"), TYPED), open=True, until_done=True),
            "number": NumberAnswer(12, TYPED),
            "day": DateAnswer(date(2026, 6, 30), TYPED),
            "choice": ChoiceAnswer("team"),
            "confirm": ConfirmAnswer(False, TYPED),
            "items": ItemsAnswer((Entry(TYPED), Entry(TYPED, TextAnswer((TYPED,)))), closed=True),
            "skipped": Skipped(),
        },
        Focus("items", 1, "heading"),
        {"number": Part("很多")},
        revision=41,
    )
    assert load_draft(dump_draft(draft)) == draft


def test_a_draft_needs_only_its_names() -> None:
    assert load_draft('{"interview":"x","version":1,"period":"2026"}') == Draft("x", 1, "2026")


def test_a_text_of_100_000_characters_comes_back() -> None:
    text = '<&>"😀\n\\u0000' * 10000
    draft = Draft("x", 1, "2026", {"q": TextAnswer((Part(text),))})
    assert load_draft(dump_draft(draft)) == draft


@pytest.mark.parametrize(
    "stored",
    [
        "",
        "[]",
        '{"interview":"x"}',
        json.dumps({"interview": "x", "version": 1, "period": "", "answers": {"q": {"kind": "?"}}}),
        json.dumps({"interview": "x", "version": 1, "period": "", "focus": {"entry": 1}}),
    ],
)
def test_anything_else_is_an_error(stored: str) -> None:
    with pytest.raises(ValueError, match="validation error"):
        load_draft(stored)


def test_a_time_without_its_zone_is_an_error() -> None:
    draft = dump_draft(Draft("x", 1, "2026", {"q": TextAnswer((TYPED,))}))
    with pytest.raises(ValueError, match="timezone"):
        load_draft(draft.replace("Z", ""))
