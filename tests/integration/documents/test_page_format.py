import pytest

from bot.documents.page_format import PageFormatError, load_page_format
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


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("top_mm: 37", "top_mm: wide", "margins.top_mm"),
        ("top_mm: 37", "top: 37", "margins.top"),
        ("name: 宋体", "name: 新宋体", "宋体"),
        ("  date: {", "  day: {", "styles.date"),
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
