"""What is checked: a draft's typed texts and its outline, and what is known beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from conversations.checks.finding import Finding, Rank
from conversations.checks.gazetteer import Gazetteer, Sighting
from conversations.checks.norms import Norms
from conversations.checks.quantities import Quantity, find_quantities
from conversations.checks.signs import list_signs
from conversations.checks.word_list import WordList
from conversations.drafts.path import Walk
from conversations.drafts.typed_texts import TypedText, list_texts
from conversations.past.earlier import Earlier
from conversations.report.building import build_outline
from conversations.report.outline import Outline


@dataclass(frozen=True, slots=True)
class OtherReport:
    """Another report to compare with: the unit's own last one, or a colleague's of this period.

    `name` is what people call it (its unit and period), `same` says that it is of this draft's unit
    and period, where quantities must agree; `own` that it is the unit's earlier one.
    """

    name: str
    outline: Outline
    own: bool = False
    same: bool = False


@dataclass(frozen=True)
class Subject:
    """A draft as checks see it.

    `own_names` are the names of the unit and those above it; `spared` words that the unit has said
    are right (its whitelist); `masks` what the mask ledger has for a masked thing, by its key;
    `on` the day on which it is checked; `others` other reports, where they were loaded.
    `only` restricts the texts to one question's, while it is being answered; `passed` are texts in
    which nothing is to be found. `gazetteer` has the names of places.
    """

    walk: Walk
    norms: Norms
    on: date
    own_names: tuple[str, ...] = ()
    spared: frozenset[str] = frozenset()
    masks: Mapping[str, str] = field(default_factory=dict)
    others: tuple[OtherReport, ...] = ()
    only: str | None = None
    passed: frozenset[str] = frozenset()
    gazetteer: Gazetteer = field(default_factory=Gazetteer)
    past: Earlier | None = None

    @cached_property
    def texts(self) -> tuple[TypedText, ...]:
        """The typed texts, in order."""
        texts = list_texts(self.walk, self.only)
        return tuple(each for each in texts if each.text not in self.passed)

    @cached_property
    def written(self) -> frozenset[str]:
        """The characters of the texts, and each two of them that stand side by side."""
        return frozenset().union(*(list_signs(each.text) for each in self.texts))

    def find_words(self, words: WordList) -> Iterator[tuple[TypedText, int, str]]:
        """Yield where the words of the list stand in the texts, in order, and which."""
        begun = words.list_begun(self.written)
        for typed in self.texts if begun else ():
            if any(word in typed.text for word in begun):
                yield from ((typed, start, word) for start, word in words.find(typed.text))

    @cached_property
    def sightings(self) -> tuple[tuple[TypedText, Sighting], ...]:
        """The names of places in the texts, in order."""
        return tuple((each, seen) for each in self.texts for seen in self.gazetteer.find(each.text))

    @cached_property
    def quantities(self) -> tuple[tuple[TypedText, Sequence[Quantity]], ...]:
        """What the texts count, by text, in order."""
        return tuple((each, find_quantities(each.text)) for each in self.texts)

    @cached_property
    def outline(self) -> Outline:
        """The report that the answers make so far; PhraseError as for `build_outline`."""
        return build_outline(self.walk.interview, self.walk.draft)


@dataclass(frozen=True, slots=True)
class Check:
    """One check.

    `id` is also the key of its sentence; `rank` how grave its findings are unless the office says
    otherwise; `source` the rule behind it: a clause of a standard, or the practice. `local`: it
    looks at each text by itself, so that it can be run while that is being answered.
    """

    id: str
    rank: Rank
    source: str
    find: Callable[[Subject], Iterator[Finding]]
    local: bool = False
