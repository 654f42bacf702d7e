"""What an answer amounts to: its value, whether it is finished, whether something is missing."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TypeAlias

from conversations.definition.questions import (
    BaseQuestion,
    Choice,
    Declaration,
    Figures,
    Items,
    MultiChoice,
    Pictures,
    ShortText,
    Table,
)
from conversations.drafts.draft import (
    Answer,
    ChoiceAnswer,
    ConfirmAnswer,
    DateAnswer,
    DecimalAnswer,
    DeclaredAnswer,
    Entry,
    FiguresAnswer,
    ItemsAnswer,
    MoneyAnswer,
    MultiChoiceAnswer,
    NumberAnswer,
    PercentageAnswer,
    PeriodAnswer,
    PicturesAnswer,
    Skipped,
    TableAnswer,
    TextAnswer,
)
from conversations.drafts.figures import build_numbers, compute, find_discrepancies
from conversations.drafts.values import Amount, Chosen, Family, ListedEntry, Percent, Value
from conversations.kinds.table import build_rows
from conversations.periods import parse_period

_STEPS: Mapping[type[BaseQuestion], int] = {Items: 4, Table: 2, Pictures: 2}
"""A list is as much work as so many other questions: that many entries are usual.

So is a table, of which the rows are often pasted at once, and a set of photos.
"""

ScalarAnswer: TypeAlias = (
    NumberAnswer
    | DecimalAnswer
    | MoneyAnswer
    | PercentageAnswer
    | DateAnswer
    | PeriodAnswer
    | ConfirmAnswer
    | DeclaredAnswer
)

Answers: TypeAlias = Mapping[str, Answer]
"""The answers on a draft's path (path.Walk) by question id; some questions look at those of others.

