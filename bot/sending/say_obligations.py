"""An obligation in words: how often it is due, when, who is reminded and told."""

from __future__ import annotations

from datetime import date

from bot.sending.messages import clip_line
from bot.sending.voice import Voice
from conversations.deadlines.obligation import Obligation
from conversations.deadlines.obligation_views import ObligationLine
from conversations.deadlines.phrases import render_due

_MOST_DAYS = 6
"""Days of `once` that are said; of more, how many there are."""

_LONGEST_RULE = 120


def say_rhythm(obligation: Obligation, voice: Voice, periods: str | None = None) -> str:
    """Return how often it is due; `periods` is how often its template is written."""
    if obligation.repeats == "yearly" and periods == "first_half":
        return voice.label("rhythm.first_half")
    return voice.label(_RHYTHMS[obligation.repeats])


def say_due(obligation: Obligation, voice: Voice) -> str:
    """Return by when it is due, without what becomes of a day off."""
    if obligation.repeats == "once":
        days = sorted(obligation.on)
        said = [voice.day(day) for day in days[:_MOST_DAYS]]
        return voice.plain("phrase.once", days=said, count=len(days))
    if obligation.repeats == "rrule":
        return voice.plain("phrase.rule", rule=clip_line(obligation.rrule, _LONGEST_RULE))
    phrase = render_due(obligation.due)
    if obligation.due.kind == "working_days_after":
        return voice.label(phrase.key, **phrase.params)
    return voice.label(phrase.key, monthly=obligation.repeats == "monthly", **phrase.params)


def say_due_fully(obligation: Obligation, voice: Voice) -> str:
    """Return by when it is due, and where that day goes when it is a day off."""
    rule = say_due(obligation, voice)
    named = obligation.repeats in ("once", "rrule")
    if not named and obligation.due.kind != "day":
        return rule  # a working day by its nature
    return voice.plain("phrase.shifted", rule=rule, shift=voice.label(_SHIFTS[obligation.shift]))


def say_plan(obligation: Obligation, voice: Voice) -> str:
    """Return when people are reminded."""
    plan = obligation.plan
    before = sorted(plan.before, reverse=True)
    return voice.plain(
        "phrase.plan", opening=plan.opening, before=before, due=plan.due, late=plan.late
    )


def say_escalation(obligation: Obligation, voice: Voice) -> str:
    """Return who is told of a late report, and when."""
    told = obligation.escalation
    return voice.plain("phrase.escalation", head=told.head, leader=told.leader)


def say_owners(line: ObligationLine, voice: Voice) -> str:
    """Return how many owe it."""
    if not line.obligation.units and not line.obligation.people:
        return voice.label("obligation.everybody", units=line.units)
    return voice.label("obligation.counted", units=line.units, people=line.people)


def say_weekday(day: date, voice: Voice) -> str:
    """Return which day of the week it is."""
    return voice.label("phrase.weekday", day=day.weekday())


_RHYTHMS = {
    "once": "rhythm.once",
    "monthly": "rhythm.monthly",
    "quarterly": "rhythm.quarterly",
    "half_yearly": "rhythm.half_yearly",
    "yearly": "rhythm.yearly",
    "rrule": "rhythm.rrule",
}
_SHIFTS = {"before": "phrase.before", "after": "phrase.after", "stay": "phrase.stay"}
