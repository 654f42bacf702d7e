"""附件清单: the draft's attachments, and what is done with each.

A button names the attachment by its id, which is never another's, and not the draft's revision:
while an album comes in, each of its photos changes the draft.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.handlers.forms import Fault, FormKind, start_form
from bot.handlers.on_draft import on_draft
from bot.handlers.visits import Act, Reply, Visit, notify, show
from bot.usecases.attachments import (
    build_attachments,
    find_draft_of,
    find_place,
    store_shown,
)
from bot.usecases.drafts import StoredDraft
from conversations.attachments import changing
from conversations.attachments.views import AttachmentView, Place
from conversations.buttons import Press
from conversations.definition.questions import Pictures
from conversations.drafts.cards import build_card
from conversations.drafts.draft import Attachment, Draft, Part
from conversations.drafts.events import Put
from conversations.drafts.results import Refusal
from conversations.forms.filling import Filling
from conversations.forms.form import Answers, Field, Form
from conversations.kinds.pictures import LONGEST_CAPTION, parse_caption
from conversations.views import News

_FORM, _NUMBER = "att_word", 52


def _show_attachments(_visit: Visit, press: Press, stored: StoredDraft) -> Reply:
    return show(build_attachments(stored, press.value or 0))


def _show_attachment(_visit: Visit, press: Press, stored: StoredDraft) -> Reply:
    return _show(stored, press.value or 0)


def _show_one(_visit: Visit, press: Press, stored: StoredDraft) -> Reply:
    return _show(stored, press.value or 0, one=True)


def _show_pictures(visit: Visit, press: Press, stored: StoredDraft) -> Reply:
    """Send the attachment's pictures, a few at once: the button's revision is the first's number.

    Those of a photo of an album are not told from the album's.
    """
    place = find_place(stored, press.value or 0)
    if place is None:
        return _say_gone(stored)
    conn, person, first = visit.conn, visit.person, max(press.revision, 1)
    shown = store_shown(conn, person, stored, place, first, visit.now)
    return Reply((shown,), News("toast.sending"))


def _ask_caption(visit: Visit, press: Press, stored: StoredDraft) -> Reply:
    attachment = _find(stored.draft, press.value or 0)
    if attachment is None:
        return _say_gone(stored)
    caption = attachment.caption
    known: Answers = {"caption": caption.text} if caption else {}
    return start_form(visit, _FORM, attachment.id, known)


def _assign(visit: Visit, press: Press, stored: StoredDraft) -> Reply:
    """Give the attachment to the question of the button; without one, to the whole report."""
    question = press.question if press.question in stored.interview.by_id else None
    put = changing.assign(stored.draft, press.value or 0, question)
    return _change(visit, press, stored, put, "att.given" if question else "att.given_report")


def _move(change: Callable[[Draft, int], Put]) -> Callable[[Visit, Press, StoredDraft], Reply]:
    def move(visit: Visit, press: Press, stored: StoredDraft) -> Reply:
        return _change(visit, press, stored, change(stored.draft, press.value or 0), "att.moved")

    return move


def _remove(visit: Visit, press: Press, stored: StoredDraft) -> Reply:
    put = changing.remove(stored.draft, press.value or 0)
    changed, result = visit.answer(stored, put)
    if result.outcome == "ignored":
        return _say_gone(changed)
    news, revision = News("att.removed"), changed.draft.revision
    return show(replace(build_attachments(changed, 0, news), undo=revision), News("toast.removed"))


def _remove_one(visit: Visit, press: Press, stored: StoredDraft) -> Reply:
    """Take one photo out of its album, and show the others."""
    place = find_place(stored, press.value or 0)
    others = [each.id for each in place.album if each.id != press.value] if place else []
    if not others:
        return _remove(visit, press, stored)
    changed, _ = visit.answer(stored, changing.remove_one(stored.draft, press.value or 0))
    return _show(changed, others[0], News("att.removed_one"), News("toast.removed"))


def _change(visit: Visit, press: Press, stored: StoredDraft, put: Put, key: str) -> Reply:
    """Do it and show the attachment, with what was done as a toast."""
    if _find(stored.draft, press.value or 0) is None:
        return _say_gone(stored)
    changed, result = visit.answer(stored, put)
    news = News("toast.nothing" if result.outcome == "ignored" else key)
    return _show(changed, press.value or 0, toast=news)


def _show(
    stored: StoredDraft,
    attachment: int,
    news: News | None = None,
    toast: News | None = None,
    *,
    one: bool = False,
) -> Reply:
    """Show the attachment's album, or with `one` this photo of it."""
    place = find_place(stored, attachment)
    if place is None:
        return _say_gone(stored)
    ids = [each.id for each in place.album]
    chosen = ids.index(attachment) if one and len(ids) > 1 else None
    card = build_card(stored.interview, stored.draft)
    asked = card.question if card and not isinstance(card.question, Pictures) else None
    total = build_attachments(stored).total
    return show(AttachmentView(stored.tag, place, total, chosen, asked, news), toast or news)


