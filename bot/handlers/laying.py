"""The plan of an import: looked over, put right by taps, and taken over or left."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.handlers.cards import tell_saved
from bot.handlers.pasted import leave_import, offer_report
from bot.handlers.visits import Act, Reply, Visit, notify, show, show_present
from bot.sending.render_laying import PIECES
from bot.usecases.drafts import StoredDraft, open_draft
from bot.usecases.imports import (
    OpenImport,
    build_laying_view,
    build_plan_of,
    close_imports,
    find_import_draft,
    load_import,
    save_import,
)
from bot.usecases.pasts import keep_past
from conversations.buttons import Press
from conversations.drafts.draft import Unplaced
from conversations.drafts.events import Put, Typed
from conversations.drafts.history import find_replaced
from conversations.importing.guessing import guess_period
from conversations.importing.listing import find_listed, guess_section, list_aside, list_pieces
from conversations.importing.moving import drop_chunk, list_targets, move_chunk
from conversations.importing.placing import lay_aside
from conversations.importing.plan import Plan
from conversations.importing.taking import build_earlier, build_put
from conversations.importing.views import AsideView, PieceView
from conversations.periods import parse_period
from conversations.views import News


def _on_import(act: Callable[[Visit, Press, OpenImport], Reply], *, fresh: bool = True) -> Act:
    """Return the act on the import that a button names; its draft is then open.

    Where it is closed by now, or the plan is another than the button was made for, the present
    plan is shown instead. Without `fresh` any plan will do.
    """

    def do(visit: Visit, press: Press) -> Reply:
        draft_id = find_import_draft(visit.conn, visit.person, press.draft)
        stored = visit.find_draft(draft_id) if draft_id else None
        opened = load_import(visit.conn, stored) if stored else None
        if stored is None or opened is None or opened.id != press.draft:
            return _say_over(visit)
        open_draft(visit.conn, visit.person, stored.id)
        if fresh and press.revision != opened.plan.revision:
            return _below(opened, News("laying.stale"))
        return act(visit, press, opened)

    return do


def _say_over(visit: Visit) -> Reply:
    """Say that the import is over, with the plan at hand or else the present card."""
    stored = visit.find_draft(0)
    if stored is None:
        return notify("laying.over", "import", "home")
    opened = load_import(visit.conn, stored)
    if opened is not None:
        return _below(opened, News("laying.stale"))
    return replace(show_present(visit, stored, News("laying.over")), here=False)


def _below(opened: OpenImport, news: News) -> Reply:
    return Reply((build_laying_view(opened, news=news),), news, here=False)


def _show_plan(_visit: Visit, press: Press, opened: OpenImport) -> Reply:
    return show(build_laying_view(opened, max(press.value or 0, 0)))


def _show_piece(_visit: Visit, press: Press, opened: OpenImport) -> Reply:
    """Show one piece, with the questions of its section or the one that the button names."""
    stored, plan, chunk = opened.stored, opened.plan, press.value or 0
    found = find_listed(stored.interview, plan, chunk)
    if found is None:
        return _below(opened, News("laying.stale"))
    near = press.question or guess_section(stored.interview, plan, chunk)
    targets = list_targets(stored.interview, stored.draft, plan, chunk)
    return show(PieceView(build_plan_of(opened), *found, targets, near))


def _move(visit: Visit, press: Press, opened: OpenImport) -> Reply:
    stored, chunk = opened.stored, press.value or 0
    moved = move_chunk(stored.interview, stored.draft, opened.plan, chunk, press.question)
    if moved is opened.plan:
        return show(build_laying_view(opened, news=News("laying.unmoved")))
    return _show_changed(visit, opened, moved, chunk, "laying.moved")


def _drop(visit: Visit, press: Press, opened: OpenImport) -> Reply:
    chunk = press.value or 0
    return _show_changed(visit, opened, drop_chunk(opened.plan, chunk), chunk, "laying.dropped")


def _show_changed(visit: Visit, opened: OpenImport, plan: Plan, chunk: int, key: str) -> Reply:
    """Store the plan, and show the page that the piece is on, or was."""
    changed = replace(opened, plan=plan)
    save_import(visit.conn, changed)
    pieces = [each.chunk.id for each in list_pieces(opened.stored.interview, plan)]
    before = find_listed(opened.stored.interview, opened.plan, chunk)
    at = pieces.index(chunk) if chunk in pieces else max(before[0] - 1, 0) if before else 0
    return show(build_laying_view(changed, at // PIECES, News(key)))


def _show_aside(_visit: Visit, press: Press, opened: OpenImport) -> Reply:
    aside = list_aside(opened.plan)
    return show(AsideView(build_plan_of(opened), aside, max(press.value or 0, 0)))


def _take(visit: Visit, _press: Press, opened: OpenImport) -> Reply:
    """Write all that has a place into the report, and go on to what is still open."""
    stored, plan = opened.stored, opened.plan
    put = build_put(stored.interview, stored.draft, plan, visit.now, visit.today)
    last = stored.interview.sections[-1].questions[-1].id  # behind it is the first open question
    put = replace(put, revision=stored.draft.revision, after=last)
    changed, _ = visit.answer(stored, put)
    close_imports(visit.conn, stored, visit.now)
    return show_present(visit, changed, _tell_taken(stored, changed))


def _tell_taken(before: StoredDraft, after: StoredDraft) -> News:
    replaced = find_replaced(before.draft, after.draft) or Put()
    known = sum(each is not None for each in replaced.answers.values())
    unplaced = len(after.draft.unplaced)
    counts = {"answers": len(replaced.answers), "replaced": known, "unplaced": unplaced}
    return News("laying.taken", counts)


def _take_as_past(visit: Visit, _press: Press, opened: OpenImport) -> Reply:
    """Keep the file as the earlier report, whose texts are offered question by question."""
    stored, sent = opened.stored, opened.sent
    own = guess_period(sent.lines, stored.interview.periods)
    period = own or _find_before(stored)
    earlier = build_earlier(stored.interview, period, opened.plan, visit.now)
    keep_past(visit.conn, stored, earlier, visit.now)
    label = parse_period(period).label if own else sent.name
    label = label or parse_period(period).label
    put = replace(lay_aside(stored.draft, *earlier.unplaced), past=label)
    changed, _ = visit.answer(stored, put)
    close_imports(visit.conn, stored, visit.now)
    news = News("laying.past", {"past": label, "unplaced": len(earlier.unplaced)})
    return show_present(visit, changed, news)


def _find_before(stored: StoredDraft) -> str:
    """Return the period before the draft's: of first halves, that of the year before."""
    steps = 2 if stored.interview.periods == "first_half" else 1
    return parse_period(stored.draft.period).shift(-steps).key


