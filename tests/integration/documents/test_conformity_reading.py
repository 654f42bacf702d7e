"""Documents that others made: judged by how they are printed, refused where they might do harm."""

from __future__ import annotations

import io
import re
import zipfile
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement, parse_xml
from docx.shared import Mm, Pt, Twips
from docx.text.paragraph import Paragraph
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.authoring.finding import find_interview
from bot.authoring.preview import build_sample, build_sample_docx
from bot.documents.conformity.checking import check_document
from bot.documents.conformity.effective import Paragraph as Effective
from bot.documents.conformity.places import place_paragraphs
from bot.documents.conformity.reading import read_document
from bot.documents.docx import build_docx
from bot.documents.formats.page_format import PageFormat, load_page_format
from bot.documents.reading.refusals import ReadingError
from bot.words.folders import find_folders
from conversations.periods import find_period
from conversations.report.outline import Chart, Outline, Series
from tests.integration.documents.conftest import PROPERTIES
from tests.integration.documents.test_conformity import GRID, change, find_all, set_font

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TEXT = "馆里把卷宗数字化列为头等任务，抽调骨干组成专班，补齐了历年缺漏。"
LINES = (
    ("关于档案工作情况的报告", "方正小标宋_GBK", 22, 0.0),
    ("", "仿宋", 16, 0.0),
    ("市委：", "仿宋", 16, 0.0),
    (TEXT, "仿宋", 16, 2.0),
    ("一、主要做法", "SimHei", 16, 2.0),
    ("（一）抓学习", "KaiTi_GB2312", 16, 2.0),
    (TEXT, "FangSong", 16, 2.0),
    ("市档案馆", "仿宋", 16, 0.0),
    ("2026年6月30日", "仿宋", 16, 0.0),
)


def add_line(document: Document, text: str, font: str, points: float, first: float) -> Paragraph:
    line = document.add_paragraph()
    line.paragraph_format.space_after = Pt(0)
    line.paragraph_format.line_spacing = 1.0
    line.paragraph_format.widow_control = False
    line.paragraph_format.first_line_indent = Pt(first * points)
    run = line.add_run(text)
    run.font.size = Pt(points)
    set_font(run, font)
    for slot in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme"):
        run._r.rPr.rFonts.attrib.pop(qn(f"w:{slot}"), None)
    return line


def set_page(document: Document) -> None:
    """A4 with the standard's margins, and a grid of 22 lines of 28 characters."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(25)
    for old in section._sectPr.findall(qn("w:docGrid")):
        section._sectPr.remove(old)
    grid = f'<w:docGrid {W} w:type="linesAndChars" w:linePitch="579" w:charSpace="-849"/>'
    section._sectPr.append(parse_xml(grid))


def add_number(line: Paragraph, side: WD_ALIGN_PARAGRAPH) -> None:
    """A page's number in a simple field, its inset made of a full-width space."""
    inset = "\u3000"
    texts = (
        ("— ", None, " —" + inset)
        if side == WD_ALIGN_PARAGRAPH.RIGHT
        else (inset + "— ", None, " —")
    )
    line.alignment = side
    line.paragraph_format.line_spacing = Pt(18)
    line.paragraph_format.space_after = Pt(0)
    for text in texts:
        run = line.add_run(text or "1")
        run.font.size = Pt(14)
        set_font(run, "宋体")
        if text is None:
            field = OxmlElement("w:fldSimple")
            field.set(qn("w:instr"), " PAGE \\* MERGEFORMAT ")
            run._r.addprevious(field)
            field.append(run._r)


