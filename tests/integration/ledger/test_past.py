"""Punctuality over twelve months, and the morning's word to a head."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from bot.sending.views import render_view
from bot.usecases.people import ADMINISTRATOR, MEMBER, load_person
from bot.usecases.summaries import build_summary_view
from conversations.deadlines.ledger_filter import LedgerFilter
from conversations.deadlines.ledger_views import SummaryView
from tests.integration.chat.driver import Chat
from tests.integration.ledger.house import (
    COUNTY,
    HALF,
    MONTH,
    OFFICE,
    PAUSED,
    STAFF,
    TODAY,
    House,
    press,
)
from tests.limits import check_message, strip_markup


async def test_the_worst_come_first(admin: Chat) -> None:
    await admin.say("/ledger")
    await admin.tap("准时情况")
    assert admin.text.splitlines() == [
        "准时情况　2025年7月3日以来",
        "合计：准时 1/4（25%），迟报 1 次，平均迟 4 天，逾期没报 2",
        "",
        "· 县委　准时 0/1（0%）　没报 1",
        "· 组织部　准时 0/1（0%）　迟 1 次，平均 4 天",
        "· 市委办公室　准时 1/2（50%）　没报 1",
    ]
    await admin.tap("返回台账")
    assert "报送台账" in admin.text


async def test_of_a_head_it_is_their_branch(head: Chat) -> None:
    await head.press(press("ledger_past", LedgerFilter(STAFF)))
    assert "组织部" in head.text
    assert "市委办公室" not in head.text


async def test_what_is_waived_older_or_not_yet_due_does_not_count(house: House) -> None:
    house.add_deadline(HALF, OFFICE, "2025H1", TODAY - timedelta(days=366))
    house.add_deadline(HALF, OFFICE, "2025H2", TODAY - timedelta(days=9), "waived", TODAY)
    house.add_deadline(HALF, OFFICE, "2026H1", TODAY)
    admin = house.join_admin()
    await admin.press(press("ledger_past"))
    assert "还没有到期的报送" in admin.text


async def test_many_units_come_in_pages(house: House) -> None:
    for at in range(14):
        house.town.do(lambda conn, at=at: house.add_unit(conn, 100 + at, f"科室{at:02}"))
        house.add_deadline(HALF, 100 + at, "2026H1", TODAY - timedelta(days=1))
    admin = house.join_admin()
    await admin.press(press("ledger_past"))
    assert admin.text.count("科室") == 12
    await admin.tap("后一页")
    assert admin.text.count("科室") == 2


def build(house: House, person_id: int) -> SummaryView | None:
    def job(conn: Any) -> SummaryView | None:
        person = load_person(conn, person_id)
        assert person is not None
        return build_summary_view(conn, person, house.town.clock())

    view: SummaryView | None = house.town.do(job)
    return view


def test_a_head_is_told_what_is_late_due_and_coming(office: House, head: Chat) -> None:
    office.add_deadline(MONTH, STAFF, "2026-07-03", TODAY)
    office.add_deadline(MONTH, COUNTY, "2026-07-03", TODAY)
    office.add_deadline(MONTH, STAFF, "2026-07-11", TODAY + timedelta(days=8))
    view = build(office, head.id)
    assert view is not None
    [message] = render_view(view, office.speak())
    assert strip_markup(message.text).splitlines() == [
        "早上好，今天是2026年7月3日",
        "",
        "🟥 已经逾期 1 项",
        "· 信息月报（2026年5月，2026年6月30日）：市委办公室",
        "",
        "🟧 今天到期 1 项",
        "· 信息月报（2026年度）：组织部",
        "",
        "🗓 七天内到期 2 项",
        "· 信息月报（2026年6月，2026年7月8日）：市委办公室",
        "· 半年总结（2026年上半年，2026年7月10日）：市委办公室",
    ]


def test_nothing_missing_is_no_word(house: House) -> None:
    head = house.join_head()
    house.add_deadline(HALF, STAFF, "2026H1", TODAY, "handed_in", TODAY)
    house.add_deadline(HALF, COUNTY, "2026H1", TODAY)
    house.add_deadline(HALF, STAFF, "2026H2", TODAY + timedelta(days=8))
    house.add_deadline(PAUSED, STAFF, "2026", TODAY)
    assert build(house, head.id) is None


def test_it_is_for_heads_and_administrators_of_a_unit_alone(office: House) -> None:
    assert build(office, office.join(30, MEMBER, OFFICE).id) is None
    assert build(office, office.join(31, ADMINISTRATOR, None).id) is None
    assert build(office, office.join(32, ADMINISTRATOR, COUNTY).id) is not None


def test_long_names_and_lists_are_clipped_and_counted(house: House) -> None:
    head = house.join_head()
    for at in range(30):
        name = f"{at:02}" + "很长的单位名称" * 10
        house.town.do(lambda conn, at=at, name=name: house.add_unit(conn, 100 + at, name, 1))
        for number in range(8):
            day = TODAY + timedelta(days=number)
            house.add_deadline(HALF, 100 + at, str(day), day)
    view = build(house, head.id)
    assert view is not None
    [message] = render_view(view, house.speak())
    check_message(message.text, [button for row in message.rows for button in row])
    assert "等 30 家" in message.text
    assert "还有 2 种" in message.text
