"""Some of several options."""

from __future__ import annotations

import re

from conversations.definition.questions import MultiChoice
from conversations.drafts.results import Refusal
from conversations.kinds.choice import fold_label
from conversations.kinds.numerals import parse_number

_ALL = frozenset(("全部", "全选", "都选", "所有", "都有", "全都有", "以上都是", "以上全部", "all"))
_NONE = frozenset(("无", "没有", "都没有", "都不是", "以上都不是", "none"))
_SEPARATOR = r"[\s、,，;；/和及与&]|and\b"
_END = re.compile(f"(?:{_SEPARATOR})*")
_NUMBER = "[0-9]{1,2}|[一二三四五六七八九十]{1,3}"


def parse_choices(question: MultiChoice, text: str) -> tuple[str, ...] | Refusal:
    """Return the ids of the options in the question's order.

    Each is named by its label in either language or by its number from 1; 全部 names all of them,
    and 无 none. Refused: `not_an_option`, `too_few_chosen` (least), `too_many_chosen` (most).
    """
    chosen = _find_options(question, fold_label(text))
    if chosen is None:
        return Refusal("not_an_option")
    return _check_count(question, len(chosen)) or tuple(
        option.id for index, option in enumerate(question.options) if index in chosen
    )


def _check_count(question: MultiChoice, count: int) -> Refusal | None:
    if count < question.least:
        return Refusal("too_few_chosen", {"least": question.least})
    if question.most is not None and count > question.most:
        return Refusal("too_many_chosen", {"most": question.most})
    return None


def _find_options(question: MultiChoice, said: str) -> set[int] | None:
    """Return the options' indexes; None when something in the text is no option."""
    labels = {
        fold_label(label): index
        for index, option in enumerate(question.options)
        for label in (option.label.zh_CN, option.label.en)
    }
    named = _split(said, labels)
    if named is None and said in _ALL:
        return set(range(len(question.options)))
    if named is None:
        return set() if said in _NONE else None
    found = {labels[each] if each in labels else (parse_number(each) or 0) - 1 for each in named}
    return found if found <= set(range(len(question.options))) else None


def _split(said: str, labels: dict[str, int]) -> list[str] | None:
    """Return the labels and numbers that the text is made of; None when there is anything else.

    Labels are looked for longest first, for one may hold another, or a separator.
    """
    longest_first = sorted(labels, key=len, reverse=True)
    option = "|".join([*map(re.escape, longest_first), _NUMBER])
    piece = re.compile(rf"(?:{_SEPARATOR})*({option})(?=$|{_SEPARATOR})")
    found, at = [], 0
    while match := piece.match(said, at):
        found.append(match[1])
        at = match.end()
    return found if found and _END.fullmatch(said, at) else None
