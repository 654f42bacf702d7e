"""Paragraphs and runs in WordprocessingML, and how wide a text is."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

from bot.documents.text import render_text
from bot.documents.writing.styles import PARAGRAPH_STYLES

_TEXT, _TEXT_END = '<w:t xml:space="preserve">', "</w:t>"
_HINT = '<w:rFonts w:hint="eastAsia"/>'
"""Quotation marks, dashes and dots, which Chinese and Latin share, are to be the Chinese ones."""


def render_paragraph(style: str, runs: str, place: str = "") -> str:
    """Return a paragraph in the page format's `style`; `place` are properties that overrule it."""
    style_id, _ = PARAGRAPH_STYLES[style]
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id}"/>{place}</w:pPr>{runs}</w:p>'


def render_run(text: str, style_id: str | None = None, size_pt: float | None = None) -> str:
    """Return a run of text as typed, in a character style or a size if one is given.

    There is nothing for no text.
    """
    if not text:
        return ""
    style = f'<w:rStyle w:val="{style_id}"/>' if style_id else ""
    half = round(size_pt * 2) if size_pt else 0
    size = f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>' if half else ""
    content = (
        render_text(text)
        .replace("\t", f"{_TEXT_END}<w:tab/>{_TEXT}")
        .replace("\n", f"{_TEXT_END}<w:br/>{_TEXT}")
    )
    return f"<w:r><w:rPr>{style}{_HINT}{size}</w:rPr>{_TEXT}{content}{_TEXT_END}</w:r>"


def measure_text(text: str) -> float:
    """Return the width of `text` in Chinese characters.

    Latin letters and figures take half of one; between them and Chinese, Word leaves a quarter.
    """
    widths = [1 if unicodedata.east_asian_width(sign) in "WFA" else 0.5 for sign in text]
    return sum(widths) + sum(0.25 for left, right in pairwise(widths) if left != right)
