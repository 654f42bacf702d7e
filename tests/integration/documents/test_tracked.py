"""Two versions as one document: what Word makes of its tracked changes."""

import io
import subprocess
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from shutil import which
from typing import get_args

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.documents.copies.tracked import build_tracked
from bot.documents.docx import build_docx
from bot.documents.reading.refusals import ReadingError
from conversations.definition.blocks import Role
from conversations.report.outline import (
    Chart,
    Grid,
    Heading,
    Joined,
    Outline,
    Paragraph,
    Picture,
    RunIn,
    Series,
    TableColumn,
)
from tests.conftest import need
from tests.integration.documents.conftest import PROPERTIES
from tests.integration.documents.revising import (
    W,
    list_changes,
    load_part,
    read_accepted,
    read_body,
    read_rejected,
)

MADE_AT = datetime(2026, 7, 1, 9, 30)  # noqa: DTZ001 (as the clock of the reader shows it)

COLOURS = ("red", "blue")
"""Of the pictures 1 and 2; the bytes of a third are not known."""

texts = st.text("一二三报告，。12a\n\t", max_size=9)
named = st.builds(RunIn, st.integers(2, 5), texts, texts)
tables = st.integers(1, 3).flatmap(
    lambda width: st.builds(
        Grid,
        texts,
        st.lists(st.builds(TableColumn, texts), min_size=width, max_size=width).map(tuple),
        st.lists(st.lists(texts, min_size=width, max_size=width).map(tuple), max_size=3).map(tuple),
    )
)
blocks = st.one_of(
    st.builds(Heading, st.integers(1, 5), texts),
    st.builds(Paragraph, texts, st.sampled_from(get_args(Role))),
    st.builds(Picture, st.sampled_from([1, 2, 3]), texts),
    st.just(Chart("pie", "构成", ("甲", "乙"), (Series("人", (Decimal(1), Decimal(2))),))),
    named,
    st.lists(named, min_size=1, max_size=2).map(lambda parts: Joined(tuple(parts))),
    tables,
)
outlines = st.builds(Outline, texts, st.lists(blocks, max_size=5).map(tuple))


@st.composite
def versions(draw):
    """Two reports, of which the second mostly is an edited form of the first."""
    old = draw(outlines)
    kept = [block for block in old.blocks if draw(st.booleans())]
    at = draw(st.integers(0, len(kept)))
    added = draw(st.lists(blocks, max_size=2))
    edited = replace(old, blocks=(*kept[:at], *added, *kept[at:]))
    return old, draw(st.sampled_from([edited, draw(outlines), old]))


def draw_picture(colour):
    stream = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(stream, "PNG")
    return stream.getvalue()


@pytest.fixture(scope="module")
def write(page):
    pictures = {number: draw_picture(colour) for number, colour in enumerate(COLOURS, 1)}
    return lambda outline: build_docx(outline, PROPERTIES, page, pictures=pictures)


@pytest.fixture(scope="module")
def track(write):
    """Return the two reports as one with the changes tracked."""
    return lambda old, new: build_tracked(write(old), write(new), "汇报助手", MADE_AT)


def is_told(told, expected):
    """An empty paragraph may be left over at the end, where a table was the last of one of them."""
    return told in (expected, [*expected, ""])


@settings(max_examples=150)
@given(versions())
def test_all_accepted_is_the_new_text_and_all_rejected_the_old_one(write, track, pair):
    old, new = (read_body(write(each)) for each in pair)

    tracked = track(*pair)

    assert is_told(read_accepted(tracked), new)
    assert is_told(read_rejected(tracked), old)


@settings(max_examples=60)
@given(versions())
def test_elements_stand_where_the_schema_has_them(track, pair):
    body = load_part(track(*pair))[0]

    changes = list(body.iter(f"{W}ins", f"{W}del", f"{W}pPrChange"))
    ids = [each.get(f"{W}id") for each in changes]
    assert len(set(ids)) == len(ids)
    assert {each.get(f"{W}author") for each in changes} <= {"汇报助手"}
    for each in body.iter(f"{W}pPr"):
        assert each.getparent().index(each) == 0
        names = [child.tag.removeprefix(W) for child in each]
        ranks = [{"rPr": 1, "sectPr": 2, "pPrChange": 3}.get(name, 0) for name in names]
        assert ranks == sorted(ranks)
    for each in changes:
        if each.getparent().tag == f"{W}rPr":
            assert each.getparent().index(each) == 0
        if each.getparent().tag == f"{W}trPr":
            assert each.getnext() is None
    assert not body.findall(f".//{W}del//{W}t")
    assert not body.findall(f".//{W}ins//{W}delText")


def test_the_same_report_has_no_changes(write, track, report):
    assert load_part(track(report, report)) is not None
    assert list_changes(track(report, report)) == []
    assert read_body(track(report, report)) == read_body(write(report))


def test_the_same_versions_give_the_same_bytes(track, report):
    new = replace(report, title="新的标题")

    assert track(report, new) == track(report, new)


def test_a_number_is_replaced_as_a_whole_and_a_clause_is_not_torn(track):
    old = Outline("报告", (Paragraph("共开展学习1285次，抓好了台账建设，成效很好。"),))
    new = Outline("报告", (Paragraph("共开展学习1305次，完成了问题整改，成效很好。"),))

    assert list_changes(track(old, new)) == [
        ("del", "1285"),
        ("ins", "1305"),
        ("del", "抓好了台账建设"),
        ("ins", "完成了问题整改"),
    ]


