import io
import struct
import tracemalloc
import zipfile
from contextlib import suppress

import docx
import pytest
from docx.document import Document
from docx.oxml.parser import parse_xml
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.documents.docx import build_docx
from bot.documents.reading import archive, entries, reports
from bot.documents.reading.refusals import ReadingError
from bot.documents.reading.reports import load_paragraphs, read_paragraphs
from conversations.report.building import render_block
from tests.integration.documents.conftest import PROPERTIES

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def save(document: Document) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def read(document: Document) -> list[str]:
    return read_paragraphs(save(document), "旧报告.docx")


def add(document: Document, xml: str) -> None:
    """Put the elements at the end of the document's body."""
    root = parse_xml(f"<w:body {W}>{xml}</w:body>")
    for element in list(root):
        document.element.body.insert(-1, element)


def repack(content: bytes, changes: dict[str, bytes]) -> bytes:
    """The archive with parts replaced or added."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w") as new:
        parts = {name: old.read(name) for name in old.namelist()} | changes
        for name, part in parts.items():
            new.writestr(name, part, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def find_reason(content: bytes, name: str = "旧报告.docx") -> str:
    with pytest.raises(ReadingError) as caught:
        read_paragraphs(content, name)
    assert str(caught.value)
    return caught.value.reason


@pytest.fixture
def plain() -> bytes:
    """A .docx with one paragraph."""
    document = docx.Document()
    document.add_paragraph("一、工作情况")
    return save(document)


def change_main(plain: bytes, before: bytes, after: bytes) -> bytes:
    """The .docx with something put in another's place in its main part."""
    with zipfile.ZipFile(io.BytesIO(plain)) as old:
        main = old.read("word/document.xml")
    assert before in main
    return repack(plain, {"word/document.xml": main.replace(before, after)})


# .txt


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=60))
def test_a_text_in_utf_8_comes_out_as_it_is(text):
    lines = text.removeprefix("\ufeff")
    for separator in ("\r\n", *"\n\r\v\f\u2028\u2029"):
        lines = lines.replace(separator, "\n")
    assert "\n".join(read_paragraphs(text.encode(), "旧.txt")) == lines


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
def test_the_encoding_of_a_text_is_found_out(encoding):
    text = "一、上半年工作情况\n（一）抓学习。\n"
    assert read_paragraphs(text.encode(encoding), "旧.TXT") == [*text.split("\n")]


@pytest.mark.parametrize(
    "content", [b"\x00\x01\x02", b"\xff\xfe\x00\xd8", b"\x81", b"\xe4\xb8\x00"]
)
def test_what_is_no_text_is_refused(content):
    assert find_reason(content, "旧.txt") == "not_text"


@pytest.mark.parametrize(
    ("name", "reason"),
    [("旧.doc", "old_format"), ("旧.wps", "old_format"), ("旧.pdf", "kind"), ("旧", "kind")],
)
def test_other_files_are_refused_by_their_names(name, reason):
    assert find_reason(b"", name) == reason


def test_a_file_too_large_is_refused_before_it_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(reports, "MOST_BYTES", 9)
    path = tmp_path / "旧.txt"
    path.write_bytes(b"a" * 9)
    assert load_paragraphs(path) == ["a" * 9]
    path.write_bytes(b"a" * 10)
    with pytest.raises(ReadingError) as caught:
        load_paragraphs(path)
    assert caught.value.reason == "too_large"
    assert find_reason(b"a" * 10, "旧.txt") == "too_large"


# .docx


def test_a_report_of_our_own_is_read_as_it_was_written(report, page):
    lines = read_paragraphs(build_docx(report, PROPERTIES, page), "报告.docx")
    said = [line for line in lines if line.strip()]
    assert said == [*report.title.split("\n"), *map(render_block, report.blocks)]


