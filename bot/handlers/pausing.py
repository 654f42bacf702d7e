"""Coming back after a pause: what is sent then is kept, and it is said where it went."""

from __future__ import annotations

from dataclasses import replace

from bot.handlers.visits import Reply, Visit
from bot.usecases.pauses import find_pause, is_paused
from conversations.views import CardView, DoneView, News, View

_SENDING = ("text", "picture", "paper")
"""Whoever sends these may not know any more which question is open; a button names its own."""


def mention_pause(visit: Visit, reply: Reply) -> Reply:
    """Return the reply; after a pause it says which question took what was sent."""
    if visit.incoming.kind not in _SENDING or not visit.changed:
        return reply
    if not is_paused(visit.person, visit.now) or len(reply.views) != 1:
        return reply
    (view,) = reply.views
    if not isinstance(view, CardView | DoneView) or view.news is None:
        return reply
    pause = find_pause(visit.conn, visit.person, visit.office.interviews, visit.now)
    if pause is None or pause.tag != view.tag or view.news.key != "card.saved":
        return reply
    where = {"section": pause.section, "position": pause.position}
    news = News("pause.saved", {"excerpt": "", **view.news.params, **where})
    said: View = replace(view, news=news)
    if isinstance(said, CardView):
        said = replace(said, beside=replace(said.beside, undo=said.card.revision))
    return replace(reply, views=(said,))
