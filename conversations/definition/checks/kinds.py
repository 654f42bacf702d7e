"""What each kind of question says of itself: bounds, options, suggestions, columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from conversations.definition.checks.flaws import (
    Flaw,
    Loc,
    check_repeated,
    find_repeated,
    suggest,
    walk_earlier,
)
from conversations.definition.interview import Interview
from conversations.definition.questions import (
    Choice,
    Integer,
    Items,
    ListShape,
    MultiChoice,
    Number,
    Option,
    Percentage,
    Pictures,
    Question,
    Table,
)
from conversations.kinds.choice import fold_label
from conversations.kinds.items import parse_heading

_ADDABLE = ("integer", "decimal", "money")


def check_kind(interview: Interview) -> Iterator[Flaw]:
    """Yield what is wrong within each question, and with the list that a list pairs with."""
    for loc, question, earlier in walk_earlier(interview):
        match question:
            case Integer() | Number() | Percentage():
                yield from _check_bounds(loc, question.least, question.most)
            case Choice():
                yield from _check_options(loc, question.options)
            case MultiChoice():
                yield from _check_options(loc, question.options)
                yield from _check_chosen(loc, question)
            case Items():
                yield from _check_list(loc, question)
                yield from _check_inner(loc, question)
                yield from _check_pairing(loc, question, earlier, interview)
                yield from _check_following(loc, question, interview)
            case Table():
                yield from _check_bounds(loc, question.least, question.most)
                yield from _check_columns(loc, question)
            case Pictures():
                yield from _check_bounds(loc, question.least, question.most)


def _check_bounds(
    loc: Loc, least: int | Decimal | None, most: int | Decimal | None
) -> Iterator[Flaw]:
    if least is not None and most is not None and least > most:
        yield Flaw((*loc, "least"), f"Write at most {most}, which is the most allowed.")


def _check_options(loc: Loc, options: Sequence[Option]) -> Iterator[Flaw]:
    at = (*loc, "options")
    yield from check_repeated(at, [option.id for option in options], "an option")
    for language in ("zh_CN", "en"):
        labels = [fold_label(option.label.say(language)) for option in options]
        for number in find_repeated(labels):
            way = (*at, number, "label", language)
            yield Flaw(way, "Choose another label; an option before has the same.")


def _check_chosen(loc: Loc, question: MultiChoice) -> Iterator[Flaw]:
    count = len(question.options)
    if question.least > count:
        yield Flaw((*loc, "least"), f"Write at most {count}; there are no more options.")
    elif question.most is not None and question.most > count:
        yield Flaw((*loc, "most"), f"Write at most {count}; there are no more options.")
    yield from _check_bounds(loc, question.least, question.most)


def _check_list(loc: Loc, shape: ListShape) -> Iterator[Flaw]:
    yield from _check_bounds(loc, shape.least, shape.most)
    at = (*loc, "suggestions")
    headings = [each.heading for each in shape.suggestions]
    for number, heading in enumerate(headings):
        if parse_heading(heading) != heading:
            sentence = "Write one line of at most 120 characters, without number and full stop."
            yield Flaw((*at, number), sentence)
    for number in find_repeated(headings):
        yield Flaw((*at, number), "Remove this; the same suggestion stands before.")
    ids = [each.id or str(number) for number, each in enumerate(shape.suggestions)]
    yield from check_repeated(at, ids, "a suggestion")


def _check_inner(loc: Loc, question: Items) -> Iterator[Flaw]:
    if question.inner is None:
        return
    yield from _check_list((*loc, "inner"), question.inner)
    if question.pairs_with is not None:
        why = "a list whose entries have lists of their own answers no other"
        yield Flaw((*loc, "pairs_with"), f"Remove this, or inner; {why}.")


def _check_pairing(
    loc: Loc, question: Items, earlier: Mapping[str, Question], interview: Interview
) -> Iterator[Flaw]:
    name = question.pairs_with
    if name is None:
        return
    other = earlier.get(name)
    lists = [each.id for each in earlier.values() if isinstance(each, Items)]
    if isinstance(other, Items):
        return
    why = f"there is no question {name}"
    if name == question.id:
        why = "a list cannot answer itself"
    elif other is not None:
        why = f"{name} is no list"
    elif name in interview.by_id:
        why = f"{name} is not asked before this"
    yield Flaw(
        (*loc, "pairs_with"), f"Name an earlier items question; {why}{suggest(name, lists)}."
    )


def _check_following(loc: Loc, question: Items, interview: Interview) -> Iterator[Flaw]:
    """Yield what is wrong with the list of plans, which may be asked later in the template."""
    name = question.follows
    other = interview.by_id.get(name or "")
    if name is None or (isinstance(other, Items) and name != question.id):
        return
    near = [each.id for _, each in interview.questions() if isinstance(each, Items)]
    why = f"there is no question {name}"
    if name == question.id:
        why, near = "a list does not follow itself", []
    elif other is not None:
        why = f"{name} is no list"
    yield Flaw((*loc, "follows"), f"Name an items question; {why}{suggest(name, near)}.")


def _check_columns(loc: Loc, question: Table) -> Iterator[Flaw]:
    at = (*loc, "columns")
    yield from check_repeated(at, [column.id for column in question.columns], "a column")
    for number in find_repeated(column.label for column in question.columns):
        yield Flaw((*at, number, "label"), "Choose another label; a column before has the same.")
    for number, column in enumerate(question.columns):
        if column.total and column.kind not in _ADDABLE:
            why = f"only {', '.join(_ADDABLE)} can be added up"
            yield Flaw((*at, number, "total"), f"Remove this, or choose another kind; {why}.")
