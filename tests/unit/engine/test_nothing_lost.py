"""What a person typed stays in the draft, whatever is done next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.definition.interview import Interview
from conversations.drafts.draft import (
    Answer,
    Draft,
    Entry,
    FiguresAnswer,
    ItemsAnswer,
    Part,
    PicturesAnswer,
    Skipped,
    TableAnswer,
    TextAnswer,
)
from conversations.drafts.events import Amended, Event, Pictured, Pressed, Typed, Upgraded
from conversations.drafts.results import Result
from conversations.drafts.upgrading import find_leftovers, upgrade
from conversations.engine.step import step
from conversations.engine.texts import clean_text, is_blank
from conversations.engine.worded import parse_word
from tests.unit.engine.made_events import FULL, IDS, any_draft, any_event
from tests.unit.talks import Talk, ask, build_full, build_interview

ANSWERING = {"choose", "toggle", "default", "compute"}
"""The verbs that put another answer in place of what was typed."""

REMOVING = {"remove", "omit", "more"}
"""The verbs that take away what was answered; the last one only a declaration without a text."""

REARRANGING = {"split", "join"}
"""The verbs that put texts together anew, the characters of which stay."""

MARKERS = "（）()一二三四五六七八九十是0123456789、.．。"
"""What a heading is stripped of."""


def walk_parts(answer: Answer) -> Iterator[Part]:
    match answer:
        case TextAnswer():
            yield from answer.parts
        case ItemsAnswer():
            for entry in answer.entries:
                yield from walk_entry(entry)
        case TableAnswer():
            yield from (row.typed for row in answer.rows)
        case FiguresAnswer():
            yield from (each.typed for each in answer.figures.values() if each.typed)
        case PicturesAnswer():
            yield from (each.caption for each in answer.pictures if each.caption)
        case Skipped():
            return
        case _:
            yield from (answer.typed,) if answer.typed else ()


def walk_entry(entry: Entry) -> Iterator[Part]:
    yield entry.heading
    yield from walk_parts(entry.text) if entry.text else ()
    yield from walk_parts(entry.inner) if entry.inner else ()


def list_answered(draft: Draft) -> list[Part]:
    return [part for answer in draft.answers.values() for part in walk_parts(answer)]


def list_parts(draft: Draft) -> list[Part]:
    return [*list_answered(draft), *draft.attempts.values()]


def count_visible(text: str) -> Counter[str]:
    return Counter(each for each in clean_text(text) if not is_blank(each))


def count_all(draft: Draft) -> Counter[str]:
    return sum((count_visible(part.text) for part in list_parts(draft)), Counter())


def is_said(text: str) -> bool:
    return not is_blank(clean_text(text)) and parse_word(text) is None


def check_kept(before: Draft, after: Draft, event: Event, result: Result) -> None:
    match event:
        case Typed() if is_said(event.text) and result.problem != "nothing_open":
            came = {part.text for part in list_parts(after) if part.source == event.source}
            lost = count_visible(event.text) - count_visible("".join(came))
            assert lost.keys() <= set(MARKERS)
        case Pictured() if is_said(event.caption) and result.outcome != "ignored":
            came = {part.text for part in list_parts(after) if part.source == event.source}
            full = result.problem == "pictures_full"
            assert full or count_visible(event.caption).keys() - count_visible(
                "".join(came)
            ).keys() <= {"。"}
        case Amended():
            others = [each for each in list_answered(before) if each.source != event.source]
            assert not Counter(others) - Counter(list_answered(after))
        case Pressed() if event.verb in REARRANGING:
            lost = count_all(before) - count_all(after)
            assert lost.keys() <= set(MARKERS + "！？；!?;")
        case Pressed() if event.verb not in {*ANSWERING, *REMOVING}:
            assert not Counter(list_parts(before)) - Counter(list_parts(after))
        case Pressed() if event.verb not in ANSWERING:
            assert after.attempts == before.attempts


@settings(max_examples=400, deadline=None)
@given(draft=any_draft, events=st.lists(any_event, max_size=8))
def test_what_was_typed_is_still_there(draft: Draft, events: list[Event]) -> None:
    # Every answer fits its question, or is put aside; everywhere something was typed in vain.
    attempts = {question_id: Part("在哪里", 50 + at) for at, question_id in enumerate(IDS)}
    draft = replace(upgrade(FULL, draft), attempts=attempts)
    for number, event in enumerate(events):
        match event:
            case Typed() | Pictured():  # every message has an id of its own
                event = replace(event, source=100 + number)
            case Pressed():
                event = replace(event, revision=None)
        after, result = step(FULL, draft, event)
        check_kept(draft, after, event, result)
        draft = after


KINDS = [question for section in build_full().sections for question in section.questions]


@st.composite
def build_newer(draw: st.DrawFn) -> Interview:
    """Draw a version in which questions have other kinds, are gone, or have another id."""
    kinds = {each.id: each for each in draw(st.permutations(KINDS))[:12] if each.id != "unit"}
    asked = [
        each.model_copy(update={"id": question_id, "when": None})
        for question_id, each in zip(draw(st.permutations(IDS)), kinds.values(), strict=False)
    ]
    gone = sorted(set(IDS) - {each.id for each in asked})
    old = draw(st.lists(st.sampled_from(gone), max_size=3, unique=True))
    renamed = {name: each.id for name, each in zip(old, asked, strict=False)}
    blank = build_interview(ask("one", "integer"))
    section = blank.sections[0].model_copy(update={"questions": tuple(asked)})
    return blank.model_copy(update={"version": 9, "renamed": renamed, "sections": (section,)})


@settings(max_examples=200, deadline=None)
@given(draft=any_draft, newer=build_newer(), events=st.lists(any_event, max_size=6))
def test_an_answer_without_a_place_stays_whatever_is_answered_then(
    draft: Draft, newer: Interview, events: list[Event]
) -> None:
    kept = upgrade(newer, draft).answers.values()
    assert sorted(map(repr, kept)) == sorted(map(repr, draft.answers.values()))
    moved, _ = step(FULL, draft, Upgraded(newer))
    leftovers = find_leftovers(newer, moved)
    for event in events:
        moved, _ = step(newer, moved, event)
    assert [each for each in find_leftovers(newer, moved) if each in leftovers] == list(leftovers)


def test_what_was_refused_is_there_until_a_text_is_taken() -> None:
    talk = Talk(build_interview(ask("works", "items", most=1), ask("times", "integer")))
    talk.say_all("市委", "甲。一")
    assert talk.say("乙。二").problem == "items_full"
    refused = talk.last
    talk.press("remove", 0)
    assert talk.amend(refused, "乙。二三").outcome == "saved"
    assert talk.entries("works") == [("乙", "二三")]
    assert "works" not in talk.draft.attempts


def test_what_was_refused_is_there_after_the_question_was_skipped() -> None:
    talk = Talk(build_interview(ask("times", "integer"), ask("closing", "short_text")))
    talk.say_all("市委")
    talk.say("大约两百多")
    talk.press("skip")
    talk.press("back")
    assert talk.card is not None
    assert talk.card.attempt == "大约两百多"
    talk.say("200")
    assert talk.draft.attempts == {}
