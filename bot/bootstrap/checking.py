"""Shipped templates are read at the start: a mistake in one is to end the service, not a turn."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.bootstrap.templates import Templates

_PORTION = 10
_PAUSE_SECONDS = 0.05
"""Words read in one go, and the time then left to the first answers: there are a thousand."""


class TemplateError(Exception):
    """A template cannot be used; the message names its file and says what is wrong with it."""


async def check_templates(templates: Templates) -> None:
    """Read what is left to be read until it is needed; TemplateError when it cannot be used."""
    try:
        for number, _ in enumerate(templates.words.check()):
            if number % _PORTION == 0:
                await asyncio.sleep(_PAUSE_SECONDS)
        templates.load_format()
    except ValueError as error:
        raise TemplateError(str(error)) from error
