"""A copied report on its way to the final copy: found, corrected, explained, made."""

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

OPENING = "今年以来，共召开会议XX次。##paidbegin##现汇报如下："
ENTRIES = [
    ("持续提高政治站位", "坚持集中学习。"),
    ("学习还不够深入", "有时只读不议。"),
    ("强化作风建设", "每月调研一次。"),
]


async def test_a_copied_report_becomes_a_final_copy(administrator: Person) -> None:
    await start_report(administrator)
    card = await answer_basics(administrator, OPENING)
    assert "里有 2 处可能要改" in card.text
    for entry in ENTRIES:
        await answer_list(administrator, [entry])
    await press(administrator, "不要" if administrator.newest.find_button("不要") else "否")
    card = await say(administrator, "/finish")
    assert "必须改（2）" in card.text
    draft = await make(administrator, "生成草稿")
    assert draft.document is not None
    assert draft.document["name"].endswith("_v1_草稿.docx")
    assert "有 2 处必须改" in draft.text

    await press(administrator, "校核")
    await press(administrator, "自动修改全部 1 处")
    await press(administrator, "就这样改 1 处")
    await press(administrator, "1")
    await press(administrator, "不适用")
    card = await press(administrator, "自己写理由")
    assert "说明不用改的理由" in card.text
    card = await say(administrator, "总数月底才有，先空着")
    assert "理由已经记下" in card.text
    assert "必须改" not in card.text

    final = await make(administrator, "生成正式稿")
    assert final.document is not None
    assert final.document["name"].endswith("_v2.docx")
    assert "正式稿" in final.text
    assert "今年以来，共召开会议XX次。现汇报如下：" in await read_document(administrator, final)


async def make(person: Person, label: str) -> Bubble:
    await press(person, label)
    return await person.wait_message(lambda bubble: bubble.document is not None)
