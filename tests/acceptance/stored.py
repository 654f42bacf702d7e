"""Drafts read back from the database itself, as the reports they are."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import select

from bot.store.engines import build_engine
from bot.store.tables import documents, drafts
from conversations.drafts.draft import Answer, Draft, Entry, ItemsAnswer, TextAnswer, load_draft
from tests.acceptance.reports import LISTS, Report


@dataclass(frozen=True)
class Stored:
    """One draft as it was read back from the database."""

    draft: Draft
    documents: int

    @property
    def report(self) -> Report:
        """The answers as the report they belong to; raises when one of them is missing."""
        lists = tuple(tuple(map(_tell_entry, _get_entries(self.draft, each))) for each in LISTS)
        return Report(_get_text(self.draft, "unit"), _get_text(self.draft, "opening"), lists)

    @property
    def texts(self) -> list[str]:
        """Every text stored so far."""
        return [text for answer in self.draft.answers.values() for text in _list_texts(answer)]

    @property
    def sources(self) -> list[int]:
        """The ids of the messages that the texts came in."""
        return [source for each in self.draft.answers.values() for source in _list_sources(each)]


def load_stored(url: str, owner: int | None = None) -> list[Stored]:
    """Read the drafts of one person, or of all, from the database itself."""
    engine = build_engine(url)
    chosen = select(drafts.c.id, drafts.c.state).order_by(drafts.c.id)
    if owner is not None:
        chosen = chosen.where(drafts.c.owner == owner)
    with engine.begin() as connection:
        rows = connection.execute(chosen).all()
        made = Counter(connection.execute(select(documents.c.draft_id)).scalars())
    engine.dispose()
    return [Stored(load_draft(row.state), made[row.id]) for row in rows]


def _get_text(draft: Draft, question: str) -> str:
    answer = draft.answers[question]
    assert isinstance(answer, TextAnswer)
    return answer.text


def _get_entries(draft: Draft, question: str) -> tuple[Entry, ...]:
    answer = draft.answers[question]
    assert isinstance(answer, ItemsAnswer)
    assert answer.closed
    return answer.entries


def _tell_entry(entry: Entry) -> tuple[str, str]:
    return entry.heading.text, entry.text.text if entry.text else ""


def _list_texts(answer: Answer) -> list[str]:
    if isinstance(answer, ItemsAnswer):
        return [text for entry in answer.entries for text in _tell_entry(entry)]
    return [answer.text] if isinstance(answer, TextAnswer) else []


def _list_sources(answer: Answer) -> list[int]:
    if isinstance(answer, ItemsAnswer):
        return [source for entry in answer.entries for source in _list_entry_sources(entry)]
    parts = answer.parts if isinstance(answer, TextAnswer) else ()
    return [part.source for part in parts if part.source is not None]


def _list_entry_sources(entry: Entry) -> list[int]:
    """Return the messages of an entry; a pasted one came in one, a suggested heading in none."""
    parts = (entry.heading, *(entry.text.parts if entry.text else ()))
    return list(dict.fromkeys(part.source for part in parts if part.source is not None))
