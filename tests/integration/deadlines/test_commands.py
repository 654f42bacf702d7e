"""The commands for obligations, as a person runs them on the server."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from bot.cli import app

PLAN = """\
units: [{name: 宣传部}]
obligations: [{name: 周报, repeats: FREQ=WEEKLY;BYDAY=FR, units: 宣传部}]
"""


@pytest.fixture(autouse=True)
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to be in, with a database of its own."""
    url = f"sqlite:///{tmp_path / 'office.sqlite3'}"
    monkeypatch.setenv("HUIBAO_DATABASE", url)
    monkeypatch.delenv("HUIBAO_TEMPLATES", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["obligations", *map(str, arguments)])


def test_a_file_is_tried_imported_listed_and_exported(office: Path) -> None:
    file = office / "计划.yaml"
    file.write_text(PLAN, "utf-8")
    tried = run("import", file, "--dry-run")
    assert tried.exit_code == 0
    assert "add\tunit\t宣传部" in tried.stdout
    assert run("list").stdout == ""
    assert run("import", file).exit_code == 0
    assert run("list").stdout == "1\tactive\trrule\t周报\n"
    for name in ("全部.xlsx", "全部.yaml"):
        assert run("export", office / name).exit_code == 0
        again = run("import", office / name)
        assert again.exit_code == 0
        assert "leave\tobligation\t周报" in again.stdout


def test_mistakes_are_told_and_nothing_is_done(office: Path) -> None:
    file = office / "计划.yaml"
    file.write_text(PLAN.replace("units: 宣传部", "units: 无此"), "utf-8")
    done = run("import", file)
    assert done.exit_code == 1
    assert "Line 2, units: There is no unit 无此" in done.stdout
    assert run("list").stdout == ""


def test_files_that_are_not_there_or_of_another_kind_are_told(office: Path) -> None:
    assert run("import", office / "无.yaml").exit_code == 2
    assert run("export", office / "表.csv").exit_code == 2
