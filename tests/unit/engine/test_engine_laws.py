"""The laws of the engine, over events of every kind in any order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from conversations.buttons import Press, decode, encode
from conversations.definition.interview import Interview
from conversations.drafts.cards import build_card
from conversations.drafts.draft import (
    DateAnswer,
    Draft,
    ItemsAnswer,
    Part,
    TextAnswer,
    dump_draft,
    load_draft,
)
from conversations.drafts.events import Amended, Event, Pressed, Typed, Verb
from conversations.drafts.path import (
    build_path,
    build_progress,
    build_section_lines,
    build_values,
    find_focus,
    find_missing,
)
from conversations.engine.editing import settle
from conversations.engine.step import step
from tests.unit.engine.made_events import (
    FULL,
    IDS,
    any_draft,
    any_event,
    texts,
    values,
    verbs,
)
from tests.unit.talks import NOON, TODAY, Talk, ask, build_interview


class Interviewing(RuleBasedStateMachine):
    """One person at one draft; the same events reach a draft that is stored after each of them."""

    def __init__(self) -> None:
        super().__init__()
        self.talk = Talk(FULL)
        self.stored = self.talk.draft

    def take(self, event: Event) -> None:
        before = self.talk.draft
        result = self.talk.take(event)
        after = self.talk.draft
        if after is before:
            assert result.outcome in {"stale", "refused", "ignored"}
        else:
            assert after.revision == before.revision + 1
            assert result.outcome not in {"stale", "ignored"}
            assert replace(after, revision=before.revision) != before
        self.check_others(before, after)
        stored = load_draft(dump_draft(self.stored))
        self.stored = step(FULL, stored, event)[0]

    def check_others(self, before: Draft, after: Draft) -> None:
        """An event changes one answer; at most it closes the text that was being written."""
        changed = [
            question_id
            for question_id in before.answers.keys() | after.answers.keys()
            if before.answers.get(question_id) != after.answers.get(question_id)
        ]
        closed = [each for each in changed if is_only_closed(before, after, each)]
        assert len(changed) - len(closed) <= 1
        assert len(closed) <= 2

    @rule(text=texts, after=st.sampled_from([0, 2, 6, 60]))
    def type_text(self, text: str, after: int) -> None:
        self.talk.now += timedelta(seconds=after)
        self.take(Typed(text, len(self.talk.events), self.talk.now, TODAY))

    @rule(text=texts, back=st.integers(1, 12))
    def amend(self, text: str, back: int) -> None:
        self.take(Amended(text, len(self.talk.events) - back, self.talk.now, TODAY))

    @rule(verb=verbs, value=values, question=st.sampled_from([None, *IDS, "nowhere"]))
    def press(self, verb: Verb, value: int | None, question: str | None) -> None:
        self.take(Pressed(verb, question, self.talk.draft.revision, value))

    @rule(verb=verbs, value=st.one_of(st.none(), st.integers(0, 3)))
    def press_here(self, verb: Verb, value: int | None) -> None:
        self.take(Pressed(verb, self.talk.at, None, value))

    @precondition(lambda self: self.talk.card)
    @rule(steps=st.integers(1, 6))
    def go_on(self, steps: int) -> None:
        for _ in range(steps):
            if self.talk.card:
                card = self.talk.card
                said = answer(self.talk)
                self.take(said)
                assert self.talk.card != card

    @rule(verb=verbs, value=values, age=st.integers(1, 3), question=st.sampled_from(IDS))
    def press_old_button(self, verb: Verb, value: int | None, age: int, question: str) -> None:
        before = self.talk.draft
        result = self.talk.take(Pressed(verb, question, before.revision - age, value))
        assert result.outcome == "stale"
        assert self.talk.draft is before

    @rule(verb=verbs)
    def press_unknown_question(self, verb: Verb) -> None:
        before = self.talk.draft
        assert self.talk.press(verb, question="nowhere").outcome == "ignored"
        assert self.talk.draft is before

    @rule(
        verb=st.sampled_from(["choose", "go", "suggest", "heading", "rewrite", "up", "remove"]),
        value=st.sampled_from([-1, 50, 10**30]),
    )
    def press_out_of_range(self, verb: Verb, value: int) -> None:
        before = self.talk.draft
        assert self.talk.press(verb, value).outcome == "ignored"
        assert self.talk.draft is before

    @invariant()
    def storing_changes_nothing(self) -> None:
        assert load_draft(dump_draft(self.talk.draft)) == self.talk.draft
        assert self.stored == self.talk.draft

    @invariant()
    def draft_is_in_its_normal_form(self) -> None:
        draft = self.talk.draft
        assert settle(FULL, draft) is draft
        if draft.focus is not None:
            assert draft.focus == find_focus(FULL, draft)
            assert draft.focus != find_focus(FULL, replace(draft, focus=None))

    @invariant()
    def card_and_counts_agree(self) -> None:
        draft = self.talk.draft
        check_views(FULL, draft)

    def teardown(self) -> None:
        replayed = Draft("rich", 1, "2026H1")
        for event in self.talk.events:
            replayed, _ = step(FULL, replayed, event)
        assert replayed == self.talk.draft
        self.talk.complete(within=90)


def answer(talk: Talk) -> Event:
    from tests.unit.talks import answer_card

    assert talk.card is not None
    said = answer_card(talk.card, len(talk.events))
    talk.now += timedelta(seconds=60)
    if isinstance(said, str):
        return Typed(said, len(talk.events), talk.now, TODAY)
    return Pressed(said[0], None, talk.draft.revision, said[1])


def is_only_closed(before: Draft, after: Draft, question_id: str) -> bool:
    old, new = before.answers.get(question_id), after.answers.get(question_id)
    if isinstance(old, TextAnswer) and old.open:
        return new == TextAnswer(old.parts) if old.parts else new is None
    if isinstance(old, ItemsAnswer) and isinstance(new, ItemsAnswer):
        return [each.heading for each in old.entries] == [each.heading for each in new.entries]
    return False


def check_views(interview: Interview, draft: Draft) -> None:
    card, focus = build_card(interview, draft), find_focus(interview, draft)
    path = [question.id for _, question in build_path(interview, draft)]
    progress = build_progress(interview, draft)
    assert (card is None) == (focus is None)
    if card is not None:
        assert card.question.id in path
        assert card.first == (card.question.id == path[0])
        assert card.last == (card.question.id == path[-1])
        assert 1 <= card.position <= card.progress.total
    if find_focus(interview, replace(draft, focus=None)) is not None:
        assert progress.percent < 100
    lines = build_section_lines(interview, draft)
    assert sum(line.progress.total for line in lines) == len(path) <= progress.total
    all_answered = all(line.progress.answered == line.progress.total for line in lines)
    assert (progress.answered == progress.total) == all_answered
    assert all(line.first in path for line in lines)
    assert {question.id for question in find_missing(interview, draft)} <= set(path)
    assert build_values(interview, draft).keys() <= set(path)


TestInterviewing = Interviewing.TestCase
TestInterviewing.settings = settings(max_examples=60, stateful_step_count=30)


@settings(max_examples=400)
@given(draft=any_draft, events=st.lists(any_event, max_size=4))
def test_any_stored_draft_takes_any_event(draft: Draft, events: list[Event]) -> None:
    draft = load_draft(dump_draft(draft))
    for event in events:
        draft, _ = step(FULL, draft, event)
        check_views(FULL, draft)
        assert load_draft(dump_draft(draft)) == draft


@settings(max_examples=100)
@given(draft=any_draft)
def test_any_stored_draft_can_be_completed(draft: Draft) -> None:
    Talk(FULL, draft=draft).complete(within=110)


KINDS = ["short_text", "long_text", "integer", "date", "confirm", "items", "choice"]


@st.composite
def interviews(draw: st.DrawFn) -> Interview:
    """Return an interview of up to 12 questions, some with a rule about an earlier one."""
    questions = []
    for number, kind in enumerate(draw(st.lists(st.sampled_from(KINDS), max_size=12))):
        fields: dict[str, object] = {"required": draw(st.booleans())}
        if kind == "choice":
            label = {"zh_CN": "甲", "en": "a"}
            fields["options"] = [{"id": each, "label": label} for each in ("a", "b")]
        if draw(st.booleans()):
            rule = {
                "question": draw(st.sampled_from(["unit", *(each["id"] for each in questions)]))
            }
            fields["when"] = draw(st.sampled_from([rule, {"no": rule}, {"all": [rule, rule]}]))
        questions.append(ask(f"q{number}", kind, **fields))
    return build_interview(*questions)


@settings(max_examples=60)
@given(interview=interviews(), events=st.lists(any_event, max_size=10))
def test_every_draft_of_any_interview_can_be_completed(
    interview: Interview, events: list[Event]
) -> None:
    talk = Talk(interview)
    for event in events:
        talk.take(event)
    talk.complete(within=110)
    check_views(interview, talk.draft)


@given(
    st.builds(
        Press,
        st.from_regex("[a-z_]{1,12}", fullmatch=True),
        st.integers(0, 36**12 - 1),
        st.integers(0, 36**6 - 1),
        st.from_regex("([a-z][a-z0-9_]{0,23})?", fullmatch=True),
        st.none() | st.integers(1 - 36**5, 36**5 - 1),
    )
)
def test_buttons_fit_and_come_back_as_they_were(press: Press) -> None:
    text = encode(press)
    assert len(text.encode("ascii")) <= 64
    assert decode(text) == press


@given(st.text() | st.from_regex(r"[a-z_]{1,12}:\w*:\w*:\w*:-?\w*"))
def test_any_text_is_a_button_or_none(text: str) -> None:
    press = decode(text)
    assert press is None or decode(encode(press)) == press


def test_a_date_before_epoch_is_stored_as_it_is() -> None:
    draft = Draft("x", 1, "2026", {"q": DateAnswer(date(1921, 7, 1), Part("x", 1, NOON))})
    assert load_draft(dump_draft(draft)) == draft
