"""Answers as the numbers of a chart: a composition, a trend, or a table's columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from conversations.definition.blocks import ChartBlock
from conversations.definition.questions import Column, Figures, Member, Table
from conversations.drafts.draft import Answer, FiguresAnswer, TableAnswer
from conversations.drafts.values import Amount, Family, Percent
from conversations.kinds.table import build_rows
from conversations.report.outline import Chart, Series

FEWEST, MOST = 2, 24
"""Labels of a chart: one number needs none, and more of them cannot be read."""

_WAN = 10_000
_NUMERIC = ("integer", "decimal", "money", "percentage")
_UNITS = {"money": "万元", "percentage": "%"}


def choose_members(question: Figures, ids: Sequence[str]) -> tuple[Member, ...]:
    """Return the members of these ids, in their order; without any, those that make up a whole.

    That is all but the totals of sums, and sub-counts, which are within others. An id that the
    family does not know is left out.
    """
    if ids:
        known = {member.id: member for member in question.members}
        return tuple(known[each] for each in ids if each in known)
    totals = {each.total for each in question.sums}
    parts = {part for each in question.sums for part in each.parts}
    within = {each.part for each in question.of_which} - parts
    return tuple(each for each in question.members if each.id not in totals | within)


def choose_columns(question: Table, ids: Sequence[str]) -> tuple[Column, ...]:
    """Return the columns with numbers, of these ids if there are any."""
    numeric = [column for column in question.columns if column.kind in _NUMERIC]
    return tuple(column for column in numeric if not ids or column.id in ids)


def build_composition(
    block: ChartBlock, question: Figures, answer: FiguresAnswer, caption: str
) -> Chart | None:
    """Return the chart of a family's members; None while a required one of them is missing.

    One that need not be given, and was not, is left out; so is a 0 of a pie.
    """
    members = choose_members(question, block.members)
    given = [(member, _get_number(answer, member.id)) for member in members]
    if any(member.required and value is None for member, value in given):
        return None
    shown = [
        (member, value)
        for member, value in given
        if value is not None and (value or block.type != "pie")
    ]
    labels = [member.label.zh_CN for member, _ in shown]
    values = Series("", tuple(value for _, value in shown))
    units = {member.unit or "" for member, _ in shown}
    return _build(block, caption, labels, [values], units)


def build_trend(
    block: ChartBlock,
    question: Figures,
    answers: dict[str, FiguresAnswer],
    caption: str,
    names: tuple[str, str],
) -> Chart | None:
    """Return the chart of the members beside what they were before; None while a number is missing.

    `answers` are those of the families by question id; `names` are what before and now are called.
    """
    members = choose_members(question, block.members)
    before = [_find_number(question.id, answers, each) for each in block.compare]
    now = [_find_number(question.id, answers, member.id) for member in members]
    if None in before or None in now or len(before) != len(now):
        return None
    series = [Series(names[0], tuple(before)), Series(names[1], tuple(now))]
    labels = [member.label.zh_CN for member in members]
    return _build(block, caption, labels, series, {member.unit or "" for member in members})


def build_columns(
    block: ChartBlock, question: Table, answer: TableAnswer, caption: str
) -> Chart | None:
    """Return the chart of a table's columns with numbers, labelled by its first column.

    An amount is in 万元, and an empty cell leaves a gap. None for a table of one row, or too long.
    """
    columns = choose_columns(question, block.members)
    rows = build_rows(question, answer)
    first = question.columns[0]
    labels = [str(_get(row, first.id) or "") for row in rows]
    series = [
        Series(column.label, tuple(_read_cell(_get(row, column.id)) for row in rows))
        for column in columns
    ]
    units = {_UNITS.get(column.kind, "") for column in columns}
    return _build(block, caption, labels, series, units)


def _build(
    block: ChartBlock,
    caption: str,
    labels: Sequence[str],
    series: Sequence[Series],
    units: Iterable[str],
) -> Chart | None:
    """Return the chart, in the unit that all its numbers have; None if there is nothing to see."""
    seen = any(value for each in series for value in each.values)
    if not seen or not FEWEST <= len(labels) <= MOST:
        return None
    own, *others = sorted(set(units))
    return Chart(block.type, caption, tuple(labels), tuple(series), "" if others else own)


def _find_number(family: str, answers: dict[str, FiguresAnswer], reference: str) -> Decimal | None:
    name, _, member = reference.rpartition(".")
    answer = answers.get(name or family)
    return _get_number(answer, member) if answer is not None else None


def _get_number(answer: FiguresAnswer, member_id: str) -> Decimal | None:
    figure = answer.figures.get(member_id)
    return figure.value if figure else None


def _get(row: Family, column_id: str) -> object:
    return row[column_id] if column_id in set(row) else None


def _read_cell(value: object) -> Decimal | None:
    match value:
        case Amount():
            return value.yuan / _WAN
        case Percent():
            return value.value
        case Decimal() | int():
            return Decimal(value)
    return None


def keep_families(answers: Iterable[tuple[str, Answer]]) -> dict[str, FiguresAnswer]:
    """Return those of the answers that are a family's numbers, by question id."""
    return {name: answer for name, answer in answers if isinstance(answer, FiguresAnswer)}
