"""The ledger for administrators and heads: what is owed, its filters, its papers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.handlers.visits import Act, Reply, Visit, notify, show
from bot.usecases.errands import ask_errand
from bot.usecases.ledger import Scope, build_ledger_view, build_units_view, find_scope
from bot.usecases.punctuality import build_past_view
from conversations.buttons import Press
from conversations.deadlines.ledger_filter import LedgerFilter, parse_filter
from conversations.views import News


def show_ledger(visit: Visit, press: Press) -> Reply:
    """Show a page of what is owed."""
    scope = find_scope(visit.conn, visit.person)
    if scope is None:
        return _refuse()
    wish = _choose(scope, press)
    lost = wish.unit_id != press.draft
    view = build_ledger_view(
        *(visit.conn, visit.office.interviews, scope, wish, visit.now, visit.today),
        page=press.value or 0,
        news=News("ledger.unit_gone") if lost else None,
    )
    return show(view)


def choose_unit(visit: Visit, press: Press) -> Reply:
    """Show the units to choose from."""
    scope = find_scope(visit.conn, visit.person)
    if scope is None:
        return _refuse()
    wish = _choose(scope, press)
    return show(build_units_view(visit.conn, scope, wish, visit.today, press.value or 0))


def show_past(visit: Visit, press: Press) -> Reply:
    """Show how punctual the units were."""
    scope = find_scope(visit.conn, visit.person)
    if scope is None:
        return _refuse()
    view = build_past_view(
        *(visit.conn, scope, _choose(scope, press), visit.now, visit.today, press.value or 0)
    )
    return show(view)


def ask_sheet(visit: Visit, press: Press) -> Reply:
    """Have the sheet made and sent."""
    return _ask(visit, press, "ledger_sheet", News("ledger.sheet_asked"))


def ask_picture(visit: Visit, press: Press) -> Reply:
    """Have the picture drawn and sent."""
    return _ask(visit, press, "ledger_picture", News("ledger.picture_asked"))


def _ask(visit: Visit, press: Press, kind: str, toast: News) -> Reply:
    scope = find_scope(visit.conn, visit.person)
    if scope is None:
        return _refuse()
    wish = _choose(scope, press)
    params = {"unit": wish.unit_id, "span": wish.span, "only_missing": wish.only_missing}
    ask_errand(visit.conn, kind, visit.person.id, params, visit.now)
    return Reply(toast=toast)


def _choose(scope: Scope, press: Press) -> LedgerFilter:
    """Return what the button wishes to see, of a unit that the person does not see everything."""
    wish = parse_filter(press)
    return wish if scope.holds(wish.unit_id) else replace(wish, unit_id=0)


def _refuse() -> Reply:
    return notify("ledger.not_yours", "deadlines", "home")


ACTS: Mapping[str, Act] = {
    "ledger": show_ledger,
    "ledger_units": choose_unit,
    "ledger_past": show_past,
    "ledger_sheet": ask_sheet,
    "ledger_map": ask_picture,
}
"""What each verb of the ledger's buttons does."""
