"""A table of several pages as a word processor lays it out: its head on each, no row on two."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from bot.documents.docx import build_docx
from bot.documents.formats.page_format import PageFormat
from conversations.report.outline import Grid, Outline, TableColumn
from tests.conftest import need
from tests.integration.documents.conftest import PROPERTIES

TASK = "起首：这一项任务要写成好几行才放得下，所以每一行都可能落在两页之间，但不应当拆开：收尾"
COLUMNS = (TableColumn("单位"), TableColumn("任务"), TableColumn("次数", numeric=True))
TABLE = Grid("任务清单", COLUMNS, tuple((f"第{at}单位", TASK, str(at)) for at in range(50)))


def test_no_row_is_split_and_every_page_has_the_head(page: PageFormat, tmp_path: Path) -> None:
    need("LibreOffice (soffice)", shutil.which("soffice"))
    need("poppler (pdftotext)", shutil.which("pdftotext"))
    (tmp_path / "report.docx").write_bytes(build_docx(Outline("", (TABLE,)), PROPERTIES, page))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "report.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    command = ["pdftotext", "-layout", "report.pdf", "-"]
    told = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, text=True).stdout
    pages = [each for each in told.split("\f") if "单位" in each]
    assert len(pages) >= 3
    for each in pages:
        assert each.count("起首") == each.count("收尾") > 0
        assert each.index("次数") < each.index("起首")
    assert sum(each.count("起首") for each in pages) == len(TABLE.rows)
