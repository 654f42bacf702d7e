"""A report assembled with python-docx, the way its manual shows it: paragraph by paragraph."""

from __future__ import annotations

import io

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph as Line

from conversations.report.building import render_block
from conversations.report.outline import Heading, Joined, Outline, OutlineBlock, RunIn

_FONTS = {1: "黑体", 2: "楷体_GB2312"}
_TEXT = "仿宋_GB2312"


def assemble(outline: Outline) -> bytes:
    """Return the report on the library's own template."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.left_margin = Mm(37), Mm(28)
    title = _add_line(document, 0)
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _add_run(title, outline.title, "方正小标宋简体", 22)
    for block in outline.blocks:
        _add_block(document, block)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _add_block(document: Document, block: OutlineBlock) -> None:
    line = _add_line(document, 2)
    match block:
        case Heading():
            _add_run(line, block.text, _FONTS.get(block.level, _TEXT), 16)
        case RunIn():
            _add_run_in(line, block)
        case Joined():
            for part in block.parts:
                _add_run_in(line, part)
        case _:
            _add_run(line, render_block(block), _TEXT, 16)


def _add_run_in(line: Line, block: RunIn) -> None:
    _add_run(line, block.heading, _FONTS.get(block.level, _TEXT), 16)
    _add_run(line, block.text, _TEXT, 16)


def _add_line(document: Document, indent: int) -> Line:
    line = document.add_paragraph()
    line.paragraph_format.first_line_indent = Pt(16 * indent)
    line.paragraph_format.line_spacing = Pt(28.95)
    line.paragraph_format.space_after = Pt(0)
    return line


def _add_run(line: Line, text: str, font: str, points: float) -> None:
    run = line.add_run(text)
    run.font.name, run.font.size = font, Pt(points)
    run._r.rPr.rFonts.set(qn("w:eastAsia"), font)
