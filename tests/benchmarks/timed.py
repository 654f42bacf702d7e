"""`huibao` with a watch on its database, that says each second how long the writer was at work.

It prints lines of JSON: `busy` and `all` are seconds since the start. Work is what the writer's
thread does for its callers, its waiting for disk and for other threads included.
"""

from __future__ import annotations

import json
import sys
import time
from threading import Thread

from bot.cli import main
from bot.store.writer import Ticket, Writer

SECONDS = 1.0
"""Between two lines."""


class Watch:
    """Times the writer's batches."""

    def __init__(self) -> None:
        self.begun_at = time.monotonic()
        self.busy = 0.0

    def start(self) -> None:
        """Time every batch of this process from now on."""
        run = Writer._commit_or_fail

        def timed(writer: Writer, batch: list[Ticket]) -> list[object]:
            begun_at = time.monotonic()
            try:
                return run(writer, batch)
            finally:
                self.busy += time.monotonic() - begun_at

        Writer._commit_or_fail = timed  # type: ignore[method-assign]

    def keep_saying(self) -> None:
        """Print the seconds again and again."""
        while True:
            time.sleep(SECONDS)
            seconds = {"busy": self.busy, "all": time.monotonic() - self.begun_at}
            sys.stdout.write(f"{json.dumps(seconds)}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    watch = Watch()
    watch.start()
    Thread(target=watch.keep_saying, daemon=True).start()
    main()
