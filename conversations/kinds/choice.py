"""One of several options."""

from __future__ import annotations

import unicodedata

from conversations.definition.questions import Choice
from conversations.drafts.results import Refusal
from conversations.kinds.numerals import parse_number


def parse_choice(question: Choice, text: str) -> str | Refusal:
    """Return the id of the option: named by its label in either language, or by its number from 1.

    Refused: `not_an_option`.
    """
    said = fold_label(text)
    for option in question.options:
        if said in (fold_label(option.label.zh_CN), fold_label(option.label.en)):
            return option.id
    number = parse_number(said)
    if number is None or not 1 <= number <= len(question.options):
        return Refusal("not_an_option")
    return question.options[number - 1].id


def fold_label(text: str) -> str:
    """Return the text without what does not matter in a label: case, width, a full stop."""
    return unicodedata.normalize("NFKC", text).strip().rstrip("。.!").casefold()
