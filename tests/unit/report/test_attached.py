"""Attachments of a draft as the last pages of its report, named under its text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from conversations.drafts.draft import (
    Attachment,
    ConfirmAnswer,
    Draft,
    Part,
    PictureEntry,
    PicturesAnswer,
    TextAnswer,
)
from conversations.report.building import build_outline, build_parts, count_characters
from conversations.report.outline import OutlineBlock, Paragraph, Picture
from tests.unit.drafted import ask, make_interview, make_section

PHOTOS = PicturesAnswer((PictureEntry(7, None),), closed=True)
PHOTO = Attachment(1, (1,), "", Part("表彰决定"))
ALBUM = (
    Attachment(2, (2,), "", Part("集中学习"), group="g"),
    Attachment(3, (3,), "", Part("会场"), group="g"),
)
SCAN = Attachment(4, (4, 5), "实施方案.pdf")
SIGNED = [
    {"text": "{{ unit }}", "role": "signature"},
    {"text": "2026年6月30日", "role": "date"},
]


def build(*attachments: Attachment, body: list[dict[str, object]], **answers: object) -> Draft:
    photos = ask("photos", "pictures")
    held = ask("held", "confirm")
    plan = ask("plan", "short_text", when={"question": "held", "is": (True,)})
    section = make_section("only", ["unit", "text", photos, held, plan], body)
    return make_interview(section), Draft(
        *("report", 1, "2026H1"),
        answers={"unit": TextAnswer((Part("市委办"),)), **answers},
        attachments=attachments,
    )


def list_blocks(interview, draft: Draft) -> list[OutlineBlock]:
    return list(build_outline(interview, draft).blocks)


def say(interview, draft: Draft) -> list[str]:
    blocks = list_blocks(interview, draft)
    return [each.text for each in blocks if isinstance(each, Paragraph)]


BODY = [{"text": "正文。"}, *SIGNED]


def test_one_attachment_is_named_without_a_number() -> None:
    assert say(*build(PHOTO, body=BODY)) == [
        *("正文。", "附件：表彰决定", "市委办", "2026年6月30日"),
        *("附件", "表彰决定"),
    ]


def test_several_are_numbered_under_the_text_and_on_their_pages() -> None:
    blocks = list_blocks(*build(PHOTO, *ALBUM, SCAN, body=BODY))
    assert blocks[1:4] == [
        Paragraph("附件：1. 表彰决定", "attachments"),
        Paragraph("2. 照片", "attachments"),
        Paragraph("3. 实施方案", "attachments"),
    ]
    assert blocks[6:] == [
        Paragraph("附件1", "attachment"),
        Paragraph("表彰决定", "attachment_title"),
        Picture(1, ""),
        Paragraph("附件2", "attachment"),
        Paragraph("照片", "attachment_title"),
        Picture(2, "集中学习"),
        Picture(3, "会场"),
        Paragraph("附件3", "attachment"),
        Paragraph("实施方案", "attachment_title"),
        Picture(4, "", whole=True),
        Picture(5, "", whole=True),
    ]


def test_they_are_numbered_together_with_those_of_the_template() -> None:
    photos = {"pictures": "photos", "title": "工作照片"}
    interview, draft = build(PHOTO, body=[*BODY, photos], photos=PHOTOS)
    assert [each for each in say(interview, draft) if "附件" in each or "决定" in each] == [
        *("附件：1. 工作照片", "2. 表彰决定", "附件1", "附件2", "表彰决定"),
    ]
    alone = replace(draft, attachments=())
    assert [each for each in say(interview, alone) if "附件" in each] == ["附件"]


@pytest.mark.parametrize("stated", ["附件：工作照片", "附件: 1. 工作照片"])
def test_what_the_template_names_stays_first(stated: str) -> None:
    photos = {"pictures": "photos", "title": "工作照片"}
    named = {"text": stated, "role": "attachments"}
    said = say(*build(PHOTO, body=[{"text": "正文。"}, named, *SIGNED, photos], photos=PHOTOS))
    assert said[:3] == ["正文。", "附件：1. 工作照片", "2. 表彰决定"]
    assert said.count("工作照片") == 1


def test_without_a_signature_they_are_named_at_the_end() -> None:
    assert say(*build(PHOTO, body=[{"text": "正文。"}]))[:3] == ["正文。", "附件：表彰决定", "附件"]


def test_those_of_a_question_that_does_not_apply_are_not_printed() -> None:
    attached = replace(PHOTO, question="plan")
    assert "附件" not in say(*build(attached, body=BODY))
    assert "附件" not in say(*build(attached, body=BODY, held=ConfirmAnswer(value=False)))
    assert "附件" in say(*build(attached, body=BODY, held=ConfirmAnswer(value=True)))


def test_those_of_a_question_that_is_gone_are_the_reports_own() -> None:
    assert "附件" in say(*build(replace(PHOTO, question="gone"), body=BODY))


def test_the_sections_name_them_and_leave_their_pages_out() -> None:
    (part,) = build_parts(*build(PHOTO, body=BODY))
    texts = [each.text for each in part.blocks if isinstance(each, Paragraph)]
    assert texts == ["正文。", "附件：表彰决定", "市委办", "2026年6月30日"]


def test_captions_and_names_count_as_characters() -> None:
    without, attached = build(body=BODY), build(*ALBUM, body=BODY)
    more = count_characters(build_outline(*attached)) - count_characters(build_outline(*without))
    assert more == len("附件：照片" + "附件照片" + "集中学习" + "会场")


def test_a_long_caption_stands_under_its_picture() -> None:
    long = replace(SCAN, caption=Part("长" * 61))
    assert list_blocks(*build(long, body=BODY))[-2:] == [
        Picture(4, "长" * 61, whole=True),
        Picture(5, "", whole=True),
    ]


def test_a_report_without_any_text_yet_has_its_attachment() -> None:
    assert say(*build(PHOTO, body=[])) == ["附件：表彰决定", "附件", "表彰决定"]
