"""The basket: noting, finding, using and throwing away notes. Only the owner's, ever.

`people.notes` counts those that wait to be used. Whatever changes that count sets it anew, so that
the card of a person without notes costs no query.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update

from bot.store.tables import notes, people
from bot.usecases.note_pages import pack_pages, unpack_pages
from bot.usecases.people import Person
from conversations.notes.note import MOST_PAGES, Note, NoteKind

BIN_LIFETIME = timedelta(days=30)

_LONGEST_NAME = 255
_LONGEST_ALBUM = 64

Conditions = tuple[ColumnElement[bool], ...]

_columns = (
    *(notes.c.id, notes.c.text, notes.c.kind, notes.c.name, notes.c.pages, notes.c.topic),
    *(notes.c.chosen, notes.c.made_at, notes.c.draft_id, notes.c.used_at, notes.c.binned_at),
)
_WAITING = (notes.c.used_at.is_(None), notes.c.binned_at.is_(None))
_newest_first = (notes.c.made_at.desc(), notes.c.id.desc())


@dataclass(frozen=True, slots=True)
class Noted:
    """What is to be noted: a text, or what stood under its `pages`, in the message `source`."""

    text: str
    source: int
    kind: NoteKind = "text"
    name: str = ""
    pages: tuple[bytes, ...] = ()
    album: str = ""
    topic: str = ""


def add_note(conn: Connection, person: Person, noted: Noted, now: datetime) -> Note:
    """Store a note and return it."""
    row = {
        "owner": person.id,
        "text": noted.text,
        "kind": noted.kind,
        "name": noted.name[:_LONGEST_NAME],
        "body": pack_pages(noted.pages) if noted.pages else None,
        "pages": len(noted.pages),
        "album": noted.album[:_LONGEST_ALBUM],
        "topic": noted.topic,
        "chosen": False,
        "source": noted.source,
        "made_at": now,
    }
    made = conn.execute(insert(notes).returning(*_columns), row).one()
    _recount(conn, person)
    return Note(*made)


def find_note(conn: Connection, person: Person, note_id: int) -> Note | None:
    """Return the person's note of that id, thrown away or not; None when it is not theirs."""
    return _find(conn, (notes.c.owner == person.id, notes.c.id == note_id))


def find_noted(conn: Connection, person: Person, source: int) -> Note | None:
    """Return the latest note that came with that message."""
    return _find(conn, (notes.c.owner == person.id, notes.c.source == source))


def find_album(conn: Connection, person: Person, album: str) -> Note | None:
    """Return the note that has the photos of that album; it may be thrown away by now."""
    return _find(conn, (notes.c.owner == person.id, notes.c.album == album[:_LONGEST_ALBUM]))


def load_pages(conn: Connection, person: Person, note_id: int) -> tuple[bytes, ...]:
    """Return the pictures of the person's note, in their order."""
    mine = (notes.c.owner == person.id, notes.c.id == note_id)
    body = conn.execute(select(notes.c.body).where(*mine)).scalar_one_or_none()
    return unpack_pages(body) if body else ()


def add_page(conn: Connection, person: Person, note: Note, page: bytes, text: str) -> None:
    """Store one more photo of the note's album, and what stood under it.

    An album has no more photos than messengers allow; what came beyond them is left out.
    """
    pages = (*load_pages(conn, person, note.id), page)[:MOST_PAGES]
    told = "\n".join(filter(None, (note.text, text)))
    _change(conn, note.id, body=pack_pages(pages), pages=len(pages), text=told)


def set_text(conn: Connection, note: Note, text: str, topic: str) -> None:
    """Store what the note says now, and what it is about."""
    _change(conn, note.id, text=text, topic=topic)


def set_topic(conn: Connection, note: Note, topic: str) -> None:
    """Store the topic that the person chose; "" for none."""
    _change(conn, note.id, topic=topic, chosen=True)


