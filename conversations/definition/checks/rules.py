"""Rules: they look back, at what is there, for a value that can be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from conversations.definition.checks.flaws import Flaw, Loc, suggest, walk_earlier
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

_ONE_OF = "Give exactly one of question, all, any and no."


def check_rules(interview: Interview) -> Iterator[Flaw]:
    """Yield what is wrong with the questions' rules."""
    for loc, question, earlier in walk_earlier(interview):
        if question.when is not None:
            yield from _Check(question, earlier, interview).rule((*loc, "when"), question.when)


class _Check:
    """The check of one question's rule."""

    def __init__(
        self, asked: Question, earlier: Mapping[str, Question], interview: Interview
    ) -> None:
        self._asked = asked
        self._earlier = earlier
        self._all = interview.by_id

    def rule(self, loc: Loc, rule: Rule) -> Iterator[Flaw]:
        """Yield what is wrong with the rule, and with those it is made of."""
        given = [each for each in (rule.question, rule.all, rule.any, rule.no) if each is not None]
        if len(given) != 1:
            yield Flaw(loc, _ONE_OF)
        if rule.question is None:
            yield from _check_alone(loc, rule)
        else:
            yield from self._condition(loc, rule, rule.question)
        if rule.no is not None:
            yield from self.rule((*loc, "no"), rule.no)
        for name, rules in (("all", rule.all), ("any", rule.any)):
            if rules == ():
                yield Flaw((*loc, name), "Give at least one rule.")
            for at, inner in enumerate(rules or ()):
                yield from self.rule((*loc, name, at), inner)

    def _condition(self, loc: Loc, rule: Rule, name: str) -> Iterator[Flaw]:
        question = self._earlier.get(name)
        if question is None:
            yield Flaw((*loc, "question"), f"Name an earlier question; {self._tell_why(name)}.")
            return
        yield from _check_member(loc, rule, question)
        yield from _check_range(loc, rule, question)
        if rule.is_ is not None:
            yield from _check_values((*loc, "is"), rule, rule.is_, question)

    def _tell_why(self, name: str) -> str:
        if name == self._asked.id:
            return f"{name} is this one itself"
        if name in self._all:
            return f"{name} is not asked before this"
        return f"there is no question {name}{suggest(name, self._earlier)}"


def _check_alone(loc: Loc, rule: Rule) -> Iterator[Flaw]:
    given = {"is": rule.is_, "member": rule.member, "least": rule.least, "most": rule.most}
    for name, value in given.items():
        if value is not None:
            yield Flaw((*loc, name), "Say with question which answer this is about.")


def _check_member(loc: Loc, rule: Rule, question: Question) -> Iterator[Flaw]:
    if not isinstance(question, Figures):
        if rule.member is not None:
            why = f"{question.id} is no figures question and has no members"
            yield Flaw((*loc, "member"), f"Remove this; {why}.")
        return
    members = [member.id for member in question.members]
    if rule.member is not None and rule.member not in members:
        yield Flaw(
            (*loc, "member"),
            f"Name a member of {question.id}; it has none called"
            f" {rule.member}{suggest(rule.member, members)}.",
        )
    if rule.member is None and (rule.is_ is not None or _has_range(rule)):
        yield Flaw(loc, f"Say with member which number of {question.id} this is about.")


def _check_range(loc: Loc, rule: Rule, question: Question) -> Iterator[Flaw]:
    if not _has_range(rule):
        return
    first = (*loc, "most" if rule.least is None else "least")
    if rule.is_ is not None:
        yield Flaw((*loc, "is"), "Give either is, or least and most.")
    if not isinstance(question, Integer | Number | Figures):
        yield Flaw(first, f"Remove this; {_tell_seen(question)}.")
    if rule.least is not None and rule.most is not None and rule.least > rule.most:
        yield Flaw(first, f"Write at most {rule.most}, which is the most allowed.")


def _has_range(rule: Rule) -> bool:
    return rule.least is not None or rule.most is not None


def _check_values(
    loc: Loc, rule: Rule, values: tuple[object, ...], question: Question
) -> Iterator[Flaw]:
    if values == ():
        yield Flaw(loc, "Give at least one value, or remove this field.")
    allowed = _render_allowed(question)
    if allowed is None:
        yield Flaw(loc, f"Remove this; {_tell_seen(question)}.")
        return
    name = question.id if rule.member is None else f"{question.id}.{rule.member}"
    for at, value in enumerate(values):
        if not _is_possible(value, question):
            near = suggest(str(value), _list_names(question))
            if isinstance(question, Confirm) and value in ("true", "false"):
                near = " without quotes"
            yield Flaw((*loc, at), f"{name} is never {_render(value)}; write {allowed}{near}.")


def _tell_seen(question: Question) -> str:
    if _render_allowed(question) is not None:
        return f"{question.id} is no number"
    return f"of {question.id} a rule sees only whether it was answered"


def _list_names(question: Question) -> list[str]:
    """Return the ids that `is` may have for the question."""
    match question:
        case Choice() | MultiChoice():
            return [option.id for option in question.options]
        case Declaration():
            return ["none", "some", "covered"]
        case Items():
            return [each.id for each in question.suggestions if each.id is not None]
    return []


def _render_allowed(question: Question) -> str | None:
    """Return what may stand in `is`; None when nothing may."""
    match question:
        case Confirm():
            return "true or false"
        case Integer() | Number() | Figures():
            return "a whole number it can be"
        case Choice() | MultiChoice() | Declaration():
            return " or ".join(_list_names(question))
        case Items():
            return " or ".join(_list_names(question)) or "nothing: no suggestion has an id"
    return None


def _is_possible(value: object, question: Question) -> bool:
    if isinstance(question, Confirm):
        return isinstance(value, bool)
    if not isinstance(question, Integer | Number | Figures):
        return value in _list_names(question)
    if isinstance(value, bool) or not isinstance(value, int):
        return False
    if isinstance(question, Figures):
        return True
    least, most = question.least, question.most
    return (least is None or value >= least) and (most is None or value <= most)


def _render(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
