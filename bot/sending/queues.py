"""What this process is to send, chat by chat, in the order of the rows."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Collection, Iterable

from bot.store.outbox import Row


class Queues:
    """Rows in memory: known from when they are queued until they have left the outbox."""

    def __init__(self) -> None:
        self._chats: dict[int, list[Row]] = {}
        self._known: set[int] = set()

    @property
    def chats(self) -> list[int]:
        """The chats in which something waits."""
        return list(self._chats)

    @property
    def known(self) -> frozenset[int]:
        """The ids of all rows known: those that wait, and those said but not yet removed."""
        return frozenset(self._known)

    def add(self, rows: Iterable[Row]) -> None:
        """Queue the rows that are not known yet."""
        for row in rows:
            if row.id not in self._known:
                self._known.add(row.id)
                queue = self._chats.setdefault(row.outgoing.chat_id, [])
                # Nearly always at the end; what another process put may come before.
                insort(queue, row, key=lambda queued: queued.id)

    def find_first(self, chat_id: int) -> Row | None:
        """Return the row that is to be said next in a chat."""
        queue = self._chats.get(chat_id)
        return queue[0] if queue else None

    def replace(self, row: Row) -> None:
        """Put a newer state of a queued row in the place of the older."""
        queue = self._chats.get(row.outgoing.chat_id, [])
        queue[:] = [row if queued.id == row.id else queued for queued in queue]

    def remove(self, row: Row) -> None:
        """Take a row out of its queue; it stays known until it is forgotten."""
        self._keep(row.outgoing.chat_id, lambda queued: queued.id != row.id)

    def clear(self, chat_id: int) -> None:
        """Drop and forget all that waits in a chat."""
        self.forget([row.id for row in self._chats.pop(chat_id, [])])

    def forget(self, ids: Collection[int]) -> None:
        """Take in that rows, which wait in no queue any more, have left the outbox."""
        self._known.difference_update(ids)

    def lose(self, ids: Collection[int]) -> None:
        """Drop and forget rows that another process has taken over."""
        if not ids:
            return
        for chat_id in self.chats:
            self._keep(chat_id, lambda queued: queued.id not in ids)
        self.forget(ids)

    def _keep(self, chat_id: int, wanted: Callable[[Row], bool]) -> None:
        left = [row for row in self._chats.get(chat_id, ()) if wanted(row)]
        if left:
            self._chats[chat_id] = left
        else:
            self._chats.pop(chat_id, None)
