"""Whether anybody can ever be asked a question: its rule is tried on every answer that matters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import chain, combinations, islice, product
from math import prod
from typing import TypeAlias

from conversations.definition.checks.flaws import Flaw, walk_questions
from conversations.definition.interview import Interview
from conversations.definition.questions import (
    Choice,
    Confirm,
    Declaration,
    Figures,
    Integer,
    Items,
    MultiChoice,
    Number,
    Question,
)
from conversations.definition.terms import Rule
from conversations.drafts.rules import applies
from conversations.drafts.values import Family, ListedEntry

MOST_TRIES = 20_000
"""Combinations of answers that are tried; a rule over more is taken to hold for one of them."""

_ANSWERED = "answered"
"""The value of an answer of which a rule sees nothing but that it is there."""

Values: TypeAlias = Sequence[object]


def find_unreachable(interview: Interview) -> Iterator[Flaw]:
    """Yield a flaw for each question whose rule no answers make true.

    The rules must be free of other flaws. A question that only follows from such a one is not
    named as well.
    """
    rules: dict[str, Rule | None] = {}
    for loc, question in walk_questions(interview):
        rules[question.id] = question.when
        if question.when is not None and not _can_hold(question.when, interview.by_id, rules):
            names = dict.fromkeys(look.question or "" for look in _spread([question.when]))
            sentence = f"whatever is answered to {' and '.join(names)}, it never holds"
            yield Flaw((*loc, "when"), f"Loosen this rule; {sentence}.")
            rules[question.id] = None


def _can_hold(
    rule: Rule, questions: Mapping[str, Question], rules: Mapping[str, Rule | None]
) -> bool:
    """Whether some answers make the rule true, each question being asked by its own of `rules`."""
    asked = _find_asked(rule, rules)
    looks = _spread([rule, *(each for name in asked if (each := rules[name]))])
    values = {name: _list_values(questions[name], looks) for name in asked}
    if prod(len(each) + 1 for each in values.values()) > MOST_TRIES:
        return True
    return _search(rule, asked, values, rules, {})


def _search(
    rule: Rule,
    left: Sequence[str],
    values: Mapping[str, Values],
    rules: Mapping[str, Rule | None],
    chosen: Mapping[str, object],
) -> bool:
    """Whether the rule is true for the values `chosen` and some of the questions still `left`."""
    if not left:
        return applies(rule, chosen.get)
    name, *others = left
    own = rules[name]
    open_ = own is None or applies(own, chosen.get)
    return any(
        _search(rule, others, values, rules, {**chosen, name: value})
        for value in (*(values[name] if open_ else ()), None)
    )


def _find_asked(rule: Rule, rules: Mapping[str, Rule | None]) -> list[str]:
    """Return the questions on which the rule depends, also by their own rules, in order."""
    found: set[str] = set()
    waiting = [rule]
    while waiting:
        for look in _spread([waiting.pop()]):
            name = look.question or ""
            own = rules[name]
            if name not in found and own is not None:
                waiting.append(own)
            found.add(name)
    return [name for name in rules if name in found]


def _spread(rules: Iterable[Rule]) -> list[Rule]:
    """Return the looks at single answers of which the rules are made."""
    looks: list[Rule] = []
    for rule in rules:
        inner = (*(rule.all or ()), *(rule.any or ()), *((rule.no,) if rule.no else ()))
        looks += [rule] if rule.question is not None else _spread(inner)
    return looks


def _list_values(question: Question, looks: Iterable[Rule]) -> Values:
    """Return values of the question that differ for those looks, one of each sort at least."""
    own = [look for look in looks if look.question == question.id]
    match question:
        case Confirm():
            return (True, False)
        case Declaration():
            return ("none", "some", "covered")
        case Choice():
            return [option.id for option in question.options]
        case MultiChoice():
            return _take(map(list, _list_chosen(question, _list_named(own))))
        case Items():
            topics = _list_subsets(_list_named(own), 0, question.most)
            return _take(map(_build_topics, topics))
        case Integer():
            return _list_numbers(own, question.least, question.most, ())
        case Number():
            return _list_numbers(own, question.least, question.most, (Decimal("0.5"),))
        case Figures():
            return _take(_list_families(question, own))
    return (_ANSWERED,)


def _take(values: Iterable[object]) -> Values:
    """Return the values, but not many more than would be tried."""
    return list(islice(values, MOST_TRIES))


def _list_named(looks: Iterable[Rule]) -> list[str]:
    return list(dict.fromkeys(str(value) for look in looks for value in look.is_ or ()))


def _list_subsets(names: Sequence[str], least: int, most: int) -> Iterator[tuple[str, ...]]:
    sizes = range(max(least, 0), min(most, len(names)) + 1)
    return chain.from_iterable(combinations(names, size) for size in sizes)


def _list_chosen(question: MultiChoice, named: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Return the choices among the named options; the others may fill them up to the least."""
    others = len(question.options) - len(named)
    most = len(question.options) if question.most is None else question.most
    return _list_subsets(named, question.least - others, most)


def _build_topics(topics: Iterable[str]) -> list[ListedEntry]:
    return [ListedEntry("", "", topic) for topic in topics]


def _list_numbers(
    looks: Iterable[Rule],
    least: Decimal | int | None,
    most: Decimal | int | None,
    between: tuple[Decimal, ...],
) -> Values:
    """Return the numbers round every bound of the looks, within the question's own bounds.

    `between` is what else to add to a bound: something below 1 where there are decimals.
    """
    bounds = {bound for look in looks for bound in _list_bounds(look)}
    own = {bound for bound in (least, most) if bound is not None}
    steps: tuple[Decimal | int, ...] = (-1, 0, 1, *between)
    near = {bound + step for bound in bounds for step in steps}
    return [
        each
        for each in near | own | ({0} if not own else set())
        if (least is None or each >= least) and (most is None or each <= most)
    ]


def _list_bounds(look: Rule) -> Iterator[int]:
    yield from (each for each in (look.least, look.most) if each is not None)
    yield from (each for each in look.is_ or () if isinstance(each, int))


def _list_families(question: Figures, looks: Iterable[Rule]) -> Iterator[Family]:
    """Yield families with the numbers that are looked at, each of them there or not."""
    members: dict[str, list[Rule]] = {}
    for look in looks:
        if look.member is not None:
            members.setdefault(look.member, []).append(look)
    places = {member.id: member.places for member in question.members}
    numbers = [
        (*_list_numbers(own, None, None, (Decimal("0.5"),) if places[name] else ()), None)
        for name, own in members.items()
    ]
    for combination in product(*numbers):
        named = zip(members, combination, strict=True)
        yield Family({name: number for name, number in named if number is not None})
