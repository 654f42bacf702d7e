"""Word opens what we write: every element in the order of the schema, and nothing loose."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import get_args

import pytest
from PIL import Image

from bot.documents.copies.comments import Note, add_comments
from bot.documents.copies.tracked import build_tracked
from bot.documents.docx import build_docx
from bot.documents.formats.page_format import load_page_format
from bot.documents.zipped import unzip_files, zip_files
from bot.words.folders import find_folders
from conversations.definition.blocks import ChartKind
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
)
from tests.integration.documents.conftest import PROPERTIES
from tests.integration.documents.printed import REPORT, TEXT
from tests.integration.documents.schema import list_disorders, list_doubled_ids, list_loose_ends

AT = datetime(2026, 7, 1, 9)  # noqa: DTZ001 (as the clock of the reader shows it)
CASES = tuple(Series(year, (Decimal(4), None, Decimal(-2))) for year in ("去年", "今年", "目标"))
CHARTS = [
    Chart(kind, kind, ("甲", "乙", "丙"), CASES[: 1 if kind == "pie" else 3], "件")
    for kind in get_args(ChartKind)
]
WHOLE = replace(
    REPORT,
    blocks=(
        *REPORT.blocks,
        *(Heading(level, "标题") for level in (1, 2, 3, 4)),
        Joined((RunIn(5, "一是改。", TEXT), RunIn(5, "二是查。", TEXT))),
        *CHARTS,
        Picture(1, "会场"),
        Picture(2, ""),
        Picture(1, "会场"),
    ),
)
OTHER = replace(
    WHOLE,
    blocks=tuple(
        Paragraph(block.text + "补充。", block.role) if isinstance(block, Paragraph) else block
        for block in WHOLE.blocks[::2]
        if not isinstance(block, Grid)
    ),
)


def encode(form: str) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (30, 20), "navy").save(stream, form)
    return stream.getvalue()


def build(outline: Outline, name: str = "official", mark: str = "") -> bytes:
    page = load_page_format(find_folders(None), name)
    pictures = {1: encode("PNG"), 2: encode("JPEG")}
    properties = replace(PROPERTIES, mark=mark, keywords=("档案", "<&>"))
    return build_docx(outline, properties, page, pictures=pictures)


@pytest.fixture(scope="module")
def documents() -> Mapping[str, bytes]:
    """Everything we write, by what it is."""
    whole, other = build(WHOLE, mark="草稿"), build(OTHER)
    notes = [Note("校核", "改\n此处", AT, "市委：", 0, 2), Note("校核", "再看", AT)]
    return {
        "report": whole,
        "speech": build(WHOLE, "speech"),
        "measured": build(WHOLE, "measured"),
        "plain": build(Outline("", ())),
        "more": build_tracked(other, whole, "张三", AT),
        "less": build_tracked(whole, other, "张三", AT),
        "review": add_comments(whole, notes),
        "both": add_comments(build_tracked(whole, other, "张三", AT), notes),
    }


def test_every_element_has_its_children_in_the_order_of_the_schema(documents) -> None:
    found = {name: list(list_disorders(each)) for name, each in documents.items()}
    assert found == {name: [] for name in documents}


def test_every_part_has_a_type_and_every_relation_a_part(documents) -> None:
    found = {name: list(list_loose_ends(each)) for name, each in documents.items()}
    assert found == {name: [] for name in documents}


def test_no_two_changes_comments_or_drawings_have_one_id(documents) -> None:
    found = {name: list(list_doubled_ids(each)) for name, each in documents.items()}
    assert found == {name: [] for name in documents}


def test_what_is_out_of_order_or_points_nowhere_is_found(documents) -> None:
    files = unzip_files(documents["report"])
    body = files["word/document.xml"].replace(b"<w:keepNext/>", b"").decode()
    body = body.replace("<w:pPr><w:pStyle ", "<w:pPr><w:outlineLvl/><w:pStyle ", 1)
    body = body.replace('r:embed="', 'r:embed="no', 1)
    wrong = zip_files({**files, "word/document.xml": body.encode(), "word/odd.bin": b""})
    assert len(list(list_disorders(wrong))) == 1
    assert len(list(list_loose_ends(wrong))) == 2
