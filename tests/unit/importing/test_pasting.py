"""Several answers in one typed text, and texts that look like it and are one."""

import pytest

from conversations.drafts.draft import (
    ChoiceAnswer,
    Draft,
    Entry,
    Focus,
    ItemsAnswer,
    Part,
    Skipped,
    TextAnswer,
)
from conversations.drafts.events import Pressed, Put, Typed
from conversations.engine.step import step
from conversations.importing.pasting import plan_pasted
from tests.unit.importing.laid import AT, begin, check_taken, check_whole
from tests.unit.talks import TODAY, Talk

HALF, SPEECH = "half_year_responsibility", "rectification_speech"


def written(text):
    return TextAnswer((Part(text),))


def answered(name, **answers):
    interview, draft = begin(name)
    return interview, step(interview, draft, Put(answers))[0]


BASICS = {
    "unit": written("市档案馆"),
    "reporter": ChoiceAnswer("team"),
    "title": Skipped(),
    "addressee": Skipped(),
}
AT_OPENING = answered(HALF, **BASICS)
AT_LIST = answered(HALF, **BASICS, opening=written("开头。"))
AT_AREAS = answered(
    SPEECH, unit=written("馆"), post=written("馆长"), title=Skipped(), lead_in=written("开头。")
)
DONE = {
    each: ItemsAnswer((Entry(Part("甲"), written("乙。"), 1),), closed=True)
    for each in ("work_items", "problem_items", "plan_items")
}
AT_SIGN = answered(HALF, **BASICS, opening=written("开头。"), **DONE)


def paste(place: tuple[object, Draft], text: str) -> dict[str, list[str]] | None:
    """The headings or texts at each question; checks that nothing is lost."""
    interview, draft = place
    plan = plan_pasted(interview, draft, text)
    if plan is None:
        return None
    check_whole(plan, text.split("\n"))
    check_taken(interview, draft, plan)
    return {
        each.question: [one.heading or one.text for one in plan.at(each.question)]
        for each in plan.chunks
        if each.question
    }


@pytest.mark.parametrize(
    "text",
    [
        "1. 市档案馆 2. 领导班子 3. 关于工作的报告",
        "1、市档案馆\n2、1\n3、关于工作的报告",
        "（1）市档案馆\n（2）领导班子\n（3）关于工作的报告",
    ],
)
def test_a_numbered_list_answers_one_question_after_the_other(text):
    found = paste(begin(HALF), text)
    assert list(found) == ["unit", "reporter", "title"]
    assert (found["unit"], found["title"]) == (["市档案馆"], ["关于工作的报告"])


def test_labels_say_which_questions_are_answered():
    found = paste(begin(HALF), "单位：市档案馆\n主送机关：市委")
    assert found == {"unit": ["市档案馆"], "addressee": ["市委"]}
    assert paste(begin(HALF), "单位：市档案馆 主送机关：市委") == found


def test_a_signature_may_be_given_where_it_is_asked_whether_there_is_one():
    found = paste(AT_SIGN, "落款：市档案馆\n日期：2026年7月3日")
    assert found == {"signer": ["市档案馆"], "signed_on": ["2026年7月3日"]}


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        ("一是抓学习。天天学。二是抓落实。月月查。", ["抓学习。", "抓落实。"]),
        ("（一）抓学习。天天学。\n（二）抓落实。月月查。", ["抓学习。", "抓落实。"]),
        ("1.抓学习\n2.抓落实", ["抓学习", "抓落实"]),
        ("主要有：一是抓学习。天天学。二是抓落实。", ["抓学习。", "抓落实。"]),
    ],
)
def test_a_list_gets_all_its_entries_at_once(text, headings):
    assert paste(AT_LIST, text) == {"work_items": headings}


@pytest.mark.parametrize(
    "text",
    [
        "二、存在的主要问题\n（一）学得浅。自学少。\n（二）查得少。下沉少。",
        "存在的主要问题\n（一）学得浅。自学少。\n（二）查得少。下沉少。",
        "二、存在的主要问题（一）学得浅。自学少。（二）查得少。下沉少。",
    ],
)
@pytest.mark.parametrize("place", [AT_OPENING, AT_LIST])
def test_a_section_goes_to_its_own_questions(place, text):
    assert paste(place, text) == {"problem_items": ["学得浅。", "查得少。"]}


