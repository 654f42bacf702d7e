"""The imprint (版记, GB/T 9704—2012, 7.4): at the foot of the last page, between its rules."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from bot.documents.formats.page_format import PageFormat
from bot.documents.formats.page_styles import Style
from bot.documents.lengths import TWIPS_PER_MM
from bot.documents.writing.paragraphs import measure_text, render_paragraph, render_run
from bot.documents.writing.styles import render_right_tab, render_spacing
from conversations.report.outline import Paragraph

_COLONS = ("：", ":")
_ANCHOR = (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="2" w:lineRule="exact"/></w:pPr></w:p>'
)
"""What the imprint is anchored to: the paragraph behind it, which is too low to be seen."""


def render_imprint(imprint: Sequence[Paragraph], page: PageFormat) -> str:
    """Return the imprint, in a frame that stands at the foot of the text; nothing for no lines.

    Of “office⇥date” the office stands at the left and the date at the right, one character in.
    """
    if not imprint:
        return ""
    frame = (
        f'<w:framePr w:w="{round(page.text_width)}" w:hSpace="0" w:vSpace="0" w:wrap="notBeside"'
        ' w:vAnchor="margin" w:hAnchor="margin" w:xAlign="left" w:yAlign="bottom"/>'
    )
    outer, inner = (
        _render_rule(frame, each) for each in (page.imprint.outer_mm, page.imprint.inner_mm)
    )
    lines = [(inner, _render_line(block, page, frame)) for block in imprint]
    between = "".join(chain.from_iterable(lines)).removeprefix(inner)
    return f"{outer}{between}{outer}{_ANCHOR}"


def _render_rule(frame: str, width_mm: float) -> str:
    """Return a line as wide as the text: an empty paragraph of that height, all black.

    LibreOffice makes no frame of paragraphs with borders, and a border begins at their indents.
    """
    height = round(width_mm * TWIPS_PER_MM)
    return (
        f'<w:p><w:pPr>{frame}<w:shd w:val="clear" w:color="auto" w:fill="000000"/>'
        f'<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="{height}"'
        ' w:lineRule="exact"/><w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:pPr></w:p>'
    )


def _render_line(block: Paragraph, page: PageFormat, frame: str) -> str:
    if block.role == "copies":
        style, place = page.styles.copies, _place_copies(block.text, page.styles.copies)
        tabs = ""
    else:
        style, place = page.styles.issued, _place_ends(page.styles.issued)
        tabs = render_right_tab(page.styles.issued, page)
    properties = f"{frame}{tabs}{render_spacing(style, page)}{place}"
    return render_paragraph(block.role, render_run(block.text), properties)


def _place_copies(text: str, style: Style) -> str:
    """Return the indents of 抄送：; a second line begins below the first character behind it."""
    one = round(style.size_pt * 20)
    at = next((text.index(sign) + 1 for sign in _COLONS if sign in text[:6]), 0)
    hanging = round(measure_text(text[:at]) * one)
    return f'<w:ind w:left="{one + hanging}" w:right="{one}" w:hanging="{hanging}"/>'


def _place_ends(style: Style) -> str:
    return f'<w:ind w:left="{round(style.size_pt * 20)}" w:right="0"/>'
