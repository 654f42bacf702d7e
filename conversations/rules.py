"""Rules: whether a question applies, given the values of the answers before it."""

from __future__ import annotations

from collections.abc import Callable

from conversations.interview import Rule

FindValue = Callable[[str], object]
"""Returns the value that a question of this id has, None without one."""


def applies(rule: Rule, find_value: FindValue) -> bool:
    """Whether the rule holds. Without a value, a rule about a question does not."""
    if rule.question is not None:
        return _holds(rule.is_, find_value(rule.question))
    if rule.all is not None:
        return all(applies(each, find_value) for each in rule.all)
    if rule.any is not None:
        return any(applies(each, find_value) for each in rule.any)
    return rule.no is None or not applies(rule.no, find_value)


def _holds(wanted: tuple[object, ...] | None, value: object) -> bool:
    return value is not None and (wanted is None or value in wanted)
