"""What stands beside the question on its card: text under it, and rows of buttons."""

from __future__ import annotations

from markupsafe import Markup

from bot.sending.asked import join_parts
from bot.sending.keyboards import build_button
from bot.sending.messages import Button
from bot.sending.render_past import build_past_rows, say_past
from bot.sending.voice import Voice
from conversations.buttons import Press
from conversations.views import CardView


def say_beside(view: CardView, voice: Voice) -> Markup:
    """Return what is at hand beside the question, as paragraphs of the card."""
    return join_parts(say_past(view, voice))


def build_beside_rows(view: CardView, voice: Voice) -> list[list[Button]]:
    """Return the rows of buttons that lead to it."""
    attached = _build_attachments_row(view, voice)
    past = build_past_rows(view, _build_hint(view, voice), voice)
    return [
        *past,
        *attached,
        *_build_notes_row(view, voice),
        *_build_undo_row(view, voice),
        *_build_paper_row(view, voice),
    ]


def _build_hint(view: CardView, voice: Voice) -> list[Button]:
    """Return the button for a hint; on a compact card, it is how one asks for any."""
    if not view.beside.hint:
        return []
    return [build_button(voice.label("hints.way"), Press("hint", view.tag.id))]


def _build_attachments_row(view: CardView, voice: Voice) -> list[list[Button]]:
    """Return the button that leads to the attachments, counting those of the question."""
    if not view.beside.attachments:
        return []
    label = voice.label("card.attachments", count=view.beside.attachments)
    return [[build_button(label, Press("attachments", view.tag.id))]]


def _build_notes_row(view: CardView, voice: Voice) -> list[list[Button]]:
    """Return the button that leads to the notes that fit the question."""
    if not view.beside.notes:
        return []
    label = voice.label("note.beside", count=view.beside.notes)
    return [[build_button(label, Press("note_fit", view.tag.id, 0, view.card.question.id, 0))]]


def _build_undo_row(view: CardView, voice: Voice) -> list[list[Button]]:
    """Return the button that takes back what was just put there, perhaps by mistake."""
    if not view.beside.undo:
        return []
    press = Press("undo", view.tag.id, view.beside.undo)
    return [[build_button(voice.label("card.undo"), press)]]


def _build_paper_row(view: CardView, voice: Voice) -> list[list[Button]]:
    """Return the button that lays the file just taken as an answer onto all questions."""
    if not view.beside.paper:
        return []
    press = Press("imp_into", view.tag.id, value=view.beside.paper)
    return [[build_button(voice.label("upload.as_report"), press)]]
