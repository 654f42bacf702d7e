"""Installing the interviews that were read: each version is stored before a draft can pin it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select, update

from bot.store.inserts import build_inserts
from bot.store.tables import drafts
from bot.store.tables import interviews as table
from bot.usecases.versions import find_version
from bot.words.files import TemplateFile
from bot.words.interviews import Interviews, ReadInterview, load_interview
from conversations.definition.interview import Interview
from conversations.definition.parsing import Mistake
from conversations.definition.questions import Choice, Figures, Items, MultiChoice, Question, Table
from conversations.definition.yaml_source import Source
from conversations.drafts.draft import load_draft


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that cannot be used as it is; `kept` says that what was good before stays."""

    file: TemplateFile
    mistakes: Sequence[Mistake]
    kept: bool


@dataclass(frozen=True, slots=True)
class Installed:
    """The interviews on offer, in the order of their files' names, and the files refused."""

    offered: Sequence[Interview]
    refusals: Sequence[Refusal]


_INSERTS = build_inserts(table)


def install(
    conn: Connection, interviews: Interviews, read: Iterable[ReadInterview], now: datetime
) -> Installed:
    """Store the versions that were read and say what is on offer.

    A file of the office replaces a shipped one of its name. In place of a file that cannot be used
    stands what it described when it last could be; without that, the shipped one of its name.
    """
    each_read = list(read)
    shipped = {each.file.name for each in each_read if not each.file.own}
    offered: dict[str, Interview] = {}
    refusals: list[Refusal] = []
    for each in sorted(each_read, key=lambda each: _rank(each.file, shipped)):
        if each.file.name in offered:
            continue
        taken = {interview.id for interview in offered.values()}
        interview, mistakes = _settle(conn, interviews, each, taken, now)
        if mistakes:
            refusals.append(Refusal(each.file, mistakes, interview is not None))
        if interview is not None:
            offered[each.file.name] = interview
    return Installed([offered[name] for name in sorted(offered)], refusals)


def _rank(file: TemplateFile, shipped: Iterable[str]) -> tuple[bool, bool, str]:
    """Return what sorts files: what replaces a shipped one, what is shipped, what is added."""
    return file.own and file.name not in shipped, not file.own, file.name


def _settle(
    conn: Connection,
    interviews: Interviews,
    read: ReadInterview,
    taken: Iterable[str],
    now: datetime,
) -> tuple[Interview | None, Sequence[Mistake]]:
    """Return what stands for the file, and what is wrong with the file."""
    wanted = read.interview
    mistakes: Sequence[Mistake] = read.mistakes
    if wanted is not None and wanted.id in taken:
        mistakes = [_build_mistake(read.file, "id", "Choose another id; another file has it.")]
    elif wanted is not None:
        mistakes = _store(conn, read.file, wanted, now)
        if mistakes:
            return find_version(conn, interviews, wanted.id, wanted.version), mistakes
        return wanted, ()
    last = _find_last(conn, interviews, read.file)
    return None if last is None or last.id in taken else last, mistakes


def _find_last(conn: Connection, interviews: Interviews, file: TemplateFile) -> Interview | None:
    """Return what the office's file described when it could last be used."""
    if not file.own:
        return None
    query = select(table.c.id, table.c.version).where(table.c.file == file.name)
    row = conn.execute(query.order_by(table.c.installed_at.desc()).limit(1)).one_or_none()
    return None if row is None else find_version(conn, interviews, row[0], row[1])


def _store(
    conn: Connection, file: TemplateFile, interview: Interview, now: datetime
) -> Sequence[Mistake]:
    """Store the version, or its new words; a mistake when drafts answer other questions in it."""
    same = (table.c.id == interview.id, table.c.version == interview.version)
    row = {"source": file.read_text(), "digest": file.digest, "installed_at": now}
    row["file"] = file.name if file.own else None
    stored = conn.execute(select(table.c.digest, table.c.source).where(*same)).one_or_none()
    if stored is None:
        key = {"id": interview.id, "version": interview.version}
        conn.execute(_INSERTS[conn.dialect.name], key | row)
        return ()
    is_new = stored.digest != file.digest
    if is_new and _asks_otherwise(stored.source, interview) and _is_answered(conn, interview):
        return [_build_mistake(file, "version", _say_raise(conn, interview))]
    if is_new or file.own:
        conn.execute(update(table).where(*same).values(row))
    return ()


def _asks_otherwise(source: str, interview: Interview) -> bool:
    """Whether a version that is stored asks other questions, and not just in other words."""
    stored = load_interview(source)
    return stored is not None and _outline(stored) != _outline(interview)


def _outline(interview: Interview) -> list[object]:
    """Return what answers depend on: which questions are asked when, and the parts of each.

    All in their order: a card that is shown may be answered later by a text, which goes to the
    first open question, or by a button, which names an option by its place.
    """
    return [(each.id, each.kind, each.when, _list_parts(each)) for _, each in interview.questions()]


def _list_parts(question: Question) -> object:
    match question:
        case Choice() | MultiChoice():
            return [option.id for option in question.options]
        case Figures():
            return [member.id for member in question.members]
        case Table():
            return [(column.id, column.kind) for column in question.columns]
        case Items():
            topics = [suggestion.id for suggestion in question.suggestions]
            return question.inner is not None, question.pairs_with, topics
    return None


def _is_answered(conn: Connection, interview: Interview) -> bool:
    """Whether a draft, be it in the bin, pins this version."""
    kept = (drafts.c.interview == interview.id, drafts.c.state != "")
    states = conn.execute(select(drafts.c.state).where(*kept)).scalars()
    return any(load_draft(state).version == interview.version for state in states)


def _say_raise(conn: Connection, interview: Interview) -> str:
    query = select(func.max(table.c.version)).where(table.c.id == interview.id)
    free = conn.execute(query).scalar_one() + 1
    version = interview.version
    return (
        f"Raise this to {free}; drafts are being written with other questions of version {version}."
    )


def _build_mistake(file: TemplateFile, field: str, sentence: str) -> Mistake:
    line = Source(file.read_text()).find_line((field,))
    return Mistake(file.title, line, field, sentence)
