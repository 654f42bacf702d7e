"""What holds of any text that is imported, moved and taken over."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.drafts.draft import Draft
from conversations.drafts.events import Typed
from conversations.drafts.history import find_replaced
from conversations.drafts.results import Refusal
from conversations.engine.step import step
from conversations.importing.likeness import align
from conversations.importing.moving import list_targets, move_chunk
from conversations.importing.pasting import plan_pasted
from conversations.importing.placing import drop_text, place_text
from conversations.importing.plan import dump_plan, load_plan
from conversations.importing.planning import plan_report
from conversations.importing.series import plan_series
from conversations.importing.taking import build_earlier, build_put
from tests.unit.drafts.test_history import list_replaced, list_said
from tests.unit.importing.laid import AT, INTERVIEWS, PERIODS, begin, check_taken, check_whole
from tests.unit.talks import Talk

FRAGMENTS = st.sampled_from(
    [
        *("一、", "二、", "三、", "（一）", "(二)", "（三）", "1.", "２．", "（1）", "（2）"),
        *("一是", "二是", "三是", "三是三非", "存在的主要问题", "上半年履职情况", "下步打算"),
        *("工作情况", "单位基本情况", "主要做法", "原因剖析", "抓学习", "持续提高政治站位"),
        *("。", "；", "：", "，", "\t", " ", "　", "天天学", "会议开了12次"),
        *("##paidbegin##", "文档编辑密码：1", "— 3 —", "单位名称\t单位性质\t编制数\t实有人数"),
        *(
            "甲\t机关\t3\t2",
            "市委：",
            "市档案馆",
            "2026年7月3日",
            "特此报告",
            "的报告",
            "{{",
            "\x00",
        ),
    ]
)
LINES = st.lists(st.lists(FRAGMENTS, max_size=9).map("".join) | st.text(max_size=20), max_size=16)
NAMES = st.sampled_from(sorted(INTERVIEWS))


@given(NAMES, LINES)
def test_nothing_is_lost(name, lines):
    interview, draft = begin(name)
    plan = plan_report(interview, draft, lines)
    check_whole(plan, lines)
    assert load_plan(dump_plan(plan)) == plan
    check_taken(interview, draft, plan)


@given(NAMES, LINES, st.lists(st.tuples(st.integers(0, 20), st.integers(-1, 30)), max_size=5))
def test_nothing_is_lost_by_moving(name, lines, moves):
    interview, draft = begin(name)
    plan = plan_report(interview, draft, lines)
    for chunk_id, target in moves:
        targets = [each.id for _, each in list_targets(interview, draft, plan, chunk_id)]
        question = targets[target % len(targets)] if targets and target >= 0 else ""
        before, plan = plan, move_chunk(interview, draft, plan, chunk_id, question)
        assert plan is before or plan.revision == before.revision + 1
    check_whole(plan, lines, ordered=False)
    check_taken(interview, draft, plan)


@given(NAMES, LINES, LINES)
def test_a_second_file_adds_to_the_first(name, lines, others):
    interview, draft = begin(name)
    draft = check_taken(interview, draft, plan_report(interview, draft, lines))
    first = {each.text for each in draft.unplaced}
    draft = check_taken(interview, draft, plan_report(interview, draft, others))
    assert first <= {each.text for each in draft.unplaced}


@given(NAMES, LINES)
def test_what_was_taken_over_is_not_taken_twice(name, lines):
    interview, draft = begin(name)
    plan = plan_report(interview, draft, lines)
    once = check_taken(interview, draft, plan)
    twice = check_taken(interview, once, plan)
    lists = [each for each in once.answers if hasattr(once.answers[each], "entries")]
    for each in lists:
        assert len(twice.answers[each].entries) == len(once.answers[each].entries)


@given(NAMES, LINES)
def test_a_text_at_the_present_position_is_one_answer_or_a_whole_plan(name, lines):
    interview, draft = begin(name)
    text = "\n".join(lines)
    plan = plan_pasted(interview, draft, text)
    if plan is not None:
        check_whole(plan, text.split("\n"))
        check_taken(interview, draft, plan)


@given(LINES)
def test_an_interview_with_every_kind_of_question_takes_it(lines):
    talk = Talk()
    interview, draft = talk.interview, talk.draft
    plan = plan_report(interview, draft, lines)
    check_whole(plan, lines)
    check_taken(interview, draft, plan)


@given(NAMES, LINES)
def test_a_file_is_an_earlier_report(name, lines):
    interview, draft = begin(name)
    plan = plan_report(interview, draft, lines)
    earlier = build_earlier(interview, PERIODS[name], plan, AT)
    assert isinstance(earlier, Draft)
    assert earlier.period == PERIODS[name]


def test_a_long_report_is_laid_at_once():
    interview, draft = begin("half_year_responsibility")
    lines = ["今年以来，馆里做了以下工作："]
    for part in ("一、上半年履职情况", "二、存在的主要问题", "三、下步打算"):
        lines.append(part)
        lines += (f"（{each}）抓好第{each}件事。" + "做实做细。" * 250 for each in "一二三四五")
    assert len("".join(lines)) > 15_000
    rounds = []
    for _ in range(3):
        begun = process_time()
        plan_report(interview, draft, lines)
        rounds.append(process_time() - begun)
    assert min(rounds) < 0.05


HOSTILE = {
    "spaces": "甲：乙" + " " * 20_000 + "丙",
    "other spaces": "甲：乙" + "\xa0" * 20_000 + "丙",
    "notes": "一、甲\n" + "附件：\n甲\n" * 3_300,
    "numbers": "1、甲 " * 5_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_text_takes_long(text):
    interview, draft = begin("half_year_responsibility")
    begun = process_time()
    plan_pasted(interview, draft, text)
    plan_series(interview, draft, "unit", text)
    build_put(interview, draft, plan_report(interview, draft, text.split("\n")), AT, None)
    assert process_time() - begun < 4  # what grows with the square takes much more


def test_many_headings_are_held_against_a_template_at_once():
    begun = process_time()
    found = align(["甲", *["乙"] * 20_000, "下步打算"], ["工作情况", "存在的问题", "下步打算"])
    assert found[-1] == 2
    assert process_time() - begun < 4


ACTS = st.one_of(
    st.tuples(st.just("import"), LINES, st.integers(0, 20), st.integers(-1, 30)),
    st.tuples(st.just("say"), LINES),
    st.tuples(st.just("place"), st.integers(0, 9), st.integers(0, 30)),
    st.tuples(st.just("drop"), st.integers(0, 9)),
    st.tuples(st.just("undo")),
)


def choose_event(interview, draft, act):
    """Return the event of what a person does; None where there is nothing to do it to."""
    match act:
        case ("import", lines, chunk, target):
            plan = plan_report(interview, draft, lines)
            targets = ["", *(each.id for _, each in list_targets(interview, draft, plan, chunk))]
            plan = move_chunk(interview, draft, plan, chunk, targets[target % len(targets)])
            return build_put(interview, draft, plan, AT, None)
        case ("say", lines):
            text = "\n".join(lines)
            plan = plan_pasted(interview, draft, text)
            typed = Typed(text, draft.revision, AT, AT.date())
            return build_put(interview, draft, plan, AT, None) if plan else typed
        case ("place" | "drop", at, *wanted) if draft.unplaced:
            text = draft.unplaced[at % len(draft.unplaced)]
            if not wanted:
                return drop_text(draft, text.id)
            placed = [
                place_text(interview, draft, text.id, each, AT, None) for each in interview.by_id
            ]
            puts = [each for each in placed if not isinstance(each, Refusal)]
            return puts[wanted[0] % len(puts)] if puts else None
    return None


@settings(max_examples=100, deadline=None)
@given(NAMES, st.lists(ACTS, min_size=3, max_size=8))
def test_all_that_was_accepted_stays_in_the_draft_or_its_history(name, acts):
    interview, draft = begin(name)
    undoable, kept, seen = [], [], set()
    for act in acts:
        undoing = act == ("undo",)
        if undoing:
            event = undoable.pop() if undoable else None
        else:
            event = choose_event(interview, draft, act)
        if event is None:
            continue
        after, _ = step(interview, draft, event)
        replaced = find_replaced(draft, after)
        if replaced is not None:
            kept += list_replaced(replaced)
            undoable += [] if undoing else [replaced]
        draft = after
        seen |= set(list_said(draft))
        reachable = "\0".join([*list_said(draft), *kept])
        assert [said for said in seen if said not in reachable] == []
