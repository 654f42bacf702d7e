"""Tells those who wait in this process what committed jobs announced."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.messenger.notices import PageEvent, PressAnswered, UpdateQueued, WebhookChanged
from bot.messenger.pending import PendingPresses
from bot.messenger.polls import Polls
from bot.messenger.streams import Streams
from bot.messenger.webhooks import Webhooks


@dataclass
class Switchboard:
    """Everybody who waits: bots' polls and webhooks, pages' presses and streams."""

    polls: Polls
    webhooks: Webhooks
    presses: PendingPresses
    streams: Streams
    closed: bool = False

    def tell(self, notices: Sequence[object]) -> None:
        """Wake whom the notices concern; notices of others in the same database are not ours."""
        for notice in notices if not self.closed else ():
            self._tell(notice)

    def close(self) -> None:
        """Let everybody go who waits, and hear nothing any more."""
        self.closed = True
        self.polls.close()
        self.presses.close()
        self.streams.close()

    def _tell(self, notice: object) -> None:
        match notice:
            case UpdateQueued(bot_id):
                self.polls.wake(bot_id)
                self.webhooks.wake(bot_id)
            case WebhookChanged(bot_id):
                self.polls.wake(bot_id)
                self.webhooks.restart(bot_id)
            case PressAnswered(press_id, answer):
                self.presses.settle(press_id, answer)
            case PageEvent(person_id, body):
                self.streams.tell(person_id, body)
