import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, Twips
from hypothesis import given
from hypothesis import strategies as st

from bot.documents.docx import build_docx
from conversations.engine.texts import clean_text
from conversations.report.building import render_block
from conversations.report.outline import Heading, Joined, Outline, Paragraph, RunIn
from tests.integration.documents.conftest import PROPERTIES

ANY_TEXT = st.text(st.characters(exclude_categories=()))
"""Any text of any Unicode: control characters, lone surrogates and unassigned ones too."""


def join(title):
    """Return the title without the ends of its lines."""
    return title.replace("\n", "")


def get_fonts(style):
    fonts = style.element.rPr.find(qn("w:rFonts"))
    return {fonts.get(qn(f"w:{slot}")) for slot in ("ascii", "hAnsi", "eastAsia", "cs")}


def test_it_writes_every_block_in_order(read_back, report):
    paragraphs = read_back(report).paragraphs

    assert [paragraph.text for paragraph in paragraphs] == [
        report.title,
        *map(render_block, report.blocks),
    ]


def test_it_gives_every_block_its_style(read_back, report):
    paragraphs = read_back(report).paragraphs

    assert [paragraph.style.name for paragraph in paragraphs] == [
        "Title",
        "Salutation",
        "Body Text",
        "Heading 1",
        "Body Text",
        "Body Text",
        "Body Text",
        "Body Text",
        "Heading 1",
        "Heading 2",
        "Body Text",
        "Heading 3",
        "Body Text",
        "Heading 4",
        "Body Text",
        "Signature",
        "Date",
    ]


def test_a_run_in_heading_is_a_run_of_its_own_style(read_back, report):
    runs = read_back(report).paragraphs[4].runs

    assert runs[0].text == "（一）抓学习，打牢基础。"
    assert [run.style.name for run in runs] == ["Heading 2 Char", "Default Paragraph Font"]
    assert get_fonts(runs[0].style) == {"楷体_GB2312"}


@pytest.mark.parametrize("level", [2, 3, 4, 5])
def test_a_run_in_heading_of_every_level_has_its_style(read_back, level):
    (paragraph,) = read_back(Outline("", (RunIn(level, "标题。", "文字"),))).paragraphs

    heading, text = paragraph.runs
    assert (heading.text, heading.style.name) == ("标题。", f"Heading {level} Char")
    assert (text.text, text.style.name) == ("文字", "Default Paragraph Font")


def test_joined_parts_are_one_paragraph_each_heading_in_its_style(read_back):
    joined = Joined(
        (RunIn(2, "（一）甲。", ""), RunIn(5, "一是乙。", "丙。"), RunIn(5, "二是丁。", ""))
    )

    (paragraph,) = read_back(Outline("", (joined,))).paragraphs

    assert [(run.text, run.style.name) for run in paragraph.runs] == [
        ("（一）甲。", "Heading 2 Char"),
        ("一是乙。", "Heading 5 Char"),
        ("丙。", "Default Paragraph Font"),
        ("二是丁。", "Heading 5 Char"),
    ]


def test_headings_have_outline_levels_and_nothing_else_has(read_back, report):
    styles = read_back(report).styles.element.xpath("w:style[w:pPr/w:outlineLvl]")

    levels = {s.name_val: s.xpath("string(w:pPr/w:outlineLvl/@w:val)") for s in styles}
    assert levels == {f"heading {level}": str(level - 1) for level in range(1, 6)}


@pytest.mark.parametrize(
    ("name", "font", "points"),
    [
        ("Title", "方正小标宋简体", 22),
        ("Heading 1", "黑体", 16),
        ("Heading 2", "楷体_GB2312", 16),
        ("Heading 3", "仿宋_GB2312", 16),
        ("Heading 4", "仿宋_GB2312", 16),
        ("Heading 5", "仿宋_GB2312", 16),
        ("Caption", "黑体", 14),
        ("Table Heading", "仿宋_GB2312", 12),
        ("Table Contents", "仿宋_GB2312", 12),
        ("Body Text", "仿宋_GB2312", 16),
        ("Signature", "仿宋_GB2312", 16),
        ("Footer", "宋体", 14),
    ],
)
def test_every_style_sets_its_font_for_every_script(read_back, report, name, font, points):
    style = read_back(report).styles[name]

    assert get_fonts(style) == {font}
    assert style.font.size == Pt(points)


