"""The layouts that an author chooses for a section."""

from __future__ import annotations

from conversations.drafts.events import Pressed
from conversations.drafts.layouts import build_dials, find_layout
from tests.unit.talks import Talk, ask, build_sections, words

SECTION = {
    "id": "works",
    "title": words("工作"),
    "questions": [ask("unit", "short_text"), ask("duties", "items"), ask("party", "items")],
    "body": [
        {
            "heading": "主体责任",
            "body": [{"items": "duties", "marker": "一是", "layout": "joined"}],
        },
        {"items": "party", "marker": "（一）", "layout": "run_in"},
    ],
}


def start() -> Talk:
    return Talk(build_sections([SECTION]))


def test_a_section_has_one_dial_a_marker() -> None:
    dials = build_dials(start().interview.sections[0], {})
    assert [(each.marker, each.layout, each.following) for each in dials] == [
        ("（一）", "own_line", "run_in"),
        ("一是", "joined", "run_in"),
    ]


def test_pressing_a_dial_changes_the_layout_and_pressing_again_changes_it_back() -> None:
    talk = start()
    section = talk.interview.sections[0]
    for expected in ("run_in", "joined"):
        dial = build_dials(section, talk.draft.layouts)[1]
        assert talk.press("layout", dial.value, "works").outcome == "moved"
        assert find_layout(section, "一是", "joined", talk.draft.layouts) == expected
    assert find_layout(section, "（一）", "own_line", talk.draft.layouts) == "own_line"


def test_a_dial_that_is_not_there_changes_nothing() -> None:
    talk = start()
    before = talk.draft
    assert talk.press("layout", 99, "works").outcome == "ignored"
    assert talk.press("layout", None, "works").outcome == "ignored"
    assert talk.press("layout", 0, "nowhere").outcome == "ignored"
    assert talk.take(Pressed("layout", "works", 7, 1)).outcome == "stale"
    assert talk.draft is before
