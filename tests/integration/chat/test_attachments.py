"""Attachments in the chat: taken, captioned, moved, shown, removed, and printed."""

from __future__ import annotations

import io
from collections.abc import Iterator

import docx
import pytest
from PIL import Image
from sqlalchemy import select
from structlog.testing import capture_logs

from bot.store.tables import documents, drafts, files, pictures
from conversations.attachments.changing import MOST_ATTACHMENTS
from conversations.buttons import Press, encode
from conversations.definition.parsing import parse_interview
from conversations.drafts.draft import Attachment, load_draft
from tests.integration.chat.driver import Chat, Town
from tests.integration.documents.blank_pdf import build_blank_pdf

KIND = """
id: plain
version: 1
name: {zh_CN: 没有照片题的报告, en: A report that asks for no photos}
about: {zh_CN: 试一试, en: A trial}
periods: year
unit: unit
title: "{{ unit }}的报告"
sections:
  - id: only
    title: {zh_CN: 全部, en: All}
    questions:
      - {id: unit, kind: short_text, ask: {zh_CN: 哪个单位？, en: Which unit?}}
      - {id: secret, kind: short_text, sensitive: true, ask: {zh_CN: 有什么线索？, en: Any clues?}}
      - {id: closing, kind: short_text, ask: {zh_CN: 怎么结尾？, en: How does it end?}}
    body:
      - text: "{{ unit }}。{{ secret }}{{ closing }}"
      - {text: "{{ unit }}", role: signature}
"""


@pytest.fixture(autouse=True)
def _logged() -> Iterator[None]:
    with capture_logs():
        yield


@pytest.fixture
async def asked(town: Town, chat: Chat) -> Chat:
    """The chat of a person at the first question of a report that asks for no photos."""
    town.interviews.offer([parse_interview(KIND, "plain.yaml")])
    await chat.press(encode(Press("period", question="plain", value=2026)))
    assert "哪个单位" in chat.text
    return chat


async def show(chat: Chat, caption: str = "", group: str = "", **fields: object) -> None:
    """Send a photo, no two of one look; of an album with its `group`."""
    stream = io.BytesIO()
    Image.new("RGB", (64, 48), (chat.messages % 255, 80, 120)).save(stream, "JPEG")
    chat.town.files.bodies["photo"] = stream.getvalue()
    size = {"file_id": "photo", "file_unique_id": "p", "width": 64, "height": 48}
    fields |= {"caption": caption} if caption else {}
    fields |= {"media_group_id": group} if group else {}
    await chat.send(photo=[{**size, "file_size": len(stream.getvalue())}], **fields)


async def send_pdf(chat: Chat, name: str, pages: int = 2, **fields: object) -> None:
    chat.town.files.bodies["pdf"] = body = build_blank_pdf(pages)
    document: dict[str, object] = {"file_id": "pdf", "file_unique_id": "d", "file_name": name}
    document |= {"mime_type": "application/pdf", "file_size": len(body)}
    await chat.send(document=document, **fields)


def list_attached(chat: Chat) -> tuple[Attachment, ...]:
    """Return the attachments of the person's draft."""
    state = chat.town.do(lambda conn: conn.execute(select(drafts.c.state)).scalar_one())
    return load_draft(state).attachments


def list_captions(chat: Chat) -> list[str]:
    return [each.caption.text if each.caption else "" for each in list_attached(chat)]


def read_document(chat: Chat) -> docx.document.Document:
    query = select(documents.c.body).where(documents.c.id == chat.said[0].document_id)
    body = chat.town.do(lambda conn: conn.execute(query).scalar_one())
    return docx.Document(io.BytesIO(body))


async def test_a_photo_belongs_to_the_question_at_hand(asked: Chat) -> None:
    await show(asked, "集中学习")
    assert "已作为本题附件收下（附件 1）" in asked.text
    (attached,) = list_attached(asked)
    assert (attached.question, list_captions(asked)) == ("unit", ["集中学习"])
    await asked.tap("回到这一题")
    assert "哪个单位" in asked.text
    assert "📎 附件 1" in asked.labels
    await asked.say("市委办")
    assert "📎 附件 1" not in asked.labels, "the next question has none"


