"""Texts in the cells of a workbook: what a person typed is never a formula."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conversations.engine.texts import clean_text

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell

_LONGEST = 32_000
"""Characters: a cell takes 32,767."""

_FORMULA = ("=", "+", "-", "@", "\t")
"""What a table program may take for the beginning of a formula, once the cell is edited."""


def write_text(cell: Cell | MergedCell, text: str) -> None:
    """Store what can be printed of the text, so that no program ever computes it."""
    cell.value = clean_text(text)[:_LONGEST] or None
    if cell.value is not None:
        cell.data_type = "s"
        cell.quotePrefix = cell.value.startswith(_FORMULA)
