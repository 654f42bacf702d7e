"""撤销 and 历史: taking the last change back, and the earlier versions of an answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.handlers.on_draft import on_draft
from bot.handlers.overview import show_answer
from bot.handlers.visits import Act, Reply, Visit, notify, show
from bot.sending.keyboards import PAGE
from bot.usecases.changes import UNDO
from bot.usecases.drafts import StoredDraft
from bot.usecases.history import (
    find_taken_back,
    find_versions,
    list_undoable,
    load_redoing,
    load_undoing,
    mark_undone,
)
from conversations.browsing.pages import cut_page
from conversations.browsing.versions import Version
from conversations.browsing.views import HistoryView, UndoneView, VersionView
from conversations.buttons import Press
from conversations.definition.questions import Question
from conversations.drafts.events import Put
from conversations.views import News

_LISTED = 5
"""Answers that are named of a change that took back more of them."""

_TRIED = "history_try"
"""The verb of a version that never was an answer: its change may have replaced one as well."""


def _undo(visit: Visit, press: Press, stored: StoredDraft) -> Reply:
    """Take back the last change, which must be the one that a button names."""
    undoable = list_undoable(visit.conn, stored)
    if press.revision and (not undoable or undoable[0].revision != press.revision):
        return _say_stale()
    for change in undoable:
        put = load_undoing(visit.conn, stored, change.id)
        changed, _ = visit.answer(stored, put, kind=UNDO)
        mark_undone(visit.conn, change.id, undone=True)
        if changed is not stored:
            return show(_build_undone(visit, (stored, changed), put, change.id))
    return notify("history.nothing", "open", "review", "home")


def _redo(visit: Visit, press: Press, stored: StoredDraft) -> Reply:
    """Put again what was just taken back."""
    change = press.value or 0
    put = load_redoing(visit.conn, stored, press.revision, change)
    if put is None:
        return _say_stale()
    changed, _ = visit.answer(stored, put, kind=UNDO)
    mark_undone(visit.conn, change, undone=False)
    undone = _build_undone(visit, (stored, changed), put, change)
    return show(replace(undone, redone=True))


def _build_undone(
    visit: Visit, drafts: tuple[StoredDraft, StoredDraft], put: Put, change: int
) -> UndoneView:
    before, after = drafts
    answers = find_taken_back(before, after, put)
    left = list_undoable(visit.conn, after)
    return UndoneView(
        after.tag,
        answers[:_LISTED],
        more=max(0, len(answers) - _LISTED),
        others=replace(put, answers={}, attempts={}, focus=None) != Put(),
        left=len(left),
        next=left[0].revision if left else 0,
        revision=after.draft.revision,
        change=change,
    )


def _say_stale() -> Reply:
    return replace(notify("history.stale", "open", "review"), toast=News("history.stale"))


def _show_history(visit: Visit, press: Press, stored: StoredDraft) -> Reply:
    return show_history(visit, stored, press.question, press.value or 0)


def show_history(
    visit: Visit, stored: StoredDraft, question_id: str, page: int = 0, news: News | None = None
) -> Reply:
    """Show a page of the versions of an answer."""
    question = stored.interview.by_id.get(question_id)
    if question is None:
        return show_answer(visit, stored, question_id)
    versions = find_versions(visit.conn, stored, question)
    shown, page, pages = cut_page(versions, page, PAGE)
    place = (page * PAGE + 1, page, pages, visit.person.zone)
    return show(HistoryView(stored.tag, question, shown, *place, news))


def _show_version(visit: Visit, press: Press, stored: StoredDraft) -> Reply:
    found = _find_version(visit, press, stored)
    if found is None:
        return show_history(visit, stored, press.question, 0, News("history.gone"))
    revision, zone = stored.draft.revision, visit.person.zone
    return show(VersionView(stored.tag, *found, revision, zone))


def _restore(visit: Visit, press: Press, stored: StoredDraft) -> Reply:
    """Put an earlier version in place of the answer, which then is an earlier one itself."""
    found = _find_version(visit, press, stored)
    if found is None or not found[1].restorable:
        return show_history(visit, stored, press.question, 0, News("history.gone"))
    question, version = found
    event = Put({question.id: version.answer}, revision=press.revision)
    changed, result = visit.answer(stored, event)
    if result.outcome == "stale":
        return show_history(visit, stored, question.id, 0, News("history.changed"))
    if changed is stored:
        return show_answer(visit, stored, question.id, news=News("history.same"))
    revision = changed.draft.revision
    return show_answer(visit, changed, question.id, 0, News("history.restored"), revision)


def _find_version(
    visit: Visit, press: Press, stored: StoredDraft
) -> tuple[Question, Version] | None:
    question = stored.interview.by_id.get(press.question)
    if question is None:
        return None
    tried = press.verb == _TRIED
    for version in find_versions(visit.conn, stored, question):
        if version.id == press.value and (version.ended == "attempt") == tried:
            return question, version
    return None


undo = on_draft(_undo)
"""Take back the last change of the draft that the button names, or of the open one."""

ACTS: Mapping[str, Act] = {
    "undo": undo,
    "undo_back": on_draft(_redo),
    "history": on_draft(_show_history),
    "history_one": on_draft(_show_version),
    _TRIED: on_draft(_show_version),
    "history_put": on_draft(_restore),
}
"""The buttons of undoing and of an answer's history; the value names a version by its change."""
