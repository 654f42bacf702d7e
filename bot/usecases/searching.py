"""Finding words in all that is a person's own: drafts, finished documents, and notes.

The database leaves out what cannot have the words, as far as it can tell: SQLite and PostgreSQL
disagree on what is a letter's other case, and neither knows of full width. So one pattern looks for
the words in the stored JSON then, and only where it finds them is that read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Connection, or_, select

from bot.store.tables import documents, drafts, notes
from bot.usecases.drafts import build_stored
from bot.usecases.forms import find_form, save_form
from bot.usecases.people import Person
from bot.words.interviews import Interviews
from conversations.browsing.excerpts import Excerpt, cut_excerpt
from conversations.browsing.matching import JOINED, Query, parse_query
from conversations.browsing.overview import Hit, find_hits
from conversations.browsing.views import Found
from conversations.drafts.path import build_walk
from conversations.forms.filling import Filling

_AT_ONCE = 25
"""Drafts, documents or notes whose texts are in memory at the same time."""

_EXCERPT = 70

Head = tuple[datetime, str, int]
"""When something was changed last, what it is, and its id."""


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for, by whom."""

    conn: Connection
    interviews: Interviews
    person: Person
    query: Query

    def tell_day(self, at: datetime) -> date:
        """Return the day that it was where the person is."""
        return at.astimezone(ZoneInfo(self.person.zone)).date()


def find_everywhere(search: Search, *, limit: int, offset: int = 0) -> tuple[Found, ...]:
    """Return a page of what has the words, the latest first."""
    return tuple(islice(_find_all(search), offset, offset + limit))


def remember_query(
    conn: Connection, person: Person, about: tuple[str, int], text: str, now: datetime
) -> Query | None:
    """Return what is looked for, and keep it for the next page; `about`: form and target."""
    query = parse_query(text)
    if query is not None:
        save_form(conn, person, Filling(*about, {"text": query.text}), now)
    return query


def load_query(conn: Connection, person: Person, name: str, target: int) -> Query | None:
    """Return what was looked for last; None when that is long ago."""
    filling = find_form(conn, person, name, target)
    return parse_query(str(filling.answers.get("text", ""))) if filling else None


def _find_all(search: Search) -> Iterator[Found]:
    heads = _list_heads(search)
    for start in range(0, len(heads), _AT_ONCE):
        chunk = heads[start : start + _AT_ONCE]
        found: dict[Head, Sequence[Found]] = {}
        for kind, find in _FINDERS.items():
            chosen = {head[2]: head for head in chunk if head[1] == kind}
            if chosen:
                for row_id, hits in find(search, list(chosen)):
                    found[chosen[row_id]] = hits
        for head in chunk:
            yield from found.get(head, ())


def _list_heads(search: Search) -> list[Head]:
    """Return everything of the person's that may have the words, the latest first."""
    conn, owner = search.conn, search.person.id
    drafted, finished = (_limit(search.query, each.c.state) for each in (drafts, documents))
    kept = (
        ("draft", drafts, drafts.c.changed_at, (drafts.c.binned_at.is_(None), *drafted)),
        ("document", documents, documents.c.made_at, finished),
        ("note", notes, notes.c.made_at, (notes.c.binned_at.is_(None),)),
    )
    heads: list[Head] = []
    for kind, table, at, condition in kept:
        query = select(at, table.c.id).where(table.c.owner == owner, *condition)
        heads += [(row[0], kind, row[1]) for row in conn.execute(query)]
    return sorted(heads, reverse=True)


def _limit(query: Query, state: ColumnElement[str]) -> Sequence[ColumnElement[bool]]:
    """Return what the JSON of a draft must be like; that of a document may be missing."""
    joined = state.contains(JOINED, autoescape=True)
    return [
        state.is_not(None),
        *(or_(joined, state.contains(anchor, autoescape=True)) for anchor in query.anchors),
    ]


Hits = Iterator[tuple[int, Sequence[Found]]]


def _find_in_drafts(search: Search, ids: Sequence[int]) -> Hits:
    columns = (drafts.c.id, drafts.c.interview, drafts.c.state, drafts.c.changed_at)
    for row in search.conn.execute(select(*columns).where(drafts.c.id.in_(ids))).all():
        if not search.query.may_be_in(row.state):
            continue
        stored = build_stored(search.conn, search.interviews, row.id, row.interview, row.state)
        if stored is None:
            continue
        on = search.tell_day(row.changed_at)
        walk = build_walk(stored.interview, stored.draft)
        yield (
            row.id,
            [
                Found("draft", row.id, on, _cut(hit), stored.tag, hit.line.question)
                for hit in find_hits(walk, search.query)
            ],
        )


def _find_in_documents(search: Search, ids: Sequence[int]) -> Hits:
    """Yield each document once, however often it has the words."""
    columns = (documents.c.id, documents.c.draft_id, drafts.c.interview, documents.c.state)
    query = (
        select(*columns, documents.c.file_name, documents.c.made_at)
        .select_from(documents.join(drafts, drafts.c.id == documents.c.draft_id))
        .where(documents.c.id.in_(ids))
    )
    for row in search.conn.execute(query).all():
        if not search.query.may_be_in(row.state):
            continue
        stored = build_stored(
            search.conn, search.interviews, row.draft_id, row.interview, row.state
        )
        if stored is None:
            continue
        walk = build_walk(stored.interview, stored.draft)
        hits = sorted(find_hits(walk, search.query), key=lambda hit: hit.line.question.sensitive)
        on = search.tell_day(row.made_at)
        yield (
            row.id,
            [
                Found(
                    "document", row.id, on, _cut(hit), stored.tag, hit.line.question, row.file_name
                )
                for hit in hits[:1]
            ],
        )


def _find_in_notes(search: Search, ids: Sequence[int]) -> Hits:
    columns = (notes.c.id, notes.c.text, notes.c.name, notes.c.made_at)
    for row in search.conn.execute(select(*columns).where(notes.c.id.in_(ids))).all():
        text = "\n".join(filter(None, (row.text, row.name)))
        spans = search.query.find_spans(text)
        if spans:
            excerpt = cut_excerpt(text, spans, _EXCERPT)
            yield row.id, [Found("note", row.id, search.tell_day(row.made_at), excerpt)]


def _cut(hit: Hit) -> Excerpt:
    """Return the words with what is around them; of a sensitive answer nothing."""
    return () if hit.line.question.sensitive else cut_excerpt(hit.text, hit.spans, _EXCERPT)


_FINDERS: Mapping[str, Callable[[Search, Sequence[int]], Hits]] = {
    "draft": _find_in_drafts,
    "document": _find_in_documents,
    "note": _find_in_notes,
}
