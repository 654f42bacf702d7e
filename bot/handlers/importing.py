"""Reports that exist already: sent as a file, and begun anew from it.

What comes of their texts is in pasted.py, the plan of what goes where in laying.py.
"""

from __future__ import annotations

from collections.abc import Mapping

from bot.handlers.notes import keep_note
from bot.handlers.paper_answers import answer_with_paper
from bot.handlers.pasted import ask_kind, lay_report, offer_report
from bot.handlers.starting import build_kind, list_periods
from bot.handlers.visits import Act, Reply, Visit, notify, show
from bot.sending.keyboards import parse_period_value
from bot.usecases.drafts import build_draft_line, find_twin, open_draft, start_draft
from bot.usecases.imports import Sent, build_laying_view, load_import, load_sent
from bot.usecases.notes import Noted
from conversations.buttons import Press
from conversations.importing.guessing import guess_period
from conversations.importing.views import ImportingView, ReadPeriodsView, ReadTwinView
from conversations.views import News


def show_import(visit: Visit, press: Press) -> Reply:
    """Show the plan that waits for the open draft; without one, how a report is imported."""
    stored = visit.find_draft(press.draft)
    opened = load_import(visit.conn, stored) if stored else None
    if opened is not None:
        return show(build_laying_view(opened))
    return show(ImportingView(stored is not None))


def take_paper(visit: Visit) -> Reply:
    """Take a .docx or .txt: as an answer where a long text is asked for, else as a report."""
    incoming, stored = visit.incoming, visit.find_draft(0)
    name = incoming.file.name if incoming.file else ""
    sent = Sent("\n".join(incoming.lines), incoming.at, name)
    if stored is None:
        return offer_report(visit, sent)
    answered = answer_with_paper(visit, stored)
    return answered or lay_report(visit, stored, sent, News("laying.read"))


def _offer_again(visit: Visit, press: Press) -> Reply:
    kept = press.value or 0
    sent = load_sent(visit.conn, visit.incoming.chat_id, kept)
    return ask_kind(visit, kept, sent) if sent else _say_gone()


def _choose_period(visit: Visit, press: Press) -> Reply:
    """Ask which period the new report is for; the file's own is said."""
    sent = load_sent(visit.conn, visit.incoming.chat_id, press.value or 0)
    interview = visit.office.interviews.get(press.question)
    if sent is None or interview is None:
        return _say_gone() if sent is None else _offer_again(visit, press)
    own = guess_period(sent.lines, interview.periods) or ""
    periods = list_periods(visit, interview)
    return show(ReadPeriodsView(press.value or 0, build_kind(interview), periods, own))


def _start(visit: Visit, press: Press) -> Reply:
    """Start the report and lay the file onto it, unless there is a draft of that kind already."""
    sent = load_sent(visit.conn, visit.incoming.chat_id, press.draft)
    if sent is None:
        return _say_gone()
    interviews = visit.office.interviews
    interview, period = interviews.get(press.question), parse_period_value(press.value or 0)
    if interview is None or period not in list_periods(visit, interview):
        return _choose_period(visit, Press("imp_kind", question=press.question, value=press.draft))
    twin = find_twin(visit.conn, visit.person, interview, period, interviews)
    if twin is not None and press.verb != "imp_again":
        return show(ReadTwinView(press.draft, interview.id, build_draft_line(twin)))
    stored = start_draft(visit.conn, visit.person, interview, period, visit.now)
    return lay_report(visit, stored, sent, News("laying.started"))


def _lay_into(visit: Visit, press: Press) -> Reply:
    """Lay the file onto the draft that is there already."""
    sent = load_sent(visit.conn, visit.incoming.chat_id, press.value or 0)
    stored = visit.find_draft(press.draft) if press.draft else None
    if sent is None or stored is None:
        return _say_gone()
    open_draft(visit.conn, visit.person, stored.id)
    return lay_report(visit, stored, sent, News("laying.read"))


def _note(visit: Visit, press: Press) -> Reply:
    """Put the text into the basket."""
    sent = load_sent(visit.conn, visit.incoming.chat_id, press.value or 0)
    if sent is None:
        return _say_gone()
    return keep_note(visit, Noted(sent.text, 0, "file" if sent.name else "text", sent.name))


def _say_gone() -> Reply:
    return notify("read.gone", "import", "home")


ACTS: Mapping[str, Act] = {
    "import": show_import,
    "imp_offer": _offer_again,
    "imp_kind": _choose_period,
    "imp_period": _start,
    "imp_again": _start,
    "imp_into": _lay_into,
    "imp_note": _note,
}
"""The buttons from a file to its plan."""
