"""What is shown of attachments: one just taken, one looked at, its pictures, and their list."""

from __future__ import annotations

from dataclasses import dataclass

from conversations.attachments.albums import Album
from conversations.definition.questions import BaseQuestion
from conversations.views import News, Tag, View


@dataclass(frozen=True, slots=True)
class Place:
    """Where an album stands.

    `number` is that of its 附件 in the report, 0 while it is not printed: the question that it
    belongs to does not apply. `at` counts from 0 among all; `question` is None for the report's
    own. `hidden`: nothing of it is quoted.
    """

    album: Album
    number: int
    at: int
    question: BaseQuestion | None = None
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class AttachedView(View):
    """That something was taken as an attachment, and what can be done with it next.

    `news` says why what stood under it is not its caption.
    """

    tag: Tag
    place: Place
    news: News | None = None


@dataclass(frozen=True, slots=True)
class AttachmentView(View):
    """One 附件 of `total`; of an album, `chosen` is the photo that is looked at (None: all).

    `present` is the question that is asked now, to which it may be given.
    """

    tag: Tag
    place: Place
    total: int
    chosen: int | None = None
    present: BaseQuestion | None = None
    news: News | None = None


@dataclass(frozen=True, slots=True)
class AttachmentsView(View):
    """A page of the list of attachments, in the order of the report; `pages` of how many.

    `pictures` counts all of them. `undo` is the revision at which one was removed just now, else 0.
    """

    tag: Tag
    places: tuple[Place, ...]
    total: int
    pictures: int
    page: int
    pages: int
    news: News | None = None
    undo: int = 0


@dataclass(frozen=True, slots=True)
class PicturesView(View):
    """Pictures of an attachment, stored as files to be sent, from the number `first` of `total`.

    `photos` says of each whether it is shown in the chat: one too narrow for that is a document.
    """

    tag: Tag
    place: Place
    files: tuple[int, ...]
    photos: tuple[bool, ...]
    first: int
    total: int
