"""Obligations as JSON, the way they are stored."""

from __future__ import annotations

from pydantic import TypeAdapter

from conversations.deadlines.obligation import Obligation

_adapter: TypeAdapter[Obligation] = TypeAdapter(Obligation)


def dump_obligation(obligation: Obligation) -> str:
    """Return the obligation as JSON."""
    return _adapter.dump_json(obligation).decode()


def load_obligation(text: str) -> Obligation:
    """Return the obligation that `dump_obligation` wrote; ValueError when it is not one."""
    return _adapter.validate_json(text)
