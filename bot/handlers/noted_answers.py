"""Notes that become answers: those that fit a question, and using one there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.handlers.attaching import attach, build_taken
from bot.handlers.baskets import build_lines, list_page
from bot.handlers.notes import show_note_again
from bot.handlers.on_draft import on_draft
from bot.handlers.visits import Act, Reply, Visit, show, show_present
from bot.sending.asked import LONGEST_EXCERPT
from bot.sending.messages import clip_line
from bot.usecases.drafts import StoredDraft
from bot.usecases.fitting_notes import list_shelves, load_topics
from bot.usecases.notes import count_notes, find_note, load_pages, mark_used
from bot.usecases.pictures import drop_picture, list_pictures, store_picture
from conversations.buttons import Press
from conversations.definition.questions import Pictures
from conversations.drafts.draft import Part
from conversations.drafts.events import Pictured, Pressed
from conversations.drafts.path import build_path
from conversations.drafts.results import Refusal, Result
from conversations.notes.note import Note
from conversations.notes.topics import find_heading
from conversations.notes.using import build_use
from conversations.notes.views import SHELVES, FittingView, Target
from conversations.views import CardView, News

_NO_MESSAGE = 0
"""What comes from a note came with no message of its own: an edit of one changes the note."""


def _show_fitting(visit: Visit, press: Press, stored: StoredDraft) -> Reply:
    """Show the notes that fit the question, from the shelf that the button names."""
    question = stored.interview.by_id.get(press.question)
    topics = load_topics(visit.office.interviews)
    shelves = list_shelves(visit.person, topics, stored, press.question)
    if question is None or not shelves:
        return show_present(visit, stored)
    fresh, earlier, used = (count_notes(visit.conn, shelves[shelf]) for shelf in SHELVES)
    shelf = SHELVES[min(press.revision, len(SHELVES) - 1)]
    page, pages, found = list_page(visit, press.value, shelves[shelf])
    target = Target(stored.tag, question.id, question.ask)
    lines = build_lines(visit, found)
    counts = (fresh, earlier, used)
    return show(FittingView(target, shelf, lines, page, pages, counts, visit.person.zone))


def _use(visit: Visit, press: Press, stored: StoredDraft) -> Reply:
    """Use a note that waits; one used already is shown, so that nobody uses it twice unawares."""
    note = find_note(visit.conn, visit.person, press.value or 0)
    if note is not None and note.used_at is not None:
        return show_note_again(visit, note.id, News("note.is_used"))
    return _use_again(visit, press, stored)


def _use_again(visit: Visit, press: Press, stored: StoredDraft) -> Reply:
    """Use the note at the question, whether it was used before or not."""
    note = find_note(visit.conn, visit.person, press.value or 0)
    if note is None or note.binned_at is not None:
        return show_note_again(visit, press.value or 0)
    path = build_path(stored.interview, stored.draft)
    question = next((each for _, each in path if each.id == press.question), None)
    if question is None:
        return replace(show_present(visit, stored), toast=News("toast.stale"), here=False)
    if not note.pages:
        return _put(visit, press, stored, note)
    if isinstance(question, Pictures):
        return _show_there(visit, press, stored, note)
    return _attach(visit, press, stored, note)


def _put(visit: Visit, press: Press, stored: StoredDraft, note: Note) -> Reply:
    """Put the note's text at the question, in one change."""
    topics = load_topics(visit.office.interviews)
    heading = find_heading(topics, note.topic, stored.interview.id, press.question)
    part = Part(note.text, None, note.made_at)
    put = build_use(stored.interview, stored.draft, press.question, part, heading, visit.today)
    if isinstance(put, Refusal):
        return _say_problem(visit, stored, put)
    changed, result = visit.answer(stored, put)
    if result.problem is not None or changed is stored:
        return show_present(visit, stored, News("card.nothing"))
    return _say_used(visit, changed, press.question, note)


def _show_there(visit: Visit, press: Press, stored: StoredDraft, note: Note) -> Reply:
    """Put the note's pictures among the photos that the question asks for, in one change."""
    pages = load_pages(visit.conn, visit.person, note.id)
    ids = [store_picture(visit.conn, stored.id, note.name, page, visit.now) for page in pages]
    events = [
        Pictured(picture, note.name, "" if at else note.text, _NO_MESSAGE, note.made_at)
        for at, picture in enumerate(ids)
    ]
    changed, result = visit.answer(stored, Pressed("go", press.question), *events)
    left = set(ids) - list_pictures(changed.draft)
    for picture in left:
        drop_picture(visit.conn, stored.id, picture)
    if left:  # there was no room for the last one either
        return _say_problem(visit, changed, result)
    return _say_used(visit, changed, press.question, note)


def _attach(visit: Visit, press: Press, stored: StoredDraft, note: Note) -> Reply:
    """Attach the note's pictures to the question: a PDF as one, photos each on their own."""
    pages = load_pages(visit.conn, visit.person, note.id)
    parts: Sequence[Sequence[bytes]] = [pages] if note.kind == "file" else [[one] for one in pages]
    group = f"note{note.id}" if len(parts) > 1 else ""
    caption = Part(note.text, None, note.made_at) if note.text else None
    changed, result = attach(visit, stored, parts, note.name, caption, press.question, group)
    if result.outcome == "refused":
        return _say_problem(visit, changed, result)
    if result.problem is not None:  # the text is too long to be a caption
        mark_used(visit.conn, visit.person, note, changed.id, visit.now)
        return show(build_taken(changed, result))
    return _say_used(visit, changed, press.question, note)


def _say_problem(visit: Visit, stored: StoredDraft, result: Result | Refusal) -> Reply:
    return show_present(visit, stored, News(f"problem.{result.problem}", result.params))


def _say_used(visit: Visit, changed: StoredDraft, question: str, note: Note) -> Reply:
    """Show the card with what was used, and the button that takes it back.

    What is used for a sensitive question is not quoted.
    """
    mark_used(visit.conn, visit.person, note, changed.id, visit.now)
    quoted = not changed.interview.by_id[question].sensitive
    told = clip_line(note.text or note.name, LONGEST_EXCERPT) if quoted else ""
    news = News("note.attached" if note.pages else "note.used", {"text": told})
    view = visit.build_present(changed, news)
    if isinstance(view, CardView):
        beside = replace(view.beside, undo=changed.draft.revision)
        view = replace(view, beside=beside)
    return show(view)


ACTS: dict[str, Act] = {
    "note_fit": on_draft(_show_fitting),
    "note_use": on_draft(_use),
    "note_again": on_draft(_use_again),
}
"""The buttons that use notes."""
