"""Shipped templates are read at the start: a mistake in one is to end the service, not a turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.bootstrap.templates import Templates


class TemplateError(Exception):
    """A template cannot be used; the message names its file and says what is wrong with it."""


def check_templates(templates: Templates) -> None:
    """Read what is left to be read until it is needed; TemplateError when it cannot be used."""
    try:
        templates.words.check()
        templates.load_format()
    except ValueError as error:
        raise TemplateError(str(error)) from error
