"""The page to the millimetre, as LibreOffice prints it."""

from dataclasses import replace
from itertools import pairwise

import pytest

from bot.documents.docx import build_docx
from bot.documents.formats.page_format import load_page_format
from bot.words.folders import find_folders
from conversations.report.outline import Grid, Heading, Outline, Paragraph, TableColumn
from tests.integration.documents.conftest import PROPERTIES
from tests.integration.documents.printed import FIGURES, FULL, IMPRINT, MIXED, REPORT, SPEECH, TITLE
from tests.integration.documents.rendered import print_documents

CROWDED = Outline("", (*(Paragraph("一行。") for _ in range(22)), *IMPRINT))
"""A page that has no room for the imprint."""

CLOSED = tuple(
    Outline(
        "云河市档案馆情况报告",
        (
            *(Paragraph("国" * 26) for _ in range(count)),
            Paragraph("特此报告。"),
            Paragraph("云河市档案馆", "signature"),
            Paragraph("2026年6月30日", "date"),
            Paragraph("（联系人：张三）", "note"),
        ),
    )
    for count in (13, 14, 15, 16)
)
"""Pages with less and less room for what is under the text."""

LONG = Grid(
    "学习情况表",
    (TableColumn("单位"), TableColumn("次数", numeric=True), TableColumn("说明")),
    (("市人力资源和社会保障局", "12", "按计划推进，年底前完成。"),) * 40,
)
"""A table of more than a page."""

CLOSING = "，。；：？！、”》）"


def build(outline, name, mark=""):
    page = load_page_format(find_folders(None), name)
    return build_docx(outline, replace(PROPERTIES, mark=mark), page)


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory):
    return print_documents(
        tmp_path_factory.mktemp("printed"),
        {
            "report": build(REPORT, "official", "草稿"),
            "speech": build(SPEECH, "speech"),
            "full": build(FULL, "official"),
            "measured": build(FULL, "measured"),
            "read_out": build(FULL, "speech"),
            "mixed": build(MIXED, "official"),
            "figures": build(FIGURES, "official"),
            "crowded": build(CROWDED, "official"),
            "table": build(Outline("学习情况", (LONG,)), "official"),
            **{f"closed_{at}": build(each, "official") for at, each in enumerate(CLOSED)},
        },
    )


def read_text(pdf, page):
    """Return the lines of a page without its number."""
    return pdf.read_lines(page)[:-1]


def find(pdf, page, text):
    return next(word for word in pdf.read_words(page) if text in word.text)


@pytest.mark.parametrize(
    ("name", "lines", "signs"), [("full", 22, 28), ("measured", 22, 28), ("read_out", 18, 24)]
)
def test_a_full_page_has_its_lines_and_a_full_line_its_characters(pdfs, name, lines, signs):
    first, *others = read_text(pdfs[name], 1)

    assert first == "国" * (signs - 2)
    assert others == ["国" * signs] * (lines - 1)
    assert read_text(pdfs[name], 2)[: lines - 1] == ["国" * signs] * (lines - 1)


def test_no_line_ends_within_a_number(pdfs):
    for line, following in pairwise(read_text(pdfs["figures"], 1)):
        assert not (line[-1].isdigit() and following[0] in "0123456789.%")


def test_no_page_has_but_a_signature_or_a_note_under_it(pdfs):
    pages = []
    for at in range(len(CLOSED)):
        pdf = pdfs[f"closed_{at}"]
        pages.append(pdf.count_pages())
        lines = read_text(pdf, pages[-1])
        assert lines[-4:] == ["特此报告。", "云河市档案馆", "2026年6月30日", "（联系人：张三）"]
    assert pages == sorted(pages)
    assert {*pages} == {1, 2}


def test_running_text_fills_22_lines_a_page(pdfs):
    assert pdfs["mixed"].count_pages() > 3
    for page in (1, 2, 3):
        assert len(read_text(pdfs["mixed"], page)) == 22


