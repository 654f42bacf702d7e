"""The commands for authors of report templates, as a person runs them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import Result
from docx import Document
from typer.testing import CliRunner

from bot.cli import app
from bot.words.folders import find_folders
from conversations.definition.parsing import parse_interview
from tests.unit.mistakes import GOOD

SHIPPED = find_folders(None).roots[0]
NO_SUCH_FIELD = "Remove this field or correct its name; there is none of this name here."
KINDS = (
    *("short_text", "long_text", "integer", "decimal", "money", "percentage", "date", "period"),
    *("choice", "multi_choice", "confirm", "declaration", "items", "table", "figures", "pictures"),
)


@pytest.fixture(autouse=True)
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to be in, without a setting and without an office's templates."""
    monkeypatch.delenv("HUIBAO_TEMPLATES", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["templates", *map(str, arguments)])


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


class TestCheck:
    def test_the_shipped_templates_have_nothing_to_correct(self) -> None:
        done = run("check")
        assert done.stdout.startswith("Nothing to correct. Files read: ")
        assert done.exit_code == 0

    def test_a_file_has_nothing_to_correct(self, office: Path) -> None:
        done = run("check", write(office / "sample.yaml", GOOD))
        assert (done.exit_code, done.stdout) == (0, "Nothing to correct. Files read: 1.\n")

    def test_each_mistake_has_its_file_and_line(self, office: Path) -> None:
        path = write(office / "sample.yaml", GOOD.replace("version: 2", "version: 0") + "quux: 1\n")
        done = run("check", path)
        last = len(GOOD.splitlines()) + 1
        assert done.exit_code == 1
        assert done.stdout.splitlines() == [
            f"{path}:2: version: Write a number of at least 1.",
            f"{path}:{last}: quux: {NO_SUCH_FIELD}",
        ]
        assert done.stderr == "To correct: 2. Files read: 1.\n"

    def test_a_folder_is_checked_with_all_that_is_in_it(self, office: Path) -> None:
        folder = office / "ours"
        wrong = write(folder / "interviews/a.yaml", GOOD.replace("is: [study]", "is: [studies]"))
        write(folder / "interviews/b.yaml", GOOD)
        words = write(folder / "chat/en/ours.yaml", 'card.yes: "{{ nobody }}"\n\ncard.no: no\n')
        page = write(folder / "documents/official.yaml", "paper: {width_mm: wide}\n")
        done = run("check", folder)
        places = [line.split(" ")[0] for line in done.stdout.splitlines()]
        assert done.exit_code == 1
        line = next(at for at, each in enumerate(GOOD.splitlines(), 1) if "is: [study]" in each)
        assert places[0] == f"{words}:1:"
        assert f"{page}:1:" in places
        assert places[-1] == f"{wrong}:{line}:"
        assert "Files read: 4." in done.stderr

    def test_the_folder_is_that_of_the_settings(
        self, office: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        folder = office / "ours"
        path = write(folder / "interviews/a.yaml", GOOD.replace("version: 2", "version: 0"))
        monkeypatch.setenv("HUIBAO_TEMPLATES", str(folder))
        done = run("check")
        assert done.stdout == f"{path}:2: version: Write a number of at least 1.\n"

    def test_an_id_is_that_of_one_file(self, office: Path) -> None:
        folder = office / "ours"
        write(folder / "interviews/a.yaml", GOOD)
        second = write(folder / "interviews/b.yaml", GOOD)
        done = run("check", folder)
        assert done.stdout == f"{second}:1: id: Choose another id; a.yaml has it already.\n"

    def test_a_shipped_report_is_replaced_by_its_file_only(self, office: Path) -> None:
        name = "half_year_responsibility.yaml"
        text = (SHIPPED / "interviews" / name).read_text("utf-8")
        replaced = write(office / "ours/interviews" / name, text)
        assert run("check", office / "ours").exit_code == 0
        replaced.rename(replaced.with_name("other.yaml"))
        assert f"Choose another id; {name} has it already." in run("check", office / "ours").stdout

    @pytest.mark.parametrize("body", [b"id: \xff", "id: 是".encode("gbk")])
    def test_a_file_that_is_not_in_utf_8(self, office: Path, body: bytes) -> None:
        path = office / "sample.yaml"
        path.write_bytes(body)
        assert run("check", path).stdout == f"{path}:1: Save this file in UTF-8.\n"

    def test_a_path_without_a_template(self, office: Path) -> None:
        done = run("check", office)
        assert done.exit_code == 2
        assert done.stderr.startswith(f"huibao: {office}: there is no .yaml file in interviews,")
        done = run("check", office / "none.yaml")
        assert done.exit_code == 2
        assert done.stderr == f"huibao: {office / 'none.yaml'}: No such file or directory\n"

    def test_a_file_that_nothing_reads_is_to_be_moved_or_renamed(self, office: Path) -> None:
        folder = office / "ours"
        names = ["b.yml", "c.yaml.txt", "d.YAML"]
        write(folder / "interviews/a.yaml", GOOD)
        lost = [write(folder / "interviews" / name, GOOD) for name in names]
        outside = write(folder / "outside.yaml", GOOD)
        done = run("check", folder)
        assert done.exit_code == 1
        assert done.stdout.splitlines() == [
            *(f"{path}:1: Rename this file so that its name ends with .yaml." for path in lost),
            f"{outside}:1: Move this file into {folder / 'interviews'}.",
        ]
        (folder / "interviews/a.yaml").unlink()
        assert run("check", folder).exit_code == 1

    def test_the_folder_of_the_interviews_alone(self, office: Path) -> None:
        path = write(office / "ours/interviews/a.yaml", GOOD.replace("version: 2", "version: 0"))
        write(office / "ours/interviews/b.yaml", GOOD)
        done = run("check", path.parent)
        assert done.stdout == f"{path}:2: version: Write a number of at least 1.\n"
        assert done.stderr.endswith("Files read: 2.\n")

    def test_an_old_report_is_no_template(self, office: Path) -> None:
        path = office / "旧报告.docx"
        Document().save(str(path))
        done = run("check", path)
        assert done.exit_code == 2
        assert done.stderr.startswith(f"huibao: {path}: this is no template; for an old report,")


class TestNew:
    def test_a_new_template_has_nothing_to_correct(self, office: Path) -> None:
        done = run("new", "safety_inspection", "--folder", office / "ours")
        path = office / "ours/interviews/safety_inspection.yaml"
        assert done.exit_code == 0
        assert str(path) in done.stdout
        assert run("check", office / "ours").exit_code == 0
        interview = parse_interview(path.read_text("utf-8"), path.name)
        assert interview.id == "safety_inspection"
        assert {question.kind for _, question in interview.questions()} == set(KINDS)

    def test_a_shipped_report_is_copied_to_be_changed(self, office: Path) -> None:
        run("new", "workforce_full", "--folder", office)
        copied = (office / "interviews/workforce_full.yaml").read_text("utf-8")
        assert copied == (SHIPPED / "interviews/workforce_full.yaml").read_text("utf-8")
        assert run("check", office).exit_code == 0

    def test_it_goes_to_the_folder_of_the_settings(
        self, office: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (office / "ours").mkdir()
        monkeypatch.setenv("HUIBAO_TEMPLATES", str(office / "ours"))
        assert run("new", "ours").exit_code == 0
        assert (office / "ours/interviews/ours.yaml").is_file()

    def test_a_file_that_is_there_stays_as_it_is(self, office: Path) -> None:
        path = write(office / "interviews/ours.yaml", "mine")
        done = run("new", "ours", "--folder", office)
        assert done.exit_code == 2
        assert done.stderr == (
            f"huibao: {path} is there already and stays as it is; choose another name\n"
        )
        assert path.read_text() == "mine"

    @pytest.mark.parametrize("name", ["Ours", "../ours", "我们的", "a" * 25, ""])
    def test_a_name_that_is_no_id(self, office: Path, name: str) -> None:
        done = run("new", name, "--folder", office)
        assert done.exit_code == 2
        assert "write at most 24 small letters, digits and underscores" in done.stderr
        assert list(office.iterdir()) == []

    def test_without_a_folder_it_asks_for_one(self) -> None:
        done = run("new", "ours")
        assert done.exit_code == 2
        assert "--folder" in done.stderr
        assert "HUIBAO_TEMPLATES" in done.stderr


class TestFrom:
    REPORT = (
        "市档案馆2025年上半年工作情况报告\n"
        "一、工作情况\n"
        "一是整理档案。整理档案120卷。二是数字化。完成数字化60卷。\n"
        "二、下步打算\n"
        "继续做好整理工作。\n"
    )

    def test_an_old_report_becomes_a_template_without_mistake(self, office: Path) -> None:
        done = run("from", write(office / "old.txt", self.REPORT), "--name", "archive")
        assert done.exit_code == 0
        interview = parse_interview(done.stdout, "archive.yaml")
        assert interview.id == "archive"
        assert [each.heading for each in interview.sections if each.heading] == [
            "工作情况",
            "下步打算",
        ]

    def test_it_is_written_where_it_is_wanted_and_over_nothing(self, office: Path) -> None:
        old, new = write(office / "old.txt", self.REPORT), office / "interviews/archive.yaml"
        assert run("from", old, "--output", new).exit_code == 0
        assert run("check", new).exit_code == 0
        again = run("from", old, "--output", new)
        assert again.exit_code == 2
        assert "is there already and stays as it is" in again.stderr

    def test_a_file_that_cannot_be_read_is_named(self, office: Path) -> None:
        done = run("from", office / "none.docx")
        assert done.exit_code == 2
        assert done.stderr == f"huibao: {office / 'none.docx'}: No such file or directory\n"
        path = write(office / "old.pdf", "%PDF")
        assert run("from", path).stderr.startswith(f"huibao: {path}: ")


class TestPreview:
    def test_the_script_says_what_is_asked_when_and_how(self, office: Path) -> None:
        done = run("preview", write(office / "sample.yaml", GOOD))
        assert done.exit_code == 0
        lines = [line.strip() for line in done.stdout.splitlines()]
        for expected in (
            "样例 / Sample",
            "id sample, version 2, for each half_year",
            "基本信息 [basics]",
            "一、数字 [numbers]",
            "1. unit: one line, at most 200 characters",
            "remembered as profile.unit_name",
            "2. reporter: one of these: 班子、个人",
            "buttons: [班子] [个人]",
            "3. themes: some of these, 1 to 2: 学习、作风",
            "asked when themes has 学习",
            "asked when leaks is some",
            "asked when signed is true",
            "asked when clues.received is at least 10",
            "asked when areas has 主体责任",
            "13. tasks: a table, 1 to 200 rows: 任务 (text)、经费 (money, added up)",
            "16. plans: a list, 1 to 20 entries, one for each entry of problems",
        ):
            assert expected in lines, expected

    def test_suggestions_are_said_with_their_hints(self, office: Path) -> None:
        text = GOOD.replace(
            "{id: duty, heading: 主体责任}",
            "{id: duty, heading: 主体责任, hint: {zh_CN: 写几次, en: How often}}",
        ).replace("          least: 1\n          most: 5", "          suggestions: [一岗双责]")
        done = run("preview", write(office / "sample.yaml", text))
        lines = [line.strip() for line in done.stdout.splitlines()]
        assert "suggested: 主体责任 [duty]；意识形态" in lines
        assert "hint for 主体责任: 写几次" in lines
        assert "suggested for its list: 一岗双责" in lines

    def test_the_title_and_what_is_offered_are_the_templates_own(self, office: Path) -> None:
        text = GOOD.replace(
            "      - id: reporter\n",
            "      - {id: own, kind: short_text, required: false, ask: {zh_CN: 标题, en: Title}}\n"
            "      - id: reporter\n",
            1,
        )
        text = text.replace('title: "{{ unit }}关于', "title: \"{{ own or unit ~ '关于' }}")
        text = text.replace('default: "{{ unit }}"', "default: 署名人")
        done = run("preview", write(office / "sample.yaml", text))
        assert done.exit_code == 0
        document = Document(str(office / "sample.preview.docx"))
        words = "\n".join(paragraph.text for paragraph in document.paragraphs)
        assert words.startswith("〔示例：哪个单位〕关于")
        assert "署名人" in words

    def test_the_document_has_every_answer_as_a_marked_sample(self, office: Path) -> None:
        run("preview", write(office / "sample.yaml", GOOD))
        document = Document(str(office / "sample.preview.docx"))
        text = "\n".join(paragraph.text for paragraph in document.paragraphs)
        assert text.startswith("〔示例：哪个单位〕关于")
        assert "受理100件，办结率50%" in text
        assert "（一）主体责任" in text
        assert "（三）存在问题" in text
        assert "1.〔示例：第一条〕。〔示例：第一条的内容〕。" in text
        assert [len(table.rows) for table in document.tables] == [4]

    @pytest.mark.parametrize("path", sorted((SHIPPED / "interviews").glob("*.yaml")))
    def test_every_shipped_report_has_a_preview_by_its_id(self, office: Path, path: Path) -> None:
        done = run("preview", path.stem, "--output", "page.docx")
        assert done.exit_code == 0, done.stderr
        interview = parse_interview(path.read_text("utf-8"), path.name)
        assert all(f". {name}: " in done.stdout for name in interview.by_id)
        assert len(Document(str(office / "page.docx")).paragraphs) > len(interview.sections)

    def test_a_report_that_is_not_there(self) -> None:
        done = run("preview", "half_year")
        assert done.exit_code == 2
        assert "there is no report half_year; there are: " in done.stderr
        assert "half_year_responsibility" in done.stderr

    def test_a_template_with_a_mistake_is_to_be_corrected_first(self, office: Path) -> None:
        path = write(office / "sample.yaml", GOOD.replace("version: 2", "version: 0"))
        done = run("preview", path)
        assert done.exit_code == 2
        assert f"{path}:2: version: Write a number of at least 1." in done.stderr
        assert list(office.iterdir()) == [path]


def test_the_schema_names_every_kind_and_field() -> None:
    schema = json.loads(run("schema").stdout)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    parts = schema["$defs"].values()
    found = {
        part["properties"]["kind"].get("const") for part in parts if "kind" in part["properties"]
    }
    assert set(KINDS) <= found
    assert all(part["description"] for part in parts if part["type"] == "object")
    assert "is" in schema["$defs"]["Rule"]["properties"]


def test_the_schema_says_of_every_field_what_it_is_for() -> None:
    schema = json.loads(run("schema").stdout)
    parts = {schema["title"]: schema, **schema["$defs"]}
    for part, fields in ((name, each["properties"]) for name, each in parts.items()):
        for name, field in fields.items():
            assert re.search("[\u4e00-\u9fff].*[A-Za-z]", field["description"]), f"{part}.{name}"
            assert {"type": "null"} not in field.get("anyOf", [])
            assert field.get("default", True) is not None


def test_a_suggestion_may_be_a_text_alone_in_the_schema() -> None:
    schema = json.loads(run("schema").stdout)
    forms = schema["$defs"]["Items"]["properties"]["suggestions"]["items"]["anyOf"]
    assert [form.get("type") or form["$ref"] for form in forms] == ["#/$defs/Suggestion", "string"]
