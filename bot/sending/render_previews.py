"""The report, or a section of it, as it will read so far."""

from __future__ import annotations

from collections.abc import Mapping

from bot.sending.asked import LONGEST_NAME
from bot.sending.keyboards import build_button, build_ways
from bot.sending.messages import LONGEST_TEXT, Button, Message, clip_line, split_paragraphs
from bot.sending.voice import Voice
from conversations.buttons import Press
from conversations.definition.blocks import Layout
from conversations.drafts.layouts import Dial
from conversations.views import PreviewView

_PREVIEW = LONGEST_TEXT - 2 * LONGEST_NAME - 200
"""Units of the report's text in one message: what the words around it leave."""


def render_preview(view: PreviewView, voice: Voice) -> list[Message]:
    """Return the text, in as many messages as it needs; buttons under the last."""
    title = voice.say(view.section.title) if view.section else voice.label("preview.whole")
    title, name = clip_line(title, LONGEST_NAME), voice.name(view.tag)
    if not view.paragraphs:
        ways = [build_ways(voice, ["open", "outline"], view.tag.id)]
        return [Message(voice.text("preview.empty", name=name, section=title), ways)]
    texts = split_paragraphs(view.paragraphs, _PREVIEW)
    messages = [Message(voice.text("preview.more", text=text)) for text in texts]
    first = voice.text("preview.text", name=name, section=title, text=texts[0])
    # A preview of several messages stays as it is; what follows it is said below.
    back = "open" if len(texts) == 1 else "card"
    messages[0] = Message(first)
    section = view.section.id if view.section else ""
    pages = build_button(voice.label("pages.preview"), Press("pages", view.tag.id, 0, section))
    rows = [*_build_dials(view, voice), [pages], build_ways(voice, [back, "outline"], view.tag.id)]
    messages[-1] = Message(messages[-1].text, rows)
    return messages


def _build_dials(view: PreviewView, voice: Voice) -> list[list[Button]]:
    """Return a button for each layout that can be changed, which says what it will become."""
    section = view.section
    if section is None:
        return []
    return [
        [
            build_button(
                _label_dial(dial, voice),
                Press("layout", view.tag.id, view.revision, section.id, dial.value),
            )
        ]
        for dial in view.dials
    ]


def _label_dial(dial: Dial, voice: Voice) -> str:
    apart = dial.layout == "joined" and dial.following == "run_in"
    return voice.label("layout.apart" if apart else _LAYOUTS[dial.following], marker=dial.marker)


_LAYOUTS: Mapping[Layout, str] = {
    "run_in": "layout.run_in",
    "own_line": "layout.own_line",
    "joined": "layout.joined",
}
