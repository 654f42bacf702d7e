"""The bot's words in one person's language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from zoneinfo import ZoneInfo

from markupsafe import Markup

from bot.sending.asked import LONGEST_EXCERPT, LONGEST_NAME
from bot.sending.messages import clip_line
from bot.sending.say_answers import Understood, say_answer
from bot.words.words import Words
from conversations.definition.terms import Words as Said
from conversations.drafts.values import render_decimal
from conversations.periods import parse_period
from conversations.views import News, Tag

_KEPT = 1024


class Voice:
    """Says keys, a template's words, drafts' names and news in one language.

    Labels and periods are kept once they are rendered: a card has a dozen of them, nearly always
    the same.
    """

    def __init__(self, words: Words, language: str) -> None:
        self.language = language
        self._words = words
        self._label = lru_cache(_KEPT)(self._render_label)
        self._period = lru_cache(_KEPT)(self._render_period)

    def text(self, key: str, /, **params: object) -> Markup:
        """Return a message's text, its parameters escaped; Markup ones are taken as they are."""
        text = self._words.text(self.language, key, **params)
        return Markup(text.strip("\n"))  # noqa: S704 (just escaped)

    def label(self, key: str, /, **params: object) -> str:
        """Return plain words, for a button or a toast."""
        return self._label(key, **params)

    def plain(self, key: str, /, **params: object) -> str:
        """Return plain words for what is not worth keeping: lines of a list, a typed text."""
        return self._render_label(key, **params).strip("\n")

    def say(self, said: Said) -> str:
        """Return a template's own words."""
        return said.say(self.language)

    def period(self, key: str) -> str:
        """Return a period's name: 2026年上半年, first half of 2026."""
        return self._period(key)

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

    def _render_period(self, key: str) -> str:
        return parse_period(key).say(self.language)

    def _build_params(self, news: News) -> dict[str, object]:
        return {name: self._build_param(name, value) for name, value in news.params.items()}

    def _build_param(self, name: str, value: object) -> object:
        match value:
            case Understood(question, answer, source):
                return clip_line(say_answer(question, answer, self, source), LONGEST_EXCERPT)
            case Said():
                return clip_line(self.say(value), LONGEST_NAME)
            case Tag():
                return self.name(value)
            case Decimal():
                return render_decimal(value)
            case date() if not isinstance(value, datetime):
                return self.day(value)
            case str():
                word = self.label(_KINDS[value]) if name == "kind" and value in _KINDS else value
                return clip_line(word, LONGEST_NAME)
        return value


_KINDS: Mapping[str, str] = {
    "text": "kind.text",
    "integer": "kind.integer",
    "decimal": "kind.decimal",
    "money": "kind.money",
    "percentage": "kind.percentage",
    "date": "kind.date",
    "month": "kind.month",
    "quarter": "kind.quarter",
    "half_year": "kind.half_year",
    "first_half": "kind.half_year",
    "year": "kind.year",
}
"""What is wanted where something else was typed: the `kind` of news about a problem."""
