"""Paragraphs that are longer than a page of the report."""

from __future__ import annotations

from collections.abc import Iterator

from conversations.checks.finding import Finding, Param
from conversations.checks.heading_places import find_typed
from conversations.checks.passages import clip_excerpt
from conversations.checks.subject import Check, Subject
from conversations.report.building import render_block
from conversations.report.outline import Joined, Paragraph, RunIn


def _find(subject: Subject) -> Iterator[Finding]:
    longest = subject.norms.paragraphs.longest
    for block in subject.outline.blocks:
        if not isinstance(block, Paragraph | RunIn | Joined):
            continue
        text = render_block(block)
        typed = find_typed(subject, text) if len(text) > longest else None
        if typed is not None:
            begins = clip_excerpt(text, 12)
            params: dict[str, Param] = {"begins": begins, "length": len(text), "longest": longest}
            yield Finding(
                "long_paragraph", "advice", typed.section, typed.question, params, about=begins
            )


LONG_PARAGRAPH = Check(
    "long_paragraph", "advice", "公文写作的惯例: 一个自然段不超过一页（22行×28字）", _find
)
