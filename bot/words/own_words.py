"""An office's own words for the chat, each file checked before any of it is said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from bot.words.files import TemplateFile
from bot.words.words import Words
from conversations.definition.checks.flaws import MOST
from conversations.definition.parsing import DefinitionError, Mistake
from conversations.definition.yaml_source import Source, SourceError


def read_words(file: TemplateFile, shipped: Words) -> Mapping[str, str]:
    """Return the file's words by key; DefinitionError when one of them cannot be said."""
    return file.parse(lambda text: _parse_words(text, file, shipped))


def _parse_words(text: str, file: TemplateFile, shipped: Words) -> Mapping[str, str]:
    if not any(_says_something(line) for line in text.splitlines()):
        return {}
    try:
        source = Source(text)
    except SourceError as error:
        raise DefinitionError([Mistake(file.title, error.line, "", error.sentence)]) from error
    words = source.value
    if not isinstance(words, dict):
        sentence = "Write a key, a colon and a text in quotes on each line."
        raise DefinitionError([Mistake(file.title, 1, "", sentence)])
    mistakes = [
        Mistake(file.title, source.find_line((key,)), key, sentence)
        for key, sentence in islice(_find_faults(file, words, shipped), MOST)
    ]
    if mistakes:
        raise DefinitionError(mistakes)
    return words


def _says_something(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _find_faults(
    file: TemplateFile, words: Mapping[str, object], shipped: Words
) -> Iterator[tuple[str, str]]:
    language = file.folder.rpartition("/")[2]
    for key, word in words.items():
        if not isinstance(word, str):
            yield key, "Put this text in quotes."
        elif sentence := shipped.find_fault(language, key, word):
            yield key, sentence
