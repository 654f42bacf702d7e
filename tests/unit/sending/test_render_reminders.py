"""Reminders as messages: names call nobody, and lists stay on one page."""

from __future__ import annotations

from datetime import date

import pytest

from bot.sending.views import render_view
from bot.sending.voice import Voice
from bot.words.folders import find_folders
from bot.words.words import LANGUAGES, Words
from conversations.deadlines.reminder_views import DigestView, GroupView, RoundLine
from tests.limits import strip_markup

DAY = date(2026, 7, 10)


@pytest.fixture(scope="module", params=LANGUAGES)
def voice(request: pytest.FixtureRequest) -> Voice:
    return Voice(Words(find_folders(None)), request.param)


def build_round(*names: str) -> RoundLine:
    return RoundLine("月报", "2026M06", DAY, -2, 0, names)


@pytest.mark.parametrize("name", ["@zhangsan", "https://t.me/x", "example.com", "/start", "#甲"])
def test_a_name_calls_nobody_and_leads_nowhere(name: str, voice: Voice) -> None:
    for view in (
        DigestView(missing=(build_round(name),), unreachable=(name,)),
        GroupView(missing=(build_round(name),)),
    ):
        [message] = render_view(view, voice)
        assert name not in message.text
        assert not set("@/#") & set(strip_markup(message.text))


def test_a_groups_message_has_no_buttons(voice: Voice) -> None:
    [message] = render_view(GroupView(missing=(build_round("财政局"),)), voice)
    assert not message.rows
    assert "财政局" in message.text


def test_long_lists_name_the_first_and_count_the_rest(voice: Voice) -> None:
    names = [f"单位{number:04}" for number in range(2000)]
    [message] = render_view(DigestView(missing=(build_round(*names),)), voice)
    assert names[0] in message.text
    assert names[-1] not in message.text
    assert "2000" in message.text
