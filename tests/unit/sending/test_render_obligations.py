"""Obligations in words, as a clerk would say them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.sending.say_obligations import (
    say_due_fully,
    say_escalation,
    say_plan,
    say_rhythm,
)
from bot.sending.views import render_view
from bot.sending.voice import Voice
from bot.words.folders import find_folders
from bot.words.words import Words
from conversations.buttons import Press, decode
from conversations.deadlines.import_views import Changes, PlanView
from conversations.deadlines.obligation import DueRule, Escalation, Obligation, ReminderPlan
from conversations.deadlines.obligation_views import (
    DueDay,
    ObligationLine,
    ObligationsView,
    ObligationView,
)
from conversations.deadlines.sheets import Slip
from conversations.views import News
from tests.limits import strip_markup

WORDS = Words(find_folders(None))
ZH, EN = Voice(WORDS, "zh_CN"), Voice(WORDS, "en")
MONTHLY = Obligation("月报", None, "monthly", date(2026, 7, 1))
HALF_YEARLY = replace(MONTHLY, repeats="half_yearly")


@pytest.mark.parametrize(
    ("obligation", "rule", "said"),
    [
        (MONTHLY, DueRule("day", 10, 1), "次月10日前；遇休息日提前"),
        (MONTHLY, DueRule("day", 25, 0), "当月25日前；遇休息日提前"),
        (HALF_YEARLY, DueRule("day", 10, 1), "期满次月10日前；遇休息日提前"),
        (HALF_YEARLY, DueRule("day", 10, 3), "期满后第3个月的10日前；遇休息日提前"),
        (HALF_YEARLY, DueRule("last_working_day", 1, 0), "期末当月最后一个工作日前"),
        (HALF_YEARLY, DueRule("working_days_after", 5, 0), "期满后 5 个工作日内"),
    ],
)
def test_a_due_rule_is_said_for_its_period(
    obligation: Obligation, rule: DueRule, said: str
) -> None:
    assert say_due_fully(replace(obligation, due=rule), ZH) == said


def test_what_becomes_of_a_day_off_is_said() -> None:
    said = [say_due_fully(replace(MONTHLY, shift=each), EN) for each in ("before", "after", "stay")]
    assert said == [
        "by day 10 of the next month; earlier when that is a day off",
        "by day 10 of the next month; later when that is a day off",
        "by day 10 of the next month; also when that is a day off",
    ]


def test_named_days_are_said_in_order_and_many_are_counted() -> None:
    days = tuple(date(2026, 7, day) for day in range(9, 1, -1))
    once = replace(MONTHLY, repeats="once", on=days, shift="stay")
    assert say_due_fully(replace(once, on=days[:2]), ZH) == (
        "2026年7月8日、2026年7月9日；遇休息日不变"
    )
    assert "2026年7月7日等 8 天" in say_due_fully(once, ZH)


def test_a_template_of_first_halves_comes_round_each_first_half() -> None:
    yearly = replace(MONTHLY, repeats="yearly")
    assert say_rhythm(yearly, ZH, "first_half") == "每年上半年"
    assert say_rhythm(yearly, ZH, "year") == "每年"


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        (ReminderPlan(), "开始时，提前 7、3、1 个工作日，截止当天；逾期后每个工作日一次"),
        (ReminderPlan(opening=False, before=()), "截止当天；逾期后每个工作日一次"),
        (ReminderPlan(opening=False, due=False, late=False, before=(2,)), "提前 2 个工作日"),
        (ReminderPlan(opening=False, due=False, before=()), "只在逾期以后，每个工作日一次"),
        (ReminderPlan(opening=False, due=False, late=False, before=()), "不提醒"),
    ],
)
def test_a_reminder_plan_is_said(plan: ReminderPlan, said: str) -> None:
    assert say_plan(replace(MONTHLY, plan=plan), ZH) == said


@pytest.mark.parametrize(
    ("escalation", "said"),
    [
        (Escalation(1, 3), "逾期 1 个工作日告诉负责人，逾期 3 个工作日告诉领导"),
        (Escalation(None, 3), "逾期 3 个工作日告诉领导"),
        (Escalation(None, None), "不告诉别人"),
    ],
)
def test_an_escalation_is_said(escalation: Escalation, said: str) -> None:
    assert say_escalation(replace(MONTHLY, escalation=escalation), ZH) == said


def build_view(**fields: object) -> ObligationView:
    line = ObligationLine(5, MONTHLY, "active", 2, 0, None)
    view = ObligationView(line, None, (), (), may_change=True)
    return replace(view, **fields)  # type: ignore[arg-type]


def test_the_list_and_the_card_say_alike_how_often_it_is_due() -> None:
    yearly = replace(MONTHLY, repeats="yearly")
    line = ObligationLine(5, yearly, "active", 2, 0, None, "first_half")
    for view in (build_view(line=line), ObligationsView((line,), 0, 1)):
        [message] = render_view(view, ZH)
        assert "每年上半年" in message.text


def test_a_year_that_is_not_published_is_named_once() -> None:
    days = (
        DueDay(date(2026, 12, 31), 1, published=True),
        DueDay(date(2027, 1, 8), 0, published=False),
        DueDay(date(2027, 2, 8), 0, published=False),
    )
    [message] = render_view(build_view(next=days), ZH)
    assert message.text.count("还没有公布") == 1
    assert "2027年的放假调休安排还没有公布" in message.text


def test_who_may_only_look_gets_no_button_that_changes_anything() -> None:
    [message] = render_view(build_view(may_change=False), ZH)
    verbs = {decode(button["callback_data"]) for row in message.rows for button in row}
    assert verbs == {Press("obligations"), Press("home")}
    assert "要改请找管理员" in message.text


def test_names_are_shown_in_place_of_their_number_while_they_are_few() -> None:
    line = ObligationLine(5, replace(MONTHLY, units=(1, 2)), "active", 2, 0, None)
    [few] = render_view(build_view(line=line, owners=("甲", "乙")), ZH)
    assert "谁来报：甲、乙\n" in strip_markup(few.text)
    many = replace(line, units=30)
    [some] = render_view(build_view(line=many, owners=("甲", "乙")), ZH)
    assert "谁来报：甲、乙等，共 30 个单位\n" in strip_markup(some.text)


def test_a_plan_with_mistakes_says_where_and_offers_no_import() -> None:
    slip = Slip(3, "期限", News("import.bad_due", {"value": "<i>尽快"}), "报送任务")
    view = PlanView(1, "a.xlsx", 5, Changes(), Changes(("甲",)), mistakes=(slip,) * 12)
    [message] = render_view(view, ZH)
    assert "《报送任务》第 3 行「期限」：「<i>尽快」看不懂" in strip_markup(message.text)
    assert "另外还有 2 处" in message.text
    presses = {decode(button["callback_data"]) for row in message.rows for button in row}
    assert presses == {Press("plan_blank"), Press("obligations")}


def test_the_import_button_names_the_file_and_what_was_shown() -> None:
    view = PlanView(7, "a.yaml", 2**31 - 1, Changes(), Changes(("甲",) * 20))
    [message] = render_view(view, ZH)
    assert "等 20 个" in message.text
    assert decode(message.rows[0][0]["callback_data"]) == Press(
        "plan_take", revision=2**31 - 1, value=7
    )
