"""The form of an obligation: what is asked, from what there is to choose, and saving it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from bot.handlers.forms import Fault, FormKind
from bot.handlers.obligations import show_obligations, show_stored
from bot.handlers.visits import Reply, Visit
from bot.sending.say_obligations import say_due, say_escalation, say_plan
from bot.sending.voice import Voice
from bot.usecases.obligation_rights import find_reach, may_change, may_mind
from bot.usecases.obligation_views import Snapshot, compare_snapshots, take_snapshot
from bot.usecases.obligations import (
    find_named,
    find_obligation,
    list_obligations,
    lock_obligations,
    save_obligation,
)
from bot.usecases.units import Units, list_people, load_units
from conversations.buttons import Press
from conversations.deadlines import occurrences
from conversations.deadlines.obligation import DueRule, Obligation
from conversations.deadlines.obligation_answers import (
    DEFAULT_ESCALATION,
    DEFAULT_PLAN,
    KEPT,
    NAMED,
    NEVER,
    NO_ESCALATION,
    ON_THE_DAY,
    OTHER,
    build_answers,
    build_obligation,
    find_fault,
)
from conversations.deadlines.phrases import write_due
from conversations.deadlines.sheet_values import compare
from conversations.forms.filling import Filling
from conversations.forms.form import Answers, Field, FieldKind, Form, Option
from conversations.periods import PeriodKind
from conversations.views import News

_LONGEST_NAME = 60


def build(visit: Visit, filling: Filling) -> Form | None:
    """Return what is asked; None to who may not change the obligation, or not make one."""
    former = _find_former(visit, filling)
    if not may_mind(visit.person) or (filling.target and former is None):
        return None
    if former is not None and not may_change(visit.conn, visit.person, former):
        return None
    title = "obform.alter" if filling.target else "obform.create"
    fields = (
        *_ask_what(visit, filling, former),
        *_ask_who(visit, former),
        *_ask_when(visit, filling, former),
        *_ask_reminders(visit, former),
        *_ask_span(visit),
    )
    return Form("obligation", 10, title, fields)


def check(visit: Visit, filling: Filling) -> Fault | None:
    """Return what was filled in wrongly so far."""
    answers = filling.answers
    found = find_fault(answers, visit.today, _list_taken(visit, filling))
    if found is not None:
        return found[0], News(found[1])
    detail = _DETAILS.get(str(answers.get("repeats")), "due")
    if not answers.keys() >= {*_REQUIRED, detail}:
        return None
    obligation = _build(visit, filling)
    periods = _find_periods(visit, obligation.interview)
    key = occurrences.find_fault(obligation, periods)
    return None if key is None else (_BLAMED.get(key, "starts"), News(key))


def finish(visit: Visit, filling: Filling) -> Reply:
    """Store the obligation, and say what that made of the deadlines."""
    obligation, office = _build(visit, filling), visit.office
    target = filling.target or None
    lock_obligations(visit.conn)
    other = find_named(visit.conn, obligation.name)
    if other is not None and other.id != target:  # made in between, by somebody else
        return show_obligations(visit, Press("obligations"), News("obform.name_taken"))
    before = take_snapshot(visit.conn, filling.target)
    stored_id = save_obligation(
        visit.conn, office.interviews, obligation, visit.person.id, visit.now, target
    )
    after = take_snapshot(visit.conn, stored_id)
    return show_stored(visit, stored_id, _tell(before, after) if target else _tell_made(after))


def cancel(visit: Visit, filling: Filling) -> Reply:
    """Go back to where the form was started."""
    news = News("fill.stopped" if filling.touched else "fill.closed")
    if filling.target:
        return show_stored(visit, filling.target, news)
    return show_obligations(visit, Press("obligations"), news)


OBLIGATION = FormKind("obligation", 10, build, finish, check, cancel)


def _build(visit: Visit, filling: Filling) -> Obligation:
    reach = find_reach(visit.conn, visit.person) or frozenset()
    name = _suggest_name(visit, filling.answers)
    former = _find_former(visit, filling)
    return build_obligation(filling.answers, name, visit.today, reach, former)


def _find_former(visit: Visit, filling: Filling) -> Obligation | None:
    stored = find_obligation(visit.conn, filling.target) if filling.target else None
    return stored.obligation if stored else None


def _find_periods(visit: Visit, interview_id: str | None) -> PeriodKind | None:
    interview = visit.office.interviews.get(interview_id or "")
    return interview.periods if interview else None


def _list_taken(visit: Visit, filling: Filling) -> frozenset[str]:
    """Return the names of the other obligations, as they are compared."""
    stored = list_obligations(visit.conn)
    return frozenset(compare(each.obligation.name) for each in stored if each.id != filling.target)


def _suggest_name(visit: Visit, answers: Answers) -> str:
    """Return the name of the template chosen; none for a report that is not written here."""
    interview = visit.office.interviews.get(str(answers.get("report", "")))
    return interview.name.zh_CN[:_LONGEST_NAME] if interview else ""


def _ask_what(visit: Visit, filling: Filling, former: Obligation | None) -> tuple[Field, ...]:
    """Return the questions which report it is and, where that does not say it, its name."""
    language = visit.person.language
    offered = visit.office.interviews.all()
    reports = [Option(each.id, each.name.say(language)) for each in offered]
    if former and former.interview and visit.office.interviews.get(former.interview) is None:
        reports.append(Option(former.interview, key="obform.report_gone"))
    reports.append(Option(OTHER, key="obform.report_other"))
    suggested = _suggest_name(visit, filling.answers)
    named = (
        bool(filling.target) or not suggested or compare(suggested) in _list_taken(visit, filling)
    )
    return (
        _ask("report", "choice", reports),
        _ask("name", "text", _offer_names(visit, filling, suggested), lambda _: named),
    )


def _offer_names(visit: Visit, filling: Filling, suggested: str) -> list[Option]:
    """Return the template's name, numbered where another obligation has it."""
    if not suggested:
        return []
    taken = _list_taken(visit, filling)
    numbered = (f"{suggested}（{number}）" for number in _NUMERALS)
    return [Option(name, name) for name in (suggested, *numbered) if compare(name) not in taken][:1]


