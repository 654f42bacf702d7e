"""The basket: its lists, the notes of one topic, its bin, and throwing away what was used."""

from __future__ import annotations

from collections.abc import Sequence

from bot.handlers.notes import find_name
from bot.handlers.visits import Act, Reply, Visit, notify, show
from bot.sending.keyboards import PAGE
from bot.usecases.fitting_notes import load_topics
from bot.usecases.notes import (
    Conditions,
    at_hand,
    bin_used,
    count_notes,
    count_topics,
    in_bin,
    list_notes,
    used,
    waiting,
)
from conversations.browsing.pages import cut_page
from conversations.buttons import Press
from conversations.definition.terms import Words
from conversations.notes.note import Note
from conversations.notes.topics import number_topic
from conversations.notes.views import (
    BasketTopicsView,
    BasketView,
    CleanAskView,
    NoteBinView,
    NoteLine,
    TopicLine,
)
from conversations.views import News

_NO_TOPIC = 1
"""What stands on a button for the notes without a topic; 0 is for all notes."""


def show_basket(visit: Visit, press: Press, news: News | None = None) -> Reply:
    """Show a page of the notes at hand, or of those of the topic that the button names."""
    topic, key = _find_topic(visit, press.revision)
    conditions = at_hand(visit.person, key)
    page, pages, found = list_page(visit, press.value, conditions)
    conn, person = visit.conn, visit.person
    binned = count_notes(conn, in_bin(person, visit.now))
    if not found and key is not None:
        return show_basket(visit, Press("basket"), news)
    return show(
        BasketView(
            build_lines(visit, found),
            page,
            pages,
            count_notes(conn, waiting(person)),
            count_notes(conn, used(person)),
            binned,
            person.zone,
            topic,
            news,
        )
    )


def list_page(
    visit: Visit, wanted: int | None, conditions: Conditions
) -> tuple[int, int, list[Note]]:
    """Return the page that is wanted, as far as there is one, how many there are, and its notes."""
    pages = max(1, -(-count_notes(visit.conn, conditions) // PAGE))
    page = min(max(wanted or 0, 0), pages - 1)
    return page, pages, list_notes(visit.conn, conditions, limit=PAGE, offset=page * PAGE)


def build_lines(visit: Visit, found: Sequence[Note]) -> tuple[NoteLine, ...]:
    """Return the notes with the names of their topics."""
    topics = load_topics(visit.office.interviews)
    return tuple(NoteLine(note, find_name(topics, note.topic)) for note in found)


def _find_topic(visit: Visit, number: int) -> tuple[TopicLine | None, str | None]:
    """Return the topic that a button names, and its key; None twice for all notes."""
    if not number:
        return None, None
    for key, count in count_topics(visit.conn, visit.person):
        if number == _number(key):
            return _build_topic(visit, key, count), key
    return None, None


def _choose_topic(visit: Visit, press: Press) -> Reply:
    """Show the topics that the notes at hand have."""
    found = count_topics(visit.conn, visit.person)
    shown, page, pages = cut_page(found, press.value or 0, PAGE)
    lines = tuple(_build_topic(visit, *each) for each in shown)
    return show(BasketTopicsView(lines, page, pages))


def _build_topic(visit: Visit, key: str, count: int) -> TopicLine:
    name = find_name(load_topics(visit.office.interviews), key)
    return TopicLine(name or Words(zh_CN="—", en="—"), _number(key), count)


def _number(key: str) -> int:
    return number_topic(key) if key else _NO_TOPIC


def _show_bin(visit: Visit, press: Press) -> Reply:
    page, pages, found = list_page(visit, press.value, in_bin(visit.person, visit.now))
    if not found:
        return notify("basket.bin_empty", "basket", "home")
    return show(NoteBinView(build_lines(visit, found), page, pages, visit.person.zone))


def _ask_clean(visit: Visit, _press: Press) -> Reply:
    count = count_notes(visit.conn, used(visit.person))
    return show(CleanAskView(count)) if count else show_basket(visit, Press("basket"))


def _clean(visit: Visit, _press: Press) -> Reply:
    count = bin_used(visit.conn, visit.person, visit.now)
    return show_basket(visit, Press("basket"), News("basket.cleaned", {"count": count}))


ACTS: dict[str, Act] = {
    "basket": show_basket,
    "basket_topic": _choose_topic,
    "basket_bin": _show_bin,
    "basket_clean": _ask_clean,
    "basket_sure": _clean,
}
"""The buttons of the basket."""
