"""The desk: takes an update, and returns when everything it brought about is committed.

The library's own Application is not used. Its process_update logs what a handler raises and goes
on, so an update whose effects failed would be confirmed all the same and its answer lost. Here a
fault reaches whoever received the update, who then leaves it unconfirmed and takes it once more.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

import structlog
from sqlalchemy import Connection
from structlog.contextvars import bind_contextvars, unbind_contextvars
from telegram import Update

from bot.faults import render_fault
from bot.handlers.attaching import take_picture, take_scan
from bot.handlers.cards import go_on, take_edit, take_text, take_unsupported
from bot.handlers.commands import take_command
from bot.handlers.fetching import Fetch
from bot.handlers.files import take_file
from bot.handlers.forms import show_form, take_into_form
from bot.handlers.groups import attend_group
from bot.handlers.importing import take_paper
from bot.handlers.incoming import Incoming, Kind, parse_update
from bot.handlers.outsiders import greet_stranger
from bot.handlers.pausing import mention_pause
from bot.handlers.presses import take_press
from bot.handlers.reception import Reception, say_flaw, say_unfetched
from bot.handlers.settling import rise
from bot.handlers.visits import Office, Reply, Visit
from bot.sending.activity import Activity
from bot.sending.messages import LONGEST_TOAST, build_outgoing, clip
from bot.sending.views import render_view
from bot.sending.voice import Voice
from bot.store.database import Database
from bot.store.outbox import Outgoing, put
from bot.store.updates import claim_updates
from bot.usecases.changes import ChangeRow, save_changes
from bot.usecases.drafts import StoredDraft, save_drafts
from bot.usecases.people import Person, choose_language, load_people, mark_reachable
from bot.usecases.repeats import is_reply_waiting
from bot.words.words import LANGUAGES, Words
from conversations.buttons import Press

log = structlog.get_logger(__name__)


class LiveCalls(Protocol):
    """The calls of the Bot API that the desk makes itself: they are worth nothing later."""

    async def answer_callback_query(
        self, callback_query_id: str, text: str | None = None
    ) -> object:
        """Take the button out of its waiting state and show `text` for a moment."""

    async def send_chat_action(self, chat_id: int, action: str) -> object:
        """Show for some seconds what the bot is doing."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Who the bot is on the messenger; `username` without the @."""

    id: int
    username: str


@dataclass(frozen=True, slots=True)
class Request:
    """An update, and when it came."""

    update_id: int
    incoming: Incoming
    now: datetime


@dataclass(frozen=True, slots=True)
class Turn:
    """What came of a request: what is said, in which language, and the drafts to be stored.

    `replaced` is what their changes replaced.
    """

    incoming: Incoming
    reply: Reply
    language: str
    changed: Sequence[StoredDraft] = ()
    replaced: Sequence[ChangeRow] = ()


