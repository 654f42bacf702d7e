"""Run by Alembic: compares or migrates through the connection it was given."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context

from bot.store import deadline_tables, messenger_tables  # noqa: F401  (add to the metadata)
from bot.store.tables import UtcTime, metadata


def _render_item(kind: str, item: Any, _context: object) -> str | Literal[False]:
    """Write our own types as what they are in the database: migrations outlive the code."""
    if kind == "type" and isinstance(item, UtcTime):
        return "sa.DateTime(timezone=True)"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    compare_type=True,
    render_item=_render_item,
)
with context.begin_transaction():
    context.run_migrations()
