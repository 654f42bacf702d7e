"""What a section says, as a tree of parts and paragraphs: before numbers and layouts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeAlias

from conversations.definition.blocks import BlockMarker, Layout
from conversations.report.outline import Chart, Grid, Paragraph, Picture
from conversations.report.sentences import close_sentence


@dataclass(frozen=True, slots=True)
class NumberedPart:
    """A part that gets a number: a heading (one line, perhaps "") and what stands under it.

    `topic` is the id of the suggestion it was made from.
    """

    marker: BlockMarker
    layout: Layout
    heading: str
    body: Content
    topic: str | None = None


Content: TypeAlias = "tuple[NumberedPart | Paragraph | Grid | Picture | Chart, ...]"


def add_lines(content: Content, topic: str, lines: list[str]) -> Content:
    """Return the content with the lines added where they belong, so that none is lost.

    That is at the end of the part of that topic, without one at the end of the last part, and
    without any as paragraphs of their own.
    """
    if not lines:
        return content
    added = _add_to_topic(content, topic, lines)
    if added is not None:
        return added
    for at in reversed(range(len(content))):
        part = content[at]
        if isinstance(part, NumberedPart):
            return (*content[:at], _append(part, lines), *content[at + 1 :])
    return (*content, *map(Paragraph, lines))


def _add_to_topic(content: Content, topic: str, lines: list[str]) -> Content | None:
    """Return the content with the lines in its first part of that topic; None without one."""
    for at, part in enumerate(content):
        if isinstance(part, NumberedPart):
            inner = None if part.topic == topic else _add_to_topic(part.body, topic, lines)
            if part.topic == topic or inner is not None:
                new = _append(part, lines) if inner is None else replace(part, body=inner)
                return (*content[:at], new, *content[at + 1 :])
    return None


def _append(part: NumberedPart, lines: list[str]) -> NumberedPart:
    """Return the part with the lines after its text: the first goes on in its last paragraph."""
    if part.body and isinstance(last := part.body[-1], Paragraph):
        first = Paragraph(close_sentence(last.text) + lines[0])
        return replace(part, body=(*part.body[:-1], first, *map(Paragraph, lines[1:])))
    return replace(part, body=(*part.body, *map(Paragraph, lines)))
