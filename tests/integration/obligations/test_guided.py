"""A new obligation, and a changed one, asked for step by step."""

from __future__ import annotations

from datetime import date, time

import pytest
from sqlalchemy import update

from bot.store.tables import people
from bot.usecases.deadlines import list_deadlines
from bot.usecases.obligations import (
    StoredObligation,
    find_named,
    list_obligations,
    save_obligation,
)
from bot.usecases.people import HEAD, MEMBER, set_language
from bot.usecases.units import set_unit
from conversations.buttons import Press, encode
from conversations.deadlines.obligation import (
    DueRule,
    Escalation,
    Obligation,
    ReminderPlan,
)
from tests.integration.chat.driver import Chat, Town
from tests.integration.obligations.conftest import Organ

BUILDING = "队伍建设情况报告"


def find(town: Town, name: str) -> StoredObligation:
    found: StoredObligation | None = town.do(lambda conn: find_named(conn, name))
    assert found is not None
    return found


def list_days(town: Town, obligation_id: int) -> list[tuple[int | None, date]]:
    listed = town.do(lambda conn: list_deadlines(conn, obligation=obligation_id))
    return [(each.unit_id, each.due_on) for each in listed]


def store(organ: Organ, **fields: object) -> int:
    given: dict[str, object] = {
        "name": "安全月报",
        "interview": None,
        "repeats": "monthly",
        "starts_on": date(2026, 7, 3),
        "units": (organ.office,),
    }
    obligation = Obligation(**{**given, **fields})  # type: ignore[arg-type]
    stored: int = organ.town.do(
        lambda conn: save_obligation(
            conn, organ.town.interviews, obligation, None, organ.town.clock()
        )
    )
    return stored


async def tap_all(chat: Chat, *labels: str) -> None:
    for label in labels:
        await chat.tap(label)


async def test_an_administrator_creates_one_for_all_units(organ: Organ) -> None:
    chief = organ.chief
    await chief.say("/obligations")
    assert "还没有报送任务" in chief.text
    await tap_all(chief, "新任务", BUILDING, "所有单位", "每半年", "次月10日", "提前到前一个工作日")
    await tap_all(chief, "提前 7、3、1 个工作日", "1 天告诉负责人", "今天", "一直有效")
    assert "截止：次月10日" in chief.text
    assert "提醒：提前 7、3、1 个工作日" in chief.text
    assert list_obligations_of(organ.town) == []
    await chief.tap("确定")
    assert "排了 4 个期限，第一个在2026年7月10日截止" in chief.text
    assert "每半年" in chief.text
    assert "期满次月10日前；遇休息日提前" in chief.text
    assert "2026年7月10日（周五），还差 2 份" in chief.text
    assert "2027年1月8日（周五）" in chief.text
    assert "2027年的放假调休安排还没有公布" in chief.text
    stored = find(organ.town, BUILDING)
    assert stored.obligation == Obligation(
        BUILDING, "workforce_building", "half_yearly", date(2026, 7, 3)
    )
    assert list_days(organ.town, stored.id) == [
        (organ.office, date(2026, 7, 10)),
        (organ.school, date(2026, 7, 10)),
        (organ.office, date(2027, 1, 8)),
        (organ.school, date(2027, 1, 8)),
    ]


def list_obligations_of(town: Town) -> list[StoredObligation]:
    listed: list[StoredObligation] = town.do(list_obligations)
    return listed


async def test_it_is_all_asked_in_english_too(organ: Organ) -> None:
    organ.town.do(lambda conn: set_language(conn, organ.chief.id, "en"))
    chief = organ.chief
    await chief.say("/obligations")
    assert "There is none yet" in chief.text
    await tap_all(chief, "New obligation", "not written here")
    await chief.say("Fire drill")
    await chief.tap("Some people")
    await chief.tap("党校")
    await tap_all(chief, "(1)", "By a rule")
    await chief.say("every other month")
    assert "This rule cannot be used" in chief.text
    await chief.say("FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=10")
    await chief.tap("working day after")
    await chief.say("5, 2")
    await chief.say("head 2, leader 5")
    await chief.say("2026-07-01")
    await chief.say("2027-03-31")
    assert "When late: head 2, leader 5" in chief.text
    await chief.tap("✅")
    assert "Saved, with 5 deadlines; the first is due on 2026-07-10" in chief.text
    assert "By a rule" in chief.text
    assert "5, 2 working days before" in chief.text
    assert find(organ.town, "Fire drill").obligation == Obligation(
        "Fire drill",
        None,
        "rrule",
        date(2026, 7, 1),
        rrule="FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=10",
        people=(organ.teacher.id,),
        shift="after",
        plan=ReminderPlan(before=(5, 2)),
        escalation=Escalation(2, 5),
        ends_on=date(2027, 3, 31),
    )


