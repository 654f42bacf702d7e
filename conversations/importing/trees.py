"""What stands under what among chunks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from conversations.importing.plan import Chunk


class Tree:
    """The chunks of a plan by their ids and their parents."""

    def __init__(self, chunks: Sequence[Chunk]) -> None:
        """`chunks` are in the order of the file."""
        self.chunks = tuple(chunks)

    @cached_property
    def by_id(self) -> Mapping[int, Chunk]:
        """The chunks by their ids."""
        return {chunk.id: chunk for chunk in self.chunks}

    @cached_property
    def _children(self) -> Mapping[int | None, list[Chunk]]:
        children: dict[int | None, list[Chunk]] = {}
        for chunk in self.chunks:
            if chunk.role != "junk":
                children.setdefault(chunk.parent, []).append(chunk)
        return children

    def children(self, chunk_id: int | None) -> Sequence[Chunk]:
        """Return what stands directly under the chunk; under None, what stands under nothing."""
        return self._children.get(chunk_id, [])

    def under(self, chunk_id: int) -> Iterator[Chunk]:
        """Yield all that stands under the chunk, in order."""
        for child in self.children(chunk_id):
            yield child
            yield from self.under(child.id)

    def above(self, chunk: Chunk) -> Iterator[Chunk]:
        """Yield what the chunk stands under, the nearest first."""
        parent = None if chunk.parent is None else self.by_id.get(chunk.parent)
        while parent is not None:
            yield parent
            parent = None if parent.parent is None else self.by_id.get(parent.parent)