def test_several_sections_go_to_theirs():
    text = "二、存在的主要问题\n（一）学得浅。自学少。\n三、下步打算\n（一）多学。天天学。"
    assert paste(AT_LIST, text) == {"problem_items": ["学得浅。"], "plan_items": ["多学。"]}


def test_the_list_within_an_entry_gets_the_entries():
    interview, draft = AT_AREAS
    opened = step(interview, draft, Typed("理论方面", 1, AT, TODAY))[0]
    plan = plan_pasted(interview, opened, "一是学得浅。自学少。\n二是想得少。调研少。")
    assert plan.area == 0
    taken = check_taken(interview, opened, plan)
    (entry,) = taken.answers["problem_areas"].entries
    assert [each.heading.text for each in entry.inner.entries] == ["学得浅", "想得少"]


def test_several_areas_come_with_their_lists():
    area = "方面\n一是学得浅。自学少。\n二是想得少。调研少。\n"
    found = paste(AT_AREAS, f"（一）理论{area}（二）作风{area}".strip())
    assert found["problem_areas"][::3] == ["理论方面", "作风方面"]


@pytest.mark.parametrize(
    "text",
    [
        "市档案馆",
        "1. 市档案馆",
        "1. 市档案馆 2. 没有这一项",
        "2. 市档案馆 3. 领导班子",
        "单位：市档案馆",
        "天气：晴\n地点：馆里",
        "单位：市档案馆\n天气：晴",
    ],
)
def test_one_line_is_one_answer(text):
    assert paste(begin(HALF), text) is None


@pytest.mark.parametrize(
    "text",
    [
        "今年以来，一是抓学习。天天学。二是抓落实。月月查。",
        "一是抓学习。天天学。\n二是抓落实。月月查。",
        "1.抓学习。\n2.抓落实。",
        "开头第一段。\n开头第二段。",
        "时间：上半年\n地点：馆里",
        "很长的一段话，" * 800,
    ],
)
def test_a_long_text_is_one_answer(text):
    assert paste(AT_OPENING, text) is None


@pytest.mark.parametrize(
    "text",
    [
        "抓学习",
        "抓学习。天天学，月月查。",
        "抓学习\n天天学。\n月月查。",
        "抓学习。一是天天学。二是月月查。",
        "（一）抓学习。一是天天学，效果好。二是月月查。",
        "（一）抓学习。天天学。",
    ],
)
def test_an_entry_with_its_text_is_one_answer(text):
    assert paste(AT_LIST, text) is None


@pytest.mark.parametrize(
    "text",
    ["一是抓学习。天天学。二是抓落实。月月查。", "二、存在的主要问题\n（一）学得浅。自学少。"],
)
def test_the_text_of_an_entry_is_one_answer(text):
    interview, draft = AT_LIST
    asked = step(interview, draft, Typed("持续提高政治站位", 1, AT, TODAY))[0]
    assert plan_pasted(interview, asked, text) is None


def test_an_open_text_takes_all_that_is_typed():
    interview, draft = AT_OPENING
    opened = step(interview, draft, Pressed("more"))[0]
    text = "二、存在的主要问题\n（一）学得浅。自学少。"
    assert plan_pasted(interview, opened, text) is None
    assert plan_pasted(interview, draft, text) is not None


def test_a_table_and_a_family_of_figures_read_for_themselves():
    interview, draft = begin("workforce_full")
    for name in ("posts", "units"):
        placed = step(interview, draft, Put(focus=Focus(name), past="去年"))[0]
        assert plan_pasted(interview, placed, "1. 20\n2. 15\n3. 5") is None


def test_nothing_is_pasted_where_nothing_is_asked():
    talk = Talk()
    draft = Draft("rich", 1, "2026H1", {each: Skipped() for each in talk.interview.by_id})
    assert plan_pasted(talk.interview, draft, "1. 甲\n2. 乙") is None
