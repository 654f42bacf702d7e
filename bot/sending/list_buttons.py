"""The buttons of every list: usual headings that are not in it yet, and 写完了."""

from __future__ import annotations

from bot.sending.keyboards import PAGE, aim, arrange, build_button
from bot.sending.messages import Button
from bot.sending.numbered import Listed
from bot.sending.voice import Voice
from conversations.views import CardView

_FEW = 4
"""Suggested headings shown beside entries."""


def build_suggestion_rows(view: CardView, listed: Listed, voice: Voice) -> list[list[Button]]:
    """Return a page of the headings, and the row that leads on: to more of them, out of the list.

    The page is smaller once there are entries: the card must not grow taller than the window.
    """
    press, entries = aim(view), listed.entries
    unused = listed.find_unused()
    offered = _list_offered(view)
    unused = [each for each in unused if each[1].heading not in offered]
    size = _FEW if entries or listed.slots or offered else PAGE
    pages = max(1, -(-len(unused) // size))
    page = view.page % pages
    buttons = [
        build_button(voice.label("items.suggestion", heading=each.heading), press("suggest", at))
        for at, each in unused[page * size : (page + 1) * size]
    ]
    last = [build_button(voice.label("items.other"), press("page", (page + 1) % pages))]
    last = last * (pages > 1)
    if entries:
        last.append(build_button(_label_done(listed, voice), press("done")))
    return [*arrange(buttons), *([last] if last else [])]


def _list_offered(view: CardView) -> frozenset[str]:
    """Return the headings that an earlier report offers with their texts: once is enough."""
    past = view.beside.past
    entries = past.entries if past is not None and not past.folded else ()
    return frozenset(each.heading for each in entries if not each.taken)


def _label_done(listed: Listed, voice: Voice) -> str:
    """Return the words for 写完了, which of a list within another say what is then finished."""
    if not listed.area:
        return voice.label("items.done")
    return voice.label("items.done_within", number=listed.area_number)
