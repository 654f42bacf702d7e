"""Charts and photos in a .docx: parts, relations, and what a word processor shows."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import docx
import openpyxl
import pytest
from openpyxl.chart.chartspace import ChartSpace
from openpyxl.xml.functions import fromstring
from PIL import Image

from bot.documents.docx import build_docx
from bot.documents.formats.page_format import PageFormat
from bot.documents.writing import chart_books
from conversations.definition.blocks import ChartKind
from conversations.report.outline import Chart, Outline, OutlineBlock, Paragraph, Picture, Series
from tests.conftest import need
from tests.integration.documents.conftest import PROPERTIES

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LABELS = ("35岁及以下", "36至45岁", "46至55岁", "56岁及以上")
AGES = Chart("pie", "年龄结构", LABELS, (Series("", tuple(map(Decimal, (8, 10, 7, 3)))),), "人")
CASES = Chart(
    "column",
    "与上年对比",
    ("受理", "办结"),
    (
        Series("2025年", (Decimal(5), Decimal("3.5"))),
        Series("2026年", (Decimal(9), None)),
    ),
    "件",
)
KINDS: tuple[ChartKind, ...] = ("pie", "bar", "column", "line")


def draw(form: str, size: tuple[int, int], colour: str) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", size, colour).save(stream, form)
    return stream.getvalue()


PHOTOS = {4: draw("JPEG", (400, 300), "#1010c0"), 9: draw("PNG", (300, 400), "#10c010")}


def build(page: PageFormat, *blocks: OutlineBlock) -> bytes:
    return build_docx(Outline("报告", blocks), PROPERTIES, page, pictures=PHOTOS)


def read_parts(body: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def find_part(body: bytes, end: str) -> bytes:
    (found,) = (part for name, part in read_parts(body).items() if name.endswith(end))
    return found


def test_python_docx_opens_it_and_finds_every_related_part(page: PageFormat) -> None:
    body = build(page, AGES, CASES, Picture(4, "会场"), Picture(9, "扫描件"), Picture(4, "会场"))
    document = docx.Document(io.BytesIO(body))
    kinds = Counter(rel.reltype.rpartition("/")[2] for rel in document.part.rels.values())
    assert (kinds["chart"], kinds["image"]) == (2, 2)
    types = Counter(
        rel.target_part.content_type.rpartition(".")[2]
        for rel in document.part.rels.values()
        if rel.reltype.endswith(("chart", "image"))
    )
    assert types == {"chart+xml": 2, "image/jpeg": 1, "image/png": 1}
    for rel in document.part.rels.values():
        if rel.reltype.endswith("chart"):
            (book,) = rel.target_part.rels.values()
            assert book.target_part.content_type.endswith("spreadsheetml.sheet")
    assert len(document.inline_shapes) == 5


def test_every_drawing_has_a_number_of_its_own_and_is_told(page: PageFormat) -> None:
    body = build(page, AGES, Picture(4, '“会场”"甲"<&'), Picture(9, ""))
    root = ElementTree.fromstring(read_parts(body)["word/document.xml"])
    described = [each.attrib for each in root.iter(f"{WP}docPr")]
    assert len({each["id"] for each in described}) == 3
    assert [each["descr"] for each in described] == [
        "年龄结构：35岁及以下8人，36至45岁10人，46至55岁7人，56岁及以上3人",
        '“会场”"甲"<&',
        "照片",
    ]


def test_no_drawing_stands_on_an_exact_line_and_each_stays_with_its_caption(
    page: PageFormat,
) -> None:
    body = build(page, AGES, Picture(4, "会场"), Picture(9, ""))
    root = ElementTree.fromstring(read_parts(body)["word/document.xml"])
    kept = []
    for paragraph in root.iter(f"{W}p"):
        if paragraph.find(f".//{W}drawing") is not None:
            spacing = paragraph.find(f"{W}pPr/{W}spacing")
            keep = paragraph.find(f"{W}pPr/{W}keepNext")
            assert spacing is not None
            assert keep is not None
            assert spacing.attrib[f"{W}lineRule"] == "atLeast"
            kept.append(keep.attrib[f"{W}val"])
    assert kept == ["1", "1", "0"]


def test_nothing_is_wider_or_higher_than_the_text_and_photos_keep_their_shape(
    page: PageFormat,
) -> None:
    body = build(page, AGES, Picture(4, "会场"), Picture(9, "扫描件"))
    shapes = docx.Document(io.BytesIO(body)).inline_shapes
    margins = page.margins
    width = page.paper.width_mm - margins.left_mm - margins.right_mm
    height = page.paper.height_mm - margins.top_mm - margins.bottom_mm
    for shape in shapes:
        assert shape.width.mm <= width
        assert shape.height.mm <= height * 0.9
    assert shapes[0].width.mm == pytest.approx(width, abs=0.1)
    assert shapes[1].width / shapes[1].height == pytest.approx(4 / 3, rel=0.01)
    assert shapes[2].width / shapes[2].height == pytest.approx(3 / 4, rel=0.01)


def test_a_photo_whose_bytes_are_not_there_leaves_its_caption(page: PageFormat) -> None:
    document = docx.Document(io.BytesIO(build(page, Picture(77, "会场"), Picture(78, ""))))
    assert [each.text for each in document.paragraphs] == ["报告", "会场"]
    assert len(document.inline_shapes) == 0


@pytest.mark.parametrize("kind", KINDS)
def test_the_numbers_of_a_chart_are_those_of_its_workbook(
    page: PageFormat, kind: ChartKind
) -> None:
    chart = Chart(kind, "对比", CASES.labels, CASES.series[: 1 if kind == "pie" else 2], "件")
    body = build(page, chart)
    root = ElementTree.fromstring(find_part(body, "chart1.xml"))
    sheet = openpyxl.load_workbook(io.BytesIO(find_part(body, "chart1.xlsx"))).active
    assert sheet is not None
    plotted = []
    for series in root.iter(f"{C}ser"):
        for reference in series.iter():
            if reference.tag in (f"{C}strRef", f"{C}numRef"):
                plotted.append(check_reference(reference, sheet))
    assert len(plotted) == 3 * len(chart.series)
    assert plotted[1] == ["受理", "办结"]
    assert plotted[2] == ["5", "3.5"]
    if kind != "pie":
        assert plotted[5] == ["9", None]


def check_reference(reference: ElementTree.Element, sheet: Any) -> list[str | None]:
    """Return the values drawn; they are those of the cells that the formula names."""
    name, _, cells = (reference.findtext(f"{C}f") or "").replace("$", "").partition("!")
    assert name == chart_books.SHEET == sheet.title
    rows = sheet[cells] if ":" in cells else ((sheet[cells],),)
    drawn = {
        int(point.attrib["idx"]): point.findtext(f"{C}v") for point in reference.iter(f"{C}pt")
    }
    values = [drawn.get(at) for at in range(len(rows))]
    assert values == [None if row[0].value is None else str(row[0].value) for row in rows]
    return values


@pytest.mark.parametrize("kind", KINDS)
def test_another_reader_of_charts_understands_it(page: PageFormat, kind: ChartKind) -> None:
    body = build(page, Chart(kind, "", LABELS, AGES.series, "人"))
    root = fromstring(find_part(body, "chart1.xml"))
    root.remove(root.find(f"{C}externalData"))  # whose id that reader looks for without namespace
    (drawn,) = ChartSpace.from_tree(root).chart.plotArea._charts
    assert drawn.tagname == {"pie": "pieChart", "line": "lineChart"}.get(kind, "barChart")
    (series,) = drawn.series
    assert [point.v for point in series.cat.strRef.strCache.pt] == list(LABELS)


@pytest.mark.parametrize("kind", KINDS)
def test_all_that_is_written_in_a_chart_has_the_tables_font(
    page: PageFormat, kind: ChartKind
) -> None:
    chart = Chart(kind, "", LABELS, AGES.series, "人")
    root = ElementTree.fromstring(find_part(build(page, chart), "chart1.xml"))
    own = next(font for font in page.fonts if font.name == page.styles.table_cell.font)
    for slot in ("latin", "ea", "cs"):
        (face,) = root.iter(f"{A}{slot}")
        assert face.attrib["typeface"] == (own.instead or own.name)


def test_colours_side_by_side_differ_in_black_and_white_print(page: PageFormat) -> None:
    root = ElementTree.fromstring(find_part(build(page, AGES), "chart1.xml"))
    fills = [
        each.attrib["val"]
        for point in root.iter(f"{C}dPt")
        for each in point.findall(f"{C}spPr/{A}solidFill/{A}srgbClr")
    ]
    greys = [sum(int(fill[at : at + 2], 16) for at in (0, 2, 4)) / 3 for fill in fills]
    assert len(greys) == 4
    for one, other in zip(greys, (*greys[1:], greys[0]), strict=True):
        assert abs(one - other) > 30


def test_the_numbers_of_two_lines_do_not_cover_one_another(page: PageFormat) -> None:
    lines = tuple(
        Series(year, tuple(map(Decimal, values)))
        for year, values in (("2025年", (12, 34, 5)), ("2026年", (15, 30, 5)))
    )
    body = build(page, Chart("line", "", ("甲", "乙", "丙"), lines))
    places = []
    for series in ElementTree.fromstring(find_part(body, "chart1.xml")).iter(f"{C}ser"):
        usual = series.find(f"{C}dLbls/{C}dLblPos")
        own = {
            label.find(f"{C}idx").attrib["val"]: label.find(f"{C}dLblPos").attrib["val"]
            for label in series.iter(f"{C}dLbl")
        }
        places.append([own.get(str(at), usual.attrib["val"]) for at in range(3)])
    assert places == [["b", "t", "t"], ["t", "b", "b"]]


def test_text_in_a_chart_is_text_and_no_formula_or_markup(page: PageFormat) -> None:
    label = '=HYPERLINK("http://x")<&\x07'
    chart = Chart("bar", "", (label, "乙"), (Series("<甲>", (Decimal(1), Decimal(2))),), '"件"')
    body = build(page, chart)
    root = ElementTree.fromstring(find_part(body, "chart1.xml"))
    assert label.rstrip("\x07") in [each.text for each in root.iter(f"{C}v")]
    sheet = openpyxl.load_workbook(io.BytesIO(find_part(body, "chart1.xlsx"))).active
    assert sheet is not None
    assert sheet["A2"].data_type == "s"
    assert sheet["A2"].quotePrefix  # nor when the cell is edited
    formats = {each.attrib["formatCode"] for each in root.iter(f"{C}numFmt")}
    assert 'General"件"' in formats


def test_the_same_outline_gives_the_same_bytes_at_any_time(page: PageFormat) -> None:
    first = chart_books.build_chart_book(AGES)
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml")
    assert core.count(b"1980-01-01T00:00:00Z") == 2
    assert build(page, AGES, CASES, Picture(4, "会场")) == build(
        page, AGES, CASES, Picture(4, "会场")
    )


def test_a_report_without_drawings_has_no_such_parts(page: PageFormat) -> None:
    names = read_parts(build(page, Paragraph("正文。")))
    assert not [name for name in names if "chart" in name or "media" in name]


def test_a_word_processor_shows_the_chart_and_the_photos(page: PageFormat, tmp_path: Path) -> None:
    need("LibreOffice (soffice)", shutil.which("soffice"))
    need("poppler (pdftotext, pdftoppm)", shutil.which("pdftotext") and shutil.which("pdftoppm"))
    body = build(page, AGES, CASES, Picture(4, "会场"), Picture(9, "扫描件"))
    (tmp_path / "report.docx").write_bytes(body)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "report.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    told = subprocess.run(
        ["pdftotext", "report.pdf", "-"], cwd=tmp_path, check=True, capture_output=True, text=True
    ).stdout.replace(" ", "")
    for written in (*LABELS, "35.7%", "5件", "2025年", "2026年", "受理"):
        assert written in told
    subprocess.run(["pdftoppm", "-r", "40", "-png", "report.pdf", "page"], cwd=tmp_path, check=True)
    seen = sum((count_colours(each) for each in sorted(tmp_path.glob("page*.png"))), Counter())
    square = (40 / 25.4) ** 2  # pixels of a square millimetre
    for colour, least in (((0x1F, 0x3A, 0x5F), 100), ((16, 16, 192), 5000), ((16, 192, 16), 15000)):
        near = sum(count for each, count in seen.items() if is_near(each, colour))
        assert near > least * square, colour


def count_colours(path: Path) -> Counter[tuple[int, int, int]]:
    with Image.open(path) as picture:
        counted = picture.convert("RGB").getcolors(picture.width * picture.height) or []
        return Counter({colour: count for count, colour in counted})


def is_near(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return all(abs(a - b) < 12 for a, b in zip(one, other, strict=True))
