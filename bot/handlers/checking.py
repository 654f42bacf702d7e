"""校核: the list of what the checks find, one finding, mending it, and what does not apply."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace

from bot.handlers.forms import FormKind, start_form
from bot.handlers.on_draft import on_draft
from bot.handlers.visits import Act, Reply, Visit, show
from bot.sending.render_findings import READY_REASONS, SPARING, sum_up
from bot.usecases.checking import (
    LONGEST_REASON,
    can_spare,
    dismiss,
    spare_word,
    undismiss,
)
from bot.usecases.drafts import StoredDraft
from bot.usecases.looking import build_review_view
from bot.usecases.masks import list_masks
from conversations.buttons import Press
from conversations.checks.registry import CHECKS
from conversations.checks.reviewing import Review, build_corrections, number_mark
from conversations.drafts.corrections import Correction
from conversations.drafts.events import Corrected
from conversations.finding_views import MendingView, ReasonsView, RemarkView
from conversations.forms.filling import Filling
from conversations.forms.form import Field, Form
from conversations.views import News

SPARED_CHECKS = ("foreign_places", "foreign_organs")
"""The checks of names, whose words a unit can call its own."""


def show_review(
    visit: Visit,
    stored: StoredDraft,
    review: Review,
    press: Press | None = None,
    news: News | None = None,
) -> Reply:
    """Show the list, the page and the question that the button names."""
    question, page = (press.question, press.value or 0) if press else ("", 0)
    view = build_review_view(stored, review, question, page, news)
    masked = bool(list_masks(visit.conn, stored))
    return show(replace(view, masks=masked, likeness=True))


def _show_list(visit: Visit, press: Press, stored: StoredDraft) -> Reply:
    return show_review(visit, stored, visit.examiner.review(stored), press)


def _show_finding(visit: Visit, press: Press, stored: StoredDraft) -> Reply:
    review = visit.examiner.review(stored)
    at = review.find(press.value or 0)
    if at is None:
        return _say_gone(visit, stored, review)
    return _show_at(stored, review, at)


def _mend(visit: Visit, press: Press, stored: StoredDraft) -> Reply:
    """Correct what one finding is about, at once: the change was shown with it."""
    review = visit.examiner.review(stored)
    at = review.find(press.value or 0)
    if at is None:
        return _say_gone(visit, stored, review)
    if press.revision != stored.draft.revision:
        return _show_at(stored, review, at, News("toast.stale"))
    repeated = review.list_repeated(review.remarks[at].finding)
    return _correct(visit, stored, build_corrections(repeated), at)


def _show_mending(visit: Visit, press: Press, stored: StoredDraft) -> Reply:
    return _list_changes(visit, stored, visit.examiner.review(stored), press.value or 0)


def _mend_all(visit: Visit, press: Press, stored: StoredDraft) -> Reply:
    """Correct everything that was shown; what has changed since is shown anew."""
    review = visit.examiner.review(stored)
    corrections = build_corrections(review.repeated)
    shown = (press.revision, press.value) == (stored.draft.revision, _stamp(corrections))
    if not shown:
        return _list_changes(visit, stored, review, 0, News("toast.stale"))
    return _correct(visit, stored, corrections, None)


def _unmend(visit: Visit, press: Press, stored: StoredDraft) -> Reply:
    """Take the last corrections back, unless something else was changed since."""
    undone = tuple(each.undone for each in reversed(stored.draft.corrected))
    changed, result = visit.answer(stored, Corrected(undone, press.revision, undoing=True))
    done = result.outcome == "amended"
    news = News("finding.unmended") if done else News("finding.not_unmended")
    return show_review(visit, changed, visit.examiner.review(changed), None, news)


def _ask_reason(visit: Visit, press: Press, stored: StoredDraft) -> Reply:
    review = visit.examiner.review(stored)
    at = review.find(press.value or 0)
    if at is None:
        return _say_gone(visit, stored, review)
    finding = review.remarks[at].finding
    sparing = finding.check in SPARED_CHECKS and can_spare(visit.person)
    return show(ReasonsView(stored.tag, finding, sparing))


def _dismiss(visit: Visit, press: Press, stored: StoredDraft) -> Reply:
    """Dismiss the finding for one of the ready reasons."""
    review = visit.examiner.review(stored)
    at = review.find(press.value or 0)
    if at is None:
        return _say_gone(visit, stored, review)
    if press.question == SPARING:
        return _spare(visit, stored, review, at)
    if press.question not in READY_REASONS:
        return _show_at(stored, review, at, News("toast.unknown"))
    said = visit.voices[visit.person.language].label(READY_REASONS[press.question])
    return _dismiss_at(visit, stored, review, at, said)


def _spare(visit: Visit, stored: StoredDraft, review: Review, at: int) -> Reply:
    finding = review.remarks[at].finding
    word = finding.spot.excerpt if finding.spot else ""
    allowed = finding.check in SPARED_CHECKS
    if not allowed or not spare_word(visit.conn, visit.person, word, visit.now):
        return _show_at(stored, review, at, News("toast.unknown"))
    quoted = "" if finding.question.sensitive else word
    return _show_next(visit, stored, at, News("finding.spared", {"word": quoted}))


def _dismiss_at(visit: Visit, stored: StoredDraft, review: Review, at: int, reason: str) -> Reply:
    finding = review.remarks[at].finding
    dismiss(visit.conn, stored.id, finding, reason, visit.person.id, visit.now)
    return _show_next(visit, stored, at, News("finding.dismissed"))


def _undismiss(visit: Visit, press: Press, stored: StoredDraft) -> Reply:
    review = visit.examiner.review(stored)
    at = review.find(press.value or 0)
    if at is None:
        return _say_gone(visit, stored, review)
    finding = review.remarks[at].finding
    undismiss(visit.conn, stored.id, finding.mark)
    again = visit.examiner.review(stored)
    found = again.find(number_mark(finding.mark))
    if found is None:
        return _say_gone(visit, stored, again)
    return _show_at(stored, again, found, News("finding.undismissed"))


def _write_reason(visit: Visit, press: Press, stored: StoredDraft) -> Reply:
    review = visit.examiner.review(stored)
    if review.find(press.value or 0) is None:
        return _say_gone(visit, stored, review)
    return start_form(visit, "dismiss", press.value or 0, {"draft": stored.id})


def _build_form(visit: Visit, filling: Filling) -> Form | None:
    """Return the form for a reason of one's own, as long as there is the finding."""
    found = _find(visit, filling)
    if found is None:
        return None
    _, review, at = found
    said = sum_up(review.remarks[at].finding, visit.voices[visit.person.language])
    reason = Field("reason", "finding.ask_reason", "text", longest=LONGEST_REASON)
    params = {"said": said}
    return Form("dismiss", 41, "finding.reason_title", (reason,), confirm=False, params=params)


