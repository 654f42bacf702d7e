"""Shipped templates are read at the start: a mistake in one is to end the service, not a turn."""

from __future__ import annotations

import asyncio
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.bootstrap.templates import Templates

_PORTION = 10
_PAUSES = 99
"""Words read in one go, and how many times as long is then left to answers: there are thousands."""


class TemplateError(Exception):
    """A template cannot be used; the message names its file and says what is wrong with it."""


async def check_templates(templates: Templates) -> None:
    """Read what is left to be read until it is needed; TemplateError when it cannot be used."""
    try:
        templates.load_format()
        templates.load_norms()
        await asyncio.to_thread(_load_places)
        began = perf_counter()
        for number, _ in enumerate(templates.words.check()):
            if number % _PORTION == 0:
                await asyncio.sleep(_PAUSES * (perf_counter() - began))
                began = perf_counter()
    except ValueError as error:
        raise TemplateError(str(error)) from error


def _load_places() -> None:
    """Load the names of places, so that the first /finish need not wait for them."""
    from bot.words.places import load_gazetteer

    load_gazetteer()
