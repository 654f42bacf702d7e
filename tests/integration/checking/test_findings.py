"""校核 in the chat: the list, one finding, going there, correcting it, or saying why not."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.store.tables import dismissals, documents
from conversations.buttons import Press, encode
from conversations.drafts.draft import TextAnswer, load_draft
from tests.integration.chat.driver import Chat, Town
from tests.integration.checking.conftest import MORE, NOTE, begin, fill


def read_text(chat: Chat, question: str) -> str:
    """Return the stored answer of the chat's only draft."""
    from bot.store.tables import drafts

    state = chat.town.do(lambda conn: conn.execute(select(drafts.c.state)).scalar_one())
    answer = load_draft(state).answers[question]
    assert isinstance(answer, TextAnswer)
    return answer.text


def list_documents(chat: Chat) -> list[tuple[str, int]]:
    """Return the names of the files made, and how many findings each was made with."""
    query = select(documents.c.file_name, documents.c.findings).order_by(documents.c.id)
    return [(row[0], row[1]) for row in chat.town.do(lambda conn: conn.execute(query).all())]


async def test_the_list_comes_before_the_document(chat: Chat) -> None:
    await chat.say("/finish")
    assert "必须改（4）" in chat.text
    assert [label for label in chat.labels if label.isdecimal()] == ["1", "2", "3", "4"]
    assert "才能生成正式稿" in chat.text
    assert "📄 生成草稿" in chat.labels
    assert list_documents(chat) == []


async def test_nothing_to_say_is_said_on_request_and_not_in_the_way(blank: Chat) -> None:
    await blank.say("市委办")
    await blank.say("一切正常。")
    await blank.say("照旧。")
    await blank.say("/skip")
    await blank.say("/check")
    assert "没有要改的地方" in blank.text
    assert "📄 生成正式稿" in blank.labels
    await blank.say("/finish")
    assert blank.said[0].document_id is not None
    assert list_documents(blank)[0][1] == 0


async def test_a_finding_leads_to_its_question_and_to_its_neighbours(chat: Chat) -> None:
    await chat.say("/check")
    await chat.tap("1")
    assert "第 1/4 处" in chat.text
    assert "上半年共受理举报XX件。" in chat.text
    assert "<b>XX</b>" in chat.last.html if chat.last else False
    assert "‹ 上一条" not in chat.labels
    await chat.tap("下一条")
    assert "第 2/4 处" in chat.text
    await chat.tap("上一条")
    assert "第 1/4 处" in chat.text
    await chat.tap("去修改")
    assert "做了什么？" in chat.text
    await chat.say("上半年共受理举报3件。##paidbegin##全部办结。")
    await chat.say("/check")
    assert "必须改（3）" in chat.text


async def test_one_finding_is_corrected_and_that_undone(chat: Chat) -> None:
    await chat.say("/check")
    await chat.tap("2")
    await chat.tap("自动修改")
    assert read_text(chat, "note") == "上半年共受理举报XX件。全部办结。"
    assert "已自动修改 1 段文字" in chat.text
    await chat.tap("撤销刚才的修改")
    assert read_text(chat, "note") == NOTE
    assert "已撤销" in chat.text
    assert not [label for label in chat.labels if "撤销" in label]


async def test_a_mask_is_filled_in_where_it_is_found(chat: Chat) -> None:
    await chat.say("/check")
    await chat.tap("1")
    await chat.tap("填真实内容")
    assert "这里的真实内容是什么" in chat.text
    await chat.say("35")
    assert "读起来是“上半年共受理举报35件”" in chat.text
    await chat.tap("校核")
    assert "必须改（3）" in chat.text


async def test_all_corrections_are_listed_before_they_are_made(chat: Chat) -> None:
    await chat.say("/check")
    await chat.tap("自动修改全部 2 处")
    assert "将自动修改 2 处" in chat.text
    assert "【##paidbegin## → 去掉】" in chat.text
    assert "【##paidend## → 去掉】" in chat.text
    assert read_text(chat, "note") == NOTE, "nothing is done yet"
    await chat.tap("就这样改 2 处")
    assert read_text(chat, "note") == "上半年共受理举报XX件。全部办结。"
    assert read_text(chat, "more") == "下半年再办XX件。"
    assert "必须改（2）" in chat.text
    await chat.tap("撤销刚才的修改")
    assert (read_text(chat, "note"), read_text(chat, "more")) == (NOTE, MORE)


