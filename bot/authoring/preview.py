"""The page that a template makes, filled with marked sample answers."""

from __future__ import annotations

from datetime import datetime

from bot.documents.docx import DocumentProperties, build_docx
from bot.documents.page_format import PageFormat
from conversations.definition.interview import Interview
from conversations.definition.samples import build_sample_answers
from conversations.drafts.draft import Draft
from conversations.periods import Period
from conversations.report.building import build_outline


def build_sample(interview: Interview, period: Period) -> Draft:
    """Return a draft of that period with a marked sample answer to every question."""
    answers = build_sample_answers(interview, period)
    return Draft(interview.id, interview.version, period.key, answers)


def build_sample_docx(
    interview: Interview, sample: Draft, page: PageFormat, made_at: datetime
) -> bytes:
    """Return the sample as a .docx on that page format."""
    outline = build_outline(interview, sample)
    properties = DocumentProperties(outline.title, "", interview.version, made_at)
    return build_docx(outline, properties, page)