def test_paragraphs_and_tables_are_read_in_their_order():
    document = docx.Document()
    document.add_paragraph("前面")
    table = document.add_table(2, 2)
    for number, cell in enumerate(table._cells):
        cell.text = f"格{number}\n下\t行" if number == 3 else f"格{number}"
    document.add_paragraph("后面")
    assert read(document) == ["前面", "格0\t格1", "格2\t格3 下 行", "后面"]


def test_a_frame_of_one_cell_is_no_table():
    document = docx.Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "一、情况"
    cell.add_paragraph("写得不错。")
    assert read(document) == ["一、情况", "写得不错。"]


def test_breaks_and_tabs_within_a_paragraph_are_read():
    document = docx.Document()
    document.add_paragraph("第一行\n第二行\t又一栏")
    assert read(document) == ["第一行", "第二行\t又一栏"]


def test_what_stands_around_words_does_not_hide_them():
    document = docx.Document()
    add(
        document,
        "<w:sdt><w:sdtPr><w:alias w:val='不读'/></w:sdtPr><w:sdtContent><w:p>"
        "<w:smartTag><w:r><w:t>智能</w:t></w:r></w:smartTag><!-- 不读 -->"
        "<w:ins><w:r><w:t>插入</w:t></w:r></w:ins><w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink>"
        "</w:p></w:sdtContent></w:sdt>",
    )
    assert read(document) == ["智能插入链接"]


def test_deleted_words_text_boxes_and_field_codes_are_not_read():
    document = docx.Document()
    box = "<w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent>"
    add(
        document,
        "<w:p><w:pPr><w:tabs><w:tab w:val='left' w:pos='1'/></w:tabs></w:pPr>"
        "<w:r><w:t>留下</w:t></w:r><w:del><w:r><w:delText>删</w:delText></w:r></w:del>"
        f"<w:r><w:instrText>PAGE</w:instrText><w:pict>{box}</w:pict></w:r></w:p>",
    )
    assert read(document) == ["留下"]


def number(document: Document, numbering: str) -> None:
    """Put lists into the document's numbering, before those that are there."""
    root = document.part.numbering_part.element
    for element in reversed(list(parse_xml(f"<w:numbering {W}>{numbering}</w:numbering>"))):
        root.insert(0, element)


def level(at: int, form: str, text: str, more: str = "") -> str:
    return (
        f"<w:lvl w:ilvl='{at}'><w:start w:val='1'/><w:numFmt w:val='{form}'/>{more}"
        f"<w:lvlText w:val='{text}'/></w:lvl>"
    )


def listed(text: str, list_id: int, at: int = 0) -> str:
    return (
        f"<w:p><w:pPr><w:numPr><w:ilvl w:val='{at}'/><w:numId w:val='{list_id}'/></w:numPr></w:pPr>"
        f"<w:r><w:t>{text}</w:t></w:r></w:p>"
    )


OFFICIAL = (
    "<w:abstractNum w:abstractNumId='90'>"
    + level(0, "chineseCounting", "%1、")
    + level(1, "japaneseCounting", "（%2）")
    + level(2, "decimal", "%3.")
    + level(3, "decimal", "%1-%4")
    + "</w:abstractNum>"
)


def test_numbers_counted_by_the_word_processor_are_read():
    document = docx.Document()
    number(document, OFFICIAL + "<w:num w:numId='91'><w:abstractNumId w:val='90'/></w:num>")
    add(
        document, listed("甲", 91) + listed("乙", 91, 1) + listed("丙", 91, 1) + listed("丁", 91, 2)
    )
    add(document, "<w:p/>" + listed("", 91) + listed("戊", 91) + listed("己", 91, 1))
    add(document, listed("庚", 91, 3) + listed("辛", 77))
    assert [line for line in read(document) if line] == [
        *(
            "一、甲",
            "（一）乙",
            "（二）丙",
            "1.丁",
            "二、戊",
            "（一）己",
            "二-1庚",
            "辛",
        ),
    ]


