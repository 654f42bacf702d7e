"""The errand of a draft's real or masked copy: its report with the ledger's words put in or out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from bot.documents.docx import DocumentProperties, build_docx
from bot.documents.file_names import DRAFT, clean_file_name
from bot.documents.formats.page_format import PageFormat
from bot.errands.errand import Errand, Made, Order, Parcel
from bot.sending.voice import Voice
from bot.usecases.checking import Examiner
from bot.usecases.drafts import StoredDraft, find_draft
from bot.usecases.finishing import build_properties
from bot.usecases.masks import apply_masks, hide_masks
from bot.usecases.pictures import load_pictures
from conversations.definition.terms import Words
from conversations.drafts.path import find_missing
from conversations.report.building import build_outline
from conversations.report.outline import Outline
from conversations.views import News

_COPIES = {"real": apply_masks, "masked": hide_masks}


@dataclass(frozen=True, slots=True)
class MaskCopy:
    """A report with its words put in or out, and what its file needs beside."""

    copy: str
    draft: int
    name: Words
    period: str
    outline: Outline
    properties: DocumentProperties
    page: PageFormat
    pictures: Mapping[int, bytes]


def load_copy(order: Order) -> MaskCopy | None:
    """Return the copy that was asked for; None when the draft is not the person's (any more)."""
    draft, copy = order.params.get("draft"), order.params.get("copy")
    stored = isinstance(draft, int) and find_draft(
        order.conn, order.person, draft, order.interviews
    )
    if not stored or order.load_format is None or copy not in _COPIES:
        return None
    outline = build_outline(stored.interview, stored.draft)
    outline = _COPIES[str(copy)](order.conn, stored, outline)
    mark = _find_mark(order, stored)
    properties = build_properties(outline, order.person, stored, 0, mark, order.now)
    if copy == "masked":  # the draft's own words, which the copy is not to tell
        properties = replace(properties, unit="")
    page, pictures = order.load_format(stored.interview.page), load_pictures(order.conn, stored.id)
    tag = stored.tag
    return MaskCopy(str(copy), stored.id, tag.name, tag.period, outline, properties, page, pictures)


def _find_mark(order: Order, stored: StoredDraft) -> str:
    """Return what says that the copy is not the final one: it has no fewer conditions than that."""
    on = order.now.astimezone(ZoneInfo(order.person.zone)).date()
    examiner = Examiner(order.conn, order.interviews, order.person, order.load_norms, on)
    unanswered = find_missing(stored.interview, stored.draft)
    return DRAFT if unanswered or examiner.review(stored).must else ""


def build_copy(work: MaskCopy, voice: Voice) -> Made:
    """Return the copy as a .docx."""
    stem = "_".join((voice.say(work.name), voice.period(work.period)))
    ending = voice.label("masks.real_ending" if work.copy == "real" else "masks.masked_ending")
    mark = work.properties.mark
    name = clean_file_name(stem, f"_{ending}{'_' if mark else ''}{mark}.docx")
    body = build_docx(work.outline, work.properties, work.page, pictures=work.pictures)
    news = News("masks.real_done" if work.copy == "real" else "masks.masked_done")
    return Parcel(name, body, news, ways=("card", "home"), draft=work.draft)


MASK_COPY: Errand[MaskCopy] = Errand(load_copy, build_copy)
"""Makes a draft's real or masked copy."""
