"""Paired lists: each measure answers its problem, and one may stand alone."""

from __future__ import annotations

import pytest

from conversations.drafts.draft import Focus, ItemsAnswer
from tests.unit.checked import find_findings
from tests.unit.talks import Talk, ask, build_interview


@pytest.fixture
def talk() -> Talk:
    talk = Talk(
        build_interview(
            ask("problems", "items"),
            ask("plans", "items", pairs_with="problems"),
            ask("closing", "short_text"),
        )
    )
    talk.say_all("市委办公室", "学得浅。读得少", "调研少。下去得少", "文件多。能减的没减")
    talk.press("done")
    assert talk.at == "plans"
    return talk


def read(talk: Talk) -> dict[str, str | None]:
    """Return the plans with the heading of the problem that each answers."""
    problems, plans = talk.draft.answers["problems"], talk.draft.answers["plans"]
    assert isinstance(problems, ItemsAnswer)
    assert isinstance(plans, ItemsAnswer)
    headings = {entry.id: entry.heading.text for entry in problems.entries}
    return {each.heading.text: headings.get(each.pair or -1) for each in plans.entries}


def test_plans_answer_the_problems_in_their_order(talk: Talk) -> None:
    talk.say_all("多学。每周一次", "多跑。每月一次")
    assert read(talk) == {"多学": "学得浅", "多跑": "调研少"}
    card = talk.card
    assert card is not None
    assert [slot.answered for slot in card.slots] == [0, 1, None]


def test_a_chosen_problem_is_answered_next(talk: Talk) -> None:
    talk.press("pair", 2)
    assert talk.place == Focus("plans", pair=3)
    talk.say_all("少发。合并着发", "多学。每周一次")
    assert read(talk) == {"少发": "文件多", "多学": "学得浅"}


def test_a_plan_may_stand_alone(talk: Talk) -> None:
    talk.press("alone")
    talk.say_all("建机制。常态长效")
    assert read(talk) == {"建机制": None}


def test_what_comes_after_every_problem_is_answered_stands_alone(talk: Talk) -> None:
    talk.say_all("甲。一", "乙。二", "丙。三", "丁。四")
    assert read(talk) == {"甲": "学得浅", "乙": "调研少", "丙": "文件多", "丁": None}


def test_an_answered_problem_cannot_be_chosen_again(talk: Talk) -> None:
    talk.say_all("多学。每周一次")
    assert talk.press("pair", 0).outcome == "ignored"
    assert talk.press("pair", 9).outcome == "ignored"


def test_a_plan_keeps_its_problem_however_the_problems_are_moved(talk: Talk) -> None:
    talk.say_all("多学。每周一次")
    talk.press("go", question="problems")
    talk.press("down", 0)
    assert read(talk) == {"多学": "学得浅"}


def test_a_plan_whose_problem_is_removed_stands_alone_for_good(talk: Talk) -> None:
    talk.press("pair", 2)
    talk.say_all("少发。合并着发")
    talk.press("go", question="problems")
    talk.press("remove", 2)
    talk.say_all("会议多。能并的没有并")
    assert read(talk) == {"少发": None}


def test_a_problem_without_a_plan_is_a_finding_once_the_list_is_begun(talk: Talk) -> None:
    assert find_findings(talk.interview, talk.draft) == []
    talk.say_all("多学。每周一次")
    found = find_findings(talk.interview, talk.draft)
    assert [(each.question.id, each.about) for each in found] == [
        ("plans", "调研少"),
        ("plans", "文件多"),
    ]