def _finish_form(visit: Visit, filling: Filling) -> Reply:
    found = _find(visit, filling)
    if found is None:
        return Reply(toast=News("fill.over"))
    stored, review, at = found
    reason = " ".join(str(filling.answers["reason"]).split())
    return _dismiss_at(visit, stored, review, at, reason)


def _cancel_form(visit: Visit, filling: Filling) -> Reply:
    draft_id = int(str(filling.base.get("draft", 0)))
    return show_finding(visit, Press("finding", draft_id, value=filling.target))


def _find(visit: Visit, filling: Filling) -> tuple[StoredDraft, Review, int] | None:
    stored = visit.find_draft(int(str(filling.base.get("draft", 0))))
    if stored is None:
        return None
    try:
        review = visit.examiner.review(stored)
    except ValueError:  # a template of the office cannot be used: there is nothing to dismiss
        return None
    at = review.find(filling.target)
    return None if at is None else (stored, review, at)


def _correct(
    visit: Visit, stored: StoredDraft, corrections: tuple[Correction, ...], at: int | None
) -> Reply:
    event = Corrected(corrections, stored.draft.revision)
    changed, result = visit.answer(stored, event)
    if result.outcome != "amended":
        return show_review(
            visit, changed, visit.examiner.review(changed), None, News("finding.unmendable")
        )
    news = News("finding.mended", {"count": len(changed.draft.corrected)})
    return _show_next(visit, changed, at, news)


def _show_next(visit: Visit, stored: StoredDraft, at: int | None, news: News) -> Reply:
    """Show the finding that has come to the place of one that is settled; the list after the last.

    With `at` None it is the list in any case.
    """
    review = visit.examiner.review(stored)
    if at is None or at >= len(review.findings):
        return show_review(visit, stored, review, None, news)
    return _show_at(stored, review, at, news)


def _show_at(stored: StoredDraft, review: Review, at: int, news: News | None = None) -> Reply:
    source = _SOURCES.get(review.remarks[at].finding.check, "")
    draft = stored.draft
    undoable = bool(draft.corrected)
    return show(RemarkView(stored.tag, review, at, source, draft.revision, undoable, news), news)


def _list_changes(
    visit: Visit, stored: StoredDraft, review: Review, page: int, news: News | None = None
) -> Reply:
    fixable = tuple(each for each in review.repeated if each.fix is not None)
    if not fixable:
        return show_review(visit, stored, review, None, News("finding.unmendable"))
    stamp = _stamp(build_corrections(fixable))
    view = MendingView(stored.tag, fixable, page, stored.draft.revision, stamp, news)
    return show(view, news)


def _stamp(corrections: Iterable[Correction]) -> int:
    said = "\0".join(f"{each.question}\0{each.place}\0{each.new}" for each in corrections)
    return int(hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:8], 16)


def _say_gone(visit: Visit, stored: StoredDraft, review: Review) -> Reply:
    """Show the list: the finding of an old button is settled, or its text is another."""
    return show_review(visit, stored, review, None, News("finding.gone"))


_SOURCES = {check.id: check.source for check in CHECKS}

show_finding = on_draft(_show_finding)
"""Show one finding."""

check = on_draft(_show_list)
"""Show the list."""

FORMS = (FormKind("dismiss", 41, _build_form, _finish_form, cancel=_cancel_form),)
"""The form for a reason of one's own."""

ACTS: dict[str, Act] = {
    "check": check,
    "finding": show_finding,
    "mend": on_draft(_mend),
    "mends": on_draft(_show_mending),
    "mend_all": on_draft(_mend_all),
    "unmend": on_draft(_unmend),
    "dismiss": on_draft(_ask_reason),
    "dismiss_as": on_draft(_dismiss),
    "undismiss": on_draft(_undismiss),
    "dismiss_own": on_draft(_write_reason),
}
"""The buttons of findings; the value names the finding by its mark."""
