"""What is remembered of a person's unit, from one report to the next; only for that person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, insert, select

from bot.store.tables import profiles
from bot.usecases.people import Person
from bot.words.interviews import Interviews
from conversations.definition.interview import Interview
from conversations.definition.questions import Defaulted
from conversations.drafts.draft import Draft
from conversations.drafts.path import build_values
from conversations.report.phrases import render_phrase
from conversations.views import ProfileLine, ProfileView

_load = (
    select(profiles.c.key, profiles.c.value)
    .where(profiles.c.person == bindparam("owner"))
    .order_by(profiles.c.key)
)


def load_profile(conn: Connection, person: Person) -> Mapping[str, str]:
    """Return what is remembered, by the keys that templates give it."""
    return {row[0]: row[1] for row in conn.execute(_load, {"owner": person.id})}


def save_profile(
    conn: Connection, person: Person, interview: Interview, draft: Draft, now: datetime
) -> None:
    """Remember the answers of the draft that are to be remembered, in place of older ones."""
    found = dict(_find_remembered(interview, draft))
    rows = [
        {"person": person.id, "key": key, "value": value, "changed_at": now}
        for key, value in found.items()
    ]
    if rows:
        _forget(conn, person, *found)
        conn.execute(insert(profiles), rows)


def forget(conn: Connection, person: Person, key: str) -> None:
    """Remember this no more."""
    _forget(conn, person, key)


def forget_all(conn: Connection, person: Person) -> None:
    """Remember nothing any more."""
    conn.execute(delete(profiles).where(profiles.c.person == person.id))


def build_profile_view(conn: Connection, person: Person, interviews: Interviews) -> ProfileView:
    """Return all that is remembered, each with the question that it answers."""
    asking = {question.profile: question for question in _find_asking(interviews.all())}
    lines = [
        _build_line(key, value, asking.get(key))
        for key, value in load_profile(conn, person).items()
    ]
    return ProfileView(tuple(lines))


def _build_line(key: str, value: str, question: Defaulted | None) -> ProfileLine:
    if question is None:
        return ProfileLine(key, None, value)
    return ProfileLine(key, question.ask, None if question.sensitive else value)


def _find_asking(interviews: Iterable[Interview]) -> Iterator[Defaulted]:
    """Yield the questions whose answers are remembered."""
    for interview in interviews:
        for _, question in interview.questions():
            if isinstance(question, Defaulted) and question.profile is not None:
                yield question


def _find_remembered(interview: Interview, draft: Draft) -> Iterator[tuple[str, str]]:
    """Yield the keys and the answers on the path that are to be remembered, as they are printed."""
    values = build_values(interview, draft)
    for question in _find_asking([interview]):
        if question.profile is not None and question.id in values:
            printed = render_phrase("{{ answer }}", {"answer": values[question.id]})
            yield question.profile, printed


def _forget(conn: Connection, person: Person, *keys: str) -> None:
    conn.execute(delete(profiles).where(profiles.c.person == person.id, profiles.c.key.in_(keys)))
