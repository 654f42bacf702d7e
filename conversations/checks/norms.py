"""What checks go by: read from templates/checks and data packages, to be changed without code."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from conversations.checks.dated_norms import DatedNorms
from conversations.checks.leftover_norms import LeftoverNorms
from conversations.checks.norm import Norm
from conversations.checks.paragraph_norms import ParagraphNorms
from conversations.checks.place_norms import PlaceNorms
from conversations.checks.set_phrases import SetPhrases
from conversations.checks.word_norms import WordNorms

Ranked = Literal["must", "standard", "advice", "off"]
"""A rank (finding.py) that an office gives a check, or that it is not to be run."""


class Norms(Norm):
    """All of it: one field a file of templates/checks.

    `ranks` is the rank that an office gives a check, by the check's id, or off.
    """

    ranks: Mapping[str, Ranked] = {}
    leftovers: LeftoverNorms = LeftoverNorms()
    places: PlaceNorms = PlaceNorms()
    set_phrases: SetPhrases = SetPhrases()
    terms: WordNorms = WordNorms()
    set_forms: WordNorms = WordNorms()
    dated: DatedNorms = DatedNorms()
    paragraphs: ParagraphNorms = ParagraphNorms()
