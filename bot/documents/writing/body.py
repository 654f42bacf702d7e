"""An outline as the body of a .docx, in WordprocessingML."""

from __future__ import annotations

from bot.documents.formats.page_format import PageFormat
from bot.documents.formats.page_styles import Style
from bot.documents.writing.closing import Closing, find_closing, keeps_next, render_place
from bot.documents.writing.drawings import render_chart_block, render_picture
from bot.documents.writing.imprint import render_imprint
from bot.documents.writing.letterhead import render_letterhead
from bot.documents.writing.paragraphs import render_paragraph, render_run
from bot.documents.writing.parts import Parts
from bot.documents.writing.places import sort_places
from bot.documents.writing.styles import get_run_in_style, render_spacing
from bot.documents.writing.table import render_table
from bot.documents.writing.title import break_title
from conversations.report.outline import (
    Chart,
    Grid,
    Heading,
    Joined,
    Outline,
    OutlineBlock,
    Paragraph,
    Picture,
    RunIn,
)

# Written as text and not with python-docx: its add_paragraph takes longer the longer the document
# already is.

_GAP = render_paragraph("body", "")
_KEEP = "<w:keepNext/>"
_BELOW_HEAD = 2
"""Lines between the red rule and the title (7.3.1)."""


def render_body(outline: Outline, page: PageFormat, parts: Parts) -> str:
    """Return the outline's head if there is one, its title, its text and tables, its imprint."""
    places = sort_places(outline.blocks)
    head = render_letterhead(places.head, page)
    closing = find_closing(places.text)
    blocks = "".join(
        _render_block(block, before, following, closing, page, parts)
        + (_GAP if _needs_gap(block, following) else "")
        for before, block, following in zip(
            (None, *places.text), places.text, (*places.text, None)[1:], strict=False
        )
    )
    title = _render_title(outline, page, below_head=bool(head))
    return head + title + blocks + render_imprint(places.imprint, page)


def _render_title(outline: Outline, page: PageFormat, *, below_head: bool) -> str:
    if not outline.title:
        return ""
    style = page.styles.title
    title = _break_title(outline.title, outline.breaks, style, page)
    place = render_spacing(style, page, _BELOW_HEAD) if below_head else ""
    return render_paragraph("title", render_run(title), place)


def _break_title(title: str, breaks: tuple[int, ...], style: Style, page: PageFormat) -> str:
    room = page.text_width / (style.size_pt * 20 + page.find_spacing(style))
    return break_title(title, breaks, room, frozenset(page.title_words.split()))


def _render_block(
    block: OutlineBlock,
    before: OutlineBlock | None,
    following: OutlineBlock | None,
    closing: Closing,
    page: PageFormat,
    parts: Parts,
) -> str:
    keep = _KEEP if keeps_next(block, following) else ""
    match block:
        case Heading():
            return render_paragraph(f"heading_{block.level}", render_run(block.text))
        case RunIn():
            return render_paragraph("body", _render_run_in(block), keep)
        case Joined():
            return render_paragraph("body", "".join(map(_render_run_in, block.parts)))
        case Grid():
            return render_table(block, page)
        case Picture():
            return render_picture(block, page, parts, _find_taken(before, page))
        case Chart():
            return render_chart_block(block, page, parts)
    return _render_paragraph(block, keep, closing, page)


def _render_paragraph(block: Paragraph, keep: str, closing: Closing, page: PageFormat) -> str:
    text = block.text
    if block.role == "attachment_title":
        text = _break_attachment_title(text, page)
    return render_paragraph(block.role, render_run(text), keep + render_place(block, closing, page))


def _break_attachment_title(title: str, page: PageFormat) -> str:
    return _break_title(title, (), page.styles.attachment_title, page)


def _find_taken(before: OutlineBlock | None, page: PageFormat) -> float | None:
    """Return how high mark and title of an attachment stand, if the title is what is before.

    In twentieths of a point: what is behind them has the rest of the page.
    """
    if not isinstance(before, Paragraph) or before.role != "attachment_title":
        return None
    mark, title = page.styles.attachment, page.styles.attachment_title
    lines = _break_attachment_title(before.text, page).count("\n") + 1
    air = max(mark.after_lines, title.before_lines) + title.after_lines
    own = (mark.line_pt or page.line_pt) + lines * (title.line_pt or page.line_pt)
    return (own + air * page.line_pt) * 20


def _render_run_in(block: RunIn) -> str:
    return render_run(block.heading, get_run_in_style(block.level)) + render_run(block.text)


def _needs_gap(block: OutlineBlock, following: OutlineBlock | None) -> bool:
    """Whether no paragraph follows the table: Word would join it to the next, or to the end."""
    bare = following is None or (isinstance(following, Grid) and not following.caption)
    return bare and isinstance(block, Grid)
