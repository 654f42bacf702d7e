"""The bot's words: both languages say the same things, and code and words know the same keys."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from jinja2 import Environment, meta

from bot.documents.conformity.clauses.registry import CLAUSES
from bot.documents.reading.refusals import Reason
from bot.handlers.reception import FLAWS
from bot.words.folders import find_folders
from bot.words.words import LANGUAGES, Words
from conversations.checks.registry import CHECKS
from conversations.drafts.results import Problem

ROOT = Path(__file__).parents[3]
PROBLEMS = {f"problem.{problem}" for problem in get_args(Problem)}
CHECKED = {f"{noun}.{check.id}" for check in CHECKS for noun in ("check", "check_name")}
CLAUSED = {f"conformity.title.{clause.id}" for clause in CLAUSES}
REFUSED = {f"conformity.refused.{reason}" for reason in get_args(Reason)}
REFUSED |= {f"upload.{flaw}" for flaw in FLAWS}


@pytest.fixture(scope="module")
def words() -> Words:
    return Words(find_folders(None))


def find_parameters(source: str) -> set[str]:
    return meta.find_undeclared_variables(Environment(autoescape=True).parse(source))


def find_literals() -> Iterator[str]:
    """Yield every text in the code but for the store's, whose dots are those of columns."""
    for folder in ("bot", "conversations"):
        for path in (ROOT / folder).rglob("*.py"):
            if ROOT / "bot" / "store" in path.parents:
                continue
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield node.value


def test_both_languages_have_the_same_keys(words: Words) -> None:
    chinese, english = map(words.keys, LANGUAGES)
    assert chinese == english


def test_both_languages_have_the_same_parameters(words: Words) -> None:
    chinese, english = (
        {key: find_parameters(words.source(language, key)) for key in words.keys(language)}
        for language in LANGUAGES
    )
    assert chinese == english


def test_no_key_is_defined_twice() -> None:
    for language in LANGUAGES:
        lines = [
            line.split(":")[0]
            for path in find_folders(None).collect(f"chat/{language}", ".yaml")
            for line in path.read_text("utf-8").splitlines()
            if line and not line.startswith((" ", "#"))
        ]
        assert len(lines) == len(set(lines))


def test_every_key_in_code_exists(words: Words) -> None:
    keys = words.keys(LANGUAGES[0])
    nouns = {key.split(".")[0] for key in keys}
    used = {
        literal
        for literal in find_literals()
        if re.fullmatch(r"[a-z_]+\.[a-z_]+", literal) and literal.split(".")[0] in nouns
    }
    assert used - keys == set()


def test_every_problem_of_an_answer_has_words(words: Words) -> None:
    assert PROBLEMS - words.keys(LANGUAGES[0]) == set()


def test_every_check_has_a_name_and_a_sentence(words: Words) -> None:
    assert CHECKED - words.keys(LANGUAGES[0]) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_names_of_checks_fit_in_lists(words: Words, language: str) -> None:
    for check in CHECKS:
        assert 2 <= len(words.label(language, f"check_name.{check.id}")) <= 40


def test_no_key_is_unused(words: Words) -> None:
    literals = set(find_literals())
    # What a deviation says, and where it is.
    judged = {f"conformity.{part}{each}" for each in literals for part in ("", "spot.")}
    used = literals | judged | PROBLEMS | CHECKED | CLAUSED | REFUSED
    assert words.keys(LANGUAGES[0]) - used == set()


def test_every_clause_has_a_title_and_every_refusal_a_sentence(words: Words) -> None:
    assert (CLAUSED | REFUSED) - words.keys(LANGUAGES[0]) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_descriptions_of_commands_fit_the_messenger(words: Words, language: str) -> None:
    for key in words.keys(language):
        if key.startswith("command.") and key != "command.unknown":
            assert 1 <= len(words.label(language, key)) <= 256
