"""随手记: what is noted through the year, what it is about, and throwing it away."""

from __future__ import annotations

from dataclasses import replace

from bot.handlers.visits import Act, Reply, Visit, notify, show, show_present
from bot.sending.asked import LONGEST_EXCERPT
from bot.sending.keyboards import PAGE
from bot.sending.messages import clip_line
from bot.usecases.drafts import StoredDraft, count_drafts
from bot.usecases.files import store_file
from bot.usecases.fitting_notes import load_topics
from bot.usecases.invites import normalise_code
from bot.usecases.notes import (
    Noted,
    add_note,
    add_page,
    at_hand,
    bin_note,
    count_notes,
    find_album,
    find_note,
    find_noted,
    list_notes,
    load_pages,
    restore_note,
    set_text,
    set_topic,
    waiting,
)
from conversations.browsing.pages import cut_page
from conversations.buttons import Press
from conversations.definition.terms import Words
from conversations.drafts.cards import build_card
from conversations.drafts.draft import Part
from conversations.engine.texts import is_rest
from conversations.engine.worded import parse_word
from conversations.files import FileView
from conversations.notes.note import MOST_NOTES, Note, has_words, is_small_talk, parse_noted
from conversations.notes.topics import Topics, guess_topic, rank_topics
from conversations.notes.views import NoteTopicsView, NoteView, Target, TopicLine
from conversations.views import News, Tag

_PHOTO_NAME = "{number}.jpg"


def take_note(visit: Visit) -> Reply:
    """Put what was sent (a text, photo, paper, PDF) into the basket, with a guess at its topic.

    The photos of an album are one note, and so are the pieces of a text that the messenger split:
    the first of them says so, the others are added silently.
    """
    incoming = visit.incoming
    if incoming.kind == "text" and _join_rest(visit):
        return Reply()
    if incoming.kind == "picture" and incoming.group:
        album = find_album(visit.conn, visit.person, incoming.group)
        if album is not None and incoming.body is not None:
            add_page(visit.conn, visit.person, album, incoming.body, incoming.text)
            return Reply()
    noted = _build_noted(visit)
    if noted is None:
        return notify("note.how", "basket", "home")
    return keep_note(visit, noted)


def keep_note(visit: Visit, noted: Noted) -> Reply:
    """Store a note whose topic is to be guessed, and show it; refuse it where there are too many.

    What its text says decides about the topic, and the name of its file.
    """
    if count_notes(visit.conn, at_hand(visit.person)) >= MOST_NOTES:
        return notify("note.full", "basket", "home", most=MOST_NOTES)
    guess = guess_topic(f"{noted.text}\n{noted.name}", load_topics(visit.office.interviews))
    noted = replace(noted, topic=guess.key if guess else "")
    note = add_note(visit.conn, visit.person, noted, visit.now)
    view = replace(build_note_view(visit, note), taken=True, album=bool(noted.album))
    return show(view if view.target else replace(view, ways=_offer_ways(visit)))


def is_note(text: str) -> bool:
    """Whether a text that was sent with no draft open is worth noting.

    What says nothing, a greeting, words of a button, and an invite's code are no notes.
    """
    idle = not has_words(text) or is_small_talk(text)
    return not idle and parse_word(text) is None and normalise_code(text) is None


def read_forwarded(visit: Visit, _stored: StoredDraft) -> Reply | None:
    """Note a forwarded text in place of taking it as an answer; None for one's own words."""
    incoming = visit.incoming
    return take_note(visit) if incoming.forwarded and is_note(incoming.text) else None


def take_note_edit(visit: Visit) -> Reply | None:
    """Change the note that came with the edited message; None when none did."""
    incoming, text = visit.incoming, parse_noted(visit.incoming.text)
    note = find_noted(visit.conn, visit.person, incoming.message_id)
    if note is None or note.binned_at is not None or not (has_words(text) or note.pages):
        return None
    guess = None if note.chosen else guess_topic(text, load_topics(visit.office.interviews))
    topic = note.topic if note.chosen else guess.key if guess else ""
    set_text(visit.conn, note, text, topic)
    news = News("note.amended", {"text": clip_line(text, LONGEST_EXCERPT)})
    opened = visit.find_draft(0)
    if opened is not None:
        return show_present(visit, opened, news)
    return show_note_again(visit, note.id, News("note.is_amended"))


def show_note(visit: Visit, press: Press) -> Reply:
    """Show one note in full; by the command, note what stands behind it."""
    if visit.incoming.kind != "command":
        return show_note_again(visit, press.value or 0)
    if not has_words(visit.incoming.text):
        return notify("note.how", "basket", "home")
    return keep_note(visit, Noted(visit.incoming.text, visit.incoming.message_id))


def show_note_again(visit: Visit, note_id: int, news: News | None = None) -> Reply:
    """Show the note as it is by now."""
    note = find_note(visit.conn, visit.person, note_id)
    if note is None:
        return notify("note.gone", "basket", "home")
    return show(replace(build_note_view(visit, note), news=news))


def build_note_view(visit: Visit, note: Note) -> NoteView:
    """Return the note with the question that it could be used at now."""
    return NoteView(
        note,
        find_name(load_topics(visit.office.interviews), note.topic),
        visit.person.zone,
        _find_target(visit),
        _find_tag(visit, note.draft),
    )


