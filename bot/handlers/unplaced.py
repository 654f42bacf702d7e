"""未归位: the texts of a draft that have no place in the report yet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.handlers.on_draft import on_draft
from bot.handlers.visits import Act, Reply, Visit, show
from bot.usecases.drafts import StoredDraft
from conversations.buttons import Press
from conversations.drafts.draft import Unplaced
from conversations.drafts.results import Refusal
from conversations.importing.listing import Place
from conversations.importing.moving import list_targets
from conversations.importing.placing import drop_text, place_text
from conversations.importing.plan import Chunk, Plan
from conversations.importing.views import UnplacedTextView, UnplacedView
from conversations.views import News


def _show_all(_visit: Visit, press: Press, stored: StoredDraft) -> Reply:
    return _list(stored, press.value or 0)


def _on_text(act: Callable[[Visit, Press, StoredDraft, Unplaced], Reply]) -> Act:
    """Return the act on the text that a button names; one that is gone gets the present list."""

    def do(visit: Visit, press: Press, stored: StoredDraft) -> Reply:
        text = next((each for each in stored.draft.unplaced if each.id == press.value), None)
        if text is None or press.revision != stored.draft.revision:
            stale = _list(stored, 0, News("unplaced.stale"))
            return replace(stale, toast=News("unplaced.stale"), here=False)
        return act(visit, press, stored, text)

    return on_draft(do)


def _show_one(
    _visit: Visit, press: Press, stored: StoredDraft, text: Unplaced, news: News | None = None
) -> Reply:
    """Show the text, with the sections that it could go to, or the questions of the one named."""
    places = _list_places(stored, text)
    sections = tuple({section.id: section for section, _ in places}.values())
    targets = tuple(each for each in places if each[0].id == press.question)
    revision = stored.draft.revision
    return show(UnplacedTextView(stored.tag, revision, text, sections, targets, news=news))


def _put(visit: Visit, press: Press, stored: StoredDraft, text: Unplaced) -> Reply:
    draft = stored.draft
    put = place_text(stored.interview, draft, text.id, press.question, visit.now, visit.today)
    if isinstance(put, Refusal):
        told = put.problem not in ("nothing_open", "use_buttons")  # which are about a card
        news = News(f"problem.{put.problem}", put.params) if told else News("laying.unmoved")
        return _show_one(visit, Press("unplaced_one"), stored, text, news)
    changed, result = visit.answer(stored, put)
    question = stored.interview.by_id.get(press.question)
    if question is None or result.outcome not in ("saved", "amended"):
        return _list(changed, 0, News("laying.unmoved"))
    return _list(changed, 0, News("unplaced.put", {"ask": question.ask}))


def _ask(_visit: Visit, _press: Press, stored: StoredDraft, text: Unplaced) -> Reply:
    return show(UnplacedTextView(stored.tag, stored.draft.revision, text, dropping=True))


def _drop(visit: Visit, _press: Press, stored: StoredDraft, text: Unplaced) -> Reply:
    changed, _ = visit.answer(stored, drop_text(stored.draft, text.id))
    return _list(changed, 0, News("unplaced.dropped"))


def _list(stored: StoredDraft, page: int, news: News | None = None) -> Reply:
    view = UnplacedView(stored.tag, stored.draft.unplaced, stored.draft.revision, page, news)
    return show(view)


def _list_places(stored: StoredDraft, text: Unplaced) -> tuple[Place, ...]:
    """Return the questions that such a text could answer."""
    plan = Plan((Chunk(text.id, "text", text.text),))
    return list_targets(stored.interview, stored.draft, plan, text.id)


ACTS: Mapping[str, Act] = {
    "unplaced": on_draft(_show_all),
    "unplaced_one": _on_text(_show_one),
    "unplaced_put": _on_text(_put),
    "unplaced_ask": _on_text(_ask),
    "unplaced_del": _on_text(_drop),
}
"""The buttons of 未归位."""
