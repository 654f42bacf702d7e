"""Attachments on paper: a page each, the pages of a PDF filling theirs, and all of it as GB/T 9704
has it."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import datetime

import pytest
from PIL import Image, ImageChops

from bot.documents.conformity.checking import check_document
from bot.documents.copies.tracked import build_tracked
from bot.documents.docx import build_docx
from bot.documents.formats.page_format import load_page_format
from bot.words.folders import find_folders
from conversations.drafts.draft import Attachment, Draft, Part, TextAnswer
from conversations.report.building import build_outline
from tests.integration.documents.conftest import PROPERTIES
from tests.integration.documents.rendered import print_documents
from tests.integration.documents.revising import list_changes
from tests.unit.drafted import make_interview, make_section

SIDES = {1: (1600, 1200), 2: (1600, 1200), 3: (1200, 1600), 4: (1414, 2000), 5: (2000, 1414)}
LONG = "云河市2026年上半年重点任务分工落实情况明细表和各县区进度明细对照表"
ATTACHMENTS = (
    Attachment(1, (1,), "", Part("全体干部参加警示教育大会"), group="g"),
    Attachment(2, (2,), "", Part("支部书记讲党课"), group="g"),
    Attachment(3, (3,), "", Part("表彰决定")),
    Attachment(4, (4, 5, 4), "关于表彰先进的决定.pdf"),
    Attachment(6, (4,), "附表.pdf", Part(LONG)),
)
BODY = [
    {"text": "{{ text }}"},
    {"text": "{{ unit }}", "role": "signature"},
    {"text": "2026年6月30日", "role": "date"},
]
TEXT_TOP, TEXT_BOTTOM, TEXT_LEFT, TEXT_RIGHT = 37.0, 262.0, 28.0, 184.0
"""The type area of the official page, in millimetres."""


def draw(sides: tuple[int, int]) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", sides, "navy").save(stream, "JPEG")
    return stream.getvalue()


PICTURES = {picture: draw(sides) for picture, sides in SIDES.items()}


def build(*attachments: Attachment, name: str = "official") -> bytes:
    interview = make_interview(make_section("only", ["unit", "text"], BODY), title="情况报告")
    answers = {
        "unit": TextAnswer((Part("云河市档案馆"),)),
        "text": TextAnswer((Part("馆里把卷宗数字化列为头等任务。"),)),
    }
    outline = build_outline(
        interview, Draft("report", 1, "2026H1", answers, attachments=attachments)
    )
    page = load_page_format(find_folders(None), name)
    return build_docx(outline, replace(PROPERTIES, title=outline.title), page, pictures=PICTURES)


@pytest.fixture(scope="module")
def pdf(tmp_path_factory):
    folder = tmp_path_factory.mktemp("attached")
    return print_documents(folder, {"attached": build(*ATTACHMENTS)})["attached"]


def find_picture(pdf, page: int) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of the picture, which is blue, in millimetres."""
    red, _, blue = pdf.draw(page).convert("RGB").split()
    box = ImageChops.subtract(blue, red).point(lambda more: 255 if more > 100 else 0).getbbox()
    assert box, "there is no picture"
    return tuple(side / 10 for side in box)


def test_every_attachment_is_a_page_with_its_mark_and_title(pdf) -> None:
    pages = [pdf.read_lines(page)[:2] for page in range(2, pdf.count_pages() + 1)]
    marked = [lines for lines in pages if lines[0].startswith("附件")]
    assert marked == [
        ["附件1", "照片"],
        ["附件2", "表彰决定"],
        ["附件3", "关于表彰先进的决定"],
        ["附件4", "云河市2026年上半年重点任务分工落实"],
    ]
    assert pdf.count_pages() == 1 + 1 + 1 + 3 + 1


def test_they_are_named_under_the_text(pdf) -> None:
    lines = pdf.read_lines(1)
    at = next(at for at, line in enumerate(lines) if line.startswith("附件："))
    assert lines[at : at + 3] == ["附件：1.照片", "2.表彰决定", "3.关于表彰先进的决定"]


def test_the_photos_of_an_album_share_a_page_with_their_captions(pdf) -> None:
    assert pdf.read_lines(2)[2:4] == ["全体干部参加警示教育大会", "支部书记讲党课"]


@pytest.mark.parametrize(("page", "picture"), [(4, 4), (5, 5), (6, 4), (7, 4)])
def test_a_page_fills_what_there_is_and_keeps_its_shape(pdf, page: int, picture: int) -> None:
    left, top, right, bottom = find_picture(pdf, page)
    width, height = SIDES[picture]
    assert (right - left) / (bottom - top) == pytest.approx(width / height, rel=0.01)
    assert left >= TEXT_LEFT - 0.3
    assert right <= TEXT_RIGHT + 0.3
    assert bottom <= TEXT_BOTTOM + 0.3
    wide = right - left == pytest.approx(TEXT_RIGHT - TEXT_LEFT, abs=1)
    tall = bottom == pytest.approx(TEXT_BOTTOM, abs=6)
    assert wide or tall
    if page in (5, 6):
        assert top == pytest.approx(TEXT_TOP, abs=4)


def test_a_tall_photo_stands_under_its_title(pdf) -> None:
    _, top, _, bottom = find_picture(pdf, 3)
    assert top > TEXT_TOP + 25
    assert bottom <= TEXT_BOTTOM + 0.3


@pytest.mark.parametrize("count", range(1, len(ATTACHMENTS) + 1))
def test_the_document_conforms(count: int) -> None:
    verdicts = check_document(build(*ATTACHMENTS[:count]))
    assert [each.clause.number for each in verdicts if each.deviations] == []
    applied = {each.clause.number for each in verdicts if each.applies}
    assert {"7.3.4", "7.3.7"} <= applied


@pytest.mark.parametrize("name", ["official", "speech", "measured"])
def test_every_page_format_takes_them(name: str) -> None:
    assert build(*ATTACHMENTS, name=name).startswith(b"PK")


def test_an_attachment_that_came_is_a_tracked_change() -> None:
    at = datetime(2026, 7, 1, 9)  # noqa: DTZ001 (as the clock of the reader shows it)
    old, new = build(*ATTACHMENTS[:3]), build(*ATTACHMENTS)
    assert list_changes(build_tracked(old, new, "张三", at)) != []
    assert list_changes(build_tracked(new, new, "张三", at)) == []
