"""Reports to write and to read back."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, datetime

import docx
import pytest
from docx.document import Document

from bot.documents.docx import DocumentProperties, build_docx
from bot.documents.formats.page_format import PageFormat, load_page_format
from bot.words.folders import find_folders
from conversations.report.outline import Heading, Joined, Outline, Paragraph, RunIn

PROPERTIES = DocumentProperties(
    title="市档案馆2026年上半年情况报告",
    author="张三",
    version=3,
    made_at=datetime(2026, 6, 30, 8, 30, 15, tzinfo=UTC),
)


@pytest.fixture(scope="session")
def page() -> PageFormat:
    """The page format that is shipped."""
    return load_page_format(find_folders(None))


@pytest.fixture(scope="session")
def read_back(page: PageFormat) -> Callable[[Outline], Document]:
    """Write the outline as a .docx and open that with python-docx."""

    def read(outline: Outline) -> Document:
        return parse(build_docx(outline, PROPERTIES, page))

    return read


def parse(content: bytes) -> Document:
    """Return the document of that .docx."""
    return docx.Document(io.BytesIO(content))


@pytest.fixture(scope="session")
def report() -> Outline:
    """A report with every kind of block but a table, some pages long."""
    text = (
        "馆里把卷宗数字化列为头等任务，抽调6名骨干组成专班，用时45天补齐了2019—2024年的缺漏。" * 6
    )
    return Outline(
        "市档案馆2026年上半年\n工作情况报告",
        (
            Paragraph("市委：", "addressee"),
            Paragraph("现将上半年有关情况报告如下。"),
            Heading(1, "一、上半年履职情况"),
            RunIn(2, "（一）抓学习，打牢基础。", text),
            Paragraph(text),
            RunIn(2, "（二）抓责任，传导压力。", text),
            RunIn(5, "一是常抓常严。", text),
            Heading(1, "二、存在的主要问题"),
            Heading(2, "（一）学习不够深入"),
            Paragraph(text),
            Heading(3, "1.方法不多"),
            Paragraph(text),
            Heading(4, "（1）载体单一"),
            Joined((RunIn(5, "一是创新不足。", text), RunIn(5, "二是督促不够。", text))),
            Paragraph("市档案馆", "signature"),
            Paragraph("2026年6月30日", "date"),
        ),
    )