@pytest.fixture
def foreign() -> Document:
    """A report in which every paragraph is Normal, formatted by hand on the library's template."""
    document = docx.Document()
    set_page(document)
    lines = [add_line(document, *line) for line in LINES]
    lines[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    for line, right in zip(lines[-2:], (4 + (7.75 - 4) / 2, 4), strict=True):
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        line.paragraph_format.right_indent = Twips(round(right * 320))
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    add_number(section.footer.paragraphs[0], WD_ALIGN_PARAGRAPH.RIGHT)
    add_number(section.even_page_footer.paragraphs[0], WD_ALIGN_PARAGRAPH.LEFT)
    return document


def save(document: Document) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def repack(content: bytes, name: str, part: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w") as new:
        for each in old.namelist():
            new.writestr(each, part if each == name else old.read(each), zipfile.ZIP_DEFLATED)
    return file.getvalue()


def read_one(document: Document) -> Effective:
    """The last paragraph, as it is printed."""
    block = read_document(save(document)).blocks[-1]
    assert isinstance(block, Effective)
    return block


def test_a_document_formatted_by_hand_conforms(foreign: Document) -> None:
    assert find_all(save(foreign)) == []


def test_its_parts_are_known_by_text_and_place(foreign: Document) -> None:
    placed = place_paragraphs(read_document(save(foreign))).placed
    assert [(each.role, each.level) for each in placed] == [
        *(("title", 0), ("blank", 0), ("addressee", 0), ("body", 0)),
        *(("heading", 1), ("heading", 2), ("body", 0), ("signature", 0), ("date", 0)),
    ]


@pytest.mark.parametrize(
    "name",
    [
        *("annual_responsibility", "half_year_responsibility", "rectification_speech"),
        *("workforce_building", "workforce_full"),
    ],
)
def test_a_shipped_reports_sample_conforms_but_for_what_it_stands_for(name: str) -> None:
    folders, now = find_folders(None), datetime(2026, 7, 1, tzinfo=UTC)
    interview = find_interview(name, folders)
    sample = build_sample(interview, find_period(interview.periods, now.date()))
    content = build_sample_docx(interview, sample, load_page_format(folders), now)
    assert {key for _, key in find_all(content)} <= {"issuer_colon", "title_break"}


def test_a_draft_copy_with_a_chart_and_a_table_at_its_end_conforms(
    report: Outline, page: PageFormat
) -> None:
    numbers = Series("人数", (Decimal(3), Decimal(5)))
    chart = Chart("pie", "人员构成", ("男", "女"), (numbers,), "人")
    *text, signature, date = report.blocks
    outline = replace(report, blocks=(*text, chart, GRID, signature, date))
    content = build_docx(outline, replace(PROPERTIES, mark="草稿"), page)
    assert find_all(content) == []
    roles = [each.role for each in place_paragraphs(read_document(content)).placed]
    assert roles.count("caption") == 2
    assert roles[-2:] == ["signature", "date"]


def test_an_indent_of_full_width_spaces_is_as_good(foreign: Document) -> None:
    line = foreign.paragraphs[3]
    line.paragraph_format.first_line_indent = Pt(0)
    line.runs[0].text = "\u3000\u3000" + TEXT
    assert find_all(save(foreign)) == []


def test_the_librarys_own_template_deviates_in_all_it_does_not_set() -> None:
    document = docx.Document()
    document.add_heading("关于档案工作情况的报告", 0)
    document.add_heading("一、主要做法", 1)
    document.add_paragraph(TEXT)
    assert find_all(save(document)) == [
        ("5.1", "paper"),
        *(("5.2.1", key) for key in ("margin_top", "margin_left", "text_width", "text_height")),
        ("5.2.2", "theme_font"),
        *(("5.2.3", key) for key in ("lines_unset", "space", "widows", "space")),
        *(("5.2.4", "colour"),) * 2,
        *(("7.3.1", key) for key in ("font", "size", "not_centred")),
        *(("7.3.3", key) for key in ("font", "size", "start", "font", "size")),
        ("7.5", "page_number_absent"),
    ]


def test_fonts_come_by_style_from_the_theme() -> None:
    document = docx.Document()
    document.add_paragraph("正文")
    look = read_one(document).look
    assert (look.east_asia.name, look.east_asia.themed, look.ascii.name) == (
        "宋体",
        True,
        "Cambria",
    )


def test_a_style_is_overruled_by_what_is_based_on_it_and_that_by_the_run() -> None:
    document = docx.Document()
    base = document.styles.add_style("甲", 1)
    base.font.size, base.font.name = Pt(14), "仿宋"
    based = document.styles.add_style("乙", 1)
    based.base_style, based.font.size = base, Pt(16)
    letters = document.styles.add_style("丙", 2)
    letters.font.size = Pt(18)
    line = document.add_paragraph("一", "乙")
    line.add_run("二", "丙")
    line.add_run("三", "丙").font.size = Pt(22)
    runs = read_one(document).runs
    assert [run.format.size for run in runs] == [16, 18, 22]
    assert {run.format.ascii.name for run in runs} == {"仿宋"}


def test_styles_that_are_based_on_each_other_are_read() -> None:
    document = docx.Document()
    one, other = (document.styles.add_style(name, 1) for name in "甲乙")
    one.base_style, other.base_style = other, one
    one.font.size = Pt(16)
    document.add_paragraph("一", "甲")
    assert read_one(document).look.size == 16


@pytest.mark.parametrize(
    ("indents", "first"),
    [
        ('w:firstLineChars="200" w:firstLine="99"', 640),
        ('w:firstLineChars="0" w:firstLine="640"', 640),
        ('w:firstLine="1.13cm"', 640.6),
        ('w:hangingChars="200"', -640),
        ('w:firstLine="x"', 0),
    ],
)
def test_an_indent_in_characters_goes_before_one_in_twips(indents: str, first: float) -> None:
    document = docx.Document()
    run = document.add_paragraph().add_run("正文")
    run.font.size = Pt(16)
    run._r.getparent().insert(0, parse_xml(f"<w:pPr {W}><w:ind {indents}/></w:pPr>"))
    assert read_one(document).format.first == pytest.approx(first, abs=0.1)


def test_deleted_and_hidden_text_is_not_judged(foreign: Document) -> None:
    line = foreign.paragraphs[3]
    line.add_run("隐藏").font.hidden = True
    run = parse_xml(f"<w:del {W}><w:r><w:delText>删去</w:delText></w:r></w:del>")
    line._p.append(run)
    assert find_all(save(foreign)) == []


# Hostile files.


def refuse(content: bytes) -> str:
    with pytest.raises(ReadingError) as caught:
        check_document(content)
    assert str(caught.value)
    return caught.value.reason


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"PK\x03\x04 not a zip", "broken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old_format"),
    ],
)
def test_what_is_no_docx_is_refused(content: bytes, reason: str) -> None:
    assert refuse(content) == reason


