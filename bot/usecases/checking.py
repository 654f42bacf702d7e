"""Checking a draft: what is known beside it, what the checks find, and what does not apply."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

import structlog
from sqlalchemy import Connection, delete, insert, select

from bot.faults import render_fault
from bot.store.inserts import build_inserts
from bot.store.tables import dismissals, spared_words
from bot.usecases.clean_texts import list_clean, note_clean
from bot.usecases.drafts import StoredDraft
from bot.usecases.found_before import Known, find_before
from bot.usecases.masks import load_masks
from bot.usecases.others import build_others, find_same
from bot.usecases.pasts import load_past
from bot.usecases.people import Person
from bot.usecases.units import load_units
from bot.words.interviews import Interviews
from bot.words.norms import NormsSource
from bot.words.places import load_gazetteer
from conversations.checks.finding import Finding
from conversations.checks.reviewing import Review, build_review
from conversations.checks.running import run_checks
from conversations.checks.subject import Subject
from conversations.definition.questions import Defaulted
from conversations.drafts.path import Walk, build_values, build_walk

log = structlog.get_logger(__name__)

OFFICE = 0
"""In place of a unit: what is spared for all of them."""

LONGEST_REASON = 200
_LONGEST_WORD = 60

_spare = build_inserts(spared_words)


@dataclass(frozen=True, slots=True)
class Examiner:
    """What checks somebody's drafts need to know beside them, on that day; it runs them."""

    conn: Connection
    interviews: Interviews
    person: Person
    load_norms: NormsSource
    on: date

    def review(self, stored: StoredDraft) -> Review:
        """Return the review of the whole draft; PhraseError when its template cannot be used."""
        known = self._load_known(stored)
        found = find_before(stored.id, known, lambda: _check(known))
        return build_review(found, self._load_reasons(stored))

    def find_at(self, stored: StoredDraft, question_id: str) -> tuple[Finding, ...]:
        """Return the open findings at one question, by the checks that need nothing else.

        Nothing is read from the database as long as there is nothing to find, as after most
        answers.
        """
        walk = build_walk(stored.interview, stored.draft)
        subject = Subject(walk, self.load_norms(), self.on, only=question_id)
        fresh = replace(subject, passed=list_clean(subject))
        if not run_checks(fresh, log_fault):
            note_clean(fresh)
            return ()
        names, spared = _load_own(self.conn, self.person, walk)
        masks = load_masks(self.conn, stored.id)
        known = replace(subject, own_names=names, spared=spared, masks=masks)
        found = run_checks(known, log_fault)
        return build_review(found, self._load_reasons(stored)).findings

    def build_subject(self, stored: StoredDraft) -> Subject:
        """Return the draft as all checks see it."""
        return _build_subject(self._load_known(stored))

    def _load_known(self, stored: StoredDraft) -> Known:
        walk = build_walk(stored.interview, stored.draft)
        names, spared = _load_own(self.conn, self.person, walk)
        masks = tuple(load_masks(self.conn, stored.id).items())
        others = find_same(self.conn, self.interviews, self.person, stored)
        norms, past = self.load_norms(), load_past(self.conn, stored)
        beside = (names, spared, masks, others, past)
        return Known(stored.draft, stored.interview, norms, self.on, *beside)

    def _load_reasons(self, stored: StoredDraft) -> Mapping[str, str]:
        return load_reasons(self.conn, stored.id)


def load_reasons(conn: Connection, draft_id: int) -> Mapping[str, str]:
    """Return why findings of the draft do not apply, by their marks."""
    query = select(dismissals.c.mark, dismissals.c.reason).where(dismissals.c.draft_id == draft_id)
    return {row[0]: row[1] for row in conn.execute(query)}


def dismiss(
    conn: Connection, draft_id: int, finding: Finding, reason: str, by: int, now: datetime
) -> None:
    """Remember why the finding does not apply, until its text changes."""
    undismiss(conn, draft_id, finding.mark)
    row = {"draft_id": draft_id, "mark": finding.mark, "check": finding.check}
    row |= {"reason": reason[:LONGEST_REASON], "made_by": by, "made_at": now}
    conn.execute(insert(dismissals), row)


def undismiss(conn: Connection, draft_id: int, mark: str) -> bool:
    """Have the finding open again; False when it was not dismissed."""
    same = (dismissals.c.draft_id == draft_id, dismissals.c.mark == mark)
    return bool(conn.execute(delete(dismissals).where(*same)).rowcount)


def can_spare(person: Person) -> bool:
    """Whether the person belongs to a unit, or speaks for the office."""
    return person.unit_id is not None or person.is_administrator


def spare_word(conn: Connection, person: Person, word: str, now: datetime) -> bool:
    """Have checks of foreign names pass the word by in every report of the person's unit.

    Of an administrator without a unit, in those of the whole office. False when nobody may say so,
    or it is no word.
    """
    plain = word.strip()
    if not can_spare(person) or not plain or len(plain) > _LONGEST_WORD:
        return False
    unit_id = OFFICE if person.unit_id is None else person.unit_id
    row = {"unit_id": unit_id, "word": plain, "made_by": person.id, "made_at": now}
    conn.execute(_spare[conn.dialect.name], row)  # a colleague may say so at the same time
    return True


def _check(known: Known) -> list[Finding]:
    subject = _build_subject(known)
    _ = subject.outline  # what cannot be built is not to be checked either
    return run_checks(subject, log_fault)


def _build_subject(known: Known) -> Subject:
    walk = build_walk(known.interview, known.draft)
    return Subject(
        *(walk, known.norms, known.on, known.own_names, known.spared),
        masks=dict(known.masks),
        others=build_others(known.others),
        gazetteer=load_gazetteer(),
        past=known.past,
    )


def log_fault(check_id: str, fault: Exception) -> None:
    """Say that a check failed: the others still have their say, and the answer is stored."""
    log.error("check failed", check=check_id, fault=render_fault(fault))


def _load_own(
    conn: Connection, person: Person, walk: Walk
) -> tuple[tuple[str, ...], frozenset[str]]:
    """Return the names that are the unit's own, and the words that are right in its reports."""
    units = load_units(conn).above(person.unit_id) if person.unit_id is not None else []
    names = [unit.name for unit in units]
    names += _list_said(walk)
    names += walk.draft.profile.values()
    return tuple(dict.fromkeys(names)), _load_spared(conn, [unit.id for unit in units])


def _list_said(walk: Walk) -> list[str]:
    """Return what the report itself says of its unit: its name, who signs, who is above it."""
    interview, values = walk.interview, build_values(walk.interview, walk.draft)
    asked = (q.id for _, q in interview.questions() if isinstance(q, Defaulted) and q.profile)
    said = (values.get(name) for name in dict.fromkeys((interview.unit, *asked)))
    return [str(each) for each in said if each]


def _load_spared(conn: Connection, unit_ids: Sequence[int]) -> frozenset[str]:
    query = select(spared_words.c.word).where(spared_words.c.unit_id.in_((OFFICE, *unit_ids)))
    return frozenset(conn.execute(query).scalars())
