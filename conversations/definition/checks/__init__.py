"""What the schema cannot see: whether the parts of an interview fit one another."""

from __future__ import annotations

from collections.abc import Iterator

from conversations.definition.checks.families import check_figures
from conversations.definition.checks.flaws import Flaw
from conversations.definition.checks.ids import check_ids
from conversations.definition.checks.kinds import check_kind
from conversations.definition.checks.layout import check_body
from conversations.definition.checks.phrases import check_phrases, read_phrases
from conversations.definition.checks.reach import find_unreachable
from conversations.definition.checks.rehearsal import rehearse
from conversations.definition.checks.rules import check_rules
from conversations.definition.checks.usage import check_usage
from conversations.definition.interview import Interview

__all__ = ["Flaw", "check_interview"]


def check_interview(interview: Interview) -> Iterator[Flaw]:
    """Yield everything that does not fit, with what to do about it.

    What would only follow from other flaws is left unsaid: an id that is given twice leaves its
    users without the one they mean, a name that is wrong in a phrase leaves an answer unused, a
    rule that is wrong leaves a question unreachable.
    """
    own = [*check_ids(interview), *check_kind(interview)]
    figures = list(check_figures(interview))
    if any(flaw.loc[-1] == "id" and "questions" in flaw.loc for flaw in (*own, *figures)):
        yield from (*own, *figures)
        return
    readings, unreadable = read_phrases(interview)
    names = [
        *figures,
        *check_body(interview),
        *unreadable,
        *check_phrases(interview, readings),
    ]
    rules = list(check_rules(interview))
    if not own and not rules:
        rules += find_unreachable(interview)
    yield from (*own, *names, *rules)
    if not names and not rules:
        yield from check_usage(interview, (name for each in readings for name in each.names))
        if not own:
            yield from rehearse(interview)
