"""Texts, buttons, drafts and events of every kind, as hypothesis makes them for the engine."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import get_args

from hypothesis import strategies as st

from conversations.drafts.corrections import Correction
from conversations.drafts.draft import (
    Answer,
    Attachment,
    ChoiceAnswer,
    ConfirmAnswer,
    DateAnswer,
    DecimalAnswer,
    DeclaredAnswer,
    Draft,
    Entry,
    Figure,
    FiguresAnswer,
    Focus,
    ItemsAnswer,
    MoneyAnswer,
    MultiChoiceAnswer,
    NumberAnswer,
    Part,
    PercentageAnswer,
    PeriodAnswer,
    PictureEntry,
    PicturesAnswer,
    Row,
    Skipped,
    TableAnswer,
    TextAnswer,
    Unplaced,
)
from conversations.drafts.events import (
    Amended,
    Corrected,
    Event,
    Pictured,
    Pressed,
    Put,
    Typed,
    Verb,
)
from tests.unit.talks import TODAY, build_full

FULL = build_full()
IDS = [question.id for _, question in FULL.questions()]
NEAR = "长" * 3900

NUMBERS = ["12", "一千", "2026年6月30日", "2026-6-31"]
LABELS = ["是", "no", "乡镇", "乡镇、机关", "没有", "办结3，受理5"]
AMOUNTS = ["3.5万元", "百分之九十八点五", "去年下半年", "昨天", "办公室\t12\n政治部\t9", "8 5 3"]
LINES = ["办公室", "标题", "（一）抓学习。学了十次", "标" * 121, "两行\n文字", NEAR]
NOTHING = ["", " \n", "\x00a\ud800\ufffeb\t"]
texts = st.sampled_from(NUMBERS + LABELS + AMOUNTS + LINES + NOTHING) | st.text(max_size=20)
verbs = st.sampled_from(get_args(Verb))
values = st.one_of(st.none(), st.integers(-2, 4), st.integers())

moments = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
plain = st.text(st.characters(exclude_categories=["Cs"]), max_size=5)
parts = st.builds(Part, plain, st.none() | st.integers(0, 9), st.none() | moments, st.booleans())
any_text = st.builds(
    TextAnswer, st.lists(parts, max_size=3).map(tuple), st.booleans(), st.booleans()
)
plain_entry = st.builds(
    Entry,
    parts,
    st.none() | any_text,
    st.integers(0, 4),
    st.sampled_from([None, "study", "gone"]),
    st.none() | st.integers(-1, 4),
)
inner_lists = st.builds(ItemsAnswer, st.lists(plain_entry, max_size=3).map(tuple), st.booleans())
any_entry = plain_entry | st.builds(Entry, parts, inner=inner_lists)
amounts = st.decimals(-1000, 1000, places=2)
figures = st.builds(Figure, st.none() | amounts, st.none() | parts)
rows = st.builds(Row, st.lists(plain, max_size=3).map(tuple), parts)
photos = st.builds(PictureEntry, st.integers(0, 9), st.none() | parts, plain)
any_answer: st.SearchStrategy[Answer] = st.one_of(
    any_text,
    st.builds(NumberAnswer, st.integers(), parts),
    st.builds(DateAnswer, st.dates(), parts),
    st.builds(ChoiceAnswer, st.sampled_from(["town", "office", "gone"]), st.none() | parts),
    st.builds(ConfirmAnswer, st.booleans(), st.none() | parts),
    st.builds(ItemsAnswer, st.lists(any_entry, max_size=4).map(tuple), st.booleans()),
    st.builds(DecimalAnswer, amounts, parts),
    st.builds(MoneyAnswer, amounts, st.sampled_from(["元", "万元", "亿元"]), parts),
    st.builds(PercentageAnswer, amounts, parts),
    st.builds(PeriodAnswer, st.sampled_from(["2026", "2026H1", "2026Q3", "2026M06"]), parts),
    st.builds(
        MultiChoiceAnswer,
        st.lists(st.sampled_from(["town", "office", "gone"]), unique=True).map(tuple),
        st.booleans(),
    ),
    st.builds(DeclaredAnswer, st.sampled_from(["none", "covered"])),
    st.builds(TableAnswer, st.lists(rows, max_size=3).map(tuple), st.booleans()),
    st.builds(
        FiguresAnswer,
        st.dictionaries(st.sampled_from(["received", "closed", "open", "gone"]), figures),
        st.booleans(),
    ),
    st.builds(PicturesAnswer, st.lists(photos, max_size=4).map(tuple), st.booleans()),
    st.just(Skipped()),
)
any_place = st.builds(
    Focus,
    st.sampled_from([*IDS, "nowhere"]),
    st.none() | st.integers(-3, 6),
    st.sampled_from([None, "heading", "text"]),
    st.none() | st.integers(-1, 4),
    st.none() | st.integers(-1, 4),
)
attachments = st.builds(
    Attachment,
    st.integers(0, 4),
    st.lists(st.integers(0, 9), max_size=2).map(tuple),
    plain,
    st.none() | parts,
    st.sampled_from([None, *IDS]),
)
unplaced = st.builds(Unplaced, st.integers(0, 4), plain, plain)
any_draft = st.builds(
    Draft,
    st.just("rich"),
    st.integers(0, 3),
    st.sampled_from(["2026H1", "2026", "2026Q3", "2026M06"]),
    st.dictionaries(st.sampled_from([*IDS, "nowhere"]), any_answer),
    st.none() | any_place,
    st.dictionaries(st.sampled_from([*IDS, "nowhere"]), parts, max_size=3),
    st.integers(0, 5),
    attachments=st.lists(attachments, max_size=2).map(tuple),
    unplaced=st.lists(unplaced, max_size=2).map(tuple),
)
corrections = st.builds(
    Correction,
    st.sampled_from([*IDS, "nowhere"]),
    st.sampled_from(["", "1.heading", "1.text", "2/1.text", "0:0", "1", "/", "x.text"]),
    texts,
    texts,
)
any_event: st.SearchStrategy[Event] = st.one_of(
    st.builds(
        Corrected, st.lists(corrections, max_size=2).map(tuple), st.none() | st.integers(0, 5)
    ),
    st.builds(
        Put,
        st.dictionaries(st.sampled_from([*IDS, "nowhere"]), st.none() | any_answer, max_size=3),
        st.dictionaries(st.sampled_from(IDS), parts, max_size=1),
        st.none() | st.lists(attachments, max_size=2).map(tuple),
        st.none() | st.lists(unplaced, max_size=2).map(tuple),
        revision=st.none() | st.integers(0, 5),
        after=st.sampled_from([None, *IDS, "nowhere"]),
        focus=st.none() | any_place,
    ),
    st.builds(Typed, texts, st.integers(0, 9), moments, st.just(TODAY)),
    st.builds(Amended, texts, st.integers(0, 9), moments, st.just(TODAY)),
    st.builds(Pictured, st.integers(0, 9), plain, texts, st.integers(0, 9), moments),
    st.builds(
        Pressed,
        verbs,
        st.sampled_from([None, *IDS, "nowhere"]),
        st.none() | st.integers(0, 5),
        values,
    ),
)
