"""What is shown of a report beside others: how alike they are, and where."""

from __future__ import annotations

from dataclasses import dataclass

from conversations.definition.questions import BaseQuestion
from conversations.views import Tag, View


@dataclass(frozen=True, slots=True)
class LikenessLine:
    """Another report by its unit and period, and how much of this one stands in it.

    `own` says that it is the unit's earlier one.
    """

    name: str
    percent: int
    own: bool


@dataclass(frozen=True, slots=True)
class LikePassage:
    """A passage that mostly stands in another report: where it was written, and what coincides."""

    question: BaseQuestion
    name: str
    percent: int
    shared: str
    own: bool


@dataclass(frozen=True, slots=True)
class LikenessView(View):
    """The other reports and the passages, the most alike first; `more` counts passages left out.

    Of others' reports nothing is shown but what stands in this one as well.
    """

    tag: Tag
    lines: tuple[LikenessLine, ...]
    passages: tuple[LikePassage, ...]
    more: int = 0
