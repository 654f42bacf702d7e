"""The card of the draft at hand: what is typed, pressed and edited, and going from card to card."""

from __future__ import annotations

from dataclasses import replace
from typing import cast, get_args

from bot.handlers.lists import choose_draft, show_drafts
from bot.handlers.notes import is_note, take_note, take_note_edit
from bot.handlers.otherwise import read_otherwise
from bot.handlers.pasted import offer_pasted
from bot.handlers.visits import Reply, Visit, notify, show, show_present
from bot.sending.numbered import count_entries
from bot.sending.say_answers import Understood
from bot.usecases.drafts import StoredDraft, count_drafts, list_stored, open_draft
from bot.usecases.looking import build_outline_view
from conversations.buttons import Press
from conversations.definition.questions import Pictures, Table
from conversations.drafts.cards import build_card
from conversations.drafts.events import Amended, Pressed, Typed, Verb
from conversations.drafts.results import Params, Result
from conversations.views import News, RemovalView

VERBS: tuple[Verb, ...] = get_args(Verb)


def open_card(visit: Visit, press: Press) -> Reply:
    """Open the draft and show what it asks now."""
    stored = visit.find_draft(press.draft)
    if stored is None:
        return choose_draft(visit, press)
    open_draft(visit.conn, visit.person, stored.id)
    return show_present(visit, stored)


def send_card(visit: Visit, press: Press) -> Reply:
    """Open the draft and show what it asks below everything said so far."""
    return _below(open_card(visit, press))


def go_on(visit: Visit, press: Press) -> Reply:
    """Show the open draft's card; without one, the drafts to choose from."""
    if visit.find_draft(0) is None:
        return show_drafts(visit, press)
    return open_card(visit, press)


def press_card(visit: Visit, press: Press) -> Reply:
    """Do what a button of a card says."""
    return _act(visit, press, press.revision)


def press_now(visit: Visit, press: Press) -> Reply:
    """Do what the button says to the draft as it is, however old the button."""
    return _act(visit, press, None)


def visit_question(visit: Visit, press: Press) -> Reply:
    """Go to a question named in 目录 or among the missing ones.

    To be there already is no news: what was shown gives way to the card all the same.
    """
    reply = press_now(visit, Press("go", press.draft, question=press.question))
    return replace(reply, toast=None)


def turn_page(visit: Visit, press: Press) -> Reply:
    """Show other suggested headings, or other rows, on the same card."""
    stored = visit.find_draft(press.draft)
    if stored is None:
        return choose_draft(visit, press)
    if press.revision != stored.draft.revision:
        return _say_stale(visit, stored)
    return show(visit.build_present(stored, page=max(press.value or 0, 0)))


def ask_removal(visit: Visit, press: Press) -> Reply:
    """Ask whether an entry of the list that is shown, or a row of the table, is to go."""
    stored = visit.find_draft(press.draft)
    if stored is None:
        return choose_draft(visit, press)
    card = build_card(stored.interview, stored.draft)
    if (
        press.revision != stored.draft.revision
        or card is None
        or card.question.id != press.question
    ):
        return _say_stale(visit, stored)
    if press.value is None or not 0 <= press.value < count_entries(card):
        return _say_stale(visit, stored)
    return show(RemovalView(stored.tag, card, press.value))


def take_text(visit: Visit) -> Reply:
    """Take what was typed as the answer to the present question, or more of it."""
    stored = visit.find_draft(0)
    if stored is None:
        return _say_unstored(visit)
    otherwise = read_otherwise(visit, stored)
    if otherwise is not None:
        return otherwise
    incoming = visit.incoming
    event = Typed(incoming.text, incoming.message_id, incoming.at, visit.today)
    changed, result = visit.answer(stored, event)
    news = _tell(changed, result, "card.saved", incoming.message_id)
    if result.problem == "nothing_open":
        return show(build_outline_view(changed, news))
    unmoved = News("card.nothing") if result.outcome == "ignored" else None
    return show_present(visit, changed, news or unmoved, result.question or "")


