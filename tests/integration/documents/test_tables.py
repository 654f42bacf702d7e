from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Twips
from docx.table import Table
from hypothesis import given
from hypothesis import strategies as st

from conversations.engine.texts import clean_text
from conversations.report.outline import Grid, Heading, Outline, Paragraph, TableColumn
from tests.integration.documents.test_docx import ANY_TEXT

TEXT_WIDTH = Mm(156)
COLUMNS = (TableColumn("单位"), TableColumn("人数", numeric=True), TableColumn("日期"))
GRID = Grid("人员情况表", COLUMNS, (("甲局", "12", "2026年6月30日"), ("合计", "12", "")))


def read_tables(read_back, *blocks):
    return read_back(Outline("", blocks)).tables


def read_cells(table):
    return [[cell.text for cell in row.cells] for row in table.rows]


def get_widths(table):
    return [cell.width for cell in table.rows[0].cells]


def test_a_table_is_a_real_one_under_its_caption(read_back):
    document = read_back(Outline("", (GRID, Paragraph("完。"))))

    caption, table, text = document.iter_inner_content()
    assert (caption.text, caption.style.name) == ("人员情况表", "Caption")
    assert caption.paragraph_format.keep_with_next or caption.style.paragraph_format.keep_with_next
    assert isinstance(table, Table)
    assert table.style.name == "Table Grid"
    assert read_cells(table) == [["单位", "人数", "日期"], *map(list, GRID.rows)]
    assert text.text == "完。"


def test_the_head_stands_on_every_page_and_no_row_is_split(read_back):
    (table,) = read_tables(read_back, GRID)

    marks = [[mark.tag for mark in row._tr.trPr] for row in table.rows]
    assert marks == [[qn("w:cantSplit"), qn("w:tblHeader")]] + [[qn("w:cantSplit")]] * 2


def test_cells_are_centred_and_not_indented(read_back):
    (table,) = read_tables(read_back, GRID)

    for row in table.rows:
        for cell in row.cells:
            (paragraph,) = cell.paragraphs
            assert cell.vertical_alignment == WD_CELL_VERTICAL_ALIGNMENT.CENTER
            assert paragraph.style.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.CENTER
            assert paragraph.style.paragraph_format.first_line_indent == 0
            assert paragraph.paragraph_format.alignment is None


def test_the_head_is_bold_and_the_rest_is_not(read_back):
    (table,) = read_tables(read_back, GRID)

    bold = [bool(row.cells[0].paragraphs[0].style.font.bold) for row in table.rows]
    assert bold == [True, False, False]


def test_a_table_has_lines_round_its_cells(read_back):
    (table,) = read_tables(read_back, GRID)

    borders = table.style.element.find(qn("w:tblPr")).find(qn("w:tblBorders"))
    assert {each.get(qn("w:val")) for each in borders} == {"single"}
    assert len(borders) == 6


def test_columns_are_as_wide_as_what_is_in_them(read_back):
    (table,) = read_tables(read_back, GRID)

    name, heads, day = get_widths(table)
    assert heads <= name < day


def test_a_wide_column_takes_what_the_others_leave_and_breaks_its_text(read_back):
    row = ("市局", "12", "2026年12月31日")
    columns = (*COLUMNS, TableColumn("说明"))
    grid = Grid("", columns, ((*row, "因系统改造，分批完成。" * 20), (*row, "")))

    (table,) = read_tables(read_back, grid)

    name, heads, day, remark = get_widths(table)
    assert remark > day > heads
    assert name >= Twips(2 * 240)
    aligned = [cell.paragraphs[0].paragraph_format.alignment for cell in table.rows[1].cells]
    assert aligned == [None, None, None, WD_ALIGN_PARAGRAPH.LEFT]


def test_a_date_is_not_broken_for_a_long_name(read_back):
    columns = (*COLUMNS, TableColumn("经费（万元）", numeric=True), TableColumn("说明"))
    row = ("市人力资源和社会保障局综合档案管理中心", "123", "2026年12月31日", "8", "说明" * 20)

    (table,) = read_tables(read_back, Grid("", columns, (row,)))

    name, _, day, _, remark = get_widths(table)
    assert day >= Twips(8.25 * 240 + 216)  # 3 signs, 8 figures, 5 quarters between them
    assert name == remark < day


def test_tables_that_nothing_parts_are_kept_apart(read_back):
    bare = Grid("", COLUMNS, ())

    document = read_back(Outline("", (bare, bare, GRID, bare, Heading(1, "一、完"))))
    last = read_back(Outline("", (bare,)))

    kinds = [
        each.text if not isinstance(each, Table) else None for each in document.iter_inner_content()
    ]
    assert kinds == [None, "", None, "人员情况表", None, "", None, "一、完"]
    assert [isinstance(each, Table) for each in last.iter_inner_content()] == [True, False]


@st.composite
def grids(draw):
    count = draw(st.integers(1, 12))
    columns = [TableColumn(draw(ANY_TEXT), draw(st.booleans())) for _ in range(count)]
    rows = draw(st.lists(st.tuples(*[ANY_TEXT] * count), max_size=3))
    return Grid(draw(ANY_TEXT), tuple(columns), tuple(rows))


@given(grids())
def test_any_table_comes_back_as_wide_as_the_text(read_back, grid):
    (table,) = read_tables(read_back, grid)

    texts = [[column.label for column in grid.columns], *grid.rows]
    assert read_cells(table) == [[clean_text(text) for text in row] for row in texts]
    assert abs(sum(get_widths(table)) - TEXT_WIDTH) < Twips(len(grid.columns))
    assert min(get_widths(table)) > Twips(216)