def _leave(visit: Visit, _press: Press, opened: OpenImport) -> Reply:
    typed = not opened.sent.name
    changed = leave_import(visit, opened.stored)
    return show_present(visit, changed, News("laying.left", {"typed": typed}))


def _begin_new(visit: Visit, _press: Press, opened: OpenImport) -> Reply:
    """Offer to begin a new report with the file; a typed text stays with the draft as well."""
    leave_import(visit, opened.stored)
    return offer_report(visit, opened.sent)


def _take_as_one(visit: Visit, _press: Press, opened: OpenImport) -> Reply:
    """Take the whole text as the answer to the present question, as if there were no plan."""
    stored, sent = opened.stored, opened.sent
    if sent.source is None:
        return show(build_laying_view(opened))
    close_imports(visit.conn, stored, visit.now)
    changed, result = visit.answer(stored, Typed(sent.text, sent.source, sent.at, visit.today))
    if result.problem == "nothing_open":
        put = lay_aside(stored.draft, Unplaced(0, sent.text))
        changed, _ = visit.answer(changed, put)
        return show_present(visit, changed, News("laying.left", {"typed": True}))
    news = tell_saved(changed, result, sent.source)
    return show_present(visit, changed, news, result.question or "")


ACTS: Mapping[str, Act] = {
    "imp_plan": _on_import(_show_plan, fresh=False),
    "imp_piece": _on_import(_show_piece),
    "imp_move": _on_import(_move),
    "imp_drop": _on_import(_drop),
    "imp_junk": _on_import(_show_aside, fresh=False),
    "imp_all": _on_import(_take),
    "imp_past": _on_import(_take_as_past),
    "imp_leave": _on_import(_leave, fresh=False),
    "imp_new": _on_import(_begin_new, fresh=False),
    "imp_answer": _on_import(_take_as_one, fresh=False),
}
"""The buttons of a plan and of its pieces."""
