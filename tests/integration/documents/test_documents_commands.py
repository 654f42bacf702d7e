"""`huibao documents check` as a person runs it."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pytest
from click.testing import Result
from docx.shared import Mm
from typer.testing import CliRunner

from bot.cli import app
from bot.documents import conformity
from bot.documents.conformity.clauses.registry import CLAUSES
from bot.documents.docx import build_docx
from bot.documents.formats.page_format import PageFormat
from bot.documents.reading import reports
from bot.documents.reading.refusals import _SENTENCES
from bot.words.folders import find_folders
from bot.words.words import LANGUAGES, Words
from conversations.report.outline import Outline
from tests.integration.documents.conftest import PROPERTIES

_KEYS = re.compile(r'(?:build_deviation|_judge|_build)\(\s*"(\w+)"')


@pytest.fixture(autouse=True)
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to be in, without a setting."""
    monkeypatch.delenv("HUIBAO_TEMPLATES", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def own(office: Path, report: Outline, page: PageFormat) -> Path:
    path = office / "报告.docx"
    path.write_bytes(build_docx(report, PROPERTIES, page))
    return path


def check(path: Path, *options: str) -> Result:
    return CliRunner().invoke(app, ["documents", "check", str(path), *options])


def test_a_document_that_conforms_is_told_clause_by_clause(own: Path) -> None:
    done = check(own)
    lines = done.stdout.splitlines()
    assert done.exit_code == 0
    assert lines[:3] == ["✓ 5.1 幅面尺寸", "✓ 5.2.1 页边与版心尺寸", "✓ 5.2.2 字体"]
    assert lines[-2].startswith("– 文中没有，不作要求：7.2.1 份号、7.2.2 密级和保密期限、")
    assert lines[-1] == "各条都符合，没有要改的地方。"


def test_what_deviates_is_told_with_its_place_and_what_to_do(own: Path) -> None:
    document = docx.Document(str(own))
    document.sections[0].page_height = Mm(297.4)
    document.paragraphs[1].text = "市委:"
    document.save(str(own))
    done = check(own)
    assert done.exit_code == 1
    at = done.stdout.splitlines().index("✗ 7.3.2 主送机关")
    told = "    末尾应是全角冒号“：”：请补上或改正［第2段“市委:”］"
    assert done.stdout.splitlines()[at + 1] == told
    assert done.stdout.splitlines()[-1] == "要改 1 种情况，共 1 处。"


def test_it_is_told_in_english_too(own: Path) -> None:
    assert check(own, "--language", "en").stdout.startswith("✓ 5.1 Paper size\n")


def test_of_many_places_three_are_named(office: Path) -> None:
    document = docx.Document()
    for number in range(5):
        document.add_paragraph(f"这是第{number}段正文。")
    document.save(str(office / "a.docx"))
    assert "等5处］" in check(office / "a.docx").stdout


@pytest.mark.parametrize(
    ("name", "body", "told"),
    [
        ("旧.doc", b"", "另存为不加密的 .docx"),
        ("旧.pdf", b"", "这不是 .docx 文件"),
        ("坏.docx", b"PK", "文件已损坏"),
    ],
)
def test_a_file_that_cannot_be_read_ends_with_a_sentence(
    office: Path, name: str, body: bytes, told: str
) -> None:
    (office / name).write_bytes(body)
    done = check(office / name)
    assert (done.exit_code, done.stdout) == (2, "")
    assert told in done.stderr


def test_a_file_that_is_not_there_ends_with_a_sentence(office: Path) -> None:
    done = check(office / "无.docx")
    assert done.exit_code == 2
    assert "No such file" in done.stderr


def test_a_large_file_is_not_read(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reports, "MOST_BYTES", 9)
    assert "文件太大" in check(own).stderr


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_words_for_all_that_may_be_told(language: str) -> None:
    (folder,) = conformity.__path__
    sources = [path.read_text("utf-8") for path in Path(folder).rglob("*.py")]
    told = {key for source in sources for key in _KEYS.findall(source)}
    told |= {f"title.{each.id}" for each in CLAUSES} | {f"refused.{key}" for key in _SENTENCES}
    assert len(told) > 80
    assert {f"conformity.{key}" for key in told} <= set(Words(find_folders(None)).keys(language))
