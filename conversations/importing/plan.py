"""What of a file goes where: one value that is shown, changed by taps, and taken over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import TypeAdapter

from conversations.definition.blocks import Layout

ChunkRole = Literal[
    "title", "addressee", "text", "heading", "entry", "table", "signature", "date", "junk"
]


@dataclass(frozen=True, slots=True)
class Chunk:
    """One piece of the file, which has one place.

    `marker` is its number as written (（一）, 1., 一是), `heading` and `text` what stands behind
    it, both as written; an "entry" has a heading, perhaps with a text, a "text" is one paragraph of
    no entry, a "heading" stands over others. `parent` is the id of the chunk that it stands under.
    `question` is the one it is to answer, "" for none: it is then 未归位, unless it is `covered`:
    the template prints it by itself (一、上半年履职情况), or it is junk, for a `reason`.
    `layout` says how the file has heading and text; `after` is the id of the chunk in whose line
    it goes on (None: it begins one).
    """

    id: int
    role: ChunkRole
    text: str
    heading: str = ""
    marker: str = ""
    level: int = 0
    parent: int | None = None
    question: str = ""
    covered: bool = False
    reason: str = ""
    layout: Layout = "run_in"
    after: int | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """The chunks of a file in its order; `revision` grows with every move, for the buttons.

    With `area`, entries go into the list of that entry of a list of lists, by its index.
    """

    chunks: tuple[Chunk, ...]
    revision: int = 0
    area: int | None = None

    @property
    def unplaced(self) -> tuple[Chunk, ...]:
        """The chunks of the report that answer nothing and are not covered."""
        return tuple(
            each
            for each in self.chunks
            if not each.question and not each.covered and each.role != "junk"
        )

    @property
    def junk(self) -> tuple[Chunk, ...]:
        """The chunks that are no part of the report."""
        return tuple(each for each in self.chunks if each.role == "junk")

    def at(self, question: str) -> tuple[Chunk, ...]:
        """Return the chunks that answer that question."""
        return tuple(each for each in self.chunks if each.question == question)


_adapter: TypeAdapter[Plan] = TypeAdapter(Plan)


def dump_plan(plan: Plan) -> str:
    """Return the plan as JSON."""
    return _adapter.dump_json(plan, exclude_defaults=True).decode()


def load_plan(text: str) -> Plan:
    """Return what `dump_plan` wrote; ValueError when it is not that."""
    return _adapter.validate_json(text)
