"""Chunks as one text again, in the lines that the file had."""

from __future__ import annotations

from collections.abc import Iterable

from conversations.importing.plan import Chunk

_ENDS = " \t\u3000。；;：:"


def say_chunk(chunk: Chunk) -> str:
    """Return the chunk as it was written."""
    return chunk.marker + say_content(chunk)


def say_content(chunk: Chunk) -> str:
    """Return the chunk as it was written, but for its number."""
    parting = "\n" if chunk.heading and chunk.text and chunk.layout == "own_line" else ""
    return chunk.heading + parting + chunk.text


def say_chunks(chunks: Iterable[Chunk]) -> str:
    """Return the chunks as they were written; what went on in a line goes on in it still."""
    said, before = "", None
    for chunk in chunks:
        joined = before is None or chunk.after == before
        said += ("" if joined else "\n") + say_chunk(chunk)
        before = chunk.id
    return said


def say_title(chunk: Chunk) -> str:
    """Return the heading without its stop and white space at its ends."""
    return chunk.heading.strip(_ENDS)