def test_a_list_begins_anew_where_it_is_told_to():
    document = docx.Document()
    anew = "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride>"
    number(
        document,
        f"{OFFICIAL}<w:num w:numId='91'><w:abstractNumId w:val='90'/></w:num>"
        f"<w:num w:numId='92'><w:abstractNumId w:val='90'/>{anew}</w:num>",
    )
    add(document, listed("甲", 91) + listed("乙", 91) + listed("丙", 92) + listed("丁", 92))
    assert read(document) == ["一、甲", "二、乙", "一、丙", "二、丁"]


def test_a_style_may_number_its_paragraphs():
    document = docx.Document()
    document.add_paragraph("甲", "List Number")
    document.add_paragraph("项", "List Bullet")
    document.add_paragraph("乙", "List Number")
    document.add_paragraph("丙")
    assert read(document) == ["1.甲", "项", "2.乙", "丙"]


def test_levels_may_be_linked_to_styles():
    document = docx.Document()
    linked = level(0, "chineseCounting", "%1、", "<w:pStyle w:val='Heading1'/>") + level(
        1, "chineseCounting", "（%2）", "<w:pStyle w:val='Heading2'/>"
    )
    number(
        document,
        f"<w:abstractNum w:abstractNumId='90'>{linked}</w:abstractNum>"
        "<w:num w:numId='91'><w:abstractNumId w:val='90'/></w:num>",
    )
    for name in ("Heading 1", "Heading 2"):
        properties = document.styles[name].element.get_or_add_pPr()
        properties.append(parse_xml(f"<w:numPr {W}><w:numId w:val='91'/></w:numPr>"))
    for text, at in (("甲", 1), ("乙", 2), ("丙", 2), ("丁", 1)):
        document.add_heading(text, at)
    assert read(document) == ["一、甲", "（一）乙", "（二）丙", "二、丁"]


# hostile files


def test_what_is_no_archive_is_refused():
    assert find_reason(b"") == "empty"
    assert find_reason(b"PK\x03\x04 and no more") == "broken"
    assert find_reason(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600) == "old_format"


def test_an_archive_without_a_report_is_refused():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        made.writestr("hello.xml", "<hello/>")
    assert find_reason(file.getvalue()) == "broken"


