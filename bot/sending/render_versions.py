"""A document's versions: what changed since the last one, and the copies that show it."""

from __future__ import annotations

from markupsafe import Markup

from bot.sending.keyboards import build_button
from bot.sending.messages import Button, clip_line
from bot.sending.render_findings import say_briefly
from bot.sending.voice import Voice
from conversations.buttons import Press
from conversations.views import DocumentView

_MOST_NAMES = 3
_LONGEST_NAME = 24
"""Of the questions that are named in a caption; it may have 1,024 characters in all."""


def say_changes(view: DocumentView, voice: Voice) -> Markup | str:
    """Return in one line what changed since the version before; "" where that is not known."""
    changes = view.changes
    if changes is None:
        return ""
    asked = [say_briefly(each.question.ask, voice) for each in changes.answers[:_MOST_NAMES]]
    return voice.text(
        "versions.changes",
        previous=view.previous,
        count=len(changes.answers),
        attachments=changes.attachments,
        names=[clip_line(ask.rstrip("？?。."), _LONGEST_NAME) for ask in asked],
        more=len(changes.answers) > _MOST_NAMES,
        added=changes.added,
        removed=changes.removed,
    )


def build_copies(view: DocumentView, voice: Voice) -> list[Button]:
    """Return the row of buttons for the copies: with what changed, with the findings."""
    tracked = build_button(voice.label("versions.tracked"), Press("tracked", value=view.id))
    reviewed = build_button(voice.label("versions.review"), Press("reviewed", value=view.id))
    return [*([tracked] if view.previous else []), reviewed]
