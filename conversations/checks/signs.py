"""The signs of checks: characters without any of which a check can find nothing in a text.

Most answers have none of them, and the checks of an answer are run while its person waits: whether
one of them is there is known far sooner than what the check would say. A check that is not named
here is always run.
"""

from __future__ import annotations

from collections.abc import Mapping
from string import ascii_letters, digits

_FULL_WIDTH = "".join(
    map(chr, (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B)))
)
_BRACKETS = "【[（(〔"
_JOINTS = "-—－–~～"

SIGNS: Mapping[str, frozenset[str]] = {
    check: frozenset(signs)
    for check, signs in {
        "masks": "XxＸｘ×✕╳*＊_＿□△○◯/",
        "paid_markers": "#付后试剩",
        "passwords": "码令",
        "urls": ".:：",
        "editor_notes": _BRACKETS,
        "abbreviations": ascii_letters,
        "unknown_abbreviations": ascii_letters,
        "vague_names": "某",
        "shares": "%％",
        "half_width": ",;:?!.()",
        "straight_quotes": '"',
        "unbalanced": "“”‘’（）()《》〈〉【】",
        "nested_quotes": "“",
        "nested_titles": "《",
        "colon_nesting": "：",
        "approximate_comma": "、",
        "list_comma": "、",
        "side_by_side": "、",
        "dash": "-－―─",
        "ellipsis_etc": "…",
        "han_spaces": " \u00a0\u3000",
        "day_form": "号",
        "decade_form": "世",
        "year_form": "年",
        "range_mark": _JOINTS,
        "range_units": _JOINTS + "至到",
        "full_width_digits": _FULL_WIDTH + "％",
        "wide_comma": digits,
        "mixed_digits": digits,
        "count_forms": digits,
        "percent_forms": "%",
        "thousands_forms": ",",
    }.items()
}