async def test_days_can_be_named_and_what_is_none_is_asked_again(organ: Organ) -> None:
    chief = organ.chief
    await chief.press(encode(Press("ob_new")))
    await chief.tap("不在这里写")
    await chief.say("专项检查")
    await tap_all(chief, "选几个单位", "党校", "选好了", "只报一次")
    await chief.say("过几天")
    assert "没看懂这些日子" in chief.text
    await chief.say("明天")
    assert "没看懂这些日子" in chief.text
    await chief.say("2026年9月10日、1月15日")
    await tap_all(chief, "不变", "只在截止当天", "不告诉别人", "今天", "一直有效", "确定")
    assert "排了 2 个期限" in chief.text
    obligation = find(organ.town, "专项检查").obligation
    assert obligation.on == (date(2026, 9, 10), date(2027, 1, 15))
    assert obligation.plan == ReminderPlan(opening=False, before=())
    assert obligation.escalation == Escalation(None, None)
    assert obligation.units == (organ.school,)


@pytest.mark.parametrize(
    ("typed", "rule"),
    [
        ("次月10日", DueRule("day", 10, 1)),
        ("当月25日", DueRule("day", 25, 0)),
        ("当月最后一个工作日", DueRule("last_working_day", 1, 0)),
        ("期满后5个工作日", DueRule("working_days_after", 5, 0)),
    ],
)
async def test_a_due_rule_can_be_typed(organ: Organ, typed: str, rule: DueRule) -> None:
    chief = organ.chief
    await chief.press(encode(Press("ob_new")))
    await chief.tap("不在这里写")
    await chief.say("月报")
    await tap_all(chief, "所有单位", "每月")
    await chief.say("尽快")
    assert "没看懂这个截止时间" in chief.text
    await chief.say(typed)
    await tap_all(chief, "不变", "只在截止当天", "不告诉别人", "今天", "一直有效", "确定")
    assert find(organ.town, "月报").obligation.due == rule


async def test_only_what_fits_the_template_is_offered(organ: Organ) -> None:
    chief = organ.chief
    await chief.press(encode(Press("ob_new")))
    await tap_all(chief, BUILDING, "所有单位")
    assert "每半年" in chief.labels
    assert "每月" not in chief.labels
    assert {"只报一次", "按规则重复"} <= set(chief.labels)


async def test_a_name_that_is_taken_is_asked_for_and_refused_twice(organ: Organ) -> None:
    store(organ, name=BUILDING)
    chief = organ.chief
    await chief.press(encode(Press("ob_new")))
    await chief.tap(BUILDING)
    assert "这个任务叫什么名字" in chief.text
    await chief.say(BUILDING)
    assert "已经有叫这个名字的任务" in chief.text
    await chief.tap(f"{BUILDING}（二）")
    assert "谁来报" in chief.text


async def test_an_end_before_the_start_is_asked_again(organ: Organ) -> None:
    stored = store(organ)
    chief = organ.chief
    await chief.press(encode(Press("ob_change", value=stored)))
    await chief.tap("✎ 结束")
    await chief.say("2026年7月1日")
    assert "结束的日子比开始的还早" in chief.text


async def test_a_change_begins_with_what_is_stored_and_tells_what_became_of_deadlines(
    organ: Organ,
) -> None:
    stored = store(organ, units=(organ.office,), ends_at=time(12, 0), opens_before=5)
    before = find(organ.town, "安全月报").obligation
    chief = organ.chief
    await chief.say("/obligations")
    await chief.tap("安全月报")
    await chief.tap("修改")
    assert "单位：办公室" in chief.text
    await tap_all(chief, "✎ 单位", "党校", "选好了", "✎ 截止", "次月15日", "确定")
    assert "期限新增 12 个，改期 12 个" in chief.text
    after = find(organ.town, "安全月报").obligation
    assert after.units == (organ.office, organ.school)
    assert after.due == DueRule("day", 15, 1)
    assert (after.ends_at, after.opens_before) == (before.ends_at, before.opens_before)
    assert len(list_days(organ.town, stored)) == 24


async def test_a_change_shows_what_there_is_in_the_readers_words(organ: Organ) -> None:
    plan, due = ReminderPlan(before=(3, 1)), DueRule("day", 25, 0)
    stored = store(organ, plan=plan, due=due, escalation=Escalation(2, 5))
    chief = organ.chief
    await chief.press(encode(Press("ob_change", value=stored)))
    assert "· 提醒：开始时，提前 3、1 个工作日，截止当天；逾期后每个工作日一次" in chief.text
    assert "· 截止：当月25日前" in chief.text
    assert "· 逾期没报：逾期 2 个工作日告诉负责人，逾期 5 个工作日告诉领导" in chief.text
    await chief.tap("确定")
    kept = find(organ.town, "安全月报").obligation
    assert (kept.plan, kept.due, kept.escalation) == (plan, due, Escalation(2, 5))


