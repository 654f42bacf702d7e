"""The .docx as a word processor lays it out."""

import shutil
import subprocess
from dataclasses import replace

import pytest

from bot.documents.docx import build_docx
from conversations.report.outline import Grid, Heading, TableColumn
from tests.conftest import need
from tests.integration.documents.conftest import PROPERTIES

LONG = Grid(
    "学习情况表",
    (TableColumn("单位"), TableColumn("次数", numeric=True), TableColumn("说明")),
    (("市人力资源和社会保障局", "12", "按计划推进，年底前完成。"),) * 30,
)
"""A table of more than a page."""


@pytest.fixture(scope="module")
def pdf(tmp_path_factory, page, report):
    need("LibreOffice (soffice)", shutil.which("soffice"))
    need("poppler (pdftotext, pdfinfo)", shutil.which("pdftotext") and shutil.which("pdfinfo"))
    folder = tmp_path_factory.mktemp("rendering")
    outline = replace(report, blocks=(*report.blocks, LONG))
    (folder / "report.docx").write_bytes(build_docx(outline, PROPERTIES, page))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "report.docx"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)
    return folder / "report.pdf"


def read_page(pdf, number):
    command = ["pdftotext", "-layout", "-f", str(number), "-l", str(number), pdf, "-"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def count_pages(pdf):
    info = subprocess.run(["pdfinfo", pdf], check=True, capture_output=True, text=True).stdout
    assert "(A4)" in info
    return int(info.split("Pages:")[1].split()[0])


def test_headings_come_in_order_on_a4_pages(pdf, report):
    text = "".join(read_page(pdf, number + 1) for number in range(count_pages(pdf)))

    headings = [block.text for block in report.blocks if isinstance(block, Heading)]
    positions = [text.index(heading) for heading in headings]
    assert positions == sorted(positions)


def test_page_numbers_stand_on_the_outer_side(pdf):
    assert count_pages(pdf) >= 2
    for number in (1, 2):
        foot = read_page(pdf, number).rstrip("\n\f").splitlines()[-1]
        assert foot.replace(" ", "") == f"—{number}—"
        assert (foot.index("—") > 30) == (number % 2 == 1)


def test_a_long_table_has_its_head_on_every_page(pdf):
    pages = [read_page(pdf, number + 1) for number in range(count_pages(pdf))]

    filled = [page for page in pages if "按计划推进" in page]
    assert len(filled) >= 2
    for page in filled:
        assert page.index("次数") < page.index("按计划推进")
