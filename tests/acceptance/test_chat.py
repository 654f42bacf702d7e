"""The chat as people use it: finding the way, correcting, going wrong, and coming back."""

from __future__ import annotations

from tests.acceptance.chatting import (
    answer_basics,
    answer_list,
    press,
    read_document,
    say,
    start_report,
)
from tests.acceptance.person import Bubble, Person

OPENING = "今年以来，各项工作平稳推进。现汇报如下："
ENTRIES = [("持续提高政治站位", "坚持集中学习。"), ("自己定的小标题", "推动工作落实。")]


async def finish(person: Person) -> list[str]:
    """Make the document, gaps or not, and return its paragraphs."""
    bubble = await say(person, "/finish")
    if bubble.document is None:
        await press(person, "生成草稿")
    sent = await person.wait_message(lambda message: message.document is not None)
    return await read_document(person, sent)


async def test_every_command_of_the_menu_answers(administrator: Person) -> None:
    await start_report(administrator)
    await answer_basics(administrator, OPENING)
    said = {
        command: (await say(administrator, f"/{command}")).text
        for command in ("continue", "back", "outline", "skip", "preview", "finish", "documents")
    }
    assert "请写开头一段" in said["back"]
    assert OPENING in said["back"]
    assert "目录" in said["outline"]
    assert "上半年做了哪几方面工作" in said["skip"]
    assert "还有" in said["finish"]
    for command in ("start", "new", "help", "language", "invite", "cancel", "nonsense"):
        assert (await say(administrator, f"/{command}")).text


async def test_a_list_is_rearranged_by_buttons(administrator: Person) -> None:
    await start_report(administrator)
    await answer_basics(administrator, OPENING)
    await answer_list(administrator, [*ENTRIES, ("多余的一条", "删掉它。")])
    await say(administrator, "/back")
    await press(administrator, "（三）")
    await press(administrator, "删除")
    await press(administrator, "删除")
    await press(administrator, "（二）")
    await press(administrator, "上移")
    paragraphs = await finish(administrator)
    assert paragraphs[2:] == [
        "一、上半年履职情况",
        "（一）自己定的小标题。推动工作落实。",
        "（二）持续提高政治站位。坚持集中学习。",
    ]


async def test_an_edited_message_amends_its_answer(administrator: Person) -> None:
    await start_report(administrator)
    await answer_basics(administrator, OPENING)
    typed = next(bubble for bubble in reversed(administrator.messages) if bubble.out)
    await administrator.amend(typed.id, "改过的开头。现汇报如下：")
    card = await administrator.wait_message()
    assert "改过的开头" in card.text
    assert "改过的开头。现汇报如下：" in await finish(administrator)


async def test_a_text_that_was_split_is_one_answer(administrator: Person) -> None:
    opening = "".join(f"第{number}句，据实写来。" for number in range(1200)) + "现汇报如下："
    await start_report(administrator)
    for label in ("市委政法委", "领导班子", "跳过", "跳过"):
        await (say if label == "市委政法委" else press)(administrator, label)
    await administrator.say(opening)
    await administrator.wait_message(lambda bubble: "上半年做了哪几方面工作" in bubble.text)
    assert len([bubble for bubble in administrator.messages if bubble.out]) > 3
    assert opening in await finish(administrator)


async def test_a_long_answer_comes_in_parts_until_done(administrator: Person) -> None:
    await start_report(administrator)
    for label in ("市委政法委", "领导班子", "跳过", "跳过"):
        await (say if label == "市委政法委" else press)(administrator, label)
    await press(administrator, "分几条写")
    await say(administrator, "第一段。")
    await say(administrator, "第二段。")
    await press(administrator, "写完了")
    paragraphs = await finish(administrator)
    assert paragraphs[1:] == ["第一段。", "第二段。"]


async def test_what_is_typed_comes_out_as_typed(administrator: Person) -> None:
    hostile = "<b>粗</b> & {{ 7*7 }} {% raw %} \"引号\" '单' 😀 \\ =1+1 PAGE"
    await start_report(administrator)
    await answer_basics(administrator, hostile + "\x07")
    assert hostile in (await say(administrator, "/back")).text
    assert hostile in await finish(administrator)


async def test_an_old_button_gets_a_kind_word_and_the_present_card(administrator: Person) -> None:
    await start_report(administrator)
    old = await say(administrator, "市委政法委")
    await say(administrator, "领导班子")
    toast = await administrator.press("个人", old)
    assert toast
    assert "旧题卡" in toast
    card = await administrator.wait_message()
    assert "标题要自己写吗" in card.text


async def test_drafts_side_by_side_keep_their_answers(administrator: Person) -> None:
    await start_report(administrator)
    await say(administrator, "甲单位")
    await start_report(administrator, "2025年上半年")
    await say(administrator, "乙单位")
    assert "2025年上半年" in (await say(administrator, "/start")).text
    await press(administrator, "2026年上半年")
    assert "甲单位" in (await say(administrator, "/back")).text


async def test_a_discarded_draft_waits_in_the_bin(administrator: Person) -> None:
    await start_report(administrator)
    await say(administrator, "甲单位")
    await say(administrator, "/cancel")
    await press(administrator, "丢进回收站")
    assert "回收站" in (await say(administrator, "/start")).text
    await press(administrator, "回收站")
    await press(administrator, "恢复 1")
    await say(administrator, "/continue")
    await press(administrator, "2026年上半年")
    assert "甲单位" in (await say(administrator, "/back")).text


async def test_every_version_is_kept_and_sent_again(administrator: Person) -> None:
    await start_report(administrator)
    await answer_basics(administrator, OPENING)
    first = await finish(administrator)
    await say(administrator, "/back")
    await say(administrator, "第二稿的开头。")
    second = await finish(administrator)
    assert first != second
    listed = await say(administrator, "/documents")
    assert "_v1_草稿.docx" in listed.text
    assert "_v2_草稿.docx" in listed.text
    await administrator.press("第 2 份")
    sent = await administrator.wait_message(lambda message: message.document is not None)
    assert sent.document
    assert sent.document["name"].endswith("_v1_草稿.docx")
    assert await read_document(administrator, sent) == first


async def test_what_cannot_be_read_gets_a_kind_sentence(administrator: Person) -> None:
    await start_report(administrator)
    for kind in ("sticker", "voice", "location"):
        await administrator.send_other(kind)
        card = await administrator.wait_message()
        assert "只收文字" in card.text
        assert "哪个单位" in card.text


async def test_everything_is_said_in_english(administrator: Person) -> None:
    await say(administrator, "/language")
    await press(administrator, "English")
    home = await say(administrator, "/start")
    assert "New report" in _labels(home)
    await press(administrator, "New report")
    await press(administrator, "Half-year")
    card = await press(administrator, "2026")
    assert "Which unit is this report for?" in card.text


def _labels(bubble: Bubble) -> str:
    return " ".join(label for row in bubble.buttons for label in row)
