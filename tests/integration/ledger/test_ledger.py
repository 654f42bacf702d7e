"""The ledger in the chat: who owes what, in which colour, and what is looked at."""

from __future__ import annotations

from datetime import date, timedelta

from conversations.buttons import Press, decode, encode
from conversations.deadlines.ledger_filter import LedgerFilter
from tests.integration.chat.driver import Chat
from tests.integration.ledger.house import (
    COUNTY,
    HALF,
    MONTH,
    OFFICE,
    STAFF,
    TODAY,
    House,
    open_card,
    press,
)


async def test_what_is_open_stands_by_due_day_in_its_colours(admin: Chat) -> None:
    await admin.say("/ledger")
    assert admin.text.startswith("报送台账　全部未结\n🟥逾期 2　🟧3 个工作日内到期 1　⬜未开始 1")
    lines = [line for line in admin.text.splitlines() if line[:1].isdigit() and "截止" not in line]
    assert lines == [
        "1. 🟥 县委　未开始，逾期 174 天",
        "2. 🟩 市委办公室　已报送",
        "3. 🟩 组织部　已线下报送，迟 4 天",
        "4. 🟥 市委办公室　未开始，逾期 3 天",
        "5. 🟧 市委办公室　未开始",
        "6. ⬜ 市委办公室　未开始",
        "7. 🟩 组织部　已报送",
        "8. ◽ 县委　免报",
    ]


async def test_a_round_says_how_many_are_in_without_those_waived(admin: Chat) -> None:
    await admin.say("/ledger")
    assert "半年总结　2026年上半年\n2026年7月10日截止　已报 1/2" in admin.text
    assert "半年总结　2025年下半年\n2026年1月10日截止　已报 2/3" in admin.text


async def test_what_a_paused_obligation_misses_is_not_owed(admin: Chat) -> None:
    await admin.say("/ledger")
    await admin.tap("近一年")
    assert "停了的报告" not in admin.text


async def test_only_what_is_missing(admin: Chat) -> None:
    await admin.say("/ledger")
    await admin.tap("只看未报")
    assert "🟩 " not in admin.text
    assert "5." not in admin.text
    assert "已报 1/2" in admin.text
    assert "✓ 只看未报" in admin.labels
    await admin.tap("只看未报")
    assert "✓ 只看未报" not in admin.labels
    assert "🟩 组织部" in admin.text


async def test_a_number_leads_to_the_deadline(office: House, admin: Chat) -> None:
    made = office.add_deadline(MONTH, COUNTY, "2025M01", date(2025, 2, 10))
    await admin.say("/ledger")
    assert admin.last is not None
    assert admin.last.find("1") == open_card(made)
    assert admin.labels[:10] == [str(number) for number in range(1, 10)] + ["当期"]


async def test_the_present_previous_and_next_round_of_each_obligation(admin: Chat) -> None:
    await admin.say("/ledger")
    await admin.tap("当期")
    assert "✓ 当期" in admin.labels
    assert "半年总结　2026年上半年" in admin.text
    assert "信息月报　2026年6月" in admin.text
    assert "2026年5月" not in admin.text
    await admin.tap("上期")
    assert "半年总结　2025年下半年" in admin.text
    assert "信息月报　2026年5月" in admin.text
    assert "2026年6月" not in admin.text.replace("2026年6月30日", "")
    await admin.tap("下期")
    assert "半年总结　2026年下半年" in admin.text
    assert "信息月报" not in admin.text


async def test_a_span_without_a_round_says_so(house: House) -> None:
    admin = house.join_admin()
    await admin.say("/ledger")
    assert "这里没有要报的" in admin.text
    await admin.tap("只看未报")
    assert "都报齐了" in admin.text


async def test_a_unit_is_looked_at_with_those_below_it(admin: Chat) -> None:
    await admin.say("/ledger")
    await admin.tap("单位：全部")
    units = ["✓ 全部", "市委（欠 3）", "· 市委办公室（欠 3）", "· 组织部", "县委（欠 1）"]
    assert admin.labels[:5] == units
    await admin.tap("市委（欠 3）")
    assert "县委" not in admin.text
    assert "市委办公室" in admin.text
    assert "组织部" in admin.text
    await admin.tap("单位：市委")
    await admin.tap("组织部")
    assert "市委办公室" not in admin.text
    assert "单位：组织部" in admin.labels


