"""An outline as the body of a .docx, in WordprocessingML."""

from __future__ import annotations

from bot.documents.page_format import PageFormat
from bot.documents.paragraphs import measure_text, render_paragraph, render_run
from bot.documents.styles import get_run_in_style, render_indent
from bot.documents.table import render_table
from conversations.report.outline import (
    Grid,
    Heading,
    Joined,
    Outline,
    OutlineBlock,
    Paragraph,
    RunIn,
)

# Written as text and not with python-docx: its add_paragraph takes longer the longer the document
# already is.

_GAP = render_paragraph("body", "")


def render_body(outline: Outline, page: PageFormat) -> str:
    """Return the outline's paragraphs and tables: its title if there is one, then its blocks."""
    date = _find_date(outline)
    title = render_paragraph("title", render_run(outline.title)) if outline.title else ""
    blocks = "".join(
        _render_block(block, date, page) + (_GAP if _needs_gap(block, following) else "")
        for block, following in zip(outline.blocks, (*outline.blocks, None)[1:], strict=True)
    )
    return title + blocks


def _find_date(outline: Outline) -> str | None:
    """Return the date that the report bears, if any."""
    paragraphs = (block for block in outline.blocks if isinstance(block, Paragraph))
    return next((each.text for each in paragraphs if each.role == "date"), None)


def _render_block(block: OutlineBlock, date: str | None, page: PageFormat) -> str:
    match block:
        case Heading():
            return render_paragraph(f"heading_{block.level}", render_run(block.text))
        case RunIn():
            return render_paragraph("body", _render_run_in(block))
        case Joined():
            return render_paragraph("body", "".join(map(_render_run_in, block.parts)))
        case Grid():
            return render_table(block, page)
    centred = date is not None and block.role == "signature"
    place = _render_signature_place(block.text, date or "", page) if centred else ""
    return render_paragraph(block.role, render_run(block.text), place)


def _render_run_in(block: RunIn) -> str:
    return render_run(block.heading, get_run_in_style(block.level)) + render_run(block.text)


def _needs_gap(block: OutlineBlock, following: OutlineBlock | None) -> bool:
    """Whether no paragraph follows the table: Word would join it to the next, or to the end."""
    bare = following is None or (isinstance(following, Grid) and not following.caption)
    return bare and isinstance(block, Grid)


def _render_signature_place(signature: str, date: str, page: PageFormat) -> str:
    """Return the indent that centres the signature over the date, as GB/T 9704, 7.3.5.1 has it.

    A signature too wide for that ends at the right margin.
    """
    chars = page.styles.date.right_chars + (measure_text(date) - measure_text(signature)) / 2
    return f"<w:ind{render_indent('right', max(chars, 0), page.styles.signature)}/>"
