"""A note becomes an answer, in one change that can be taken back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.drafts.cards import build_card
from conversations.drafts.draft import (
    Draft,
    Entry,
    ItemsAnswer,
    NumberAnswer,
    Part,
    TableAnswer,
    TextAnswer,
)
from conversations.drafts.events import Pressed, Put, Typed
from conversations.drafts.history import find_replaced
from conversations.drafts.results import Refusal
from conversations.engine.step import step
from conversations.notes.using import build_use
from tests.unit.talks import NOON, TODAY, build_interview, words

INTERVIEW = build_interview(
    {"id": "text", "kind": "long_text", "ask": words("写一段")},
    {
        "id": "list",
        "kind": "items",
        "ask": words("写几条"),
        "suggestions": ["强化学习", "强化监督"],
        "most": 3,
    },
    {
        "id": "areas",
        "kind": "items",
        "ask": words("哪几个方面"),
        "suggestions": ["学习方面"],
        "inner": {"ask": words("一条一条来")},
    },
    {"id": "count", "kind": "integer", "ask": words("几次")},
    {"id": "sure", "kind": "confirm", "ask": words("要吗")},
    {"id": "none", "kind": "declaration", "ask": words("有吗"), "none": "没有。"},
    {
        "id": "rows",
        "kind": "table",
        "ask": words("一行一条"),
        "columns": [{"id": "a", "label": "甲"}, {"id": "b", "label": "乙"}],
    },
)
NOTE = Part("三月学习五次。", None, NOON)


def begin(*events: Pressed | str) -> Draft:
    """Return a draft after these events; a text is typed."""
    draft = Draft(INTERVIEW.id, INTERVIEW.version, "2026")
    for event in ("市委办", *events):
        taken = Typed(event, 1, NOON, TODAY) if isinstance(event, str) else event
        draft, _ = step(INTERVIEW, draft, taken)
    return draft


def use(draft: Draft, question: str, text: str = NOTE.text, heading: str = "") -> Draft:
    """Return the draft with the note in it, as one change."""
    part = Part(text, None, NOON)
    put = build_use(INTERVIEW, draft, question, part, heading, TODAY)
    assert isinstance(put, Put)
    changed, result = step(INTERVIEW, draft, put)
    assert result.outcome in ("saved", "amended")
    assert changed.revision == draft.revision + 1
    return changed


def refuse(draft: Draft, question: str, text: str = NOTE.text, heading: str = "") -> str:
    put = build_use(INTERVIEW, draft, question, Part(text, None, NOON), heading, TODAY)
    assert isinstance(put, Refusal)
    return put.problem


def read(draft: Draft, question: str = "list") -> list[tuple[str, str]]:
    answer = draft.answers[question]
    assert isinstance(answer, ItemsAnswer)
    return [(each.heading.text, each.text.text if each.text else "") for each in answer.entries]


def test_a_note_is_the_answer_to_a_text_not_written_yet() -> None:
    answer = use(begin(), "text").answers["text"]
    assert answer == TextAnswer((NOTE,))


def test_a_note_is_added_to_a_text_and_closes_it() -> None:
    answer = use(begin("开头。"), "text").answers["text"]
    assert isinstance(answer, TextAnswer)
    assert answer.text == "开头。\n三月学习五次。"
    assert not answer.open


def test_a_note_becomes_an_entry_under_its_heading() -> None:
    draft = use(begin("开头。"), "list", heading="强化监督")
    assert read(draft) == [("强化监督", NOTE.text)]
    card = build_card(INTERVIEW, draft)
    assert card is not None
    assert (card.question.id, card.focus.entry) == ("list", None)


def test_a_second_note_goes_on_under_the_same_heading() -> None:
    draft = use(begin("开头。"), "list", heading="强化监督")
    draft = use(draft, "list", "四月又两次。", heading="强化监督")
    assert read(draft) == [("强化监督", "三月学习五次。\n四月又两次。")]


def test_without_a_heading_it_is_an_entry_as_if_typed() -> None:
    draft = use(begin("开头。"), "list", "学习抓得紧。三月学习五次。")
    assert read(draft) == [("学习抓得紧", "三月学习五次。")]


def test_at_an_entry_it_is_added_there_whatever_its_heading() -> None:
    draft = begin("开头。", "抓学习。写了一段。", Pressed("go", "list", value=0))
    draft = use(draft, "list", heading="强化监督")
    assert read(draft) == [("抓学习", "写了一段。\n三月学习五次。")]


def test_in_a_list_of_lists_it_is_an_entry_under_its_area() -> None:
    draft = use(begin("开头。"), "areas", "学得不够。三月才两次。", "学习方面")
    draft = use(draft, "areas", "学得不深。没有研讨。", "学习方面")
    answer = draft.answers["areas"]
    assert isinstance(answer, ItemsAnswer)
    [area] = answer.entries
    assert area.heading.text == "学习方面"
    assert area.inner is not None
    assert [each.heading.text for each in area.inner.entries] == ["学得不够", "学得不深"]


def test_a_list_that_is_full_takes_no_more() -> None:
    draft = begin("开头。", "一。甲。", "二。乙。", "三。丙。")
    assert refuse(draft, "list", heading="强化监督") == "items_full"


def test_particulars_take_the_place_of_a_set_sentence() -> None:
    draft, _ = step(INTERVIEW, begin(), Pressed("go", "none"))
    draft, _ = step(INTERVIEW, draft, Pressed("choose", "none", value=0))
    assert use(draft, "none").answers["none"] == TextAnswer((NOTE,))


def test_other_questions_take_what_they_understand() -> None:
    assert use(begin(), "count", "5").answers["count"] == NumberAnswer(5, Part("5", None, NOON))
    rows = use(begin(), "rows", "一，二").answers["rows"]
    assert isinstance(rows, TableAnswer)
    assert refuse(begin(), "count") == "not_a_number"


def test_words_of_a_button_are_a_text_when_they_were_noted() -> None:
    answer = use(begin(), "text", "跳过").answers["text"]
    assert isinstance(answer, TextAnswer)
    assert answer.text == "跳过"


def test_a_question_that_is_not_there_refuses() -> None:
    assert refuse(begin(), "gone") == "nothing_open"


@pytest.mark.parametrize("question", ["text", "list", "areas", "count", "none", "rows"])
def test_taking_it_back_leaves_what_was_there(question: str) -> None:
    before = begin("开头。", "抓学习。写了一段。")
    texts = {"count": "5", "rows": "一，二"}
    after = use(before, question, texts.get(question, "抓监督。查了两次。"), "强化监督")
    undo = find_replaced(before, after)
    assert undo is not None
    back, _ = step(INTERVIEW, after, undo)
    assert find_replaced(before, back) is None


WRITTEN = ["unit", "text", "list", "areas", "none"]
LONG = st.text(st.sampled_from("学习。\n，😀a1 "), max_size=5000)


@given(st.sampled_from(WRITTEN), LONG, st.sampled_from(["", "强化监督", "学习方面", "无"]))
def test_any_note_is_used_whole_or_refused(question: str, text: str, heading: str) -> None:
    draft = begin("开头。", "抓学习。写了一段。")
    put = build_use(INTERVIEW, draft, question, Part(text, None, NOON), heading, TODAY)
    if isinstance(put, Refusal):
        return
    changed, _ = step(INTERVIEW, draft, put)
    said = _spell(changed, question)
    assert all(said.count(sign) >= text.count(sign) for sign in "学习😀a")


def _spell(draft: Draft, question: str) -> str:
    """Return every text of the answer."""
    answer = draft.answers[question]
    if isinstance(answer, ItemsAnswer):
        return "".join(map(_spell_entry, answer.entries))
    assert isinstance(answer, TextAnswer)
    return answer.text


def _spell_entry(entry: Entry) -> str:
    own = entry.heading.text + (entry.text.text if entry.text else "")
    return own + "".join(map(_spell_entry, entry.inner.entries if entry.inner else ()))
