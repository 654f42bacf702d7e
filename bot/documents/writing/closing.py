"""Where what is below the text stands: attachments, signature, date (GB/T 9704, 7.3.4, 7.3.5)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.documents.formats.page_format import PageFormat
from bot.documents.formats.page_styles import Style
from bot.documents.writing.paragraphs import measure_text
from bot.documents.writing.places import find_role
from bot.documents.writing.styles import render_indent
from conversations.report.outline import OutlineBlock, Paragraph, RunIn

_UNSEALED = 2
"""Characters from the right margin without a seal, and by which the date stands further right."""

_MOST_KEPT = 140
"""Characters of a paragraph that is kept together with the signature: some five lines."""

_LISTED = re.compile(r"(附件[:：]\s*)?(\d{1,3}[.．]\s*)?")
_LEAD = "附件："


@dataclass(frozen=True, slots=True)
class Closing:
    """What the document is signed with, and the date that it bears."""

    signature: str | None
    date: str | None


def find_closing(blocks: Iterable[OutlineBlock]) -> Closing:
    """Return the first signature and the first date of the document, if it has them."""
    listed = tuple(blocks)
    return Closing(find_role(listed, "signature"), find_role(listed, "date"))


def keeps_next(block: OutlineBlock, following: OutlineBlock | None) -> bool:
    """Whether the block is on one page with what follows, as far as it is on any.

    No page holds nothing but signature and date (7.3.5.5), or nothing but a note under them. A long
    paragraph is left alone: some programs move the whole of it to the next page.
    """
    match following:
        case Paragraph(role="signature" | "date"):
            return isinstance(block, Paragraph | RunIn) and len(_read(block)) <= _MOST_KEPT
        case Paragraph(role="note"):
            return isinstance(block, Paragraph) and block.role in ("signature", "date")
    return False


def _read(block: Paragraph | RunIn) -> str:
    return block.heading + block.text if isinstance(block, RunIn) else block.text


def render_place(block: Paragraph, closing: Closing, page: PageFormat) -> str:
    """Return the properties that put the paragraph where its text has it stand; "" for most."""
    match block.role:
        case "attachments":
            return _render_hanging(block.text, page)
        case "signature" if closing.date is not None:
            chars = _place_signature(block.text, closing.date, page)
            return f"<w:ind{render_indent('right', chars, page.styles.signature)}/>"
        case "date" if closing.signature is not None and not page.seal:
            chars = _place_date(closing.signature, block.text)
            return f"<w:ind{render_indent('right', chars, page.styles.date)}/>"
    return ""


def _place_signature(signature: str, date: str, page: PageFormat) -> float:
    """Return the characters from the right margin to the signature's end.

    With a seal it is centred over the date (7.3.5.1). Without one it ends two characters from the
    margin; over a date that is longer, so far that the date can (7.3.5.2). A signature too wide for
    that ends at the margin.
    """
    longer = measure_text(date) - measure_text(signature)
    if page.seal:
        return max(page.styles.date.right_chars + longer / 2, 0)
    return _UNSEALED + _UNSEALED + longer if longer > 0 else _UNSEALED


def _place_date(signature: str, date: str) -> float:
    """Return the characters from the right margin to the date's end, without a seal (7.3.5.2).

    It begins two characters to the right of where the signature does; longer than the signature, it
    ends two characters from the margin.
    """
    shorter = measure_text(signature) - measure_text(date)
    return shorter if shorter >= 0 else _UNSEALED


def _render_hanging(text: str, page: PageFormat) -> str:
    """Return the indent of a line of 附件：, so that names of attachments begin one below another.

    It stands two characters in (7.3.4); a second line of a name begins below its first, and a
    second number below the first.
    """
    style, found = page.styles.attachments, _LISTED.match(text)
    lead, number = (found[1] or "", found[2] or "") if found else ("", "")
    left = style.left_chars + measure_text(_LEAD) + measure_text(number)
    hanging = measure_text(lead) + measure_text(number)
    one = _find_advance(style, page)
    # Word would go by the style's own characters before these lengths.
    return (
        f'<w:ind w:leftChars="0" w:left="{round(left * one)}"'
        f' w:firstLineChars="0" w:hanging="{round(hanging * one)}"/>'
    )


def _find_advance(style: Style, page: PageFormat) -> float:
    """Return how far it is from one character to the next, in twentieths of a point."""
    return style.size_pt * 20 + page.find_spacing(style)
