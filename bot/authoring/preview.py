"""The page that a template makes, filled with marked sample answers."""

from __future__ import annotations

from datetime import datetime

from jinja2 import meta

from bot.documents.docx import DocumentProperties, build_docx
from bot.documents.formats.page_format import PageFormat
from conversations.definition.interview import Interview
from conversations.definition.questions import ShortText
from conversations.definition.samples import build_sample_answers
from conversations.drafts.defaults import find_default
from conversations.drafts.draft import Draft
from conversations.periods import Period
from conversations.report.building import build_outline
from conversations.report.phrases import parse_phrase


def build_sample(interview: Interview, period: Period) -> Draft:
    """Return a draft of that period with a marked sample answer to every question.

    One line that is offered on a button is taken as it is offered. What may be skipped and stands
    in the report's title is skipped, so that the title is the template's own.
    """
    answers = dict(build_sample_answers(interview, period))
    named = meta.find_undeclared_variables(parse_phrase(interview.title))
    sample = Draft(interview.id, interview.version, period.key, answers)
    for _, question in interview.questions():
        if question.id in named and not question.required:
            del answers[question.id]
        elif isinstance(question, ShortText) and (
            found := find_default(interview, sample, question)
        ):
            answers[question.id] = found[1]
    return sample


def build_sample_docx(
    interview: Interview, sample: Draft, page: PageFormat, made_at: datetime
) -> bytes:
    """Return the sample as a .docx on that page format."""
    outline = build_outline(interview, sample)
    properties = DocumentProperties(outline.title, "", interview.version, made_at)
    return build_docx(outline, properties, page)
