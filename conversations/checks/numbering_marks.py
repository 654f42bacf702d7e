"""What stands behind a part's number: nothing behind （一）, a dot behind 1, ， behind 第一."""

from __future__ import annotations

import re
from collections.abc import Iterator

from conversations.checks.slips import NUMERALS, Slip, begins_clause, build_text_check

_LINE_STARTS = (
    (
        re.compile(
            rf"^[ \t\u3000]*[（(](?:[{NUMERALS}]{{1,3}}|[0-9]{{1,2}})[）)]([、.．，,]+)(?![（(])",
            re.M,
        ),
        "",
    ),
    (re.compile(r"^[ \t\u3000]*[0-9]{1,2}(、)(?![0-9])", re.M), "."),
    (re.compile(rf"^[ \t\u3000]*[{NUMERALS}]{{1,3}}([.．])(?![0-9{NUMERALS}])", re.M), "、"),
)
_ORDINALS = re.compile(
    rf"(?:第[{NUMERALS}]{{1,2}}|其[一二三四五六]|首先|其次|再次|最后)(、)(?![{NUMERALS}第其])"
)


def _read(text: str) -> Iterator[Slip]:
    for pattern, right in _LINE_STARTS:
        for match in pattern.finditer(text):
            yield Slip(match.start(1), match.end(1), right)
    for match in _ORDINALS.finditer(text):
        if begins_clause(text, match.start()):
            yield Slip(match.start(1), match.end(1), "，")


NUMBERING_MARK = build_text_check(
    "numbering_mark",
    "standard",
    "GB/T 9704—2012, 7.3.3; GB/T 15834—2011, 4.4, 4.5: 序次语之后",
    _read,
)
