"""The errand of a review copy: the findings as Word comments, each at its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.documents.file_names import clean_file_name
from bot.errands.errand import Errand, Made, Order, Parcel
from bot.sending.render_findings import RANK_NAMES, say_finding
from bot.sending.voice import Voice
from bot.usecases.checking import Examiner, load_reasons, log_fault
from bot.usecases.document_versions import VersionFile, load_version, restore_draft
from bot.usecases.drafts import find_draft
from conversations.checks.finding import Finding, Spot
from conversations.checks.reviewing import build_review
from conversations.checks.running import run_checks
from conversations.checks.subject import Subject
from conversations.drafts.path import Walk
from conversations.drafts.typed_texts import find_texts
from conversations.views import News, Notice

if TYPE_CHECKING:
    from bot.documents.copies.comments import Note


@dataclass(frozen=True, slots=True)
class Copy:
    """A version, the draft it was made of as checks see it, and why findings do not apply.

    `at` shows the reader's own clock.
    """

    version: VersionFile
    subject: Subject
    reasons: Mapping[str, str]
    at: datetime


def load_copy(order: Order) -> Copy | None:
    """Return the person's document with what its checks need; None when it is not theirs.

    It is checked as it was when that version was made; where that was not kept, as it is now.
    """
    document, person = order.params.get("document"), order.person
    version = load_version(order.conn, person, document) if isinstance(document, int) else None
    if version is None:
        return None
    stored = restore_draft(order.conn, order.interviews, version) or find_draft(
        order.conn, person, version.draft, order.interviews
    )
    if stored is None:
        return None
    at = order.now.astimezone(ZoneInfo(person.zone))
    examiner = Examiner(order.conn, order.interviews, person, order.load_norms, at.date())
    reasons = load_reasons(order.conn, version.draft)
    return Copy(version, examiner.build_subject(stored), reasons, at)


def build_copy(copy: Copy, voice: Voice) -> Made:
    """Return the document with its findings as comments, or that there are none."""
    from bot.documents.copies.comments import add_comments  # lxml: not before it is needed

    version = copy.version
    notes = list(build_notes(copy, voice))
    if not notes:
        news = News("versions.clean", {"version": version.version})
        return Notice(news, ("documents", "home"))
    ending = voice.label("versions.review_ending")
    name = clean_file_name(PurePath(version.file_name).stem, f"{ending}.docx")
    news = News("versions.review_done", {"version": version.version, "count": len(notes)})
    body = add_comments(version.body, notes)
    return Parcel(name, body, news, ways=("card", "documents", "home"), draft=version.draft)


def build_notes(copy: Copy, voice: Voice) -> Iterator[Note]:
    """Yield a note for each passage that an open finding is about."""
    from bot.documents.copies.comments import Note

    review = build_review(run_checks(copy.subject, log_fault), copy.reasons)
    author = voice.label("versions.reviewer")
    for finding in review.repeated:
        rank = voice.label(RANK_NAMES[finding.rank])
        text = voice.plain("versions.note", rank=rank, said=say_finding(finding, voice))
        nearby = _list_nearby(finding, copy.subject.walk)
        spot = finding.spot
        if spot is None:
            yield Note(author, text, copy.at, nearby=nearby)
            continue
        start = spot.start - _find_sentence(spot)
        end = start + len(spot.excerpt)
        origin = f"{finding.question.id}/{spot.typed.place}/{spot.start}"
        yield Note(author, text, copy.at, spot.sentence, start, end, nearby, origin)


REVIEW: Errand[Copy] = Errand(load_copy, build_copy)
"""Writes the findings into a copy of a document."""


def _find_sentence(spot: Spot) -> int:
    """Return where the passage's sentence begins in its text."""
    sentence = spot.sentence
    return max(spot.typed.text.rfind(sentence, 0, spot.start + len(sentence)), 0)


def _list_nearby(finding: Finding, walk: Walk) -> tuple[str, ...]:
    """Return words by which the finding's place in the document is found without its passage."""
    section, question = finding.section, finding.question
    texts = find_texts(section, question, walk.answers.get(question.id))
    return (*(each.text for each in texts), section.heading or "", section.title.zh_CN)