def take_edit(visit: Visit) -> Reply:
    """Amend the answer that the edited message gave, in whichever draft holds it."""
    incoming, opened = visit.incoming, visit.find_draft(0)
    event = Amended(incoming.text, incoming.message_id, incoming.at, visit.today)
    found = visit.amend([opened] if opened else [], event)
    if found is None:
        stored = list_stored(visit.conn, visit.person, visit.office.interviews)
        others = [one for one in stored if opened is None or one.id != opened.id]
        found = visit.amend(others, event)
    if found is None:
        noted = take_note_edit(visit)
        if noted is not None:
            return noted
        return show_present(visit, opened, News("edit.unknown")) if opened else Reply()
    changed, result = found
    news = _tell(changed, result, "card.amended", incoming.message_id)
    if opened is None or opened.id == changed.id:
        open_draft(visit.conn, visit.person, changed.id)
        return show_present(visit, changed, news, result.question or "")
    key = "edit.elsewhere_kept" if result.problem else "edit.elsewhere"
    return show_present(visit, opened, News(key, {"name": changed.tag}))


def take_unsupported(visit: Visit) -> Reply:
    """Say kindly what can be read here; the present question stays."""
    stored = visit.find_draft(0)
    if stored is None:
        return notify("unsupported.home", "drafts", "new", "home")
    card = build_card(stored.interview, stored.draft)
    photos = card is not None and isinstance(card.question, Pictures)
    return show_present(visit, stored, News("unsupported.photos" if photos else "unsupported.card"))


def _act(visit: Visit, press: Press, revision: int | None) -> Reply:
    stored = visit.find_draft(press.draft)
    if stored is None:
        return choose_draft(visit, press)
    open_draft(visit.conn, visit.person, stored.id)
    event = Pressed(cast("Verb", press.verb), press.question or None, revision, press.value)
    changed, result = visit.answer(stored, event)
    if result.outcome == "stale":
        return _say_stale(visit, changed)
    return _show_step(visit, changed, result, press.verb)


def _show_step(visit: Visit, stored: StoredDraft, result: Result, verb: str) -> Reply:
    """Show the card after a step: what happened is a toast for a button, a line for a command.

    Why a button did nothing stands on the card too: a toast is gone before it is read.
    """
    done = "toast.removed" if verb == "remove" else "toast.saved"
    news = _tell(stored, result, done) if result.outcome != "moved" else None
    if not visit.incoming.press_id:
        unmoved = News("card.nothing") if result.outcome == "ignored" else None
        return show_present(visit, stored, news or unmoved)
    if result.outcome == "ignored":
        return show(visit.build_present(stored), News("toast.nothing"))
    return show(visit.build_present(stored, news if result.problem else None), news)


def _say_stale(visit: Visit, stored: StoredDraft) -> Reply:
    """Show the present card below: the old one is far up, and must not become a second live one."""
    return _below(Reply((visit.build_present(stored),), News("toast.stale")))


def _say_unstored(visit: Visit) -> Reply:
    """Offer to import a report, and note any other text; say so of one that is not stored."""
    offered = offer_pasted(visit)
    if offered is not None:
        return offered
    if is_note(visit.incoming.text):
        return take_note(visit)
    if count_drafts(visit.conn, visit.person):
        return show_drafts(visit, Press("drafts"), News("text.choose"))
    return notify("text.nowhere", "new", "home")


def _tell(stored: StoredDraft, result: Result, done: str, source: int | None = None) -> News | None:
    """Return what came of an event; None when nothing did.

    With `source`, that message's answer is quoted as it was understood.
    """
    if result.problem is not None:
        return News(f"problem.{result.problem}", _choose_params(stored, result))
    if result.outcome not in ("saved", "amended"):
        return None
    return News(done, {} if source is None else {"excerpt": _quote(stored, result, source)})


def tell_saved(stored: StoredDraft, result: Result, source: int) -> News | None:
    """Return what came of the message `source`: its problem, or what was understood of it."""
    return _tell(stored, result, "card.saved", source)


def _quote(stored: StoredDraft, result: Result, source: int) -> Understood | None:
    question = stored.interview.by_id.get(result.question or "")
    answer = stored.draft.answers.get(result.question or "")
    return Understood(question, answer, source) if question and answer else None


def _choose_params(stored: StoredDraft, result: Result) -> Params:
    """Return what may be said of a problem: of sensitive tables no cell is quoted."""
    questions = stored.interview.by_id.values()
    if any(question.sensitive for question in questions if isinstance(question, Table)):
        return {name: "" if name == "cell" else said for name, said in result.params.items()}
    return result.params


def _below(reply: Reply) -> Reply:
    return Reply(reply.views, reply.toast, here=False)
