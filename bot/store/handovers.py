"""Handovers: a process on PostgreSQL is told of outbox rows that another put there for it.

Only the telling goes this way. What is not heard, as by a process that lost its connection, is
found by its next sweep; the rows of one that died are taken over when its lease ends.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection

import psycopg
import structlog
from sqlalchemy import URL, Connection, bindparam, func, select

from bot.faults import render_fault

_CHANNEL = "huibao_outbox"
_TELL = select(func.pg_notify(_CHANNEL, bindparam("process")))
_RETRY_SECONDS = 1.0

log = structlog.get_logger()


def tell_handover(connection: Connection, processes: Collection[str]) -> bool:
    """Tell these processes, once committed, of rows for them; False where that cannot be."""
    if connection.dialect.name != "postgresql":
        return False
    for process in processes:
        connection.execute(_TELL, {"process": process})
    return True


async def listen_for_handovers(url: URL, process: str, hear: Callable[[], None]) -> None:
    """Call `hear` whenever this process is told, until cancelled; at once when it is not told."""
    if url.get_backend_name() != "postgresql":
        return
    _, address = url.get_dialect()().create_connect_args(url)
    while True:
        try:
            async with await psycopg.AsyncConnection.connect(
                **address, autocommit=True
            ) as connection:
                await connection.execute(f"LISTEN {_CHANNEL}")
                hear()  # of what came while nobody listened
                async for note in connection.notifies():
                    if note.payload == process:
                        hear()
        except psycopg.Error as fault:
            log.warning("handovers not heard", fault=render_fault(fault))
            await asyncio.sleep(_RETRY_SECONDS)
