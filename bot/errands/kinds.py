"""The registry of errands: one line a kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.errands.calendar import CALENDAR
from bot.errands.errand import Errand
from bot.errands.ledger_picture import PICTURE
from bot.errands.ledger_sheet import SHEET

# Any: each kind's `load` and `build` agree on what is between them.
ERRANDS: Mapping[str, Errand[Any]] = {
    "calendar": CALENDAR,
    "ledger_sheet": SHEET,
    "ledger_picture": PICTURE,
}
"""The kinds by the names under which `ask_errand` asks for them."""