async def test_an_album_is_one_attachment_and_answered_once(asked: Chat) -> None:
    told = []
    for caption in ("会场", "", "表彰"):
        await show(asked, caption, "album")
        told += asked.said
    assert len(told) == 1
    assert "这一组照片作为本题附件收下（附件 1）" in told[0].text
    assert [each.group for each in list_attached(asked)] == ["album"] * 3
    await asked.say("/attachments")
    assert "照片 3 张" in asked.text
    assert "共 1 个附件、3 页" in asked.text


async def test_an_album_sent_in_between_stays_together(asked: Chat) -> None:
    await show(asked, "甲", "album")
    await show(asked, "别的")
    await show(asked, "乙", "album")
    assert list_captions(asked) == ["甲", "乙", "别的"]
    await asked.say("/attachments")
    await asked.tap("2")
    await asked.tap("上移")
    assert list_captions(asked) == ["别的", "甲", "乙"]


async def test_pdfs_sent_together_are_an_attachment_each(asked: Chat) -> None:
    for name in ("甲.pdf", "乙.pdf"):
        await send_pdf(asked, name, media_group_id="files")
        assert "共 2 页" in asked.text
    assert [each.group for each in list_attached(asked)] == ["", ""]
    await asked.say("/attachments")
    assert "共 2 个附件、4 页" in asked.text


async def test_when_nothing_is_asked_it_belongs_to_the_report(asked: Chat) -> None:
    for text in ("市委办", "没有线索", "特此报告。"):
        await asked.say(text)
    await show(asked)
    assert "整篇报告的附件收下" in asked.text
    assert "改成整篇报告的附件" not in asked.labels
    assert list_attached(asked)[0].question is None


async def test_it_is_given_to_the_report_and_to_another_question(asked: Chat) -> None:
    await show(asked, "集中学习")
    await asked.tap("改成整篇报告的附件")
    assert "属于整篇报告" in asked.text
    await asked.tap("改成这一题的附件：哪个单位")
    assert "属于“哪个单位”" in asked.text
    assert list_attached(asked)[0].question == "unit"


async def test_a_caption_is_written_edited_and_taken_away(asked: Chat) -> None:
    await show(asked)
    await asked.tap("写说明")
    await asked.say("全体会议。")
    assert "说明：全体会议" in asked.text
    await asked.edit(asked.messages, "主会场")
    assert list_captions(asked) == ["主会场"]
    await asked.press(encode(Press("att_word", 1, value=1)))
    await asked.tap("清空")
    assert list_captions(asked) == [""]
    assert "还没有说明" in asked.text


async def test_an_edited_photo_caption_is_amended(asked: Chat) -> None:
    await show(asked, "第一次会")
    photo = [{"file_id": "photo", "file_unique_id": "p", "width": 9, "height": 9}]
    edit = asked._build(asked.messages, caption="全体会", edit_date=asked._time(), photo=photo)
    await asked._take(edited_message=edit)
    assert "已按您修改的内容更新" in asked.text
    assert list_captions(asked) == ["全体会"]


async def test_a_caption_that_is_too_long_is_said_to_be_left_out(asked: Chat) -> None:
    await show(asked, "长" * 201)
    assert "说明没有写上：最多 200 字" in asked.text
    await asked.tap("写说明")
    await asked.say("长" * 201)
    assert "200" in asked.text
    await asked.say("短的")
    assert list_captions(asked) == ["短的"]


async def test_what_is_removed_comes_back(asked: Chat) -> None:
    await show(asked, "甲", "album")
    await show(asked, "乙", "album")
    await asked.press(encode(Press("att", 1, value=1)))
    await asked.tap("整组不要了")
    assert list_attached(asked) == ()
    await asked.tap("撤销删除")
    assert list_captions(asked) == ["甲", "乙"]
    stored = asked.town.do(lambda conn: conn.execute(select(pictures.c.id)).scalars().all())
    assert len(stored) == 2


async def test_one_photo_of_an_album_is_removed(asked: Chat) -> None:
    for caption in ("甲", "乙"):
        await show(asked, caption, "album")
    await asked.press(encode(Press("att", 1, value=2)))
    await asked.tap("第 1 张")
    assert "第 1 张，这一组共 2 张" in asked.text
    await asked.tap("不要了")
    assert list_captions(asked) == ["乙"]


