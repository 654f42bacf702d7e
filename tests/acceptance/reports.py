"""Reports made up for tests: every answer is unique, so that a lost or doubled one is seen."""

from __future__ import annotations

import re
from dataclasses import dataclass

LISTS = {
    "work_items": "上半年履职情况",
    "problem_items": "存在的主要问题",
    "plan_items": "下步打算",
}
SUGGESTED = "持续提高政治站位"
LONG = 9_000  # characters: a messenger cuts such a text in three

MARK = r"[题文首]员\d+之\d+之\d+号"
"""How every answer begins."""

Entries = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Report:
    """What one person answers in one half-year report: a team's, without a signature."""

    unit: str
    opening: str
    lists: tuple[Entries, ...]

    @property
    def title(self) -> str:
        """The title but for the period."""
        return f"{self.unit}关于{{}}履行全面从严治党主体责任情况的报告"

    @property
    def lines(self) -> list[str]:
        """The paragraphs of the document below its title."""
        lines = [self.opening]
        for number, heading, entries in zip("一二三", LISTS.values(), self.lists, strict=True):
            lines.append(f"{number}、{heading}")
            lines += (
                f"（{mark}）{title}。{text}"
                for mark, (title, text) in zip("一二三", entries, strict=False)
            )
        return lines


def build_report(writer: int, number: int) -> Report:
    """Return the report of that number by the writer of that number; every third opens long."""
    counted = iter(range(1, 100))

    def mark(what: str) -> str:
        return f"{what}员{writer}之{number}之{next(counted)}号"

    def write(what: str, length: int = 0) -> str:
        return mark(what) + "，落实<责任>&“制度”。" + "抓实抓细" * (length // 4)

    lists = [tuple((mark("题"), write("文")) for _ in range(2)) for _ in LISTS]
    lists[0] = ((SUGGESTED, write("文")), *lists[0][1:])
    return Report(mark("题"), write("首", 0 if (writer + number) % 3 else LONG), tuple(lists))


def find_mark(text: str) -> str:
    """Return what tells an answer from all others: its beginning."""
    match = re.match(MARK, text)
    assert match, text[:20]
    return match[0]
