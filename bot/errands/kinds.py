"""The registry of errands: one line a kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.errands.calendar import CALENDAR
from bot.errands.errand import Errand
from bot.errands.ledger_picture import PICTURE
from bot.errands.ledger_sheet import SHEET
from bot.errands.likeness import LIKENESS
from bot.errands.mask_copy import MASK_COPY
from bot.errands.pages import PAGES, PDF
from bot.errands.review import REVIEW
from bot.errands.tracked import TRACKED

# Any: each kind's `load` and `build` agree on what is between them.
ERRANDS: Mapping[str, Errand[Any]] = {
    "calendar": CALENDAR,
    "ledger_sheet": SHEET,
    "ledger_picture": PICTURE,
    "likeness": LIKENESS,
    "mask_copy": MASK_COPY,
    "pages": PAGES,
    "tracked": TRACKED,
    "review": REVIEW,
    "pdf": PDF,
}
"""The kinds by the names under which `ask_errand` asks for them."""