def test_a_cut_off_archive_is_refused(plain):
    assert find_reason(plain[: len(plain) // 2]) == "broken"


def test_a_part_that_was_changed_by_accident_is_refused(plain):
    at = plain.index(b"word/document.xml") + 60
    assert find_reason(plain[:at] + bytes([plain[at] ^ 255]) + plain[at + 1 :]) == "broken"


def test_an_archive_of_too_many_entries_is_refused(plain):
    with zipfile.ZipFile(io.BytesIO(plain)) as made:
        there = len(made.namelist())
    fill = {f"docProps/{at}.bin": b"" for at in range(entries.MOST_ENTRIES - there)}
    assert read_paragraphs(repack(plain, fill), "旧.docx") == ["一、工作情况"]
    assert find_reason(repack(plain, {**fill, "one_more": b""})) == "too_many_entries"


def test_an_archive_that_unpacks_to_too_much_is_refused(plain):
    bomb = repack(plain, {"word/media/image1.png": b"\0" * (entries.MOST_BYTES + 1)})
    assert len(bomb) < 200_000
    assert find_reason(bomb) == "unpacks_too_much"


def test_an_archive_that_unpacks_to_many_times_its_size_is_refused(plain):
    assert find_reason(repack(plain, {"word/media/image1.png": b"\0" * 20_000_000})) == (
        "unpacks_too_much"
    )


def test_no_more_is_unpacked_than_the_archive_says():
    size = 50_000_000
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("word/document.xml", b" " * size)
    bomb = file.getvalue().replace(struct.pack("<L", size), struct.pack("<L", 1000))
    tracemalloc.start()
    try:
        assert find_reason(bomb) == "broken"
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()


def test_a_part_of_too_much_xml_is_refused(plain, monkeypatch):
    monkeypatch.setattr(archive, "MOST_XML", 100)
    assert find_reason(plain) == "unpacks_too_much"


ENTITIES = b'<!DOCTYPE w:document [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
OUTSIDE = b'<!DOCTYPE w:document SYSTEM "file:///etc/passwd">'


@pytest.mark.parametrize("declaration", [ENTITIES, OUTSIDE])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le"])
def test_a_document_type_is_refused_in_any_encoding(plain, declaration, encoding):
    part = b"<?xml version='1.0'?>" + declaration + b"<a/>"
    hostile = repack(plain, {"word/settings.xml": part.decode().encode(encoding)})
    assert find_reason(hostile) == "declarations"


@pytest.mark.parametrize("encoding", ["utf-7", "cp037"])
def test_an_encoding_that_could_hide_one_is_refused(plain, encoding):
    part = f"<?xml version='1.0' encoding='{encoding}'?><!DOCTYPE a><a/>".encode(encoding)
    assert find_reason(repack(plain, {"word/document.xml": part})) in ("declarations", "broken")


def test_xml_in_utf_16_is_read(plain):
    with zipfile.ZipFile(io.BytesIO(plain)) as old:
        main = old.read("word/document.xml").decode().replace("UTF-8", "UTF-16")
    wide = repack(plain, {"word/document.xml": main.encode("utf-16")})
    assert read_paragraphs(wide, "旧.docx") == ["一、工作情况"]


def test_a_part_that_is_no_xml_is_refused(plain):
    assert find_reason(repack(plain, {"word/document.xml": b"<a><b></a>"})) == "broken"
    assert find_reason(repack(plain, {"word/styles.xml": b"hello"})) == "broken"


def test_macros_are_refused(plain):
    assert find_reason(repack(plain, {"word/vbaProject.bin": b"x"})) == "macros"
    with zipfile.ZipFile(io.BytesIO(plain)) as old:
        types = old.read("[Content_Types].xml")
    kind = b"application/vnd.ms-word.document.macroEnabled.main+xml"
    usual = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    changed = types.replace(usual, kind)
    assert changed != types
    assert find_reason(repack(plain, {"[Content_Types].xml": changed})) == "macros"


def test_an_entry_with_a_password_is_refused(plain):
    at = plain.rindex(b"PK\x01\x02") + 8  # the flags of an entry in the archive's directory
    assert find_reason(plain[:at] + b"\x01" + plain[at + 1 :]) == "password"


@pytest.mark.parametrize("depth", [1500, 3000])
def test_elements_nested_without_end_are_refused(plain, depth):
    deep = b"<w:r>" * depth + b"</w:r>" * depth
    assert find_reason(change_main(plain, b"</w:p>", deep + b"</w:p>")) == "broken"


def test_a_report_that_points_outside_is_not_followed(plain):
    rels = (
        b"<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
        b"<Relationship Id='r1' TargetMode='External' Target='file:///etc/passwd' Type='http://"
        b"schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument'/>"
        b"</Relationships>"
    )
    assert find_reason(repack(plain, {"_rels/.rels": rels})) == "broken"


@settings(max_examples=300)
@given(st.data())
def test_no_damage_is_a_fault(data):
    content = bytearray(_PLAIN)
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    with suppress(ReadingError):
        read_paragraphs(bytes(content), "旧.docx")


def _make_small() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
        made.writestr("_rels/.rels", f"<R><Q Type='{kind}' Target='word/document.xml'/></R>")
        text = f"<w:document {W}><w:body><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:body></w:document>"
        made.writestr("word/document.xml", text)
    return file.getvalue()


_PLAIN = _make_small()


def test_an_entry_said_to_lie_before_the_archive_is_refused():
    at = _PLAIN.rindex(b"PK\x05\x06") + 16  # where the directory is said to begin
    assert find_reason(_PLAIN[:at] + b"\xff\xff" + _PLAIN[at + 2 :]) == "broken"


def test_the_least_of_a_docx_is_read():
    assert read_paragraphs(_PLAIN, "旧.docx") == ["甲"]
