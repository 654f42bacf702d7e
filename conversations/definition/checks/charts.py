"""A chart: whether what it shows are numbers that stand side by side."""

from __future__ import annotations

from collections.abc import Iterator

from conversations.definition.blocks import ChartBlock
from conversations.definition.checks.families import check_member
from conversations.definition.checks.flaws import Flaw, Loc, find_repeated, suggest
from conversations.definition.interview import Interview
from conversations.definition.questions import Figures, Table
from conversations.report.charts import choose_columns, choose_members


def check_chart(loc: Loc, block: ChartBlock, interview: Interview) -> Iterator[Flaw]:
    """Yield what is wrong with the chart: its question, its members, and what stands beside."""
    question = interview.by_id.get(block.chart)
    if not isinstance(question, Figures | Table):
        known = [each.id for _, each in interview.questions() if isinstance(each, Figures | Table)]
        other = f"; {block.chart} is another kind" if question else ""
        sentence = f"Name a figures or table question{other}{suggest(block.chart, known)}."
        yield Flaw((*loc, "chart"), sentence)
        return
    for at in find_repeated(block.members):
        yield Flaw((*loc, "members", at), "Remove this; the same member stands before.")
    if isinstance(question, Table):
        yield from _check_columns(loc, block, question)
    else:
        yield from _check_members(loc, block, question, interview)
    yield from _check_form(loc, block, question)


def _check_columns(loc: Loc, block: ChartBlock, question: Table) -> Iterator[Flaw]:
    numeric = [column.id for column in choose_columns(question, ())]
    if not numeric:
        yield Flaw((*loc, "chart"), f"Name another question; {question.id} has no numbers.")
    for at, name in enumerate(block.members):
        if numeric and name not in numeric:
            why = f"{name} is none{suggest(name, numeric)}"
            yield Flaw((*loc, "members", at), f"Name a column with numbers; {why}.")
    if block.compare:
        why = "only members of a figures question can be compared"
        yield Flaw((*loc, "compare"), f"Remove this; {why}.")


def _check_members(
    loc: Loc, block: ChartBlock, question: Figures, interview: Interview
) -> Iterator[Flaw]:
    for at, name in enumerate(block.members):
        yield from check_member((*loc, "members", at), name, question)
    for at, reference in enumerate(block.compare):
        name, _, member = reference.rpartition(".")
        other = interview.by_id.get(name) if name else question
        way = (*loc, "compare", at)
        if isinstance(other, Figures):
            yield from check_member(way, member, other)
        else:
            families = [each.id for _, each in interview.questions() if isinstance(each, Figures)]
            yield Flaw(way, f"Name a figures question; {name} is none{suggest(name, families)}.")
    count = len(choose_members(question, block.members))
    if block.compare and len(block.compare) != count:
        yield Flaw((*loc, "compare"), f"Write {count} numbers, one for each member that is shown.")


def _check_form(loc: Loc, block: ChartBlock, question: Figures | Table) -> Iterator[Flaw]:
    """Yield a flaw for a pie that does not show the parts of one whole."""
    if block.type != "pie":
        return
    if block.compare:
        yield Flaw((*loc, "type"), "Write column, bar or line; a pie compares nothing.")
    if isinstance(question, Table):
        if len(choose_columns(question, block.members)) > 1:
            yield Flaw((*loc, "members"), "Name one column; a pie shows no more.")
        return
    totals = {each.total for each in question.sums}
    for at, name in enumerate(block.members):
        if name in totals and len(block.members) > 1:
            sentence = f"Remove this; {name} is a sum, and a pie shows the parts."
            yield Flaw((*loc, "members", at), sentence)
