"""Tracked changes accepted and rejected by a word processor, not by our own reading of them."""

import io
import shutil
import subprocess
from dataclasses import replace
from datetime import datetime

import docx
import pytest

from bot.documents.copies.tracked import build_tracked
from bot.documents.docx import build_docx
from conversations.report.outline import Grid, Paragraph, TableColumn
from tests.conftest import need
from tests.integration.documents.conftest import PROPERTIES

MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1"
 script:language="StarBasic">
Sub Settle(folder As String, command As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  document = StarDesktop.loadComponentFromURL(folder + "/tracked.docx", "_blank", 0, hidden())
  frame = document.CurrentController.Frame
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  dispatcher.executeDispatch(frame, ".uno:" + command + "AllTrackedChanges", "", 0, Array())
  Dim filter(0) As New com.sun.star.beans.PropertyValue
  filter(0).Name = "FilterName"
  filter(0).Value = "MS Word 2007 XML"
  document.storeToURL(folder + "/" + command + ".docx", filter())
  document.close(True)
End Sub
Sub SettleBoth(folder As String)
  Settle(folder, "Accept")
  Settle(folder, "Reject")
End Sub
</script:module>
"""
LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Module1"/>
</library:library>
"""


@pytest.fixture(scope="module")
def profile(tmp_path_factory):
    """A profile of LibreOffice with the macro, which its first start would overwrite."""
    need("LibreOffice (soffice)", shutil.which("soffice"))
    folder = tmp_path_factory.mktemp("profile")
    (folder / "first.txt").write_text("一", "utf-8")
    run(folder, "--convert-to", "pdf", "--outdir", str(folder), str(folder / "first.txt"))
    basic = folder / "user" / "basic" / "Standard"
    (basic / "Module1.xba").write_text(MACRO, "utf-8")
    (basic / "script.xlb").write_text(LIBRARY, "utf-8")
    return folder


def run(profile, *order):
    program = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", *order]
    subprocess.run(program, check=True, capture_output=True, timeout=120)


def read(content):
    """Return the paragraphs with their styles, and the cells."""
    document = docx.Document(io.BytesIO(content))
    paragraphs = [(each.style.name, each.text) for each in document.paragraphs]
    rows = [row for table in document.tables for row in table.rows]
    return paragraphs, [[cell.text for cell in row.cells] for row in rows]


@pytest.fixture
def versions(page, report):
    """Two versions with everything that can change: the second one also ends later."""
    columns = (TableColumn("单位"), TableColumn("次数", numeric=True))
    table = Grid("学习表", columns, (("甲", "12"), ("乙", "7"), ("丙", "3")))
    edited = replace(table, rows=(("甲", "15"), ("丙", "3"), ("丁", "9")))
    text = "馆里把卷宗数字化列为头等任务，用时30天补齐了缺漏。"
    first, second, *others = report.blocks
    old = replace(report, blocks=(first, table, second, *others))
    new = replace(
        report,
        title="市档案馆2026年\n工作报告",
        blocks=(first, edited, Paragraph(text), *others[1:], Paragraph("（公开）", "note")),
    )
    return [build_docx(each, PROPERTIES, page) for each in (old, new)]


@pytest.mark.parametrize("turned", [False, True])
def test_all_accepted_is_the_new_version_and_all_rejected_the_old_one(
    versions, profile, tmp_path, turned
):
    old, new = versions[::-1] if turned else versions
    tracked = build_tracked(old, new, "张三", datetime(2026, 7, 1, 9))  # noqa: DTZ001
    (tmp_path / "tracked.docx").write_bytes(tracked)

    run(profile, f"macro:///Standard.Module1.SettleBoth({tmp_path.as_uri()})")

    assert read((tmp_path / "Accept.docx").read_bytes()) == read(new)
    assert read((tmp_path / "Reject.docx").read_bytes()) == read(old)
