"""Answers off the path: saved, and seen by nothing that is on it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.definition.interview import Interview
from conversations.drafts.cards import build_card
from conversations.drafts.draft import Draft, Focus, ItemsAnswer
from conversations.drafts.path import (
    build_path,
    build_progress,
    build_section_lines,
    build_values,
    find_missing,
)
from conversations.report.building import build_outline
from tests.unit.checked import find_findings, find_marks
from tests.unit.made_answers import build_drafts
from tests.unit.talks import Talk, ask, build_sections, words

MORE = {"question": "more", "is": [True]}


def build_linked() -> Interview:
    """Return an interview whose last questions look at some that may not be asked."""
    total, share = {"total": "part", "parts": ["whole.all"]}, {"part": "part", "whole": "whole.all"}
    questions = [
        ask("unit", "short_text"),
        ask("more", "confirm"),
        ask("whole", "figures", members=[{"id": "all", "label": words("全部")}], when=MORE),
        ask("works", "items", when=MORE),
        ask("part", "figures", members=[{"id": "part", "label": words("部分")}], sums=[total])
        | {"shares": [{"id": "share", **share}]},
        ask("plans", "items", pairs_with="works"),
        ask("note", "short_text", default="{{ works | list_cn }}", required=False),
    ]
    text = {"text": "占比{{ part.share }}，{{ works | list_cn }}"}
    section = {"id": "only", "title": words("全部"), "questions": questions}
    return build_sections([{**section, "body": [text, {"items": "plans"}]}])


LINKED = build_linked()
IDS = [question.id for _, question in LINKED.questions()]
places = st.none() | st.builds(Focus, st.sampled_from(IDS), pair=st.none() | st.integers(0, 3))


@settings(max_examples=300, deadline=None)
@given(draft=build_drafts(LINKED), focus=places)
def test_an_answer_off_the_path_changes_nothing_that_is_shown(draft: Draft, focus: Focus) -> None:
    draft = replace(draft, focus=focus)
    asked = {question.id for _, question in build_path(LINKED, draft)}
    lean = replace(
        draft, answers={key: each for key, each in draft.answers.items() if key in asked}
    )
    for show in (
        build_card,
        build_progress,
        build_section_lines,
        build_values,
        find_marks,
        find_missing,
        build_outline,
    ):
        assert show(LINKED, draft) == show(LINKED, lean)


@pytest.fixture
def talk() -> Talk:
    """At a family of figures that looks at another one, which is asked no more."""
    talk = Talk(LINKED)
    talk.say_all("市委", "是", "5", "甲。一", "乙。二")
    talk.press("done")
    assert talk.at == "part"
    talk.press("go", question="more")
    talk.press("choose", 0)
    assert talk.at == "part"
    return talk


def test_figures_are_not_held_against_a_family_that_is_not_asked(talk: Talk) -> None:
    assert talk.say("7").outcome == "saved"
    assert talk.at == "plans"
    assert find_findings(LINKED, talk.draft) == []
    talk.press("go", question="more")
    talk.press("choose", 1)
    assert [each.question.id for each in find_findings(LINKED, talk.draft)] == ["part"]


def test_an_entry_does_not_answer_a_list_that_is_not_asked(talk: Talk) -> None:
    talk.say_all("7", "措施。做")
    answer = talk.draft.answers["plans"]
    assert isinstance(answer, ItemsAnswer)
    assert answer.entries[0].pair is None
    assert talk.press("pair", 0).outcome == "ignored"
