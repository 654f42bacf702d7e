"""From the rows of an old report's table to the question that asks for the next one's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from bot.authoring.drafted_words import Ids, Place, clean_line
from bot.authoring.yaml_text import Fields, Inline
from conversations.kinds.numerals import parse_decimal
from conversations.recognition.pieces import Passage

MOST_COLUMNS = 12

_SHARE = re.compile("[0-9.]+[%％]")


def split_tables(body: Sequence[Passage]) -> tuple[list[Passage], list[list[list[str]]]]:
    """Return the paragraphs, and the tables as rows of cells.

    Lines with tabs in them are rows; those that follow one another, with as many cells, a table.
    """
    texts: list[Passage] = []
    tables: list[list[list[str]]] = []
    for width, group in groupby(body, key=lambda each: len(_split_cells(each))):
        passages = list(group)
        if 2 <= width <= MOST_COLUMNS and len(passages) > 1:
            tables.append([_split_cells(each) for each in passages])
        else:
            texts += passages
    return texts, tables


def _split_cells(passage: Passage) -> list[str]:
    return [clean_line(cell) for cell in passage.text.split("\t")]


def draft_table(
    ids: Ids, place: Place, rows: Sequence[Sequence[str]]
) -> tuple[list[Fields], list[Fields]]:
    """Return the question and the block; the first row names the columns, the others their kind."""
    name = ids.make("table")
    columns = [
        Inline(id=f"column_{at}", label=label or f"第{at}列", kind=_tell_kind(cells))
        for at, (label, *cells) in enumerate(zip(*rows, strict=True), 1)
    ]
    question: Fields = {
        "id": name,
        "kind": "table",
        "ask": {
            "zh_CN": f"{place.zh}：请填表，可以从表格软件里整块粘贴。",
            "en": f"Please fill in the table of {place.en}; you can paste it from a spreadsheet.",
        },
        "columns": columns,
    }
    return [question], [{"table": name}]


def _tell_kind(cells: Sequence[str]) -> str:
    given = [cell for cell in cells if cell]
    if given and all(_SHARE.fullmatch(cell) for cell in given):
        return "percentage"
    numbers = [parse_decimal(cell) for cell in given]
    if not numbers or None in numbers:
        return "text"
    return "decimal" if any("." in cell for cell in given) else "integer"