Each fits its question; so must any answer that is given to a function here beside its question.
"""


def build_value(question: BaseQuestion, answer: Answer | None, answers: Answers) -> Value | None:
    """Return the answer's value (values.py); None where there is none.

    Of a declaration it is none, some or covered: what rules see.
    """
    if answer is None or isinstance(answer, Skipped):
        return None
    if isinstance(question, Declaration):
        return _build_declared(answer)
    match answer:
        case TextAnswer():
            return answer.text if answer.parts else None
        case ItemsAnswer():
            return _build_entries(answer) if answer.entries or answer.closed else None
        case ChoiceAnswer() | MultiChoiceAnswer():
            return _build_chosen(question, answer)
        case TableAnswer() | FiguresAnswer():
            return _build_numbers(question, answer, answers)
        case PicturesAnswer():
            captions = [each.caption.text if each.caption else "" for each in answer.pictures]
            return captions if captions or answer.closed else None
    return _build_scalar(answer)


def _build_scalar(answer: ScalarAnswer) -> Value:
    match answer:
        case MoneyAnswer():
            return Amount(answer.value, answer.unit)
        case PercentageAnswer():
            return Percent(answer.value)
        case PeriodAnswer():
            return parse_period(answer.value)
    return answer.value


def _build_declared(answer: Answer) -> str | None:
    if isinstance(answer, DeclaredAnswer):
        return answer.value
    return "some" if isinstance(answer, TextAnswer) and answer.parts else None


def _build_entries(answer: ItemsAnswer) -> list[ListedEntry]:
    return [
        ListedEntry(
            entry.heading.text,
            entry.text.text if entry.text else "",
            entry.topic,
            tuple(_build_entries(entry.inner)) if entry.inner else (),
        )
        for entry in answer.entries
    ]


def _build_chosen(question: BaseQuestion, answer: ChoiceAnswer | MultiChoiceAnswer) -> Value | None:
    if not isinstance(question, Choice | MultiChoice):
        return None
    chosen = {option.id: Chosen(option.id, option.label.zh_CN) for option in question.options}
    if isinstance(answer, ChoiceAnswer):
        return chosen[answer.value]
    if not answer.values and not answer.closed:
        return None
    return [chosen[option_id] for option_id in answer.values]


def _build_numbers(
    question: BaseQuestion, answer: TableAnswer | FiguresAnswer, answers: Answers
) -> Value | None:
    if isinstance(question, Table) and isinstance(answer, TableAnswer):
        return build_rows(question, answer) if answer.rows or answer.closed else None
    if not isinstance(question, Figures) or not isinstance(answer, FiguresAnswer):
        return None
    numbers = build_numbers(question, {**answers, question.id: answer})
    own: dict[str, object] = {
        member.id: _build_number(numbers[member.id], member.places)
        for member in question.members
        if member.id in numbers
    }
    return Family({**own, **compute(question, numbers)}) if own else None


def _build_number(number: Decimal, places: int) -> Decimal | int:
    """Return a count as an int; one with decimals, of an older version, stays what it is."""
    return number if places or number % 1 else int(number)


def is_settled(question: BaseQuestion, answer: Answer | None, answers: Answers) -> bool:
    """Whether the interview may pass on: answered and closed, or skipped."""
    match answer:
        case None:
            return False
        case TextAnswer():
            return bool(answer.parts) and not answer.open
        case ItemsAnswer() | TableAnswer() | MultiChoiceAnswer() | PicturesAnswer():
            return answer.closed
        case FiguresAnswer() if isinstance(question, Figures):
            return _is_family_settled(question, answer, answers)
    return True


def is_missing(question: BaseQuestion, answer: Answer | None) -> bool:
    """Whether the report lacks something here.

    That is: no answer to a required question, a required list or table with too little in it, any
    list with an entry that has no text or too short a list, any family begun that lacks a required
    number. A text or list that is merely still open lacks nothing.
    """
    match answer:
        case None | Skipped():
            return question.required
        case TextAnswer():
            return question.required and not answer.parts
        case MultiChoiceAnswer() if isinstance(question, MultiChoice):
            return question.required and len(answer.values) < question.least
        case ItemsAnswer() if isinstance(question, Items):
            lacking = question.required and _is_short(
                question.least, len(answer.entries), answer.closed
            )
            whole = count_whole(answer) == len(answer.entries)
            return lacking or not whole or _has_short_inner(question, answer)
        case TableAnswer() if isinstance(question, Table):
            return question.required and _is_short(question.least, len(answer.rows), answer.closed)
        case PicturesAnswer() if isinstance(question, Pictures):
            count = len(answer.pictures)
            return question.required and _is_short(question.least, count, answer.closed)
        case FiguresAnswer() if isinstance(question, Figures):
            return count_given(question, answer) < sum(each.required for each in question.members)
    return False


def can_be_omitted(question: BaseQuestion, answer: Answer | None) -> bool:
    """Whether one tap may take back the answer to this optional question.

    Lists, tables, photos and texts of more than a line are not thrown away like that.
    """
    match answer:
        case None | Skipped() | ItemsAnswer() | TableAnswer() | PicturesAnswer():
            return False
        case TextAnswer():
            return isinstance(question, ShortText) and not question.required
    return not question.required


def counts_as_answered(question: BaseQuestion, answer: Answer | None, answers: Answers) -> bool:
    """Whether progress counts the question: settled, and nothing missing."""
    match answer:
        case None:
            return False
        case Skipped():
            return not question.required
        case ItemsAnswer() | TableAnswer() | FiguresAnswer() | PicturesAnswer():
            return is_settled(question, answer, answers) and not is_missing(question, answer)
    return is_settled(question, answer, answers)


def count_steps(question: BaseQuestion) -> int:
    """Return how much of the whole work the question is."""
    if isinstance(question, Figures):
        return len(question.members)
    return _STEPS.get(type(question), 1)


def count_steps_done(
    question: BaseQuestion, answer: Answer | None, answers: Answers, steps: int
) -> int:
    """Return how much of those steps is done: what is not finished grows with what it holds."""
    if counts_as_answered(question, answer, answers):
        return steps
    match answer:
        case ItemsAnswer():
            return min(count_whole(answer), steps - 1)
        case TableAnswer():
            return min(len(answer.rows), steps - 1)
        case PicturesAnswer():
            return min(len(answer.pictures), steps - 1)
        case FiguresAnswer():
            return min(len(answer.figures), steps - 1)
    return 0


def find_open_member(question: Figures, answer: FiguresAnswer | None) -> int | None:
    """Return the index of the first number neither given nor passed by; None when there is none."""
    given = answer.figures if answer else {}
    return next((at for at, each in enumerate(question.members) if each.id not in given), None)


def count_given(question: Figures, answer: FiguresAnswer) -> int:
    """Return how many of the family's required numbers are given."""
    required = {member.id for member in question.members if member.required}
    return sum(
        figure.value is not None for key, figure in answer.figures.items() if key in required
    )


def wants_text(entry: Entry) -> bool:
    """Whether the entry's text is still to be asked for, or more of it expected."""
    return entry.inner is None and (entry.text is None or entry.text.open)


def wants_list(entry: Entry) -> bool:
    """Whether more of the entry's own list is expected."""
    return entry.inner is not None and not entry.inner.closed


def is_whole(entry: Entry) -> bool:
    """Whether the entry has a text under its heading, or a list without a gap."""
    if entry.inner is not None:
        return bool(entry.inner.entries) and count_whole(entry.inner) == len(entry.inner.entries)
    return entry.text is not None and bool(entry.text.parts)


def count_whole(answer: ItemsAnswer) -> int:
    """Return how many entries have what is to stand under their headings."""
    return sum(map(is_whole, answer.entries))


def _is_family_settled(question: Figures, answer: FiguresAnswer, answers: Answers) -> bool:
    if find_open_member(question, answer) is not None:
        return False
    if answer.accepted:
        return True
    return not find_discrepancies(
        question, build_numbers(question, {**answers, question.id: answer})
    )


def _has_short_inner(question: Items, answer: ItemsAnswer) -> bool:
    least = question.inner.least if question.inner else 0
    return any(each.inner and len(each.inner.entries) < least for each in answer.entries)


def _is_short(least: int, count: int, closed: bool) -> bool:
    return count < (least if closed else max(least, 1))
