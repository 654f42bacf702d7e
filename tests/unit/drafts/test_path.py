"""The routing path, progress, 目录, values, and what is missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from conversations.definition.terms import Rule
from conversations.drafts.draft import (
    Draft,
    Entry,
    Focus,
    ItemsAnswer,
    NumberAnswer,
    Part,
    Skipped,
    TextAnswer,
)
from conversations.drafts.path import (
    build_path,
    build_progress,
    build_section_lines,
    build_values,
    build_walk,
    find_focus,
    find_missing,
)
from conversations.drafts.results import Progress
from conversations.drafts.rules import applies
from conversations.drafts.values import Chosen, Family, ListedEntry
from tests.unit.talks import Talk, ask, build_interview


def path(talk: Talk) -> list[str]:
    return [question.id for _, question in build_path(talk.interview, talk.draft)]


@pytest.fixture
def talk() -> Talk:
    return Talk()


def test_rules_open_and_close_questions(talk: Talk) -> None:
    assert path(talk) == ["unit", "place", "team", "meetings", "opening", "works", "closing"]
    talk.say_all("政法委", "乡镇", "是", "3")
    assert {"cases", "held_on"} <= set(path(talk))
    assert "remark" not in path(talk)
    talk.say_all("4", "2026-6-30")
    assert "remark" in path(talk)


def test_a_rule_does_not_see_answers_off_the_path(talk: Talk) -> None:
    talk.say_all("政法委", "机关", "是", "3", "2026-6-30")
    assert "remark" in path(talk)
    talk.press("go", question="team")
    talk.press("choose", 0)
    assert "held_on" in talk.draft.answers
    assert "remark" not in path(talk)


def test_a_rule_does_not_see_later_answers() -> None:
    rule = {"question": "later"}
    talk = Talk(build_interview(ask("now", "short_text", when=rule), ask("later", "short_text")))
    talk.say_all("政法委", "后")
    assert path(talk) == ["unit", "later"]


@pytest.mark.parametrize(
    ("rule", "holds"),
    [
        ({"question": "a"}, True),
        ({"question": "b"}, False),
        ({"question": "a", "is": ["x", "y"]}, True),
        ({"question": "a", "is": ["y"]}, False),
        ({"question": "yes", "is": [False]}, False),
        ({"no": {"question": "b"}}, True),
        ({"all": [{"question": "a"}, {"question": "b"}]}, False),
        ({"all": [{"question": "a"}, {"no": {"question": "b"}}]}, True),
        ({"any": [{"question": "a"}, {"question": "b"}]}, True),
        ({"any": [{"question": "b"}]}, False),
    ],
)
def test_rules(rule: dict[str, object], holds: bool) -> None:
    values = {"a": "x", "yes": True}
    assert applies(Rule.model_validate(rule), values.get) is holds


def test_values_are_those_of_the_path(talk: Talk) -> None:
    talk.say_all("政法委", "乡镇", "是", "十二")
    talk.press("skip")
    talk.say_all("2026年6月30日", "开头", "备注", "抓学习。学了十次", "抓作风")
    talk.press("skip")
    assert build_values(talk.interview, talk.draft) == {
        "unit": "政法委",
        "place": "town",
        "team": True,
        "meetings": 12,
        "held_on": date(2026, 6, 30),
        "opening": "开头",
        "remark": "备注",
        "works": [ListedEntry("抓学习", "学了十次"), ListedEntry("抓作风", "")],
    }


def test_values_leave_out_what_does_not_fit(talk: Talk) -> None:
    answers = {"unit": NumberAnswer(3, Part("3")), "opening": TextAnswer(open=True)}
    draft = Draft("rich", 1, "2026H1", answers)
    assert build_values(talk.interview, draft) == {}


def test_a_walk_sees_the_answers_that_fit_and_lie_on_its_path(talk: Talk) -> None:
    talk.say_all("政法委", "机关")
    seen = {**talk.draft.answers, "opening": Skipped()}
    number = NumberAnswer(3, Part("3"))
    answers = {**seen, "team": number, "cases": number, "gone": number}
    walk = build_walk(talk.interview, replace(talk.draft, answers=answers))
    asked = {question.id for _, question in walk.path}
    assert "team" in asked
    assert "cases" not in asked
    assert walk.answers == seen


def test_the_position_follows_from_the_answers(talk: Talk) -> None:
    talk.say_all("政法委", "机关", "否", "3", "开头")
    stored = replace(talk.draft, focus=None)
    assert find_focus(talk.interview, stored) == Focus("works")
    answers = {key: stored.answers[key] for key in stored.answers if key != "team"}
    assert find_focus(talk.interview, replace(stored, answers=answers)) == Focus("team")


@pytest.mark.parametrize(
    ("focus", "place"),
    [
        (Focus("nowhere"), Focus("unit")),
        (Focus("held_on"), Focus("unit")),
        (Focus("closing", 3, "text"), Focus("closing")),
        (Focus("works", 5, "text"), Focus("works", 0, "text")),
        (Focus("works", -1), Focus("works", 0, "text")),
        (Focus("works", 0), Focus("works", 0)),
        (Focus("works", 0, "heading"), Focus("works", 0, "heading")),
    ],
)
def test_a_focus_leads_only_where_something_is(talk: Talk, focus: Focus, place: Focus) -> None:
    works = ItemsAnswer((Entry(Part("甲")),))
    draft = Draft("rich", 1, "2026H1", {"works": works}, focus=focus)
    assert find_focus(talk.interview, draft) == place


def test_progress_counts_what_is_done(talk: Talk) -> None:
    assert build_progress(talk.interview, talk.draft) == Progress(0, 10)
    talk.say_all("政法委", "乡镇")
    assert build_progress(talk.interview, talk.draft) == Progress(2, 11)
    talk.press("skip")
    talk.say("3")
    talk.press("skip")
    assert build_progress(talk.interview, talk.draft) == Progress(4, 11)


def test_progress_grows_with_each_entry_of_a_list() -> None:
    talk = Talk(build_interview(ask("works", "items")))
    talk.say("政法委")
    seen = []
    for text in ("甲。一", "乙", "二", "丙。三", "丁。四", "戊。五"):
        talk.say(text)
        seen.append(build_progress(talk.interview, talk.draft))
    assert seen == [Progress(done, 5) for done in (2, 2, 3, 4, 4, 4)]
    talk.press("done")
    assert build_progress(talk.interview, talk.draft) == Progress(5, 5)


@pytest.mark.parametrize(
    ("answered", "total", "percent"),
    [(0, 3, 0), (2, 3, 66), (3, 3, 100), (0, 0, 100), (199, 200, 99)],
)
def test_percent_is_whole(answered: int, total: int, percent: int) -> None:
    assert Progress(answered, total).percent == percent


def test_the_section_lines_say_where_one_is(talk: Talk) -> None:
    talk.say_all("政法委", "机关", "否")
    talk.press("skip")
    lines = build_section_lines(talk.interview, talk.draft)
    assert [(line.section.id, line.state, line.first) for line in lines] == [
        ("basics", "done", "unit"),
        ("figures", "open", "meetings"),
        ("texts", "here", "opening"),
        ("lists", "open", "works"),
    ]
    assert lines[0].progress == Progress(3, 3)


def test_a_section_without_a_question_has_no_line() -> None:
    talk = Talk()
    texts = talk.interview.sections[2]
    hidden = texts.questions[0].model_copy(
        update={"when": Rule.model_validate({"question": "team"})}
    )
    section = texts.model_copy(update={"questions": (hidden,)})
    sections = (*talk.interview.sections[:2], section)
    interview = talk.interview.model_copy(update={"sections": sections})
    assert [line.section.id for line in build_section_lines(interview, talk.draft)] == [
        "basics",
        "figures",
    ]


def test_only_required_answers_are_missing(talk: Talk) -> None:
    talk.say_all("政法委", "乡镇", "否")
    missing = [question.id for question in find_missing(talk.interview, talk.draft)]
    assert missing == ["meetings", "opening", "works", "closing"]


def test_what_is_merely_open_is_not_missing(talk: Talk) -> None:
    talk.say_all("政法委", "机关", "否", "3")
    talk.press("more")
    talk.say("开头")
    talk.press("go", question="works")
    talk.say("甲。一")
    talk.press("go", question="closing")
    talk.say("完")
    assert find_missing(talk.interview, talk.draft) == []
    assert talk.at == "works"


def test_a_list_emptied_again_is_missing_until_it_is_closed() -> None:
    talk = Talk(build_interview(ask("works", "items", least=0)))
    talk.say_all("政法委", "甲。一")
    talk.press("remove", 0)
    assert [question.id for question in find_missing(talk.interview, talk.draft)] == ["works"]
    talk.press("done")
    assert find_missing(talk.interview, talk.draft) == []


def test_an_entry_without_text_is_missing_even_in_an_optional_list() -> None:
    talk = Talk(build_interview(ask("works", "items", required=False)))
    talk.say_all("政法委", "甲。一", "乙")
    talk.press("skip")
    talk.press("done")
    assert talk.card is None
    assert [question.id for question in find_missing(talk.interview, talk.draft)] == ["works"]
    assert build_progress(talk.interview, talk.draft) == Progress(2, 5)


@pytest.mark.parametrize(
    ("rule", "holds"),
    [
        ({"question": "topics", "is": ["b"]}, True),
        ({"question": "topics", "is": ["c"]}, False),
        ({"question": "duties", "is": ["study"]}, True),
        ({"question": "duties", "is": ["style"]}, False),
        ({"question": "cases", "member": "closed", "least": 1}, True),
        ({"question": "cases", "member": "closed", "most": 2}, False),
        ({"question": "cases", "member": "open"}, False),
        ({"question": "times", "least": 12, "most": 12}, True),
        ({"question": "times", "most": 11}, False),
        ({"question": "topics", "least": 1}, False),
    ],
)
def test_rules_see_options_topics_and_numbers(rule: dict[str, object], holds: bool) -> None:
    values: dict[str, object] = {
        "topics": [Chosen("a", "甲"), Chosen("b", "乙")],
        "duties": [ListedEntry("抓学习", "", "study"), ListedEntry("抓作风", "")],
        "cases": Family({"closed": 3}),
        "times": 12,
    }
    assert applies(Rule.model_validate(rule), values.get) is holds
