"""The layout of a section's parts, changed from its preview."""

from __future__ import annotations

import pytest

from conversations.buttons import Press, encode
from tests.integration.chat.driver import Chat

RUN_IN = "（一）要点。写了这些。"
OWN_LINE = "（一）要点\n\n写了这些。"


@pytest.fixture
async def listed(everything: Chat) -> Chat:
    """At the preview of a section with a list."""
    for text in ("市委办", "12", "2026年7月3日", "经过。", "红", "是", "要点", "写了这些。"):
        await everything.say(text)
    await everything.press(encode(Press("preview", 1, question="second")))
    return everything


async def test_a_layout_is_changed_and_shown_at_once(listed: Chat) -> None:
    assert RUN_IN in listed.text
    await listed.tap("单独一行")
    assert OWN_LINE in listed.text
    assert listed.said[0].method == "editMessageText"
    await listed.tap("接着正文")
    assert RUN_IN in listed.text


async def test_a_layout_is_that_of_one_draft(listed: Chat) -> None:
    await listed.tap("单独一行")
    await listed.say("/preview")
    assert OWN_LINE in listed.text
    other = listed.town.join(8)
    await other.press(encode(Press("preview", 1, question="second")))
    assert "要点" not in other.text


async def test_an_old_button_changes_no_layout(listed: Chat) -> None:
    assert listed.last is not None
    old = listed.last.find("单独一行")
    await listed.say("另一点")
    await listed.press(old)
    assert RUN_IN in listed.text
    assert listed.toast is not None
    assert "旧" in listed.toast
    await listed.tap("单独一行")
    assert OWN_LINE in listed.text
