"""The guide to the checks names each of them as it is."""

from __future__ import annotations

import re
from pathlib import Path

from bot.words.folders import find_folders
from bot.words.words import Words
from conversations.checks.norms import Norms
from conversations.checks.registry import CHECKS

GUIDE = Path(__file__).parents[2] / "docs" / "checks.md"
HEAD = ("| check | name | rank | what it says | source |", "| --- | --- | --- | --- | --- |")


def build_table() -> list[str]:
    """Return the table of all checks, as the guide is to have it."""
    words = Words(find_folders(None))
    return [*HEAD, *(_build_line(words, check.id, check.rank, check.source) for check in CHECKS)]


def _build_line(words: Words, check: str, rank: str, source: str) -> str:
    chinese, english = (words.label(each, f"check_name.{check}") for each in ("zh_CN", "en"))
    said = re.sub(r"\{%.*?%\}", " ", words.source("en", f"check.{check}"))
    plain = " ".join(re.sub(r"\{\{.*?\}\}", "…", said).split()).replace("|", "/")
    return f"| `{check}` | {chinese} · {english} | {rank} | {plain} | {source} |"


def test_the_guide_lists_every_check_as_it_is() -> None:
    lines = GUIDE.read_text("utf-8").splitlines()
    start = lines.index(HEAD[0])
    assert lines[start : start + len(CHECKS) + 2] == build_table()
    assert not lines[start + len(CHECKS) + 2].startswith("|")


def test_the_guide_names_every_file_of_norms() -> None:
    guide = GUIDE.read_text("utf-8")
    assert [name for name in Norms.model_fields if f"`{name}.yaml`" not in guide] == []
