"""A row of any table as one line of JSON, the same on both databases, and back."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from datetime import UTC, date, datetime


def render_row(row: Sequence[object]) -> str:
    """Return the row's values as a line; TypeError for a kind of value that no table has."""
    return json.dumps([_render(value) for value in row], ensure_ascii=False)


def parse_row(line: str, *, zoned: bool) -> list[object]:
    """Return the values of a line; times without their zone where the database has none."""
    return [_parse(value, zoned) for value in json.loads(line)]


def _render(value: object) -> object:
    match value:
        case None | bool() | int() | float() | str():
            return value
        case bytes() | memoryview():
            return {"bytes": base64.b64encode(value).decode()}
        case datetime():
            moment = value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
            return {"time": moment.isoformat()}
        case date():
            return {"day": value.isoformat()}
    raise TypeError(type(value).__name__)


def _parse(value: object, zoned: bool) -> object:
    match value:
        case {"bytes": str(text)}:
            return base64.b64decode(text)
        case {"time": str(text)}:
            moment = datetime.fromisoformat(text)
            return moment if zoned else moment.replace(tzinfo=None)
        case {"day": str(text)}:
            return date.fromisoformat(text)
    return value
