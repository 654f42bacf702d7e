"""The command that says whether everything is as it should be."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from bot.examining.finding import Finding


def doctor() -> None:
    """Say what is right (✓), worth knowing (!) or wrong (✗), and what to do; 1 if any is wrong."""
    if asyncio.run(_say()):
        raise typer.Exit(1)


async def _say() -> bool:
    """Print each finding as it is made; tell whether one is bad."""
    from bot.examining.finding import Mark

    wrong = False
    async for finding in _examine():
        typer.echo(str(finding))
        wrong |= finding.mark is Mark.BAD
    return wrong


async def _examine() -> AsyncIterator[Finding]:
    from bot.clock import tell_time
    from bot.examining.configuration import examine_settings
    from bot.examining.machine import examine_machine
    from bot.examining.messenger import examine_messenger
    from bot.examining.storage import examine_database

    settings, findings = examine_settings()
    for finding in findings:
        yield finding
    if settings is not None:
        for finding in examine_database(settings.database, tell_time()):
            yield finding
        async for finding in examine_messenger(settings, tell_time):
            yield finding
    office = settings.office if settings is not None else None
    for finding in examine_machine(tell_time(), office):
        yield finding
