"""The desk: takes an update, and returns when everything it brought about is committed.

The library's own Application is not used. Its process_update logs what a handler raises and goes
on, so an update whose effects failed would be confirmed all the same and its answer lost. Here a
fault reaches whoever received the update, who then leaves it unconfirmed and takes it once more.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

import structlog
from sqlalchemy import Connection
from telegram import Update

from bot.faults import render_fault
from bot.handlers.cards import go_on, take_edit, take_text, take_unsupported
from bot.handlers.commands import take_command
from bot.handlers.incoming import Incoming, Kind, parse_update
from bot.handlers.outsiders import greet_group, greet_stranger
from bot.handlers.presses import take_press
from bot.handlers.visits import Office, Reply, Visit
from bot.sending.messages import LONGEST_TOAST, build_outgoing, clip
from bot.sending.views import render_view
from bot.sending.voice import Voice
from bot.store.database import Database
from bot.store.outbox import put
from bot.store.updates import claim_update
from bot.usecases.people import choose_language, load_person, mark_reachable
from bot.usecases.repeats import is_reply_waiting
from bot.words.words import LANGUAGES, Words
from conversations.buttons import Press

log = structlog.get_logger(__name__)


class ToastSender(Protocol):
    """The one call of the Bot API that the desk makes itself."""

    async def answer_callback_query(
        self, callback_query_id: str, text: str | None = None
    ) -> object:
        """Take the button out of its waiting state and show `text` for a moment."""


@dataclass(frozen=True, slots=True)
class Bot:
    """Who the bot is on the messenger; `username` without the @."""

    id: int
    username: str


class Desk:
    """Turns updates into what is stored and what is said."""

    def __init__(
        self,
        database: Database,
        toasts: ToastSender,
        bot: Bot,
        words: Words,
        office: Office,
        clock: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._toasts = toasts
        self._bot = bot
        self._office = office
        self._clock = clock
        self._voices = {language: Voice(words, language) for language in LANGUAGES}
        self._answers: set[asyncio.Task[None]] = set()

    async def take(self, update: Update) -> None:
        """Do everything the update asks for; return when it is committed, raise when it is not.

        An update that came before is a no-op that re-offers the present card.
        """
        now = self._clock()
        incoming = parse_update(update, self._bot.username, now)
        if incoming is None:
            return

        def job(conn: Connection) -> str:
            return self._handle(conn, update.update_id, incoming, now)

        toast = await self._database.run(job, key=incoming.chat_id)
        if incoming.press_id:
            self._answer(incoming.press_id, toast)

    async def close(self) -> None:
        """Wait for the toasts that are still on their way."""
        await asyncio.gather(*self._answers)

    def _handle(self, conn: Connection, update_id: int, incoming: Incoming, now: datetime) -> str:
        """Do the update's work inside its transaction; return the toast."""
        fresh = claim_update(conn, self._bot.id, update_id, now)
        reply, language = _decide(conn, self._office, incoming, now, fresh=fresh)
        voice = self._voices[reply.language or language]
        messages = [message for view in reply.views for message in render_view(view, voice)]
        in_place = reply.here and incoming.editable and len(messages) == 1
        edit = incoming.message_id if in_place and messages[0].document_id is None else None
        put(conn, [build_outgoing(message, incoming.chat_id, edit) for message in messages], now)
        return clip(voice.toast(reply.toast), LONGEST_TOAST) if reply.toast else ""

    def _answer(self, press_id: str, toast: str) -> None:
        """Answer the button at once but without waiting: it must not hold up the next update."""
        task = asyncio.create_task(self._send_toast(press_id, toast))
        self._answers.add(task)
        task.add_done_callback(self._answers.discard)

    async def _send_toast(self, press_id: str, toast: str) -> None:
        try:
            await self._toasts.answer_callback_query(press_id, text=toast or None)
        except Exception as fault:
            # A toast is worth nothing later; what the button did is stored and will be said.
            log.info("toast not shown", fault=render_fault(fault))


def _decide(
    conn: Connection, office: Office, incoming: Incoming, now: datetime, *, fresh: bool
) -> tuple[Reply, str]:
    """Return what to say and in which language."""
    if not incoming.private:
        language = choose_language(incoming.sender.language_code)
        return greet_group(conn, incoming, now) if fresh else Reply(), language
    person = load_person(conn, incoming.sender.id)
    if person is None:
        language = choose_language(incoming.sender.language_code)
        return greet_stranger(conn, office, incoming, now) if fresh else Reply(), language
    if person.unreachable_at is not None:
        mark_reachable(conn, person.id)
    visit = Visit(conn, office, person, incoming, now)
    return _ACTS[incoming.kind](visit) if fresh else _offer_again(visit), person.language


def _offer_again(visit: Visit) -> Reply:
    """Answer an update that came before: with the present card, unless an answer is on its way."""
    if is_reply_waiting(visit.conn, visit.incoming.chat_id):
        return Reply()
    return go_on(visit, Press("continue"))


def _stay_silent(_visit: Visit) -> Reply:
    return Reply()


_ACTS: dict[Kind, Callable[[Visit], Reply]] = {
    "text": take_text,
    "command": take_command,
    "edited": take_edit,
    "press": take_press,
    "unsupported": take_unsupported,
    "joined": _stay_silent,
}
