"""Templates are read at the start: a mistake in one is to end the service, and nobody's turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.handlers.visits import Office
    from bot.words.words import Words


class TemplateError(Exception):
    """A template cannot be used; the message names its file and says what is wrong with it."""


def check_templates(office: Office, words: Words) -> None:
    """Read every template there is; TemplateError when one cannot be used."""
    try:
        office.interviews.all()
        words.check()
        office.load_format()
    except ValueError as error:
        raise TemplateError(str(error)) from error
