"""Excerpts in words, what was looked for in bold; and long texts in pages."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup, escape

from bot.sending.messages import measure, split_paragraphs
from bot.sending.voice import Voice
from conversations.browsing.excerpts import Excerpt


def say_excerpt(excerpt: Excerpt, voice: Voice) -> Markup:
    """Return the excerpt as a message's text."""
    said = (
        voice.text("searching.hit", text=each.text) if each.hit else escape(each.text)
        for each in excerpt
    )
    return Markup().join(said)


def split_pages(text: str, longest: int) -> list[str]:
    """Return the text in pages of at most `longest` units, each ending where a line ends.

    Only a line longer than a page is cut inside; of no text there is one empty page.
    """
    pages = [""]
    for piece in _cut_lines(text, longest):
        joined = f"{pages[-1]}\n{piece}" if pages[-1] else piece
        if measure(joined) <= longest:
            pages[-1] = joined
        else:
            pages.append(piece)
    return pages


def _cut_lines(text: str, longest: int) -> Iterator[str]:
    for line in text.split("\n"):
        yield from split_paragraphs([line], longest)
