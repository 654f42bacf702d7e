"""Fonts by what they are called, and which scripts of a text they are for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from bot.documents.conformity.effective import Font, Run

FAMILIES: Mapping[str, re.Pattern[str]] = {
    "小标宋": re.compile("标宋|xiaobiaosong|xbsong"),
    "仿宋": re.compile("仿宋|fang\\s*song|simfang"),
    "楷体": re.compile("楷|kai\\s*ti|simkai"),
    "黑体": re.compile("黑体|sim\\s*hei|hei\\s*ti|黑_gbk|黑简体"),
    "宋体": re.compile("宋体|书宋|sim\\s*sun|song"),
}
"""A kind of font, and what the names of its makers' versions have in them; the first one counts."""

_HAN = re.compile("[\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3400-\u9fff\uf900-\ufaff〔〕（）【】]")
_SHARED = re.compile("[\u2018\u2019\u201c\u201d\u2014\u2026\u00b7\u2022]")
"""Marks that Chinese shares with other scripts: a run says by a hint whose font they take."""

_LATIN = re.compile("[0-9A-Za-z]")


def tell_family(name: str) -> str:
    """Return the kind of font of that name; "" for any other."""
    plain = name.lower()
    return next((family for family, form in FAMILIES.items() if form.search(plain)), "")


def list_chinese(runs: Iterable[Run]) -> list[Font]:
    """Return the fonts of the Chinese characters, each once."""
    fonts = (run.format.east_asia for run in runs if _HAN.search(run.text))
    return list(dict.fromkeys(fonts))


def list_strange(runs: Iterable[Run]) -> list[str]:
    """Return the fonts of figures, letters and marks that are none of a Chinese kind."""
    found: dict[str, None] = {}
    for run in runs:
        form = run.format
        if _LATIN.search(run.text):
            found.setdefault(form.ascii.name)
        if _SHARED.search(run.text) and not form.hinted:
            found.setdefault(form.h_ansi.name)
    return [name for name in found if not tell_family(name)]
