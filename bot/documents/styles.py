"""The styles and the font table of a page format, in WordprocessingML."""

from __future__ import annotations

from collections.abc import Mapping

from bot.documents.page_format import Font, PageFormat, Style
from bot.documents.text import render_text

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

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
}
"""A page format's style → id and name in the file: Word's own, which it shows in any language.

Word has none for what is in a table; these are LibreOffice's.
"""

FOOTER_STYLE = "Footer"
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
    """Return the style elements of the format: Normal, all kinds of paragraph, run-in headings."""
    return [
        _render_normal(page),
        *(_render_paragraph_style(name, style, page) for name, style in page.styles),
        *(
            _render_run_in_style(_get_level(name), style)
            for name, style in page.styles
            if _get_level(name) > 1
        ),
        _render_footer_style(page),
        _render_table_style(),
    ]


def render_default_run(page: PageFormat) -> str:
    """Return the run properties that hold where no style says otherwise."""
    language = '<w:lang w:val="zh-CN" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    return f'<w:rPr xmlns:w="{W}">{_render_run_format(page.styles.body)}{language}</w:rPr>'


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


def _render_normal(page: PageFormat) -> str:
    # Without widow control every page holds the same number of lines, as the standard wants.
    return (
        f'<w:style xmlns:w="{W}" w:type="paragraph" w:default="1" w:styleId="Normal">'
        '<w:name w:val="Normal"/><w:qFormat/>'
        f'<w:pPr><w:widowControl w:val="0"/>{_render_spacing(page.styles.body, page)}</w:pPr>'
        "</w:style>"
    )


def _render_paragraph_style(name: str, style: Style, page: PageFormat) -> str:
    style_id, label = PARAGRAPH_STYLES[name]
    level, table = _get_level(name), name.startswith("table")
    link = f'<w:link w:val="{get_run_in_style(level)}"/>' if level > 1 else ""
    outline = f'<w:outlineLvl w:val="{level - 1}"/>' if level else ""
    custom = ' w:customStyle="1"' if table else ""
    following = style_id if table else "BodyText"
    return (
        f'<w:style xmlns:w="{W}" w:type="paragraph"{custom} w:styleId="{style_id}">'
        f'<w:name w:val="{label}"/><w:basedOn w:val="Normal"/><w:next w:val="{following}"/>'
        f"{link}<w:qFormat/><w:pPr>{_render_paragraph_format(style, page)}{outline}</w:pPr>"
        f"<w:rPr>{_render_run_format(style)}</w:rPr></w:style>"
    )


def _get_level(name: str) -> int:
    """Return the level of a heading's style; 0 for any other."""
    return int(name[-1]) if name.startswith("heading") else 0


def _render_run_in_style(level: int, style: Style) -> str:
    return (
        f'<w:style xmlns:w="{W}" w:type="character" w:customStyle="1"'
        f' w:styleId="{get_run_in_style(level)}">'
        f'<w:name w:val="Heading {level} Char"/><w:basedOn w:val="DefaultParagraphFont"/>'
        f'<w:link w:val="Heading{level}"/><w:rPr>{_render_run_format(style)}</w:rPr></w:style>'
    )


def _render_footer_style(page: PageFormat) -> str:
    style = page.page_number.style
    return (
        f'<w:style xmlns:w="{W}" w:type="paragraph" w:styleId="{FOOTER_STYLE}">'
        '<w:name w:val="footer"/><w:basedOn w:val="Normal"/>'
        f"<w:pPr>{_render_paragraph_format(style, page)}</w:pPr>"
        f"<w:rPr>{_render_run_format(style)}</w:rPr></w:style>"
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
    right = render_indent("right", style.right_chars, style)
    first = render_indent("firstLine", style.first_line_chars, style)
    return (
        ("<w:keepNext/>" if style.keep_next else "")
        + _render_spacing(style, page)
        + f"<w:ind{right}{first}/>"
        # Two paragraphs of a kind (a signature of two offices) stand together.
        + ("<w:contextualSpacing/>" if style.before_lines or style.after_lines else "")
        + f'<w:jc w:val="{style.align}"/>'
    )


def _render_spacing(style: Style, page: PageFormat) -> str:
    before, after = (round(n * page.line_pt * 20) for n in (style.before_lines, style.after_lines))
    line = round((style.line_pt or page.line_pt) * 20)
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="exact"/>'


def _render_run_format(style: Style) -> str:
    font, size = render_text(style.font), round(style.size_pt * 2)
    slots = " ".join(f'w:{slot}="{font}"' for slot in ("ascii", "hAnsi", "eastAsia", "cs"))
    bold = "<w:b/><w:bCs/>" if style.bold else ""
    return (
        f'<w:rFonts w:hint="eastAsia" {slots}/>{bold}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    )


def _render_font(font: Font) -> str:
    instead = f'<w:altName w:val="{render_text(font.instead)}"/>' if font.instead else ""
    return (
        f'<w:font w:name="{render_text(font.name)}">{instead}'
        # 86 is GB 2312: Word then takes another Chinese font, and not a Latin one.
        f'<w:charset w:val="86"/><w:family w:val="{font.family}"/><w:pitch w:val="variable"/>'
        "</w:font>"
    )
