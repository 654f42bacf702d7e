"""Views as messages: within the messenger's limits whatever a template or a person says."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bot.sending.messages import LONGEST_CAPTION, Message
from bot.sending.views import render_view
from bot.sending.voice import Voice
from bot.words.folders import find_folders
from bot.words.words import LANGUAGES, Words
from conversations import views
from conversations.draft import Entry, Focus, ItemsAnswer, Part, TextAnswer
from conversations.interview import (
    BaseQuestion,
    Choice,
    Interview,
    Items,
    LongText,
    Option,
    Section,
    TextBlock,
)
from conversations.interview import Words as Said
from conversations.results import Card, Progress, SectionLine
from conversations.views import News, Tag, View
from tests.limits import check_message, strip_markup

HUGE = "<长&😀>" * 1000
SAID = Said(zh_CN=HUGE, en=HUGE)
KEY = "k" * 24
TAG = Tag(36**8, SAID, "2026H1")
OPTIONS = tuple(Option(id=f"o{number}", label=SAID) for number in range(20))
TEXT = LongText(id=KEY, kind="long_text", ask=SAID, hint=SAID)
CHOICE = Choice(id=KEY, kind="choice", ask=SAID, hint=SAID, options=OPTIONS)
ITEMS = Items(id=KEY, kind="items", ask=SAID, hint=SAID, suggestions=(HUGE,) * 24, most=50)
SECTION = Section(id=KEY, title=SAID, questions=(TEXT,), body=(TextBlock(text="x"),))
INTERVIEW = Interview(
    id=KEY,
    version=1,
    name=SAID,
    about=SAID,
    periods="year",
    unit=KEY,
    title="x",
    sections=(SECTION,),
)
ENTRY = Entry(Part("长" * 120), TextAnswer((Part(HUGE),)))
ENTRIES = ItemsAnswer((ENTRY,) * 50)
NEWS = News("card.saved", {"excerpt": "<长&😀>" * 8})
LINE = views.DraftLine(TAG, Progress(1, 3))
KIND = views.Kind(KEY, SAID, SAID)
SOON = datetime(2026, 7, 3, tzinfo=UTC)


def build_card(
    question: BaseQuestion, answer: TextAnswer | ItemsAnswer | None, focus: Focus
) -> views.CardView:
    progress = Progress(1, 3)
    card = Card(
        section=SECTION,
        question=question,
        position=1,
        progress=progress,
        overall=progress,
        answer=answer,
        attempt=HUGE,
        focus=focus,
        revision=36**5,
        first=False,
        last=False,
    )
    return views.CardView(TAG, card, NEWS)


HERE = Focus(KEY)
CARDS = [
    build_card(TEXT, TextAnswer((Part(HUGE),)), HERE),
    build_card(TEXT, TextAnswer((Part(HUGE),), open=True), HERE),
    build_card(CHOICE, None, HERE),
    build_card(ITEMS, ENTRIES, HERE),
    build_card(ITEMS, ItemsAnswer((ENTRY,) * 8), HERE),
    build_card(ITEMS, ENTRIES, Focus(KEY, 49)),
    build_card(ITEMS, ENTRIES, Focus(KEY, 49, "text")),
    build_card(ITEMS, ENTRIES, Focus(KEY, 0, "heading")),
]
OTHERS: list[View] = [
    views.RemovalView(TAG, CARDS[3].card, 49),
    views.DoneView(TAG, Progress(1, 3), 2, NEWS),
    views.DoneView(TAG, Progress(3, 3), 0),
    views.OutlineView(
        TAG, (SectionLine(SECTION, "here", Progress(1, 3), KEY),) * 70, Progress(1, 3), NEWS
    ),
    views.PreviewView(TAG, SECTION, (HUGE, "短", HUGE)),
    views.PreviewView(TAG, SECTION, ()),
    views.PreviewView(TAG, None, (HUGE,)),
    views.MissingView(TAG, ((SECTION, TEXT),) * 70),
    views.DocumentsView((views.DocumentLine(1, "长" * 255, date(2026, 7, 3)),) * 8, 1, 3),
    views.DocumentsView((), 0, 1),
    views.HomeView((LINE,) * 5, 70, 3, 4, True, NEWS),
    views.HomeView((), 0, 0, 0, False),
    views.DraftsView((LINE,) * 8, 1, 3, NEWS),
    views.BinView((views.BinLine(TAG, 1),) * 8, 1, 3, NEWS),
    views.BinAskView(TAG, Progress(1, 3)),
    views.BinnedView(TAG),
    views.PurgeAskView(TAG),
    views.KindsView((KIND,) * 30),
    views.KindsView(()),
    views.PeriodsView(KIND, ("2026H1", "2025H2", "2025H1", "2024H2")),
    views.TwinView(LINE, KEY),
    views.HelpView(True),
    views.LanguagesView(),
    views.InviteRolesView(),
    views.InviteView("ABCD-EFGH", "https://t.me/x?start=ABCD", "member", SOON, "Asia/Shanghai"),
    views.InviteView("ABCD-EFGH", None, "administrator", SOON, "Asia/Shanghai"),
    views.Notice(News("edit.elsewhere", {"name": TAG})),
]
DOCUMENT = views.DocumentView(1, TAG, 3, "长" * 255, 123456, 7)


@pytest.fixture(scope="module", params=LANGUAGES)
def voice(request: pytest.FixtureRequest) -> Voice:
    return Voice(Words(find_folders(None)), request.param)


def check(messages: list[Message], longest: int = 4096) -> None:
    for message in messages:
        check_message(message.text, [button for row in message.rows for button in row], longest)


@pytest.mark.parametrize("view", [*CARDS, *OTHERS], ids=lambda view: type(view).__name__)
def test_a_view_fits_into_messages(view: View, voice: Voice) -> None:
    check(render_view(view, voice))


def test_a_caption_fits(voice: Voice) -> None:
    check(render_view(DOCUMENT, voice), LONGEST_CAPTION)


def test_every_kind_of_view_is_tried() -> None:
    tried = {type(view) for view in [*CARDS, *OTHERS, DOCUMENT]}
    assert tried == set(View.__args__)


def test_a_long_preview_keeps_every_character(voice: Voice) -> None:
    view = views.PreviewView(Tag(1, Said(zh_CN="甲", en="A"), "2026"), SECTION, (HUGE, HUGE))
    messages = render_view(view, voice)
    shown = "".join(strip_markup(message.text) for message in messages)
    assert shown.count("😀") >= HUGE.count("😀") * 2
    assert [bool(message.rows) for message in messages] == [False] * (len(messages) - 1) + [True]


def test_what_a_template_says_is_escaped(voice: Voice) -> None:
    [message] = render_view(CARDS[0], voice)
    assert "&lt;长&amp;😀&gt;" in message.text
