"""Headings and the paragraphs under them made one chunk, where they go to one place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from conversations.importing.chunking import number_chunks
from conversations.importing.plan import Chunk
from conversations.importing.trees import Tree


def fold_chunks(chunks: Sequence[Chunk]) -> tuple[Chunk, ...]:
    """Return the chunks with each heading that has but paragraphs as an entry with its text.

    A heading of the highest level that has no place stays apart from its paragraphs, which may have
    one.
    """
    tree = Tree(chunks)
    taken: dict[int, int] = {}
    folded: list[Chunk] = []
    for chunk in chunks:
        if chunk.id in taken:
            continue
        texts = tree.children(chunk.id)
        if chunk.role == "heading" and _goes_together(chunk, texts):
            taken |= {text.id: chunk.id for text in texts}
            chunk = replace(chunk, role="entry", text="\n".join(each.text for each in texts))
        folded.append(chunk)
    moved = {**{chunk.id: chunk.id for chunk in chunks}, **taken}
    return number_chunks(
        [each if each.after is None else replace(each, after=moved[each.after]) for each in folded]
    )


def _goes_together(heading: Chunk, texts: Sequence[Chunk]) -> bool:
    if heading.covered or (heading.level < 2 and not heading.question):
        return False
    return all(text.role == "text" and text.question == heading.question for text in texts)
