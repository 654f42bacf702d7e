"""An office with units and people, on each kind of database."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from bot.store.database import Database
from bot.usecases.people import HEAD, MEMBER
from bot.usecases.units import add_unit, set_unit
from tests.integration.chat.driver import Chat, Town

ZONE = "Asia/Shanghai"


@dataclass
class Organ:
    """市委 with two offices below it: one with a head and a member, one with a member."""

    town: Town
    top: int
    office: int
    school: int
    chief: Chat
    head: Chat
    member: Chat
    teacher: Chat


@pytest.fixture
def town(database: Database) -> Town:
    return Town(database)


@pytest.fixture
def organ(town: Town) -> Organ:
    now = town.clock()
    top = town.do(lambda conn: add_unit(conn, "市委", None, ZONE, now))
    office = town.do(lambda conn: add_unit(conn, "办公室", top, ZONE, now))
    school = town.do(lambda conn: add_unit(conn, "党校", top, ZONE, now))

    def place(person_id: int, unit_id: int, role: str) -> Chat:
        chat = town.join(person_id, role=MEMBER)
        town.do(lambda conn: set_unit(conn, person_id, unit_id, role))
        return chat

    return Organ(
        town,
        top,
        office,
        school,
        chief=town.join(7),
        head=place(20, office, HEAD),
        member=place(21, office, MEMBER),
        teacher=place(22, school, MEMBER),
    )
