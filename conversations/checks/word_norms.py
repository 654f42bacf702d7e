"""How words and set phrases are written: read from terms.yaml and set_forms.yaml."""

from __future__ import annotations

from functools import cached_property

from pydantic import Field

from conversations.checks.norm import Norm
from conversations.checks.word_list import WordList, build_word_list


class WordForm(Norm):
    """One word: its `right` form, and the `wrong` ones.

    `unless` are longer words in which a wrong form stands by accident. `mixed`: the other forms are
    wrong only beside the right one in the same report. `either`: none of the forms is better, so
    that nothing takes the place of the rarer one.
    """

    right: str = Field(min_length=1)
    wrong: tuple[str, ...] = Field(min_length=1)
    unless: tuple[str, ...] = ()
    mixed: bool = False
    either: bool = False


class WordNorms(Norm):
    """Words that are written in more than one way, one after another."""

    forms: tuple[WordForm, ...] = ()

    @cached_property
    def by_wrong(self) -> dict[str, WordForm]:
        """The words by their wrong forms."""
        return {wrong: form for form in self.forms for wrong in form.wrong}

    @cached_property
    def words(self) -> WordList:
        """The wrong forms; longer words that hold one are passed over."""
        return build_word_list(self.by_wrong, [word for form in self.forms for word in form.unless])
