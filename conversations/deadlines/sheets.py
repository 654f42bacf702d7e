"""The tables in which an office lists its units, obligations and own days: YAML or a workbook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from conversations.views import News

MOST_RECORDS = 2000
"""Rows of one table; an organ with all its offices has a few hundred."""

LONGEST_CELL = 2000
"""Characters of one cell."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its key, as YAML has it, and the head that it has in a workbook."""

    key: str
    head: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its key, as YAML has it, the name of its sheet in a workbook, its columns."""

    key: str
    sheet: str
    columns: tuple[Column, ...]

    def find_column(self, name: str) -> Column | None:
        """Return the column of that head or key."""
        wanted = "".join(name.split()).casefold()
        return next((each for each in self.columns if wanted in (each.key, each.head)), None)


UNITS = Table(
    "units",
    "单位",
    (
        Column("name", "名称"),
        Column("parent", "上级单位"),
        Column("zone", "时区"),
        Column("leader", "分管领导"),
    ),
)
OBLIGATIONS = Table(
    "obligations",
    "报送任务",
    (
        Column("name", "任务名称"),
        Column("report", "报告模板"),
        Column("repeats", "频次"),
        Column("due", "期限"),
        Column("moved", "遇节假日"),
        Column("units", "单位"),
        Column("people", "人员"),
        Column("remind", "提醒"),
        Column("escalate", "逾期告知"),
        Column("opens", "提前几天开始"),
        Column("ends_at", "截止时刻"),
        Column("starts", "开始日期"),
        Column("ends", "结束日期"),
    ),
)
DAYS = Table("days", "工作日历", (Column("day", "日期"), Column("working", "上班或放假")))
TABLES = (UNITS, OBLIGATIONS, DAYS)
"""What a file may hold. Heads and sheets are part of the format, like the keys of YAML."""


@dataclass(frozen=True, slots=True)
class Slip:
    """One thing to correct in a file: where it stands, and the chat's words for what it is.

    `row` is that of the sheet, or the line of YAML, where `sheet` is ""; 0 means the whole file.
    `column` is named as the file names it, "" for the whole row.
    """

    row: int
    column: str
    news: News
    sheet: str = ""

    @property
    def place(self) -> News:
        """The chat's words for where it stands."""
        params = {"sheet": self.sheet, "row": self.row, "column": self.column}
        if self.sheet:
            return News("import.at_cell", params)
        return News("import.at_line" if self.row else "import.at_file", params)


@dataclass(frozen=True, slots=True)
class Record:
    """One row of a table: the texts of its columns that are filled in, by key.

    A list is one text with a line for each of its values. `lines` are those of YAML, by key.
    """

    table: Table
    row: int
    cells: Mapping[str, str]
    sheet: str = ""
    lines: Mapping[str, int] = field(default_factory=dict)

    def build_slip(self, column: str, key: str, **params: object) -> Slip:
        """Return what is to be corrected in that column; "" is for the row."""
        found = self.table.find_column(column) if self.sheet else None
        name = found.head if found else column
        row = self.lines.get(column, self.row)
        return Slip(row, name, News(key, params), self.sheet)


@dataclass(frozen=True, slots=True)
class Sheets:
    """What a file says, before anything is made of it; `slips` keep it from being taken over."""

    records: Mapping[str, Sequence[Record]]
    slips: tuple[Slip, ...] = field(default=())

    def list_records(self, table: Table) -> Sequence[Record]:
        """Return the rows of that table."""
        return self.records.get(table.key, ())
