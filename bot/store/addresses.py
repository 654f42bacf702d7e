"""Addresses of databases, read without the library that opens them: it takes long to import."""

from __future__ import annotations

from pathlib import Path


class DatabaseUnreachable(Exception):  # noqa: N818 (a state of affairs, told to a person)
    """The database does not answer; the message names the setting that says where it is."""

    def __init__(self) -> None:
        super().__init__("HUIBAO_DATABASE_URL: the database cannot be reached")


def find_file(url: str) -> Path | None:
    """Return the file of a SQLite address (`sqlite:///path`); None for a server."""
    scheme, _, rest = url.partition("://")
    file = rest.partition("?")[0].removeprefix("/")
    return Path(file) if scheme.partition("+")[0] == "sqlite" and file else None
