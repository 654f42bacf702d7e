"""The report as title, headings and paragraphs, before any file format."""

from __future__ import annotations

from dataclasses import dataclass

from conversations.interview import Role


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading on its own line. `level` 1 is 一、 and 2 is （一）; `text` has its number."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class RunIn:
    """A heading and the text that follows it in the same paragraph.

    `level` 2 is （一） and 3 is 一是; `heading` has its number and its full stop.
    """

    level: int
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text, or one with a place of its own on the page."""

    text: str
    role: Role = "body"


OutlineBlock = Heading | RunIn | Paragraph


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole report. `title` may hold newlines where the author breaks it."""

    title: str
    blocks: tuple[OutlineBlock, ...]
