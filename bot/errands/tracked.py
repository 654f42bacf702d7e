"""The errand of a copy that shows what changed since the version before, as Word tracks changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath
from zoneinfo import ZoneInfo

from bot.documents.file_names import clean_file_name
from bot.errands.errand import Errand, Made, Order, Parcel
from bot.sending.voice import Voice
from bot.usecases.document_versions import VersionFile, load_previous, load_version
from conversations.views import News, Notice


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions of a report; `at` shows the author's own clock."""

    old: VersionFile
    new: VersionFile
    author: str
    at: datetime


def load_comparison(order: Order) -> Comparison | None:
    """Return the person's document and the version before it; None when either is not theirs."""
    document = order.params.get("document")
    new = load_version(order.conn, order.person, document) if isinstance(document, int) else None
    old = new and load_previous(order.conn, order.person, new)
    if new is None or old is None:
        return None
    return Comparison(
        old, new, order.person.name, order.now.astimezone(ZoneInfo(order.person.zone))
    )


def build_comparison(work: Comparison, voice: Voice) -> Made:
    """Return the copy with the changes, or that there are none."""
    from bot.documents.copies.tracked import build_tracked
    from bot.documents.reading.docx_text import read_docx  # lxml: not before it is needed

    old, new = work.old, work.new
    versions = {"version": new.version, "previous": old.version}
    if read_docx(old.body) == read_docx(new.body):
        return Notice(News("versions.same", versions), ("documents", "home"))
    body = build_tracked(old.body, new.body, work.author, work.at)
    ending = voice.label("versions.tracked_ending", previous=old.version)
    name = clean_file_name(PurePath(new.file_name).stem, f"{ending}.docx")
    news = News("versions.tracked_done", versions)
    return Parcel(name, body, news, ways=("card", "documents", "home"), draft=new.draft)


TRACKED: Errand[Comparison] = Errand(load_comparison, build_comparison)
"""Shows what changed between two versions."""
