"""The chunks that answer one question: what begins there, each with what stands under it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from conversations.importing.plan import Chunk, Plan
from conversations.importing.wording import say_chunks


@dataclass(frozen=True, slots=True)
class Stack:
    """A chunk and all at the same place that stands under it, in order."""

    top: Chunk
    rest: tuple[Chunk, ...] = ()

    @property
    def chunks(self) -> tuple[Chunk, ...]:
        """All of them."""
        return (self.top, *self.rest)

    @property
    def text(self) -> str:
        """All of it as it was written."""
        return say_chunks(self.chunks)

    @property
    def content(self) -> str:
        """All of it as it was written, but for the number before it."""
        return say_chunks((replace(self.top, marker=""), *self.rest))

    @property
    def body(self) -> str:
        """All but the number and the heading."""
        bare = replace(self.top, marker="", heading="")
        if bare.text:
            return say_chunks((bare, *self.rest))
        return say_chunks(self.rest)

    def split(self) -> list[Stack]:
        """Return what stands directly under the top as stacks of its own."""
        return list(_stack(self.rest))


def list_stacks(plan: Plan, question: str) -> list[Stack]:
    """Return the stacks that answer the question; with "", those that answer none."""
    return list(_stack(plan.at(question) if question else plan.unplaced))


def _stack(chunks: tuple[Chunk, ...]) -> Iterator[Stack]:
    tops: dict[int, int] = {}
    stacks: dict[int, list[Chunk]] = {}
    for chunk in chunks:
        top = tops.get(chunk.parent, chunk.id) if chunk.parent is not None else chunk.id
        tops[chunk.id] = top
        stacks.setdefault(top, []).append(chunk)
    for first, *rest in stacks.values():
        yield Stack(first, tuple(rest))
