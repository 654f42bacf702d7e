"""Photos that people send: taken as answers to the question that asks for them."""

from __future__ import annotations

from bot.handlers.cards import take_unsupported, tell_saved
from bot.handlers.visits import Reply, Visit, show_present
from bot.usecases.pictures import drop_picture, list_pictures, store_picture
from conversations.drafts.events import Pictured
from conversations.views import News


def take_picture(visit: Visit) -> Reply:
    """Take the photo as one more of the present question."""
    incoming, stored = visit.incoming, visit.find_draft(0)
    if stored is None or incoming.body is None:
        return take_unsupported(visit)
    name = incoming.file.name if incoming.file else ""
    picture = store_picture(visit.conn, stored.id, name, incoming.body, visit.now)
    event = Pictured(picture, name, incoming.text, incoming.message_id, incoming.at)
    changed, result = visit.answer(stored, event)
    if picture not in list_pictures(changed.draft):
        drop_picture(visit.conn, stored.id, picture)
    if result.outcome == "ignored":
        return show_present(visit, changed, News("pictures.not_now"))
    return show_present(visit, changed, tell_saved(changed, result, incoming.message_id))
