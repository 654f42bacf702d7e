"""Everything that is shown of an import, with the longest texts that there may be."""

from __future__ import annotations

from conversations.definition.blocks import TextBlock
from conversations.definition.interview import Interview, Section
from conversations.definition.questions import LongText
from conversations.definition.terms import Words
from conversations.drafts.draft import Unplaced
from conversations.drafts.results import Progress
from conversations.importing.listing import Listed
from conversations.importing.plan import Chunk, Plan
from conversations.importing.views import (
    AsideView,
    ImportingView,
    LayingView,
    PieceView,
    PlanOf,
    ReadPeriodsView,
    ReadTwinView,
    ReadView,
    UnplacedTextView,
    UnplacedView,
)
from conversations.views import DraftLine, Kind, News, Tag, View

HUGE = "<长&😀>" * 1000
SAID = Words(zh_CN=HUGE, en=HUGE)
TAG = Tag(36**8, SAID, "2026H1")
NEWS = News("laying.taken", {"answers": 99, "replaced": 9, "unplaced": 9})


def _build_section(at: int) -> Section:
    ids = [f"{'k' * 20}{at:02}{number:02}" for number in range(5)]
    questions = tuple(
        LongText(id=each, kind="long_text", ask=SAID, sensitive=not number)
        for number, each in enumerate(ids)
    )
    key = f"{'s' * 22}{at:02}"
    return Section(id=key, title=SAID, questions=questions, body=(TextBlock(text="x"),))


SECTIONS = tuple(_build_section(at) for at in range(20))
INTERVIEW = Interview(
    id="k" * 24,
    version=1,
    name=SAID,
    about=SAID,
    periods="year",
    unit=SECTIONS[0].questions[0].id,
    title="x",
    sections=SECTIONS,
)
PLACES = tuple(INTERVIEW.questions())
CHUNKS = (
    *(
        Chunk(at, "entry", HUGE, HUGE, "（一）", 2, question=question.id)
        for at, (_, question) in enumerate(PLACES)
    ),
    *(Chunk(at, "table", HUGE) for at in range(100, 130)),
    *(
        Chunk(200 + at, "junk", HUGE, covered=True, reason=reason)
        for at, reason in enumerate(("blank", "site_mark", "password", "address", "page_number"))
    ),
    Chunk(300, "heading", "", HUGE, covered=True),
    Chunk(301, "text", HUGE, covered=True, reason="dropped"),
    Chunk(302, "junk", "", covered=True, reason="never heard of"),
)
PLAN = PlanOf(36**8, TAG, INTERVIEW, Plan(CHUNKS, 36**5), HUGE)
TYPED = PlanOf(1, TAG, INTERVIEW, Plan(CHUNKS[:2]), typed=True)
NOTHING = PlanOf(1, TAG, INTERVIEW, Plan(()))
KINDS = (Kind("k" * 24, SAID, SAID),) * 30
LINE = DraftLine(TAG, Progress(1, 3))
LOST = Unplaced(36**4, HUGE, HUGE)
ASIDE = CHUNKS[-8:]

LAYING: list[View] = [
    ImportingView(open=True),
    ImportingView(open=False),
    ReadView(36**5, HUGE, 999, 99999, KINDS, ASIDE, NEWS),
    ReadView(1, "", 1, 1, ()),
    ReadPeriodsView(36**5, KINDS[0], ("2026H1", "2025H1"), "2025H1"),
    ReadPeriodsView(1, KINDS[0], ("2026M12",)),
    ReadTwinView(36**5, "k" * 24, LINE),
    *(LayingView(PLAN, page, NEWS) for page in (0, 1, 7, 99)),
    LayingView(TYPED),
    LayingView(NOTHING),
    PieceView(PLAN, 1, Listed(CHUNKS[0], PLACES[0]), PLACES, SECTIONS[0].id),
    PieceView(PLAN, 999, Listed(CHUNKS[-9], None), PLACES),
    PieceView(PLAN, 2, Listed(CHUNKS[1], PLACES[1]), PLACES[:8]),
    PieceView(PLAN, 0, Listed(ASIDE[0], None), ()),
    AsideView(PLAN, ASIDE * 9, 1),
    AsideView(NOTHING, ()),
    UnplacedView(TAG, (LOST,) * 99, 36**5, 3, NEWS),
    UnplacedView(TAG, ()),
    UnplacedTextView(TAG, 36**5, LOST, SECTIONS, news=NEWS),
    UnplacedTextView(TAG, 36**5, LOST, SECTIONS, PLACES),
    UnplacedTextView(TAG, 1, LOST, dropping=True),
    UnplacedTextView(TAG, 1, Unplaced(1, "短")),
]
