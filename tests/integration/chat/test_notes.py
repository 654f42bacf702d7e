"""The basket in the chat: noted at any time, offered when its question comes, and cleaned."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from PIL import Image
from sqlalchemy import insert, select
from structlog.testing import capture_logs

from bot.reminders.housekeeping import tidy
from bot.store.tables import notes, people
from bot.usecases.notes import BIN_LIFETIME
from bot.usecases.people import MEMBER, load_person, revoke
from conversations.buttons import Press, encode
from conversations.definition.parsing import parse_interview
from conversations.drafts.draft import Attachment, ItemsAnswer, PicturesAnswer, load_draft
from conversations.notes.note import MOST_NOTES
from tests.integration.chat.driver import Chat, Town
from tests.integration.templates.samples import UNIT, ask, build_source

STUDY = "理论武装轮训两期。覆盖全体干警，共120人次。"
DRILL = "业务练兵比武，培训两期共86人次"
LIST = "loyalty_items"


@pytest.fixture(autouse=True)
def _logged() -> Iterator[list[Any]]:
    """Nothing that is noted is ever logged."""
    with capture_logs() as logged:
        yield logged
    assert "120人次" not in str(logged)


@pytest.fixture
async def writing(chat: Chat) -> Chat:
    """The chat of a person at the first list of the report on a workforce."""
    await begin(chat)
    return chat


async def begin(chat: Chat, period: int = 20261) -> None:
    await chat.press(encode(Press("period", question="workforce_building", value=period)))
    await chat.say("市委政法委")
    await chat.say("/skip")
    await chat.say("/skip")
    await chat.say("现报告如下：")
    assert "筑牢政治忠诚" in chat.text


def draw(colour: str = "navy") -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (64, 48), colour).save(stream, "JPEG")
    return stream.getvalue()


async def show(chat: Chat, album: str = "", caption: str = "", **more: object) -> None:
    """Send a photo, perhaps one of an album."""
    chat.town.files.bodies["photo"] = body = draw()
    size = {"file_id": "photo", "file_unique_id": "p", "width": 64, "height": 48}
    content: dict[str, object] = {"photo": [{**size, "file_size": len(body)}], **more}
    if album:
        content["media_group_id"] = album
    if caption:
        content["caption"] = caption
    await chat.send(**content)


def forwarded(chat: Chat, text: str) -> dict[str, object]:
    when = int(chat.town.clock().timestamp())
    return {
        "text": text,
        "forward_origin": {"type": "hidden_user", "sender_user_name": "李四", "date": when},
    }


def load_rows(town: Town) -> list[Any]:
    def job(conn: Any) -> list[Any]:
        return list(conn.execute(select(notes).order_by(notes.c.id)).all())

    found: list[Any] = town.do(job)
    return found


def count(chat: Chat) -> int:
    """Return the person's own count, which is what waits for them and nothing else."""
    town = chat.town
    query = select(people.c.notes).where(people.c.id == chat.id)
    counted: int = town.do(lambda conn: conn.execute(query).scalar_one())
    mine = [row for row in load_rows(town) if row.owner == chat.id]
    assert counted == sum(row.used_at is None and row.binned_at is None for row in mine)
    return counted


def read_entries(chat: Chat, question: str = LIST) -> list[tuple[str, str]]:
    person = chat.town.do(lambda conn: load_person(conn, chat.id))
    answer = load_draft(person.opened.state).answers.get(question, ItemsAnswer())
    assert isinstance(answer, ItemsAnswer)
    return [(each.heading.text, each.text.text if each.text else "") for each in answer.entries]


def use(note: int, verb: str = "note_use", question: str = LIST) -> str:
    return encode(Press(verb, 1, 0, question, note))


async def test_a_line_is_noted_with_no_report_open(chat: Chat) -> None:
    [said] = await chat.say(STUDY)
    assert "记下了" in said.text
    assert "120人次" in said.text
    assert "话题：强化理论武装（我猜的" in said.text
    assert count(chat) == 1


