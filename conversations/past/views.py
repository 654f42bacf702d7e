"""What is shown of earlier reports, and of how to answer a question."""

from __future__ import annotations

from dataclasses import dataclass

from conversations.definition.questions import BaseQuestion
from conversations.definition.terms import Words
from conversations.drafts.draft import Answer
from conversations.drafts.results import Card
from conversations.past.aging import Aged
from conversations.views import Tag, View


@dataclass(frozen=True, slots=True)
class OldTextView(View):
    """All that the earlier report called `name` says there; with `copying`, to be copied at a tap.

    `aged` is what has aged in a text.
    """

    tag: Tag
    name: Words
    question: BaseQuestion
    answer: Answer
    aged: tuple[Aged, ...] = ()
    copying: bool = False


@dataclass(frozen=True, slots=True)
class HintView(View):
    """How the question of the card is answered.

    `earlier` counts the unit's earlier reports that answer it; `last` is the period of the latest,
    where it took so many `characters`. `asked` says that the person typed a question, which may
    have been their answer after all.
    """

    tag: Tag
    card: Card
    earlier: int = 0
    last: str = ""
    characters: int = 0
    asked: bool = False


@dataclass(frozen=True, slots=True)
class EarlierView(View):
    """What one of the unit's earlier reports says to the card's question: the `at`th of `total`."""

    tag: Tag
    card: Card
    period: str
    answer: Answer
    at: int
    total: int
