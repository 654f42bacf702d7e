"""The registry of checks: one line a check, in the order in which they are listed."""

from __future__ import annotations

from conversations.checks.abbreviations import ABBREVIATIONS, UNKNOWN_ABBREVIATIONS
from conversations.checks.balance import NESTED_QUOTES, NESTED_TITLES, UNBALANCED
from conversations.checks.blanks import BLANKS
from conversations.checks.commas import APPROXIMATE_COMMA, LIST_COMMA, SIDE_BY_SIDE
from conversations.checks.dated import DATED_PHRASES
from conversations.checks.dates import DAY_FORM, DECADE_FORM, YEAR_FORM
from conversations.checks.digits import (
    COUNT_FORMS,
    FULL_WIDTH_DIGITS,
    MIXED_DIGITS,
    PERCENT_FORMS,
    THOUSANDS_FORMS,
    WIDE_COMMA,
)
from conversations.checks.early_dates import EARLY_DATE
from conversations.checks.editor_notes import EDITOR_NOTES
from conversations.checks.empty_sections import EMPTY_SECTION
from conversations.checks.figures_sum import FIGURES_SUM
from conversations.checks.foreign_places import FOREIGN_ORGANS, FOREIGN_PLACES, OTHER_PLACES
from conversations.checks.half_width import HALF_WIDTH, STRAIGHT_QUOTES
from conversations.checks.heading_stops import HEADING_STOPS
from conversations.checks.likeness import LIKENESS_LAST, LIKENESS_PEER
from conversations.checks.long_marks import DASH, ELLIPSIS, ELLIPSIS_ETC
from conversations.checks.masks import MASKS, VAGUE_NAMES
from conversations.checks.numbering_gaps import NUMBERING_GAP
from conversations.checks.numbering_marks import NUMBERING_MARK
from conversations.checks.paid_markers import PAID_MARKERS, PASSWORDS
from conversations.checks.pairs_alone import PAIRS_ALONE
from conversations.checks.pairs_unanswered import PAIRS_UNANSWERED
from conversations.checks.paragraphs import LONG_PARAGRAPH
from conversations.checks.ranges import RANGE_MARK, RANGE_UNITS, ROUGH_NUMBER
from conversations.checks.reused_texts import REUSED_TEXTS
from conversations.checks.same_quantity import SAME_QUANTITY, SAME_QUANTITY_ELSEWHERE
from conversations.checks.shares import SHARES
from conversations.checks.spaces import HAN_SPACES
from conversations.checks.stops import COLON_NESTING, DOUBLED_MARKS, LEADING_MARK, SENTENCE_END
from conversations.checks.subject import Check
from conversations.checks.uneven_masks import UNEVEN_MASKS
from conversations.checks.web_leftovers import PAGE_FURNITURE, URLS
from conversations.checks.words import SET_FORMS, TERMS
from conversations.checks.wrong_periods import WRONG_PERIOD

CHECKS: tuple[Check, ...] = (
    MASKS,
    UNEVEN_MASKS,
    BLANKS,
    PAID_MARKERS,
    PASSWORDS,
    URLS,
    PAGE_FURNITURE,
    EDITOR_NOTES,
    ABBREVIATIONS,
    UNKNOWN_ABBREVIATIONS,
    VAGUE_NAMES,
    FOREIGN_PLACES,
    FOREIGN_ORGANS,
    OTHER_PLACES,
    FIGURES_SUM,
    SHARES,
    SAME_QUANTITY,
    SAME_QUANTITY_ELSEWHERE,
    LIKENESS_LAST,
    LIKENESS_PEER,
    REUSED_TEXTS,
    EARLY_DATE,
    PAIRS_UNANSWERED,
    HALF_WIDTH,
    STRAIGHT_QUOTES,
    NESTED_QUOTES,
    NESTED_TITLES,
    UNBALANCED,
    COLON_NESTING,
    DOUBLED_MARKS,
    LEADING_MARK,
    SENTENCE_END,
    APPROXIMATE_COMMA,
    LIST_COMMA,
    SIDE_BY_SIDE,
    DASH,
    ELLIPSIS,
    ELLIPSIS_ETC,
    HAN_SPACES,
    NUMBERING_MARK,
    DAY_FORM,
    DECADE_FORM,
    YEAR_FORM,
    RANGE_MARK,
    RANGE_UNITS,
    ROUGH_NUMBER,
    COUNT_FORMS,
    FULL_WIDTH_DIGITS,
    MIXED_DIGITS,
    PERCENT_FORMS,
    THOUSANDS_FORMS,
    WIDE_COMMA,
    NUMBERING_GAP,
    HEADING_STOPS,
    PAIRS_ALONE,
    EMPTY_SECTION,
    LONG_PARAGRAPH,
    SET_FORMS,
    TERMS,
    DATED_PHRASES,
    WRONG_PERIOD,
)
