"""Errands: what takes too long for an answer, asked for now and done beside the answers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select

from bot.store.tables import errands
from bot.store.writer import announce


@dataclass(frozen=True, slots=True)
class Asked:
    """Announced once it is committed: there is an errand to run."""


def ask_errand(
    conn: Connection, kind: str, chat_id: int, params: Mapping[str, object], now: datetime
) -> None:
    """Have an errand run at once, whose result is sent to the person of that chat.

    `kind` is one of the registry in bot/errands/kinds.py; `params` go into JSON and come back to
    its `load`. An equal errand that waits already is not asked for a second time.
    """
    wanted = json.dumps(params, ensure_ascii=False, sort_keys=True)
    same = select(errands.c.id).where(
        errands.c.chat_id == chat_id, errands.c.kind == kind, errands.c.params == wanted
    )
    if conn.execute(same.limit(1)).one_or_none() is None:
        row = {"kind": kind, "chat_id": chat_id, "params": wanted, "made_at": now, "tries": 0}
        conn.execute(insert(errands), row)
    announce(conn, Asked())
