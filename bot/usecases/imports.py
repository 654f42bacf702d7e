"""Imports: what a person sent, and what of it goes where, until they take it over or leave it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from bot.store.tables import drafts, files, imports
from bot.usecases.drafts import StoredDraft
from bot.usecases.files import store_file
from bot.usecases.people import Person
from conversations.importing.fitting import fit_plan
from conversations.importing.plan import Plan, dump_plan, load_plan
from conversations.importing.views import LayingView, PlanOf
from conversations.views import News

_LONGEST_NAME = 255


@dataclass(frozen=True, slots=True)
class Sent:
    """What is imported, as it was sent: a file by its name, or a text typed in message `source`."""

    text: str
    at: datetime
    name: str = ""
    source: int | None = None

    @property
    def lines(self) -> list[str]:
        """The text's lines."""
        return self.text.split("\n")


@dataclass(frozen=True, slots=True)
class OpenImport:
    """An import that waits for its person; `plan` fits the interview of its draft."""

    id: int
    stored: StoredDraft
    sent: Sent
    plan: Plan


_columns = (
    *(imports.c.id, imports.c.text, imports.c.made_at, imports.c.name, imports.c.source),
    imports.c.state,
)


def open_import(conn: Connection, stored: StoredDraft, sent: Sent, plan: Plan) -> OpenImport:
    """Store an import of that draft and return it; those opened before are to be closed first."""
    row = {
        "draft_id": stored.id,
        "name": sent.name[:_LONGEST_NAME],
        "text": sent.text,
        "source": sent.source,
        "state": dump_plan(plan),
        "made_at": sent.at,
    }
    made: int = conn.execute(insert(imports).returning(imports.c.id), row).scalar_one()
    return OpenImport(made, stored, sent, plan)


def find_import_draft(conn: Connection, person: Person, import_id: int) -> int | None:
    """Return the id of the draft that this import is for; None when it is closed or not theirs."""
    own = (drafts.c.owner == person.id, drafts.c.binned_at.is_(None))
    query = select(imports.c.draft_id).join(drafts, drafts.c.id == imports.c.draft_id)
    opened = (imports.c.id == import_id, imports.c.closed_at.is_(None))
    return conn.execute(query.where(*opened, *own)).scalar_one_or_none()


def load_import(conn: Connection, stored: StoredDraft) -> OpenImport | None:
    """Return the draft's open import, the latest; None without one."""
    opened = (imports.c.draft_id == stored.id, imports.c.closed_at.is_(None))
    query = select(*_columns).where(*opened).order_by(imports.c.id.desc()).limit(1)
    row = conn.execute(query).one_or_none()
    if row is None:
        return None
    sent = Sent(row.text, row.made_at, row.name, row.source)
    return OpenImport(row.id, stored, sent, fit_plan(stored.interview, load_plan(row.state)))


def save_import(conn: Connection, opened: OpenImport) -> None:
    """Store the import's text and plan as they are by now."""
    values = {"state": dump_plan(opened.plan), "text": opened.sent.text}
    conn.execute(update(imports).where(imports.c.id == opened.id).values(**values))


def close_imports(conn: Connection, stored: StoredDraft, now: datetime) -> None:
    """Close whatever import of the draft is open: it was taken over, or left."""
    opened = (imports.c.draft_id == stored.id, imports.c.closed_at.is_(None))
    conn.execute(update(imports).where(*opened).values(closed_at=now))


def prune_imports(conn: Connection, before: datetime) -> int:
    """Erase the imports closed before then: nothing is read of them; return how many there were."""
    return conn.execute(delete(imports).where(imports.c.closed_at < before)).rowcount


def build_laying_view(opened: OpenImport, page: int = 0, news: News | None = None) -> LayingView:
    """Return a page of what of the import goes where."""
    return LayingView(build_plan_of(opened), page, news)


def build_plan_of(opened: OpenImport) -> PlanOf:
    """Return which plan is shown, and whose."""
    sent, stored = opened.sent, opened.stored
    whole = sent.source is not None
    return PlanOf(opened.id, stored.tag, stored.interview, opened.plan, sent.name, whole)


def keep_sent(conn: Connection, chat_id: int, sent: Sent) -> int:
    """Keep what was sent for a few days, as a file of the chat; return its id."""
    return store_file(conn, chat_id, sent.name, sent.text.encode(), sent.at)


def keep_whole(conn: Connection, chat_id: int, kept: int, sent: Sent) -> None:
    """Keep a text in place of its beginning: more of it has come."""
    row = (files.c.id == kept, files.c.owner == chat_id)
    conn.execute(update(files).where(*row).values(body=sent.text.encode(), made_at=sent.at))


def load_sent(conn: Connection, chat_id: int, kept: int) -> Sent | None:
    """Return what was kept under that id; None when it is gone, not theirs, or no text."""
    query = select(files.c.body, files.c.made_at, files.c.name)
    row = conn.execute(query.where(files.c.id == kept, files.c.owner == chat_id)).one_or_none()
    try:
        return row and Sent(row.body.decode(), row.made_at, row.name)
    except UnicodeDecodeError:  # a forged button, of another kind of file
        return None


def find_typed(conn: Connection, chat_id: int, since: datetime) -> tuple[int, Sent] | None:
    """Return the last text of the chat that was kept since then, with its id; None without one."""
    typed = (files.c.owner == chat_id, files.c.name == "", files.c.made_at >= since)
    query = select(files.c.id).where(*typed).order_by(files.c.id.desc()).limit(1)
    kept = conn.execute(query).scalar_one_or_none()
    sent = None if kept is None else load_sent(conn, chat_id, kept)
    return None if kept is None or sent is None else (kept, sent)
