"""The styles and the font table of a page format, in WordprocessingML."""

from __future__ import annotations

from collections.abc import Mapping

from bot.documents.formats.page_format import PageFormat
from bot.documents.formats.page_styles import Font, Style
from bot.documents.lengths import TWIPS_PER_MM
from bot.documents.namespaces import WORDS as W
from bot.documents.text import render_text

PARAGRAPH_STYLES: Mapping[str, tuple[str, str]] = {
    "title": ("Title", "Title"),
    "addressee": ("Salutation", "Salutation"),
    "body": ("BodyText", "Body Text"),
    "heading_1": ("Heading1", "heading 1"),
    "heading_2": ("Heading2", "heading 2"),
    "heading_3": ("Heading3", "heading 3"),
    "heading_4": ("Heading4", "heading 4"),
    "heading_5": ("Heading5", "heading 5"),
    "signature": ("Signature", "Signature"),
    "date": ("Date", "Date"),
    "caption": ("Caption", "caption"),
    "table_head": ("TableHeading", "Table Heading"),
    "table_cell": ("TableContents", "Table Contents"),
    "attachments": ("AttachmentList", "Attachment List"),
    "note": ("ClosingNote", "Closing Note"),
    "attachment": ("AttachmentMark", "Attachment Mark"),
    "attachment_title": ("AttachmentTitle", "Attachment Title"),
    "copy_number": ("CopyNumber", "Copy Number"),
    "secrecy": ("Secrecy", "Secrecy"),
    "urgency": ("Urgency", "Urgency"),
    "organ": ("IssuingOrgan", "Issuing Organ"),
    "number": ("DocumentNumber", "Document Number"),
    "issuer": ("Issuer", "Issuer"),
    "copies": ("ImprintCopies", "Imprint Copies"),
    "issued": ("ImprintIssued", "Imprint Issued"),
    "red_rule": ("RedRule", "Red Rule"),
}
"""A page format's style → id and name in the file: Word's own, which it shows in any language.

Word has none for what is in a table: those two are LibreOffice's; nor for the other places of an
official document: these are ours.
"""

_OURS = frozenset(list(PARAGRAPH_STYLES)[list(PARAGRAPH_STYLES).index("table_head") :])

HEADER_STYLE, FOOTER_STYLE = "Header", "Footer"
ISSUER_NAME = "IssuerName"
"""The character style of the name of who signs (签发人)."""

TABLE_STYLE = "TableGrid"

CELL_PADDING = 57
"""Between a cell's text and the lines beside it, in twentieths of a point."""


def get_run_in_style(level: int) -> str:
    """Return the id of the character style of a run-in heading.

    It is the character half of the linked style “Heading n”, so that a change of the one changes
    the other. It has no outline level: a level belongs to a paragraph, and would put the whole text
    behind the heading into Word's navigation pane.
    """
    return f"Heading{level}Char"


def render_styles(page: PageFormat) -> list[str]:
    """Return the style elements of the format: Normal, all kinds of paragraph, runs, edges."""
    return [
        _render_normal(page),
        *(
            _render_paragraph_style(name, style, page)
            for name, style in page.styles
            if name in PARAGRAPH_STYLES
        ),
        *(
            _render_run_in_style(_get_level(name), style, page)
            for name, style in page.styles
            if _get_level(name) > 1
        ),
        _render_issuer_style(page),
        _render_red_rule_style(page),
        _render_edge_style(HEADER_STYLE, page.header.style, page),
        _render_edge_style(FOOTER_STYLE, page.page_number.style, page),
        _render_table_style(),
    ]


def render_default_run(page: PageFormat) -> str:
    """Return the run properties that hold where no style says otherwise."""
    # As Word itself writes it. Of figures and letters in Chinese, LibreOffice would break numbers.
    language = '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    run = _render_run_format(page.styles.body, 0)  # the spacing is for the text's own styles
    return f'<w:rPr xmlns:w="{W}">{run}{language}</w:rPr>'