async def test_a_change_of_nothing_leaves_the_obligation_and_its_deadlines(organ: Organ) -> None:
    stored = store(
        organ,
        people=(organ.teacher.id,),
        plan=ReminderPlan(opening=False, before=(9,), late=False),
        escalation=Escalation(None, 4),
        due=DueRule("working_days_after", 8, 0),
        ends_on=date(2028, 1, 1),
    )
    before = find(organ.town, "安全月报").obligation
    chief = organ.chief
    await chief.press(encode(Press("ob_change", value=stored)))
    await chief.tap("确定")
    assert "期限没有变化" in chief.text
    assert find(organ.town, "安全月报").obligation == before


async def test_to_change_how_often_asks_for_the_days_then(organ: Organ) -> None:
    stored = store(organ)
    chief = organ.chief
    await chief.press(encode(Press("ob_change", value=stored)))
    await tap_all(chief, "✎ 多久一次", "只报一次")
    assert "哪一天截止" in chief.text
    await chief.say("2020年1月1日")
    assert "都不在起止时间里" in chief.text
    await chief.say("2026年9月10日")
    await chief.tap("确定")
    assert "期限新增 1 个，去掉 12 个" in chief.text
    assert find(organ.town, "安全月报").obligation.on == (date(2026, 9, 10),)


async def test_a_name_is_another_ones_whatever_its_case_and_spaces(organ: Organ) -> None:
    store(organ, name="Fire Drill")
    chief = organ.chief
    await chief.press(encode(Press("ob_new")))
    await chief.tap("不在这里写")
    await chief.say("fire\n drill")
    assert "已经有叫这个名字的任务" in chief.text


async def test_a_head_creates_for_the_units_below_alone(organ: Organ) -> None:
    head = organ.head
    await head.say("/obligations")
    await tap_all(head, "新任务", BUILDING)
    assert "所有单位" not in head.labels
    await head.tap("选几个单位")
    assert not any("党校" in label for label in head.labels)
    await head.tap("上一项")
    await head.tap("我管的所有单位")
    await tap_all(head, "每半年", "次月10日", "不变", "只在截止当天", "不告诉别人")
    await tap_all(head, "今天", "一直有效", "确定")
    assert find(organ.town, BUILDING).obligation.units == (organ.office,)


async def test_who_is_no_head_any_more_cannot_finish_the_form(organ: Organ) -> None:
    head, town = organ.head, organ.town
    await head.press(encode(Press("ob_new")))
    await tap_all(head, BUILDING, "我管的所有单位", "每半年", "次月10日", "不变")
    await tap_all(head, "只在截止当天", "不告诉别人", "今天", "一直有效")
    town.do(lambda conn: set_unit(conn, head.id, organ.office, MEMBER))
    await head.tap("确定")
    assert "办不了" in head.text
    assert list_obligations_of(town) == []


async def test_a_unit_that_a_head_lost_meanwhile_is_asked_again(organ: Organ) -> None:
    head, town = organ.head, organ.town
    await head.press(encode(Press("ob_new")))
    await tap_all(head, BUILDING, "选几个单位", "办公室", "选好了", "每半年", "次月10日", "不变")
    await tap_all(head, "只在截止当天", "不告诉别人", "今天", "一直有效")
    town.do(lambda conn: set_unit(conn, head.id, organ.school, HEAD))
    await head.tap("确定")
    assert list_obligations_of(town) == []


async def test_two_who_choose_one_name_do_not_both_get_it(organ: Organ) -> None:
    chief = organ.chief
    await chief.press(encode(Press("ob_new")))
    await tap_all(chief, BUILDING, "所有单位", "每半年", "次月10日", "不变", "只在截止当天")
    await tap_all(chief, "不告诉别人", "今天", "一直有效")
    store(organ, name=BUILDING)
    await chief.tap("确定")
    assert len(list_obligations_of(organ.town)) == 1
    assert chief.last is not None


async def test_a_person_without_a_unit_named_like_markup_is_shown_as_written(
    organ: Organ,
) -> None:
    organ.town.do(
        lambda conn: conn.execute(
            update(people).where(people.c.id == organ.teacher.id).values(name="<b>&{{ 1 }}")
        )
    )
    stored = store(organ, units=(), people=(organ.teacher.id,), name="<i>{{ name }}</i>")
    await organ.chief.press(encode(Press("obligation", value=stored)))
    assert "<i>{{ name }}</i>" in organ.chief.text
    assert "<b>&{{ 1 }}" in organ.chief.text
