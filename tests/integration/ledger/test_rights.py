"""Whose deadlines the ledger shows is decided by who asks, whatever their buttons say."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from bot.store.tables import errands
from bot.usecases.people import HEAD, MEMBER, revoke
from conversations.buttons import Press, encode
from conversations.deadlines.ledger_filter import LedgerFilter
from conversations.deadlines.rounds import SPANS
from tests.integration.chat.driver import Chat
from tests.integration.ledger.house import (
    COUNTY,
    HALF,
    HEAD_OF_PARTY,
    OFFICE,
    PARTY,
    STAFF,
    TODAY,
    House,
    press,
)

VERBS = ("ledger", "ledger_units", "ledger_past", "ledger_sheet", "ledger_map")
PAPERS = ("ledger_sheet", "ledger_picture")


async def test_a_member_is_led_to_their_own(office: House) -> None:
    member = office.join(20, MEMBER, STAFF)
    await member.say("/ledger")
    assert "/deadlines" in member.text
    for verb in VERBS:
        await member.press(press(verb))
        assert "/deadlines" in member.said[0].text
        assert "组织部" not in member.text
    assert count_errands(office) == 0


async def test_a_head_sees_their_unit_and_those_below(head: Chat) -> None:
    await head.say("/ledger")
    assert "市委办公室" in head.text
    assert "组织部" in head.text
    assert "县委" not in head.text
    await head.tap("单位：市委")
    assert head.labels[:4] == ["✓ 全部", "市委（欠 3）", "· 市委办公室（欠 3）", "· 组织部"]


@pytest.mark.parametrize("unit", [COUNTY, 36**11])
async def test_a_forged_button_shows_no_other_branch(head: Chat, unit: int) -> None:
    for span in SPANS:
        wish = LedgerFilter(unit, span)
        for verb in ("ledger", "ledger_units", "ledger_past"):
            await head.press(press(verb, wish, 36**9))
            assert "县委" not in head.text
            assert not any("县委" in label for label in head.labels)
        await head.press(press("ledger", wish))
        assert "现在看不到" in head.text
        assert "县委" not in head.text


def test_a_forged_errand_yields_nothing(office: House, head: Chat) -> None:
    for kind in PAPERS:
        assert office.load(kind, head.id, LedgerFilter(COUNTY, "year")) is None


def test_a_head_gets_their_branch_on_paper(office: House, head: Chat) -> None:
    for kind in PAPERS:
        paper = office.load(kind, head.id, LedgerFilter(span="year"))
        assert {line.line.standing.owner for line in paper.lines} == {"市委办公室", "组织部"}
        assert {line.name for line in paper.past} == {"市委办公室", "组织部"}


def test_rights_that_were_lost_meanwhile_count(office: House, head: Chat) -> None:
    office.join(head.id, MEMBER, PARTY)
    for kind in PAPERS:
        assert office.load(kind, head.id) is None


async def test_a_button_of_nonsense_is_answered(head: Chat) -> None:
    for data in ("ledger:zz:zz::zz", "ledger:0:zzzzzz::-5", "ledger:1:9::"):
        await head.press(data)
        assert "报送台账" in head.text


async def test_a_head_without_a_unit_is_no_head(office: House) -> None:
    lost = office.join(21, HEAD, None)
    await lost.say("/ledger")
    assert "/deadlines" in lost.text


async def test_a_head_of_a_unit_that_is_gone_sees_nothing(office: House) -> None:
    lost = office.join(21, HEAD, 99)
    await lost.say("/ledger")
    assert "这里没有要报的" in lost.text
    await lost.press(press("ledger_units"))
    assert "市委" not in lost.text
    assert not any("委" in label for label in lost.labels)
    assert office.load("ledger_sheet", lost.id, LedgerFilter(span="year")) is None


async def test_what_a_person_of_the_unit_owes_is_its_heads_business(
    office: House, head: Chat
) -> None:
    office.join(22, MEMBER, STAFF)
    office.join(23, MEMBER, COUNTY)
    office.town.do(
        lambda conn: conn.exec_driver_sql("UPDATE people SET name = '李四' WHERE id = 22")
    )
    office.town.do(
        lambda conn: conn.exec_driver_sql("UPDATE people SET name = '王五' WHERE id = 23")
    )
    for person in (22, 23):
        office.add_deadline(HALF, None, "2026H1", TODAY, person_id=person)  # type: ignore[arg-type]
    await head.say("/ledger")
    assert "🟧 李四　未开始" in head.text
    assert "王五" not in head.text
    await head.tap("单位：")
    assert "· 组织部（欠 1）" in head.labels


def count_errands(house: House) -> int:
    query = select(func.count()).select_from(errands)
    counted: int = house.town.do(lambda conn: conn.execute(query).scalar_one())
    return counted


async def test_somebody_without_access_is_a_stranger(office: House, head: Chat) -> None:
    office.town.do(lambda conn: revoke(conn, HEAD_OF_PARTY))
    await head.press(encode(Press("ledger", PARTY)))
    assert head.said == []


async def test_a_leader_looks_on_at_what_they_lead_and_nothing_else(office: House) -> None:
    leader = office.join(24, MEMBER, None)
    office.lead(leader.id, STAFF)
    await leader.say("/start")
    assert "报送台账" in leader.labels
    assert "报送任务" not in leader.labels
    await leader.tap("报送台账")
    await leader.tap("近一年")
    assert "可以写意见退回" in leader.text
    assert "组织部" in leader.text
    assert "市委办公室" not in leader.text
    for kind in PAPERS:
        paper = office.load(kind, leader.id, LedgerFilter(span="year"))
        assert {line.line.standing.owner for line in paper.lines} == {"组织部"}
        assert office.load(kind, leader.id, LedgerFilter(OFFICE, "year")) is None
    office.lead(None, STAFF)
    await leader.press(press("ledger", LedgerFilter(STAFF)))
    assert "/deadlines" in leader.text
    assert office.load("ledger_sheet", leader.id, LedgerFilter(STAFF, "year")) is None


async def test_who_leads_several_units_sees_all_of_them_once(office: House) -> None:
    leader = office.join(24, HEAD, STAFF)
    office.lead(leader.id, COUNTY)
    office.lead(leader.id, STAFF)
    await leader.press(press("ledger_units"))
    assert leader.labels[:3] == ["✓ 全部", "组织部", "县委（欠 1）"]
    await leader.tap("县委")
    assert "县委" in leader.text
    assert "组织部" not in leader.text
    office.lead(leader.id, PARTY)
    await leader.press(press("ledger_units"))
    names = [label.partition("（")[0] for label in leader.labels[:5]]
    assert names == ["✓ 全部", "市委", "· 市委办公室", "· 组织部", "县委"]
