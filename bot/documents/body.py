"""An outline as the body of a .docx, in WordprocessingML."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

from bot.documents.page_format import PageFormat
from bot.documents.styles import PARAGRAPH_STYLES, get_run_in_style, render_indent
from bot.documents.text import render_text
from conversations.outline import Heading, Outline, OutlineBlock, Paragraph, RunIn

# Written as text and not with python-docx: its add_paragraph takes longer the longer the document
# already is.

_TEXT, _TEXT_END = '<w:t xml:space="preserve">', "</w:t>"
_HINT = '<w:rFonts w:hint="eastAsia"/>'
"""Quotation marks, dashes and dots, which Chinese and Latin share, are to be the Chinese ones."""


def render_body(outline: Outline, page: PageFormat) -> str:
    """Return the outline's paragraphs: its title if there is one, then its blocks, in order."""
    date = _find_date(outline)
    title = _render_paragraph("title", _render_run(outline.title)) if outline.title else ""
    return title + "".join(_render_block(block, date, page) for block in outline.blocks)


def _find_date(outline: Outline) -> str | None:
    """Return the date that the report bears, if any."""
    paragraphs = (block for block in outline.blocks if isinstance(block, Paragraph))
    return next((each.text for each in paragraphs if each.role == "date"), None)


def _render_block(block: OutlineBlock, date: str | None, page: PageFormat) -> str:
    if isinstance(block, Heading):
        return _render_paragraph(f"heading_{block.level}", _render_run(block.text))
    if isinstance(block, RunIn):
        heading = _render_run(block.heading, get_run_in_style(block.level))
        return _render_paragraph("body", heading + (_render_run(block.text) if block.text else ""))
    centred = date is not None and block.role == "signature"
    place = _render_signature_place(block.text, date or "", page) if centred else ""
    return _render_paragraph(block.role, _render_run(block.text), place)


def _render_signature_place(signature: str, date: str, page: PageFormat) -> str:
    """Return the indent that centres the signature over the date, as GB/T 9704, 7.3.5.1 has it.

    A signature too wide for that ends at the right margin.
    """
    chars = page.styles.date.right_chars + (_measure(date) - _measure(signature)) / 2
    return f"<w:ind{render_indent('right', max(chars, 0), page.styles.signature)}/>"


def _measure(text: str) -> float:
    """Return the width of `text` in Chinese characters.

    Latin letters and figures take half of one; between them and Chinese, Word leaves a quarter.
    """
    widths = [1 if unicodedata.east_asian_width(sign) in "WFA" else 0.5 for sign in text]
    return sum(widths) + sum(0.25 for left, right in pairwise(widths) if left != right)


def _render_paragraph(style: str, runs: str, place: str = "") -> str:
    style_id, _ = PARAGRAPH_STYLES[style]
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id}"/>{place}</w:pPr>{runs}</w:p>'


def _render_run(text: str, style_id: str | None = None) -> str:
    style = f'<w:rStyle w:val="{style_id}"/>' if style_id else ""
    content = (
        render_text(text)
        .replace("\t", f"{_TEXT_END}<w:tab/>{_TEXT}")
        .replace("\n", f"{_TEXT_END}<w:br/>{_TEXT}")
    )
    return f"<w:r><w:rPr>{style}{_HINT}</w:rPr>{_TEXT}{content}{_TEXT_END}</w:r>"
