import pytest

from bot.documents.formats.page_format import PageFormatError, load_page_format
from bot.words.folders import Folders, find_folders


@pytest.fixture
def write_format(tmp_path):
    """Write an office's own page format, made from the shipped one, and return its folders."""

    def write(old: str, new: str) -> Folders:
        shipped = find_folders(None).find("documents/official.yaml").read_text("utf-8")
        assert old in shipped
        path = tmp_path / "documents" / "official.yaml"
        path.parent.mkdir()
        path.write_text(shipped.replace(old, new), "utf-8")
        return find_folders(tmp_path)

    return write


def test_an_office_may_set_its_own_format(write_format):
    folders = write_format("top_mm: 37", "top_mm: 30")

    assert load_page_format(folders).margins.top_mm == 30


def test_a_file_from_before_tables_still_works(write_format):
    shipped = find_folders(None).find("documents/official.yaml").read_text("utf-8")
    start, end = shipped.index("  heading_4:"), shipped.index("  # 7.3.5")
    tables = shipped[shipped.index("  caption:") : shipped.index("# 7.5:")]

    folders = write_format(shipped, (shipped[:start] + shipped[end:]).replace(tables, ""))

    styles = load_page_format(folders).styles
    assert styles.heading_4 == styles.heading_5 == styles.heading_3
    assert styles.caption == styles.table_cell
    assert (styles.table_cell.align, styles.table_cell.first_line_chars) == ("center", 0)
    assert (styles.table_cell.bold, styles.table_head.bold) == (False, True)
    assert styles.table_cell.font == styles.body.font


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("top_mm: 37", "top_mm: wide", "margins.top_mm"),
        ("top_mm: 37", "top: 37", "margins.top"),
        ("name: 宋体", "name: 新宋体", "宋体"),
        ("  date: {", "  day: {", "styles.date"),
        ("  body: {", "  text: {", "styles.body"),
        ("  body: {font", "  body: [font", "official.yaml"),
        ("  heading_3: {", "  heading_6: {", "styles.heading_3"),
        ("paper: {", "paper: [", "official.yaml"),
        ("instead: 仿宋", "instead: '仿宋, FangSong'", "instead"),
    ],
)
def test_it_names_what_is_wrong(write_format, old, new, named):
    folders = write_format(old, new)

    with pytest.raises(PageFormatError, match=named) as caught:
        load_page_format(folders)
    assert "official.yaml" in str(caught.value)


def test_it_says_which_format_is_missing():
    with pytest.raises(FileNotFoundError, match=r"documents/no_such\.yaml"):
        load_page_format(find_folders(None), "no_such")
