"""Corrections: each replaces one text, where that still says what it was made for."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from conversations.drafts.corrections import Correction
from conversations.drafts.draft import Draft, dump_draft, load_draft
from conversations.drafts.events import Corrected
from conversations.drafts.typed_texts import find_places
from conversations.engine.editing import settle
from conversations.engine.step import step
from conversations.kinds import fits
from tests.unit.engine.made_events import FULL, any_draft, plain, texts
from tests.unit.talks import COLUMNS, Talk, ask, build_interview

REPORT = build_interview(
    ask("text", "long_text"),
    ask("list", "items", suggestions=["抓学习"]),
    ask("table", "table", columns=COLUMNS),
)


@pytest.fixture
def talk() -> Talk:
    """Somebody who has answered everything."""
    talk = Talk(REPORT)
    for said in ("办公室", "做了XX次。"):
        talk.say(said)
    talk.say("抓学习")
    talk.say("学了XX次。")
    talk.press("done")
    talk.say("XX县\t9")
    talk.press("done")
    return talk


def read(draft: Draft) -> dict[tuple[str, str], str]:
    """Return every text by question and place."""
    return {
        (question_id, place): text
        for question_id, answer in draft.answers.items()
        if (question := FULL.by_id.get(question_id) or REPORT.by_id.get(question_id))
        if fits(question, answer)
        for place, text in find_places(question, answer)
    }


def propose(draft: Draft) -> tuple[Correction, ...]:
    return tuple(
        Correction(question, place, text, text.replace("XX", "三"))
        for (question, place), text in read(draft).items()
        if "XX" in text
    )


def test_all_texts_are_corrected_at_once(talk: Talk) -> None:
    before = talk.draft
    result = talk.take(Corrected(propose(before), before.revision))
    assert result.outcome == "amended"
    assert talk.draft.revision == before.revision + 1
    said = read(talk.draft).values()
    assert {"做了三次。", "学了三次。", "三县"} <= set(said)
    assert not any("XX" in each for each in said)


def test_corrections_are_taken_back_by_their_reverse(talk: Talk) -> None:
    before = read(talk.draft)
    talk.take(Corrected(propose(talk.draft)))
    undone = tuple(each.undone for each in talk.draft.corrected)
    assert len(undone) == 3
    talk.take(Corrected(undone, talk.draft.revision, undoing=True))
    assert read(talk.draft) == before
    assert talk.draft.corrected == ()


def test_anything_else_ends_what_can_be_taken_back(talk: Talk) -> None:
    talk.take(Corrected(propose(talk.draft)))
    talk.press("go", question="text")
    assert talk.draft.corrected == ()


def test_a_text_that_changed_since_is_left_alone(talk: Talk) -> None:
    proposed = propose(talk.draft)
    talk.press("go", question="text")
    talk.say("做了五次，另有XX次。")
    assert talk.take(Corrected(proposed, talk.draft.revision)).outcome == "amended"
    said = read(talk.draft)
    assert said["text", ""] == "做了五次，另有XX次。"
    assert said["table", "0:0"] == "三县"
    assert [each.question for each in talk.draft.corrected] == ["list", "table"]


def test_corrections_of_an_older_revision_change_nothing(talk: Talk) -> None:
    before = talk.draft
    assert talk.take(Corrected(propose(before), before.revision - 1)).outcome == "stale"
    assert talk.draft is before


@pytest.mark.parametrize(
    ("question", "place", "old", "new"),
    [
        ("text", "", "做了XX次。", " \n"),
        ("text", "", "做了XX次。", "做了XX次。"),
        ("text", "", "做了XX次。", "做了\x00次。"),
        ("unit", "", "办公室", "办公\n室"),
        ("unit", "", "办公室", "长" * 1000),
        ("list", "1.heading", "抓学习", "抓\n学习"),
        ("list", "1.heading", "抓学习", "。"),
        ("table", "0:0", "XX县", "县\n区"),
        ("table", "7:0", "XX县", "三县"),
        ("nowhere", "", "XX", "三"),
        ("list", "9.text", "学了XX次。", "学了三次。"),
    ],
)
def test_what_could_not_be_typed_is_not_corrected(
    talk: Talk, question: str, place: str, old: str, new: str
) -> None:
    before = talk.draft
    assert talk.take(Corrected((Correction(question, place, old, new),))).outcome == "ignored"
    assert talk.draft is before


def test_a_heading_does_not_become_that_of_another_entry(talk: Talk) -> None:
    talk.press("go", question="list")
    talk.say("抓 学习")
    talk.say("又学了一次。")
    talk.press("done")
    twin = Correction("list", "2.heading", "抓 学习", "抓学习")
    assert read(talk.draft)["list", "2.heading"] == "抓 学习"
    assert talk.take(Corrected((twin,))).outcome == "ignored"


@settings(max_examples=300)
@given(any_draft, st.data())
def test_corrections_keep_the_laws_of_the_engine(draft: Draft, data: DataObject) -> None:
    draft = settle(FULL, draft)
    places = st.sampled_from([*read(draft).items(), (("nowhere", "0:0"), "")])
    corrections = tuple(
        Correction(*place, data.draw(st.just(old) | texts), data.draw(texts | plain))
        for place, old in data.draw(st.lists(places, max_size=3))
    )
    revision = data.draw(st.none() | st.just(draft.revision) | st.integers(0, 5))
    after, result = step(FULL, draft, Corrected(corrections, revision))
    if after is draft:
        assert result.outcome in {"stale", "ignored"}
        return
    assert result.outcome == "amended"
    assert after.revision == draft.revision + 1
    assert settle(FULL, after) is after
    assert load_draft(dump_draft(after)) == after
    _check_texts(draft, after)


def _check_texts(before: Draft, after: Draft) -> None:
    """Every text says what it said, or what the last correction of it says."""
    said = read(before) | {(each.question, each.place): each.new for each in after.corrected}
    for place, text in read(after).items():
        assert text == said[place]
