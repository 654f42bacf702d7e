"""The words that every part of an interview's definition is made of."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,23}$")]
"""An id: at most 24 characters, so that a button can name a section or a question by it."""

Reference = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,23}(\.[a-z][a-z0-9_]{0,23})?$")]
"""A member of this family, or question.member of another one: in a family, of an earlier one."""

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Phrase = Text
"""A Jinja2 phrase over the answers; never made from what a person typed."""


class Definition(BaseModel):
    """A part of an interview: frozen, and no field it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Words(Definition):
    """One text of the template in both of the bot's languages."""

    zh_CN: Text  # noqa: N815 (the language's own name)
    en: Text

    def say(self, language: str) -> str:
        """Return the text in `language`; Chinese for a language it does not have."""
        return self.en if language == "en" else self.zh_CN


class Rule(Definition):
    """When a question applies: about an earlier answer, or made of other rules.

    Exactly one of `question`, `all`, `any` or `no` is given. With `question`, at most one way to
    look at its answer: `is` (the value is one of these; of several options chosen, or of a list's
    topics, one of them is), or `least` and `most` (the number lies between them); with none of them
    it was answered at all. `member` names the number of a figures question that is looked at.
    """

    question: Key | None = None
    member: Key | None = None
    is_: tuple[str | bool | int, ...] | None = Field(default=None, alias="is")
    least: int | None = None
    most: int | None = None
    all: tuple[Rule, ...] | None = None
    any: tuple[Rule, ...] | None = None
    no: Rule | None = None