async def test_a_guess_can_be_corrected_and_taken_away(chat: Chat) -> None:
    await chat.say(STUDY)
    await chat.tap("换个话题")
    assert chat.labels[0] == "强化理论武装"
    await chat.tap("后一页")
    assert "‹ 前一页" in chat.labels
    await chat.tap("前一页")
    await chat.tap("强化党的创新理论武装")
    assert "话题：强化党的创新理论武装" in chat.text
    assert "我猜的" not in chat.text
    await chat.tap("换个话题")
    await chat.tap("不归类")
    assert "还没有归到哪个话题" in chat.text
    assert [(row.topic, row.chosen) for row in load_rows(chat.town)] == [("", True)]


async def test_what_is_not_to_be_noted_goes_to_the_bin_and_comes_back(chat: Chat) -> None:
    await chat.say(STUDY)
    await chat.tap("不记了")
    assert "回收站" in chat.text
    assert count(chat) == 0
    await chat.tap("找回来")
    assert "话题：强化理论武装" in chat.text
    assert count(chat) == 1


@pytest.mark.parametrize(
    "text", ["？", "。。。", "你好！", "谢谢", "跳过", "写完了", "ABCD-EFGH-IJKL-MNOP-QRST-UVWX-YZ"]
)
async def test_what_says_nothing_is_no_note(chat: Chat, text: str) -> None:
    [said] = await chat.say(text)
    assert "没有存" in said.text
    assert count(chat) == 0


async def test_with_drafts_but_none_open_a_line_is_noted_all_the_same(writing: Chat) -> None:
    await writing.say("/cancel")
    await writing.tap("丢进回收站")
    await writing.say(STUDY)
    assert "记下了" in writing.text


async def test_an_album_is_one_note_and_one_message(chat: Chat) -> None:
    await show(chat, "g1", "重大事项请示报告培训现场")
    assert "一组照片" in chat.text
    await show(chat, "g1")
    assert chat.said == []
    await show(chat, "g1", "第三张的说明")
    assert chat.said == []
    [row] = load_rows(chat.town)
    assert (row.kind, row.pages) == ("photo", 3)
    assert row.text == "重大事项请示报告培训现场\n第三张的说明"
    assert count(chat) == 1
    await show(chat, "g2")
    assert "记下了" in chat.text
    assert count(chat) == 2


async def test_an_album_that_is_not_wanted_stays_in_the_bin(chat: Chat) -> None:
    await show(chat, "g1")
    await chat.tap("不记了")
    await show(chat, "g1")
    assert chat.said == []
    assert count(chat) == 0


async def test_photos_are_sent_again_on_request(chat: Chat) -> None:
    await show(chat, "g1", "现场")
    await show(chat, "g1")
    await chat.say("/basket")
    assert "📷 现场" in chat.text
    await chat.tap("1")
    said = await chat.tap("看照片")
    assert [(one.method, one.text) for one in said] == [
        ("sendPhoto", "📌 1/2　现场"),
        ("sendPhoto", "📌 2/2　现场"),
    ]


async def test_a_command_notes_beside_the_draft_without_touching_it(writing: Chat) -> None:
    before = writing.town.do(lambda conn: load_person(conn, 7)).opened
    [said] = await writing.say(f"/note {STUDY}")
    assert "记下了" in said.text
    assert writing.town.do(lambda conn: load_person(conn, 7)).opened == before
    await writing.tap("继续填写")
    assert "筑牢政治忠诚" in writing.text
    assert "📌 随手记 1 条可用" in writing.labels


async def test_a_command_without_words_says_how(writing: Chat) -> None:
    await writing.say("/note")
    assert "/note 要记的话" in writing.text
    assert count(writing) == 0


