"""Photos and PDFs that are printed behind the report as 附件.

The photos of an album come one by one, each as an update of its own. The first one is answered, for
the whole album; the others join it and nothing more is said, unless one cannot be taken.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.handlers.notes import take_note
from bot.handlers.picturing import take_picture as take_asked_picture
from bot.handlers.visits import Reply, Visit, show, show_present
from bot.usecases.attachments import list_places
from bot.usecases.drafts import StoredDraft
from bot.usecases.pictures import store_picture
from conversations.attachments import changing
from conversations.attachments.views import AttachedView
from conversations.definition.questions import Pictures
from conversations.drafts.cards import build_card
from conversations.drafts.draft import Part
from conversations.drafts.results import Refusal, Result
from conversations.engine.texts import is_blank
from conversations.kinds.pictures import parse_caption
from conversations.views import News


def take_picture(visit: Visit) -> Reply:
    """Take a photo: as one that is asked for, else as an attachment, else into the basket."""
    stored, body = visit.find_draft(0), visit.incoming.body
    card = build_card(stored.interview, stored.draft) if stored else None
    if card is not None and isinstance(card.question, Pictures):
        return take_asked_picture(visit)
    if stored is None or visit.incoming.forwarded or body is None:
        return take_note(visit)
    question = card.question.id if card else None
    return _take(visit, stored, (body,), question, visit.incoming.group)


def take_scan(visit: Visit) -> Reply:
    """Take the pages of a PDF as an attachment, or into the basket.

    Several sent together are an attachment each: each has a title of its own.
    """
    stored, pages = visit.find_draft(0), visit.incoming.pages
    if stored is None or visit.incoming.forwarded or not pages:
        return take_note(visit)
    card = build_card(stored.interview, stored.draft)
    return _take(visit, stored, pages, card.question.id if card else None)


def attach(
    visit: Visit,
    stored: StoredDraft,
    parts: Sequence[Sequence[bytes]],
    name: str,
    caption: Part | None,
    question: str | None,
    group: str = "",
) -> tuple[StoredDraft, Result]:
    """Put pictures behind the draft's attachments, of an album behind the others of it.

    Each part is an attachment; all are one change, and the caption is the first one's. Returns the
    draft then, and what came of it. Refused: `attachments_full` and `pages_full`. With any other
    problem it was saved, but for the caption.
    """
    surplus = changing.find_surplus(stored.draft, sum(map(len, parts)), group)
    if surplus is not None:
        return stored, Result("refused", surplus.problem, surplus.params)
    conn, now = visit.conn, visit.now
    ids = [[store_picture(conn, stored.id, name, body, now) for body in part] for part in parts]
    event = changing.attach_all(stored.draft, ids, name, caption, question, group)
    changed, _ = visit.answer(stored, event)
    said = parse_caption(caption.text) if caption and not is_blank(caption.text) else ""
    if isinstance(said, Refusal):
        return changed, Result("saved", said.problem, said.params)
    return changed, Result("saved")


def _take(
    visit: Visit,
    stored: StoredDraft,
    pages: Sequence[bytes],
    question: str | None,
    group: str = "",
) -> Reply:
    incoming = visit.incoming
    name = incoming.file.name if incoming.file else ""
    caption = Part(incoming.text, incoming.message_id, incoming.at)
    joins = any(group and each.group == group for each in stored.draft.attachments)
    changed, result = attach(visit, stored, (pages,), name, caption, question, group)
    if result.outcome == "refused":
        return show_present(visit, changed, News(f"problem.{result.problem}", result.params))
    if joins and result.problem is None:
        return Reply()
    return show(build_taken(changed, result))


def build_taken(stored: StoredDraft, result: Result) -> AttachedView:
    """Return what is said of the attachment that came last."""
    newest = max(stored.draft.attachments, key=lambda each: each.id)
    place = next(each for each in list_places(stored) if newest in each.album)
    news = News("att.caption_left", result.params) if result.problem else None
    return AttachedView(stored.tag, place, news)
