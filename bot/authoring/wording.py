"""Kinds of questions and rules in plain words, for the author of a template."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from conversations.definition.interview import Interview
from conversations.definition.questions import (
    Choice,
    Column,
    Confirm,
    Date,
    Declaration,
    Figures,
    Integer,
    Items,
    LongText,
    Money,
    MultiChoice,
    Number,
    Percentage,
    PeriodQuestion,
    Pictures,
    Question,
    ShortText,
    Table,
)
from conversations.definition.terms import Rule

_KINDS: Mapping[type[object], str] = {
    LongText: "paragraphs",
    Date: "a day",
    Confirm: "yes or no",
}


def render_kind(question: Question, interview: Interview) -> str:
    """Return what the question asks for: a whole number, at least 0."""
    match question:
        case ShortText():
            return f"one line, at most {question.longest} characters"
        case Declaration():
            return f"none (“{question.none}”) or particulars"
        case Choice() | MultiChoice():
            return _render_options(question)
        case Items():
            return _render_list(question)
        case Table():
            columns = _join(map(_render_column, question.columns))
            return f"a table{_render_bounds(question.least, question.most)} rows: {columns}"
        case Pictures():
            return f"photos{_render_bounds(question.least, question.most)} , with captions"
        case Figures():
            return _render_figures(question, interview)
    return _KINDS.get(type(question)) or _render_measure(question)


def render_rule(rule: Rule, interview: Interview) -> str:
    """Return when the rule holds: `sign` is true."""
    if rule.question is not None:
        return _render_look(rule, interview.by_id[rule.question])
    if rule.no is not None:
        return f"not ({render_rule(rule.no, interview)})"
    joint, rules = (" and ", rule.all) if rule.all is not None else (" or ", rule.any or ())
    parts = [render_rule(each, interview) for each in rules]
    return joint.join(f"({part})" if " or " in part and len(parts) > 1 else part for part in parts)


def _render_look(rule: Rule, question: Question) -> str:
    name = question.id if rule.member is None else f"{question.id}.{rule.member}"
    if rule.is_ is not None:
        verb = "has" if isinstance(question, MultiChoice | Items) else "is"
        return f"{name} {verb} {' or '.join(_name_value(each, question) for each in rule.is_)}"
    if rule.least is None and rule.most is None:
        return f"{name} is answered"
    return f"{name} is{_render_bounds(rule.least, rule.most).lstrip(',')}"


def _name_value(value: str | bool | int, question: Question) -> str:
    """Return the value as people see it: an option by its label, a topic by its heading."""
    named: dict[str | bool | int, str] = {}
    if isinstance(question, Choice | MultiChoice):
        named |= {option.id: option.label.zh_CN for option in question.options}
    elif isinstance(question, Items):
        named |= {each.id: each.heading for each in question.suggestions if each.id is not None}
    return named.get(value) or str(value).lower()


def _render_bounds(least: Decimal | int | None, most: Decimal | int | None) -> str:
    if least is not None and most is not None:
        return f", {least} to {most}"
    if least is not None:
        return f", at least {least}"
    return "" if most is None else f", at most {most}"


def _render_measure(question: Question) -> str:
    match question:
        case Integer():
            return "a whole number" + _render_bounds(question.least, question.most)
        case Number():
            bounds = _render_bounds(question.least, question.most)
            return f"a number, decimals at most {question.places}{bounds}"
        case Money():
            return f"an amount of money; without a unit, in {question.unit}"
        case Percentage():
            return "a percentage" + _render_bounds(question.least, question.most)
        case PeriodQuestion():
            return f"a span of time ({question.periods})"
    return question.kind


def _render_options(question: Choice | MultiChoice) -> str:
    options = _join(option.label.zh_CN for option in question.options)
    if isinstance(question, Choice):
        return f"one of these: {options}"
    return f"some of these{_render_bounds(question.least or None, question.most)}: {options}"


def _render_list(question: Items) -> str:
    words = f"a list{_render_bounds(question.least, question.most)} entries"
    if question.inner is not None:
        bounds = _render_bounds(question.inner.least, question.inner.most)
        words += f", each with a list of its own{bounds} entries: {question.inner.ask.zh_CN}"
    if question.pairs_with is not None:
        words += f", one for each entry of {question.pairs_with}"
    if question.follows is not None:
        words += f", with what became of last period's {question.follows}"
    return words


def _render_column(column: Column) -> str:
    traits = [
        column.kind,
        *([] if column.required else ["optional"]),
        *(["added up"] if column.total else []),
    ]
    return f"{column.label} ({', '.join(traits)})"


def _render_figures(question: Figures, interview: Interview) -> str:
    def say(reference: str) -> str:
        name, _, member = reference.rpartition(".")
        family = interview.by_id.get(name, question)
        members = family.members if isinstance(family, Figures) else ()
        label = next((each.label.zh_CN for each in members if each.id == member), reference)
        return f"{label} ({name})" if name else label

    members = _join(
        f"{each.label.zh_CN}{f'({each.unit})' if each.unit else ''}" for each in question.members
    )
    rules = [
        *(f"{say(each.total)} = {' + '.join(map(say, each.parts))}" for each in question.sums),
        *(f"{say(each.part)} at most {say(each.whole)}" for each in question.of_which),
        *(f"{each.id}: share of {say(each.part)} in {say(each.whole)}" for each in question.shares),
        *(f"{each.id}: {say(each.now)} against {say(each.before)}" for each in question.changes),
    ]
    return "; ".join([f"numbers: {members}", *rules])


def _join(words: Iterable[str]) -> str:
    return "、".join(words)
