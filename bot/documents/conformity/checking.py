"""A document held against the clauses."""

from __future__ import annotations

from dataclasses import dataclass

from bot.documents.conformity.clauses.imprint import list_imprint
from bot.documents.conformity.clauses.registry import CLAUSES, Clause
from bot.documents.conformity.places import Report, place_paragraphs
from bot.documents.conformity.reading import read_document
from bot.documents.conformity.results import Deviation, join_deviations


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a clause says; not `applies`: the document has nothing that it is about."""

    clause: Clause
    applies: bool
    deviations: tuple[Deviation, ...]


def check_document(content: bytes) -> list[Verdict]:
    """Return a verdict for each clause, in order; ReadingError as for `Archive`.

    The document is judged by how it is printed, whatever its styles are called.
    """
    report = place_paragraphs(read_document(content))
    return [
        Verdict(clause, _applies(clause, report), join_deviations(clause.find(report)))
        for clause in CLAUSES
    ]


def _applies(clause: Clause, report: Report) -> bool:
    if clause.roles == ("table",):
        return bool(report.list_tables())
    return not clause.roles or bool(list_imprint(report, *clause.roles))
