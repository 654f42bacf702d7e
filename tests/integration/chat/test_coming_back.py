"""Coming back to a draft: after a pause, by a link; and what a person sets for themselves."""

from __future__ import annotations

from sqlalchemy import select

from bot.store.tables import people
from bot.usecases.people import MEMBER
from conversations.buttons import Press, encode
from tests.integration.chat.driver import Chat, Town

SETTINGS = encode(Press("settings"))


async def test_home_says_where_one_stopped_hours_ago(everything: Chat) -> None:
    await everything.say("市委办")
    everything.town.clock.pass_by(hours=5)
    await everything.say("/start")
    assert "上次写到" not in everything.text
    everything.town.clock.pass_by(hours=15)
    await everything.say("/start")
    first = everything.text.splitlines()[0]
    assert first == "上次写到“第一部分”第 2 题（昨天 09:00），继续？"
    assert everything.labels[0] == "▶ 继续"
    assert sum("2026年度样样报告" in label for label in everything.labels) == 0
    await everything.tap("▶ 继续")
    assert "多少件？" in everything.text


async def test_home_shows_the_open_draft_first(everything: Chat) -> None:
    await everything.press(encode(Press("period", question="everything", value=2025)))
    await everything.say("市委办")
    await everything.press(encode(Press("open", 1)))
    await everything.say("/start")
    assert [label[:6] for label in everything.labels[:2]] == ["▶ 2026", "▶ 2025"]


async def test_a_draft_that_asks_nothing_any_more_is_no_pause(everything: Chat) -> None:
    for _ in range(7):
        await everything.say("/skip")
    everything.town.clock.pass_by(days=3)
    await everything.say("/start")
    assert "上次写到" not in everything.text


async def test_a_text_after_a_pause_is_saved_and_it_is_said_where(everything: Chat) -> None:
    await everything.say("市委办")
    everything.town.clock.pass_by(hours=7)
    await everything.say("12")
    assert "接着上次，记在了“第一部分”第 2 题：12" in everything.text
    assert "哪一天？" in everything.text
    await everything.tap("撤销")
    assert "多少件？" in everything.text
    await everything.say("13")
    assert "接着上次" not in everything.text


async def test_a_text_after_a_pause_that_is_no_answer_says_why(everything: Chat) -> None:
    await everything.say("市委办")
    everything.town.clock.pass_by(hours=7)
    await everything.say("不少")
    assert "接着上次" not in everything.text
    assert "这里要一个整数" in everything.text


async def test_links_lead_to_the_report_a_section_and_a_question(everything: Chat) -> None:
    await everything.say("/outline")
    await everything.tap("复制链接")
    assert everything.said[0].method == "editMessageText"
    assert everything.last is not None
    copied = [each["copy_text"]["text"] for each in everything.last.buttons if "copy_text" in each]
    report, section, question = copied
    assert report.endswith("?start=d_1")
    await everything.say("市委办")
    for link, wanted in ((question, "哪个单位？"), (section, "多少件？"), (report, "多少件？")):
        await everything.say(f"/start {link.partition('=')[2]}")
        assert wanted in everything.text
        assert len(everything.said) == 1


async def test_a_link_opens_the_draft_it_names(everything: Chat) -> None:
    await everything.press(encode(Press("period", question="everything", value=2025)))
    await everything.say("/start d_1-q-count")
    assert "2026年度样样报告" in everything.text
    await everything.say("5")
    await everything.say("/start d_2")
    assert "2025年度样样报告" in everything.text
    assert "哪个单位？" in everything.text


async def test_links_that_lead_nowhere_say_so(everything: Chat) -> None:
    town = everything.town
    other = town.join(8, MEMBER)
    for payload in ("d_1", "d_1-q-unit", "d_zzz", "d_zzzzzzzzzzzz", "d_0"):
        await other.say(f"/start {payload}")
        assert "在您这里没有找到" in other.text
        assert "市委办" not in other.text
    await everything.say("/start d_1-q-nowhere")
    assert "那一题现在用不着答" in everything.text
    assert "哪个单位？" in everything.text
    await everything.say("/start d_1-s-nowhere")
    assert "那一题现在用不着答" in everything.text
    await everything.say("/start nonsense")
    assert "汇报助手" in everything.text


async def test_a_stranger_with_a_link_has_not_guessed_a_code(town: Town) -> None:
    stranger = town.meet(9)
    for _ in range(12):
        town.clock.pass_by(hours=2)
        await stranger.say("/start d_1-q-unit")
        assert "只对受邀的同事开放" in stranger.text


async def test_all_settings_are_on_one_card(chat: Chat) -> None:
    await chat.say("/settings")
    assert "语言：中文" in chat.text
    assert "北京时间（Asia/Shanghai），现在 09:00" in chat.text
    assert "免打扰：21:00 到 8:00" in chat.text
    assert "完整" in chat.text
    assert chat.labels == [
        *("语言 / Language", "改时区", "改提醒时间", "题卡改为精简"),
        "🏠 首页",
    ]
    await chat.tap("改提醒时间")
    await chat.tap("设置")
    await chat.tap("改时区")
    await chat.say("Asia/Kashgar")
    assert "Asia/Kashgar" in chat.text
    await chat.press(SETTINGS)
    assert "现在 07:00" in chat.text


async def test_cards_are_short_when_a_person_wants_them_so(everything: Chat) -> None:
    await everything.press(SETTINGS)
    await everything.tap("题卡改为精简")
    assert everything.toast == "好的，以后题卡短一些。"
    assert "题卡改为完整" in everything.labels
    await everything.say("市委办" * 30)
    assert everything.text.splitlines()[0] == "第一部分 2/4 · 10%"
    assert "提示" not in everything.text
    await everything.tap("上一题")
    assert "现在的回答（90 字）：市委办" in everything.text
    assert len(everything.text) < 120
    await everything.press(SETTINGS)
    await everything.tap("题卡改为完整")
    await everything.say("/continue")
    assert "■" in everything.text
    query = select(people.c.compact).where(people.c.id == everything.id)
    assert everything.town.do(lambda conn: conn.execute(query).scalar_one()) in (False, 0)


async def test_the_time_left_is_told_after_a_third(everything: Chat) -> None:
    said = []
    for text in ("市委办", "12", "2026-06-30", "经过", "红", "是", "子。一", "丑。二"):
        everything.town.clock.pass_by(minutes=3)
        await everything.say(text)
        said.append("约还要" in everything.text)
    assert said[:4] == [False] * 4
    assert "■■■■■■■■□□ 80%　约还要 5 分钟" in everything.text
    everything.town.clock.pass_by(hours=2)
    await everything.say("寅。三")
    assert "90%　不到 5 分钟" in everything.text
