"""What becomes of an outgoing call, judged by what the messenger answered."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, replace

from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError

from bot.sending.floods import read_retry_after
from bot.store.outbox import Outgoing

FIRST_DELAY = 0.5
LAST_DELAY = 60.0
"""Seconds before the second try, and before any try in a long outage; they double in between."""


@dataclass(frozen=True, slots=True)
class Sent:
    """It was said, or there is nothing left to say."""


@dataclass(frozen=True, slots=True)
class Later:
    """It is to be tried again after some seconds; `flood`: the messenger asked for it."""

    seconds: float
    flood: bool = False


@dataclass(frozen=True, slots=True)
class Instead:
    """Another call is to be made in its place, now."""

    outgoing: Outgoing


@dataclass(frozen=True, slots=True)
class Unreachable:
    """The person has shut out the bot."""

    note: str


@dataclass(frozen=True, slots=True)
class GivenUp:
    """It can never be said."""

    note: str


Outcome = Sent | Later | Instead | Unreachable | GivenUp

_DONE = ("message is not modified", "message to delete not found", "message can't be deleted")
_GONE = ("message to edit not found", "message can't be edited", "message_id_invalid")
_TOO_LARGE = "request entity too large"
_QUOTED = re.compile(r'"[^"]*"')


def judge_fault(outgoing: Outgoing, fault: Exception, tries: int) -> Outcome:
    """Return what to do after a call failed for the `tries`-th time."""
    match fault:
        case ChatMigrated():
            return Instead(replace(outgoing, chat_id=fault.new_chat_id))
        case RetryAfter():
            return Later(read_retry_after(fault), flood=True)
        case Forbidden():
            return Unreachable(_build_note(fault))
        case BadRequest():
            return _judge_refusal(outgoing, fault)
        case TelegramError() if _TOO_LARGE not in fault.message.lower():
            # The network, the messenger's own faults, and a token that is refused: all of them
            # end some day, and what was promised is then still said.
            return Later(_choose_delay(tries))
        case _:
            return GivenUp(_build_note(fault))


def _judge_refusal(outgoing: Outgoing, fault: BadRequest) -> Outcome:
    reason = fault.message.lower()
    if any(words in reason for words in _DONE):
        return Sent()
    if any(words in reason for words in _GONE):
        return _say_anew(outgoing)
    return GivenUp(_build_note(fault))


def _say_anew(outgoing: Outgoing) -> Outcome:
    """A text that was to replace a message that is gone is a message of its own."""
    if outgoing.method != "editMessageText":
        return Sent()
    payload = {name: value for name, value in outgoing.payload.items() if name != "message_id"}
    return Instead(replace(outgoing, method="sendMessage", payload=payload))


def _choose_delay(tries: int) -> float:
    """Double with every try; scattered, so that all chats do not come back at one moment."""
    longest: float = min(LAST_DELAY, FIRST_DELAY * 2 ** min(tries - 1, 16))
    return longest * random.uniform(0.5, 1)  # noqa: S311 (no secret)


def _build_note(fault: Exception) -> str:
    """Say why, without what the messenger quotes from the text."""
    if not isinstance(fault, TelegramError):
        return type(fault).__name__
    return f"{type(fault).__name__}: {_QUOTED.sub('…', fault.message)}"
