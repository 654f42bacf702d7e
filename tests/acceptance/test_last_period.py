"""A report written beside the one of the year before: reused, edited, written anew, followed up."""

from __future__ import annotations

from tests.acceptance.chatting import (
    answer_list,
    press,
    press_make,
    read_document,
    say,
    wait_document,
)
from tests.acceptance.person import Bubble, Person

UNIT, ADDRESSEE = "河湾县档案局", "县委"
OPENING = "2025年上半年，在县委领导下，认真履行管党治党责任，现汇报如下："
STUDY = "2025年上半年，召开党委会12次，3月15日作专题部署。"
NEW_OPENING = "2026年上半年，各项工作平稳，现汇报如下："
NEW_STUDY = "2026年上半年，召开党委会15次，4月20日作专题部署。"
DUTY = "逐级签订责任书，覆盖全部科室，推动责任落实到岗到人，成效较为明显。"


async def start(person: Person, year: int) -> Bubble:
    await say(person, "/new")
    await press(person, "上半年履行")
    return await press(person, f"{year}年上半年")


async def finish_last_year(person: Person) -> None:
    await start(person, 2025)
    await say(person, UNIT)
    await press(person, "领导班子")
    await press(person, "跳过")
    await say(person, ADDRESSEE)
    await say(person, OPENING)
    await answer_list(person, [("持续提高政治站位", STUDY), ("压紧压实各级责任", DUTY)])
    await answer_list(person, [("学得不深", "有时停留在读文件。")])
    await answer_list(person, [("强化理论武装", "每月组织一次集中学习。")])
    await press(person, "否")
    await press_make(person)


async def test_a_new_report_is_written_beside_the_last_one(member: Person) -> None:
    await finish_last_year(member)
    card = await start(member, 2026)
    assert "2025年上半年的那份还在，要对照着写吗？" in card.text
    await press(member, "对照着写")
    await press(member, f"用“{UNIT}”")
    card = await press(member, "沿用")
    assert "标题要自己写吗" in card.text
    await press(member, "跳过")
    card = await press(member, f"用“{ADDRESSEE}”")
    assert OPENING.replace("2025年上半年", "2025年上半年⚠") in card.text
    assert any(each["type"] == "expandable_blockquote" for each in card.entities)
    card = await press(member, "重写")
    assert "认真履行" not in card.text
    card = await say(member, NEW_OPENING)
    assert "○ 强化理论武装，注重成果转化" in card.text

    await press(member, "沿用：压紧压实各级责任")
    card = await press(member, "沿用：持续提高政治站位")
    assert "有 2 条与2025年上半年相同，没有改动" in card.text
    await press(member, "（二）")
    card = await press(member, "修改")
    assert {"text": "复制原文", "copy": STUDY} in card.shape["keyboard"][0]
    card = await say(member, NEW_STUDY)
    assert "和2025年上半年比，增 10 字，删 10 字" in card.text
    assert "有 1 条与2025年上半年相同，没有改动" in card.text
    card = await press(member, "办得怎样：强化理论武装")
    assert "每月组织一次集中学习。" in card.text
    await say(member, "集中学习6次，已全覆盖。")
    await press(member, "写完了")
    for _ in ("problems", "plans"):
        await press(member, "全部沿用")
        await press(member, "写完了")
    await press(member, "否")

    card = await say(member, "/check")
    assert card.text.count("与2025年上半年一字不差") == 1
    await press(member, "生成正式稿")
    assert (await read_document(member, await wait_document(member)))[1:] == [
        f"{ADDRESSEE}：",
        NEW_OPENING,
        "一、上半年履职情况",
        f"（一）压紧压实各级责任。{DUTY}",
        f"（二）持续提高政治站位。{NEW_STUDY}",
        "（三）强化理论武装，注重成果转化。集中学习6次，已全覆盖。",
        "二、存在的主要问题",
        "（一）学得不深。有时停留在读文件。",
        "三、下步打算",
        "（一）强化理论武装，注重成果转化。每月组织一次集中学习。",
    ]
