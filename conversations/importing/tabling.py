"""Tables of a file, and the questions whose columns are theirs."""

from __future__ import annotations

from conversations.definition.interview import Interview
from conversations.definition.questions import Table
from conversations.drafts.results import Refusal
from conversations.kinds.choice import fold_label
from conversations.kinds.setting import Setting
from conversations.kinds.table import parse_rows

_COUNTING = frozenset(("序号", "编号", "no", "#"))


def find_table(interview: Interview, text: str, setting: Setting) -> str | None:
    """Return the question whose columns the table's first line names, and whose rows it has."""
    for _, question in interview.questions():
        if isinstance(question, Table) and fits_table(question, text, setting):
            return question.id
    return None


def fits_table(question: Table, text: str, setting: Setting) -> bool:
    """Whether the first line names the columns, and each other line is a row of them."""
    said = [fold_label(cell) for cell in text.split("\n", 1)[0].split("\t")]
    labels = [fold_label(column.label) for column in question.columns]
    named = said == labels or (said[1:] == labels and said[0] in _COUNTING)
    return named and not isinstance(parse_rows(question, text, setting, 1), Refusal)
