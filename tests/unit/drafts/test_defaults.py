"""What a question offers as its answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from conversations.drafts.draft import Part, TextAnswer
from tests.unit.talks import Talk, ask, build_interview


def test_what_is_known_is_offered_and_taken_by_a_button_only() -> None:
    talk = Talk(build_interview(ask("signer", "short_text", default="{{ unit }}办公室")))
    talk.say_all("市委")
    assert talk.card is not None
    assert talk.card.default == "市委办公室"
    assert "signer" not in talk.draft.answers
    talk.press("default")
    assert talk.draft.answers["signer"] == TextAnswer((Part("市委办公室"),))


def test_the_units_profile_and_the_period_can_be_offered() -> None:
    phrase = "{{ profile.leader }}，{{ period.label }}"
    talk = Talk(build_interview(ask("signer", "short_text", default=phrase)))
    talk.draft = replace(talk.draft, profile={"leader": "王敏"})
    talk.say_all("市委")
    assert talk.card is not None
    assert talk.card.default == "王敏，2026年上半年"


def test_a_default_is_understood_as_if_it_had_been_typed() -> None:
    talk = Talk(build_interview(ask("spent", "money", default="1,193.5万元")))
    talk.say_all("市委")
    talk.press("default")
    assert str(talk.draft.answers["spent"]).startswith("MoneyAnswer")


def test_without_a_default_the_button_does_nothing() -> None:
    talk = Talk(
        build_interview(
            ask("signer", "short_text"), ask("other", "short_text", default="{{ signer }}")
        )
    )
    talk.say_all("市委")
    assert talk.press("default").outcome == "ignored"
    talk.press("skip")
    assert talk.card is not None
    assert talk.card.default is None


@pytest.mark.parametrize(
    ("kind", "phrase"),
    [
        ("integer", "{{ unit }}"),
        ("integer", "1.5"),
        ("integer", "-3"),
        ("date", "2026年2月30日"),
        ("date", "昨天"),
        ("money", "{{ profile.cost }}"),
        ("percentage", "120%"),
        ("period", "{{ period.year }}"),
        ("short_text", "{{ unit }}\n{{ unit }}"),
        ("short_text", "{{ unit * 101 }}"),
        ("short_text", "{{ profile.leader }}"),
    ],
)
def test_what_would_be_refused_is_not_offered(kind: str, phrase: str) -> None:
    extra = {"integer": {"least": 0}, "period": {"periods": "month"}}.get(kind, {})
    talk = Talk(build_interview(ask("asked", kind, default=phrase, **extra)))
    talk.say_all("市委")
    assert talk.card is not None
    assert talk.card.default is None
    before = talk.draft
    assert talk.press("default").outcome == "ignored"
    assert talk.draft is before


@pytest.mark.parametrize(
    ("kind", "phrase"),
    [("integer", "０"), ("date", "6月30日"), ("money", "1,193.5"), ("percentage", "0")],
)
def test_what_is_offered_is_taken(kind: str, phrase: str) -> None:
    talk = Talk(build_interview(ask("asked", kind, default=phrase)))
    talk.say_all("市委")
    assert talk.card is not None
    assert talk.card.default == phrase
    assert talk.press("default").outcome == "saved"
    assert talk.card is None
