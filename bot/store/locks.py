"""One service at a time on a SQLite file; a PostgreSQL database takes any number."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.store.addresses import find_file

WAIT_SECONDS = 3.0
"""How long a second service waits for the first to end, as it does when it is being restarted.
With the time it takes to start it gives up within 5."""


class DatabaseInUse(Exception):  # noqa: N818 (a state of affairs, told to a person)
    """The database is in use by another process; the message names its file."""

    def __init__(self, file: Path) -> None:
        super().__init__(f"another huibao is already running on {file}")
        self.file = file


@contextmanager
def hold_database(url: str, seconds: float = WAIT_SECONDS) -> Iterator[None]:
    """Be the only service on the database at `url` until left; DatabaseInUse after `seconds`.

    The lock is the operating system's, on `<file>.lock`: it ends with the process, however that
    dies. Commands beside the service do without it.
    """
    file = find_file(url)
    if file is None:
        yield
        return
    from filelock import FileLock, Timeout  # only a SQLite service pays for the import

    file.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(f"{file}.lock")
    try:
        lock.acquire(timeout=seconds)
    except Timeout:
        raise DatabaseInUse(file) from None
    try:
        yield
    finally:
        lock.release()
