"""The name of a finished document's file: what it is, when, whose, and which version."""

from __future__ import annotations

import unicodedata

_LONGEST = 180
"""In bytes: file systems take 255, and folders synchronised or encrypted on the way take fewer."""

_HOSTILE = str.maketrans('/\\:*?"<>|', "／＼：＊？＂＜＞｜")
"""What a path of Windows or Linux cannot hold, and the full-width sign that reads the same."""


DRAFT = "草稿"
"""What stands in the name and the header of a copy that is not the final one."""


def build_file_name(kind: str, period_label: str, unit: str, version: int, mark: str = "") -> str:
    """Return kind_period_unit_vN_mark.docx, safe on every system: at most 180 bytes of UTF-8.

    Parts that are empty are left out; a name that is too long loses from its unit first, never its
    version, mark or ending.
    """
    stem = "_".join(filter(None, map(_clean, (kind, period_label, unit))))
    ending = f"_v{version}{'_' if mark else ''}{mark}.docx"
    return _cut(stem.lstrip(".") or "汇报", _LONGEST - len(ending.encode())) + ending


def clean_file_name(stem: str, ending: str) -> str:
    """Return `stem` with that ending, safe on every system: at most 180 bytes of UTF-8."""
    return _cut(_clean(stem).lstrip(".") or "汇报", _LONGEST - len(ending)) + ending


def _clean(part: str) -> str:
    """Return one line without control, format (writing direction) and private characters."""
    spaced = " ".join(part.split())
    visible = "".join(sign for sign in spaced if unicodedata.category(sign)[0] != "C")
    return visible.translate(_HOSTILE).strip(" ._")


def _cut(text: str, size: int) -> str:
    """Return as much of `text` as `size` bytes of UTF-8 hold, in whole characters."""
    return text.encode()[:size].decode(errors="ignore").rstrip(" ._")
