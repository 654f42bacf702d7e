"""Versions of interviews: what a draft answers, long after a newer one is on offer."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import structlog
from sqlalchemy import Connection, bindparam, select

from bot.store.tables import interviews as table
from bot.words.interviews import Interviews, load_interview
from conversations.definition.interview import Interview

log = structlog.get_logger(__name__)

_source = select(table.c.source).where(
    table.c.id == bindparam("interview"), table.c.version == bindparam("wanted")
)
_versions = (
    select(table.c.version)
    .where(table.c.id == bindparam("interview"))
    .order_by(table.c.version.desc())
)


def list_digests(conn: Connection) -> Collection[str]:
    """Return what tells the contents of files that were checked and stored from any others."""
    return frozenset(conn.execute(select(table.c.digest)).scalars())


def find_interview(
    conn: Connection, interviews: Interviews, interview_id: str, version: int
) -> Interview | None:
    """Return that version of the interview; the newest where that one cannot be had (any more).

    None when there is no version at all.
    """
    found = find_version(conn, interviews, interview_id, version)
    return found or find_newest(conn, interviews, interview_id)


def find_newest(conn: Connection, interviews: Interviews, interview_id: str) -> Interview | None:
    """Return the interview on offer; when it is none any more, its last version."""
    offered = interviews.get(interview_id)
    return offered or next(find_versions(conn, interviews, interview_id), None)


def find_versions(
    conn: Connection, interviews: Interviews, interview_id: str
) -> Iterator[Interview]:
    """Yield the interview's stored versions, the newest first."""
    versions = conn.execute(_versions, {"interview": interview_id}).scalars().all()
    for version in versions:
        if found := find_version(conn, interviews, interview_id, version):
            yield found


def find_version(
    conn: Connection, interviews: Interviews, interview_id: str, version: int
) -> Interview | None:
    """Return that version of the interview, or None; the database is asked once for each."""
    found = interviews.get(interview_id, version)
    if found is not None or interviews.is_kept(interview_id, version):
        return found
    wanted = {"interview": interview_id, "wanted": version}
    source = conn.execute(_source, wanted).scalar_one_or_none()
    found = None if source is None else load_interview(source)
    if found is None:
        log.error("version of a template not at hand", interview=interview_id, version=version)
    interviews.keep(interview_id, version, found)
    return found
