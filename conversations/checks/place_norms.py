"""How names of places are to be taken: read from templates/checks/places.yaml."""

from __future__ import annotations

from conversations.checks.norm import Norm


class PlaceNorms(Norm):
    """What tells a place from a word, and a leftover from a place that may be named.

    `never` are full names that are words as well and are never taken for a place; `ordinary` are
    short names that count with 市, 县 or 区 only. `phrases` are set phrases and longer words that
    have a place's name in them; `national` places that any report may name. `sparing` are words
    beside which another place is named on purpose, `mentioning` those that say so of one that is
    neither called one's own nor an organ's; `attached` make a short name that of a road, a village
    or a bank. `identities` stand before the name of one's own
    place (平安), `identity_before` do so where one of `identity_after` follows it (服务…大局);
    `organs` are what an organ's name has behind its place.
    """

    never: frozenset[str] = frozenset()
    ordinary: frozenset[str] = frozenset()
    phrases: tuple[str, ...] = ()
    national: frozenset[str] = frozenset()
    sparing: tuple[str, ...] = ()
    mentioning: tuple[str, ...] = ()
    attached: tuple[str, ...] = ()
    identities: tuple[str, ...] = ()
    identity_before: tuple[str, ...] = ()
    identity_after: tuple[str, ...] = ()
    organs: tuple[str, ...] = ()
