"""The part of a .docx that is the same for every report: built once per page format."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.documents.page_format import PageFormat, PageNumber
from bot.documents.styles import (
    FOOTER_STYLE,
    W,
    render_default_run,
    render_font_table,
    render_indent,
    render_styles,
)
from bot.documents.text import render_text

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section, _Footer

BODY_PART = "word/document.xml"

_SETTINGS = """
<w:zoom w:percent="100"/>
<w:evenAndOddHeaders/>
<w:characterSpacingControl w:val="compressPunctuation"/>
<w:compat>
  <w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"
    w:val="15"/>
</w:compat>
<w:themeFontLang w:val="zh-CN" w:eastAsia="zh-CN"/>
"""
"""Odd and even pages have footers of their own; mode 15 spares the reader “compatibility mode”."""

_KEPT_STYLES = {"DefaultParagraphFont", "TableNormal", "NoList"}


@dataclass(frozen=True, slots=True)
class Base:
    """A .docx without its text: files by name, and what stands before and after the body's text."""

    files: Mapping[str, bytes]
    before: str
    after: str


@lru_cache(maxsize=8)
def build_base(page: PageFormat) -> Base:
    """Return the base of a page format; the first call of a process takes a tenth of a second."""
    from docx import Document  # imported late: the bot is up before it writes its first report

    document = Document()
    _drop_parts(document)
    _set_styles(document, page)
    _set_settings(document)
    _set_section(document.sections[0], page)
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
    section.header_distance = Mm(page.margins.top_mm / 2)
    section.footer_distance = Mm(page.page_number.edge_mm)
    for grid in section._sectPr.xpath("w:docGrid"):  # a grid would stretch the exact line pitch
        grid.getparent().remove(grid)
    _set_footer(section.footer, "right", page.page_number)
    _set_footer(section.even_page_footer, "left", page.page_number)


def _set_footer(footer: _Footer, side: str, number: PageNumber) -> None:
    from docx.oxml.parser import parse_xml

    footer.is_linked_to_previous = False
    (old,) = footer.paragraphs
    new = parse_xml(_render_footer(side, number))
    old._p.getparent().replace(old._p, new)


def _render_footer(side: str, number: PageNumber) -> str:
    indent = render_indent(side, number.inset_chars, number.style)
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
    with zipfile.ZipFile(stream) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    before, after = files.pop(BODY_PART).decode().split("<w:body>")
    return Base(files, f"{before}<w:body>", after)
