"""Taking old texts over: through the engine, as if written now; what is unchanged stays known."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.checks.dated_norms import DatedNorms
from conversations.checks.norms import Norms
from conversations.checks.reused_texts import REUSED_TEXTS
from conversations.checks.set_phrases import SetPhrases
from conversations.checks.subject import Subject
from conversations.drafts.cards import build_card
from conversations.drafts.draft import (
    Draft,
    Focus,
    ItemsAnswer,
    TableAnswer,
    TextAnswer,
    dump_draft,
)
from conversations.drafts.events import Put
from conversations.drafts.pairs import ALONE
from conversations.drafts.path import build_walk
from conversations.drafts.results import Card
from conversations.engine.step import step
from conversations.past.comparing import compare, find_revision
from conversations.past.offering import Offer, build_offer
from conversations.past.reuse import find_reused
from conversations.past.taking import drop_private, follow_plan, take_answer, take_entries
from tests.unit.past.reports import (
    DRILL,
    INTERVIEW,
    NOW,
    OLD,
    OPENING,
    THEN,
    build_draft,
    build_earlier,
    enter,
    say,
)

PAST = build_earlier()


def stand(draft: Draft, name: str, **place: object) -> Card:
    focus = Focus(name, **place)  # type: ignore[arg-type]
    card = build_card(INTERVIEW, replace(draft, focus=focus))
    assert card is not None
    return card


def offer(draft: Draft, name: str, **place: object) -> Offer | None:
    return build_offer(PAST, stand(draft, name, **place), "2026", DatedNorms())


def do(draft: Draft, put: Put | None) -> Draft:
    assert put is not None
    return step(INTERVIEW, draft, put)[0]


def take_all(draft: Draft, name: str = "works") -> Draft:
    walk = build_walk(INTERVIEW, draft)
    return do(draft, take_entries(PAST, walk, stand(draft, name), None, NOW))


def check(draft: Draft, *phrases: str) -> list[tuple[str, object, object]]:
    norms = Norms(set_phrases=SetPhrases(phrases=phrases))
    subject = Subject(build_walk(INTERVIEW, draft), norms, date(2026, 7, 3), past=PAST)
    found = REUSED_TEXTS.find(subject)
    return [(each.question.id, each.params["name"], each.params["count"]) for each in found]


@pytest.mark.parametrize("name", ["opening", "day", "people", "unit", "secret"])
def test_what_is_taken_is_of_now_and_of_no_message(name: str) -> None:
    draft = do(build_draft(), take_answer(PAST, stand(build_draft(), name), NOW))
    written = json.loads(dump_draft(draft))["answers"][name]
    assert THEN.date().isoformat() + "T" not in json.dumps(written)
    assert '"source": 7' not in json.dumps(written)
    assert draft.answers[name].kind == OLD[name].kind


def test_a_text_is_taken_word_for_word_and_the_person_goes_on() -> None:
    draft = do(build_draft(), take_answer(PAST, stand(build_draft(), "opening"), NOW))
    answer = draft.answers["opening"]
    assert isinstance(answer, TextAnswer)
    assert answer.text == OPENING
    card = build_card(INTERVIEW, draft)
    assert card is not None
    assert card.question.id == "works"


def test_numbers_are_shown_and_never_filled_in() -> None:
    shown = offer(build_draft(), "counts")
    assert shown is not None
    assert not shown.takable
    assert not shown.editable
    assert take_answer(PAST, stand(build_draft(), "counts"), NOW) is None


def test_a_table_is_taken_only_where_nothing_is_written() -> None:
    draft = do(build_draft(), take_answer(PAST, stand(build_draft(), "people"), NOW))
    table = draft.answers["people"]
    assert isinstance(table, TableAnswer)
    assert [row.cells for row in table.rows] == [("张三", "主任")]
    shown = offer(draft, "people")
    assert shown is None or not shown.takable


def test_a_day_of_last_time_is_marked() -> None:
    shown = offer(build_draft(), "day")
    assert shown is not None
    assert shown.outdated
    assert shown.takable
    assert not shown.editable


def test_what_is_sensitive_is_not_quoted() -> None:
    shown = offer(build_draft(), "secret")
    assert shown is not None
    assert shown.answer is None
    assert not shown.editable
    assert "secret" not in drop_private(PAST.walk).answers


def test_a_list_is_offered_entry_by_entry() -> None:
    shown = offer(build_draft(), "works")
    assert shown is not None
    assert [(each.heading, each.aged, each.taken) for each in shown.entries] == [
        ("消防演练", True, False),
        ("安全培训", False, False),
    ]
    assert shown.takable
    walk = build_walk(INTERVIEW, build_draft())
    card = stand(build_draft(), "works")
    draft = do(build_draft(), take_entries(PAST, walk, card, 1, NOW))
    shown = offer(draft, "works")
    assert shown is not None
    assert [(each.taken, each.same) for each in shown.entries] == [(False, False), (True, True)]
    assert not shown.takable
    assert take_entries(PAST, build_walk(INTERVIEW, draft), stand(draft, "works"), 1, NOW) is None
    assert take_entries(PAST, build_walk(INTERVIEW, draft), stand(draft, "works"), 9, NOW) is None


def test_a_full_list_takes_no_more() -> None:
    full = ItemsAnswer(tuple(enter(at, f"第{at}条", "有。") for at in (1, 2, 3)))
    draft = build_draft({"works": full})
    walk = build_walk(INTERVIEW, draft)
    assert take_entries(PAST, walk, stand(draft, "works"), None, NOW) is None
    assert follow_plan(PAST, stand(draft, "works"), 0, NOW) is None


def test_a_paired_entry_answers_what_has_the_heading_of_then() -> None:
    problem = ItemsAnswer((enter(9, "培训不细", "仍不具体。"),), closed=True)
    draft = take_all(build_draft({"problems": problem}), "plans")
    plans = draft.answers["plans"]
    assert isinstance(plans, ItemsAnswer)
    assert [entry.pair for entry in plans.entries] == [9]


def test_an_old_plan_that_is_chosen_answers_the_problem_asked_about() -> None:
    problems = ItemsAnswer(
        (enter(7, "走访不够", "次数少。"), enter(9, "宣传不广", "面窄。")), closed=True
    )
    draft = build_draft({"problems": problems})
    card = stand(draft, "plans")
    walk = build_walk(INTERVIEW, draft)
    for pair, answered in ((None, 7), (9, 9), (ALONE, None)):
        asked = replace(card, focus=replace(card.focus, pair=pair))
        plans = do(draft, take_entries(PAST, walk, asked, 0, NOW)).answers["plans"]
        assert isinstance(plans, ItemsAnswer)
        assert [entry.pair for entry in plans.entries] == [answered]


def test_each_plan_asks_what_became_of_it_once() -> None:
    shown = offer(build_draft(), "works")
    assert shown is not None
    assert [(each.heading, each.taken) for each in shown.plans] == [("细化培训", False)]
    draft = do(build_draft(), follow_plan(PAST, stand(build_draft(), "works"), 0, NOW))
    card = build_card(INTERVIEW, draft)
    assert card is not None
    assert card.focus == Focus("works", 0, "text")
    plan = build_offer(PAST, card, "2026", DatedNorms())
    assert plan is not None
    assert plan.plan
    assert plan.text == "年底前编好教材。"
    assert not plan.takable
    assert not plan.editable
    assert follow_plan(PAST, stand(draft, "works"), 0, NOW) is None
    assert follow_plan(PAST, stand(build_draft(), "works"), 5, NOW) is None


def test_an_entry_under_an_old_heading_is_offered_its_old_text() -> None:
    works = ItemsAnswer((replace(enter(5, "消防演练", "x"), text=None),))
    draft = build_draft({"works": works})
    shown = offer(draft, "works", entry=0, part="text")
    assert shown is not None
    assert shown.text == DRILL
    assert [shown.text[each.start : each.end] for each in shown.aged] == ["3月15日"]
    card = stand(draft, "works", entry=0, part="text")
    taken = do(draft, take_answer(PAST, card, NOW)).answers["works"]
    assert isinstance(taken, ItemsAnswer)
    assert taken.entries[0].text is not None
    assert taken.entries[0].text.text == DRILL


def test_what_is_unchanged_is_counted_white_space_aside() -> None:
    spaced = OPENING[:9] + "\n " + OPENING[9:]
    draft = take_all(build_draft({"opening": say(spaced, 5)}))
    assert check(draft) == [("opening", "2025年度", 0), ("works", "2025年度", 0)]
    works = draft.answers["works"]
    assert isinstance(works, ItemsAnswer)
    half = replace(works, entries=(works.entries[0], enter(8, "安全培训", "今年另有新内容。")))
    assert check(replace(draft, answers={"works": half})) == [("works", "2025年度", 1)]


def test_the_finding_quotes_the_text_and_nothing_sensitive() -> None:
    draft = build_draft({"opening": OLD["opening"], "secret": OLD["secret"]})
    subject = Subject(build_walk(INTERVIEW, draft), Norms(), date(2026, 7, 3), past=PAST)
    shown = {each.question.id: each.params["shown"] for each in REUSED_TEXTS.find(subject)}
    assert shown["secret"] == ""
    assert OPENING.startswith(str(shown["opening"]).rstrip("…"))
    assert shown["opening"]


def test_names_short_texts_and_set_phrases_do_not_count() -> None:
    draft = build_draft({"unit": OLD["unit"], "day": OLD["day"], "problems": OLD["problems"]})
    assert check(draft) == []
    assert check(build_draft({"opening": OLD["opening"]}), OPENING) == []


@pytest.mark.parametrize("place", range(0, len(OPENING), 5))
def test_one_changed_character_is_a_change(place: int) -> None:
    changed = OPENING[:place] + "甲" + OPENING[place + 1 :]
    assert check(build_draft({"opening": say(changed)})) == []


def test_without_an_earlier_report_nothing_is_reused() -> None:
    subject = Subject(build_walk(INTERVIEW, build_draft(OLD)), Norms(), date(2026, 7, 3))
    assert list(REUSED_TEXTS.find(subject)) == []


@given(st.sets(st.sampled_from(sorted(OLD))))
def test_whatever_is_taken_over_is_known_as_reused(names: set[str]) -> None:
    draft = build_draft({name: OLD[name] for name in names})
    reused = {each.question.id for each in find_reused(build_walk(INTERVIEW, draft), PAST)}
    assert reused == names & {"opening", "works", "secret"}


TEXTS = st.text("2025年，党委会3次a ", max_size=40)


@given(TEXTS, TEXTS)
def test_both_versions_can_be_read_from_a_comparison(old: str, new: str) -> None:
    found = compare(old, new)
    if found is None:
        return
    assert "".join(each.text for each in found.pieces if each.how != "new") == old
    assert "".join(each.text for each in found.pieces if each.how != "gone") == new
    assert len(new) - len(old) == found.added - found.removed


def test_another_text_is_no_new_version() -> None:
    assert compare(OPENING, "今天下雨") is None
    assert compare(OPENING, OPENING) is None


def test_a_new_version_is_compared_by_the_message_that_brought_it() -> None:
    question, changed = INTERVIEW.by_id["opening"], say(OPENING.replace("2025", "2026"), 500)
    found = find_revision(PAST, question, changed, 500)
    assert found is not None
    assert [(each.how, each.text) for each in found.comparison.pieces[:2]] == [
        ("gone", "2025"),
        ("new", "2026"),
    ]
    assert find_revision(PAST, question, changed, 501) is None
    assert find_revision(PAST, INTERVIEW.by_id["secret"], say("线索来源的情况。", 500), 500) is None


def test_a_file_is_called_by_its_name_in_both_languages() -> None:
    assert build_earlier().name.en == "2025"
    assert build_earlier("去年的.docx").name.en == "去年的.docx"
