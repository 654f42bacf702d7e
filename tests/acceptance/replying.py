"""A whole report as data: what a person replies to each question, found by what the card asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tests.acceptance.chatting import answer_list, press, say
from tests.acceptance.person import Bubble, Person

Entries = list[tuple[str, str]]


@dataclass(frozen=True)
class Press:
    """A button, by a part of its label."""

    label: str


@dataclass(frozen=True)
class Listed:
    """A list's entries: heading and text of each."""

    entries: Entries


@dataclass(frozen=True)
class Areas:
    """A list of lists: the heading of each area with its entries."""

    areas: list[tuple[str, Entries]]


@dataclass(frozen=True)
class Rows:
    """A table's rows, pasted as one block."""

    rows: list[tuple[str, ...]]


Reply = str | Press | Listed | Areas | Rows
Replies = Mapping[str, Reply | tuple[Reply, ...]]
"""By a part of the question that no other one has; several where one is not the last word."""

SKIP = Press("跳过")
COVERED = Press("正文已写")
NONE = Press("没有")
AS_OFFERED = Press("用")
"""What the card offers as the answer."""


async def answer_questions(person: Person, replies: Replies) -> Bubble:
    """Answer every question that comes by the reply whose key is in what it asks.

    Returns the card that says all is done; fails when a question has no reply, or none comes that
    a reply is for.
    """
    left = dict(replies)
    while (asked := read_question(person.newest)) is not None:
        keys = [key for key in left if key in asked]
        assert len(keys) == 1, f"{keys} for {asked!r}"
        reply = left.pop(keys[0])
        for each in reply if isinstance(reply, tuple) else (reply,):
            await give(person, each)
    assert not left, f"never asked: {list(left)}"
    return person.newest


def read_question(card: Bubble) -> str | None:
    """Return what the card asks, its words in bold; None when all is answered."""
    bold = next(each for each in card.entities if each["type"] == "bold")
    units = card.text.encode("utf-16-le")
    start, length = 2 * bold["offset"], 2 * bold["length"]
    asked = units[start : start + length].decode("utf-16-le")
    return None if asked.startswith(("都答完了", "题目都走完了")) else asked


async def give(person: Person, reply: Reply) -> None:
    """Give one reply, with all that it takes."""
    match reply:
        case str():
            await say(person, reply)
        case Press():
            await press(person, reply.label)
        case Listed():
            await answer_list(person, reply.entries)
        case Areas():
            await answer_areas(person, reply.areas)
        case Rows():
            await say(person, "\n".join("\t".join(row) for row in reply.rows))
            await press(person, "写完了")


async def answer_areas(person: Person, areas: list[tuple[str, Entries]]) -> None:
    """Enter a whole list of lists: each area's heading, then its entries; then 写完了."""
    for heading, entries in areas:
        if person.newest.find_button(f"+ {heading}"):
            await press(person, f"+ {heading}")
        else:
            await say(person, heading)
        await answer_list(person, entries)
    await press(person, "写完了")
