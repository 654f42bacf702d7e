"""Albums: the attachments that were sent together and are printed as one 附件."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TypeAlias

from conversations.definition.interview import Interview
from conversations.drafts.draft import Attachment, Draft

Album: TypeAlias = tuple[Attachment, ...]
"""What is printed as one 附件: the photos of an album, or one photo or PDF alone."""


def list_albums(attachments: Sequence[Attachment]) -> tuple[Album, ...]:
    """Return the attachments in their order, those of one album together."""
    grouped = groupby(attachments, lambda each: (each.group, "" if each.group else each.id))
    return tuple(tuple(album) for _, album in grouped)


def find_album(attachments: Sequence[Attachment], attachment: int) -> Album | None:
    """Return the album with the attachment of that id; None when it is not there (any more)."""
    albums = list_albums(attachments)
    return next((album for album in albums if any(each.id == attachment for each in album)), None)


def count_pages(attachments: Sequence[Attachment]) -> int:
    """Return how many pictures they are in all."""
    return sum(len(each.pictures) for each in attachments)


def is_scan(attachment: Attachment) -> bool:
    """Whether it is the pages of a PDF, and not a photo."""
    return len(attachment.pictures) > 1 or attachment.name.lower().endswith(".pdf")


def count_at(draft: Draft, question: str) -> int:
    """Return how many 附件 belong to the question."""
    return sum(album[0].question == question for album in list_albums(draft.attachments))


def is_sensitive(interview: Interview, album: Album) -> bool:
    """Whether it belongs to a question of which nothing is quoted."""
    question = interview.by_id.get(album[0].question or "")
    return question is not None and question.sensitive
