"""Filling in a form: one field after the other, back again, and nothing lost on the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.forms.filling import (
    Filling,
    collect_answers,
    dump_filling,
    find_before,
    find_field,
    list_chosen,
    list_path,
    load_filling,
)
from conversations.forms.form import Field, Form, Option, Value
from conversations.forms.stamps import build_stamped
from conversations.forms.steps import (
    Step,
    ask_again,
    begin,
    begin_anew,
    go_back,
    go_on,
    go_to,
    offer,
    take_clear,
    take_done,
    take_option,
    take_skip,
    take_text,
)

TODAY = date(2026, 7, 3)
UNITS = tuple(Option(str(number), f"单位{number}") for number in range(1, 13))
FORM = Form(
    "sample",
    99,
    "sample.title",
    (
        Field("name", "sample.name", "text", longest=10),
        Field("how", "sample.how", "choice", (Option("once", "一次"), Option("yearly", "每年"))),
        Field("on", "sample.on", "day", when=lambda given: given.get("how") == "once"),
        Field(
            *("days", "sample.days", "number", (Option("5", "五天"),)),
            lowest=1,
            highest=20,
            when=lambda given: given.get("how") == "yearly",
        ),
        Field("units", "sample.units", "choices", UNITS, required=False),
        Field("at", "sample.at", "time", required=False),
    ),
)
QUICK = replace(FORM, confirm=False)
EMPTY = Filling("sample")


def find_id(filling: Filling, form: Form = FORM) -> str:
    asked = find_field(form, filling)
    return asked.id if asked else ""


def type_in(filling: Filling, *texts: str) -> Filling:
    for text in texts:
        filling = take_text(FORM, filling, text, TODAY).filling
    return filling


def tap(filling: Filling, index: int) -> Step:
    asked = find_field(FORM, filling)
    assert asked is not None
    stamped = build_stamped(asked, index)
    return take_option(FORM, filling, asked.id, filling.revision, stamped)


FULL = type_in(EMPTY, "半年总结", "每年", "5", "单位3、单位12")
FULL = take_done(FORM, FULL, "units", FULL.revision).filling
FULL = type_in(FULL, "18点")
ANSWERS: dict[str, Value] = {
    "name": "半年总结",
    "how": "yearly",
    "days": 5,
    "units": ("3", "12"),
    "at": "18:00",
}


def test_fields_are_asked_one_after_the_other() -> None:
    assert find_field(FORM, FULL) is None
    assert collect_answers(FORM, FULL) == ANSWERS


def test_what_an_answer_makes_needless_is_not_asked_and_not_handed_on() -> None:
    changed = go_to(FORM, FULL, "how", FULL.revision).filling
    changed = tap(changed, 0).filling
    assert find_id(changed) == "on"
    changed = type_in(changed, "7月10日")
    assert collect_answers(FORM, changed)["on"] == "2026-07-10"
    assert "days" not in collect_answers(FORM, changed)
    assert changed.answers["days"] == 5


@pytest.mark.parametrize(
    ("texts", "wrong", "key"),
    [
        ((), "一二三四五六七八九十一", "fill.too_long"),
        ((), "  ", "fill.empty"),
        (("名",), "单位", "fill.tap_one"),
        (("名", "一次"), "三十二号", "fill.not_a_day"),
        (("名", "每年"), "很多", "fill.not_a_number"),
        (("名", "每年"), "21", "fill.out_of_range"),
        (("名", "每年", "5"), "单位3、别处", "fill.tap_some"),
    ],
)
def test_what_cannot_be_read_is_kept_and_the_field_asked_again(
    texts: tuple[str, ...], wrong: str, key: str
) -> None:
    before = type_in(EMPTY, *texts)
    step = take_text(FORM, before, wrong, TODAY)
    assert step.news is not None
    assert step.news.key == key
    assert step.filling.attempt == wrong.strip()
    assert step.filling.answers == before.answers
    assert find_id(step.filling) == find_id(before)


def test_a_wrong_text_in_a_field_gone_back_to_stays_there() -> None:
    back = go_to(FORM, FULL, "days", FULL.revision).filling
    assert find_id(take_text(FORM, back, "许多", TODAY).filling) == "days"


def test_an_option_is_named_by_the_only_label_that_has_the_text() -> None:
    asked = type_in(EMPTY, "名", "每年", "5", "12", "单位1")
    assert set(asked.chosen or ()) == {"1", "12"}


def test_ticking_twice_takes_it_off() -> None:
    at = type_in(EMPTY, "名", "每年", "5")
    at = tap(at, 4).filling
    at = tap(at, 1).filling
    asked = find_field(FORM, at)
    assert asked is not None
    assert list_chosen(asked, at) == ("2", "5")
    assert list_chosen(asked, tap(at, 4).filling) == ("2",)


def test_a_number_may_be_tapped() -> None:
    at = tap(type_in(EMPTY, "名", "每年"), 0).filling
    assert at.answers["days"] == 5


def test_an_old_button_changes_nothing() -> None:
    at = type_in(EMPTY, "名")
    asked = find_field(FORM, at)
    assert asked is not None
    for step in (
        take_option(FORM, at, "how", at.revision - 1, build_stamped(asked, 0)),
        take_option(FORM, at, "name", at.revision, build_stamped(asked, 0)),
        take_option(FORM, at, "how", at.revision, 0),
        take_option(FORM, at, "how", at.revision, build_stamped(asked, 9)),
        take_done(FORM, at, "how", at.revision),
        take_skip(FORM, at, "how", at.revision - 1),
        take_clear(FORM, at, "how", at.revision - 1),
        go_back(FORM, at, at.revision - 1),
        go_to(FORM, at, "on", at.revision),
        go_on(at, at.revision),
        begin_anew(FORM, at, at.revision + 1),
    ):
        assert step.stale
        assert step.filling is at


def test_a_button_of_options_that_became_others_is_an_old_one() -> None:
    at = type_in(EMPTY, "名")
    asked = find_field(FORM, at)
    assert asked is not None
    others = replace(asked, options=(Option("monthly", "每月"), *asked.options))
    form = replace(FORM, fields=(FORM.fields[0], others, *FORM.fields[2:]))
    assert take_option(form, at, "how", at.revision, build_stamped(asked, 0)).stale


def test_a_required_field_cannot_be_skipped_but_keeps_what_it_has() -> None:
    step = take_skip(FORM, EMPTY, "name", 0)
    assert step.news is not None
    assert step.filling == EMPTY
    back = go_to(FORM, FULL, "name", FULL.revision).filling
    kept = take_skip(FORM, back, "name", back.revision).filling
    assert find_field(FORM, kept) is None
    assert collect_answers(FORM, kept) == ANSWERS


def test_an_optional_field_can_be_emptied() -> None:
    back = go_to(FORM, FULL, "at", FULL.revision).filling
    empty = take_clear(FORM, back, "at", back.revision).filling
    assert find_field(FORM, empty) is None
    assert "at" not in collect_answers(FORM, empty)


def test_at_least_one_is_ticked_where_one_is_needed() -> None:
    units = replace(FORM.fields[4], required=True)
    form = replace(FORM, fields=(units,))
    step = take_done(form, EMPTY, "units", 0)
    assert step.news is not None
    assert step.news.key == "fill.tick_one"


def test_a_full_form_without_a_last_look_opens_at_its_first_field() -> None:
    assert find_id(begin(QUICK, FULL), QUICK) == "name"
    assert begin(FORM, FULL) == FULL


def test_a_form_left_half_way_is_gone_on_with_as_it_was() -> None:
    left = type_in(EMPTY, "名", "每年", "许多")
    offered = offer(left)
    assert take_text(FORM, offered, "5", TODAY).filling is offered
    assert tap(offered, 0).stale
    again = go_on(offered, offered.revision).filling
    assert replace(again, revision=left.revision) == left


def test_a_form_begun_anew_has_what_it_began_with() -> None:
    base: dict[str, Value] = {"name": "原名"}
    left = offer(type_in(Filling("sample", 5, base, base), "每年"))
    fresh = begin_anew(FORM, left, left.revision).filling
    assert fresh.answers == base
    assert (fresh.target, fresh.offered, fresh.touched) == (5, False, False)
    assert fresh.revision > left.revision


def test_a_value_that_cannot_be_taken_is_asked_again_with_what_was_typed() -> None:
    again = ask_again(FORM, FULL, "name")
    assert find_id(again) == "name"
    assert again.attempt == "半年总结"
    assert "name" not in again.answers


def test_a_value_that_cannot_be_taken_gives_way_to_what_the_form_began_with() -> None:
    begun: dict[str, Value] = {"name": "原名"}
    assert ask_again(FORM, replace(FULL, base=begun), "name").answers["name"] == "原名"
    assert "name" not in ask_again(FORM, replace(FULL, answers=begun, base=begun), "name").answers


def test_of_a_tapped_value_that_cannot_be_taken_nothing_is_shown_as_typed() -> None:
    assert ask_again(FORM, FULL, "how").attempt == ""


def test_a_value_that_does_not_fit_any_more_is_asked_again() -> None:
    fewer = replace(FORM.fields[1], options=FORM.fields[1].options[:1])
    form = replace(FORM, fields=(FORM.fields[0], fewer, *FORM.fields[2:]))
    assert find_id(FULL, form) == "how"


texts = st.sampled_from(
    [
        "名",
        "一次",
        "每年",
        "5",
        "99",
        "7月10日",
        "单位3",
        "单位1、单位2",
        "8:30",
        "",
        "\u0000",
        "x" * 999,
    ]
) | st.text(max_size=20)
deeds = st.tuples(
    st.sampled_from(
        ["text", "option", "done", "skip", "clear", "back", "go", "on", "anew", "offer", "again"]
    ),
    texts,
    st.sampled_from(["", *(field.id for field in FORM.fields), "other"]),
    st.integers(-1, 1),
    st.integers(-1, 13),
)


def do(form: Form, at: Filling, deed: tuple[str, str, str, int, int]) -> Step:
    kind, text, named, age, index = deed
    asked = find_field(form, at)
    field_id, revision = named or (asked.id if asked else ""), at.revision + age
    aim = (form, at, field_id, revision)
    value = build_stamped(asked, index) if asked else index
    ways: dict[str, Callable[[], Step]] = {
        "text": lambda: take_text(form, at, text, TODAY),
        "option": lambda: take_option(*aim, value),
        "done": lambda: take_done(*aim),
        "skip": lambda: take_skip(*aim),
        "clear": lambda: take_clear(*aim),
        "back": lambda: go_back(form, at, revision),
        "go": lambda: go_to(*aim),
        "on": lambda: go_on(at, revision),
        "anew": lambda: begin_anew(form, at, revision),
        "offer": lambda: Step(offer(at)),
        "again": lambda: Step(ask_again(form, at, field_id)),
    }
    return ways[kind]()


@given(st.sampled_from([FORM, QUICK]), st.lists(deeds, max_size=25))
def test_no_sequence_of_deeds_raises_and_old_buttons_change_nothing(
    form: Form, done: list[tuple[str, str, str, int, int]]
) -> None:
    at = begin(form, EMPTY)
    for deed in done:
        step = do(form, at, deed)
        assert step.filling is at or step.filling.revision > at.revision
        if step.stale:
            assert step.filling is at
        at = step.filling
        assert load_filling(dump_filling(at)) == at
        path = [field.id for field in list_path(form, at)]
        asked = find_field(form, at)
        assert asked is None or asked.id in path
        assert set(collect_answers(form, at)) <= set(path)


@given(st.lists(deeds, max_size=25))
def test_from_everywhere_each_field_before_is_reached_back(
    done: list[tuple[str, str, str, int, int]],
) -> None:
    at = EMPTY
    for deed in done:
        at = do(FORM, at, deed).filling
    at = go_on(at, at.revision).filling
    while (before := find_before(FORM, at)) is not None:
        at = go_back(FORM, at, at.revision).filling
        assert find_field(FORM, at) == before
    assert find_id(at) == "name"
