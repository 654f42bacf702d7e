"""The bot's words in one person's language."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from markupsafe import Markup

from bot.sending.asked import LONGEST_NAME
from bot.sending.messages import clip_line
from bot.words.words import Words
from conversations.interview import Words as Said
from conversations.periods import parse_period
from conversations.views import News, Tag

_KEPT = 1024


class Voice:
    """Says keys, a template's words, drafts' names and news in one language.

    Labels are kept once they are rendered: a card has a dozen of them, nearly always the same.
    """

    def __init__(self, words: Words, language: str) -> None:
        self.language = language
        self._words = words
        self._label = lru_cache(_KEPT)(self._render_label)

    def text(self, key: str, /, **params: object) -> Markup:
        """Return a message's text, its parameters escaped; Markup ones are taken as they are."""
        text = self._words.text(self.language, key, **params)
        return Markup(text.strip("\n"))  # noqa: S704 (just escaped)

    def label(self, key: str, /, **params: object) -> str:
        """Return plain words, for a button or a toast."""
        return self._label(key, **params)

    def say(self, said: Said) -> str:
        """Return a template's own words."""
        return said.say(self.language)

    def period(self, key: str) -> str:
        """Return a period's name: 2026年上半年, first half of 2026."""
        return parse_period(key).say(self.language)

    def day(self, day: date) -> str:
        """Return a day as it is written."""
        return self.label("day.text", year=day.year, month=day.month, day=day.day)

    def moment(self, moment: datetime, zone: str) -> str:
        """Return an aware time as it is written and read on the clocks of `zone`."""
        local = moment.astimezone(ZoneInfo(zone))
        return self.label("moment.text", day=self.day(local.date()), time=f"{local:%H:%M}")

    def name(self, tag: Tag) -> str:
        """Return a draft's name, the report's and the period's, clipped to a line of a message."""
        name = clip_line(self.say(tag.name), LONGEST_NAME)
        return self.label("draft.name", name=name, period=self.period(tag.period))

    def news(self, news: News) -> Markup:
        """Return what happened, as a message's text."""
        return self.text(news.key, **self._build_params(news))

    def toast(self, news: News) -> str:
        """Return what happened, in plain words."""
        return self.label(news.key, **self._build_params(news))

    def _render_label(self, key: str, /, **params: object) -> str:
        return self._words.label(self.language, key, **params)

    def _build_params(self, news: News) -> dict[str, object]:
        return {name: self._build_param(value) for name, value in news.params.items()}

    def _build_param(self, value: object) -> object:
        match value:
            case Said():
                return self.say(value)
            case Tag():
                return self.name(value)
        return value