def test_a_paragraph_that_was_moved_on_by_another_is_not_marked(track, report):
    new = replace(report, blocks=(*report.blocks[:2], Paragraph("新加。"), *report.blocks[2:]))

    assert list_changes(track(report, new)) == [("ins", "新加。")]


def test_a_text_in_another_style_is_replaced(track):
    old = Outline("", (RunIn(2, "（一）抓学习。", "做了很多。"),))
    new = Outline("", (RunIn(3, "（一）抓学习。", "做了很多。"),))

    assert list_changes(track(old, new)) == [("del", "（一）抓学习。"), ("ins", "（一）抓学习。")]


def test_what_comes_last_leaves_with_its_line(track):
    old = Outline("报告", (Paragraph("市档案馆", "signature"),))
    new = replace(old, blocks=(*old.blocks, Paragraph("2026年", "date"), Paragraph("附注")))

    assert read_rejected(track(old, new)) == ["报告", "市档案馆"]
    assert read_accepted(track(new, old)) == ["报告", "市档案馆"]
    style = f"{W}pPrChange/{W}pPr/{W}pStyle"
    *_, last = load_part(track(old, new)).findall(f".//{style}")
    assert last.get(f"{W}val") == "Signature"  # what is left is the signature, as it was
    *_, last = load_part(track(new, old)).iter(f"{W}p")
    assert last.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "Signature"


TABLE = Grid(
    "学习情况",
    (TableColumn("单位"), TableColumn("次数", numeric=True)),
    (("市档案馆", "12"), ("市图书馆", "7"), ("市文化馆", "3")),
)


def test_rows_come_and_go_and_cells_change(track):
    rows = (("市档案馆", "15"), ("市文化馆", "3"), ("市人力资源和社会保障局", "9"))
    old, new = (Outline("", (each,)) for each in (TABLE, replace(TABLE, rows=rows)))

    tracked = track(old, new)

    assert list_changes(tracked) == [
        ("del", "12"),
        ("ins", "15"),
        ("del", "市图书馆"),
        ("del", "7"),
        ("ins", "市人力资源和社会保障局"),
        ("ins", "9"),
    ]
    marked = load_part(tracked).findall(f".//{W}trPr/*[@{W}id]")
    assert [each.tag for each in marked] == [f"{W}del", f"{W}ins"]


def list_parts(content):
    """Return the parts that the text shows, by how it does so: ins, del or nothing."""
    document = docx.Document(io.BytesIO(content))
    links = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
    shown = []
    for each in document.element.body.iter():
        for key, rel_id in each.attrib.items():
            if key.startswith(links) and each.tag != f"{W}footerReference":
                marks = [up.tag.removeprefix(W) for up in each.iterancestors(f"{W}ins", f"{W}del")]
                shown.append((*marks, document.part.rels[rel_id].target_part))
    return shown


def test_a_picture_in_the_place_of_another_is_kept_beside_it(track):
    old, new = (Outline("报告", (Picture(each, "现场"),)) for each in (1, 2))

    gone, come = list_parts(track(old, new))

    assert (gone[0], gone[1].blob) == ("del", draw_picture("red"))
    assert (come[0], come[1].blob) == ("ins", draw_picture("blue"))
    assert len(list_parts(track(old, old))) == 1


def test_a_chart_that_is_gone_keeps_its_numbers(track):
    chart = Chart("pie", "构成", ("甲", "乙"), (Series("人", (Decimal(1), Decimal(2))),))
    old = Outline("报告", (Paragraph("一。"), chart, Paragraph("二。")))

    [(mark, part)] = list_parts(track(old, replace(old, blocks=old.blocks[::2])))

    assert mark == "del"
    [book] = [rel.target_part for rel in part.rels.values()]
    assert book.partname.endswith(".xlsx")
    assert len(book.blob) > 1000


def test_a_hundred_pages_take_no_longer_than_a_moment(track):
    paragraphs = [Paragraph(f"第{at}段。" + "抓实抓细，久久为功。" * 20) for at in range(700)]
    changed = [replace(each, text=each.text.replace("抓细", "抓好")) for each in paragraphs[::7]]
    new = [changed[at // 7] if at % 7 == 0 else each for at, each in enumerate(paragraphs)]

    tracked = track(Outline("", tuple(paragraphs)), Outline("", tuple(new)))

    assert len(list_changes(tracked)) == 2 * 20 * 100


def test_who_changed_it_is_text_and_no_markup(write, report):
    author = '<w:t>"&\x01甲'
    tracked = build_tracked(write(report), write(replace(report, title="新")), author, MADE_AT)

    [change, *_] = load_part(tracked).iter(f"{W}ins")
    assert change.get(f"{W}author") == '<w:t>"&甲'
    assert change.get(f"{W}date") == "2026-07-01T09:30:00Z"


def test_what_is_no_document_is_refused(write, report):
    with pytest.raises(ReadingError):
        build_tracked(b"PK", write(report), "", MADE_AT)
    with pytest.raises(ReadingError):
        build_tracked(write(report), b"", "", MADE_AT)


def test_word_processors_open_it(track, report, tmp_path):
    need("LibreOffice (soffice)", which("soffice"))
    new = replace(report, title="新的标题", blocks=(*report.blocks[1:-1], TABLE))
    content = track(replace(report, blocks=(*report.blocks, TABLE)), new)
    (tmp_path / "tracked.docx").write_bytes(content)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "tracked.docx"]

    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)

    assert (tmp_path / "tracked.pdf").read_bytes().startswith(b"%PDF")
    assert docx.Document(io.BytesIO(content)).paragraphs[-1].text == ""