async def test_corrections_listed_before_a_change_are_listed_anew(chat: Chat) -> None:
    await chat.say("/check")
    await chat.tap("自动修改全部")
    assert chat.last is not None
    old = chat.last.find("就这样改")
    await chat.say("/back")
    await chat.say("##paidend##全变了。")
    await chat.press(old)
    assert "将自动修改" in chat.text
    assert "##paidend##" in chat.text


async def test_an_undo_is_over_once_something_else_changed(chat: Chat) -> None:
    await chat.say("/check")
    await chat.tap("2")
    await chat.tap("自动修改")
    assert chat.last is not None
    old = chat.last.find("撤销")
    await chat.say("/back")
    await chat.press(old)
    assert "撤销不了" in chat.text
    assert read_text(chat, "note") == "上半年共受理举报XX件。全部办结。"


async def test_a_dismissal_lasts_until_its_text_changes(chat: Chat) -> None:
    await chat.say("/check")
    await chat.tap("1")
    await chat.tap("不适用")
    assert "为什么不用改？" in chat.text
    await chat.tap("上级要求这样写")
    assert "理由已经记下" in chat.text
    await chat.say("/check")
    assert "必须改（3）" in chat.text
    assert "已说明不用改（1）" in chat.text
    assert "（理由：上级要求这样写）" in chat.text
    await go_to_note(chat)
    await chat.say("上半年共受理举报XX件，另有2件。##paidbegin##全部办结。")
    await chat.say("/check")
    assert "必须改（4）" in chat.text
    await go_to_note(chat)
    await chat.say(NOTE)
    await chat.say("/check")
    assert "必须改（3）" in chat.text, "the same text: the reason holds again"


async def go_to_note(chat: Chat) -> None:
    await chat.press(encode(Press("visit", 1, 0, "note")))


async def test_a_reason_of_ones_own_is_typed_and_can_be_taken_back(chat: Chat) -> None:
    await chat.say("/check")
    await chat.tap("1")
    await chat.tap("不适用")
    await chat.tap("自己写理由")
    assert "说明不用改的理由：" in chat.text
    assert "<b>" not in chat.text
    await chat.say("总数<b>月底</b>才统计")
    await chat.say("/check")
    assert "（理由：总数<b>月底</b>才统计）" in chat.text
    await chat.tap("4")
    assert "已经说明不用改：总数<b>月底</b>才统计" in chat.text
    assert "自动修改" not in chat.labels
    await chat.tap("收回理由")
    assert "重新列上" in chat.text
    await chat.say("/check")
    assert "必须改（4）" in chat.text


async def test_a_reason_that_is_given_up_leaves_the_finding(chat: Chat) -> None:
    await chat.say("/check")
    await chat.tap("2")
    await chat.tap("不适用")
    await chat.tap("自己写理由")
    await chat.say("/cancel")
    assert "第 2/4 处" in chat.text
    assert chat.town.do(lambda conn: conn.execute(select(dismissals)).all()) == []


async def test_a_draft_copy_becomes_the_final_one_when_all_is_settled(chat: Chat) -> None:
    await chat.say("/finish")
    await chat.tap("生成草稿")
    assert "这是草稿" in chat.text
    assert "有 4 处必须改" in chat.text
    await chat.tap("校核")
    await chat.tap("自动修改全部")
    await chat.tap("就这样改")
    for _ in range(2):
        await chat.say("/check")
        await chat.tap("1")
        await chat.tap("不适用")
        await chat.tap("没有错")
    assert "没有要改的地方" in chat.text
    await chat.tap("生成正式稿")
    assert "正式稿" in chat.text
    assert list_documents(chat) == [
        ("自定报告_2026年度_市委办_v1_草稿.docx", 4),
        ("自定报告_2026年度_市委办_v2.docx", 0),
    ]


async def test_unanswered_questions_alone_make_a_draft_copy(blank: Chat) -> None:
    await blank.say("市委办")
    await blank.say("/finish")
    assert "补上空缺以后，才能生成正式稿" in blank.text
    await blank.tap("生成草稿")
    assert "还有 2 处没有写" in blank.text
    assert "点一下就能补上" in blank.text
    assert list_documents(blank) == [("自定报告_2026年度_市委办_v1_草稿.docx", 0)]


async def test_what_is_found_is_said_quietly_on_the_next_card(blank: Chat) -> None:
    await blank.say("市委办")
    assert "可能要改" not in blank.text
    await blank.say(NOTE)
    assert "打算做什么？" in blank.text
    assert "🔎 “做了什么？”里有 2 处可能要改。" in blank.text
    await blank.tap("看看这 2 处")
    assert "必须改（2）" in blank.text
    await blank.say("/continue")
    assert "可能要改" not in blank.text, "it is said once"
    await blank.press(encode(Press("visit", 1, 0, "note")))
    assert "🔎 可能要改：" in blank.text
    await blank.tap("校核意见 2 处")
    assert "必须改（2）" in blank.text


