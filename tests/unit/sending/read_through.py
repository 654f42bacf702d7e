"""Views of a report that is read through, as long as any of them can get."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import get_args

from conversations.browsing.excerpts import Piece
from conversations.browsing.overview import Hit, OverviewLine, State
from conversations.browsing.versions import Ended, Version
from conversations.browsing.views import (
    AnswerView,
    ClearView,
    Found,
    FoundView,
    HistoryView,
    OverviewView,
    ReportHitsView,
    TakenBack,
    UndoneView,
    VersionView,
)
from conversations.definition.blocks import TextBlock
from conversations.definition.interview import Section
from conversations.definition.questions import Items, LongText
from conversations.definition.terms import Words as Said
from conversations.drafts.draft import Answer, Entry, ItemsAnswer, Part, Skipped, TextAnswer
from conversations.views import News, Tag, View

HUGE = "<长&😀>" * 1000
SAID = Said(zh_CN=HUGE, en=HUGE)
KEY = "k" * 24
TAG = Tag(36**8, SAID, "2026H1")
TEXT = LongText(id=KEY, kind="long_text", ask=SAID, hint=SAID)
SECRET = LongText(id=KEY, kind="long_text", ask=SAID, hint=SAID, sensitive=True)
ITEMS = Items(id=KEY, kind="items", ask=SAID, hint=SAID, most=50)
SECTION = Section(id=KEY, title=SAID, questions=(TEXT,), body=(TextBlock(text="x"),))
LONG = TextAnswer((Part(HUGE),))
LISTED = ItemsAnswer((Entry(Part("长" * 120), LONG, 1),) * 50)
AT = datetime(2026, 7, 3, tzinfo=UTC)
NEWS = News("overview.cleared")


def build_line(
    question: LongText | Items, answer: Answer | None, state: State = "answered"
) -> OverviewLine:
    return OverviewLine(999, SECTION, question, state, answer)


LINES = tuple(build_line(TEXT, LONG, state) for state in get_args(State)) * 2
LINES += (build_line(SECRET, LONG), build_line(ITEMS, LISTED))
HITS = tuple(Hit(line, HUGE, ((2000, 2400), (2390, 3000))) for line in LINES)
TAKEN = (
    TakenBack(TEXT, LONG, None),
    TakenBack(SECRET, None, LONG),
    TakenBack(ITEMS, LISTED, Skipped()),
)
VERSIONS = tuple(
    Version(36**5 - 1, answer, ended, AT, restorable=ended == "change")
    for answer in (LONG, LISTED, TextAnswer((Part("\n"),)))
    for ended in get_args(Ended)
)
EXCERPT = tuple(Piece(HUGE[:35], hit=hit) for hit in (False, True))
FOUND = (
    Found("draft", 36**8, date(2026, 7, 3), EXCERPT, TAG, TEXT),
    Found("draft", 36**8, date(2026, 7, 3), (), TAG, SECRET),
    Found("document", 36**8, date(2026, 7, 3), EXCERPT, TAG, TEXT, "长" * 255),
    Found("note", 36**8, date(2026, 7, 3), EXCERPT),
) * 2
ANSWERS = (None, Skipped(), LONG, TextAnswer())
READING: list[View] = [
    OverviewView(TAG, LINES, 1, 3, undo=36**5, news=NEWS),
    OverviewView(TAG, (), 0, 1),
    *(
        AnswerView(TAG, build_line(TEXT, each), 999, 1, 99, KEY, KEY, 36**5, NEWS)
        for each in ANSWERS
    ),
    AnswerView(TAG, build_line(ITEMS, LISTED), 999, 99, 0, "", ""),
    AnswerView(TAG, build_line(SECRET, LONG, "unfinished"), 1, 0, 0, "", ""),
    ClearView(TAG, build_line(TEXT, LONG), 36**5),
    ClearView(TAG, build_line(SECRET, LONG), 36**5),
    ReportHitsView(TAG, HUGE[:100], 36**5 - 1, HITS, 999, 1, 99),
    ReportHitsView(TAG, HUGE[:100], 36**5 - 1, (), 0, 0, 1),
    UndoneView(TAG, TAKEN * 2, 99, True, 9, 36**5, 36**5, 36**5 - 1),
    UndoneView(TAG, (), 0, True, 0, 0, 36**5, 36**5 - 1, redone=True),
    HistoryView(TAG, TEXT, VERSIONS[:8], 1, 1, 3, "Asia/Shanghai", NEWS),
    HistoryView(TAG, SECRET, (), 1, 0, 1, "Asia/Shanghai"),
    *(VersionView(TAG, TEXT, each, 36**5, "Asia/Shanghai") for each in VERSIONS),
    FoundView(HUGE[:100], 36**5 - 1, FOUND, 1, more=True),
    FoundView(HUGE[:100], 36**5 - 1, (), 0, more=False),
]
