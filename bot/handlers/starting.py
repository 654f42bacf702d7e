"""A new report: which kind, which period, and its first card."""

from __future__ import annotations

from bot.handlers.past import offer_past
from bot.handlers.visits import Reply, Visit, show, show_present
from bot.sending.keyboards import parse_period_value
from bot.usecases.drafts import build_draft_line, find_twin, start_draft
from conversations.buttons import Press
from conversations.definition.interview import Interview
from conversations.periods import offer_periods
from conversations.views import Kind, KindsView, News, PeriodsView, TwinView


def choose_kind(visit: Visit, _press: Press) -> Reply:
    """Ask which kind of report it shall be."""
    return show(KindsView(tuple(map(build_kind, visit.office.interviews.all()))))


def choose_period(visit: Visit, press: Press) -> Reply:
    """Ask which period the report of the chosen kind is for."""
    interview = visit.office.interviews.get(press.question)
    if interview is None:
        return choose_kind(visit, press)
    return show(PeriodsView(build_kind(interview), list_periods(visit, interview)))


def start(visit: Visit, press: Press) -> Reply:
    """Start the report, unless there is a draft of the same kind and period: then ask first."""
    return _start(visit, press, even_a_twin=False)


def start_again(visit: Visit, press: Press) -> Reply:
    """Start the report beside the draft of the same kind and period."""
    return _start(visit, press, even_a_twin=True)


def _start(visit: Visit, press: Press, *, even_a_twin: bool) -> Reply:
    interviews = visit.office.interviews
    interview, period = interviews.get(press.question), parse_period_value(press.value or 0)
    if interview is None or period not in list_periods(visit, interview):
        # A forged button, or one made half a year ago.
        return choose_period(visit, press)
    twin = find_twin(visit.conn, visit.person, interview, period, interviews)
    if twin is not None and not even_a_twin:
        return show(TwinView(build_draft_line(twin), interview.id))
    stored = start_draft(visit.conn, visit.person, interview, period, visit.now)
    return offer_past(visit, stored) or show_present(visit, stored, News("card.started"))


def list_periods(visit: Visit, interview: Interview) -> tuple[str, ...]:
    """Return the keys of the periods on offer for a new report."""
    return tuple(period.key for period in offer_periods(interview.periods, visit.today))


def build_kind(interview: Interview) -> Kind:
    """Return the interview as one of the kinds on offer."""
    return Kind(interview.id, interview.name, interview.about)
