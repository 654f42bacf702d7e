"""Answers on one line, as they were understood."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from conversations.definition.questions import BaseQuestion, Choice, Figures, MultiChoice
from conversations.drafts.draft import (
    Answer,
    ChoiceAnswer,
    ConfirmAnswer,
    DateAnswer,
    DecimalAnswer,
    DeclaredAnswer,
    Entry,
    Figure,
    FiguresAnswer,
    ItemsAnswer,
    MoneyAnswer,
    MultiChoiceAnswer,
    NumberAnswer,
    Part,
    PercentageAnswer,
    PeriodAnswer,
    PicturesAnswer,
    Skipped,
    TableAnswer,
    TextAnswer,
)
from conversations.drafts.values import Amount, Percent, render_decimal
from conversations.report.numbering import render_marker

if TYPE_CHECKING:
    from bot.sending.voice import Voice

_LATEST = 5
"""Numbers of a family that are said on one line."""


@dataclass(frozen=True, slots=True)
class Understood:
    """An answer as a parameter of news; with `source`, what that message said of it."""

    question: BaseQuestion
    answer: Answer
    source: int | None = None


def say_answer(
    question: BaseQuestion | None, answer: Answer, voice: Voice, source: int | None = None
) -> str:
    """Return the answer as news and excerpts quote it: a sensitive one is not.

    With `source`, of a text, list, table or family what that message brought. `question` is None
    where the template no longer knows it: options are then called by their ids.
    """
    if question is not None and question.sensitive:
        return voice.label("answer.hidden")
    return say_value(question, _narrow(answer, source), voice)


def say_value(question: BaseQuestion | None, answer: Answer, voice: Voice) -> str:
    """Return the answer as its own card shows it: 1193.5万元, 98.5%, 2026年上半年."""
    return _SAYERS[type(answer)](question, answer, voice)


def say_figure(question: BaseQuestion | None, member_id: str, figure: Figure) -> str:
    """Return a number of a family with its unit; a dash when it was passed by."""
    if figure.value is None:
        return "—"
    members = question.members if isinstance(question, Figures) else ()
    units = {member.id: member.unit for member in members}
    return render_decimal(figure.value) + (units.get(member_id) or "")


def _narrow(answer: Answer, source: int | None) -> Answer:
    """Return what the message brought to the answer; the answer where that cannot be told."""
    if source is None:
        return answer
    match answer:
        case TextAnswer():
            parts = tuple(part for part in answer.parts if part.source == source)
            return replace(answer, parts=parts) if parts else answer
        case ItemsAnswer():
            part = _find_part(answer.entries, source)
            return TextAnswer((part,)) if part else answer
        case TableAnswer():
            rows = tuple(row for row in answer.rows if row.typed.source == source)
            return replace(answer, rows=rows) if rows else answer
        case PicturesAnswer():
            captions = [each.caption for each in answer.pictures if each.caption]
            said = tuple(part for part in captions if part.source == source)
            return TextAnswer(said) if said else answer
        case FiguresAnswer():
            brought = _choose_figures(answer.figures, source)
            return replace(answer, figures=brought) if brought else answer
    return answer


def _find_part(entries: Iterable[Entry], source: int) -> Part | None:
    """Return the heading, or the piece of a text, that came from the message."""
    for entry in entries:
        if entry.heading.source == source:
            return entry.heading
        for part in entry.text.parts if entry.text else ():
            if part.source == source:
                return part
        found = _find_part(entry.inner.entries, source) if entry.inner else None
        if found is not None:
            return found
    return None


def _choose_figures(figures: Mapping[str, Figure], source: int) -> Mapping[str, Figure]:
    return {
        member_id: figure
        for member_id, figure in figures.items()
        if figure.typed is not None and figure.typed.source == source
    }


def _say_choice(question: BaseQuestion | None, answer: ChoiceAnswer, voice: Voice) -> str:
    return _find_labels(question, voice).get(answer.value, answer.value)


def _say_choices(question: BaseQuestion | None, answer: MultiChoiceAnswer, voice: Voice) -> str:
    labels = _find_labels(question, voice)
    if not answer.values:
        return voice.label("answer.none")
    return _join((labels.get(value, value) for value in answer.values), voice)


def _find_labels(question: BaseQuestion | None, voice: Voice) -> dict[str, str]:
    options = question.options if isinstance(question, Choice | MultiChoice) else ()
    return {option.id: voice.say(option.label) for option in options}


def _say_items(_: BaseQuestion | None, answer: ItemsAnswer, voice: Voice) -> str:
    if not answer.entries:
        return voice.label("answer.none")
    names = (entry.heading.text for entry in answer.entries)
    return _join((render_marker("（一）", at) + name for at, name in enumerate(names, 1)), voice)


def _say_table(_: BaseQuestion | None, answer: TableAnswer, voice: Voice) -> str:
    if len(answer.rows) == 1:
        return " · ".join(filter(None, answer.rows[0].cells))
    return voice.label("answer.rows", count=len(answer.rows))


def _say_pictures(_: BaseQuestion | None, answer: PicturesAnswer, voice: Voice) -> str:
    return voice.label("answer.pictures", count=len(answer.pictures))


def _say_figures(question: BaseQuestion | None, answer: FiguresAnswer, voice: Voice) -> str:
    """Return the last numbers of the family, each with its label."""
    members = question.members if isinstance(question, Figures) else ()
    labels = {member.id: voice.say(member.label) for member in members}
    ids = [each for each in labels if each in answer.figures] or list(answer.figures)
    latest = [
        f"{labels.get(each, each)} {say_figure(question, each, answer.figures[each])}"
        for each in ids[-_LATEST:]
    ]
    return _join(["…"] * (len(ids) > _LATEST) + latest, voice)


def _join(parts: Iterable[str], voice: Voice) -> str:
    return voice.plain("answer.joined", parts=list(parts))


# Any: each function takes its own kind of answer, and the dictionary pairs them.
_SAYERS: Mapping[type[object], Callable[[BaseQuestion | None, Any, Voice], str]] = {
    TextAnswer: lambda _, answer, __: answer.text,
    NumberAnswer: lambda _, answer, __: str(answer.value),
    DecimalAnswer: lambda _, answer, __: render_decimal(answer.value),
    MoneyAnswer: lambda _, answer, __: str(Amount(answer.value, answer.unit)),
    PercentageAnswer: lambda _, answer, __: str(Percent(answer.value)),
    DateAnswer: lambda _, answer, voice: voice.day(answer.value),
    PeriodAnswer: lambda _, answer, voice: voice.period(answer.value),
    ChoiceAnswer: _say_choice,
    MultiChoiceAnswer: _say_choices,
    ConfirmAnswer: lambda _, answer, voice: voice.label("card.yes" if answer.value else "card.no"),
    DeclaredAnswer: lambda _, answer, voice: voice.label(
        "answer.none" if answer.value == "none" else "answer.covered"
    ),
    ItemsAnswer: _say_items,
    TableAnswer: _say_table,
    FiguresAnswer: _say_figures,
    PicturesAnswer: _say_pictures,
    Skipped: lambda _, __, voice: voice.label("answer.skipped"),
}
