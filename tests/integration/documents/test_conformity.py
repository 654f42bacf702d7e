"""Our own documents conform; one thing wrong in them is the one deviation that is found."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph as Line
from docx.text.run import Run

from bot.documents.conformity.checking import check_document
from bot.documents.conformity.clauses.registry import CLAUSES
from bot.documents.docx import build_docx
from bot.documents.formats.page_format import PageFormat, load_page_format
from bot.words.folders import find_folders
from conversations.report.outline import Grid, Outline, Paragraph, TableColumn
from tests.integration.documents.conftest import PROPERTIES

GRID = Grid(
    "学习情况表",
    (TableColumn("单位"), TableColumn("次数", numeric=True)),
    (("办公室", "12"), ("档案室", "6")),
)
HEAD = (
    Paragraph("000001", "copy_number"),
    Paragraph("机密★1年", "secrecy"),
    Paragraph("特急", "urgency"),
    Paragraph("市档案局文件", "organ"),
    Paragraph("市档发〔2026〕12号", "number"),
    Paragraph("签发人：张三", "issuer"),
)
TAIL = (
    Paragraph("（联系人：张三）", "note"),
    Paragraph("附件1", "attachment"),
    Paragraph("数字化进展情况", "attachment_title"),
    Paragraph("各室进展不一。"),
    Paragraph("抄送：市委办公室，市政府办公室。", "copies"),
    Paragraph("市档案馆办公室\t2026年6月30日印发", "issued"),
)
ATTACHMENTS = (
    Paragraph("附件：1.数字化进展情况", "attachments"),
    Paragraph("2.查档服务情况", "attachments"),
)

Change = Callable[[Document], object]


def find_all(content: bytes) -> list[tuple[str, str]]:
    """The numbers of the clauses and what deviates from them."""
    return [
        (verdict.clause.number, deviation.key)
        for verdict in check_document(content)
        for deviation in verdict.deviations
    ]


def change(content: bytes, *changes: Change) -> bytes:
    document = docx.Document(io.BytesIO(content))
    for each in changes:
        each(document)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


@pytest.fixture(scope="module")
def full(report: Outline) -> Outline:
    """The report with a table, and all that stands around a report."""
    blocks = (*HEAD, *report.blocks[:-2], GRID, *ATTACHMENTS, *report.blocks[-2:], *TAIL)
    return replace(report, blocks=blocks)


@pytest.fixture(scope="module")
def own(full: Outline, page: PageFormat) -> bytes:
    return build_docx(full, PROPERTIES, page)


@pytest.mark.parametrize("name", ["official", "measured"])
@pytest.mark.parametrize("seal", [True, False])
def test_our_own_document_conforms(report: Outline, full: Outline, name: str, seal: bool) -> None:
    page = load_page_format(find_folders(None), name).model_copy(update={"seal": seal})
    for outline in (report, full):
        assert find_all(build_docx(outline, PROPERTIES, page)) == []


def test_every_clause_is_about_something_in_a_whole_document(own: bytes) -> None:
    assert [each.clause.id for each in check_document(own) if not each.applies] == []


def test_a_clause_about_what_is_not_there_does_not_apply(report: Outline, page: PageFormat) -> None:
    verdicts = check_document(build_docx(report, PROPERTIES, page))
    absent = {each.clause.number for each in verdicts if not each.applies}
    assert {"7.2.1", "7.2.5", "7.3.4", "7.3.7", "7.4.2"} <= absent
    assert not absent & {"5.1", "5.2.3", "7.3.1", "7.3.2", "7.3.3", "7.3.5", "7.5"}


def test_a_speech_is_larger_than_a_document_and_else_as_one(report: Outline) -> None:
    page = load_page_format(find_folders(None), "speech")
    found = {key for _, key in find_all(build_docx(report, PROPERTIES, page))}
    assert found == {"size", "lines", "page_number_odd_side", "page_number_even_side"}


def test_the_clauses_are_in_the_order_of_the_standard() -> None:
    numbers = [tuple(map(int, each.number.split("."))) for each in CLAUSES if each.number]
    assert numbers == sorted(numbers)
    assert len({each.id for each in CLAUSES}) == len(CLAUSES)


# One thing wrong at a time.


def find_line(document: Document, start: str) -> Line:
    lines = document.paragraphs
    same = (each for each in lines if each.text == start)
    return next(same, None) or next(each for each in lines if each.text.startswith(start))


def on_line(start: str, job: Callable[[Line], object]) -> Change:
    return lambda document: job(find_line(document, start))


def on_page(name: str, value: object) -> Change:
    return lambda document: setattr(document.sections[0], name, value)


def format_line(start: str, name: str, value: object) -> Change:
    return on_line(start, lambda line: setattr(line.paragraph_format, name, value))


def indent(start: str, **values: int) -> Change:
    """Give a line these indents, in hundredths of a character or in twips, and no others."""

    def run(line: Line) -> None:
        properties = line._p.get_or_add_pPr()
        for old in properties.findall(qn("w:ind")):
            properties.remove(old)
        given = {"left": 0, "leftChars": 0, "right": 0, "rightChars": 0, "firstLine": 0} | values
        # firstLineChars of the style would hold beside a firstLine of ours.
        given.setdefault("firstLineChars", 0)
        properties.insert_element_before(
            build_element("w:ind", given), "w:contextualSpacing", "w:jc", "w:outlineLvl", "w:rPr"
        )

    return on_line(start, run)


def build_element(name: str, values: dict[str, int]) -> object:
    element = OxmlElement(name)
    for key, value in values.items():
        element.set(qn(f"w:{key}"), str(value))
    return element


def set_font(run: Run, name: str, *slots: str) -> None:
    fonts = run._r.get_or_add_rPr().get_or_add_rFonts()
    for slot in slots or ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{slot}"), name)


def font(start: str, name: str, *slots: str) -> Change:
    return on_line(start, lambda line: [set_font(run, name, *slots) for run in line.runs])


def theme(start: str) -> Change:
    """Have a line's Chinese font be the theme's: there is none in the file, so it is 宋体."""

    def run(line: Line) -> None:
        for each in line.runs:
            fonts = each._r.get_or_add_rPr().get_or_add_rFonts()
            fonts.set(qn("w:eastAsiaTheme"), "minorEastAsia")

    return on_line(start, run)


def size(start: str, points: float) -> Change:
    return on_line(start, lambda line: [setattr(run.font, "size", Pt(points)) for run in line.runs])


def colour(start: str) -> Change:
    red = RGBColor(0xFF, 0, 0)
    return on_line(start, lambda line: [setattr(run.font.color, "rgb", red) for run in line.runs])


def say(start: str, text: str) -> Change:
    """Have a line say something else, in the look of its first run."""

    def run(line: Line) -> None:
        first, *others = line.runs
        for each in others:
            each._r.getparent().remove(each._r)
        first.text = text

    return on_line(start, run)


def on_footer(side: str, job: Callable[[Line], object]) -> Change:
    name = {"odd": "footer", "even": "even_page_footer"}[side]
    return lambda document: job(getattr(document.sections[0], name).paragraphs[0])


def remove(line: Line) -> None:
    line._p.getparent().remove(line._p)


def spread(document: Document) -> None:
    """Take the characters' spacing away, so that 27 of them fill a line."""
    for style in document.styles.element.iter(qn("w:spacing")):
        if style.getparent().tag == qn("w:rPr"):
            style.set(qn("w:val"), "0")