def bin_note(conn: Connection, person: Person, note: Note, now: datetime) -> None:
    """Throw the note away, for as long as it may be brought back."""
    _change(conn, note.id, binned_at=now)
    _recount(conn, person)


def bin_used(conn: Connection, person: Person, now: datetime) -> int:
    """Throw away the notes used already; return how many there were."""
    changed = conn.execute(update(notes).where(*_used(person)).values(binned_at=now))
    return changed.rowcount


def restore_note(conn: Connection, person: Person, note: Note) -> None:
    """Take the note out of the bin."""
    _change(conn, note.id, binned_at=None)
    _recount(conn, person)


def mark_used(conn: Connection, person: Person, note: Note, draft: int, now: datetime) -> None:
    """Store that the note was used in that draft."""
    _change(conn, note.id, draft_id=draft, used_at=now)
    _recount(conn, person)


def purge_notes(conn: Connection, now: datetime) -> int:
    """Erase every note that has been in a bin for 30 days; return how many there were."""
    old = notes.c.binned_at <= now - BIN_LIFETIME
    return conn.execute(delete(notes).where(old)).rowcount


def list_notes(
    conn: Connection, conditions: Conditions, *, limit: int, offset: int = 0
) -> list[Note]:
    """Return a page of the notes of which the conditions hold, the newest first."""
    query = select(*_columns).where(*conditions).order_by(*_newest_first)
    return [Note(*row) for row in conn.execute(query.limit(limit).offset(offset))]


def count_notes(conn: Connection, conditions: Conditions) -> int:
    """Return of how many notes the conditions hold."""
    return conn.execute(select(func.count()).select_from(notes).where(*conditions)).scalar_one()


def count_topics(conn: Connection, person: Person) -> Sequence[tuple[str, int]]:
    """Return the topics of the notes at hand, each with how many have it, the most first."""
    many = func.count()
    query = select(notes.c.topic, many).where(*at_hand(person)).group_by(notes.c.topic)
    return [(row[0], row[1]) for row in conn.execute(query.order_by(many.desc(), notes.c.topic))]


def at_hand(person: Person, topic: str | None = None) -> Conditions:
    """Return what holds of the person's notes that are not thrown away, of that topic alone."""
    of_topic = () if topic is None else (notes.c.topic == topic,)
    return (notes.c.owner == person.id, notes.c.binned_at.is_(None), *of_topic)


def waiting(person: Person) -> Conditions:
    """Return what holds of the person's notes that wait to be used."""
    return (notes.c.owner == person.id, *_WAITING)


def _used(person: Person) -> Conditions:
    return (*at_hand(person), notes.c.used_at.is_not(None))


def used(person: Person, keys: Collection[str] | None = None) -> Conditions:
    """Return what holds of the person's notes used already, of these topics alone."""
    of_topics = () if keys is None else (notes.c.topic.in_(keys),)
    return (*_used(person), *of_topics)


def fitting(
    person: Person, keys: Collection[str], since: datetime | None = None, *, before: bool = False
) -> Conditions:
    """Return what holds of the notes of these topics that wait, made `since` then or `before`."""
    of_topics = (*waiting(person), notes.c.topic.in_(keys))
    if since is None:
        return of_topics
    return (*of_topics, notes.c.made_at < since if before else notes.c.made_at >= since)


def in_bin(person: Person, now: datetime) -> Conditions:
    """Return what holds of the person's notes that can still be brought back."""
    return (notes.c.owner == person.id, notes.c.binned_at > now - BIN_LIFETIME)


def _find(conn: Connection, conditions: Conditions) -> Note | None:
    found = list_notes(conn, conditions, limit=1)
    return found[0] if found else None


def _change(conn: Connection, note_id: int, **values: object) -> None:
    conn.execute(update(notes).where(notes.c.id == note_id).values(**values))


def _recount(conn: Connection, person: Person) -> None:
    count = select(func.count()).select_from(notes).where(*waiting(person)).scalar_subquery()
    conn.execute(update(people).where(people.c.id == person.id).values(notes=count))
