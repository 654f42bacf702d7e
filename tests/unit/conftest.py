"""Talks that the tests of the engine begin with."""

from __future__ import annotations

import pytest

from tests.unit.talks import Talk


@pytest.fixture
def talk() -> Talk:
    return Talk()


@pytest.fixture
def opening() -> Talk:
    """At the long text, with all before it answered."""
    talk = Talk()
    talk.say_all("市委政法委", "机关", "否", "12")
    assert talk.at == "opening"
    return talk
