"""The places of an official document, as they are read back from the .docx."""

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor, Twips
from hypothesis import given
from hypothesis import strategies as st

from bot.documents.docx import build_docx
from conversations.report.outline import Heading, Outline, Paragraph
from tests.integration.documents.conftest import PROPERTIES, parse

HEAD = [
    Paragraph("000001", "copy_number"),
    Paragraph("秘密★1年", "secrecy"),
    Paragraph("特急", "urgency"),
    Paragraph("云河市档案馆文件", "organ"),
    Paragraph("云档发〔2026〕12号", "number"),
]
TEXT = [
    Paragraph("市委：", "addressee"),
    Heading(1, "一、基本情况"),
    Paragraph("共有卷宗三万卷。"),
    Paragraph("附件：1. 统计表", "attachments"),
    Paragraph("2. 名册", "attachments"),
    Paragraph("云河市档案馆", "signature"),
    Paragraph("2026年6月30日", "date"),
    Paragraph("（此件公开发布）", "note"),
    Paragraph("附件1", "attachment"),
    Paragraph("统计表", "attachment_title"),
]
IMPRINT = [
    Paragraph("抄送：市委办公室。", "copies"),
    Paragraph("云河市档案馆办公室\t2026年6月30日印发", "issued"),
]
STYLES = [
    *("Copy Number", "Secrecy", "Urgency", "Issuing Organ", "Document Number", "Red Rule"),
    *("Title", "Salutation", "Heading 1", "Body Text", "Attachment List", "Attachment List"),
    *("Signature", "Date", "Closing Note", "Attachment Mark", "Attachment Title"),
    *("Normal", "Imprint Copies", "Normal", "Imprint Issued", "Normal", "Normal"),
]


@pytest.fixture(scope="module")
def document(read_back):
    return read_back(Outline("工作情况报告", (*HEAD, *TEXT, *IMPRINT)))


def find(document, style):
    return next(each for each in document.paragraphs if each.style.name == style)


def get_indent(paragraph, side):
    return int(paragraph._p.pPr.find(qn("w:ind")).get(qn(f"w:{side}")))


def test_every_part_stands_in_the_order_of_the_standard(document):
    assert [paragraph.style.name for paragraph in document.paragraphs] == STYLES


@given(st.permutations([*HEAD, *IMPRINT]), st.integers(0, len(TEXT)))
def test_head_and_imprint_may_stand_anywhere_in_the_interview(read_back, others, at):
    blocks = (*others[:4], *TEXT[:at], *others[4:], *TEXT[at:])

    read = read_back(Outline("工作情况报告", blocks))

    assert [paragraph.style.name for paragraph in read.paragraphs] == STYLES


def test_every_text_is_as_typed(document):
    title = Paragraph("工作情况报告")
    expected = [block.text for block in (*HEAD, title, *TEXT, *IMPRINT)]

    assert [each.text for each in document.paragraphs if each.text] == expected


def test_a_report_without_them_has_no_trace_of_them(page):
    blocks = tuple(block for block in TEXT if getattr(block, "role", "") != "attachments")[:3]

    document = parse(build_docx(Outline("题", blocks), PROPERTIES, page))

    assert [each.style.name for each in document.paragraphs] == [
        *("Title", "Salutation", "Heading 1", "Body Text")
    ]
    assert document.paragraphs[0].paragraph_format.space_before is None


def test_the_organ_is_red_and_its_number_in_the_middle(document):
    organ, number = find(document, "Issuing Organ"), find(document, "Document Number")

    assert organ.style.font.color.rgb == RGBColor(255, 0, 0)
    assert organ.style.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert organ.runs[0].font.size == Pt(42)
    assert number.style.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.CENTER


def test_a_long_name_of_an_organ_is_smaller_and_on_one_line(read_back):
    name = "云河市人力资源和社会保障局综合档案管理中心文件"

    (organ, _) = read_back(Outline("", (Paragraph(name, "organ"),))).paragraphs

    assert len(name) * organ.runs[0].font.size <= Twips(8845)
    assert (len(name) + 1) * organ.runs[0].font.size > Twips(8845) * 0.9