@pytest.mark.parametrize("part", ["document.xml", "styles.xml", "theme/theme1.xml", "settings.xml"])
def test_entities_are_refused_wherever_they_are(foreign: Document, part: str) -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    assert refuse(repack(save(foreign), f"word/{part}", bomb)) == "declarations"


def test_a_bomb_is_refused(foreign: Document) -> None:
    bomb = b"<a>" + b" " * 19_000_000 + b"</a>"
    assert refuse(repack(save(foreign), "word/document.xml", bomb)) == ("unpacks_too_much")


def test_an_archive_without_a_document_is_refused() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", "a")
    assert refuse(file.getvalue()) == "broken"


@pytest.mark.parametrize("part", ["styles.xml", "footer1.xml", "theme/theme1.xml", "settings.xml"])
def test_parts_of_another_sort_are_passed_over(foreign: Document, part: str) -> None:
    for other in (b"<a/>", f'<a {W}><w:styles/><w:p w:val="1"/></a>'.encode()):
        assert check_document(repack(save(foreign), f"word/{part}", other))


@cache
def build_seed() -> bytes:
    document = docx.Document()
    set_page(document)
    for line in LINES:
        add_line(document, *line)
    table = document.add_table(2, 2)
    table.cell(0, 0).text = "单位"
    add_number(document.sections[0].footer.paragraphs[0], WD_ALIGN_PARAGRAPH.RIGHT)
    return save(document)


@cache
def list_tags() -> tuple[bytes, list[re.Match[bytes]]]:
    with zipfile.ZipFile(io.BytesIO(build_seed())) as archive:
        main = archive.read("word/document.xml")
    return main, list(re.finditer(rb'<w:(\w+)|"([^"]*)"', main))


MUTANTS = st.sampled_from(
    [b"", b"-1", b"x", b"999999999999", b"0", b"nan", b"1e9", b"p", b"tbl", b"pPr", b"sectPr", b"r"]
)


@given(st.lists(st.tuples(st.integers(min_value=0), MUTANTS), min_size=1, max_size=8))
@settings(max_examples=60, deadline=None)
def test_no_mutated_document_breaks_it(mutations: list[tuple[int, bytes]]) -> None:
    main, places = list_tags()
    for at, value in sorted(mutations, key=lambda each: -(each[0] % len(places))):
        match = places[at % len(places)]
        group = 1 if match[1] is not None else 2
        start, end = match.span(group)
        main = main[:start] + value + main[end:]
    content = repack(build_seed(), "word/document.xml", main)
    with suppress(ReadingError):  # what is no XML any more
        assert check_document(content)


def test_what_was_changed_by_hand_is_found_again(foreign: Document) -> None:
    content = change(save(foreign), lambda each: set_font(each.paragraphs[6].runs[0], "楷体"))
    assert find_all(content) == [("7.3.3", "font")]
