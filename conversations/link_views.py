"""Links into a report, as they are shown."""

from __future__ import annotations

from dataclasses import dataclass

from conversations.definition.terms import Words
from conversations.views import Tag, View


@dataclass(frozen=True, slots=True)
class LinksView(View):
    """The links to a report and, of its `question`, to the section and the question themselves.

    Without a question, the draft asks nothing any more, and there is the first alone.
    """

    tag: Tag
    report: str
    section: str = ""
    question: str = ""
    section_title: Words | None = None
    ask: Words | None = None