def _ask_who(visit: Visit, former: Obligation | None) -> tuple[Field, ...]:
    """Return the questions who owes it: of a head, among the units that they head."""
    reach = find_reach(visit.conn, visit.person)
    known = load_units(visit.conn)
    ways = ["all" if reach is None else "mine", "units", "people"]
    if former is not None and former.units and former.people:
        ways.append(KEPT)
    return (
        _ask("who", "choice", [Option(way, key=_WHO[way]) for way in ways]),
        _ask("units", "choices", _offer_units(visit, known), lambda one: one.get("who") == "units"),
        _ask(
            "people", "choices", _offer_people(visit, known), lambda one: one.get("who") == "people"
        ),
    )


def _offer_units(visit: Visit, known: Units) -> list[Option]:
    top = None if visit.person.is_administrator else visit.person.unit_id
    return [Option(str(unit.id), unit.name) for _, unit in known.walk(top)]


def _offer_people(visit: Visit, known: Units) -> list[Option]:
    offered = []
    for person in list_people(visit.conn, find_reach(visit.conn, visit.person)):
        unit = known.get(person.unit_id)
        label = f"{person.name} · {unit.name}" if unit else person.name
        offered.append(Option(str(person.id), label))
    return offered


def _ask_when(visit: Visit, filling: Filling, former: Obligation | None) -> tuple[Field, ...]:
    """Return the questions how often it is due, and when."""
    report = filling.answers.get("report")
    periods = _find_periods(visit, None if report == OTHER else str(report))
    fitting = [*_FITTING[periods], *NAMED] if periods else list(_RHYTHMS)
    words = _RHYTHMS | ({"yearly": "rhythm.first_half"} if periods == "first_half" else {})
    rhythms = [Option(each, key=words[each]) for each in fitting]
    return (
        _ask("repeats", "choice", rhythms),
        _ask(
            "due",
            "text",
            _keep(visit, _DUES, former, "due"),
            lambda one: one.get("repeats") not in (None, *NAMED),
        ),
        _ask("on", "text", (), lambda one: one.get("repeats") == "once"),
        _ask("rule", "text", (), lambda one: one.get("repeats") == "rrule"),
        _ask("shift", "choice", [Option(each, key=key) for each, key in _SHIFTS.items()]),
    )


def _ask_reminders(visit: Visit, former: Obligation | None) -> tuple[Field, ...]:
    """Return the questions when people are reminded, and who is told of what is late."""
    return (
        _ask("plan", "text", _keep(visit, _PLANS, former, "plan")),
        _ask("escalation", "text", _keep(visit, _ESCALATIONS, former, "escalation")),
    )


def _keep(
    visit: Visit, offered: Sequence[Option], former: Obligation | None, field_id: str
) -> list[Option]:
    """Return what is offered, and what there is so far in the reader's words."""
    options = list(offered)
    value = build_answers(former).get(field_id) if former else None
    due_by_rule = field_id != "due" or (former is not None and former.repeats not in NAMED)
    known = {each.value for each in offered}
    if former and isinstance(value, str) and value not in known and due_by_rule:
        said = _SAYERS[field_id](former, visit.voices[visit.person.language])
        options.append(Option(value, said))
    return options


