"""通读修改: the whole report as a list of answers, one of them in full, and finding words in it."""

from __future__ import annotations

from collections.abc import Mapping

from bot.handlers.forms import FormKind, start_form
from bot.handlers.on_draft import on_draft
from bot.handlers.visits import Act, Reply, Visit, notify, show
from bot.sending.render_overview import LINES
from bot.usecases.drafts import StoredDraft
from bot.usecases.history import list_undoable
from bot.usecases.searching import load_query, remember_query
from conversations.browsing.matching import LONGEST_QUERY, Query
from conversations.browsing.overview import OverviewLine, build_overview, find_hits, find_line
from conversations.browsing.pages import cut_page
from conversations.browsing.views import AnswerView, ClearView, OverviewView, ReportHitsView
from conversations.buttons import Press
from conversations.drafts.events import Put
from conversations.drafts.path import build_walk
from conversations.forms.filling import Filling
from conversations.forms.form import Field, Form
from conversations.masks import stamp_key
from conversations.views import News

_FORM, _NUMBER = "reading", 46


def show_answer(
    visit: Visit,
    stored: StoredDraft,
    question_id: str,
    page: int = 0,
    news: News | None = None,
    undo: int = 0,
) -> Reply:
    """Show a page of one answer; the list where its question is not on the path (any more)."""
    lines = _list_lines(stored)
    line = find_line(lines, question_id)
    if line is None:
        return show_overview(visit, stored, 0, news or News("overview.gone"))
    at = line.number - 1
    before = lines[at - 1].question.id if at else ""
    after = lines[at + 1].question.id if at + 1 < len(lines) else ""
    place = (len(lines), max(page, 0), at // LINES, before, after)
    return show(AnswerView(stored.tag, line, *place, undo, news))


def show_overview(
    visit: Visit, stored: StoredDraft, page: int = 0, news: News | None = None
) -> Reply:
    """Show a page of the list."""
    shown, page, pages = cut_page(_list_lines(stored), page, LINES)
    undoable = list_undoable(visit.conn, stored)
    undo = undoable[0].revision if undoable else 0
    return show(OverviewView(stored.tag, shown, page, pages, undo, news))


def _show_list(visit: Visit, press: Press, stored: StoredDraft) -> Reply:
    return show_overview(visit, stored, press.value or 0)


def _show_answer(visit: Visit, press: Press, stored: StoredDraft) -> Reply:
    return show_answer(visit, stored, press.question, press.value or 0)


def _ask_clear(visit: Visit, press: Press, stored: StoredDraft) -> Reply:
    """Ask whether the answer is to go: it is not thrown away by one tap."""
    line = find_line(_list_lines(stored), press.question)
    if line is None or line.answer is None:
        return show_answer(visit, stored, press.question)
    return show(ClearView(stored.tag, line, stored.draft.revision))


def _clear(visit: Visit, press: Press, stored: StoredDraft) -> Reply:
    event = Put({press.question: None}, revision=press.revision)
    changed, result = visit.answer(stored, event)
    if result.outcome == "stale":
        return show_answer(visit, stored, press.question, news=News("overview.changed"))
    if changed is stored:
        return show_answer(visit, stored, press.question)
    revision = changed.draft.revision
    return show_answer(visit, changed, press.question, 0, News("overview.cleared"), revision)


def _ask_words(visit: Visit, _press: Press, stored: StoredDraft) -> Reply:
    return start_form(visit, _FORM, stored.id)


def _turn(visit: Visit, press: Press, stored: StoredDraft) -> Reply:
    """Show another page of what was found, if that was the last search in this report."""
    query = load_query(visit.conn, visit.person, _FORM, stored.id)
    if query is None:
        return _ask_words(visit, press, stored)
    stale = stamp_key(query.text) != press.revision
    page, toast = (0, News("toast.stale")) if stale else (press.value or 0, None)
    return show(_build_hits(stored, query, page), toast)


def _build_hits(stored: StoredDraft, query: Query, page: int) -> ReportHitsView:
    hits = tuple(find_hits(build_walk(stored.interview, stored.draft), query))
    shown, page, pages = cut_page(hits, page, LINES)
    stamp = stamp_key(query.text)
    return ReportHitsView(stored.tag, query.text, stamp, shown, len(hits), page, pages)


def _list_lines(stored: StoredDraft) -> tuple[OverviewLine, ...]:
    return build_overview(build_walk(stored.interview, stored.draft))


def _build_form(visit: Visit, filling: Filling) -> Form | None:
    """Return the question for the words; None when the draft is not at hand any more."""
    if visit.find_draft(filling.target) is None:
        return None
    field = Field("text", "overview.ask_words", "text", longest=LONGEST_QUERY)
    return Form(_FORM, _NUMBER, "overview.form_title", (field,), confirm=False)


def _finish_form(visit: Visit, filling: Filling) -> Reply:
    stored = visit.find_draft(filling.target)
    text = str(filling.answers["text"])
    query = remember_query(visit.conn, visit.person, (_FORM, filling.target), text, visit.now)
    if stored is None or query is None:
        return notify("fill.gone", "home")
    return show(_build_hits(stored, query, 0))


def _cancel_form(visit: Visit, filling: Filling) -> Reply:
    return review(visit, Press("review", filling.target))


review = on_draft(_show_list)
"""Show the report that the button names, or the open one, as a list."""

FORMS = (FormKind(_FORM, _NUMBER, _build_form, _finish_form, cancel=_cancel_form),)
"""The form for the words that are looked for in a report."""

ACTS: Mapping[str, Act] = {
    "review": review,
    "review_at": on_draft(_show_answer),
    "review_find": on_draft(_ask_words),
    "review_hits": on_draft(_turn),
    "clear": on_draft(_ask_clear),
    "clear_sure": on_draft(_clear),
}
"""The buttons of the list and of an answer."""
