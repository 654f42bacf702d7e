"""The colours of the ledger's states, the same in its sheet and its picture."""

from __future__ import annotations

from collections.abc import Mapping

from conversations.deadlines.shades import Shade

FILLS: Mapping[Shade, str] = {
    "late": "D64B41",
    "soon": "F2A65A",
    "in_progress": "FBE38E",
    "not_started": "E6E9EC",
    "finished": "9CC4EC",
    "handed_in": "8CC99B",
    "waived": "FFFFFF",
}
"""RGB in hexadecimal. They differ in lightness, too; a word or a sign stands on each."""

INKS: Mapping[Shade, str] = dict.fromkeys(FILLS, "1F2933") | {
    "late": "FFFFFF",
    "waived": "7B8794",
}
"""What is written on them."""