def drop_from_table(name: str) -> Change:
    def run(document: Document) -> None:
        for element in list(document.tables[0]._tbl.iter(qn(name))):
            element.getparent().remove(element)

    return run


def move_margins(document: Document, **margins: float) -> None:
    for name, length in margins.items():
        setattr(document.sections[0], name, Mm(length))


def drop_grid(document: Document, line_spacing: float) -> None:
    """Have a line's spacing hang on its font."""
    for grid in list(document.element.iter(qn("w:docGrid"))):
        grid.getparent().remove(grid)
    find_line(document, "馆里").paragraph_format.line_spacing = line_spacing


def drop_rules(document: Document) -> None:
    for root in (document.element, document.styles.element):
        for name in ("w:pBdr", "w:shd"):
            for line in list(root.iter(qn(name))):
                line.getparent().remove(line)


def one_sided(document: Document) -> None:
    document.settings.odd_and_even_pages_header_footer = False


WRONG: dict[str, tuple[Change, list[tuple[str, str]]]] = {
    "letter paper": (
        on_page("page_height", Mm(279)),
        [("5.1", "paper"), ("5.2.1", "text_height"), ("5.2.3", "lines")],
    ),
    "margin above": (
        lambda document: move_margins(document, top_margin=38.5, bottom_margin=33.5),
        [("5.2.1", "margin_top")],
    ),
    "margin of the spine": (
        lambda document: move_margins(document, left_margin=30, right_margin=24),
        [("5.2.1", "margin_left")],
    ),
    "latin digits": (
        font("馆里", "Times New Roman", "ascii", "hAnsi"),
        [("5.2.2", "strange_font")],
    ),
    "theme": (theme("馆里"), [("5.2.2", "theme_font"), ("7.3.3", "font")]),
    "29 points": (format_line("馆里", "line_spacing", Pt(29)), [("5.2.3", "lines")]),
    "single lines": (
        lambda document: drop_grid(document, line_spacing=1.0),
        [("5.2.3", "lines_unset")],
    ),
    "narrow": (
        lambda document: move_margins(document, right_margin=36),
        [("5.2.1", "text_width"), ("5.2.3", "characters"), ("", "table_width")],
    ),
    "low": (
        lambda document: move_margins(document, bottom_margin=25, footer_distance=15),
        [("5.2.1", "text_height"), ("5.2.3", "lines")],
    ),
    "27 characters": (spread, [("5.2.3", "characters")]),
    "space before": (format_line("馆里", "space_before", Pt(6)), [("5.2.3", "space")]),
    "widow control": (format_line("馆里", "widow_control", True), [("5.2.3", "widows")]),
    "red text": (colour("馆里"), [("5.2.4", "colour")]),
    "copy number": (say("000001", "001"), [("7.2.1", "copy_number")]),
    "secrecy": (say("机密", "机密☆1年"), [("7.2.2", "secrecy")]),
    "secrecy's font": (font("机密", "仿宋_GB2312"), [("7.2.2", "font")]),
    "urgency": (say("特急", "急件"), [("7.2.3", "urgency")]),
    "black organ": (
        on_line(
            "市档案局", lambda line: setattr(line.runs[0].font.color, "rgb", RGBColor(0, 0, 0))
        ),
        [("7.2.4", "not_red")],
    ),
    "title's font": (font("市档案馆2026", "黑体"), [("7.3.1", "font")]),
    "title's size": (size("市档案馆2026", 18), [("7.3.1", "size")]),
    "title's place": (
        format_line("市档案馆2026", "alignment", WD_ALIGN_PARAGRAPH.LEFT),
        [("7.3.1", "not_centred")],
    ),
    "title too long": (
        say("市档案馆2026", "市档案馆关于2026年上半年档案数字化工作推进情况的报告"),
        [("7.3.1", "title_break")],
    ),
    "addressee's indent": (indent("市委：", firstLineChars=200), [("7.3.2", "start")]),
    "addressee's colon": (say("市委：", "市委:"), [("7.3.2", "addressee_colon")]),
    "text's font": (font("馆里", "宋体"), [("7.3.3", "font")]),
    "text's size": (size("馆里", 14), [("7.3.3", "size")]),
    "text's indent": (indent("馆里"), [("7.3.3", "start")]),
    "text's sides": (indent("馆里", leftChars=200), [("5.2.3", "characters"), ("7.3.3", "sides")]),
    "centred text": (
        format_line("馆里", "alignment", WD_ALIGN_PARAGRAPH.CENTER),
        [("7.3.3", "start_aligned")],
    ),
    "heading 1": (font("一、", "仿宋_GB2312"), [("7.3.3", "font")]),
    "heading 2": (font("（一）学习", "黑体"), [("7.3.3", "font")]),
    "heading 3": (font("1.方法", "黑体"), [("7.3.3", "font")]),
    "run-in heading": (
        on_line("（二）抓责任", lambda line: set_font(line.runs[0], "仿宋_GB2312")),
        [("7.3.3", "font")],
    ),
    "marker": (say("1.方法", "1、方法不多"), [("7.3.3", "marker")]),
    "brackets": (say("（一）学习", "(一)学习不够深入"), [("7.3.3", "marker")]),
    "level": (say("（一）学习", "1.学习不够深入"), [("7.3.3", "font"), ("7.3.3", "level")]),
    "attachments' colon": (
        say("附件：1.", "附件:1.数字化进展情况"),
        [("7.3.4", "attachments_colon")],
    ),
    "attachments' stop": (
        say("附件：1.", "附件：1.数字化进展情况；"),
        [("7.3.4", "attachments_stop")],
    ),
    "date": (say("2026年6月30日", "2026年06月30日"), [("7.3.5", "date_form")]),
    "Chinese date": (
        say("2026年6月30日", "二○二六年六月三十日"),
        [("7.3.5", "date_form"), ("7.3.5", "signature_place")],
    ),
    "date's place": (
        lambda document: indent_all(document, ["2026年6月30日"], rightChars=0),
        [("7.3.5", "date_place")],
    ),
    "signature's place": (indent("市档案馆", rightChars=0), [("7.3.5", "signature_place")]),
    "note": (say("（联系人", "(联系人：张三)"), [("7.3.6", "note_brackets")]),
    "attachment's page": (
        lambda document: set_page_before(document, "附件1", on=False),
        [("7.3.7", "attachment_page")],
    ),
    "attachment's colon": (say("附件1", "附件1："), [("7.3.7", "attachment_colon")]),
    "imprint's rules": (drop_rules, [("7.2.7", "red_rule"), ("7.4.1", "imprint_rule")]),
    "copies' stop": (say("抄送", "抄送：市委办公室"), [("7.4.2", "copies_stop")]),
    "issued": (
        say("市档案馆办公室", "市档案馆办公室\t26年6月30日印发"),
        [("7.4.3", "issued_form")],
    ),
    "issued in 3号": (size("市档案馆办公室", 16), [("7.4.3", "size")]),
    "no even pages": (one_sided, [("7.5", "page_number_sides")]),
    "number's font": (
        on_footer("odd", lambda line: [set_font(run, "Arial") for run in line.runs]),
        [("7.5", "page_number_font")],
    ),
    "number's size": (
        on_footer("even", lambda line: [setattr(run.font, "size", Pt(9)) for run in line.runs]),
        [("7.5", "page_number_size")],
    ),
    "number in the middle": (
        on_footer("odd", lambda line: setattr(line, "alignment", WD_ALIGN_PARAGRAPH.CENTER)),
        [("7.5", "page_number_odd_side")],
    ),
    "number at the right": (
        on_footer("even", lambda line: setattr(line, "alignment", WD_ALIGN_PARAGRAPH.RIGHT)),
        [("7.5", "page_number_even_side")],
    ),
    "number's dashes": (
        on_footer("odd", lambda line: [line.runs[0]._r.clear(), line.runs[-1]._r.clear()]),
        [("7.5", "page_number_dashes")],
    ),
    "number too low": (on_page("footer_distance", Mm(15)), [("7.5", "page_number_far")]),
    "table's head": (drop_from_table("w:tblHeader"), [("", "table_head")]),
    "table's rows": (drop_from_table("w:cantSplit"), [("", "table_rows")]),
}


def indent_all(document: Document, starts: list[str], **values: int) -> None:
    for start in starts:
        indent(start, **values)(document)


def set_page_before(document: Document, start: str, *, on: bool) -> None:
    line = next(each for each in document.paragraphs if each.text == start)
    line.paragraph_format.page_break_before = on


@pytest.mark.parametrize("name", WRONG)
def test_one_thing_wrong_is_the_deviation_that_is_found(own: bytes, name: str) -> None:
    wrong, expected = WRONG[name]
    assert find_all(change(own, wrong)) == expected