def test_no_font_comes_from_a_theme(read_back, report):
    document = read_back(report)

    assert "Theme" not in document.styles.element.xml.split("<w:docDefaults>")[1]
    assert not [part for part in document.part.package.iter_parts() if "theme" in part.partname]


def test_every_font_has_a_substitute_that_word_can_read(page, report):
    archive = zipfile.ZipFile(io.BytesIO(build_docx(report, PROPERTIES, page)))
    table = archive.read("word/fontTable.xml").decode()

    for font, instead in [("仿宋_GB2312", "仿宋"), ("方正小标宋简体", "华文中宋")]:
        assert f'<w:font w:name="{font}"><w:altName w:val="{instead}"/>' in table


def test_the_page_is_a4_with_the_margins_of_the_standard(read_back, report):
    (section,) = read_back(report).sections

    sizes = (section.page_width, section.page_height)
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    for length, millimetres in zip(sizes + margins, (210, 297, 37, 35, 28, 26), strict=True):
        assert abs(length - Mm(millimetres)) < Twips(1)


def test_lines_are_579_twentieths_of_a_point(read_back, report):
    spacing = read_back(report).styles["Body Text"].paragraph_format

    assert spacing.line_spacing_rule == WD_LINE_SPACING.EXACTLY
    assert spacing.line_spacing == Twips(579)


@pytest.mark.parametrize("name", ["Body Text", "Heading 1", "Heading 2", "Heading 3"])
def test_paragraphs_start_two_characters_in(read_back, report, name):
    indent = read_back(report).styles[name].element.pPr.find(qn("w:ind"))

    assert (indent.get(qn("w:firstLineChars")), indent.get(qn("w:firstLine"))) == ("200", "640")


def test_addressee_signature_and_date_stand_where_they_belong(read_back, report):
    styles = read_back(report).styles
    addressee, date = (styles[name].paragraph_format for name in ("Salutation", "Date"))

    assert (addressee.first_line_indent, addressee.left_indent) == (0, None)
    assert styles["Signature"].paragraph_format.alignment == WD_ALIGN_PARAGRAPH.RIGHT
    assert (date.alignment, date.right_indent) == (WD_ALIGN_PARAGRAPH.RIGHT, Pt(64))


@pytest.mark.parametrize(
    ("signature", "chars"),
    [("市档案馆", 5.875), ("市卫生健康委", 4.875), ("市人力资源和社会保障局综合档案管理中心", 0)],
)
def test_the_signature_is_centred_over_the_date(read_back, signature, chars):
    blocks = (Paragraph(signature, "signature"), Paragraph("2026年6月30日", "date"))

    first, second = read_back(Outline("", blocks)).paragraphs

    # The date takes 7.75 characters (3, 7 figures of a half, 5 gaps of a quarter) and ends 4 from
    # the margin.
    assert first.paragraph_format.right_indent == Pt(chars * 16)
    assert second.paragraph_format.right_indent is None


def test_a_signature_without_a_date_keeps_its_place(read_back):
    (signature,) = read_back(Outline("", (Paragraph("市档案馆", "signature"),))).paragraphs

    assert signature.paragraph_format.right_indent is None


def test_both_footers_have_the_page_number_on_the_outer_side(read_back, report):
    document = read_back(report)
    (section,) = document.sections

    assert document.settings.odd_and_even_pages_header_footer
    for footer, side in [
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
    ]:
        (paragraph,) = footer.paragraphs
        assert paragraph.text == "— 1 —"
        assert paragraph._p.xpath("string(.//w:instrText)").strip() == "PAGE"
        assert paragraph.alignment == side


