"""Options on buttons: each by its place, with a stamp of the list that it was taken from."""

from __future__ import annotations

from zlib import crc32

from conversations.forms.form import Field

MOST_OPTIONS = 1000
"""Options of a field that buttons can stand for; of more, the others can be typed."""

_STAMPS = 50_000
"""Stamp and index on a button stay below 36 ** 5 together."""


def build_stamped(asked: Field, index: int) -> int:
    """Return an option's index with a stamp of all options, as a button carries it.

    The options come from what is stored and may have changed since the button was made.
    """
    return _stamp(asked) * MOST_OPTIONS + index


def parse_stamped(asked: Field, value: int) -> int:
    """Return the option's index, or -1 when the options were others."""
    stamp, index = divmod(value, MOST_OPTIONS)
    return index if stamp == _stamp(asked) else -1


def _stamp(asked: Field) -> int:
    values = "\0".join(option.value for option in asked.options)
    return crc32(values.encode("utf-8", "surrogatepass")) % _STAMPS
