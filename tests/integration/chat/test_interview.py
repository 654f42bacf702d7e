"""A whole report, chatted through by buttons and typing alone, without a slash."""

from __future__ import annotations

import io

import docx
from sqlalchemy import select

from bot.store.tables import documents
from tests.integration.chat.driver import Chat

ITEMS = {
    "work": [("持续提高政治站位", "严格执行“第一议题”制度。"), ("压紧压实各级责任", "一起谋划。")],
    "problems": [("在改进作风上效果还不明显", "力度还不够大。")],
    "plans": [("强化作风建设，打造一流队伍", "坚决克服形式主义。")],
}


async def test_a_report_from_the_home_card_to_the_document(chat: Chat) -> None:
    await chat.say("你好")
    await chat.tap("新报告")
    await chat.tap("半年")
    await chat.tap("2026年上半年")
    await chat.say("市委政法委")
    await chat.tap("个人")
    await chat.tap("跳过")
    await chat.tap("跳过")
    await chat.say("现向市委常委会汇报如下：")
    for entries in ITEMS.values():
        for heading, text in entries:
            await chat.say(heading)
            await chat.say(text)
        await chat.tap("写完了")
    await chat.tap("否")
    assert "都答完了" in chat.text
    await chat.tap("生成文档")
    [document] = chat.said
    assert document.method == "sendDocument"
    assert "2026年上半年履行全面从严治党主体责任情况报告" in document.text
    assert find_file_name(chat, document.document_id).endswith("_2026年上半年_市委政法委_v1.docx")
    assert "第 1 版" in document.text
    assert "没有空缺" in document.text
    assert read_paragraphs(chat, document.document_id) == [
        "关于2026年上半年履行全面从严治党主体责任情况的报告",
        "现向市委常委会汇报如下：",
        "一、上半年履职情况",
        "（一）持续提高政治站位。严格执行“第一议题”制度。",
        "（二）压紧压实各级责任。一起谋划。",
        "二、存在的主要问题",
        "（一）在改进作风上效果还不明显。力度还不够大。",
        "三、下步打算",
        "（一）强化作风建设，打造一流队伍。坚决克服形式主义。",
    ]


async def test_a_finished_draft_can_be_changed_and_makes_the_next_version(everything: Chat) -> None:
    await everything.say("/finish")
    assert "还有 7 处没有写" in everything.text
    assert len([label for label in everything.labels if label.startswith("✎")]) == 7
    await everything.tap("生成草稿")
    assert "还有 7 处没有写" in everything.text
    await everything.tap("继续填写")
    assert everything.said[0].method == "sendMessage", "a document cannot become a card"
    await everything.say("市委办")
    await everything.say("/finish")
    await everything.tap("生成草稿")
    assert "第 2 版" in everything.text
    made = everything.said[0].document_id
    assert find_file_name(everything, made) == "样样报告_2026年度_市委办_v2_草稿.docx"
    await everything.say("/documents")
    assert "v2_草稿.docx" in everything.text.split("\n2.")[0]
    await everything.tap("第 2 份")
    assert everything.said[0].method == "sendDocument"
    assert "第 1 版" in everything.text


async def test_a_missing_answer_is_filled_in_by_a_tap(everything: Chat) -> None:
    await everything.say("/finish")
    await everything.tap("✎ 哪一天")
    await everything.say("2026年7月3日")
    await everything.say("/finish")
    assert "还有 6 处没有写" in everything.text


async def test_a_template_with_a_mistake_keeps_the_answers(everything: Chat) -> None:
    await everything.say("市委办")
    interviews = everything.town.interviews
    interview = interviews.get("everything")
    assert interview is not None
    interviews.offer([interview.model_copy(update={"title": "{{ unit + 1 }}"})])
    await everything.say("/finish")
    assert "模板有一处写错了" in everything.text
    await everything.say("/documents")
    assert "还没有成稿" in everything.text
    await everything.say("/back")
    assert "市委办" in everything.text


def find_file_name(chat: Chat, document_id: int | None) -> str:
    query = select(documents.c.file_name).where(documents.c.id == document_id)
    return chat.town.do(lambda conn: conn.execute(query).scalar_one())


def read_paragraphs(chat: Chat, document_id: int | None) -> list[str]:
    query = select(documents.c.body).where(documents.c.id == document_id)
    body = chat.town.do(lambda conn: conn.execute(query).scalar_one())
    paragraphs = docx.Document(io.BytesIO(body)).paragraphs
    return [paragraph.text.replace("\n", "") for paragraph in paragraphs]  # a broken title's