async def test_an_old_button_about_what_is_gone_shows_what_there_is(asked: Chat) -> None:
    await show(asked, "甲")
    await asked.press(encode(Press("att_drop", 1, value=1)))
    for verb in ("att", "att_one", "att_show", "att_word", "att_up", "att_to", "att_drop"):
        await asked.press(encode(Press(verb, 1, value=1)))
        assert "已经不在了" in asked.text, verb


async def test_its_pictures_are_shown_a_few_at_a_time(asked: Chat) -> None:
    await send_pdf(asked, "实施方案.pdf", 7)
    assert "共 7 页" in asked.text
    await asked.press(encode(Press("att_show", 1, value=1)))
    assert [each.method for each in asked.said] == ["sendPhoto"] * 5
    await asked.tap("接着看")
    assert [each.text for each in asked.said] == ["附件1 · 6/7", "附件1 · 7/7"]
    assert "接着看" not in asked.labels
    names = asked.town.do(lambda conn: conn.execute(select(files.c.name)).scalars().all())
    assert names[0] == "实施方案_1.jpg"


async def test_a_file_name_is_shown_clean(asked: Chat) -> None:
    await send_pdf(asked, "../x/关于表彰的\u202e决定.pdf")
    assert "标题：关于表彰的决定" in asked.text
    assert "\u202e" not in asked.said[0].html
    assert list_attached(asked)[0].name == "关于表彰的决定.pdf"


async def test_more_than_a_report_holds_is_refused_in_plain_words(asked: Chat) -> None:
    for _ in range(MOST_ATTACHMENTS):
        await show(asked)
    for _ in range(2):
        await show(asked, "多余的", "album")
        assert "最多 30 个附件" in asked.text, "each one that is not taken is said"
    assert len(list_attached(asked)) == MOST_ATTACHMENTS
    stored = asked.town.do(lambda conn: conn.execute(select(pictures.c.id)).scalars().all())
    assert len(stored) == MOST_ATTACHMENTS


async def test_of_a_sensitive_question_nothing_is_quoted(asked: Chat) -> None:
    await asked.say("市委办")
    await show(asked, "张三的举报信")
    assert "张三" not in asked.text
    for data in (Press("attachments", 1), Press("att", 1, value=1)):
        await asked.press(encode(data))
        assert "张三" not in asked.text
        assert "🔒" in asked.text


async def test_they_stand_behind_the_report_and_are_named_in_it(asked: Chat) -> None:
    await show(asked, "表彰决定")
    await send_pdf(asked, "实施方案.pdf")
    for text in ("市委办", "没有线索", "特此报告。"):
        await asked.say(text)
    await asked.say("/finish")
    document = read_document(asked)
    texts = [each.text for each in document.paragraphs if each.text]
    assert texts[1:] == [
        *("市委办。没有线索特此报告。", "附件：1. 表彰决定", "2. 实施方案", "市委办"),
        *("附件1", "表彰决定", "附件2", "实施方案"),
    ]
    assert len(document.inline_shapes) == 3


async def test_a_new_version_tells_that_attachments_changed(asked: Chat) -> None:
    for text in ("市委办", "没有线索", "特此报告。"):
        await asked.say(text)
    await asked.say("/finish")
    await show(asked, "表彰决定")
    await asked.say("/finish")
    assert "回答没有改动，附件变动 1 处" in asked.said[0].text


async def test_the_contents_lead_to_the_list(asked: Chat) -> None:
    await asked.say("/attachments")
    assert "还没有附件" in asked.text
    await show(asked)
    await asked.say("/outline")
    await asked.tap("📎 附件 1")
    assert "附件清单" in asked.text


async def test_without_a_draft_a_photo_is_no_attachment(chat: Chat) -> None:
    await show(chat, "集中学习")
    assert "附件 1" not in chat.text
    await chat.say("/attachments")
    assert "附件清单" not in chat.text


async def test_a_forwarded_photo_is_a_note(asked: Chat) -> None:
    origin = {"type": "hidden_user", "date": 1, "sender_user_name": "李四"}
    await show(asked, "集中学习", forward_origin=origin)
    assert list_attached(asked) == ()