def test_no_line_begins_with_a_mark_or_breaks_a_number(pdfs):
    for page in (1, 2, 3):
        lines = read_text(pdfs["mixed"], page)
        assert not [line for line in lines if line[0] in CLOSING]
        for line, following in pairwise(lines):
            assert not (line[-1].isdigit() and following[0].isdigit())


def test_nothing_that_is_printed_is_lost(pdfs):
    pages = range(1, pdfs["mixed"].count_pages() + 1)

    printed = "".join("".join(read_text(pdfs["mixed"], page)) for page in pages)

    assert printed == MIXED.blocks[0].text


@pytest.mark.parametrize("name", ["full", "measured"])
def test_the_text_stands_between_28_mm_and_26_mm(pdfs, name):
    lines = [word for word in pdfs[name].read_words(1) if "国" in word.text][1:]

    assert {round(line.left, 1) for line in lines} == {28.0}
    assert all(abs(210 - line.right - 26) <= 0.5 for line in lines)


def test_22_lines_take_225_mm(pdfs):
    lines = [word for word in pdfs["full"].read_words(1) if "国" in word.text]

    pitch = (lines[-1].bottom - lines[0].bottom) / 21
    assert pitch * 22 == pytest.approx(225, abs=0.5)


def test_the_page_as_typed_has_its_lines_between_37_mm_and_35_mm(pdfs):
    lines = [word for word in pdfs["full"].read_words(1) if "国" in word.text]
    slack = 28.95 * 25.4 / 72 - 16 * 25.4 / 72

    _, top, _, bottom = pdfs["full"].find_ink(1, 30, 266)

    assert 37 <= top <= 37 + slack
    assert 297 - 35 - slack <= bottom <= 297 - 35
    assert len(lines) == 22


def test_the_measured_page_has_its_ink_at_37_mm(pdfs):
    left, top, _, bottom = pdfs["measured"].find_ink(1, 30, 266)

    assert top == pytest.approx(37, abs=0.5)
    assert left == pytest.approx(28, abs=0.6)  # 国 does not quite fill its square
    # The font that stands in for 仿宋 here leaves more below its characters than that does.
    assert 297 - bottom == pytest.approx(35, abs=1.3)


@pytest.mark.parametrize(("page", "side"), [(1, "right"), (2, "left"), (3, "right")])
def test_the_page_number_stands_one_character_in_on_the_outer_side(pdfs, page, side):
    words = [word for word in pdfs["mixed"].read_words(page) if word.top > 262]

    assert "".join(word.text for word in words) == f"—{page}—"
    character = 14 * 25.4 / 72
    if side == "right":
        assert words[-1].right == pytest.approx(210 - 26 - character, abs=0.5)
    else:
        assert words[0].left == pytest.approx(28 + character, abs=0.5)


def test_the_dashes_of_the_number_stand_7_mm_below_the_text(pdfs):
    dash = next(word for word in pdfs["mixed"].read_words(1) if word.top > 262)
    drawn = pdfs["mixed"].draw(1).convert("L")
    box = (round(dash.left * 10), 2620, round(dash.left * 10) + 30, 2800)
    ink = drawn.crop(box).point(lambda light: 255 if light < 128 else 0).getbbox()

    assert 262 + ink[1] / 10 == pytest.approx(297 - 35 + 7, abs=0.7)


def test_a_speech_has_its_number_in_the_middle(pdfs):
    words = [word for word in pdfs["speech"].read_words(1) if word.top > 262]

    middle = (words[0].left + words[-1].right) / 2
    assert middle == pytest.approx(28 + 156 / 2, abs=0.5)


def test_the_head_stands_where_the_standard_has_it(pdfs):
    report = pdfs["report"]
    lines = report.read_lines(1)

    assert lines[:7] == [
        *("草稿", "000001", "秘密★1年", "特急", "云河市档案馆文件"),
        "云档发〔2026〕12号签发人：张三丰",
        TITLE[:16],
    ]
    number = find(report, 1, "云档发")
    assert number.left == pytest.approx(28 + 16 * 25.4 / 72, abs=0.5)
    signed = find(report, 1, "张三丰")
    assert signed.right == pytest.approx(210 - 26 - 16 * 25.4 / 72, abs=0.5)


