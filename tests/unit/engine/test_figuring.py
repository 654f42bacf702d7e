"""Families of figures: numbers given, passed by, taken as they follow, amended, accepted."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.definition.questions import Figures
from conversations.drafts.answers import is_missing, is_settled
from conversations.drafts.draft import Draft, Figure, FiguresAnswer, Focus, Part, Skipped
from conversations.drafts.path import build_walk, find_focus
from conversations.drafts.results import Refusal, Result
from conversations.engine import figuring
from conversations.engine.editing import settle
from conversations.engine.turns import Change, Turn, build_turn
from tests.unit.talks import ask, build_interview

MEMBERS = [
    {"id": name, "label": {"zh_CN": zh, "en": name}, "required": name != "new"}
    for name, zh in (("received", "受理"), ("closed", "办结"), ("open", "在办"), ("new", "新增"))
]
INTERVIEW = build_interview(
    ask(
        "cases",
        "figures",
        members=MEMBERS,
        sums=[{"total": "received", "parts": ["closed", "open"]}],
    ),
    ask("closing", "short_text"),
)
_found = INTERVIEW.by_id["cases"]
assert isinstance(_found, Figures)
CASES = _found
HOME = Focus("cases")


def figures(*numbers: str | None) -> FiguresAnswer:
    """Return the first numbers as given ("-": passed by; None: not given), each by a message."""
    return FiguresAnswer(
        {
            member.id: Figure(None if number == "-" else Decimal(number), Part(number, at))
            for at, (member, number) in enumerate(zip(CASES.members, numbers, strict=False))
            if number is not None
        }
    )


def at(answer: FiguresAnswer | Skipped | None, entry: int | None = None) -> Turn:
    """Return the turn at that member, or at the family."""
    draft = Draft("rich", 1, "2026H1", {} if answer is None else {"cases": answer})
    return build_turn(build_walk(INTERVIEW, draft), Focus("cases", entry))


def write(turn: Turn, text: str) -> Change:
    return figuring.write_figures(turn, CASES, Part(text, 99))


def find_place(change: Change) -> Focus | None:
    """Return where the person is then; all but the family and the last question is answered."""
    named = replace(change.draft, answers={"unit": Skipped(), **change.draft.answers})
    return find_focus(INTERVIEW, settle(INTERVIEW, named, change.after))


def get_answer(change: Change) -> FiguresAnswer:
    answer = change.draft.answers["cases"]
    assert isinstance(answer, FiguresAnswer)
    return answer


def read(change: Change) -> list[str | None]:
    """Return the numbers in the order of the members: None if not given, "-" if passed by."""
    given = get_answer(change).figures
    return [
        (str(given[member.id].value) if given[member.id].value is not None else "-")
        if member.id in given
        else None
        for member in CASES.members
    ]


SAVED = Result("saved", question="cases")
AMENDED = Result("amended", question="cases")


def test_one_number_is_given_after_another() -> None:
    change = write(at(None, 0), "12件")
    assert change.result == SAVED
    assert get_answer(change) == FiguresAnswer({"received": Figure(Decimal(12), Part("12件", 99))})
    assert find_place(change) == Focus("cases", 1)


def test_several_numbers_are_given_at_once() -> None:
    change = write(at(None, 0), "12，10")
    assert read(change) == ["12", "10", None, None]
    assert find_place(change) == Focus("cases", 2)


def test_numbers_are_given_by_label_wherever_one_is() -> None:
    change = write(at(figures("12"), 1), "新增3，在办2")
    assert read(change) == ["12", None, "2", "3"]
    assert find_place(change) == Focus("cases", 1)


def test_where_no_number_is_meant_the_first_open_one_is() -> None:
    assert read(write(at(figures("12")), "10")) == ["12", "10", None, None]


def test_the_last_number_leads_on_to_the_next_question() -> None:
    change = write(at(figures("12", "10", "2"), 3), "0")
    assert change.result == SAVED
    assert find_place(change) == Focus("closing")


def test_a_family_that_does_not_add_up_stays() -> None:
    change = write(at(figures("12", "9", "2"), 3), "0")
    assert change.result == SAVED
    assert find_place(change) == HOME


def test_a_skipped_family_can_be_given_after_all() -> None:
    assert read(write(at(Skipped(), 0), "12")) == ["12", None, None, None]


def test_what_is_no_number_is_kept_as_an_attempt() -> None:
    turn = at(figures("12"), 1)
    change = write(turn, "很多")
    label = CASES.members[1].label
    assert change.result == Result("refused", "not_a_figure", {"member": label})
    assert change.draft.attempts == {"cases": Part("很多", 99)}
    assert change.draft.answers == turn.draft.answers


@pytest.mark.parametrize(
    ("old", "place"),
    [(figures("12", "10", "2", "0"), HOME), (figures("12", "10"), Focus("cases", 2))],
)
def test_a_number_given_anew_leads_back_to_the_family(old: FiguresAnswer, place: Focus) -> None:
    turn = at(old, 1)
    change = write(turn, "10件")
    assert change.result == AMENDED
    assert find_place(change) == place


def test_a_number_that_puts_the_family_right_leads_on() -> None:
    change = write(at(figures("12", "9", "2", "0"), 1), "10")
    assert change.result == AMENDED
    assert find_place(change) == Focus("closing")


def test_at_a_given_family_a_lone_number_means_none() -> None:
    change = write(at(figures("12", "9", "2", "0")), "10")
    label = CASES.members[0].label
    assert change.result == Result("refused", "which_figure", {"member": label})
    assert change.draft.attempts["cases"].text == "10"


@pytest.mark.parametrize("text", ["办结10", "12，10，2，0"])
def test_at_a_given_family_a_label_or_all_numbers_say_what_is_meant(text: str) -> None:
    change = write(at(figures("12", "9", "2", "0")), text)
    assert read(change) == ["12", "10", "2", "0"]
    assert change.result == AMENDED
    assert find_place(change) == Focus("closing")


def test_a_family_given_anew_leads_on() -> None:
    change = write(at(figures("12", "10", "2", "0")), "13，10，3，0")
    assert change.result == AMENDED
    assert find_place(change) == Focus("closing")


def test_at_a_given_family_what_is_no_number_blames_none_of_them() -> None:
    change = write(at(figures("12", "9", "2", "0")), "很多")
    assert change.result.problem == "which_figure"
    too_many = write(at(figures("12", "9", "2", "0")), "1，2，3，4，5")
    assert too_many.result.problem == "too_many_figures"


def test_a_number_can_be_gone_to() -> None:
    change = figuring.ask_member(at(figures("12", "10", "2", "0")), CASES, 2)
    assert change.result == Result("moved")
    assert find_place(change) == Focus("cases", 2)


@pytest.mark.parametrize("index", [-1, 4])
@pytest.mark.parametrize("act", [figuring.ask_member, figuring.take_derived])
def test_a_number_that_is_none_is_ignored(act: object, index: int) -> None:
    assert callable(act)
    turn = at(figures("12"))
    assert act(turn, CASES, index) == Change(turn.draft, Result("ignored"))


def test_an_optional_number_is_passed_by() -> None:
    change = figuring.pass_member(at(figures("12", "10", "2"), 3), CASES, 3)
    assert read(change) == ["12", "10", "2", "-"]
    assert change.result == Result("moved")
    assert find_place(change) == Focus("closing")


def test_a_number_passed_by_can_be_given_after_all() -> None:
    change = write(at(figures("12", "10", "2", "-"), 3), "5")
    assert read(change) == ["12", "10", "2", "5"]
    assert change.result == SAVED


def test_a_required_number_passed_by_is_what_the_report_lacks() -> None:
    change = figuring.pass_member(at(figures("12", None, "2", "0"), 1), CASES, 1)
    assert read(change) == ["12", "-", "2", "0"]
    assert find_place(change) == Focus("closing")
    assert is_missing(CASES, change.draft.answers["cases"])


def test_what_was_left_for_later_is_asked_for_at_the_end() -> None:
    change = write(at(figures("12", None, "2"), 3), "0")
    assert find_place(change) == Focus("cases", 1)


def test_a_given_number_is_not_passed_by() -> None:
    turn = at(figures("12", "10", "2", "0"), 3)
    change = figuring.pass_member(turn, CASES, 3)
    assert change.draft.answers == turn.draft.answers
    assert find_place(change) == HOME


def test_the_number_that_follows_is_taken() -> None:
    change = figuring.take_derived(at(figures("12", "10", None, "0"), 2), CASES, 2)
    assert get_answer(change).figures["open"] == Figure(Decimal(2))
    assert change.result == SAVED
    assert find_place(change) == Focus("closing")


def test_a_number_that_could_be_wrong_is_put_right() -> None:
    change = figuring.take_derived(at(figures("12", "9", "2", "0"), 1), CASES, 1)
    assert get_answer(change).figures["closed"] == Figure(Decimal(10))
    assert change.result == AMENDED
    assert find_place(change) == Focus("closing")


def test_a_number_that_is_right_is_not_taken_anew() -> None:
    turn = at(figures("12", "9", "2", "0"), 3)
    assert figuring.take_derived(turn, CASES, 3) == Change(turn.draft, Result("ignored"))


def test_a_number_that_does_not_follow_is_not_taken() -> None:
    turn = at(figures("12"), 1)
    assert figuring.take_derived(turn, CASES, 1) == Change(turn.draft, Result("ignored"))


def test_numbers_that_do_not_add_up_are_accepted() -> None:
    change = figuring.accept(at(figures("12", "9", "2", "0")), CASES)
    assert get_answer(change).accepted
    assert change.result == SAVED
    assert find_place(change) == Focus("closing")


@pytest.mark.parametrize("answer", [None, figures("12", "9", "2"), figures("12", "10", "2", "0")])
def test_there_is_something_to_accept_only_when_all_is_given_and_wrong(
    answer: FiguresAnswer | None,
) -> None:
    turn = at(answer)
    assert figuring.accept(turn, CASES) == Change(turn.draft, Result("ignored"))


def test_a_change_takes_back_that_it_was_accepted() -> None:
    accepted = replace(figures("12", "9", "2", "0"), accepted=True)
    assert not get_answer(write(at(accepted, 1), "8")).accepted
    assert get_answer(write(at(accepted, 1), "9件")).accepted


def amend(answer: FiguresAnswer, source: int, text: str) -> FiguresAnswer | Refusal | None:
    return figuring.amend_figures(CASES, answer, Part(text, source))


def type_in(text: str, entry: int = 0, old: FiguresAnswer | None = None) -> FiguresAnswer:
    return get_answer(write(at(old, entry), text))


def test_an_edited_message_changes_the_number_that_came_from_it() -> None:
    old = replace(figures("12", "9", "2", "0"), accepted=True)
    changed = amend(old, 1, "10")
    assert isinstance(changed, FiguresAnswer)
    assert changed == FiguresAnswer({**old.figures, "closed": Figure(Decimal(10), Part("10", 1))})


def test_a_message_from_which_nothing_came_changes_nothing() -> None:
    assert amend(figures("12", "-"), 77, "10") is None


def test_an_edited_message_that_is_no_number_is_refused() -> None:
    label = CASES.members[1].label
    assert amend(figures("12", "9"), 1, "很多") == Refusal("not_a_figure", {"member": label})


def test_a_number_that_an_edited_message_gives_no_more_is_asked_for_again() -> None:
    changed = amend(type_in("受理12，办结10"), 99, "受理13")
    assert changed == FiguresAnswer({"received": Figure(Decimal(13), Part("受理13", 99))})


def test_a_number_given_anew_since_is_kept_when_its_first_message_is_edited() -> None:
    old = type_in("12，9，2")
    old = replace(old, figures={**old.figures, "received": Figure(Decimal(13), Part("13", 100))})
    changed = amend(old, 99, "12，10，2")
    assert isinstance(changed, FiguresAnswer)
    values = {key: figure.value for key, figure in changed.figures.items()}
    assert values == {"received": Decimal(13), "closed": Decimal(10), "open": Decimal(2)}


def test_an_edit_that_changes_a_number_given_anew_since_is_the_last_word() -> None:
    old = type_in("12，9，2")
    old = replace(old, figures={**old.figures, "received": Figure(Decimal(13), Part("13", 100))})
    changed = amend(old, 99, "14，9，2")
    assert isinstance(changed, FiguresAnswer)
    assert changed.figures["received"] == Figure(Decimal(14), Part("14，9，2", 99))


numbers = st.none() | st.just("-") | st.integers(0, 5).map(str)
answers = st.none() | st.just(Skipped()) | st.tuples(*[numbers] * 4).map(lambda it: figures(*it))
texts = st.sampled_from(
    ["12", "12，10", "受理3，办结1", "1 1 0 2", "很多", "", "在办2", "1,2,3,4,5"]
)


@given(answers, st.none() | st.integers(-1, 5), texts)
def test_whoever_types_stands_at_what_is_left_to_be_done(
    answer: FiguresAnswer | Skipped | None, entry: int | None, text: str
) -> None:
    change = write(at(answer, entry), text)
    place = find_place(change)
    if change.result.outcome != "refused":
        after = get_answer(change)
        assert place is not None
        if is_settled(CASES, after, change.draft.answers):
            assert place in (Focus("closing"), HOME)
        else:
            open_members = [at for at, it in enumerate(CASES.members) if it.id not in after.figures]
            assert place.question == "cases"
            assert place.entry in (open_members or [None])


@given(answers, st.integers(0, 3))
def test_passing_everything_by_leads_out_of_the_family_in_two_rounds(
    answer: FiguresAnswer | Skipped | None, start: int
) -> None:
    """The second round asks once more for what was left for later in the first."""
    turn = at(answer, start)
    for _ in range(2 * len(CASES.members)):
        change = figuring.pass_member(turn, CASES, turn.place.entry or 0)
        place = find_place(change)
        if place is None or place.question != "cases" or place.entry is None:
            return
        turn = build_turn(build_walk(INTERVIEW, change.draft), place)
    raise AssertionError("still within the family")


@given(st.lists(st.sampled_from(["received", "closed", "open"]), unique=True), st.integers(0, 3))
def test_whatever_is_taken_adds_up(given: list[str], index: int) -> None:
    known = {"received": "5", "closed": "3", "open": "2"}
    answer = figures(*(known[each] if each in given else None for each in known))
    change = figuring.take_derived(at(answer), CASES, index)
    if change.result.outcome != "ignored":
        assert {key: str(it.value) for key, it in get_answer(change).figures.items()} == known
    assert (change.result.outcome != "ignored") == (
        len(given) == 2 and index < 3 and list(known)[index] not in given
    )
