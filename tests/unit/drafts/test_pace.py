"""How long the rest may take, guessed from the person's own pace."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.drafts.answers import Answers
from conversations.drafts.draft import Entry, ItemsAnswer, NumberAnswer, Part, Skipped, TextAnswer
from conversations.drafts.pace import find_usual, guess_minutes, round_minutes
from conversations.drafts.results import Progress

BEGUN = datetime(2026, 7, 3, 1, 0, tzinfo=UTC)


def write(*minutes: float) -> Answers:
    """Return an answer for each of the minutes at which one was sent."""
    sent = [BEGUN + timedelta(minutes=each) for each in minutes]
    return {f"q{at}": TextAnswer((Part("答", at, when),)) for at, when in enumerate(sent)}


def test_the_rest_takes_as_long_a_step_as_the_steps_before() -> None:
    answers = write(*range(0, 20, 2))
    assert guess_minutes(answers, Progress(10, 20)) == 20
    assert guess_minutes(answers, Progress(10, 16)) == 10
    assert guess_minutes(answers, Progress(10, 12)) == 0


def test_nothing_is_told_before_a_third_is_done_nor_at_the_end() -> None:
    answers = write(*range(10))
    assert guess_minutes(answers, Progress(9, 30)) is None
    assert guess_minutes(answers, Progress(10, 30)) is not None
    assert guess_minutes(answers, Progress(30, 30)) is None
    assert guess_minutes({}, Progress(0, 0)) is None


def test_nothing_is_told_of_a_few_messages_or_of_days() -> None:
    assert guess_minutes(write(0, 1, 2, 3, 4), Progress(5, 10)) is None
    assert guess_minutes(write(*range(0, 90, 9)), Progress(40, 100)) is None


def test_a_pause_and_a_single_long_answer_change_nothing() -> None:
    steady = guess_minutes(write(0, 1, 2, 3, 4, 5, 6), Progress(7, 17))
    assert steady == 10
    assert guess_minutes(write(0, 1, 2, 3, 900, 901, 910), Progress(7, 17)) == steady


def test_texts_of_a_file_and_buttons_say_nothing_about_the_pace() -> None:
    taken = {f"f{at}": TextAnswer((Part("旧", None, BEGUN),)) for at in range(30)}
    assert find_usual(taken) is None
    assert find_usual({"a": Skipped(), "b": NumberAnswer(1, Part("1", 1))}) is None


def test_the_entries_of_a_list_are_steps() -> None:
    sent = [Part("题", at, BEGUN + timedelta(minutes=3 * at)) for at in range(8)]
    entries = tuple(Entry(part, inner=ItemsAnswer((Entry(part),))) for part in sent)
    assert find_usual({"list": ItemsAnswer(entries)}) == timedelta(minutes=3)


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(0, 0), (4.9, 0), (5, 5), (12, 10), (13, 15), (30, 30), (31, 30), (36, 40), (94, 90)],
)
def test_minutes_are_said_roundly(minutes: float, said: int) -> None:
    assert round_minutes(minutes) == said


@given(st.lists(st.integers(0, 10**6), max_size=40), st.integers(0, 50), st.integers(0, 50))
def test_a_guess_is_round_and_never_negative(
    seconds: list[int], answered: int, open_steps: int
) -> None:
    answers = write(*(each / 60 for each in seconds))
    minutes = guess_minutes(answers, Progress(answered, answered + open_steps))
    assert minutes is None or (minutes % 5 == 0 and 0 <= minutes <= 360)


def test_it_is_cheap_enough_to_be_asked_after_each_answer() -> None:
    answers, progress = write(*range(40)), Progress(40, 60)
    rounds = []
    for _ in range(50):
        begun = time.perf_counter()
        guess_minutes(answers, progress)
        rounds.append(time.perf_counter() - begun)
    assert min(rounds) < 200e-6
