"""A half-year report as its plain text: opening, numbered sections, entries with a heading."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

SEED = Path(__file__).parents[3] / "shared" / "seeds" / "half_year_responsibility.txt"

_ENTRY = re.compile(r"（[一二三四五六七八九十]+）([^。]+)。(.+)")
_HEADING = re.compile(r"[一二三四五六七八九十]+、(.+)")


@dataclass(frozen=True)
class Sample:
    """The report's lines in order, and the same taken apart for the person who chats it through."""

    lines: tuple[str, ...]
    opening: str
    sections: dict[str, list[tuple[str, str]]]


def load_seed() -> Sample:
    """Return the real sample; skips where it is not beside the repository."""
    if not SEED.is_file():
        pytest.skip(f"no sample report at {SEED.parent.name}/{SEED.name}")
    return parse_sample(SEED.read_text("utf-8"))


def parse_sample(text: str) -> Sample:
    """Return the report written in `text`, a line a paragraph."""
    lines = tuple(line.strip() for line in text.splitlines() if line.strip())
    sections: dict[str, list[tuple[str, str]]] = {}
    current: list[tuple[str, str]] = []
    for line in lines[1:]:
        if entry := _ENTRY.fullmatch(line):
            current.append((entry[1], entry[2]))
        elif heading := _HEADING.fullmatch(line):
            current = sections.setdefault(heading[1], [])
        else:
            raise ValueError(f"neither heading nor entry: {line[:20]}")
    return Sample(lines, lines[0], sections)
