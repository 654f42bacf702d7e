"""The numbers of a family, as people write them: one, or several in one message."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.definition.questions import Figures
from conversations.definition.terms import Words
from conversations.drafts.results import Refusal
from conversations.kinds.figures import parse_figures, parse_labelled
from tests.unit.talks import ask


def build_family(*members: dict[str, object]) -> Figures:
    return Figures.model_validate(ask("family", "figures", members=members))


def build_member(name: str, zh: str, **fields: object) -> dict[str, object]:
    return {"id": name, "label": {"zh_CN": zh, "en": name.replace("_", " ").title()}, **fields}


CASES = build_family(
    build_member("received", "受理", unit="件"),
    build_member("closed", "办结", unit="件"),
    build_member("under_review", "正在办理", unit="件"),
)
SPENT = build_family(
    build_member("spent", "支出", unit="万元", places=2), build_member("hours", "工时", places=1)
)
RECEIVED = Words(zh_CN="受理", en="Received")
CLOSED = Words(zh_CN="办结", en="Closed")


def read(*numbers: str, family: Figures = CASES) -> dict[str, Decimal]:
    """Return the numbers of the first members."""
    ids = [member.id for member in family.members]
    return {name: Decimal(number) for name, number in zip(ids, numbers, strict=False)}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", "12"),
        (" 12件。", "12"),
        ("12 件", "12"),
        ("12人", "12"),
        ("１２", "12"),
        ("十二件", "12"),
        ("3万", "30000"),
        ("3 万", "30000"),
        ("1,193", "1193"),
        ("1,193件", "1193"),
        ("0", "0"),
        ("12.0", "12"),
    ],
)
def test_it_reads_one_number(text: str, number: str) -> None:
    assert parse_figures(CASES, 0, text) == read(number)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("12，10，2", ("12", "10", "2")),
        ("12,10,2", ("12", "10", "2")),
        ("12, 10, 2", ("12", "10", "2")),
        ("12、10；2。", ("12", "10", "2")),
        ("12 10 2", ("12", "10", "2")),
        ("12  10\t2", ("12", "10", "2")),
        ("12\n10\n2", ("12", "10", "2")),
        ("12，\n10，\n\n2", ("12", "10", "2")),
        ("12件 10件 2件", ("12", "10", "2")),
        ("12 件 10 件 2 件", ("12", "10", "2")),
        ("十二，十，二", ("12", "10", "2")),
        ("1,193,10", ("1193", "10")),
        ("1,193，1,180，13", ("1193", "1180", "13")),
        ("1193,100", ("1193", "100")),
        ("120，130，140", ("120", "130", "140")),
        ("12,10，", ("12", "10")),
    ],
)
def test_it_reads_several_in_order(text: str, numbers: tuple[str, ...]) -> None:
    assert parse_figures(CASES, 0, text) == read(*numbers)


def test_the_order_begins_at_the_member_asked_for() -> None:
    expected = {"closed": Decimal(10), "under_review": Decimal(2)}
    assert parse_figures(CASES, 1, "10，2") == expected


@pytest.mark.parametrize("text", ["1 193", "1，193", "1，193件"])
def test_where_one_is_left_a_wide_comma_and_a_space_separate_thousands(text: str) -> None:
    assert parse_figures(CASES, 2, text) == {"under_review": Decimal(1193)}


@pytest.mark.parametrize(
    "text",
    [
        "受理12件，办结10件",
        "办结10，受理12",
        "受理：12\n办结：10",
        "受理 12 办结 10",
        "受理=12;办结=10",
        "受理为12件、办结有十件。",
        "受理12件，其中办结10件",
        "受理12件。\n其中：办结10件。",
        "受理12件（其中办结10件）",
        "received 12, closed 10",
        "Received: 12 and CLOSED: 10.",
        "received was 12; closed is 10",
    ],
)
def test_it_reads_numbers_behind_their_labels(text: str) -> None:
    assert parse_figures(CASES, 2, text) == read("12", "10")
    assert parse_labelled(CASES, text) == read("12", "10")


def test_numbers_in_order_are_not_labelled() -> None:
    assert parse_labelled(CASES, "12，10") is None
    assert parse_labelled(CASES, "今年受理12件") is None


def test_the_longer_of_two_labels_is_meant() -> None:
    family = build_family(build_member("staff", "干警"), build_member("punished", "干警处分"))
    numbers = parse_figures(family, 0, "干警处分2，干警30")
    assert numbers == {"staff": Decimal(30), "punished": Decimal(2)}


def test_members_of_one_label_are_meant_in_their_order() -> None:
    family = build_family(build_member("a", "其他"), build_member("b", "其他"))
    assert parse_figures(family, 0, "其他2，其他3") == read("2", "3", family=family)


def test_a_unit_may_be_written_in_small_letters() -> None:
    family = build_family(build_member("power", "功率", unit="kW"))
    for text in ("12kW", "12 kw", "功率12kW", "Power: 12 kW."):
        assert parse_figures(family, 0, text) == {"power": Decimal(12)}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1,193.5", "1193.5"),
        ("1193.5万元", "1193.5"),
        ("1193.5万", "1193.5"),
        ("一千一百九十三点五万元", "1193.5"),
        ("3亿元", "30000"),
        ("35000元", "3.5"),
    ],
)
def test_a_number_is_in_the_unit_of_its_member(text: str, number: str) -> None:
    assert parse_figures(SPENT, 0, text) == {"spent": Decimal(number)}


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("", RECEIVED),
        ("很多", RECEIVED),
        ("-5", RECEIVED),
        (".5", RECEIVED),
        ("(5)", RECEIVED),
        ("负五", RECEIVED),
        ("−5件", RECEIVED),
        ("今年受理12件", RECEIVED),
        ("受理", RECEIVED),
        ("受理-12，办结10", RECEIVED),
        ("受理12，受理13", RECEIVED),
        ("12，，2", CLOSED),
        ("12，没有", CLOSED),
        ("受理12，办结很多", CLOSED),
        ("9" * 16, RECEIVED),
    ],
)
def test_what_is_no_number_is_refused_by_the_label(text: str, label: Words) -> None:
    assert parse_figures(CASES, 0, text) == Refusal("not_a_figure", {"member": label})


@pytest.mark.parametrize("text", ["1.5", "受理1.5", "12，10.5"])
def test_a_count_has_no_decimals(text: str) -> None:
    assert parse_figures(CASES, 0, text) == Refusal("too_many_places", {"places": 0})


def test_a_number_has_the_decimals_of_its_member() -> None:
    assert parse_figures(SPENT, 0, "1.25，1.5") == read("1.25", "1.5", family=SPENT)
    assert parse_figures(SPENT, 0, "1.25，1.55") == Refusal("too_many_places", {"places": 1})


def test_more_numbers_than_members_are_refused() -> None:
    assert parse_figures(CASES, 1, "1，2，3") == Refusal("too_many_figures", {"count": 2})


counts = st.integers(0, 10**15 - 1)


@given(
    st.lists(counts, min_size=1, max_size=3), st.sampled_from(["，", " ", "\n", "；", ", ", "、"])
)
def test_it_reads_any_numbers_in_order(numbers: list[int], separator: str) -> None:
    text = separator.join(map(str, numbers))
    assert parse_figures(CASES, 0, text) == read(*map(str, numbers))


@given(
    st.permutations([("受理", 0), ("办结", 1), ("正在办理", 2)]), st.tuples(counts, counts, counts)
)
def test_it_reads_labelled_numbers_in_any_order(
    order: list[tuple[str, int]], numbers: tuple[int, int, int]
) -> None:
    text = "，".join(f"{label}{numbers[at]:,}件" for label, at in order)
    assert parse_figures(CASES, 0, text) == read(*map(str, numbers))


@given(
    st.text("受理办结正在办理 ，,、.-0123456789十万点件为:\n\t", max_size=30)
    | st.text(max_size=30),
    st.integers(0, 2),
)
def test_whatever_is_typed_gives_numbers_from_zero_or_a_refusal(text: str, at: int) -> None:
    numbers = parse_figures(CASES, at, text)
    if not isinstance(numbers, Refusal):
        assert numbers
        assert all(0 <= number < 10**15 for number in numbers.values())
        assert numbers.keys() <= {member.id for member in CASES.members}
