"""Several drafts, the bin, and the home card."""

from __future__ import annotations

from bot.usecases.drafts import purge_expired
from bot.words.interviews import Interviews
from bot.words.words import Words
from conversations.buttons import Press, encode
from tests.integration.chat.driver import Chat


async def test_home_without_anything_offers_a_new_report(chat: Chat) -> None:
    await chat.say("/start")
    assert "一题一题" in chat.text
    assert chat.labels == [
        *("＋ 新报告", "报送期限", "📌 随手记", "报送任务", "报送台账", "单位和人员"),
        *("邀请同事", "设置", "帮助"),
    ]


async def test_the_same_kind_and_period_is_offered_to_be_continued(everything: Chat) -> None:
    await everything.say("市委办")
    await everything.say("/new")
    await everything.tap("样样报告")
    await everything.tap("2026年度")
    assert "已经有一份草稿" in everything.text
    await everything.tap("继续填写")
    assert "多少件？" in everything.text
    await everything.press(encode(Press("again", question="everything", value=2026)))
    assert "哪个单位？" in everything.text
    await everything.say("/start")
    assert everything.text.count("样样报告") == 2


async def test_switching_between_drafts_loses_nothing(everything: Chat) -> None:
    await everything.say("市委办")
    await everything.press(encode(Press("period", question="everything", value=2025)))
    await everything.say("县委办")
    await everything.say("/start")
    await everything.tap("▶ 2026年度")
    await everything.say("7")
    await everything.say("/start")
    await everything.tap("▶ 2025年度")
    await everything.tap("上一题")
    assert "县委办" in everything.text
    await everything.press(encode(Press("drafts")))
    await everything.tap("▶ 2026年度")
    await everything.tap("上一题")
    assert "现在的回答（再发一次就换掉它）：\n7" in everything.text


async def test_a_card_of_another_draft_works_and_opens_it(everything: Chat) -> None:
    first = everything.last.find("跳过") if everything.last else ""
    await everything.press(encode(Press("period", question="everything", value=2025)))
    await everything.press(first)
    assert "2026年度样样报告" in everything.text
    assert "多少件？" in everything.text
    await everything.say("5")
    assert "2026年度样样报告" in everything.text


async def test_many_drafts_come_in_pages(chat: Chat) -> None:
    for year in (2024, 2025, 2026):
        for _ in range(4):
            await chat.press(encode(Press("again", question="everything", value=year)))
    await chat.say("/start")
    assert "还有 7 份" in chat.text
    await chat.tap("全部草稿")
    assert len([label for label in chat.labels if label.startswith("▶")]) == 8
    await chat.tap("后一页")
    assert len([label for label in chat.labels if label.startswith("▶")]) == 4
    await chat.tap("前一页")
    assert len([label for label in chat.labels if label.startswith("▶")]) == 8


async def test_cancel_asks_and_the_bin_gives_back(everything: Chat) -> None:
    await everything.say("市委办")
    await everything.say("/cancel")
    assert "写到了 10%" in everything.text
    await everything.tap("丢进回收站")
    await everything.say("一句话")
    assert "记下了" in everything.text
    await everything.say("/continue")
    assert "回收站" in everything.labels
    await everything.say("/start")
    await everything.tap("回收站")
    assert "还留 30 天" in everything.text
    await everything.tap("恢复 1")
    await everything.tap("▶ 2026年度")
    assert "多少件？" in everything.text


async def test_a_card_of_a_draft_in_the_bin_changes_nothing(everything: Chat) -> None:
    old = everything.last.find("跳过") if everything.last else ""
    await everything.say("/cancel")
    await everything.tap("丢进回收站")
    await everything.press(old)
    assert "在回收站里" in everything.text


async def test_the_bin_forgets_after_thirty_days_but_documents_stay(everything: Chat) -> None:
    await everything.say("/finish")
    await everything.tap("生成草稿")
    await everything.say("/cancel")
    await everything.tap("丢进回收站")
    town = everything.town
    town.clock.pass_by(days=29)
    assert town.do(lambda conn: purge_expired(conn, town.clock())) == 0
    town.clock.pass_by(days=1)
    assert town.do(lambda conn: purge_expired(conn, town.clock())) == 1
    assert town.do(lambda conn: purge_expired(conn, town.clock())) == 0
    await everything.press(encode(Press("binned")))
    assert "回收站是空的" in everything.text
    await everything.say("/documents")
    await everything.tap("第 1 份")
    assert everything.said[0].method == "sendDocument"


async def test_erasing_asks_first(everything: Chat) -> None:
    await everything.say("/cancel")
    await everything.tap("丢进回收站")
    await everything.press(encode(Press("binned")))
    await everything.tap("清除 1")
    await everything.tap("先留着")
    await everything.tap("清除 1")
    await everything.tap("彻底清除")
    assert "已经彻底清除" in everything.text
    await everything.press(encode(Press("restore", 1)))
    assert "回收站是空的" in everything.text


async def test_a_draft_whose_template_is_nowhere_is_listed_but_not_opened(everything: Chat) -> None:
    everything.town.interviews = Interviews()
    everything.town.desk = everything.town.open_desk()
    await everything.say("/start")
    assert "everything" in everything.text
    await everything.tap("▶ 2026年度")
    assert "打不开了" in everything.text


async def test_the_language_changes_at_once(everything: Chat) -> None:
    await everything.say("/language")
    assert everything.labels[:2] == ["✓ 中文", "English"]
    await everything.tap("English")
    assert "I will speak English" in everything.text
    await everything.tap("▶ 2026")
    assert "Which unit?" in everything.text


async def test_new_words_are_spoken_from_the_next_update_on(chat: Chat) -> None:
    await chat.say("/start")
    own = {"zh_CN": {"way.new": "写一份", "unsupported.home": "只看得懂<b>字</b>。"}}
    chat.town.words = Words(chat.town.folders, own)
    await chat.say("/start")
    assert "写一份" in chat.labels
    await chat.send(location={"latitude": 1, "longitude": 2})
    assert chat.text == "只看得懂字。"


async def test_an_unknown_command_leads_home(chat: Chat) -> None:
    await chat.say("/etc")
    assert "没有 /etc 这个命令" in chat.text
    assert "＋ 新报告" in chat.labels


async def test_help_names_invites_to_administrators_only(chat: Chat) -> None:
    await chat.say("/help")
    assert "/invite" in chat.text
    member = chat.town.join(8, role="member")
    await member.say("/help")
    assert "/invite" not in member.text
