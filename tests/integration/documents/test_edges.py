"""What stands over every page, and what a file manager shows."""

from dataclasses import replace

import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, RGBColor, Twips

from bot.documents.docx import build_docx
from bot.documents.formats.page_format import PageFormat
from tests.integration.documents.conftest import PROPERTIES, parse


def read_headers(content):
    (section,) = parse(content).sections
    headers = (section.header, section.even_page_header)
    return [[each.text for each in header.paragraphs] for header in headers]


def build(report, page, **changes):
    return build_docx(report, replace(PROPERTIES, **changes), page)


def write_header(page: PageFormat, text: str) -> PageFormat:
    return page.model_copy(update={"header": page.header.model_copy(update={"text": text})})


def test_a_final_copy_has_nothing_over_its_pages(page, report):
    (section,) = parse(build(report, page)).sections

    assert section.header.is_linked_to_previous
    assert not section._sectPr.xpath("w:headerReference")


def test_a_draft_copy_is_marked_over_every_page(page, report):
    assert read_headers(build(report, page, mark="草稿")) == [["草稿"], ["草稿"]]


def test_the_mark_is_small_grey_and_above_the_text(page, report):
    document = parse(build(report, page, mark="草稿"))
    style = document.styles["Header"]

    assert style.font.color.rgb == RGBColor(128, 128, 128)
    assert style.font.size.pt < 14
    assert document.sections[0].header_distance < Mm(page.margins.top_mm) - style.font.size


def test_a_mark_is_text_and_no_markup(page, report):
    assert read_headers(build(report, page, mark='<w:r/>&"')) == [['<w:r/>&"']] * 2


def test_an_office_may_write_something_over_its_pages(page, report):
    own = write_header(page, "内部资料")

    assert read_headers(build(report, own)) == [["内部资料"]] * 2
    assert read_headers(build(report, own, mark="草稿")) == [["内部资料　草稿"]] * 2


def test_the_same_draft_copy_gives_the_same_bytes(page, report):
    marked = [build(report, page, mark="草稿", unit="局", keywords=("甲",)) for _ in range(2)]

    assert marked[0] == marked[1]
    assert build(report, page) == build(report, page)
    assert build(report, page) != marked[0]


def test_the_properties_name_unit_and_keywords(page, report):
    content = build(report, page, unit="市档案馆<&>", keywords=("上半年", "a&b"))

    properties = parse(content).core_properties
    assert (properties.author, properties.last_modified_by) == ("市档案馆<&>", "张三")
    assert properties.keywords == "上半年；a&b"
    assert parse(build(report, page)).core_properties.author == "张三"


def test_the_grid_of_lines_is_as_high_as_a_line(read_back, report):
    (grid,) = read_back(report).sections[0]._sectPr.xpath("w:docGrid")

    assert (grid.get(qn("w:type")), grid.get(qn("w:linePitch"))) == ("lines", "579")


@pytest.mark.parametrize(
    ("name", "spacing"),
    [("Body Text", "-5"), ("Heading 1", "-5"), ("Heading 2 Char", "-5"), ("Signature", "-5")]
    + [(name, None) for name in ("Title", "Table Contents", "Footer", "Imprint Issued")],
)
def test_only_characters_of_the_texts_size_stand_closer(read_back, report, name, spacing):
    found = read_back(report).styles[name].element.xpath("w:rPr/w:spacing/@w:val")

    assert found == ([spacing] if spacing else [])


def test_no_page_is_left_short_for_the_sake_of_a_paragraph(read_back, report):
    normal = read_back(report).styles["Normal"].element.pPr

    assert normal.find(qn("w:widowControl")).get(qn("w:val")) == "0"
    assert normal.find(qn("w:kinsoku")) is not None
    assert normal.find(qn("w:wordWrap")) is not None
    assert normal.find(qn("w:overflowPunct")).get(qn("w:val")) == "0"


@pytest.mark.parametrize(("name", "signs"), [("Before", "，。、”》）—…％"), ("After", "“《（〔")])
def test_word_is_told_what_no_line_begins_or_ends_with(read_back, report, name, signs):
    settings = read_back(report).settings.element

    (kept,) = settings.findall(qn(f"w:noLineBreaks{name}"))
    assert set(signs) <= set(kept.get(qn("w:val")))
    assert kept.get(qn("w:lang")) == "zh-CN"


def test_twenty_two_lines_fill_the_height_of_the_text(page):
    lines = 22 * Twips(round(page.line_pt * 20))

    assert lines <= Mm(297 - 37 - 35) < lines + Twips(30)
