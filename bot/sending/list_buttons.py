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
    size = _FEW if entries or listed.slots else PAGE
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


def _label_done(listed: Listed, voice: Voice) -> str:
    """Return the words for 写完了, which of a list within another say what is then finished."""
    if not listed.area:
        return voice.label("items.done")
    return voice.label("items.done_within", number=listed.area_number)