async def test_filters_stay_when_another_is_set(admin: Chat) -> None:
    await admin.press(press("ledger", LedgerFilter(OFFICE, "year", only_missing=True)))
    await admin.tap("上期")
    assert {"✓ 上期", "✓ 只看未报", "单位：市委办公室"} <= set(admin.labels)
    await admin.tap("单位：")
    await admin.tap("组织部")
    assert {"✓ 上期", "✓ 只看未报", "单位：组织部"} <= set(admin.labels)


async def test_a_long_ledger_comes_in_pages_that_count_on(house: House) -> None:
    for at in range(23):
        day = TODAY + timedelta(days=5 + at)
        house.add_deadline(MONTH, OFFICE, f"{day}", day, opens_on=TODAY)
    admin = house.join_admin()
    await admin.say("/ledger")
    assert "10. " in admin.text
    assert "11. " not in admin.text
    await admin.tap("后一页")
    assert "11. " in admin.text
    assert "10. " not in admin.text
    await admin.press(press("ledger", page=99))
    assert "21. " in admin.text
    assert "23. " in admin.text
    assert "后一页" not in str(admin.labels)
    await admin.tap("前一页")
    assert admin.labels[0] == "11"


async def test_a_round_on_two_pages_keeps_its_heading_and_counts(house: House) -> None:
    for at in range(12):
        house.town.do(lambda conn, at=at: house.add_unit(conn, 100 + at, f"科室{at:02}"))
        settled = ("handed_in", TODAY) if at == 11 else (None, None)
        house.add_deadline(HALF, 100 + at, "2026H1", TODAY + timedelta(days=10), *settled)
    admin = house.join_admin()
    await admin.say("/ledger")
    assert "已报 1/12" in admin.text
    await admin.tap("后一页")
    assert "已报 1/12" in admin.text
    assert "12. 🟩 科室11　已报送" in admin.text


async def test_a_moved_deadline_stays_in_its_round(office: House, admin: Chat) -> None:
    later = date(2026, 9, 1)
    office.town.do(lambda conn: office.add_unit(conn, 50, "妇联"))
    office.add_deadline(HALF, 50, "2026H1", later, moved=True)
    await admin.press(press("ledger", LedgerFilter(span="present")))
    assert "⬜ 妇联" in admin.text
    assert admin.text.count("半年总结") == 1


async def test_how_far_a_report_is_written_is_said(office: House) -> None:
    writer = office.join(20, "member", STAFF)
    await writer.press(encode(Press("period", question="everything", value=2026)))
    assert "样样报告" in writer.text
    await writer.say("组织部")
    office.add_deadline(HALF, STAFF, "2026", TODAY + timedelta(days=19), interview="everything")
    admin = office.join_admin()
    await admin.press(press("ledger", LedgerFilter(STAFF)))
    assert "🟨 组织部　进行中 10%" in admin.text


async def test_buttons_carry_what_is_looked_at_within_their_size(admin: Chat) -> None:
    wish = LedgerFilter(36**8, "year", only_missing=True)
    for verb in ("ledger", "ledger_units", "ledger_past", "ledger_sheet", "ledger_map"):
        data = press(verb, wish, 36**4)
        assert len(data) <= 64
        assert decode(data) == wish.build_press(verb, 36**4)
        await admin.press(data)
        assert admin.said or admin.toast


async def test_it_is_spoken_in_english_too(office: House) -> None:
    admin = office.join(30, "administrator", None, language="en")
    await admin.say("/ledger")
    assert "1. 🟥 县委: not started, overdue by 174 days" in admin.text
    assert "handed in elsewhere, late by 4 days" in admin.text
    await admin.tap("Punctuality")
    assert "1 late, by 4 days on average" in admin.text
