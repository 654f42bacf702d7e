"""Delivery: a row of the outbox becomes a call, and the messenger's answer an outcome."""

from __future__ import annotations

from functools import partial

import structlog
from telegram import Bot

from bot.sending.calls import send_call
from bot.sending.outcomes import GivenUp, Instead, Outcome, Sent, judge_fault
from bot.store.database import Database
from bot.store.outbox import Outgoing, Row, load_attachment

REPLACEMENTS = 2
"""Other calls made in place of one, at most."""

log = structlog.get_logger()


class Delivery:
    """Makes the calls of rows with a bot; files come from the database."""

    def __init__(self, database: Database, bot: Bot) -> None:
        self._database = database
        self._bot = bot

    async def deliver(self, row: Row) -> Outcome:
        """Make the call of a row, or what has to be called in its place.

        Raises only faults of the database.
        """
        outgoing, file = row.outgoing, None
        if outgoing.carries_file:
            file = await self._database.run(partial(load_attachment, call=outgoing))
            if file is None:
                return GivenUp("the file has been removed")
        for _ in range(1 + REPLACEMENTS):
            outcome = await self._call(outgoing, file, row.tries + 1)
            if not isinstance(outcome, Instead):
                return outcome
            outgoing = outcome.outgoing
        return GivenUp("replaced too often")

    async def _call(
        self, outgoing: Outgoing, file: tuple[str, bytes] | None, tries: int
    ) -> Outcome:
        try:
            await send_call(self._bot, outgoing, file)
        except Exception as fault:
            outcome = judge_fault(outgoing, fault, tries)
            _log_fault(outgoing, fault, outcome)
            return outcome
        return Sent()


def _log_fault(outgoing: Outgoing, fault: Exception, outcome: Outcome) -> None:
    if not isinstance(outcome, Sent):
        log.warning(
            "call failed",
            method=outgoing.method,
            chat_id=outgoing.chat_id,
            fault=type(fault).__name__,
            outcome=type(outcome).__name__,
        )
