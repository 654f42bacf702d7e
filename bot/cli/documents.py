"""The commands for finished documents: what conforms to the standard and what does not."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.failing import fail, load_settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.documents.conformity.checking import Verdict
    from bot.documents.conformity.results import Deviation, Spot
    from bot.words.words import Words

documents = typer.Typer(
    help="Finished documents: hold them against GB/T 9704.", no_args_is_help=True
)


class Language(StrEnum):
    """The languages in which deviations are told."""

    zh_CN = "zh_CN"  # noqa: N815 (as the folders of words are called)
    en = "en"


@documents.callback()
def _group() -> None:
    """Finished documents."""


@documents.command()
def check(
    file: Annotated[Path, typer.Argument(help="A .docx, whoever made it.")],
    language: Annotated[Language, typer.Option(help="What is told in.")] = Language.zh_CN,
) -> None:
    """Say clause by clause of GB/T 9704-2012 what conforms. Ends with 1 if anything does not."""
    from bot.documents.conformity.checking import check_document
    from bot.documents.reading.refusals import ReadingError
    from bot.documents.reading.reports import load_docx
    from bot.words.folders import find_folders
    from bot.words.words import Words

    words = Words(find_folders(load_settings().templates))
    try:
        verdicts = check_document(load_docx(file))
    except ReadingError as error:
        fail(f"{file}: {words.label(language.value, f'conformity.refused.{error.reason}')}")
    except OSError as error:
        fail(f"{file}: {error.strerror}")
    for line in _Teller(words, language.value).tell(verdicts):
        typer.echo(line)
    raise typer.Exit(any(each.deviations for each in verdicts))


class _Teller:
    """Says verdicts in a language."""

    _MOST_SPOTS = 3

    def __init__(self, words: Words, language: str) -> None:
        self._words, self._language = words, language

    def tell(self, verdicts: Sequence[Verdict]) -> Iterator[str]:
        """Yield the lines: the clauses, those that nothing is about, and the sum."""
        for each in verdicts:
            if each.applies:
                yield self._say_clause(each)
                yield from (f"    {self._say_deviation(found)}" for found in each.deviations)
        if absent := [self._name(each) for each in verdicts if not each.applies]:
            yield self._say("absent", titles=self._join(absent))
        found = [deviation for each in verdicts for deviation in each.deviations]
        places = sum(len(deviation.spots) for deviation in found)
        yield self._say("total", count=len(found), places=places) if found else self._say("none")

    def _say(self, key: str, **params: object) -> str:
        return self._words.label(self._language, f"conformity.{key}", **params).strip()

    def _join(self, listed: Iterable[str]) -> str:
        return self._words.label(self._language, "conformity.between").join(listed)

    def _name(self, verdict: Verdict) -> str:
        title = self._say(f"title.{verdict.clause.id}")
        return f"{verdict.clause.number} {title}".strip()

    def _say_clause(self, verdict: Verdict) -> str:
        key = "deviates" if verdict.deviations else "conforms"
        return self._say(key, clause=self._name(verdict))

    def _say_deviation(self, deviation: Deviation) -> str:
        sentence = self._say(deviation.key, **dict(deviation.values))
        places = self._join(map(self._say_spot, deviation.spots[: self._MOST_SPOTS]))
        if len(deviation.spots) > self._MOST_SPOTS:
            places = self._say("spot.more", places=places, count=len(deviation.spots))
        return self._say("line", sentence=sentence, places=places)

    def _say_spot(self, spot: Spot) -> str:
        return self._say(f"spot.{spot.kind}", number=spot.number, excerpt=spot.excerpt)
