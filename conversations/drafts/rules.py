"""Rules: whether a question applies, given the values of the answers before it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal

from conversations.definition.terms import Rule
from conversations.drafts.values import Family, ListedEntry

FindValue = Callable[[str], object]
"""Returns the value that a question of this id has, None without one."""


def applies(rule: Rule, find_value: FindValue) -> bool:
    """Whether the rule holds. Without a value, a rule about a question does not."""
    if rule.question is not None:
        return _holds(rule, find_value(rule.question))
    if rule.all is not None:
        return all(applies(each, find_value) for each in rule.all)
    if rule.any is not None:
        return any(applies(each, find_value) for each in rule.any)
    return rule.no is None or not applies(rule.no, find_value)


def _holds(rule: Rule, value: object) -> bool:
    if rule.member is not None:
        known = isinstance(value, Family) and rule.member in set(value)
        value = value[rule.member] if isinstance(value, Family) and known else None
    if value is None:
        return False
    if rule.is_ is not None:
        return any(each in rule.is_ for each in _spread(value))
    return _lies_between(value, rule.least, rule.most)


def _spread(value: object) -> Iterable[object]:
    """Return what `is` may name: each option chosen, each topic of a list, or the value."""
    if not isinstance(value, list):
        return (value,)
    return [each.topic if isinstance(each, ListedEntry) else each for each in value]


def _lies_between(value: object, least: int | None, most: int | None) -> bool:
    if least is None and most is None:
        return True
    if not isinstance(value, int | Decimal):
        return False
    return (least is None or value >= least) and (most is None or value <= most)
