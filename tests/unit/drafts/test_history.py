"""The laws of history: what a change replaced takes it back, and nothing ever accepted is lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.definition.questions import (
    BaseQuestion,
    Choice,
    Confirm,
    Date,
    Declaration,
    Figures,
    Integer,
    Items,
    LongText,
    Money,
    MultiChoice,
    Number,
    Percentage,
    PeriodQuestion,
    Pictures,
    Question,
    ShortText,
    Table,
)
from conversations.drafts.draft import (
    Answer,
    ChoiceAnswer,
    ConfirmAnswer,
    DateAnswer,
    DecimalAnswer,
    DeclaredAnswer,
    Draft,
    Entry,
    FiguresAnswer,
    ItemsAnswer,
    MoneyAnswer,
    MultiChoiceAnswer,
    NumberAnswer,
    Part,
    PercentageAnswer,
    PeriodAnswer,
    PicturesAnswer,
    TableAnswer,
    TextAnswer,
)
from conversations.drafts.events import Event, Put, Typed
from conversations.drafts.history import dump_put, find_replaced, load_put
from conversations.engine.step import step
from tests.unit.engine.made_events import (
    FULL,
    IDS,
    amounts,
    any_draft,
    any_event,
    any_place,
    any_text,
    figures,
    inner_lists,
    moments,
    parts,
    photos,
    plain_entry,
    rows,
    texts,
)
from tests.unit.engine.test_nothing_lost import walk_parts
from tests.unit.talks import NOON, TODAY, Talk

FITTING: dict[type[BaseQuestion], st.SearchStrategy[Answer]] = {
    ShortText: any_text,
    LongText: any_text,
    Declaration: any_text | st.builds(DeclaredAnswer, st.sampled_from(["none", "covered"])),
    Integer: st.builds(NumberAnswer, st.integers(), parts),
    Number: st.builds(DecimalAnswer, amounts, parts),
    Money: st.builds(MoneyAnswer, amounts, st.just("万元"), parts),
    Percentage: st.builds(PercentageAnswer, amounts, parts),
    Date: st.builds(DateAnswer, st.dates(), parts),
    PeriodQuestion: st.builds(PeriodAnswer, st.just("2026Q3"), parts),
    Choice: st.builds(ChoiceAnswer, st.sampled_from(["town", "office"]), parts),
    MultiChoice: st.builds(MultiChoiceAnswer, st.just(("town",)), st.booleans(), parts),
    Confirm: st.builds(ConfirmAnswer, st.booleans(), parts),
    Table: st.builds(TableAnswer, st.lists(rows, max_size=3).map(tuple), st.booleans()),
    Figures: st.builds(FiguresAnswer, st.dictionaries(st.just("closed"), figures), st.booleans()),
    Pictures: st.builds(PicturesAnswer, st.lists(photos, max_size=2).map(tuple)),
}
"""Answers by the kind of question that they fit."""


def build_fitting(question: Question) -> st.SearchStrategy[Answer]:
    """Return answers that fit the question; of a list, its entries each under an id of its own."""
    if not isinstance(question, Items):
        return FITTING[type(question)]
    entries = plain_entry if question.inner is None else st.builds(Entry, parts, inner=inner_lists)
    lists = st.lists(entries, max_size=3, unique_by=lambda entry: entry.id)
    return st.builds(ItemsAnswer, lists.map(tuple), st.booleans())


fitting = {question.id: build_fitting(question) for _, question in FULL.questions()}
answered = st.fixed_dictionaries({}, optional=fitting)
taken = st.fixed_dictionaries({}, optional={each: st.none() | fitting[each] for each in fitting})
full_drafts = st.builds(
    lambda draft, answers, at: replace(draft, version=1, answers=answers, focus=at),
    any_draft,
    answered,
    st.none() | any_place,
)
puts = st.builds(Put, taken, st.dictionaries(st.sampled_from(IDS), parts, max_size=1))
now_events = any_event.map(
    lambda event: replace(event, revision=None) if hasattr(event, "revision") else event
)
typing = st.builds(Typed, texts, st.integers(0, 9), moments, st.just(TODAY))
UNDO = object()
"""Stands for taking back the last change that was not taken back yet."""


def list_parts(answers: Iterable[Answer | None], attempts: Iterable[Part]) -> Iterator[str]:
    for answer in answers:
        if answer is not None:
            yield from (part.text for part in walk_parts(answer))
        if isinstance(answer, TextAnswer):  # of a text that was split, a vain attempt is a part
            yield answer.text
    yield from (part.text for part in attempts)


def list_said(draft: Draft) -> list[str]:
    """Return everything that the draft holds of what was typed."""
    said = [*list_parts(draft.answers.values(), draft.attempts.values())]
    said += [each.text for each in draft.unplaced]
    return said + [each.caption.text for each in draft.attachments if each.caption]


def list_replaced(put: Put) -> list[str]:
    said = [*list_parts(put.answers.values(), put.attempts.values())]
    said += [each.text for each in put.unplaced or ()]
    return said + [each.caption.text for each in put.attachments or () if each.caption]


@settings(max_examples=300, deadline=None)
@given(draft=full_drafts, event=puts | typing | now_events)
def test_what_a_change_replaced_takes_it_back(draft: Draft, event: Event) -> None:
    before, _ = step(FULL, draft, Put(past="去年"))
    after, _ = step(FULL, before, event)
    replaced = find_replaced(before, after)
    if replaced is None:
        return
    again, result = step(FULL, after, load_put(dump_put(replaced)))
    assert result.outcome not in {"stale", "refused"}
    left = find_replaced(before, again)
    assert left is None or left == Put(attempts=left.attempts)
    assert all(again.attempts[name] == each for name, each in replaced.attempts.items())


def test_an_answer_without_a_place_is_not_taken_back() -> None:
    talk = Talk()
    talk.draft = replace(talk.draft, answers={"gone": TextAnswer((Part("旧版的回答"),))})
    assert talk.take(Put({"gone": None})).outcome == "ignored"


@settings(max_examples=150, deadline=None)
@given(draft=full_drafts, events=st.lists(typing | puts | now_events | st.just(UNDO), max_size=7))
def test_all_that_was_ever_there_is_in_the_draft_or_in_a_change(
    draft: Draft, events: list[Event | object]
) -> None:
    kept: list[str] = []
    standing: list[Put] = []
    seen = set(list_said(draft))
    for event in events:
        undoing = event is UNDO
        if undoing and not standing:
            continue
        chosen = standing.pop() if undoing else event
        after, _ = step(FULL, draft, chosen)  # type: ignore[arg-type]
        replaced = find_replaced(draft, after)
        if replaced is not None:
            kept += list_replaced(replaced)
            if not undoing:
                standing.append(replaced)
        draft = after
        seen |= set(list_said(draft))
        reachable = "\0".join([*list_said(draft), *kept])
        assert [said for said in seen if said not in reachable] == []


def test_what_was_undone_can_be_undone_again() -> None:
    talk = Talk()
    talk.say_all("市委政法委")
    before = talk.draft
    talk.take(Put({"unit": None}))
    cleared = talk.draft
    undoing = find_replaced(before, cleared)
    assert undoing is not None
    talk.take(undoing)
    assert talk.draft.answers["unit"] == before.answers["unit"]
    redoing = find_replaced(cleared, talk.draft)
    assert redoing is not None
    assert redoing.answers == {"unit": None}


def test_moving_about_and_closing_replace_nothing() -> None:
    talk = Talk()
    talk.say_all("市委政法委", "机关", "否", "12")
    before = talk.draft
    talk.say("长" * 3900)
    opened = talk.draft
    talk.press("done")
    assert find_replaced(opened, talk.draft) is None
    talk.press("back")
    assert find_replaced(opened, talk.draft) is None
    found = find_replaced(before, talk.draft)
    assert found is not None
    assert list(found.answers) == ["opening"]


def test_a_put_is_stored_as_it_is() -> None:
    put = Put({"unit": None}, {"unit": Part("在哪里", 1, NOON)}, unplaced=(), past="")
    assert load_put(dump_put(put)) == put
    assert load_put(dump_put(replace(put, past=None))).past is None
