"""Telling somebody else at once what a person's act means for them."""

from __future__ import annotations

from collections.abc import Iterable

from bot.handlers.visits import Visit
from bot.sending.messages import build_outgoing
from bot.sending.views import render_view
from bot.store.outbox import put
from bot.usecases.people import Person
from conversations.views import View


def tell(visit: Visit, people: Iterable[Person], view: View) -> list[Person]:
    """Have the view said to each of these people in their own language; return who they were.

    The person who acts knows already, and those whom the bot does not reach would not hear it.
    """
    told = [each for each in people if each.id != visit.person.id and each.unreachable_at is None]
    calls = [
        build_outgoing(message, each.id)
        for each in told
        for message in render_view(view, visit.voices[each.language])
    ]
    put(visit.conn, calls, visit.now)
    return told
