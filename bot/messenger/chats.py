"""Chats: a person's private ones with bots, and groups."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection, Row, insert, select, update

from bot.messenger.bots import Bot, build_bot
from bot.messenger.people import Person
from bot.store.messenger_tables import bots, chats, members, persons

MEMBER, KICKED, LEFT = "member", "kicked", "left"

# A row for each person of a chat; built once, for it is part of every call of a bot.
CHOSEN = (
    select(
        chats.c.id.label("chat_id"),
        chats.c.api_id,
        chats.c.type,
        chats.c.title,
        chats.c.bot_status,
        members.c.read_id,
        persons.c.id.label("person_id"),
        persons.c.name.label("person_name"),
        persons.c.language.label("person_language"),
        *bots.c,
    )
    .join_from(chats, bots, bots.c.id == chats.c.bot_id)
    .join(members, members.c.chat_id == chats.c.id)
    .join(persons, persons.c.id == members.c.person_id)
    .order_by(chats.c.id, persons.c.id)
)


@dataclass(frozen=True)
class Chat:
    """A chat with its bot and its people; `api_id` is the id the Bot API gives it."""

    id: int
    api_id: int
    type: str
    title: str
    bot_status: str
    bot: Bot
    people: Mapping[int, Person]
    read_ids: Mapping[int, int]

    @property
    def private(self) -> bool:
        """Whether it is one person's chat with the bot."""
        return self.type == "private"

    @property
    def person(self) -> Person:
        """The first of its people: the only one of a private chat."""
        return next(iter(self.people.values()))


def find_chat(conn: Connection, bot_id: int, api_id: int) -> Chat | None:
    """Return the bot's chat with this Bot API id, if there is one."""
    chosen = CHOSEN.where(chats.c.bot_id == bot_id, chats.c.api_id == api_id)
    return next(_build_chats(conn.execute(chosen)), None)


def load_chat(conn: Connection, chat_id: int) -> Chat | None:
    """Return the chat with this page id, if there is one."""
    return next(_build_chats(conn.execute(CHOSEN.where(chats.c.id == chat_id))), None)


def load_chats_of(conn: Connection, person_id: int) -> list[Chat]:
    """Return the chats the person is in."""
    own = select(members.c.chat_id).where(members.c.person_id == person_id)
    return list(_build_chats(conn.execute(CHOSEN.where(chats.c.id.in_(own)))))


def find_people_of_bot(conn: Connection, bot_id: int) -> list[int]:
    """Return the ids of the people who have a chat with the bot."""
    joined = members.join(chats, chats.c.id == members.c.chat_id)
    chosen = select(members.c.person_id).select_from(joined).where(chats.c.bot_id == bot_id)
    return list(conn.scalars(chosen.distinct()))


def open_private_chat(conn: Connection, bot: Bot, person: Person) -> tuple[Chat, bool]:
    """Return the person's chat with the bot, and whether it was made just now."""
    found = find_chat(conn, bot.id, person.id)
    if found:
        return found, False
    return _make_chat(conn, bot, person, "private", bot.name, person.id), True


def make_group(conn: Connection, bot: Bot, person: Person, title: str) -> Chat:
    """Make a group of the person and the bot."""
    chat = _make_chat(conn, bot, person, "group", title, 0)
    conn.execute(update(chats).where(chats.c.id == chat.id).values(api_id=-chat.id))
    return replace(chat, api_id=-chat.id)


def save_bot_status(conn: Connection, chat: Chat, status: str) -> Chat:
    """Keep what the bot is in the chat; return the changed chat."""
    conn.execute(update(chats).where(chats.c.id == chat.id).values(bot_status=status))
    return replace(chat, bot_status=status)


def save_read(conn: Connection, chat: Chat, person_id: int, message_id: int) -> Chat:
    """Keep how far the person has read; never backwards."""
    read_id = max(chat.read_ids[person_id], message_id)
    place = members.c.chat_id == chat.id, members.c.person_id == person_id
    conn.execute(update(members).where(*place).values(read_id=read_id))
    return replace(chat, read_ids={**chat.read_ids, person_id: read_id})


def claim_message_id(conn: Connection, chat_id: int) -> int:
    """Return the chat's next message id; the row's lock keeps two from getting the same."""
    counted = (
        update(chats)
        .where(chats.c.id == chat_id)
        .values(last_message_id=chats.c.last_message_id + 1)
        .returning(chats.c.last_message_id)
    )
    message_id: int = conn.execute(counted).scalar_one()
    return message_id


def _make_chat(
    conn: Connection, bot: Bot, person: Person, kind: str, title: str, api_id: int
) -> Chat:
    values = {
        "bot_id": bot.id,
        "api_id": api_id,
        "type": kind,
        "title": title,
        "last_message_id": 0,
        "bot_status": MEMBER,
    }
    made = insert(chats).values(values).returning(chats.c.id)
    chat_id: int = conn.execute(made).scalar_one()
    conn.execute(insert(members).values(chat_id=chat_id, person_id=person.id, read_id=0))
    people = {person.id: person}
    return Chat(chat_id, api_id, kind, title, MEMBER, bot, people, {person.id: 0})


def _build_chats(rows: Iterable[Row[tuple[object, ...]]]) -> Iterator[Chat]:
    """Yield one chat for the rows of each, which follow each other."""
    by_chat: dict[int, list[Row[tuple[object, ...]]]] = {}
    for row in rows:
        by_chat.setdefault(row.chat_id, []).append(row)
    return (_build_chat(rows_of_chat) for rows_of_chat in by_chat.values())


def _build_chat(rows: list[Row[tuple[object, ...]]]) -> Chat:
    first = rows[0]
    bot = build_bot(first)
    people = [Person(row.person_id, row.person_name, row.person_language) for row in rows]
    return Chat(
        id=first.chat_id,
        api_id=first.api_id,
        type=first.type,
        title=bot.name if first.type == "private" else first.title,
        bot_status=first.bot_status,
        bot=bot,
        people={person.id: person for person in people},
        read_ids={row.person_id: row.read_id for row in rows},
    )