async def test_of_a_sensitive_answer_nothing_is_quoted(blank: Chat) -> None:
    for text in ("市委办", "一切正常。", "照旧。", "举报人王XX。##paidbegin##"):
        await blank.say(text)
        assert "王XX" not in blank.text
    await blank.say("/check")
    for label in ("1", "下一条"):
        await blank.tap(label)
        assert "王" not in blank.text
        assert "#" not in blank.text
        assert "还有什么？" in blank.text
    await blank.tap("回列表")
    await blank.tap("自动修改全部")
    assert "#" not in blank.text
    await blank.tap("就这样改")
    assert read_text(blank, "secret") == "举报人王XX。"


async def test_an_old_or_forged_button_changes_nothing(chat: Chat) -> None:
    await chat.say("/check")
    await chat.tap("2")
    assert chat.last is not None
    mend, dismiss = chat.last.find("自动修改"), chat.last.find("不适用")
    await chat.tap("自动修改")
    for old in (mend, dismiss):
        await chat.press(old)
        assert "那一处已经改好" in chat.text
    for value in (None, 0, -5, 36**11):
        for verb in ("finding", "mend", "dismiss", "undismiss", "dismiss_own"):
            await chat.press(encode(Press(verb, 1, 0, "", value)))
    await chat.press(encode(Press("dismiss_as", 1, 0, "nonsense", 5)))
    await chat.press(encode(Press("check", 1, 0, "nowhere", 99)))
    assert chat.town.do(lambda conn: conn.execute(select(dismissals)).all()) == []
    assert read_text(chat, "more") == MORE


@pytest.mark.parametrize(
    "verb", ["check", "finding", "mend", "mends", "mend_all", "unmend", "dismiss", "undismiss"]
)
async def test_another_persons_draft_is_out_of_reach(chat: Chat, verb: str) -> None:
    await chat.say("/check")
    assert chat.last is not None
    value = int(chat.last.find("3").rsplit(":", 1)[1], 36)
    other = chat.town.join(8)
    for press in (Press(verb, 1, 0, "", value), Press("dismiss_as", 1, 0, "right", value)):
        await other.press(encode(press))
        assert "##" not in other.text
    await other.press(encode(Press("dismiss_own", 1, 0, "", value)))
    await other.say("随便")
    assert chat.town.do(lambda conn: conn.execute(select(dismissals)).all()) == []
    assert read_text(chat, "note") == NOTE


async def test_a_long_list_has_pages(blank: Chat) -> None:
    await blank.say("市委办")
    await blank.say("。".join(f"第{at}处##mark##" for at in range(20)))
    await blank.say("/check")
    assert "必须改（20）" in blank.text
    assert [label for label in blank.labels if label.isdecimal()][-1] == "8"
    await blank.tap("后一页")
    assert next(label for label in blank.labels if label.isdecimal()) == "9"
    await blank.tap("后一页")
    await blank.tap("20")
    assert "第 20/20 处" in blank.text
    await blank.tap("回列表")
    assert "20. " in blank.text
    await blank.tap("自动修改全部 20 处")
    assert "第 1/3 页" in blank.text
    await blank.tap("后一页")
    await blank.tap("就这样改 20 处")
    assert "##" not in read_text(blank, "note")


async def test_ranks_of_the_office_count_at_once(chat: Chat) -> None:
    town = chat.town
    town.norms = town.norms.model_copy(update={"ranks": {"masks": "off", "paid_markers": "advice"}})
    await chat.say("/check")
    assert "建议（2）" in chat.text
    assert "必须改" not in chat.text
    await chat.tap("生成正式稿")
    assert list_documents(chat) == [("自定报告_2026年度_市委办_v1.docx", 0)]


async def test_it_is_all_said_in_english(town: Town) -> None:
    chat = await fill(await begin(town.join(9, language="en")))
    await chat.say("/check")
    assert "Must change (4)" in chat.text
    await chat.tap("2")
    assert "Automatic change: “##paidbegin##” is taken out." in chat.text
    await chat.tap("Does not apply")
    await chat.tap("It is right as it is")
    await chat.say("/check")
    assert "Need not change (1)" in chat.text
    await chat.tap("Change all 1 automatically")
    await chat.tap("Make these 1 changes")
    assert "1 text was changed" in chat.text