def _ask_span(visit: Visit) -> tuple[Field, ...]:
    today = Option(visit.today.isoformat(), key="obform.starts_today")
    return _ask("starts", "day", [today]), _ask("ends", "text", [_NEVER])


def _ask(
    field_id: str,
    kind: FieldKind,
    options: Sequence[Option] = (),
    when: Callable[[Answers], bool] = lambda _: True,
) -> Field:
    label, ask, hint, longest = _WORDS[field_id]
    return Field(field_id, ask, kind, tuple(options), hint, longest=longest, when=when, label=label)


def _tell_made(after: Snapshot) -> News:
    first = min(after.values(), default=None)
    return News("obligation.made", {"deadlines": len(after), "first": first})


def _tell(before: Snapshot, after: Snapshot) -> News:
    change = compare_snapshots(before, after)
    counts = {"added": change.added, "removed": change.removed, "moved": change.moved}
    return News("obligation.changed", counts)


_SAYERS: Mapping[str, Callable[[Obligation, Voice], str]] = {
    "due": say_due,
    "plan": say_plan,
    "escalation": say_escalation,
}

_NUMERALS = "二三四五六七八九"

_WORDS = {
    "report": ("obform.label_report", "obform.report", "obform.report_hint", 100),
    "name": ("obform.label_name", "obform.name", "obform.name_hint", _LONGEST_NAME),
    "who": ("obform.label_who", "obform.who", "obform.who_hint", 100),
    "units": ("obform.label_units", "obform.units", "", 100),
    "people": ("obform.label_people", "obform.people", "", 100),
    "repeats": ("obform.label_repeats", "obform.repeats", "", 100),
    "due": ("obform.label_due", "obform.due", "obform.due_hint", 60),
    "on": ("obform.label_due", "obform.on", "obform.on_hint", 1000),
    "rule": ("obform.label_rule", "obform.rule", "obform.rule_hint", 200),
    "shift": ("obform.label_shift", "obform.shift", "", 100),
    "plan": ("obform.label_plan", "obform.plan", "obform.plan_hint", 60),
    "escalation": ("obform.label_escalation", "obform.escalation", "obform.escalation_hint", 20),
    "starts": ("obform.label_starts", "obform.starts", "obform.starts_hint", 100),
    "ends": ("obform.label_ends", "obform.ends", "obform.ends_hint", 100),
}
"""Of each field the keys of its name, of what is asked, and of its hint, and its longest text."""

_REQUIRED = {"report", "who", "repeats", "shift", "plan", "escalation", "starts", "ends"}
"""What is answered of every form that is full."""

_DETAILS = {"once": "on", "rrule": "rule"}
"""Which field says when it is due; with all other repeats, `due`."""

_WHO = {
    "all": "obform.who_all",
    "mine": "obform.who_mine",
    "units": "obform.who_units",
    "people": "obform.who_people",
    KEPT: "obform.kept",
}
_RHYTHMS = {
    "monthly": "rhythm.monthly",
    "quarterly": "rhythm.quarterly",
    "half_yearly": "rhythm.half_yearly",
    "yearly": "rhythm.yearly",
    "once": "rhythm.once",
    "rrule": "rhythm.rrule",
}
_BLAMED: Mapping[str, str] = {
    "fault.ends": "ends",
    "fault.periods": "repeats",
    "fault.days": "on",
    "fault.rule": "rule",
    "fault.due": "due",
    "fault.reminders": "plan",
    "fault.escalation": "escalation",
}
"""Which field is asked again for what is wrong with the obligation as a whole."""

_FITTING: Mapping[PeriodKind, Sequence[str]] = {
    "month": ("monthly",),
    "quarter": ("quarterly",),
    "half_year": ("half_yearly",),
    "first_half": ("yearly",),
    "year": ("yearly",),
}
_SHIFTS = {
    "before": "obform.shift_before",
    "after": "obform.shift_after",
    "stay": "obform.shift_stay",
}
_DUES = (
    Option(write_due(DueRule("day", 5, 1)), key="obform.due_5"),
    Option(write_due(DueRule("day", 10, 1)), key="obform.due_10"),
    Option(write_due(DueRule("day", 15, 1)), key="obform.due_15"),
    Option(write_due(DueRule("last_working_day", 1, 0)), key="obform.due_last"),
    Option(write_due(DueRule("working_days_after", 5, 0)), key="obform.due_working_5"),
)
_NEVER = Option(NEVER, key="obform.ends_never")
_PLANS = (
    Option(DEFAULT_PLAN, key="obform.plan_default"),
    Option(ON_THE_DAY, key="obform.plan_due"),
)
_ESCALATIONS = (
    Option(DEFAULT_ESCALATION, key="obform.escalation_default"),
    Option(NO_ESCALATION, key="obform.escalation_none"),
)
