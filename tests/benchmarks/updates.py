"""The stub's queue of updates: what the people did, as the Bot API's JSON, until confirmed."""

from __future__ import annotations

import json
import time
from collections import deque
from collections.abc import Callable

from tests.benchmarks.crowd import Person
from tests.benchmarks.scripts import Act

LIMIT = 100

Answer = Callable[[str], None]
"""Takes the JSON of a method's result."""


class Updates:
    """getUpdates as the Bot API has it: long poll, and an offset that confirms what came before."""

    def __init__(self) -> None:
        self._queue: deque[tuple[int, str]] = deque()
        self._last_id = 0
        self._poller: Answer | None = None

    def put(self, person: Person, act: Act) -> None:
        """Queue what `person` did, and answer the poll that waits."""
        self._last_id += 1
        self._queue.append((self._last_id, render_update(self._last_id, person, act)))
        self._release()

    def poll(self, offset: int, answer: Answer) -> None:
        """Drop what `offset` confirms; answer at once if there is more, else when there is."""
        while self._queue and self._queue[0][0] < offset:
            self._queue.popleft()
        self._poller = answer
        if self._queue:
            self._release()

    def give_up(self, answer: Answer) -> None:
        """Answer a poll with nothing if it still waits: its time is over."""
        if self._poller is answer:
            self._release()

    def _release(self) -> None:
        poller, self._poller = self._poller, None
        if poller is not None:
            count = min(LIMIT, len(self._queue))
            poller("[" + ",".join(self._queue[index][1] for index in range(count)) + "]")


def render_update(update_id: int, person: Person, act: Act) -> str:
    """Return what `person` did as an Update of the Bot API."""
    sender = {"id": person.chat_id, "is_bot": False, "first_name": "甲"}
    chat = {"id": person.chat_id, "type": "private", "first_name": "甲"}
    message = {"message_id": person.asked_by, "date": int(time.time()), "chat": chat}
    if act.data:
        press = {"id": str(update_id), "from": sender, "chat_instance": "1", "data": act.data}
        asked = {**message, "text": "…"}
        return json.dumps({"update_id": update_id, "callback_query": {**press, "message": asked}})
    # Ids of people's and of the bot's messages come from one count, so that none is used twice.
    typed = {**message, "message_id": 10**9 + update_id, "from": sender, "text": act.text}
    if act.text.startswith("/"):
        typed["entities"] = [{"type": "bot_command", "offset": 0, "length": len(act.text)}]
    return json.dumps({"update_id": update_id, "message": typed})
