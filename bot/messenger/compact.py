"""JSON as it is stored: compact, and with characters as they are."""

from __future__ import annotations

import json


def dump(value: object) -> str:
    """Return the value as one line of JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def load_object(text: str | None) -> dict[str, object]:
    """Return a stored JSON object; nothing stored is an empty one."""
    return dict(json.loads(text)) if text else {}
