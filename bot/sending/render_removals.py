"""The question whether an entry of a list, or a row of a table, is really to go."""

from __future__ import annotations

from markupsafe import Markup

from bot.sending.asked import LONGEST_ANSWER
from bot.sending.keyboards import aim, build_button
from bot.sending.messages import Message, clip
from bot.sending.numbered import LONGEST_TITLE, find_listed
from bot.sending.tell_answers import tell_entry
from bot.sending.voice import Voice
from conversations.buttons import Press
from conversations.definition.questions import Items
from conversations.drafts.draft import PicturesAnswer, TableAnswer
from conversations.views import RemovalView


def render_removal(view: RemovalView, voice: Voice) -> list[Message]:
    """Return the question, with all that would be lost."""
    press = aim(view)
    remove = build_button(voice.label("items.remove_it"), press("remove", view.entry))
    keep = build_button(voice.label("items.keep_it"), Press("open", view.tag.id))
    return [Message(_render_text(view, voice), [[remove, keep]])]


def _render_text(view: RemovalView, voice: Voice) -> Markup:
    answer, question, at = view.card.answer, view.card.question, view.entry
    if isinstance(question, Items):
        listed = find_listed(view.card, question)
        told = tell_entry(listed.entries[at], listed.inner_marker)
        name = listed.name(at, LONGEST_TITLE)
        return voice.text("items.removal", entry=name, text=clip(told, LONGEST_ANSWER))
    if isinstance(answer, PicturesAnswer):
        caption = answer.pictures[at].caption
        told = clip(caption.text, LONGEST_ANSWER) if caption else ""
        return voice.text("pictures.removal", number=at + 1, text=told)
    row = answer.rows[at].cells if isinstance(answer, TableAnswer) else ()
    told = clip(" · ".join(cell or "—" for cell in row), LONGEST_ANSWER)
    return voice.text("table.removal", number=at + 1, text=told)
