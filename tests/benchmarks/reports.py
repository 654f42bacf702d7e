"""Made-up reports of so many pages, in the way of speaking of real ones."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from math import ceil

from bot.documents.docx import DocumentProperties
from conversations.report.numbering import render_marker
from conversations.report.outline import (
    Grid,
    Heading,
    Outline,
    OutlineBlock,
    Paragraph,
    RunIn,
    TableColumn,
)

PROPERTIES = DocumentProperties("报告", "张三", 1, datetime(2026, 7, 3, tzinfo=UTC))
LINES, CHARACTERS = 22, 28
"""Of a page."""

_DOING = (
    *(
        "坚持",
        "推进",
        "深化",
        "统筹",
        "加强",
        "落实",
        "完善",
        "抓实",
        "健全",
        "优化",
        "规范",
        "强化",
    ),
    *(
        "巩固",
        "拓展",
        "细化",
        "改进",
        "开展",
        "组织",
        "推动",
        "促进",
        "提升",
        "夯实",
        "压实",
        "畅通",
    ),
)
_WHAT = (
    *(
        "档案",
        "窗口",
        "青年",
        "办公",
        "公文",
        "安全",
        "信访",
        "节能",
        "志愿",
        "预算",
        "督查",
        "业务",
    ),
    *(
        "干部",
        "群众",
        "企业",
        "社区",
        "项目",
        "资金",
        "政务",
        "数据",
        "学习",
        "会议",
        "机关",
        "支部",
    ),
    *(
        "乡村",
        "园区",
        "市场",
        "民生",
        "法治",
        "环境",
        "人才",
        "教育",
        "卫生",
        "交通",
        "水利",
        "文化",
    ),
)
_OF = (
    *(
        "服务",
        "培养",
        "清理",
        "流转",
        "检查",
        "办理",
        "降耗",
        "管理",
        "执行",
        "考核",
        "比武",
        "建设",
    ),
    *(
        "调研",
        "走访",
        "整治",
        "普查",
        "公开",
        "共享",
        "保障",
        "监督",
        "协调",
        "宣传",
        "培训",
        "治理",
    ),
)
_HOW = (
    "逐项",
    "每周",
    "分类",
    "及时",
    "全程",
    "集中",
    "分批",
    "定期",
    "联合",
    "上门",
    "主动",
    "带头",
)
_COUNTED = ("场次", "个点位", "项制度", "件问题", "个环节", "人次", "份材料", "家单位", "条建议")


class Writer:
    """Writes sentences, the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def write_paragraph(self, characters: int) -> str:
        """Return sentences of at least so many characters together."""
        text = ""
        while len(text) < characters:
            text += self._write_sentence()
        return text

    def write_heading(self) -> str:
        """Return a short phrase without a stop."""
        return self._choose(_DOING, _WHAT, _OF)

    def _write_sentence(self) -> str:
        clauses = [self._write_clause() for _ in range(self._random.randint(2, 5))]
        return f"{'，'.join(clauses)}。"

    def _write_clause(self) -> str:
        clause = self._choose(_HOW, _DOING, _WHAT, _OF)
        if self._random.random() < 0.3:
            clause += f"{self._random.randint(2, 900)}{self._choose(_COUNTED)}"
        return clause

    def _choose(self, *lists: Sequence[str]) -> str:
        return "".join(map(self._random.choice, lists))


def build_report(pages: int, seed: int = 1) -> Outline:
    """Return a report of so many full pages, with headings of three levels, signed and dated."""
    blocks: list[OutlineBlock] = []
    left = pages * LINES - 5
    for block in _write_blocks(Writer(seed)):
        left -= count_lines(block)
        if left < 0:
            break
        blocks.append(block)
    tail = (Paragraph("市档案馆", "signature"), Paragraph("2026年7月3日", "date"))
    return Outline(
        "市档案馆2026年上半年\n工作情况报告", (Paragraph("市委：", "addressee"), *blocks, *tail)
    )


def build_table(rows: int) -> Outline:
    """Return a report that is a table of so many rows."""
    labels = ("单位", "姓名", "事项", "次数")
    columns = tuple(TableColumn(label, numeric=label == "次数") for label in labels)
    cells = tuple((f"第{n}科室", "张三", "档案数字化推进", str(n % 90)) for n in range(rows))
    return Outline("情况表", (Grid("工作情况表", columns, cells),))


def count_pages(outline: Outline) -> float:
    """Return how many pages the report fills, a line as long as it can be."""
    return sum(map(count_lines, outline.blocks)) / LINES


def count_lines(block: OutlineBlock) -> int:
    """Return the lines that a paragraph fills."""
    match block:
        case RunIn(heading=heading, text=text):
            length = len(heading) + len(text)
        case Heading(text=text) | Paragraph(text=text):
            length = len(text)
        case _:
            length = 0
    return ceil((length + 2) / CHARACTERS)


def _write_blocks(writer: Writer) -> Iterator[OutlineBlock]:
    chapter = 0
    while True:
        chapter += 1
        yield Heading(1, render_marker("一、", chapter) + writer.write_heading())
        for part in (1, 2, 3):
            heading = f"{render_marker('（一）', part)}{writer.write_heading()}。"
            yield RunIn(2, heading, writer.write_paragraph(140))
            for point in (1, 2):
                heading = f"{render_marker('1.', point)}{writer.write_heading()}。"
                yield RunIn(3, heading, writer.write_paragraph(100))
            yield Paragraph(writer.write_paragraph(160))