def find_name(topics: Topics, key: str) -> Words | None:
    """Return what the topic is called, even one that no report has any more; None for none."""
    topic = topics.find(key)
    if topic is not None:
        return topic.name
    return Words(zh_CN=key, en=key) if key else None


def _build_noted(visit: Visit) -> Noted | None:
    """Return what was sent as a note; None when there is nothing in it that can be kept."""
    incoming = visit.incoming
    name, text = incoming.file.name if incoming.file else "", incoming.text
    source = incoming.message_id
    if incoming.kind == "picture" and incoming.body is not None:
        pages = (incoming.body,)
        return Noted(text, source, "photo", name, pages, incoming.group)
    if incoming.kind == "scan" and incoming.pages:
        return Noted(text, source, "file", name, incoming.pages)
    if incoming.kind == "paper":
        told = "\n".join(filter(None, (text, *incoming.lines)))
        return Noted(told, source, "file", name) if has_words(told) else None
    return Noted(text, source) if has_words(text) else None


def _join_rest(visit: Visit) -> bool:
    """Put the text behind the latest note if it is the rest of that one; False if it is none."""
    latest = list_notes(visit.conn, waiting(visit.person), limit=1)
    text = visit.incoming.text
    if not latest or not is_rest(
        Part(text, None, visit.now), Part(latest[0].text, None, latest[0].made_at)
    ):
        return False
    set_text(visit.conn, latest[0], latest[0].text + text, latest[0].topic)
    return True


def _offer_ways(visit: Visit) -> tuple[str, ...]:
    """Return where the text may have been meant to go, if it was to be no note."""
    return ("drafts",) if count_drafts(visit.conn, visit.person) else ("new",)


def _find_target(visit: Visit) -> Target | None:
    """Return what the open draft asks now; None where there is none, or it asks nothing."""
    stored = visit.find_draft(0)
    card = build_card(stored.interview, stored.draft) if stored else None
    if stored is None or card is None:
        return None
    return Target(stored.tag, card.question.id, card.question.ask)


def _find_tag(visit: Visit, draft: int | None) -> Tag | None:
    stored = visit.find_draft(draft) if draft else None
    return stored.tag if stored else None


def _choose_topic(visit: Visit, press: Press) -> Reply:
    """Show the topics to choose from, the likeliest for this note first."""
    note = find_note(visit.conn, visit.person, press.value or 0)
    if note is None:
        return notify("note.gone", "basket", "home")
    ranked = rank_topics(f"{note.text}\n{note.name}", load_topics(visit.office.interviews))
    shown, page, pages = cut_page(ranked, press.revision, PAGE)
    lines = tuple(TopicLine(topic.name, topic.number) for _, topic in shown)
    return show(NoteTopicsView(note, lines, page, pages))


def _set_topic(visit: Visit, press: Press) -> Reply:
    """Store the chosen topic; a number of 0 is none."""
    note = find_note(visit.conn, visit.person, press.value or 0)
    topic = load_topics(visit.office.interviews).find_number(press.revision)
    if note is None or (topic is None and press.revision):
        return show_note_again(visit, press.value or 0)
    set_topic(visit.conn, note, topic.key if topic else "")
    return show_note_again(visit, note.id, News("note.filed" if topic else "note.unfiled"))


def _drop(visit: Visit, press: Press) -> Reply:
    note = find_note(visit.conn, visit.person, press.value or 0)
    if note is not None and note.binned_at is None:
        bin_note(visit.conn, visit.person, note, visit.now)
    return show_note_again(visit, press.value or 0)


def _bring_back(visit: Visit, press: Press) -> Reply:
    note = find_note(visit.conn, visit.person, press.value or 0)
    if note is not None and note.binned_at is not None:
        restore_note(visit.conn, visit.person, note)
    return show_note_again(visit, press.value or 0, News("note.back"))


def _send_pictures(visit: Visit, press: Press) -> Reply:
    """Send the photos of a note, or the pages of its file, as pictures."""
    note = find_note(visit.conn, visit.person, press.value or 0)
    pages = load_pages(visit.conn, visit.person, note.id) if note else ()
    if note is None or not pages:
        return notify("note.gone", "basket", "home")
    return Reply(
        tuple(_build_file(visit, note, number, page) for number, page in enumerate(pages, 1)),
        News("toast.sending"),
    )


def _build_file(visit: Visit, note: Note, number: int, page: bytes) -> FileView:
    name = _PHOTO_NAME.format(number=number)
    file_id = store_file(visit.conn, visit.incoming.chat_id, name, page, visit.now)
    told = clip_line(note.text or note.name, LONGEST_EXCERPT)
    news = News("note.picture", {"number": number, "pages": note.pages, "text": told})
    return FileView(file_id, news, photo=True)


ACTS: dict[str, Act] = {
    "note": show_note,
    "note_topic": _choose_topic,
    "note_set": _set_topic,
    "note_drop": _drop,
    "note_back": _bring_back,
    "note_photo": _send_pictures,
}
"""The buttons of one note."""