class Desk:
    """Turns updates into what is stored and what is said."""

    def __init__(
        self,
        database: Database,
        live: LiveCalls,
        bot: Identity,
        find_words: Callable[[], Words],
        office: Office,
        clock: Callable[[], datetime],
        fetch: Fetch,
    ) -> None:
        """Make the desk; `find_words` returns the words in use, which may become others.

        `fetch` gets the files that people send.
        """
        self._database = database
        self._live = live
        self._bot = bot
        self._office = office
        self._clock = clock
        self._reception = Reception(database, fetch, Activity(live.send_chat_action))
        self._find_words = find_words
        self._words = find_words()
        self._voices = _build_voices(self._words)
        self._answers: set[asyncio.Task[None]] = set()

    async def take(self, update: Update) -> None:
        """Do everything the update asks for; return when it is committed, raise when it is not.

        An update that came before is a no-op that re-offers the present card.
        """
        now = self._clock()
        incoming = parse_update(update, self._bot.username, now)
        if incoming is None:
            return
        self._office.meter.updates[incoming.kind] += 1
        incoming = await self._reception.receive(incoming)
        request = Request(update.update_id, incoming, now)
        run = self._database.run_together
        toast, answers = await run(self._handle, request, key=incoming.chat_id)
        self._office.meter.answers += answers
        if incoming.press_id:
            self._answer(incoming.press_id, toast)

    async def close(self) -> None:
        """Wait for the toasts that are still on their way."""
        await asyncio.gather(*self._answers)

    def _handle(self, conn: Connection, requests: Sequence[Request]) -> list[tuple[str, int]]:
        """Do the work of updates of different chats inside a transaction.

        Returns the toast of each, and how many answers it changed.
        """
        self._refresh_voices()
        now = requests[-1].now
        fresh = claim_updates(conn, self._bot.id, [one.update_id for one in requests], now)
        people = load_people(conn, [one.incoming.sender.id for one in requests])
        office, voices = self._office, self._voices
        try:
            turns = [_decide(conn, office, one, people, fresh, voices) for one in requests]
        finally:
            unbind_contextvars("update_id")
        save_drafts(conn, [draft for turn in turns for draft in turn.changed], now)
        save_changes(conn, [row for turn in turns for row in turn.replaced], now)
        put(conn, [call for turn in turns for call in self._build_calls(turn)], now)
        return [(self._say_toast(turn), len(turn.changed)) for turn in turns]

    def _refresh_voices(self) -> None:
        """Speak with the words in use."""
        words = self._find_words()
        if words is not self._words:
            self._words, self._voices = words, _build_voices(words)

    def _build_calls(self, turn: Turn) -> list[Outgoing]:
        incoming, voice = turn.incoming, self._voices[turn.language]
        messages = [message for view in turn.reply.views for message in render_view(view, voice)]
        in_place = turn.reply.here and incoming.editable and len(messages) == 1
        edit = incoming.message_id if in_place and not messages[0].carries_file else None
        return [build_outgoing(message, incoming.chat_id, edit) for message in messages]

    def _say_toast(self, turn: Turn) -> str:
        toast = turn.reply.toast
        return clip(self._voices[turn.language].toast(toast), LONGEST_TOAST) if toast else ""

    def _answer(self, press_id: str, toast: str) -> None:
        """Answer the button at once but without waiting: it must not hold up the next update."""
        task = asyncio.create_task(self._send_toast(press_id, toast))
        self._answers.add(task)
        task.add_done_callback(self._answers.discard)

    async def _send_toast(self, press_id: str, toast: str) -> None:
        try:
            await self._live.answer_callback_query(press_id, text=toast or None)
        except Exception as fault:
            # A toast is worth nothing later; what the button did is stored and will be said.
            log.info("toast not shown", fault=render_fault(fault))


def _build_voices(words: Words) -> Mapping[str, Voice]:
    return {language: Voice(words, language) for language in LANGUAGES}


def _decide(
    conn: Connection,
    office: Office,
    request: Request,
    people: Mapping[int, Person],
    fresh: Collection[int],
    voices: Mapping[str, Voice],
) -> Turn:
    """Return what to say, in which language, and what changed; what is logged names the update."""
    bind_contextvars(update_id=request.update_id)  # the writer's thread has none of receiving's
    incoming, now = request.incoming, request.now
    is_fresh = request.update_id in fresh
    person = people.get(incoming.sender.id)
    spoken = person.language if person else choose_language(incoming.sender.language_code)
    if not incoming.private:
        reply = attend_group(conn, office, incoming, now, person) if is_fresh else Reply()
        return Turn(incoming, reply, spoken)
    if person is None:
        reply = greet_stranger(conn, office, incoming, now) if is_fresh else Reply()
        return Turn(incoming, reply, spoken)
    if person.unreachable_at is not None:
        mark_reachable(conn, person.id)
    visit = Visit(conn, office, person, incoming, now, voices=voices)
    reply = _act(visit) if is_fresh else _offer_again(visit)
    language = reply.language or person.language
    return Turn(incoming, reply, language, visit.changed, visit.replaced)


def _act(visit: Visit) -> Reply:
    reply = rise(visit) or take_into_form(visit) or say_flaw(visit)
    reply = reply or _ACTS[visit.incoming.kind](visit)
    return mention_pause(visit, reply)


def _offer_again(visit: Visit) -> Reply:
    """Answer an update that came before: with the present card, unless an answer is on its way."""
    if is_reply_waiting(visit.conn, visit.incoming.chat_id):
        return Reply()
    return show_form(visit) or go_on(visit, Press("continue"))


def _stay_silent(_visit: Visit) -> Reply:
    return Reply()


_ACTS: dict[Kind, Callable[[Visit], Reply]] = {
    "text": take_text,
    "command": take_command,
    "edited": take_edit,
    "press": take_press,
    "file": take_file,
    "paper": take_paper,
    "scan": take_scan,
    "picture": take_picture,
    "unfetched": say_unfetched,
    "unsupported": take_unsupported,
    "joined": _stay_silent,
    "left": _stay_silent,
    "migrated": _stay_silent,
}
