"""The forms that people fill in: the one that is open, and those left half-way."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select, update

from bot.store.deadline_tables import forms
from bot.store.tables import people
from bot.usecases.people import Person
from conversations.forms.filling import Filling, dump_filling, load_filling
from conversations.forms.form import Answers
from conversations.forms.steps import offer

KEPT = timedelta(days=30)
"""How long a form that was left half-way is kept."""


def open_form(
    conn: Connection,
    person: Person,
    name: str,
    target: int,
    now: datetime,
    answers: Answers | None = None,
) -> Filling:
    """Open the form: what the person types belongs to it from now on.

    One about the same target that was left half-way is offered again. A fresh one begins with
    `answers`; its revisions count up from the present second, so that no older button fits.
    """
    _drop_old(conn, person, now)
    given = dict(answers or {})
    left = find_form(conn, person, name, target)
    filling = (
        offer(replace(left, base=given))
        if left is not None and left.touched
        else Filling(name, target, given, given, revision=int(now.timestamp()))
    )
    save_form(conn, person, filling, now)
    _set_open(conn, person, _build_key(name, target))
    return filling


def load_form(conn: Connection, person: Person) -> Filling | None:
    """Return the form that the person has open."""
    return None if person.form is None else _load(conn, person, person.form)


def find_form(conn: Connection, person: Person, name: str, target: int) -> Filling | None:
    """Return the person's form about that target, open or left."""
    return _load(conn, person, _build_key(name, target))


def save_form(conn: Connection, person: Person, filling: Filling, now: datetime) -> None:
    """Store how far the form is filled in."""
    key = _build_key(filling.form_name, filling.target)
    state = {"state": dump_filling(filling), "changed_at": now}
    changed = conn.execute(
        update(forms).where(forms.c.person == person.id, forms.c.name == key).values(state)
    )
    if not changed.rowcount:
        conn.execute(insert(forms).values(person=person.id, name=key, **state))


def close_form(conn: Connection, person: Person, filling: Filling) -> None:
    """Drop the form: it is done with."""
    key = _build_key(filling.form_name, filling.target)
    conn.execute(delete(forms).where(forms.c.person == person.id, forms.c.name == key))
    leave_form(conn, person)


def leave_form(conn: Connection, person: Person) -> None:
    """Let what the person types belong to their draft again; the form itself stays stored."""
    _set_open(conn, person, None)


def _build_key(name: str, target: int) -> str:
    """Return what one of a person's forms is stored under: each target has its own.

    A column of 20 characters holds it: names have 11 at most, ids of people 8 digits in hex.
    """
    return f"{name}:{target:x}"


def _load(conn: Connection, person: Person, key: str) -> Filling | None:
    query = select(forms.c.state).where(forms.c.person == person.id, forms.c.name == key)
    state = conn.execute(query).scalar_one_or_none()
    return None if state is None else load_filling(state)


def _set_open(conn: Connection, person: Person, key: str | None) -> None:
    conn.execute(update(people).where(people.c.id == person.id).values(form=key))


def _drop_old(conn: Connection, person: Person, now: datetime) -> None:
    old = forms.c.changed_at < now - KEPT
    conn.execute(delete(forms).where(forms.c.person == person.id, old))
