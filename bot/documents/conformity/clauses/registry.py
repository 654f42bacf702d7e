"""The clauses of GB/T 9704-2012 that a file can be held against, in the order of the standard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.documents.conformity.clauses import (
    attachments,
    head,
    heading,
    imprint,
    page_number,
    paper,
    signing,
    tables,
    text,
    type_area,
)
from bot.documents.conformity.places import Report
from bot.documents.conformity.results import Deviation


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: its number and what finds deviations from it.

    `id` is the key of its title. `roles` are what it is about: without any of these parts, a
    document has nothing to conform. No number: the standard does not say it, readers expect it.
    """

    id: str
    number: str
    find: Callable[[Report], Iterator[Deviation]]
    roles: tuple[str, ...] = ()


CLAUSES: tuple[Clause, ...] = (
    Clause("paper", "5.1", paper.find_paper),
    Clause("margins", "5.2.1", paper.find_margins),
    Clause("fonts", "5.2.2", type_area.find_fonts),
    Clause("measure", "5.2.3", type_area.find_measure, ("body", "heading")),
    Clause("colours", "5.2.4", type_area.find_colours),
    Clause("copy_number", "7.2.1", head.find_copy_number, ("copy_number",)),
    Clause("secrecy", "7.2.2", head.find_secrecy, ("secrecy",)),
    Clause("urgency", "7.2.3", head.find_urgency, ("urgency",)),
    Clause("organ", "7.2.4", head.find_organ, ("organ",)),
    Clause("number", "7.2.5", head.find_number, ("number", "signed_number")),
    Clause("issuer", "7.2.6", head.find_issuer, ("issuer", "signed_number")),
    Clause("rule", "7.2.7", head.find_rule, ("number", "signed_number", "issuer")),
    Clause("title", "7.3.1", heading.find_title, ("title",)),
    Clause("addressee", "7.3.2", heading.find_addressee, ("addressee",)),
    Clause("text", "7.3.3", text.find_text, ("body", "heading")),
    Clause("order", "7.3.3", text.find_order, ("body", "heading")),
    Clause("statement", "7.3.4", attachments.find_statement, ("attachments",)),
    Clause("signature", "7.3.5", signing.find_signature, ("signature", "date")),
    Clause("note", "7.3.6", signing.find_note, ("note",)),
    Clause("attachment", "7.3.7", attachments.find_pages, ("attachment",)),
    Clause("imprint_rules", "7.4.1", imprint.find_rules, ("copies", "issued")),
    Clause("copies", "7.4.2", imprint.find_copies, ("copies",)),
    Clause("issued", "7.4.3", imprint.find_issued, ("issued",)),
    Clause("page_number", "7.5", page_number.find_numbers),
    Clause("tables", "", tables.find_tables, ("table",)),
)
