"""Looking at a draft without changing it: 目录, the preview, what is missing."""

from __future__ import annotations

from bot.usecases.drafts import StoredDraft
from conversations.cards import build_card
from conversations.interview import Section
from conversations.path import build_progress, build_section_lines, find_missing
from conversations.report import build_parts, render_block
from conversations.views import MissingView, News, OutlineView, PreviewView


def build_outline_view(stored: StoredDraft, news: News | None = None) -> OutlineView:
    """Return the sections with their states and counts."""
    interview, draft = stored.interview, stored.draft
    lines = tuple(build_section_lines(interview, draft))
    return OutlineView(stored.tag, lines, build_progress(interview, draft), news)


def build_preview_view(stored: StoredDraft, section_id: str = "") -> PreviewView:
    """Return that section as the report will have it so far.

    By default it is the present one; when nothing is asked any more, the whole report.
    """
    chosen = _find_section(stored, section_id)
    parts = build_parts(stored.interview, stored.draft)
    shown = [part for part in parts if chosen is None or part.section.id == chosen.id]
    blocks = [block for part in shown for block in part.blocks]
    return PreviewView(stored.tag, chosen, tuple(map(render_block, blocks)))


def build_missing_view(stored: StoredDraft) -> MissingView:
    """Return the required questions that have no answer, each with its section."""
    missing = {question.id for question in find_missing(stored.interview, stored.draft)}
    questions = stored.interview.questions()
    return MissingView(stored.tag, tuple(pair for pair in questions if pair[1].id in missing))


def _find_section(stored: StoredDraft, section_id: str) -> Section | None:
    for section in stored.interview.sections:
        if section.id == section_id:
            return section
    card = build_card(stored.interview, stored.draft)
    return card.section if card else None
