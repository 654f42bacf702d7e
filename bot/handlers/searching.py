"""/find: words looked for in one's own drafts, finished documents and notes."""

from __future__ import annotations

from collections.abc import Mapping

from bot.handlers.forms import FormKind, start_form
from bot.handlers.visits import Act, Reply, Visit, show
from bot.sending.keyboards import PAGE
from bot.usecases.searching import Search, find_everywhere, load_query, remember_query
from conversations.browsing.matching import LONGEST_QUERY, Query
from conversations.browsing.views import FoundView
from conversations.buttons import Press
from conversations.forms.filling import Filling
from conversations.forms.form import Field, Form
from conversations.masks import stamp_key
from conversations.views import News

_FORM, _NUMBER = "find", 47

_LAST_PAGE = 999
"""Pages that anybody can have turned to."""


def find(visit: Visit, _press: Press) -> Reply:
    """Look for the words behind the command; without any, ask for them."""
    said = visit.incoming.text if visit.incoming.kind == "command" else ""
    return _look_for(visit, said) or start_form(visit, _FORM)


def _look_for(visit: Visit, text: str) -> Reply | None:
    query = remember_query(visit.conn, visit.person, (_FORM, 0), text, visit.now)
    return None if query is None else show(_build_view(visit, query, 0))


def _turn(visit: Visit, press: Press) -> Reply:
    """Show another page, if the button is of the last search."""
    query = load_query(visit.conn, visit.person, _FORM, 0)
    if query is None:
        return start_form(visit, _FORM)
    stale = stamp_key(query.text) != press.revision
    page, toast = (0, News("toast.stale")) if stale else (press.value or 0, None)
    return show(_build_view(visit, query, page), toast)


def _build_view(visit: Visit, query: Query, page: int) -> FoundView:
    page = min(max(page, 0), _LAST_PAGE)
    search = Search(visit.conn, visit.office.interviews, visit.person, query)
    found = find_everywhere(search, limit=PAGE + 1, offset=page * PAGE)
    shown, more = found[:PAGE], len(found) > PAGE
    return FoundView(query.text, stamp_key(query.text), shown, page, more)


def _build_form(_visit: Visit, _filling: Filling) -> Form:
    field = Field("text", "searching.ask", "text", hint="searching.hint", longest=LONGEST_QUERY)
    return Form(_FORM, _NUMBER, "searching.title", (field,), confirm=False)


def _finish_form(visit: Visit, filling: Filling) -> Reply:
    found = _look_for(visit, str(filling.answers["text"]))
    return found or start_form(visit, _FORM)


FORMS = (FormKind(_FORM, _NUMBER, _build_form, _finish_form),)
"""The form for the words."""

ACTS: Mapping[str, Act] = {"find": find, "find_page": _turn}
"""The buttons of a search."""
