"""The head of a document (版头, GB/T 9704—2012, 7.2): all that is over the title, and its rule."""

from __future__ import annotations

from collections.abc import Sequence

from bot.documents.formats.page_format import PageFormat
from bot.documents.lengths import TWIPS_PER_MM
from bot.documents.writing.paragraphs import measure_text, render_paragraph, render_run
from bot.documents.writing.styles import (
    ISSUER_NAME,
    render_indent,
    render_right_tab,
    render_spacing,
)
from conversations.report.outline import Paragraph

_ORGAN_TOP_MM = 35
"""From the text's upper edge to that of the organ's name (7.2.4)."""

_ASCENT = 0.16
"""What a line leaves above Chinese characters, as a part of their size, where it is as high."""

_LEADS = ("：", ":")


def render_letterhead(head: Sequence[Paragraph], page: PageFormat) -> str:
    """Return the head of a document, its red rule last; nothing where there is none.

    `head` is in the order of the standard, the number behind those who sign.
    """
    lines = [block for block in head if block.role in ("copy_number", "secrecy", "urgency")]
    organs = [block.text for block in head if block.role == "organ"]
    issuers = [block.text for block in head if block.role == "issuer"]
    numbers = [block.text for block in head if block.role == "number"]
    rule = render_paragraph("red_rule", "") if organs or issuers or numbers else ""
    return (
        "".join(render_paragraph(block.role, render_run(block.text)) for block in lines)
        + "".join(_render_organ(text, at, len(lines), page) for at, text in enumerate(organs))
        + _render_numbers(numbers, issuers, page)
        + rule
    )


def _render_organ(text: str, at: int, above: int, page: PageFormat) -> str:
    """Return the organ's name, on one line if it can; the first where the standard has it stand."""
    style = page.styles.organ
    room = page.text_width / 20 / max(measure_text(text), 1)
    size = min(style.size_pt, int(room * 2) / 2)
    if at:
        return render_paragraph("organ", render_run(text, size_pt=size))
    top = _ORGAN_TOP_MM * TWIPS_PER_MM - above * page.line_pt * 20 - size * 20 * _ASCENT
    place = render_spacing(style, page, max(top, 0) / (page.line_pt * 20))
    return render_paragraph("organ", render_run(text, size_pt=size), place)


def _render_numbers(numbers: Sequence[str], issuers: Sequence[str], page: PageFormat) -> str:
    """Return the number in the middle; beside those who sign, at the left (7.2.5, 7.2.6).

    Each of those has a line of their own, the last that of the number.
    """
    if not issuers:
        return "".join(render_paragraph("number", render_run(text)) for text in numbers)
    *others, last = issuers
    alone = "".join(_render_beside("", issuer, page) for issuer in others)
    return alone + _render_beside("".join(numbers), last, page)


def _render_beside(number: str, issuer: str, page: PageFormat) -> str:
    """Return a line with the number at the left and who signs at the right, one character in."""
    style = page.styles.issuer
    indent = f"<w:ind{render_indent('left', 1, style)}/>"
    place = f'{render_right_tab(style, page)}{indent}<w:jc w:val="left"/>'
    lead, name = _split_issuer(issuer)
    runs = render_run(f"{number}\t{lead}") + render_run(name, ISSUER_NAME)
    return render_paragraph("issuer", runs, place)


def _split_issuer(text: str) -> tuple[str, str]:
    """Return 签发人： and the name, which has a font of its own; ("", the text) without it."""
    at = next((text.index(sign) + 1 for sign in _LEADS if sign in text), 0)
    return text[:at], text[at:]
