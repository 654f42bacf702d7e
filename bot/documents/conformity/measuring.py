"""Lengths as the standard has them: in millimetres, lines of the page, and characters."""

from __future__ import annotations

from dataclasses import dataclass

from bot.documents.conformity.effective import Paragraph, Section
from bot.documents.conformity.places import Placed, Report
from bot.documents.writing.paragraphs import measure_text

LINE = 579.0
"""A line of the standard's page in twips: 225 mm hold 22 of them."""

_WIDE = "\u3000"
_SLACK = 1.0
"""Twips by which rounding may have made a page or a line too short."""


@dataclass(frozen=True, slots=True)
class Extent:
    """Where a line of text stands: characters from the left and to the right of the type area."""

    left: float
    right: float

    @property
    def middle(self) -> float:
        """Twice the distance of its middle from the page's, to the right."""
        return self.left - self.right


def find_pitch(paragraph: Paragraph, section: Section) -> float | None:
    """Return the distance of a paragraph's lines in twips; None where it hangs on the font."""
    form = paragraph.format
    grid = section.grid_line if form.snapped else 0.0
    if form.rule == "exact":
        return form.line
    if form.rule == "atLeast":
        return max(form.line, grid) if form.line >= paragraph.unit or grid else None
    return grid * form.line / 240 if grid else None


def count_lines(paragraph: Paragraph, section: Section) -> int | None:
    """Return how many lines of such a paragraph a page holds."""
    pitch = find_pitch(paragraph, section)
    return int((section.text_height + _SLACK) / pitch) if pitch and pitch > 0 else None


def count_characters(paragraph: Paragraph, section: Section) -> int:
    """Return how many Chinese characters a full line of the paragraph holds."""
    look = paragraph.look
    grid = section.grid_char if paragraph.format.snapped else 0.0
    width = look.size * 20 + look.spacing + grid
    room = section.text_width - paragraph.format.left - paragraph.format.right
    return int((room + _SLACK) / max(width, 1))


def find_start(paragraph: Paragraph) -> float:
    """Return how many characters its first line begins from the left of the type area."""
    text = paragraph.text
    blank = text[: len(text) - len(text.lstrip(" \u3000"))]
    form = paragraph.format
    return (form.left + form.first) / paragraph.unit + measure_text(blank)


def find_extent(paragraph: Paragraph, section: Section) -> Extent:
    """Return where a paragraph of one line stands."""
    form, text = paragraph.format, paragraph.text.strip("\n\f")
    width = measure_text(text.strip()) + paragraph.look.spacing * len(text.strip()) / paragraph.unit
    room = section.text_width / paragraph.unit
    left = find_start(paragraph)
    right = form.right / paragraph.unit + text[len(text.rstrip()) :].count(_WIDE)
    if form.align == "right":
        return Extent(room - right - width, right)
    if form.align == "center":
        spare = (room - left - right - width) / 2
        return Extent(left + spare, right + spare)
    return Extent(left, room - left - width)


def find_gap(report: Report, upper: Placed, lower: Placed) -> float | None:
    """Return how many blank lines are between two paragraphs; None when anything else is."""
    between = report.document.blocks[upper.at + 1 : lower.at]
    blank = [
        each
        for each in between
        if isinstance(each, Paragraph) and not each.text.strip(" \t\n\u3000")
    ]
    if len(blank) < len(between) or upper.paragraph.section != lower.paragraph.section:
        return None
    if any("\f" in each.text for each in (*blank, upper.paragraph, lower.paragraph)):
        return None
    section = report.find_section(upper)
    lines = sum((find_pitch(each, section) or LINE) + _find_space(each) for each in blank)
    one, other = upper.paragraph.format, lower.paragraph.format
    alike = one.contextual and one.style_id == other.style_id
    return (lines + (0 if alike else one.after + other.before)) / LINE


def begins_page(report: Report, placed: Placed) -> bool:
    """Whether the paragraph is the first of a page by what the file says, not by chance."""
    paragraph = placed.paragraph
    if paragraph.format.page_before or paragraph.text.startswith("\f"):
        return True
    for at in range(placed.at - 1, -1, -1):
        block = report.document.blocks[at]
        if block.section != paragraph.section:
            return True
        if not isinstance(block, Paragraph):
            return False
        if "\f" in block.text:
            return not block.text.rpartition("\f")[2].strip()
        if not block.is_blank:
            return False
    return False


def _find_space(paragraph: Paragraph) -> float:
    return paragraph.format.before + paragraph.format.after
