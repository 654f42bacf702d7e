"""What a note is about: guessed where it is clear, and left alone where it is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.words.folders import find_folders
from conversations.definition.interview import Interview
from conversations.definition.parsing import parse_interview
from conversations.notes.topics import (
    LONGEST_KEY,
    Topics,
    build_topics,
    find_heading,
    guess_topic,
    list_fitting,
    number_topic,
    rank_topics,
)
from tests.unit.notes.sample_notes import SAMPLE_NOTES

PATHS = find_folders(None).collect("interviews", ".yaml")
INTERVIEWS = [parse_interview(path.read_text("utf-8"), path.name) for path in PATHS]
TOPICS = build_topics(INTERVIEWS)


@pytest.mark.parametrize(("text", "about"), SAMPLE_NOTES, ids=[each[0] for each in SAMPLE_NOTES])
def test_a_note_is_filed_where_a_person_would(text: str, about: str) -> None:
    guess = guess_topic(text, TOPICS)
    assert (guess.key if guess else "") == about


def test_enough_notes_are_tried() -> None:
    assert len(SAMPLE_NOTES) >= 50
    assert sum(not about for _, about in SAMPLE_NOTES) >= 8


@given(st.text(max_size=400))
def test_any_text_can_be_ranked(text: str) -> None:
    ranked = rank_topics(text, TOPICS)
    scores = [score for score, _ in ranked]
    assert {topic.key for _, topic in ranked} == {topic.key for topic in TOPICS.all}
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1.001 for score in scores)


def test_without_reports_nothing_is_guessed() -> None:
    assert guess_topic("理论学习", build_topics([])) is None


def test_every_topic_has_a_number_and_a_key_of_its_own() -> None:
    assert len({topic.number for topic in TOPICS.all}) == len(TOPICS.all) > 100
    assert all(0 < len(topic.key) <= LONGEST_KEY for topic in TOPICS.all)
    for topic in TOPICS.all:
        assert TOPICS.find(topic.key) is TOPICS.find_number(topic.number) is topic


def test_what_stands_on_a_button_stays_the_same_in_every_process() -> None:
    assert number_topic("强化理论武装") == 2362436440


def test_questions_before_and_behind_the_report_are_no_topics() -> None:
    questions = {place.question for topic in TOPICS.all for place in topic.places}
    assert questions.isdisjoint({"unit", "title", "opening", "signer", "closing_words"})


def _find(interview_id: str) -> Interview:
    return next(each for each in INTERVIEWS if each.id == interview_id)


def test_notes_fit_the_question_that_suggests_their_topic() -> None:
    keys = list_fitting(TOPICS, "workforce_building", "loyalty_items")
    own = {each.heading for each in _find("workforce_building").by_id["loyalty_items"].suggestions}  # type: ignore[union-attr]
    assert own <= keys


def test_notes_of_another_report_fit_where_the_headings_are_nearly_the_same() -> None:
    keys = list_fitting(TOPICS, "workforce_building", "loyalty_items")
    assert "强化党的创新理论武装" in keys
    assert "严格选人用人" not in keys


def test_what_is_wanting_does_not_fit_what_was_done() -> None:
    keys = list_fitting(TOPICS, "workforce_building", "loyalty_items")
    assert "理论武装还不够扎实" not in keys
    assert "持续强化理论武装" not in keys


def test_a_question_that_no_topic_has_fits_none() -> None:
    assert list_fitting(TOPICS, "workforce_building", "signer") == frozenset()
    assert list_fitting(TOPICS, "nowhere", "loyalty_items") == frozenset()


@pytest.mark.parametrize(
    ("key", "heading"),
    [
        ("强化理论武装", "强化理论武装"),
        ("强化党的创新理论武装", "强化理论武装"),
        ("严格八小时以外监督管理", ""),
        ("gone from every report", ""),
        ("", ""),
    ],
)
def test_a_note_comes_under_the_heading_of_its_topic(key: str, heading: str) -> None:
    assert find_heading(TOPICS, key, "workforce_building", "loyalty_items") == heading


def test_topics_of_one_name_are_one() -> None:
    twice = build_topics([_find("workforce_building"), _find("workforce_building")])
    assert len({topic.key for topic in twice.all}) == len(twice.all)


def test_topics_are_remembered_as_one_object() -> None:
    other: Topics = build_topics(INTERVIEWS)
    assert other != TOPICS
    wanted = ("workforce_building", "loyalty_items")
    assert list_fitting(other, *wanted) == list_fitting(TOPICS, *wanted)