def test_the_properties_say_what_the_document_is(read_back, report):
    properties = read_back(report).core_properties

    assert properties.title == PROPERTIES.title
    assert properties.author == properties.last_modified_by == "张三"
    assert properties.version == "3"
    assert properties.language == "zh-CN"
    assert properties.created == properties.modified == PROPERTIES.made_at


def test_the_time_it_was_made_is_stored_in_utc(page, report):
    beijing = datetime(2026, 6, 30, 16, 30, 15, tzinfo=timezone(timedelta(hours=8)))
    utc = beijing.astimezone(UTC)

    first, second = (
        build_docx(report, replace(PROPERTIES, made_at=at), page) for at in (beijing, utc)
    )

    assert first == second


def test_hostile_properties_come_out_as_typed(page, report):
    import docx

    properties = replace(PROPERTIES, title="<a>&\"'\n]]>", author="\x00<b>\ud800")
    read = docx.Document(io.BytesIO(build_docx(report, properties, page))).core_properties

    assert (read.title, read.author) == ("<a>&\"']]>", "<b>")


def test_the_same_report_gives_the_same_bytes(page, report):
    first = build_docx(report, PROPERTIES, page)

    assert build_docx(report, PROPERTIES, page) == first
    assert {entry.date_time for entry in zipfile.ZipFile(io.BytesIO(first)).infolist()} == {
        (1980, 1, 1, 0, 0, 0)
    }


@pytest.mark.parametrize(
    "text",
    [
        "<w:p>&amp;</w:p> & \"quoted\" 'single' ]]> <!-- -->",
        "{{ secret }} {% raw %} ${x} %s",
        "{ MERGEFIELD name } { PAGE } =SUM(A1)",
        "两　个  空 格 \t制表\t",
        "👍👨‍👩‍👧‍👦🇨🇳 𠮷 e\u0301 \u202eabc\u202c",
        "第一行\n第二行",
        "长" * 100_000,
    ],
)
def test_hostile_text_comes_out_as_typed(read_back, text):
    document = read_back(Outline(text, (Paragraph(text), Heading(1, text), RunIn(2, text, text))))

    title, *paragraphs = (paragraph.text for paragraph in document.paragraphs)
    assert join(title) == join(text)
    assert paragraphs == [text, text, text + text]
    assert not document.element.xpath("//w:instrText | //w:fldSimple | //w:fldChar")


def test_control_characters_are_dropped(read_back):
    text = "甲\x00\x01\x0b\x1f\x7f\x85乙\ud83d\ufffe丙"

    assert read_back(Outline("", (Paragraph(text),))).paragraphs[0].text == "甲乙丙"


RUNS = st.builds(RunIn, st.integers(2, 5), ANY_TEXT, ANY_TEXT)
BLOCKS = st.one_of(
    st.builds(Paragraph, ANY_TEXT, st.sampled_from(["body", "signature", "date"])),
    st.builds(Heading, st.integers(1, 5), ANY_TEXT),
    RUNS,
    st.builds(Joined, st.lists(RUNS, min_size=1, max_size=3).map(tuple)),
)


@given(ANY_TEXT, st.lists(BLOCKS, max_size=4))
def test_any_report_comes_back(read_back, title, blocks):
    outline = Outline(title, tuple(blocks))

    paragraphs = [paragraph.text for paragraph in read_back(outline).paragraphs]

    if title:
        assert join(paragraphs.pop(0)) == join(clean_text(title))
    assert paragraphs == [clean_text(render_block(block)) for block in blocks]


@given(ANY_TEXT)
def test_only_line_ends_and_unprintable_characters_are_touched(text):
    kept = [
        sign
        for sign in text.replace("\r\n", "\n").replace("\r", "\n")
        if sign in "\t\n" or not (sign < " " or "\x7f" <= sign <= "\x9f")
    ]

    kept = [s for s in kept if not "\ud800" <= s <= "\udfff" and s not in "\ufffe\uffff"]
    assert clean_text(text) == "".join(kept)


def test_a_report_without_text_is_a_document_too(read_back):
    assert read_back(Outline("", ())).paragraphs == []
