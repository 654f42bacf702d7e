"""The bot's words: Jinja2 templates by key, in each language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from typing import TYPE_CHECKING

import structlog
import yaml

from bot.faults import render_fault
from bot.words.folders import Folders, read_template
from bot.words.markup import find_markup_fault

if TYPE_CHECKING:
    from pathlib import Path

    from jinja2 import Environment, Template, nodes

LANGUAGES = ("zh_CN", "en")
DEFAULT_LANGUAGE = LANGUAGES[0]

log = structlog.get_logger(__name__)

OwnWords = Mapping[str, Mapping[str, str]]
"""An office's words by language and key."""


class WordsError(ValueError):
    """A template that cannot be read; the message says which, and what is wrong with it."""


class Words:
    """Texts and labels by language and key; what a person typed is only ever a parameter.

    The shipped ones are read when first needed; `own` are what an office says in their place. One
    of those that fails when it is said gives way to the shipped one: no update waits for a word.
    """

    def __init__(self, folders: Folders, own: OwnWords | None = None) -> None:
        self._folders = folders.shipped
        self._own = own or {}
        self._fallback = Words(folders) if own else None
        self._sources = cache(self._load_sources)
        self._text = cache(self._compile_text)
        self._label = cache(self._compile_label)

    def text(self, language: str, key: str, /, **params: object) -> str:
        """Return a message's text: HTML of the Bot API, every parameter escaped."""
        try:
            return self._text(language, key).render(params)
        except Exception as fault:
            return self._find_fallback(language, key, fault).text(language, key, **params)

    def label(self, language: str, key: str, /, **params: object) -> str:
        """Return the plain words of a button, a toast, a command or a file name."""
        try:
            return self._label(language, key).render(params)
        except Exception as fault:
            return self._find_fallback(language, key, fault).label(language, key, **params)

    def _find_fallback(self, language: str, key: str, fault: Exception) -> Words:
        """Return the words to say in place of what failed; raises the fault if there are none."""
        if self._fallback is None:
            raise fault
        log.error("word not said", language=language, key=key, fault=render_fault(fault))
        return self._fallback

    def keys(self, language: str) -> frozenset[str]:
        """Return every key that `language` has."""
        return frozenset(self._sources(language))

    def source(self, language: str, key: str) -> str:
        """Return the template of `key`; KeyError names a key that is missing."""
        return self._sources(language)[key]

    def check(self) -> Iterator[None]:
        """Read every template, one at each step; WordsError when one cannot be read."""
        for language in LANGUAGES:
            for key in self.keys(language):
                yield
                try:
                    self._find_names(self.source(language, key))
                except WordsError as error:
                    raise WordsError(f"chat/{language}: {key}: {error}") from error

    def find_fault(self, language: str, key: str, source: str) -> str | None:
        """Return what is to be corrected in `source` before it can stand for `key`, if anything.

        It must be a template, name nothing that the word in its place does not name, and be HTML
        that messengers read.
        """
        try:
            names = self._find_names(source)
        except WordsError as error:
            return f"Correct this template: {str(error).rstrip('.')}."
        known = self._find_names(self._sources(language).get(key, source))
        if unknown := ", ".join(sorted(names - known)):
            return f"Remove {unknown}; this word knows {', '.join(sorted(known)) or 'no name'}."
        return find_markup_fault(self._find_plain_text(source))

    def _find_names(self, source: str) -> set[str]:
        """Return the names that a template uses; WordsError when it is none."""
        from jinja2 import meta

        return meta.find_undeclared_variables(self._parse(source))

    def _find_plain_text(self, source: str) -> str:
        """Return what the template says of its own, whatever it is given."""
        from jinja2 import nodes

        return "".join(each.data for each in self._parse(source).find_all(nodes.TemplateData))

    def _parse(self, source: str) -> nodes.Template:
        from jinja2 import TemplateSyntaxError

        try:
            return self._plain.parse(source)
        except TemplateSyntaxError as error:
            raise WordsError(error.message or "it cannot be read") from error

    def _load_sources(self, language: str) -> dict[str, str]:
        """Return the templates by key; an office's own word replaces the shipped one of its key."""
        sources: dict[str, str] = {}
        for path in self._folders.collect(f"chat/{language}", ".yaml"):
            sources |= _load_words(path)
        sources |= self._own.get(language, {})
        return sources

    def _compile_text(self, language: str, key: str) -> Template:
        return self._escaping.from_string(self.source(language, key).strip())

    def _compile_label(self, language: str, key: str) -> Template:
        return self._plain.from_string(self.source(language, key).strip())

    @cached_property
    def _escaping(self) -> Environment:
        return _build_environment(escape=True)

    @cached_property
    def _plain(self) -> Environment:
        return _build_environment(escape=False)


_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _load_words(path: Path) -> dict[str, str]:
    try:
        loaded = yaml.load(read_template(path), _Loader)  # noqa: S506 (a safe one)
    except yaml.YAMLError as error:
        raise WordsError(f"{path}: {error}") from error
    words: dict[str, str] = loaded or {}
    if not isinstance(words, dict) or not all(isinstance(each, str) for each in words.values()):
        raise WordsError(f"{path}: write a key, a colon and a text in quotes on each line")
    return words


def _build_environment(*, escape: bool) -> Environment:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(
        autoescape=escape, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals.clear()  # no word needs range() and its like; each render copies them
    return environment
