"""What the schema cannot see: whether the parts of an interview fit one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import TypeAlias

from conversations.interview import (
    Block,
    Choice,
    Confirm,
    Integer,
    Interview,
    Items,
    ItemsBlock,
    Question,
    Rule,
    ShortText,
)
from conversations.kinds.choice import fold_label
from conversations.kinds.items import parse_heading
from conversations.phrases import PhraseError, find_names
from conversations.report import GIVEN_NAMES

Loc: TypeAlias = tuple[str | int, ...]

Finding: TypeAlias = tuple[Loc, str]
"""The way to what is wrong, and a sentence that says what to do."""

_RESERVED = GIVEN_NAMES | {
    *("and", "or", "not", "in", "is", "if", "else", "true", "false", "none"),
    *("self", "super", "loop", "caller", "varargs", "kwargs"),
}
"""Names that mean something else in a phrase."""


def check_interview(interview: Interview) -> Iterator[Finding]:
    """Yield everything that does not fit, with what to do about it."""
    yield from _check_section_ids(interview)
    earlier: dict[str, Question] = {}
    for loc, question in _walk_questions(interview):
        yield from _check_id(loc, question, earlier)
        if question.when is not None:
            yield from _check_rule((*loc, "when"), question.when, earlier, interview)
        yield from _check_question(loc, question)
        earlier[question.id] = question
    yield from _check_unit(interview)
    yield from _check_phrase(("title",), interview.title, interview)
    for at, section in enumerate(interview.sections):
        for number, block in enumerate(section.body):
            yield from _check_block(("sections", at, "body", number), block, interview)


def _walk_questions(interview: Interview) -> Iterator[tuple[Loc, Question]]:
    for at, section in enumerate(interview.sections):
        for number, question in enumerate(section.questions):
            yield ("sections", at, "questions", number), question


def _check_section_ids(interview: Interview) -> Iterator[Finding]:
    ids = [section.id for section in interview.sections]
    for at in _find_repeated(ids):
        yield ("sections", at, "id"), f"Choose another id; there is a section {ids[at]} before."


def _check_id(loc: Loc, question: Question, earlier: dict[str, Question]) -> Iterator[Finding]:
    if question.id in earlier:
        yield (*loc, "id"), f"Choose another id; there is a question {question.id} before."
    if question.id in _RESERVED:
        yield (*loc, "id"), f"Choose another id; in a phrase, {question.id} means something else."


def _check_question(loc: Loc, question: Question) -> Iterator[Finding]:
    if isinstance(question, Choice):
        yield from _check_options(loc, question)
    elif isinstance(question, Items):
        yield from _check_suggestions(loc, question)
    if isinstance(question, Integer | Items) and _is_crossed(question.least, question.most):
        yield (*loc, "least"), f"Write at most {question.most}, which is the most allowed."


def _is_crossed(least: int | None, most: int | None) -> bool:
    return least is not None and most is not None and least > most


def _check_options(loc: Loc, question: Choice) -> Iterator[Finding]:
    ids = [option.id for option in question.options]
    for at in _find_repeated(ids):
        yield (
            (*loc, "options", at, "id"),
            f"Choose another id; there is an option {ids[at]} before.",
        )
    for language in ("zh_CN", "en"):
        labels = [fold_label(option.label.say(language)) for option in question.options]
        for at in _find_repeated(labels):
            way = (*loc, "options", at, "label", language)
            yield way, "Choose another label; an option before has the same."


def _check_suggestions(loc: Loc, question: Items) -> Iterator[Finding]:
    for at, suggestion in enumerate(question.suggestions):
        if parse_heading(suggestion) != suggestion:
            way = (*loc, "suggestions", at)
            yield way, "Write one line of at most 120 characters, without number and full stop."
    for at in _find_repeated(question.suggestions):
        yield (*loc, "suggestions", at), "Remove this; the same suggestion stands before."


def _find_repeated(values: Iterable[str]) -> list[int]:
    """Return the indexes of values that stand before as well."""
    listed = list(values)
    return [at for at, value in enumerate(listed) if value in listed[:at]]


def _check_rule(
    loc: Loc, rule: Rule, earlier: dict[str, Question], interview: Interview
) -> Iterator[Finding]:
    given = [each for each in (rule.question, rule.all, rule.any, rule.no) if each is not None]
    if len(given) != 1:
        yield loc, "Give exactly one of question, all, any and no."
    if rule.is_ is not None and rule.question is None:
        yield (*loc, "is"), "Say with question which answer this is about."
    if rule.question is not None:
        yield from _check_condition(loc, rule, rule.question, earlier, interview)
    if rule.no is not None:
        yield from _check_rule((*loc, "no"), rule.no, earlier, interview)
    for name, rules in (("all", rule.all), ("any", rule.any)):
        if rules == ():
            yield (*loc, name), "Give at least one rule."
        for at, inner in enumerate(rules or ()):
            yield from _check_rule((*loc, name, at), inner, earlier, interview)


def _check_condition(
    loc: Loc, rule: Rule, asked: str, earlier: dict[str, Question], interview: Interview
) -> Iterator[Finding]:
    question = earlier.get(asked)
    if question is None:
        absent = f"there is no question {asked}{_suggest(asked, earlier)}"
        why = f"{asked} is not asked before this" if asked in interview.by_id else absent
        yield (*loc, "question"), f"Name an earlier question; {why}."
    elif rule.is_ == ():
        yield (*loc, "is"), "Give at least one value, or remove this field."
    elif rule.is_ is not None:
        yield from _check_values((*loc, "is"), rule.is_, question)


def _check_values(loc: Loc, values: tuple[object, ...], question: Question) -> Iterator[Finding]:
    if not isinstance(question, Choice | Confirm | Integer):
        yield loc, f"Remove this; of {question.id} a rule sees only whether it was answered."
        return
    for at, value in enumerate(values):
        if not _is_possible(value, question):
            yield (*loc, at), f"{question.id} is never {value}; write {_render_values(question)}."


def _is_possible(value: object, question: Choice | Confirm | Integer) -> bool:
    if isinstance(question, Choice):
        return any(option.id == value for option in question.options)
    if isinstance(question, Confirm):
        return isinstance(value, bool)
    if not isinstance(value, int) or isinstance(value, bool):
        return False
    return not _is_crossed(question.least, value) and not _is_crossed(value, question.most)


def _render_values(question: Choice | Confirm | Integer) -> str:
    if isinstance(question, Choice):
        return " or ".join(option.id for option in question.options)
    return "true or false" if isinstance(question, Confirm) else "a whole number it can be"


def _check_unit(interview: Interview) -> Iterator[Finding]:
    if not isinstance(interview.by_id.get(interview.unit), ShortText):
        known = [question.id for _, question in interview.questions() if _is_line(question)]
        yield ("unit",), f"Name a short_text question{_suggest(interview.unit, known)}."


def _is_line(question: Question) -> bool:
    return isinstance(question, ShortText)


def _check_block(loc: Loc, block: Block, interview: Interview) -> Iterator[Finding]:
    if not isinstance(block, ItemsBlock):
        yield from _check_phrase((*loc, "text"), block.text, interview)
    elif not isinstance(interview.by_id.get(block.items), Items):
        lists = [each.id for _, each in interview.questions() if isinstance(each, Items)]
        yield (*loc, "items"), f"Name an items question{_suggest(block.items, lists)}."


def _check_phrase(loc: Loc, phrase: str, interview: Interview) -> Iterator[Finding]:
    try:
        names = find_names(phrase)
    except PhraseError as error:
        yield loc, f"Correct this phrase: {error.reason.rstrip('.')}."
        return
    known = GIVEN_NAMES | interview.by_id.keys()
    for name in sorted(names - known):
        yield loc, f"Correct the name {name}; no question has this id{_suggest(name, known)}."


def _suggest(wanted: str, known: Iterable[str]) -> str:
    close = get_close_matches(wanted, list(known), n=1)
    return f" (perhaps {close[0]})" if close else ""