def test_who_signs_stands_at_the_right_of_the_number(read_back):
    issuers = (Paragraph("签发人：张三", "issuer"), Paragraph("李四", "issuer"))

    first, second, rule = read_back(Outline("", (*HEAD[-1:], *issuers))).paragraphs

    assert (first.text, second.text) == ("\t签发人：张三", "云档发〔2026〕12号\t李四")
    assert [run.style.name for run in first.runs][-1] == "Issuer Name"
    (stop,) = second.paragraph_format.tab_stops
    assert abs(stop.position - Twips(8844 - 320)) <= Twips(1)
    assert second.paragraph_format.left_indent == Pt(16)
    assert rule.style.name == "Red Rule"


def test_the_rule_is_red_and_as_wide_as_the_text(document):
    rule = find(document, "Red Rule")
    (line,) = rule.style.element.xpath("w:pPr/w:pBdr/w:bottom")

    assert line.get(qn("w:color")) == "FF0000"
    assert rule.paragraph_format.left_indent is None


def test_the_title_stands_two_lines_below_the_head(document):
    assert find(document, "Title").paragraph_format.space_before == Twips(2 * 579)


def test_an_attachment_begins_a_page_and_its_title_stands_on_the_third_line(document):
    mark, title = find(document, "Attachment Mark"), find(document, "Attachment Title")

    assert mark.style.paragraph_format.page_break_before
    assert title.style.paragraph_format.space_before == Twips(579)
    assert title.style.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.CENTER


@pytest.mark.parametrize(
    ("text", "left", "hanging"),
    [
        ("附件：1. 统计表", 2 + 3 + 1.5, 3 + 1.5),
        ("2. 名册", 2 + 3 + 1.5, 1.5),
        ("12. 名册", 2 + 3 + 2, 2),
        ("附件：统计表", 2 + 3, 3),
    ],
)
def test_names_of_attachments_begin_one_below_another(read_back, text, left, hanging):
    (paragraph,) = read_back(Outline("", (Paragraph(text, "attachments"),))).paragraphs

    assert get_indent(paragraph, "leftChars") == 0  # Word would go by the style's before these
    assert get_indent(paragraph, "left") == pytest.approx(left * 315, abs=1)
    assert get_indent(paragraph, "hanging") == pytest.approx(hanging * 315, abs=1)


def test_the_imprint_is_in_a_frame_at_the_foot_between_rules(document):
    *_, first, copies, second, issued, last, _ = document.paragraphs
    frames = [
        paragraph._p.xpath("w:pPr/w:framePr")[0]
        for paragraph in (first, copies, second, issued, last)
    ]

    assert {(frame.get(qn("w:vAnchor")), frame.get(qn("w:yAlign"))) for frame in frames} == {
        ("margin", "bottom")
    }
    thick, thin = (rule.paragraph_format.line_spacing for rule in (first, second))
    assert last.paragraph_format.line_spacing == thick
    assert thick.mm == pytest.approx(0.35, abs=0.01)
    assert thin.mm == pytest.approx(0.25, abs=0.01)
    assert (get_indent(copies, "left"), get_indent(copies, "hanging")) == (4 * 280, 3 * 280)
    (stop,) = issued.paragraph_format.tab_stops
    assert abs(stop.position - Twips(8844 - 280)) <= Twips(1)


def place_unsealed(page, signature, date):
    unsealed = page.model_copy(update={"seal": False})
    blocks = (Paragraph(signature, "signature"), Paragraph(date, "date"))
    return [
        get_indent(each, "rightChars") / 100
        for each in parse(build_docx(Outline("", blocks), PROPERTIES, unsealed)).paragraphs
    ]


def test_without_a_seal_the_date_begins_two_characters_further_in(page):
    signature, date = place_unsealed(page, "云河市人力资源和社会保障局", "2026年6月30日")

    # 13 characters and 7.75: both begin where their ends let them.
    assert signature == 2
    assert 13 + signature - (7.75 + date) == 2


def test_without_a_seal_a_longer_date_ends_two_characters_from_the_margin(page):
    signature, date = place_unsealed(page, "市档案馆", "2026年6月30日")

    assert date == 2
    assert 4 + signature - (7.75 + date) == 2


@given(st.integers(1, 22))
def test_without_a_seal_nothing_ever_stands_beyond_the_margin(page, length):
    signature, date = place_unsealed(page, "局" * length, "2026年6月30日")

    assert signature >= 2
    assert date >= 0
    assert length + signature - (7.75 + date) == pytest.approx(2)
