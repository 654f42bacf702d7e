"""Invites: a code that lets one person in, once, within three days."""

from __future__ import annotations

import base64
import hashlib
import re
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, insert, update

from bot.store.tables import invites
from bot.usecases.people import ADMINISTRATOR, ROLES, list_members

LIFETIME = timedelta(hours=72)
_BYTES = 16  # 128 bits: 26 characters of base32
_LENGTH = 26
_LOOKALIKES = str.maketrans({"0": "O", "1": "I", "8": "B"})  # base32 has none of these digits
_SHAPE = re.compile(rf"[A-Z2-7]{{{_LENGTH}}}")


@dataclass(frozen=True, slots=True)
class Invited:
    """What an invite makes of a person: their role, and the unit they belong to, if any."""

    role: str
    unit_id: int | None


def make_invite(
    conn: Connection, role: str, made_by: int | None, now: datetime, unit_id: int | None = None
) -> str:
    """Store a new invite for `role` and return its code, grouped for typing.

    Only the code's hash is stored: a copy of the database lets nobody in. `made_by` is None for an
    invite made on the server.
    """
    code = base64.b32encode(secrets.token_bytes(_BYTES)).decode().rstrip("=")
    row = {"code_hash": _hash_code(code), "role": role, "made_by": made_by, "made_at": now}
    conn.execute(insert(invites), row | {"expires_at": now + LIFETIME, "unit_id": unit_id})
    return "-".join(re.findall(".{1,4}", code))


def invite_first_administrator(conn: Connection, now: datetime) -> str | None:
    """Return a new administrator's code as long as there is no administrator, else None."""
    if any(person.is_administrator for person in list_members(conn)):
        return None
    return make_invite(conn, ADMINISTRATOR, None, now)


def normalise_code(typed: str) -> str | None:
    """Return the code that `typed` may be, or None when it does not look like one.

    Case, spaces and hyphens do not matter, nor do digits typed for the letters they look like.
    """
    code = re.sub(r"[\s\-‐-―]", "", typed[:80]).upper().translate(_LOOKALIKES)
    return code if _SHAPE.fullmatch(code) else None


def use_invite(
    conn: Connection, code: str, person_id: int, now: datetime, roles: Collection[str] = ROLES
) -> Invited | None:
    """Use the invite up and return what it is for; None when it is unknown, used or too old.

    None, too, when it is for none of `roles`. One statement decides, so that of two people with the
    same code one gets in.
    """
    used = conn.execute(
        update(invites)
        .where(
            invites.c.code_hash == _hash_code(code),
            invites.c.used_at.is_(None),
            invites.c.expires_at > now,
            invites.c.role.in_(roles),
        )
        .values(used_by=person_id, used_at=now)
        .returning(invites.c.role, invites.c.unit_id)
    ).one_or_none()
    return None if used is None else Invited(*used)


def _hash_code(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()