def render_font_table(page: PageFormat) -> bytes:
    """Return word/fontTable.xml: what a reader takes for a font that it has not got.

    A style can name only one font; its substitute stands here as its other name.
    """
    fonts = "".join(map(_render_font, page.fonts))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<w:fonts xmlns:w="{W}">{fonts}</w:fonts>'.encode()
    )


def render_indent(side: str, chars: float, style: Style) -> str:
    """Return the attributes of an indent of so many characters.

    Word goes by the characters; the same length in twentieths of a point is for other programs.
    """
    length = round(chars * style.size_pt * 20)
    return f' w:{side}Chars="{round(chars * 100)}" w:{side}="{length}"'


def render_right_tab(style: Style, page: PageFormat) -> str:
    """Return the place of the second of two texts on a line: its end, one character in."""
    stop = round(page.text_width - style.size_pt * 20)
    return f'<w:tabs><w:tab w:val="right" w:pos="{stop}"/></w:tabs>'


def _render_normal(page: PageFormat) -> str:
    # Without widow control every page holds the same number of lines, as the standard wants. No
    # punctuation hangs in the margin or stands where a line begins; no word or number is broken.
    return (
        f'<w:style xmlns:w="{W}" w:type="paragraph" w:default="1" w:styleId="Normal">'
        '<w:name w:val="Normal"/><w:qFormat/>'
        '<w:pPr><w:widowControl w:val="0"/><w:kinsoku/><w:wordWrap/><w:overflowPunct w:val="0"/>'
        f"{render_spacing(page.styles.body, page)}</w:pPr>"
        "</w:style>"
    )


def _render_paragraph_style(name: str, style: Style, page: PageFormat) -> str:
    style_id, label = PARAGRAPH_STYLES[name]
    level = _get_level(name)
    link = f'<w:link w:val="{get_run_in_style(level)}"/>' if level > 1 else ""
    outline = f'<w:outlineLvl w:val="{level - 1}"/>' if level else ""
    custom = ' w:customStyle="1"' if name in _OURS else ""
    following = style_id if name.startswith("table") else "BodyText"
    return (
        f'<w:style xmlns:w="{W}" w:type="paragraph"{custom} w:styleId="{style_id}">'
        f'<w:name w:val="{label}"/><w:basedOn w:val="Normal"/><w:next w:val="{following}"/>'
        f"{link}<w:qFormat/><w:pPr>{_render_paragraph_format(style, page)}{outline}</w:pPr>"
        f"<w:rPr>{_render_run_format(style, page.find_spacing(style))}</w:rPr></w:style>"
    )


def _get_level(name: str) -> int:
    """Return the level of a heading's style; 0 for any other."""
    return int(name[-1]) if name.startswith("heading") else 0


def _render_run_in_style(level: int, style: Style, page: PageFormat) -> str:
    link = f'<w:link w:val="Heading{level}"/>'
    return _render_character_style(
        get_run_in_style(level), f"Heading {level} Char", link, style, page
    )


def _render_issuer_style(page: PageFormat) -> str:
    return _render_character_style(ISSUER_NAME, "Issuer Name", "", page.styles.issuer_name, page)


def _render_character_style(
    style_id: str, label: str, link: str, style: Style, page: PageFormat
) -> str:
    run = _render_run_format(style, page.find_spacing(style))
    return (
        f'<w:style xmlns:w="{W}" w:type="character" w:customStyle="1" w:styleId="{style_id}">'
        f'<w:name w:val="{label}"/><w:basedOn w:val="DefaultParagraphFont"/>'
        f"{link}<w:rPr>{run}</w:rPr></w:style>"
    )