async def test_a_forwarded_message_is_noted_and_can_be_the_answer(writing: Chat) -> None:
    await writing.send(**forwarded(writing, "谈心谈话18人，思想动态分析一份。"))
    assert "谈心谈话18人" in writing.text
    assert read_entries(writing) == []
    await writing.tap("作为这一题的回答")
    assert "用上了：谈心谈话18人" in writing.text
    heading, text = "抓好党员干部思想教育", "谈心谈话18人，思想动态分析一份。"
    assert read_entries(writing) == [(heading, text)]
    assert count(writing) == 0
    [row] = load_rows(writing.town)
    assert row.draft_id == 1
    assert row.used_at is not None


async def test_a_use_is_one_change_and_is_taken_back_with_one_tap(writing: Chat) -> None:
    await writing.say(f"/note {STUDY}")
    await writing.tap("作为这一题的回答")
    assert read_entries(writing) == [("强化理论武装", STUDY)]
    await writing.tap("撤销")
    assert read_entries(writing) == []


async def test_fitting_notes_are_offered_and_used(writing: Chat) -> None:
    await writing.say(f"/note {STUDY}")
    await writing.say(f"/note {DRILL}")
    await writing.say("/continue")
    assert "📌 随手记 1 条可用" in writing.labels
    await writing.tap("随手记 1 条可用")
    assert STUDY in writing.text
    assert DRILL not in writing.text
    await writing.tap("用第 1 条")
    assert read_entries(writing) == [("强化理论武装", STUDY)]
    assert not any("随手记" in label for label in writing.labels)
    assert count(writing) == 1


async def test_a_note_used_before_is_shown_and_used_again_on_purpose(writing: Chat) -> None:
    await writing.say(f"/note {STUDY}")
    await writing.press(use(1))
    await writing.press(use(1))
    assert "用过了" in writing.text
    assert read_entries(writing) == [("强化理论武装", STUDY)]
    await writing.press(encode(Press("note_fit", 1, 2, LIST, 0)))
    assert "这些已经用过" in writing.text
    await writing.tap("再用第 1 条")
    assert read_entries(writing) == [("强化理论武装", f"{STUDY}\n{STUDY}")]


async def test_notes_from_before_the_period_are_offered_apart(chat: Chat) -> None:
    await chat.say(STUDY)
    await begin(chat, 20262)
    chat.town.clock.pass_by(days=1)
    await chat.say(f"/note 又一次{STUDY}")
    chat.town.do(_age)
    await chat.say("/continue")
    await chat.tap("随手记 1 条可用")
    assert "又一次" in chat.text
    await chat.tap("更早的 1 条")
    assert "这些是报告期以前记的" in chat.text
    assert "又一次" not in chat.text


def _age(conn: Any) -> None:
    """Make the first note two years old."""
    made = conn.execute(select(notes.c.made_at).where(notes.c.id == 1)).scalar_one()
    old = made - timedelta(days=730)
    conn.execute(notes.update().where(notes.c.id == 1).values(made_at=old))


async def test_a_note_that_cannot_be_the_answer_stays_unused(writing: Chat) -> None:
    await writing.say(f"/note {STUDY}")
    await writing.press(encode(Press("note_use", 1, 0, "sign", 1)))
    assert count(writing) == 1
    assert read_entries(writing) == []


async def test_a_photo_is_attached_to_the_question(writing: Chat) -> None:
    await show(writing, caption="轮训现场", **forwarded(writing, ""))
    assert "记下了" in writing.text
    await writing.tap("作为这一题的回答")
    assert "附上了：轮训现场" in writing.text
    person = writing.town.do(lambda conn: load_person(conn, 7))
    [attachment] = load_draft(person.opened.state).attachments
    assert attachment.question == LIST
    assert attachment.caption is not None
    assert attachment.caption.text == "轮训现场"
    assert count(writing) == 0


async def attach_album(chat: Chat, caption: str = "") -> None:
    """Use a note that has two photos at the list."""
    origin = {"forward_origin": forwarded(chat, "")["forward_origin"]}
    await show(chat, "g", caption, **origin)
    await show(chat, "g", **origin)
    await chat.press(use(1))


