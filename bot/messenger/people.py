"""The people who use the chat page: who they are and how they prove it."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, func, insert, select

from bot.store.messenger_tables import person_tokens, persons, sign_in_codes

FIRST_PERSON_ID = 1001
CODE_LIFETIME = timedelta(hours=24)


@dataclass(frozen=True)
class Person:
    """Somebody with a page; `language` is the code their client tells bots."""

    id: int
    name: str
    language: str


def make_person(conn: Connection, name: str, language: str, now: datetime) -> Person:
    """Keep a new person under the next free id."""
    last = conn.scalar(select(func.max(persons.c.id)))
    person = Person((last or FIRST_PERSON_ID - 1) + 1, name, language)
    conn.execute(insert(persons).values(id=person.id, name=name, language=language, made_at=now))
    return person


def find_person(conn: Connection, person_id: int) -> Person | None:
    """Return the person with this id, if there is one."""
    row = conn.execute(select(persons).where(persons.c.id == person_id)).one_or_none()
    return Person(row.id, row.name, row.language) if row else None


def find_person_by_name(conn: Connection, name: str) -> Person | None:
    """Return the first person of this name, if there is one."""
    chosen = select(persons).where(persons.c.name == name).order_by(persons.c.id).limit(1)
    row = conn.execute(chosen).one_or_none()
    return Person(row.id, row.name, row.language) if row else None


def make_token(conn: Connection, person_id: int, now: datetime) -> str:
    """Return a new token by which a page acts as the person; only its hash is kept."""
    token = secrets.token_urlsafe(32)
    conn.execute(
        insert(person_tokens).values(token_hash=_hash(token), person_id=person_id, made_at=now)
    )
    return token


def find_person_by_token(conn: Connection, token: str) -> Person | None:
    """Return whose token this is; looked up by its hash, so timing tells nothing of it."""
    joined = persons.join(person_tokens, person_tokens.c.person_id == persons.c.id)
    chosen = select(persons).select_from(joined).where(person_tokens.c.token_hash == _hash(token))
    row = conn.execute(chosen).one_or_none()
    return Person(row.id, row.name, row.language) if row else None


def make_sign_in_code(conn: Connection, person_id: int, now: datetime) -> str:
    """Return a code that signs a page in as the person, once, within a day."""
    code = secrets.token_urlsafe(16)
    conn.execute(
        insert(sign_in_codes).values(
            code_hash=_hash(code), person_id=person_id, expires_at=now + CODE_LIFETIME
        )
    )
    return code


def claim_sign_in_code(conn: Connection, code: str, now: datetime) -> Person | None:
    """Use a sign-in code up; return whose it was, None when it is unknown, used or expired."""
    conn.execute(delete(sign_in_codes).where(sign_in_codes.c.expires_at <= now))
    used = delete(sign_in_codes).where(sign_in_codes.c.code_hash == _hash(code))
    person_id = conn.scalar(used.returning(sign_in_codes.c.person_id))
    return None if person_id is None else find_person(conn, person_id)


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
