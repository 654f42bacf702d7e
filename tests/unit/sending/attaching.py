"""Attachments at their fullest and their emptiest, for the tests of views."""

from __future__ import annotations

from conversations.attachments.views import (
    AttachedView,
    AttachmentsView,
    AttachmentView,
    PicturesView,
    Place,
)
from conversations.definition.questions import LongText
from conversations.definition.terms import Words as Said
from conversations.drafts.draft import Attachment, Part
from conversations.views import News, Tag

HUGE = "<长&😀>" * 1000
SAID = Said(zh_CN=HUGE, en=HUGE)
TAG = Tag(36**8, SAID, "2026H1")
KEY = "k" * 24
ASKED = LongText(id=KEY, kind="long_text", ask=SAID)
LEFT = News("att.caption_left", {"longest": 200})
ID = 36**5 - 1

PHOTO = Attachment(ID, (ID,), HUGE, Part(HUGE), KEY, "g")
ALBUM = Place((PHOTO,) * 60, 30, 29, ASKED)
SCAN = Place((Attachment(1, (1, 2), HUGE, None),), 2, 1)
BARE = Place((Attachment(1, (1,)),), 0, 0)
HIDDEN = Place((PHOTO,), 1, 0, ASKED, hidden=True)
PLACES = (ALBUM, SCAN, BARE, HIDDEN)

ATTACHED = [
    *(AttachedView(TAG, place, news) for place in PLACES for news in (LEFT, None)),
    *(AttachmentView(TAG, place, 30, None, ASKED, LEFT) for place in PLACES),
    AttachmentView(TAG, ALBUM, 30, 59, None, LEFT),
    AttachmentView(TAG, BARE, 1),
    AttachmentsView(TAG, (ALBUM, SCAN) * 4, 30, 60, 1, 4, LEFT, 36**5),
    AttachmentsView(TAG, (), 0, 0, 0, 1),
]
SHOWN = [
    PicturesView(TAG, ALBUM, (1, 2, 3, 4, 5), (True,) * 5, 1, 60),
    PicturesView(TAG, BARE, (1,), (False,), 1, 1),
]
