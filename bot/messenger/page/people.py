"""Who sits at the page: a new person, one with a sign-in code, the one who is signed in."""

from __future__ import annotations

import re
from datetime import datetime

from sqlalchemy import Connection

from bot.messenger.page.call import PageCall, PageRequest, wrong
from bot.messenger.page.shapes import render_person
from bot.messenger.people import Person, claim_sign_in_code, make_person, make_token
from bot.messenger.shapes import Shape

MOST_NAME = 64
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z]{2,4})?")
USUAL_LANGUAGE = "zh"


def add_person(conn: Connection, request: PageRequest, now: datetime) -> Shape:
    """Make a person of the name given and sign the page in as them."""
    name = parse_name(request.body.get("name"))
    language = str(request.body.get("language") or USUAL_LANGUAGE)
    known = language if LANGUAGE.fullmatch(language) else USUAL_LANGUAGE
    return _sign_in(conn, make_person(conn, name, known, now), now)


def sign_in(conn: Connection, request: PageRequest, now: datetime) -> Shape:
    """Sign the page in as the person whose one-time code it is."""
    person = claim_sign_in_code(conn, str(request.body.get("code", "")), now)
    if not person:
        raise wrong("wrong_code", "the code is wrong, used or out of date")
    return _sign_in(conn, person, now)


def show_me(call: PageCall) -> Shape:
    """Return who is signed in."""
    return {"person": render_person(call.person)}


def parse_name(value: object, most: int = MOST_NAME) -> str:
    """Return a name of a person or group in one line, without control characters."""
    words = value if isinstance(value, str) else ""
    name = " ".join("".join(c if c.isprintable() else " " for c in words).split())
    if not 1 <= len(name) <= most:
        raise wrong("wrong_name", f"a name has 1 to {most} characters")
    return name


def _sign_in(conn: Connection, person: Person, now: datetime) -> Shape:
    token = make_token(conn, person.id, now)
    return {"token": token, "person": render_person(person)}