def load_attachments(chat: Chat) -> tuple[Attachment, ...]:
    person = chat.town.do(lambda conn: load_person(conn, 7))
    return load_draft(person.opened.state).attachments


async def test_the_photos_of_an_album_are_attached_in_one_change(writing: Chat) -> None:
    await attach_album(writing, "轮训现场")
    first, second = load_attachments(writing)
    assert first.group == second.group != ""
    await writing.tap("撤销")
    assert load_attachments(writing) == ()


async def test_a_text_that_is_too_long_for_a_caption_is_not_lost_unsaid(writing: Chat) -> None:
    await attach_album(writing, STUDY * 10)
    assert "说明没有写上" in writing.text
    assert [each.caption for each in load_attachments(writing)] == [None, None]
    assert count(writing) == 0


async def test_photos_for_a_question_that_does_not_apply_stay_in_the_basket(chat: Chat) -> None:
    photos = ask("photos", "pictures", "现场照片") | {
        "when": {"question": "has_photos", "is": [True]}
    }
    source = build_source(UNIT, ask("has_photos", "confirm", "有没有照片"), photos)
    chat.town.interviews.offer([parse_interview(source, "ours.yaml")])
    await show(chat)
    await chat.press(encode(Press("period", question="ours", value=2026)))
    await chat.press(use(1, question="photos"))
    assert "哪个？" in chat.text
    assert count(chat) == 1


async def test_a_photo_is_put_among_those_that_are_asked_for(chat: Chat) -> None:
    await show(chat, caption="现场")
    await chat.press(encode(Press("period", question="workforce_full", value=2026)))
    await chat.press(use(1, question="photos"))
    assert "附上了：现场" in chat.text
    person = chat.town.do(lambda conn: load_person(conn, 7))
    answer = load_draft(person.opened.state).answers["photos"]
    assert isinstance(answer, PicturesAnswer)
    assert [entry.caption.text for entry in answer.pictures if entry.caption] == ["现场"]


async def test_editing_the_message_changes_the_note(chat: Chat) -> None:
    await chat.say(STUDY)
    await chat.edit(chat.messages, DRILL)
    assert DRILL in chat.text
    [row] = load_rows(chat.town)
    assert (row.text, row.topic) == (DRILL, "提升队伍专业能力")


async def test_editing_a_command_changes_the_note_and_not_the_draft(writing: Chat) -> None:
    await writing.say(f"/note {STUDY}")
    await writing.edit(writing.messages, f"/note {DRILL}")
    assert "随手记跟着改好了" in writing.text
    assert "筑牢政治忠诚" in writing.text
    assert [row.text for row in load_rows(writing.town)] == [DRILL]


async def test_an_edit_leaves_a_chosen_topic_alone(chat: Chat) -> None:
    await chat.say(STUDY)
    message = chat.messages
    await chat.tap("换个话题")
    await chat.tap("强化党的创新理论武装")
    await chat.edit(message, DRILL)
    [row] = load_rows(chat.town)
    assert row.topic == "强化党的创新理论武装"


async def test_the_basket_is_paged_filtered_and_cleaned(writing: Chat) -> None:
    await writing.say(f"/note {STUDY}")
    await writing.press(use(1))
    for number in range(9):
        await writing.say(f"/note {DRILL}，第{number}次")
    await writing.say("/basket")
    assert "9 条待用，1 条已用" in writing.text
    assert "第8次" in writing.text
    await writing.tap("后一页")
    assert f"✓已用 {STUDY}" in writing.text
    await writing.tap("按话题看")
    await writing.tap("提升队伍专业能力（9）")
    await writing.tap("后一页")
    assert "第0次" in writing.text
    assert STUDY not in writing.text
    await writing.tap("清掉用过的 1 条")
    assert "1 条都放进回收站吗" in writing.text
    await writing.tap("都放进回收站")
    assert "9 条待用，0 条已用" in writing.text
    await writing.tap("回收站（1）")
    assert STUDY in writing.text
    assert count(writing) == 9
    assert read_entries(writing) == [("强化理论武装", STUDY)]


