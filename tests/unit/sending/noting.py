"""Notes of extreme sizes, for the tests of views."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from conversations.definition.terms import Words as Said
from conversations.notes.note import Note
from conversations.notes.views import (
    SHELVES,
    BasketTopicsView,
    BasketView,
    CleanAskView,
    FittingView,
    NoteBinView,
    NoteLine,
    NoteTopicsView,
    NoteView,
    Target,
    TopicLine,
)
from conversations.views import News, Tag, View

_HUGE = "<长&😀>" * 1000
_SAID = Said(zh_CN=_HUGE, en=_HUGE)
_NOW = datetime(2026, 12, 31, 23, 59, tzinfo=UTC)
_ZONE = "America/Argentina/ComodRivadavia"
_NEWS = News("note.amended", {"text": _HUGE})
_TAG = Tag(36**8, _SAID, "2026H1")
_TARGET = Target(_TAG, "k" * 24, _SAID)
_TEXT = Note(36**5 - 1, _HUGE, "text", "", 0, "长" * 120, False, _NOW)
_FILE = replace(_TEXT, kind="file", name="长" * 255, pages=99, draft=7, used_at=_NOW)
_PHOTO = replace(_TEXT, text="", kind="photo", pages=9, chosen=True, binned_at=_NOW)
_NOTES = (_TEXT, _FILE, _PHOTO, replace(_FILE, text="", name=""))
_LINES = tuple(NoteLine(note, _SAID) for note in _NOTES * 2)
_TOPIC = TopicLine(_SAID, 2**32 - 1, 2000)

NOTING: list[View] = [
    *(
        NoteView(note, _SAID, _ZONE, _TARGET, _TAG, taken=taken, album=taken, news=_NEWS)
        for note in _NOTES
        for taken in (True, False)
    ),
    NoteView(replace(_TEXT, topic=""), None, _ZONE, ways=("drafts", "new")),
    NoteTopicsView(_TEXT, (_TOPIC,) * 8, 1, 3),
    NoteTopicsView(_PHOTO, (), 0, 1),
    BasketView(_LINES, 1, 3, 2000, 2000, 2000, _ZONE, _TOPIC, _NEWS),
    BasketView(_LINES, 1, 3, 2000, 2000, 2000, _ZONE, TopicLine(_SAID, 1, 5)),
    BasketView((), 0, 1, 0, 0, 0, _ZONE),
    BasketTopicsView((_TOPIC,) * 8, 1, 3),
    NoteBinView(_LINES, 1, 3, _ZONE),
    CleanAskView(2000),
    *(FittingView(_TARGET, shelf, _LINES, 1, 3, (2000,) * 3, _ZONE) for shelf in SHELVES),
    FittingView(_TARGET, "fresh", (), 0, 1, (0, 0, 0), _ZONE),
]
