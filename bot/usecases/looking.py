"""Looking at a draft without changing it: 目录, the preview, what is missing."""

from __future__ import annotations

from bot.usecases.drafts import StoredDraft
from conversations.attachments.albums import list_albums
from conversations.checks.reviewing import Review
from conversations.definition.interview import Section
from conversations.drafts.cards import build_card
from conversations.drafts.layouts import build_dials
from conversations.drafts.path import build_progress, build_section_lines, find_missing
from conversations.drafts.upgrading import find_leftovers
from conversations.finding_views import ReviewView
from conversations.report.building import build_outline, build_parts, render_block
from conversations.views import News, OutlineView, PreviewView


def build_outline_view(stored: StoredDraft, news: News | None = None) -> OutlineView:
    """Return the sections with their states and counts."""
    interview, draft = stored.interview, stored.draft
    lines = tuple(build_section_lines(interview, draft))
    leftovers = len(find_leftovers(interview, draft))
    overall, upgrade = build_progress(interview, draft), stored.newer is not None
    unplaced = len(draft.unplaced)
    return OutlineView(
        *(stored.tag, lines, overall, news, leftovers, upgrade),
        unplaced=unplaced,
        attachments=len(list_albums(draft.attachments)),
    )


def build_preview_view(stored: StoredDraft, section_id: str = "") -> PreviewView:
    """Return that section as the report will have it so far.

    By default it is the present one; when nothing is asked any more, the whole report.
    """
    chosen = _find_section(stored, section_id)
    texts = _tell_section(stored, chosen) if chosen else _tell_report(stored)
    dials = build_dials(chosen, stored.draft.layouts) if chosen else ()
    return PreviewView(stored.tag, chosen, texts, dials, stored.draft.revision)


def _tell_section(stored: StoredDraft, section: Section) -> tuple[str, ...]:
    parts = build_parts(stored.interview, stored.draft)
    shown = (part for part in parts if part.section.id == section.id)
    return tuple(render_block(block) for part in shown for block in part.blocks)


def _tell_report(stored: StoredDraft) -> tuple[str, ...]:
    """Return the title and all below it; nothing while there is nothing below it."""
    outline = build_outline(stored.interview, stored.draft)
    texts = filter(None, map(render_block, outline.blocks))  # photos without a word say nothing
    return (outline.title, *texts) if outline.blocks else ()


def build_review_view(
    stored: StoredDraft,
    review: Review,
    question: str = "",
    page: int = 0,
    news: News | None = None,
) -> ReviewView:
    """Return the required questions that have no answer, and a page of the findings.

    With a `question` on the path, the findings there alone.
    """
    draft = stored.draft
    missing = {each.id for each in find_missing(stored.interview, draft)}
    lacking = tuple(pair for pair in stored.interview.questions() if pair[1].id in missing)
    known = any(each.finding.question.id == question for each in review.remarks)
    return ReviewView(
        *(stored.tag, review, lacking, page, question if known else "", draft.revision),
        undoable=bool(draft.corrected),
        news=news,
        unplaced=len(draft.unplaced),
    )


def _find_section(stored: StoredDraft, section_id: str) -> Section | None:
    for section in stored.interview.sections:
        if section.id == section_id:
            return section
    card = build_card(stored.interview, stored.draft)
    return card.section if card else None