def _render_red_rule_style(page: PageFormat) -> str:
    """Return the style of an empty paragraph whose lower edge is the rule, so far below the text.

    An exact line leaves a fifth of its height below the line the characters stand on, of which
    these take an eighth of their size.
    """
    rule, number = page.red_rule, page.styles.number
    style_id, label = PARAGRAPH_STYLES["red_rule"]
    left = (number.line_pt or page.line_pt) * 4 - number.size_pt * 20 / 8
    height = max(round(rule.below_mm * TWIPS_PER_MM - left), 2)
    return (
        f'<w:style xmlns:w="{W}" w:type="paragraph" w:customStyle="1" w:styleId="{style_id}">'
        f'<w:name w:val="{label}"/><w:basedOn w:val="Normal"/><w:next w:val="BodyText"/><w:pPr>'
        f'<w:pBdr><w:bottom w:val="single" w:sz="{round(rule.width_mm * 72 * 8 / 25.4)}"'
        f' w:space="0" w:color="{rule.color}"/></w:pBdr><w:snapToGrid w:val="0"/>'
        f'<w:spacing w:before="0" w:after="0" w:line="{height}" w:lineRule="exact"/></w:pPr>'
        '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:style>'
    )


def _render_edge_style(style_id: str, style: Style, page: PageFormat) -> str:
    """Return the style of what stands over or under the text of every page."""
    return (
        f'<w:style xmlns:w="{W}" w:type="paragraph" w:styleId="{style_id}">'
        f'<w:name w:val="{style_id.lower()}"/><w:basedOn w:val="Normal"/>'
        f"<w:pPr>{_render_paragraph_format(style, page)}</w:pPr>"
        f"<w:rPr>{_render_run_format(style, 0)}</w:rPr></w:style>"
    )


def _render_table_style() -> str:
    """Return the style of tables: a thin line round every cell."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0"/>' for side in sides)
    padding = "".join(
        f'<w:{side} w:w="{CELL_PADDING}" w:type="dxa"/>' for side in ("left", "right")
    )
    return (
        f'<w:style xmlns:w="{W}" w:type="table" w:styleId="{TABLE_STYLE}">'
        '<w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>'
        f"<w:tblPr><w:tblBorders>{lines}</w:tblBorders>"
        f"<w:tblCellMar>{padding}</w:tblCellMar></w:tblPr></w:style>"
    )


def _render_paragraph_format(style: Style, page: PageFormat) -> str:
    left = render_indent("left", style.left_chars, style) if style.left_chars else ""
    right = render_indent("right", style.right_chars, style)
    first = render_indent("firstLine", style.first_line_chars, style)
    return (
        ("<w:keepNext/>" if style.keep_next else "")
        + ("<w:pageBreakBefore/>" if style.new_page else "")
        # A line of a height of its own has no place in the grid of the text's.
        + ('<w:snapToGrid w:val="0"/>' if style.line_pt else "")
        + render_spacing(style, page)
        + f"<w:ind{left}{right}{first}/>"
        # Two paragraphs of a kind (a signature of two offices) stand together.
        + ("<w:contextualSpacing/>" if style.before_lines or style.after_lines else "")
        + f'<w:jc w:val="{style.align}"/>'
    )


def render_spacing(style: Style, page: PageFormat, before_lines: float | None = None) -> str:
    """Return the height of a line, and the room around a paragraph; `before_lines` overrules."""
    above = style.before_lines if before_lines is None else before_lines
    before, after = (round(lines * page.line_pt * 20) for lines in (above, style.after_lines))
    line = round((style.line_pt or page.line_pt) * 20)
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="exact"/>'


def _render_run_format(style: Style, spacing: int) -> str:
    font, size = render_text(style.font), round(style.size_pt * 2)
    slots = " ".join(f'w:{slot}="{font}"' for slot in ("ascii", "hAnsi", "eastAsia", "cs"))
    bold = "<w:b/><w:bCs/>" if style.bold else ""
    color = f'<w:color w:val="{style.color}"/>' if style.color else ""
    between = f'<w:spacing w:val="{spacing}"/>' if spacing else ""
    return (
        f'<w:rFonts w:hint="eastAsia" {slots}/>{bold}{color}{between}'
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    )


def _render_font(font: Font) -> str:
    instead = f'<w:altName w:val="{render_text(font.instead)}"/>' if font.instead else ""
    return (
        f'<w:font w:name="{render_text(font.name)}">{instead}'
        # 86 is GB 2312: Word then takes another Chinese font, and not a Latin one.
        f'<w:charset w:val="86"/><w:family w:val="{font.family}"/><w:pitch w:val="variable"/>'
        "</w:font>"
    )
