"""The page formats of an office: which one a report gets, and who is told of a broken one."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.bootstrap.checking import TemplateError, check_templates
from bot.bootstrap.templates import Templates
from bot.cli import app
from bot.settings import Settings
from bot.store.database import Database
from bot.words.folders import find_folders
from tests.integration.templates.samples import build_source, write_interview

LETTER = "extends: official\nmargins: {top_mm: 30}\n"
BROKEN = "extends: official\nmargins: {top_mm: wide}\n"


class Folder:
    """An office's templates, and those in use."""

    def __init__(self, database: Database, path: Path) -> None:
        self.database = database
        self.path = path
        self.templates = Templates(find_folders(path))

    def write(self, name: str, text: str) -> None:
        file = self.path / "documents" / f"{name}.yaml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")

    async def refresh(self) -> list[str]:
        refusals = await self.templates.refresh(self.database)
        return [str(mistake) for refusal in refusals for mistake in refusal.mistakes]

    def measure_top(self, name: str | None = None) -> float:
        return self.templates.load_format(name).margins.top_mm


@pytest.fixture
def folder(database: Database, tmp_path: Path) -> Folder:
    path = tmp_path / "templates"
    path.mkdir()
    return Folder(database, path)


async def test_a_page_of_the_office_is_in_use_as_soon_as_it_is_written(folder: Folder) -> None:
    await folder.refresh()
    assert folder.measure_top("letter") == 37
    folder.write("letter", LETTER)
    assert await folder.refresh() == []
    assert folder.measure_top("letter") == 30
    folder.write("letter", BROKEN)
    assert ["letter.yaml:2: margins.top_mm" in each for each in await folder.refresh()] == [True]
    assert folder.measure_top("letter") == 30
    (folder.path / "documents" / "letter.yaml").unlink()
    assert await folder.refresh() == []
    assert folder.measure_top("letter") == 37


async def test_what_is_shipped_follows_what_the_office_changes(folder: Folder) -> None:
    folder.write("official", LETTER)
    await folder.refresh()
    assert (folder.measure_top(), folder.measure_top("speech")) == (30, 30)
    assert folder.measure_top("measured") == 33.5
    folder.write("official", BROKEN)
    assert len(await folder.refresh()) == 1
    assert folder.measure_top() == 30
    assert folder.measure_top("speech") == 37


async def test_a_report_that_names_a_page_that_is_not_there_is_refused(folder: Folder) -> None:
    write_interview(folder.path, build_source(page="letter"), "ours.yaml")
    (told,) = await folder.refresh()
    assert "page: Name a file of templates/documents, one of measured, official, speech" in told
    assert folder.templates.interviews.get("ours") is None
    folder.write("letter", LETTER)
    assert await folder.refresh() == []
    interview = folder.templates.interviews.get("ours")
    assert interview is not None
    assert interview.page == "letter"


async def test_the_usual_page_is_the_settings(folder: Folder) -> None:
    assert Settings().page == "official"
    measured = Templates(find_folders(folder.path), "measured")
    assert measured.load_format(None).margins.top_mm == 33.5
    assert measured.load_format("official").margins.top_mm == 37
    with pytest.raises(TemplateError, match="HUIBAO_PAGE: there is no page format letter"):
        await check_templates(Templates(find_folders(folder.path), "letter"))


def test_the_check_of_templates_knows_the_pages_beside_a_file(tmp_path: Path) -> None:
    def check(path: Path) -> str:
        return CliRunner().invoke(app, ["templates", "check", str(path)]).stdout

    write_interview(tmp_path, build_source(page="letter"), "ours.yaml")
    assert "page: Name a file of templates/documents" in check(tmp_path)
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "letter.yaml").write_text(LETTER)
    for path in (tmp_path, tmp_path / "interviews", tmp_path / "interviews" / "ours.yaml"):
        assert check(path).startswith("Nothing to correct")
    (tmp_path / "documents" / "letter.yaml").write_text(BROKEN)
    for path in (tmp_path, tmp_path / "documents", tmp_path / "documents" / "letter.yaml"):
        assert "letter.yaml:2: margins.top_mm" in check(path)