def find_red(pdf, page):
    """Return the boxes of what is red: the organ's name, and the rule (the widest line)."""
    drawn = pdf.draw(page).convert("RGB")
    red, green, _ = drawn.split()
    mask = red.point(lambda v: 255 if v > 150 else 0)
    mask.paste(0, mask=green.point(lambda v: 255 if v > 110 else 0))
    left, top, right, bottom = mask.getbbox()
    return left / 10, top / 10, right / 10, bottom / 10


def test_the_organ_stands_35_mm_below_the_upper_edge_of_the_text(pdfs):
    _, top, _, _ = find_red(pdfs["report"], 1)

    assert top == pytest.approx(37 + 35, abs=1.0)


def test_the_red_rule_is_as_wide_as_the_text_and_4_mm_below_the_number(pdfs):
    left, _, right, bottom = find_red(pdfs["report"], 1)

    assert (left, right) == (pytest.approx(28, abs=0.5), pytest.approx(184, abs=0.5))
    number = find(pdfs["report"], 1, "云档发")
    ink = pdfs["report"].find_ink(1, number.top, bottom - 1)
    # The font that stands in for 仿宋 here leaves more below its characters than that does.
    assert bottom - 0.5 - ink[3] == pytest.approx(4, abs=1)


def test_an_attachment_has_its_mark_and_its_title_on_the_first_and_third_line(pdfs):
    report = pdfs["report"]
    page = next(n for n in range(2, 9) if "附件1" in report.read_lines(n))

    mark = next(word for word in report.read_words(page) if word.text.startswith("附件"))
    title = find(report, page, "全市档案")
    assert mark.left == pytest.approx(28, abs=0.5)
    assert mark.top < 45
    foot = 0.8 * (35 - 28.95)  # where characters stand in a line
    assert title.bottom - mark.bottom == pytest.approx((2 * 28.95 + foot) * 25.4 / 72, abs=2)
    assert (title.left + title.right) / 2 == pytest.approx(28 + 156 / 2, abs=0.5)


def test_the_imprint_stands_at_the_foot_of_the_last_page(pdfs):
    report = pdfs["report"]
    last = report.count_pages()

    assert report.read_lines(last)[-2] == "云河市档案馆办公室2026年6月30日印发"
    left, _, right, bottom = report.find_ink(last, 230, 263)
    assert bottom == pytest.approx(297 - 35, abs=0.5)
    assert (left, right) == (pytest.approx(28, abs=0.5), pytest.approx(184, abs=0.5))
    issued = find(report, last, "云河市档案馆办公室")
    assert issued.left == pytest.approx(28 + 14 * 25.4 / 72, abs=0.5)


def test_an_imprint_without_room_has_a_page_of_its_own(pdfs):
    crowded = pdfs["crowded"]

    assert crowded.count_pages() == 2
    first, second = ("".join(crowded.read_lines(page)) for page in (1, 2))
    assert (first + second).count("一行。") == 22
    assert "抄送" not in first
    assert "抄送" in second


def test_the_draft_mark_is_on_every_page_and_on_no_final_copy(pdfs):
    report = pdfs["report"]

    assert all("草稿" in report.read_lines(page + 1)[0] for page in range(report.count_pages()))
    assert "草稿" not in "".join(pdfs["speech"].read_lines(1))


def test_headings_come_in_order(pdfs):
    pages = range(1, pdfs["report"].count_pages() + 1)
    text = "".join("".join(pdfs["report"].read_lines(page)) for page in pages)

    headings = [block.text for block in REPORT.blocks if isinstance(block, Heading)]
    positions = [text.index(heading) for heading in headings]
    assert positions == sorted(positions)


def test_a_long_table_has_its_head_on_every_page(pdfs):
    pages = [pdfs["table"].read_lines(page) for page in (1, 2)]

    for lines in pages:
        head = next(at for at, line in enumerate(lines) if "次数" in line)
        assert head < next(at for at, line in enumerate(lines) if "按计划推进" in line)
