"""What checks go by: an office's own over the shipped ones, in use as soon as it is right."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.authoring.checking import check_path
from bot.bootstrap.templates import Templates
from bot.store.database import Database
from bot.words.files import CHECKS, TemplateFile
from bot.words.folders import Folders, find_folders
from bot.words.norms import NormsError, load_norms, read_norm
from conversations.checks.norms import Norms
from conversations.checks.registry import CHECKS as REGISTERED
from conversations.definition.parsing import DefinitionError

SHIPPED = find_folders(None)


def write(folder: Path, body: str, name: str = "ranks.yaml") -> Path:
    file = folder / CHECKS / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(body, "utf-8")
    return file


def test_the_shipped_files_are_those_that_there_can_be() -> None:
    names = [path.stem for path in SHIPPED.collect(CHECKS, ".yaml")]
    assert set(names) <= set(Norms.model_fields)
    assert "ranks" in names
    assert load_norms(SHIPPED).ranks.keys() <= {check.id for check in REGISTERED}


def test_an_offices_ranks_are_laid_over_the_shipped_ones(tmp_path: Path) -> None:
    for folder, body in (("shipped", "masks: must\nblanks: advice"), ("own", "blanks: off")):
        write(tmp_path / folder, body)
    norms = load_norms(Folders((tmp_path / "own", tmp_path / "shipped")))
    assert norms.ranks == {"masks": "must", "blanks": "off"}


async def test_an_offices_ranks_are_in_use_until_better_ones_are_written(
    database: Database, tmp_path: Path
) -> None:
    folder = tmp_path / "templates"
    templates = Templates(find_folders(folder))
    file = write(folder, "masks: advice\n")
    assert await templates.refresh(database) == []
    assert templates.load_norms().ranks == {"masks": "advice"}
    file.write_text("# ours\nmasks: whatever\n", "utf-8")
    [refusal] = await templates.refresh(database)
    assert str(refusal.mistakes[0]).startswith("ranks.yaml:2: masks: ")
    assert refusal.kept
    assert templates.load_norms().ranks == {"masks": "advice"}, "what was right is still in use"
    file.write_text("masks: off\n", "utf-8")
    assert await templates.refresh(database) == []
    assert templates.load_norms().ranks == {"masks": "off"}
    file.unlink()
    assert await templates.refresh(database) == []
    assert templates.load_norms() == load_norms(SHIPPED)


@pytest.mark.parametrize(
    ("name", "body", "said"),
    [
        ("ranks.yaml", "masks: must\nno_such: must\n", "ranks.yaml:2: no_such: There is no check"),
        ("ranks.yaml", "- masks\n", "ranks.yaml:1: "),
        ("ranks.yaml", "masks: [must\n", "ranks.yaml:"),
        ("rank.yaml", "masks: must\n", "rank.yaml:1: Give this file the name of what it replaces"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_by_its_line(name: str, body: str, said: str) -> None:
    with pytest.raises(DefinitionError) as refused:
        read_norm(TemplateFile(CHECKS, name, own=True, body=body.encode()))
    assert str(refused.value.problems[0]).startswith(said)


@pytest.mark.parametrize("body", ["", "# nothing yet\n", "{}\n"])
def test_a_file_that_says_nothing_changes_nothing(tmp_path: Path, body: str) -> None:
    file = write(tmp_path, body)
    assert not read_norm(TemplateFile(CHECKS, "ranks.yaml", own=True, body=file.read_bytes()))
    assert load_norms(find_folders(tmp_path)) == load_norms(SHIPPED)


def test_a_broken_shipped_file_says_where_it_is(tmp_path: Path) -> None:
    write(tmp_path, "masks: whatever")
    with pytest.raises(NormsError, match="checks"):
        load_norms(Folders((tmp_path,)))


def test_authors_are_told_what_is_wrong_with_a_file_of_norms(tmp_path: Path) -> None:
    write(tmp_path, "masks: whatever")
    [mistake] = check_path(tmp_path, SHIPPED).mistakes
    assert mistake.field == "masks"
