"""Views as messages: within the messenger's limits whatever a template or a person says."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from bot.sending.messages import LONGEST_CAPTION, Message
from bot.sending.views import RENDERERS, render_view
from bot.sending.voice import Voice
from bot.words.folders import find_folders
from bot.words.words import LANGUAGES, Words
from conversations import home_views, views
from conversations.beside import Beside
from conversations.calendars import AddressView
from conversations.checks.finding import Finding, Spot, build_finding
from conversations.checks.mask_ledger import Mask
from conversations.checks.reviewing import Remark, Review
from conversations.definition.blocks import TextBlock
from conversations.definition.interview import Interview, Section
from conversations.definition.questions import (
    BaseQuestion,
    Choice,
    Column,
    Declaration,
    Figures,
    InnerItems,
    Items,
    LongText,
    Member,
    Money,
    MultiChoice,
    Option,
    Pictures,
    Suggestion,
    Table,
)
from conversations.definition.terms import Words as Said
from conversations.drafts.changes import AnswerChange, Changes
from conversations.drafts.draft import (
    Answer,
    DeclaredAnswer,
    Entry,
    Figure,
    FiguresAnswer,
    Focus,
    ItemsAnswer,
    MultiChoiceAnswer,
    Part,
    PictureEntry,
    PicturesAnswer,
    Row,
    Skipped,
    TableAnswer,
    TextAnswer,
)
from conversations.drafts.figures import Computed, Mismatch, Named, NamedFix
from conversations.drafts.layouts import Dial
from conversations.drafts.results import Card, Progress, SectionLine, Slot
from conversations.drafts.typed_texts import TypedText
from conversations.drafts.upgrading import Leftover, Upgrade
from conversations.drafts.values import Change, Percent
from conversations.files import FileView
from conversations.finding_views import MendingView, ReasonsView, RemarkView, ReviewView
from conversations.forms.filling import Filling
from conversations.forms.form import Field as FormField
from conversations.forms.form import Form
from conversations.forms.form import Option as FormOption
from conversations.forms.views import FormView
from conversations.likeness_views import LikenessLine, LikenessView, LikePassage
from conversations.masks import MasksView
from conversations.units.views import (
    BindView,
    PersonLine,
    PersonView,
    UnitLine,
    UnitPeopleView,
    UnitsView,
    UnitView,
)
from conversations.views import News, Tag, View
from tests.limits import check_message, strip_markup
from tests.unit.sending.attaching import ATTACHED, SHOWN
from tests.unit.sending.laid import LAYING
from tests.unit.sending.ledgers import LEDGERS
from tests.unit.sending.noting import NOTING
from tests.unit.sending.obliging import OBLIGING
from tests.unit.sending.old_texts import LIST, OLD_TEXT, list_besides, list_old_texts
from tests.unit.sending.owed import OWED
from tests.unit.sending.personal import PERSONAL
from tests.unit.sending.read_through import READING
from tests.unit.sending.reminding import REMINDERS

HUGE = "<长&😀>" * 1000
SAID = Said(zh_CN=HUGE, en=HUGE)
KEY = "k" * 24
TAG = Tag(36**8, SAID, "2026H1")
OPTIONS = tuple(Option(id=f"o{number}", label=SAID) for number in range(20))
TEXT = LongText(id=KEY, kind="long_text", ask=SAID, hint=SAID, sensitive=True)
MONEY = Money(id=KEY, kind="money", ask=SAID, hint=SAID)
CHOICE = Choice(id=KEY, kind="choice", ask=SAID, hint=SAID, options=OPTIONS)
SEVERAL = MultiChoice(id=KEY, kind="multi_choice", ask=SAID, hint=SAID, options=OPTIONS)
DECLARATION = Declaration(id=KEY, kind="declaration", ask=SAID, hint=SAID, none="x")
SUGGESTIONS = tuple(Suggestion(id=f"s{at}", heading=HUGE, hint=SAID) for at in range(24))
ITEMS = Items(id=KEY, kind="items", ask=SAID, hint=SAID, suggestions=SUGGESTIONS, most=50)
INNER = InnerItems(ask=SAID, hint=SAID, suggestions=SUGGESTIONS, most=50)
NESTED = ITEMS.model_copy(update={"inner": INNER})
MEMBERS = tuple(Member(id=f"m{at}", label=SAID, unit=HUGE, required=False) for at in range(20))
FIGURES = Figures(id=KEY, kind="figures", ask=SAID, hint=SAID, members=MEMBERS)
COLUMNS = tuple(Column(id=f"c{at}", label=HUGE, required=False) for at in range(12))
TABLE = Table(id=KEY, kind="table", ask=SAID, hint=SAID, columns=COLUMNS)
PICTURES = Pictures(id=KEY, kind="pictures", ask=SAID, hint=SAID)
SECTION = Section(id=KEY, title=SAID, questions=(TEXT,), body=(TextBlock(text="x"),))
INTERVIEW = Interview(
    id=KEY,
    version=36**4,
    name=SAID,
    about=SAID,
    changes=SAID,
    periods="year",
    unit=KEY,
    title="x",
    sections=(SECTION,),
)
ENTRY = Entry(Part("长" * 120), TextAnswer((Part(HUGE),)))
ENTRIES = ItemsAnswer((ENTRY,) * 50)
AREAS = ItemsAnswer((Entry(Part("长" * 120), inner=ENTRIES),) * 50)
SLOTS = tuple(Slot(Entry(Part("长" * 120), ENTRY.text, id=at), None) for at in range(1, 51))
NUMBER = Decimal("9" * 15 + ".999999")
FIGURES_GIVEN = FiguresAnswer({member.id: Figure(NUMBER) for member in MEMBERS})
NAMED = Named(SAID, NUMBER, HUGE)
MISMATCH = Mismatch(
    "sum", NAMED, (NAMED,) * 19, NUMBER, tuple(NamedFix(at, NAMED) for at in range(20))
)
COMPUTED = (Computed(SAID, SAID, Percent(NUMBER)), Computed(SAID, SAID, Change(NUMBER, -NUMBER)))
FIGURES_SHOWN = {
    "mismatches": (MISMATCH,) * 9,
    "computed": COMPUTED * 9,
    "derived": {19: NUMBER},
}
PHOTOS = PicturesAnswer((PictureEntry(36**9, Part(HUGE), HUGE), PictureEntry(1)) * 4)
ROWS = TableAnswer((Row((HUGE[:500],) * 12, Part("")),) * 500)
SPOT = Spot(TypedText(SECTION, ITEMS, "1.text", HUGE), 2000, 4000)
HIDDEN = Spot(TypedText(SECTION, TEXT, "", HUGE), 2000, 4000)
FINDINGS = (
    Finding("figures_sum", "must", SECTION, FIGURES, {"difference": HUGE}, mismatch=MISMATCH),
    build_finding("pairs_unanswered", "standard", SPOT, fix=HUGE, heading=HUGE),
    build_finding("pairs_unanswered", "advice", HIDDEN, fix="", heading=HUGE),
) * 20
REMARKS = tuple(Remark(each, HUGE if at % 7 == 0 else None) for at, each in enumerate(FINDINGS))
REVIEW = Review(REMARKS, FINDINGS)
LEFTOVERS = (
    Leftover(KEY, TABLE, TableAnswer(ROWS.rows[:2])),
    Leftover(KEY, None, TextAnswer((Part(HUGE),))),
    Leftover(KEY, NESTED, ItemsAnswer((Entry(Part("长"), inner=ItemsAnswer((ENTRY,))),))),
) * 5
MASK = Mask(HUGE, HUGE, "number", "XX", HUGE, HUGE, (SPOT,))
MASKS = (
    *(replace(MASK, value=value) for value in (None, "XX", HUGE)),
    replace(MASK, spots=(HIDDEN,)),
)
NEWS = News("problem.bad_cell", {"row": 500, "column": HUGE, "cell": HUGE, "kind": "half_year"})
LINE = views.DraftLine(TAG, Progress(1, 3))
DUE = home_views.NextDue(HUGE, "2026M12", date(2026, 12, 31), -365, 0, 999)
KIND = views.Kind(KEY, SAID, SAID)
SOON = datetime(2026, 7, 3, tzinfo=UTC)


def build_card(
    question: BaseQuestion, answer: Answer | None, focus: Focus, **fields: object
) -> views.CardView:
    progress = Progress(3, 3)
    given = {
        "section": SECTION,
        "question": question,
        "position": 1,
        "progress": progress,
        "overall": progress,
        "answer": answer,
        "attempt": HUGE,
        "focus": focus,
        "revision": 36**5,
        "first": False,
        "last": False,
    }
    card = Card(**{**given, **fields})
    return views.CardView(TAG, card, NEWS, upgrade=True, findings=FINDINGS, noticed=FINDINGS)


HERE = Focus(KEY)
CARDS = [
    build_card(TEXT, TextAnswer((Part(HUGE),)), HERE),
    build_card(TEXT, TextAnswer((Part(HUGE),), open=True), HERE),
    build_card(MONEY, Skipped(), HERE, default=HUGE),
    build_card(CHOICE, None, HERE),
    build_card(SEVERAL, MultiChoiceAnswer(tuple(option.id for option in OPTIONS)), HERE),
    build_card(SEVERAL, None, HERE),
    build_card(DECLARATION, DeclaredAnswer("covered"), HERE),
    build_card(DECLARATION, TextAnswer((Part(HUGE),)), HERE),
    build_card(ITEMS, None, HERE),
    build_card(ITEMS, ENTRIES, HERE),
    build_card(ITEMS, ItemsAnswer((ENTRY,) * 8), HERE),
    build_card(ITEMS, ENTRIES, Focus(KEY, 49)),
    build_card(ITEMS, ENTRIES, Focus(KEY, 49, "text")),
    build_card(ITEMS, ENTRIES, Focus(KEY, 0, "heading")),
    build_card(NESTED, AREAS, HERE),
    build_card(NESTED, AREAS, Focus(KEY, 49)),
    build_card(NESTED, AREAS, Focus(KEY, area=49)),
    build_card(NESTED, AREAS, Focus(KEY, 49, area=49)),
    build_card(NESTED, AREAS, Focus(KEY, 49, "text", area=49)),
    build_card(ITEMS, ENTRIES, HERE, slots=SLOTS),
    build_card(ITEMS, None, Focus(KEY, pair=25), slots=SLOTS),
    build_card(ITEMS, ENTRIES, Focus(KEY, 0), slots=(Slot(ENTRY, 0),)),
    build_card(ITEMS, ENTRIES, Focus(KEY, 0, "text"), slots=(Slot(ENTRY, 0),)),
    build_card(FIGURES, FIGURES_GIVEN, HERE, **FIGURES_SHOWN),
    build_card(FIGURES, FIGURES_GIVEN, Focus(KEY, 19), **FIGURES_SHOWN),
    build_card(FIGURES, None, Focus(KEY, 0)),
    build_card(TABLE, ROWS, HERE),
    build_card(TABLE, None, HERE),
    build_card(TABLE, ROWS, Focus(KEY, 499)),
    build_card(TABLE, ROWS, Focus(KEY, 499, "text")),
    build_card(PICTURES, None, HERE),
    build_card(PICTURES, Skipped(), HERE),
    build_card(PICTURES, PHOTOS, HERE),
    build_card(PICTURES, replace(PHOTOS, pictures=PHOTOS.pictures[:1] * 9), HERE),
    build_card(PICTURES, PHOTOS, Focus(KEY, 0)),
    build_card(PICTURES, PHOTOS, Focus(KEY, 7)),
    build_card(PICTURES, PHOTOS, Focus(KEY, 0, "text")),
]
SHORT_CARDS = [
    replace(card, beside=Beside(compact=True, minutes=minutes, undo=36**5))
    for minutes, card in enumerate(CARDS)
]
PAST_CARDS = [
    replace(card, beside=beside) for card in CARDS for beside in list_besides(card.card.question)
]
OLD_TEXTS = list_old_texts(CARDS[::6], [(TEXT, OLD_TEXT), (ITEMS, LIST), (FIGURES, FIGURES_GIVEN)])
LONG_OPTIONS = tuple(FormOption(str(at), HUGE) for at in range(30))
LONG_FIELDS = tuple(
    FormField(f"{'f' * 22}{at:02}", "unit.ask_name", kind, LONG_OPTIONS, required=False)
    for at, kind in enumerate(("text", "choice", "choices") * 9)
)
LONG_FORM = Form("unit", 99, "unit.add_title", LONG_FIELDS, params={"path": HUGE})
LONG_VALUES = {
    field.id: tuple(option.value for option in LONG_OPTIONS) if field.kind == "choices" else "29"
    for field in LONG_FIELDS
}
FILLING = Filling("unit", 36**7, LONG_VALUES, revision=36**6 - 1, attempt=HUGE, touched=True)
PEOPLE_SHOWN = (PersonLine(36**7, HUGE, "administrator"),) * 8
UNIT_LINES = tuple(UnitLine(36**6, HUGE, depth, 99) for depth in range(20))
UNIT_VIEWS: list[View] = [
    FormView(LONG_FORM, FILLING, NEWS),
    *(FormView(LONG_FORM, replace(FILLING, focus=field.id), NEWS, 3) for field in LONG_FIELDS[:3]),
    FormView(LONG_FORM, replace(FILLING, answers={}), page=99),
    FormView(LONG_FORM, replace(FILLING, offered=True), NEWS),
    FormView(replace(LONG_FORM, fields=()), Filling("unit")),
    UnitsView(UNIT_LINES, 1, 3, 99, True, NEWS),
    UnitsView((), 0, 1, 0, False),
    UnitView(
        *(36**6, HUGE, HUGE, HUGE, (HUGE,) * 30, (HUGE,) * 30, UNIT_LINES, 5, 2, True, True, NEWS)
    ),
    UnitView(1, "甲", "甲", "", (), (), (), None, 0, changing=False, removable=False),
    UnitPeopleView(36**6, HUGE, PEOPLE_SHOWN, 1, 3, NEWS),
    UnitPeopleView(0, "", (), 0, 1),
    PersonView(36**7, HUGE, "head", 36**6, HUGE, (HUGE,) * 30, NEWS),
    PersonView(1, "甲", "member", 0, "", ()),
    BindView(36**8, UNIT_LINES[:8], 1, 3),
]
LIKE_PASSAGES = (
    LikePassage(ITEMS, HUGE, 100, HUGE, own=True),
    LikePassage(TEXT, "", 75, "", own=False),
)
LIKENESS: list[View] = [
    LikenessView(TAG, (LikenessLine(HUGE, 100, own=True),) * 10, LIKE_PASSAGES * 4, 99),
    LikenessView(TAG, (LikenessLine("", 0, own=False),), ()),
]
OTHERS: list[View] = [
    *LAYING,
    *PAST_CARDS,
    *OLD_TEXTS,
    *UNIT_VIEWS,
    *LIKENESS,
    *REMINDERS,
    *ATTACHED,
    *READING,
    *LEDGERS,
    *OBLIGING,
    *NOTING,
    *OWED,
    views.RemovalView(TAG, build_card(ITEMS, ENTRIES, HERE).card, 49),
    views.RemovalView(TAG, build_card(NESTED, AREAS, HERE).card, 49),
    views.RemovalView(TAG, build_card(TABLE, ROWS, HERE).card, 499),
    views.RemovalView(TAG, build_card(PICTURES, PHOTOS, HERE).card, 0),
    views.RemovalView(TAG, build_card(PICTURES, PHOTOS, HERE).card, 1),
    views.DoneView(TAG, Progress(1, 3), 2, NEWS, True, FINDINGS),
    views.DoneView(TAG, Progress(3, 3), 0),
    views.OutlineView(
        TAG,
        (SectionLine(SECTION, "here", Progress(1, 3), KEY),) * 70,
        Progress(1, 3),
        NEWS,
        99,
        True,
    ),
    views.PreviewView(
        TAG, SECTION, (HUGE, "短", HUGE), (Dial("（一）", "joined", "run_in", 36**4),) * 9, 36**5
    ),
    views.PreviewView(TAG, SECTION, ()),
    views.PreviewView(TAG, None, (HUGE,)),
    ReviewView(TAG, REVIEW, ((SECTION, TEXT),) * 70, 0, "", 36**5, True, True, True, NEWS),
    *(ReviewView(TAG, REVIEW, page=page, question=KEY) for page in (1, 7, 99)),
    ReviewView(TAG, Review()),
    MasksView(TAG, MASKS * 2, 999, 99, 1, 3, 7, NEWS),
    MasksView(TAG, (), 0, 0),
    *(RemarkView(TAG, REVIEW, at, HUGE, 36**5, True, NEWS) for at in (0, 1, 2, 59)),
    *(ReasonsView(TAG, each, True) for each in FINDINGS[:3]),
    *(MendingView(TAG, FINDINGS[1:3] * 20, page, 36**5, 2**32, NEWS) for page in (0, 1, 99)),
    views.UpgradeView(TAG, Upgrade(INTERVIEW, (TEXT,) * 70, LEFTOVERS)),
    views.UpgradeView(TAG, Upgrade(INTERVIEW, (), ())),
    views.LeftoversView(TAG, LEFTOVERS),
    views.LeftoversView(TAG, ()),
    views.DocumentsView((views.DocumentLine(1, "长" * 255, date(2026, 7, 3)),) * 8, 1, 3),
    views.DocumentsView((), 0, 1),
    home_views.HomeView((LINE,) * 5, 70, 3, 4, True, NEWS),
    home_views.HomeView((), 0, 0, 0, False),
    home_views.HomeView((), 0, 0, 0, False, head=True, ledger=True),
    home_views.HomeView((), 0, 0, 0, False, ledger=True),
    home_views.HomeView((LINE,) * 5, 70, 3, 4, True, due=DUE),
    home_views.HomeView((), 0, 0, 0, False, due=replace(DUE, days=2, working=0, more=0)),
    views.DraftsView((LINE,) * 8, 1, 3, NEWS),
    views.BinView((views.BinLine(TAG, 1),) * 8, 1, 3, NEWS),
    views.BinAskView(TAG, Progress(1, 3)),
    views.BinnedView(TAG),
    views.PurgeAskView(TAG),
    views.KindsView((KIND,) * 30),
    views.KindsView(()),
    views.PeriodsView(KIND, ("2026M12", "2026Q3")),
    views.PeriodsView(KIND, ("2026H1", "2025H2", "2025H1", "2024H2")),
    views.TwinView(LINE, KEY),
    views.ProfileView((views.ProfileLine(KEY, SAID, HUGE),) * 70, NEWS),
    views.ProfileView(()),
    views.HelpView(True),
    views.LanguagesView(),
    views.InviteRolesView(),
    views.InviteView("ABCD-EFGH", "https://t.me/x?start=ABCD", "member", SOON, "Asia/Shanghai"),
    views.InviteView("ABCD-EFGH", None, "administrator", SOON, "Asia/Shanghai", HUGE),
    AddressView("https://huibao.example/calendar/" + "x" * 200),
    views.Notice(News("edit.elsewhere", {"name": TAG})),
    *PERSONAL,
]
DOCUMENT = views.DocumentView(1, TAG, 3, "长" * 255, 123456, 7, 8)
CAPTIONED: list[View] = [
    DOCUMENT,
    replace(DOCUMENT, deadline=36**5),
    replace(
        DOCUMENT, previous=99, changes=Changes((AnswerChange(TEXT, "changed", 9999, 9999),) * 50)
    ),
    FileView(1, NEWS, photo=True, ways=("home",)),
    FileView(1, NEWS),
    *SHOWN,
]


@pytest.fixture(scope="module", params=LANGUAGES)
def voice(request: pytest.FixtureRequest) -> Voice:
    return Voice(Words(find_folders(None)), request.param)


def check(messages: list[Message], longest: int = 4096) -> None:
    for message in messages:
        check_message(message.text, [button for row in message.rows for button in row], longest)


@pytest.mark.parametrize(
    "view", [*CARDS, *SHORT_CARDS, *OTHERS], ids=lambda view: type(view).__name__
)
def test_a_view_fits_into_messages(view: View, voice: Voice) -> None:
    check(render_view(view, voice))


@pytest.mark.parametrize("view", CAPTIONED, ids=lambda view: type(view).__name__)
def test_a_caption_fits(view: View, voice: Voice) -> None:
    check(render_view(view, voice), LONGEST_CAPTION)


def test_every_kind_of_view_is_tried() -> None:
    tried = {type(view) for view in [*CARDS, *OTHERS, *CAPTIONED]}
    assert tried == set(RENDERERS)


def test_a_long_preview_keeps_every_character(voice: Voice) -> None:
    view = views.PreviewView(Tag(1, Said(zh_CN="甲", en="A"), "2026"), SECTION, (HUGE, HUGE))
    messages = render_view(view, voice)
    shown = "".join(strip_markup(message.text) for message in messages)
    assert shown.count("😀") >= HUGE.count("😀") * 2
    assert [bool(message.rows) for message in messages] == [False] * (len(messages) - 1) + [True]


def test_what_a_template_says_is_escaped(voice: Voice) -> None:
    [message] = render_view(CARDS[0], voice)
    assert "&lt;长&amp;😀&gt;" in message.text


def test_a_short_card_is_shorter(voice: Voice) -> None:
    for full, short in zip(CARDS, SHORT_CARDS, strict=True):
        [long_message], [message] = render_view(full, voice), render_view(short, voice)
        assert len(message.text) < len(long_message.text)
        assert "■" not in message.text


def test_every_card_is_of_a_question_with_all_it_can_show() -> None:
    assert all(view.news and view.upgrade and view.card.attempt for view in CARDS)
