"""Photos as attachments, numbered where there are several."""

from __future__ import annotations

from conversations.drafts.draft import Part, PictureEntry, PicturesAnswer
from conversations.report.attachments import number_attachments
from conversations.report.outline import OutlineBlock, Paragraph, Picture
from tests.unit.drafted import ask, build, make_section, say

PHOTOS = ask("photos", "pictures")
SCANS = ask("scans", "pictures")
SHOWN = PicturesAnswer((PictureEntry(3, Part("集中学习")), PictureEntry(1)), closed=True)


def mark(text: str = "附件") -> Paragraph:
    return Paragraph(text, "attachment")


def test_photos_stand_under_their_mark_and_title() -> None:
    section = make_section("end", [PHOTOS], [{"pictures": "photos", "title": "工作照片"}])
    assert build(section, photos=SHOWN) == (
        mark(),
        Paragraph("工作照片", "attachment_title"),
        Picture(3, "集中学习"),
        Picture(1, ""),
    )


def test_without_photos_there_is_no_attachment() -> None:
    section = make_section("end", [PHOTOS], [{"pictures": "photos", "title": "工作照片"}])
    assert build(section) == ()
    assert build(section, photos=PicturesAnswer(closed=True)) == ()


def test_several_attachments_are_numbered() -> None:
    blocks = [{"pictures": "photos"}, {"pictures": "scans"}]
    section = make_section("end", [PHOTOS, SCANS], blocks)
    said = say(section, photos=SHOWN, scans=SHOWN)
    assert [each for each in said if each.startswith("附件")] == ["附件1", "附件2"]


def test_an_attachment_with_a_number_of_its_own_keeps_it_and_is_counted() -> None:
    parts: list[list[OutlineBlock]] = [[mark("附件1"), Paragraph("名单")], [mark()]]
    assert number_attachments(parts) == [(mark("附件1"), Paragraph("名单")), (mark("附件2"),)]


def test_phrases_see_the_captions() -> None:
    text = {
        "text": "{{ '附件：' ~ (photos | length) ~ '张照片：' ~ (photos | list_cn) if photos }}"
    }
    section = make_section("end", [PHOTOS], [text])
    assert say(section) == []
    both = PicturesAnswer((PictureEntry(3, Part("学习")), PictureEntry(1, Part("会场"))))
    assert say(section, photos=both) == ["附件：2张照片：学习和会场"]