def _say_gone(stored: StoredDraft) -> Reply:
    return show(build_attachments(stored, news=News("att.gone")))


def _find(draft: Draft, attachment: int) -> Attachment | None:
    return next((each for each in draft.attachments if each.id == attachment), None)


def _find_target(visit: Visit, filling: Filling) -> tuple[StoredDraft, Place] | None:
    """Return the draft and the place of the attachment that the form is about."""
    draft = find_draft_of(visit.conn, filling.target)
    stored = visit.find_draft(draft) if draft else None
    place = find_place(stored, filling.target) if stored else None
    return (stored, place) if stored and place else None


def _build_form(visit: Visit, filling: Filling) -> Form | None:
    found = _find_target(visit, filling)
    if found is None:
        return None
    place = found[1]
    at = [each.id for each in place.album].index(filling.target)
    params = {"number": place.number, "photo": at + 1 if len(place.album) > 1 else 0}
    field = Field(
        *("caption", "att.ask_caption", "text"),
        hint="att.caption_hint",
        required=False,
        longest=LONGEST_CAPTION,
        label="att.label_caption",
    )
    return Form(_FORM, _NUMBER, "att.form_title", (field,), confirm=False, params=params)


def _check_form(_visit: Visit, filling: Filling) -> Fault | None:
    text = str(filling.answers.get("caption", ""))
    said = parse_caption(text) if text else ""
    if isinstance(said, Refusal):
        return "caption", News(f"problem.{said.problem}", said.params)
    return None


def _finish_form(visit: Visit, filling: Filling) -> Reply:
    found = _find_target(visit, filling)
    if found is None:
        return notify("att.gone", "home")
    stored, incoming = found[0], visit.incoming
    text = str(filling.answers.get("caption", ""))
    source = incoming.message_id if incoming.kind == "text" else None
    put = changing.write_caption(stored.draft, filling.target, Part(text, source, incoming.at))
    if isinstance(put, Refusal):
        put = changing.clear_caption(stored.draft, filling.target)
    changed, result = visit.answer(stored, put)
    known = News("att.captioned" if text else "att.uncaptioned")
    return _show(changed, filling.target, known if result.outcome != "ignored" else None)


def _cancel_form(visit: Visit, filling: Filling) -> Reply:
    found = _find_target(visit, filling)
    return _show(found[0], filling.target) if found else notify("att.gone", "home")


show_attachments = on_draft(_show_attachments)
"""Show a page of the list of attachments."""

FORMS = (FormKind(_FORM, _NUMBER, _build_form, _finish_form, _check_form, _cancel_form),)
"""The form of a caption."""

ACTS: Mapping[str, Act] = {
    "attachments": show_attachments,
    "att": on_draft(_show_attachment),
    "att_one": on_draft(_show_one),
    "att_show": on_draft(_show_pictures),
    "att_word": on_draft(_ask_caption),
    "att_to": on_draft(_assign),
    "att_up": on_draft(_move(changing.move_up)),
    "att_down": on_draft(_move(changing.move_down)),
    "att_drop": on_draft(_remove),
    "att_less": on_draft(_remove_one),
}
"""The buttons of attachments; the value is the id, of `attachments` the page."""