async def test_the_bin_is_emptied_after_thirty_days(chat: Chat) -> None:
    await chat.say(STUDY)
    await chat.tap("不记了")
    town = chat.town
    town.clock.pass_by(seconds=BIN_LIFETIME.total_seconds() - 1)
    town.do(lambda conn: tidy(conn, town.clock()))
    assert len(load_rows(town)) == 1
    town.clock.pass_by(seconds=1)
    town.do(lambda conn: tidy(conn, town.clock()))
    assert load_rows(town) == []
    await chat.press(encode(Press("note_back", value=1)))
    assert "找不到了" in chat.text


async def test_nobody_sees_or_changes_the_notes_of_another(chat: Chat) -> None:
    await chat.say(STUDY)
    other = chat.town.join(8, MEMBER)
    await begin(other)
    for verb in ("note", "note_topic", "note_drop", "note_back", "note_photo"):
        await other.press(encode(Press(verb, value=1)))
        assert "120人次" not in other.text
    await other.press(encode(Press("note_set", 0, 1, "", 1)))
    await other.press(encode(Press("note_use", 1, 0, LIST, 1)))
    await other.say("/basket")
    assert "120人次" not in other.text
    [row] = load_rows(chat.town)
    assert (row.owner, row.binned_at, row.used_at, row.chosen) == (7, None, None, False)


async def test_a_revoked_person_finds_their_notes_again(chat: Chat) -> None:
    other = chat.town.join(8, MEMBER)
    await other.say(STUDY)
    chat.town.do(lambda conn: revoke(conn, 8))
    await other.say("/basket")
    assert "120人次" not in other.text
    again = chat.town.join(8, MEMBER)
    await again.say("/basket")
    assert "120人次" in again.text


async def test_a_full_basket_says_so_kindly(chat: Chat) -> None:
    await chat.say(STUDY)
    row = {name: value for name, value in load_rows(chat.town)[0]._mapping.items() if name != "id"}
    chat.town.do(lambda conn: conn.execute(insert(notes), [row] * (MOST_NOTES - 1)))
    await chat.say(DRILL)
    assert f"{MOST_NOTES} 条，装满了" in chat.text
    assert len(load_rows(chat.town)) == MOST_NOTES


async def test_a_text_that_the_messenger_split_is_one_note(chat: Chat) -> None:
    text = "学习教育抓得实。" * 900
    await chat.say(text[:4090])
    assert "记下了" in chat.text
    await chat.say(text[4090:])
    assert chat.said == []
    assert [row.text for row in load_rows(chat.town)] == [text]
    chat.town.clock.pass_by(seconds=6)
    await chat.say(DRILL)
    assert len(load_rows(chat.town)) == 2


async def test_a_long_note_is_shown_whole(chat: Chat) -> None:
    text = "学习教育。" * 780
    await chat.say(text)
    assert len(chat.text) < 1000
    said = await chat.press(encode(Press("note", value=1)))
    assert "".join(one.text for one in said).count("学习教育。") == 780


@pytest.mark.parametrize("value", [0, 1, 2, 36**5])
async def test_forged_buttons_change_nothing(writing: Chat, value: int) -> None:
    await writing.say(f"/note {STUDY}")
    for verb in ("note_topic", "note_set", "note_fit", "note_photo", "basket", "basket_bin"):
        await writing.press(encode(Press(verb, 1, 36**5, "unit", value)))
        await writing.press(encode(Press(verb, 9, 0, "gone", value)))
    assert count(writing) == 1
    assert read_entries(writing) == []


async def test_everything_is_said_in_english(town: Town) -> None:
    chat = town.join(language="en")
    await chat.say(STUDY)
    assert "Noted" in chat.text
    await chat.tap("Do not keep")
    await chat.tap("Bring it back")
    await chat.say("/basket")
    assert "1 waiting, 0 used" in chat.text
