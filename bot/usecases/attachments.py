"""Attachments as they are shown: which 附件 each is, where it belongs, and its pictures."""

from __future__ import annotations

from datetime import datetime
from itertools import count

from sqlalchemy import Connection, select

from bot.documents.file_names import clean_file_name
from bot.documents.pictures import is_png, measure_picture
from bot.store.tables import pictures
from bot.usecases.drafts import StoredDraft
from bot.usecases.files import store_file
from bot.usecases.people import Person
from conversations.attachments.albums import count_pages, is_sensitive, list_albums
from conversations.attachments.names import build_title
from conversations.attachments.views import AttachmentsView, PicturesView, Place
from conversations.browsing.pages import cut_page
from conversations.report.attached import list_printed
from conversations.report.building import build_parts
from conversations.report.outline import Paragraph
from conversations.views import News

PAGE = 8
"""Lines of the list that are shown at once."""

SHOWN = 5
"""Pictures that are sent at once."""

_NARROWEST = 20
"""How many times as long as wide a photo may be: https://core.telegram.org/bots/api#sendphoto."""


def list_places(stored: StoredDraft) -> tuple[Place, ...]:
    """Return the albums of the draft in their order."""
    albums, printed = (
        list_albums(stored.draft.attachments),
        list_printed(stored.interview, stored.draft),
    )
    numbers = dict(zip((album[0].id for album in printed), count(_count_own(stored) + 1)))
    by_id = stored.interview.by_id
    return tuple(
        Place(
            *(album, numbers.get(album[0].id, 0), at),
            question=by_id.get(album[0].question or ""),
            hidden=is_sensitive(stored.interview, album),
        )
        for at, album in enumerate(albums)
    )


def find_place(stored: StoredDraft, attachment: int) -> Place | None:
    """Return where the attachment's album stands; None when it is not there (any more)."""
    places = list_places(stored)
    return next((at for at in places if any(each.id == attachment for each in at.album)), None)


def _count_own(stored: StoredDraft) -> int:
    """Return how many attachments the template itself prints before those of the draft.

    0 where it cannot be used: its preview says so.
    """
    try:
        parts = build_parts(stored.interview, stored.draft)
    except ValueError:
        return 0
    blocks = (block for part in parts for block in part.blocks)
    return sum(isinstance(each, Paragraph) and each.role == "attachment" for each in blocks)


def build_attachments(
    stored: StoredDraft, page: int = 0, news: News | None = None
) -> AttachmentsView:
    """Return a page of the list."""
    places = list_places(stored)
    shown, page, pages = cut_page(places, page, PAGE)
    pictured = count_pages(stored.draft.attachments)
    turned = (len(places), pictured, page, pages)
    return AttachmentsView(stored.tag, shown, *turned, news)


def find_draft_of(conn: Connection, attachment: int) -> int:
    """Return the id of the draft in which the attachment is; 0 when there is none."""
    query = select(pictures.c.draft_id).where(pictures.c.id == attachment)
    return conn.execute(query).scalar_one_or_none() or 0


def store_shown(
    conn: Connection,
    person: Person,
    stored: StoredDraft,
    place: Place,
    first: int,
    now: datetime,
) -> PicturesView:
    """Store some pictures of the album as files to be sent, from the number `first` on."""
    ids = [picture for each in place.album for picture in each.pictures]
    first = min(max(first, 1), max(len(ids), 1))
    chosen = ids[first - 1 : first - 1 + SHOWN]
    query = select(pictures.c.id, pictures.c.body).where(pictures.c.draft_id == stored.id)
    rows = conn.execute(query.where(pictures.c.id.in_(chosen)))
    bodies = {row.id: row.body for row in rows}
    sent = [bodies[picture] for picture in chosen if picture in bodies]
    title = build_title(place.album)
    files = tuple(
        store_file(conn, person.id, _build_name(title, number, body), body, now)
        for number, body in enumerate(sent, first)
    )
    photos = tuple(map(_is_photo, sent))
    return PicturesView(stored.tag, place, files, photos, first, len(ids))


def _build_name(title: str, number: int, body: bytes) -> str:
    return clean_file_name(f"{title}_{number}", ".png" if is_png(body) else ".jpg")


def _is_photo(body: bytes) -> bool:
    sides = measure_picture(body)
    return max(sides) <= _NARROWEST * min(sides)
