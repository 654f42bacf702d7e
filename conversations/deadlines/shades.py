"""The colour under which a deadline stands in the ledger: late, soon, in progress, handed in, …"""

from __future__ import annotations

from datetime import date
from typing import Literal, get_args

from conversations.deadlines.deadline import Standing

Shade = Literal["late", "soon", "in_progress", "not_started", "finished", "handed_in", "waived"]
"""逾期, 临近期限, 在写, 未开始, 写完未报, 已报, 免报; the most urgent first."""

SHADES: tuple[Shade, ...] = get_args(Shade)

SOON = 3
"""Working days before the due day from which on a missing report is called urgent."""


def find_shade(standing: Standing, soon_until: date) -> Shade:
    """Return the colour of a deadline; what is missing and due up to `soon_until` is urgent.

    Lateness and urgency go before how far the report is written: they say whom to call first.
    """
    if standing.deadline.settled == "waived":
        return "waived"
    if not standing.missing:
        return "handed_in"
    if standing.days_late > 0:
        return "late"
    if standing.deadline.due_on <= soon_until:
        return "soon"
    if standing.condition in ("in_progress", "to_revise"):
        return "in_progress"
    return "finished" if standing.condition == "finished" else "not_started"
