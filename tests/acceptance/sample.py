"""The real reports as their plain text: lines, and what a person types to chat them through."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
NUMERALS = "一二三四五六七八九十"

_JUNK = re.compile("##paid[a-z]+##|本文档编辑密码.*")
"""What the site that a sample came from has put into it."""

_ENTRY = re.compile(r"（[一二三四五六七八九十]+）([^。]+)。(.+)")
_HEADING = re.compile(r"[一二三四五六七八九十]+、(.+)")


@dataclass(frozen=True)
class Sample:
    """The report's lines in order, and the same taken apart for the person who chats it through."""

    lines: tuple[str, ...]
    opening: str
    sections: dict[str, list[tuple[str, str]]]


def load_lines(name: str) -> tuple[str, ...]:
    """Return the lines of a real report; skips where it is not beside the repository."""
    seed = SEEDS / f"{name}.txt"
    if not seed.is_file():
        pytest.skip(f"no sample report at {SEEDS.name}/{seed.name}")
    lines = (_JUNK.sub("", line).strip() for line in seed.read_text("utf-8").splitlines())
    return tuple(line for line in lines if line)


def load_seed() -> Sample:
    """Return the real half-year report; skips where it is not beside the repository."""
    return parse_sample(load_lines("half_year_responsibility"))


def parse_sample(lines: tuple[str, ...]) -> Sample:
    """Return the half-year report of these lines, a line a paragraph."""
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


def split_entry(line: str) -> tuple[str, str]:
    """Return the heading and the text of （一）… or 一是…, without the number."""
    heading, _, text = re.sub("^（.+?）|^.是", "", line).partition("。")
    return heading, text


def split_joined(line: str) -> list[tuple[str, str]]:
    """Return the headings and texts of a paragraph that runs 一是…。二是…。"""
    return [split_entry(piece) for piece in _cut(line)]


def _cut(line: str) -> Iterator[str]:
    """Yield the pieces from each 一是, 二是, … that begins a sentence to the next."""
    for numeral in NUMERALS[1:]:
        end = line.find(f"。{numeral}是") + 1
        if not end:
            break
        yield line[:end]
        line = line[end:]
    yield line
