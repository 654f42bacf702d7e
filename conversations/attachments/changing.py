"""What a person does with attachments, each as what it puts in place of those at hand.

They are named by their ids. An id is never another's, so whatever names one means it however old
that is; one that is not there (any more) changes nothing. Albums stay together: they are moved,
given to a question and removed as a whole.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from itertools import chain

from conversations.attachments.albums import Album, count_pages, find_album, list_albums
from conversations.attachments.names import clean_name
from conversations.drafts.draft import Attachment, Draft, Part
from conversations.drafts.events import Put
from conversations.drafts.results import Refusal
from conversations.engine.texts import clean_text
from conversations.kinds.pictures import parse_caption

MOST_ATTACHMENTS = 30
MOST_PAGES = 60
"""Of a report: 附件, and pictures in all."""


def find_surplus(draft: Draft, pages: int, group: str = "") -> Refusal | None:
    """Return why one more attachment of so many pages cannot be taken; None when it can.

    Refused: `attachments_full` (most), `pages_full` (most, pages, left).
    """
    albums = list_albums(draft.attachments)
    joins = bool(group) and any(album[0].group == group for album in albums)
    left = MOST_PAGES - count_pages(draft.attachments)
    if len(albums) >= MOST_ATTACHMENTS and not joins:
        return Refusal("attachments_full", {"most": MOST_ATTACHMENTS})
    if pages > left:
        return Refusal("pages_full", {"most": MOST_PAGES, "pages": pages, "left": max(left, 0)})
    return None


def attach(
    draft: Draft,
    pictures: Sequence[int],
    name: str = "",
    caption: Part | None = None,
    question: str | None = None,
    group: str = "",
) -> Put:
    """Return what puts these pictures behind the draft's attachments, or behind their album's.

    Its id is that of its first picture. A photo of an album belongs where the album does. What
    cannot be a caption is left out. Whether there is room for it, `find_surplus` has said.
    """
    said = _clean_caption(caption)
    new = Attachment(pictures[0], tuple(pictures), clean_name(name), said, question, group)
    at = _find_end(draft.attachments, group)
    if group and at:
        new = replace(new, question=draft.attachments[at - 1].question)
    at = at or len(draft.attachments)
    return Put(attachments=(*draft.attachments[:at], new, *draft.attachments[at:]))


def attach_all(
    draft: Draft,
    parts: Sequence[Sequence[int]],
    name: str = "",
    caption: Part | None = None,
    question: str | None = None,
    group: str = "",
) -> Put:
    """Return what attaches the parts one after the other; the caption is that of the first."""
    for at, pictures in enumerate(parts):
        put = attach(draft, pictures, name, None if at else caption, question, group)
        draft = replace(draft, attachments=put.attachments or ())
    return Put(attachments=draft.attachments)


def write_caption(draft: Draft, attachment: int, caption: Part) -> Put | Refusal:
    """Return what gives the attachment that caption. Refused: what `parse_caption` refuses."""
    text = parse_caption(clean_text(caption.text))
    if isinstance(text, Refusal):
        return text
    said = replace(caption, text=text)
    return _replace(draft, (attachment,), lambda each: replace(each, caption=said))


def clear_caption(draft: Draft, attachment: int) -> Put:
    """Return what takes the attachment's caption away."""
    return _replace(draft, (attachment,), lambda each: replace(each, caption=None))


def assign(draft: Draft, attachment: int, question: str | None) -> Put:
    """Return what gives the album to that question, or with None to the whole report."""
    album = find_album(draft.attachments, attachment) or ()
    ids = tuple(each.id for each in album)
    return _replace(draft, ids, lambda each: replace(each, question=question))


def move_up(draft: Draft, attachment: int) -> Put:
    """Return what puts the album before the one before it."""
    return _swap(draft, attachment, -1)


def move_down(draft: Draft, attachment: int) -> Put:
    """Return what puts the album behind the one behind it."""
    return _swap(draft, attachment, 1)


def remove(draft: Draft, attachment: int) -> Put:
    """Return what takes the album out of the report; undoing it brings it back."""
    album = find_album(draft.attachments, attachment) or ()
    return Put(attachments=tuple(each for each in draft.attachments if each not in album))


def remove_one(draft: Draft, attachment: int) -> Put:
    """Return what takes one photo out of its album."""
    return Put(attachments=tuple(each for each in draft.attachments if each.id != attachment))


def amend_caption(draft: Draft, part: Part) -> Put | Refusal | None:
    """Return what changes the caption that came from the message `part.source`; None if none did.

    Refused: what `parse_caption` refuses.
    """
    if part.source is None:
        return None
    for each in draft.attachments:
        if each.caption is not None and each.caption.source == part.source:
            return write_caption(draft, each.id, replace(each.caption, text=part.text))
    return None


def _find_end(attachments: Sequence[Attachment], group: str) -> int:
    """Return the place behind the last of the album; 0 where nothing is of it."""
    places = (at for at, each in enumerate(attachments, 1) if group and each.group == group)
    return max(places, default=0)


def _clean_caption(caption: Part | None) -> Part | None:
    text = parse_caption(clean_text(caption.text)) if caption else Refusal("empty")
    return None if caption is None or isinstance(text, Refusal) else replace(caption, text=text)


def _replace(draft: Draft, ids: Collection[int], change: Callable[[Attachment], Attachment]) -> Put:
    changed = (change(each) if each.id in ids else each for each in draft.attachments)
    return Put(attachments=tuple(changed))


def _swap(draft: Draft, attachment: int, step: int) -> Put:
    """Return what lets the album and its neighbour change places; at an edge nothing changes."""
    albums: list[Album] = list(list_albums(draft.attachments))
    album = find_album(draft.attachments, attachment)
    at = albums.index(album) if album else -1
    if album and 0 <= at + step < len(albums):
        albums[at], albums[at + step] = albums[at + step], albums[at]
    return Put(attachments=tuple(chain.from_iterable(albums)))
