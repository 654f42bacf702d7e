"""How long a paragraph may be: read from templates/checks/paragraphs.yaml."""

from __future__ import annotations

from pydantic import Field

from conversations.checks.norm import Norm


class ParagraphNorms(Norm):
    """`longest` is in characters: a page of 22 lines of 28 holds 616."""

    longest: int = Field(default=600, ge=50)
