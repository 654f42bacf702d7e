"""The office's tables as YAML: read with the line of each value, and written to be read again."""

from __future__ import annotations

from typing import Any

import yaml

from conversations.deadlines.sheets import (
    LONGEST_CELL,
    MOST_RECORDS,
    TABLES,
    Record,
    Sheets,
    Slip,
    Table,
)
from conversations.definition.yaml_source import Loc, Source, SourceError
from conversations.views import News


def parse_sheets(text: str) -> Sheets:
    """Return what the YAML says; what cannot be read is among its slips."""
    try:
        source = Source(text)
    except SourceError as error:
        return Sheets({}, (Slip(error.line, "", News("import.unreadable")),))
    reader = _Reader(source)
    return Sheets(reader.read(), tuple(reader.slips))


def write_sheets(sheets: Sheets) -> str:
    """Return the tables as YAML in UTF-8, the columns in their order."""
    value = {
        table.key: [
            {
                column.key: _write(each.cells[column.key])
                for column in table.columns
                if column.key in each.cells
            }
            for each in sheets.list_records(table)
        ]
        for table in TABLES
    }
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=100)


def _write(cell: str) -> str | list[str]:
    return cell.split("\n") if "\n" in cell else cell


class _Reader:
    """Reads one document and collects what is wrong with it."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self.slips = [
            Slip(line, str(loc[-1]), News("import.twice")) for loc, line in source.repeated
        ]

    def read(self) -> dict[str, list[Record]]:
        value = self._source.value
        if not isinstance(value, dict):
            self._note((), "", News("import.no_tables"))
            return {}
        known = {table.key: table for table in TABLES}
        for key in value.keys() - known.keys():
            self._note((key,), str(key), News("import.unknown_table", {"name": str(key)}))
        return {
            key: self._read_table(table, value[key] or [])
            for key, table in known.items()
            if key in value
        }

    def _read_table(self, table: Table, rows: Any) -> list[Record]:
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            self._note((table.key,), table.key, News("import.no_list"))
            return []
        if len(rows) > MOST_RECORDS:
            self._note((table.key,), table.key, News("import.too_many", {"most": MOST_RECORDS}))
            return []
        return [self._read_row(table, row, (table.key, at)) for at, row in enumerate(rows)]

    def _read_row(self, table: Table, row: dict[Any, Any], loc: Loc) -> Record:
        cells: dict[str, str] = {}
        for key, value in row.items():
            column = table.find_column(str(key))
            text = _read_cell(value)
            if column is None:
                self._note((*loc, key), str(key), News("import.unknown_column", {"name": str(key)}))
            elif text is None or len(text) > LONGEST_CELL:
                self._note((*loc, key), column.key, News("import.bad_cell"))
            elif text:
                cells[column.key] = text
        lines = {str(key): self._source.find_line((*loc, key)) for key in row}
        return Record(table, self._source.find_line(loc), cells, lines=lines)

    def _note(self, loc: Loc, column: str, news: News) -> None:
        self.slips.append(Slip(self._source.find_line(loc), column[:50], news))


def _read_cell(value: Any) -> str | None:
    """Return the value as the text of a cell; None when it is none."""
    if isinstance(value, list):
        parts = [_read_cell(each) for each in value]
        return None if None in parts or "" in parts else "\n".join(part or "" for part in parts)
    if value is None:
        return ""
    return None if isinstance(value, dict) else str(value).strip()
