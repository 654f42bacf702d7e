"""The part of a .docx that is the same for every report: built once per page format."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.documents.formats.page_format import PageFormat
from bot.documents.formats.page_styles import PageNumber
from bot.documents.namespaces import WORDS as W
from bot.documents.text import render_text
from bot.documents.writing.styles import (
    FOOTER_STYLE,
    HEADER_STYLE,
    render_default_run,
    render_font_table,
    render_indent,
    render_styles,
)
from bot.documents.zipped import unzip_files, zip_files

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section, _Footer, _Header

BODY_PART = "word/document.xml"
PROPERTIES_PART = "docProps/core.xml"

_NOT_FIRST = "!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞！＂％＇），．：；？］｀｜｝～￠—–"
_NOT_LAST = "$([{£¥·‘“〈《「『【〔〖〝＄（．［｛￡￥"
"""What no line begins or ends with: Word's own lists for Chinese, and the signs that join two
figures (GB/T 15834—2011, 5.1.7), of which a dash is a pair."""

_SETTINGS = f"""
<w:zoom w:percent="100"/>
<w:evenAndOddHeaders/>
<w:characterSpacingControl w:val="compressPunctuation"/>
<w:noLineBreaksAfter w:lang="zh-CN" w:val="{render_text(_NOT_LAST)}"/>
<w:noLineBreaksBefore w:lang="zh-CN" w:val="{render_text(_NOT_FIRST)}"/>
<w:compat>
  <w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"
    w:val="15"/>
</w:compat>
<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>
"""
"""Odd and even pages have footers of their own; mode 15 spares the reader “compatibility mode”."""

_KEPT_STYLES = {"DefaultParagraphFont", "TableNormal", "NoList"}


@dataclass(frozen=True, slots=True)
class Base:
    """A .docx without its text and properties.

    `files` by name, the same packed as `archive`, and what stands before and after the body's text.
    """

    files: Mapping[str, bytes]
    archive: bytes
    before: str
    after: str


@lru_cache(maxsize=16)
def build_base(page: PageFormat, mark: str = "") -> Base:
    """Return the base of a page format, `mark` over every page of it.

    The first call of a process takes a tenth of a second.
    """
    from docx import Document  # imported late: the bot is up before it writes its first report

    document = Document()
    _drop_parts(document)
    _set_styles(document, page)
    _set_settings(document)
    _set_section(document.sections[0], page)
    _set_headers(document.sections[0], page, mark)
    return _split(document)


def _drop_parts(document: Document) -> None:
    """Remove what the library's template brings along: theme (and its fonts), thumbnail, lists."""
    from docx.opc.constants import RELATIONSHIP_TYPE as KIND

    kept = {KIND.STYLES, KIND.SETTINGS, KIND.CORE_PROPERTIES, KIND.OFFICE_DOCUMENT}
    for rels in (document.part.rels, document.part.package.rels):
        for rel_id in [rel_id for rel_id, rel in rels.items() if rel.reltype not in kept]:
            del rels[rel_id]


def _set_styles(document: Document, page: PageFormat) -> None:
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.oxml.parser import parse_xml

    styles = document.styles.element
    for style in styles.style_lst:
        if style.styleId not in _KEPT_STYLES:
            styles.remove(style)
    styles.extend(parse_xml(xml) for xml in render_styles(page))
    (run,) = styles.xpath("w:docDefaults/w:rPrDefault/w:rPr")
    run.getparent().replace(run, parse_xml(render_default_run(page)))
    (paragraph,) = styles.xpath("w:docDefaults/w:pPrDefault")
    paragraph.clear()
    fonts = Part(
        PackURI("/word/fontTable.xml"), CONTENT_TYPE.WML_FONT_TABLE, render_font_table(page)
    )
    document.part.relate_to(fonts, RELATIONSHIP_TYPE.FONT_TABLE)


def _set_settings(document: Document) -> None:
    from docx.oxml.parser import parse_xml

    settings = document.settings.element
    settings[:] = parse_xml(f'<w:settings xmlns:w="{W}">{_SETTINGS}</w:settings>')[:]


def _set_section(section: Section, page: PageFormat) -> None:
    from docx.shared import Mm

    section.page_width, section.page_height = Mm(page.paper.width_mm), Mm(page.paper.height_mm)
    section.top_margin, section.bottom_margin = Mm(page.margins.top_mm), Mm(page.margins.bottom_mm)
    section.left_margin, section.right_margin = Mm(page.margins.left_mm), Mm(page.margins.right_mm)
    section.header_distance = Mm(page.header.edge_mm)
    section.footer_distance = Mm(page.page_number.edge_mm)
    _set_grid(section, page)
    middle = page.page_number.side == "center"
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        _set_edge(footer, _render_footer("center" if middle else side, page.page_number))


def _set_grid(section: Section, page: PageFormat) -> None:
    """Have the grid of the page's lines be as high as they are."""
    from docx.oxml.parser import parse_xml

    for grid in section._sectPr.xpath("w:docGrid"):
        grid.getparent().remove(grid)
    pitch = round(page.line_pt * 20)
    grid = f'<w:docGrid xmlns:w="{W}" w:type="lines" w:linePitch="{pitch}"/>'
    section._sectPr.append(parse_xml(grid))


def _set_headers(section: Section, page: PageFormat, mark: str) -> None:
    """Set the office's own text and the mark over odd and even pages; nothing for neither."""
    text = "　".join(filter(None, (page.header.text, mark)))
    if not text:
        return
    for header in (section.header, section.even_page_header):
        _set_edge(header, _render_header(text))


def _set_edge(edge: _Header | _Footer, paragraph: str) -> None:
    from docx.oxml.parser import parse_xml

    edge.is_linked_to_previous = False
    (old,) = edge.paragraphs
    old._p.getparent().replace(old._p, parse_xml(paragraph))


def _render_header(text: str) -> str:
    run = _render_run(f'<w:t xml:space="preserve">{render_text(text)}</w:t>')
    return f'<w:p xmlns:w="{W}"><w:pPr><w:pStyle w:val="{HEADER_STYLE}"/></w:pPr>{run}</w:p>'


def _render_footer(side: str, number: PageNumber) -> str:
    middle = side == "center"
    indent = "" if middle else render_indent(side, number.inset_chars, number.style)
    return (
        f'<w:p xmlns:w="{W}"><w:pPr><w:pStyle w:val="{FOOTER_STYLE}"/>'
        f"<w:ind{indent}/>"
        f'<w:jc w:val="{side}"/></w:pPr>'
        + _render_run(f'<w:t xml:space="preserve">{render_text(number.before)}</w:t>')
        + _render_run('<w:fldChar w:fldCharType="begin"/>')
        + _render_run('<w:instrText xml:space="preserve"> PAGE </w:instrText>')
        + _render_run('<w:fldChar w:fldCharType="separate"/>')
        + _render_run("<w:t>1</w:t>")
        + _render_run('<w:fldChar w:fldCharType="end"/>')
        + _render_run(f'<w:t xml:space="preserve">{render_text(number.after)}</w:t>')
        + "</w:p>"
    )


def _render_run(content: str) -> str:
    return f"<w:r>{content}</w:r>"


def _split(document: Document) -> Base:
    stream = io.BytesIO()
    document.save(stream)
    files = unzip_files(stream.getvalue())
    before, after = files.pop(BODY_PART).decode().split("<w:body>")
    del files[PROPERTIES_PART]
    return Base(files, zip_files(files), f"{before}<w:body>", after)
