"""A file to be shown to a person: a table, a picture, a calendar."""

from __future__ import annotations

from dataclasses import dataclass

from conversations.views import News, View


@dataclass(frozen=True, slots=True)
class FileView(View):
    """A stored file to be sent under its own name, with a sentence or two as its caption.

    `photo` shows it as a picture in the chat: only for a PNG or JPEG of at most 10 MB whose sides
    are not more than 20 to 1 (https://core.telegram.org/bots/api#sendphoto). `ways` names the
    buttons under it, as a Notice's does; they are about the draft of the id `draft`, if any.
    """

    file_id: int
    news: News
    photo: bool = False
    ways: tuple[str, ...] = ()
    draft: int = 0
