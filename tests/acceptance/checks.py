"""What must hold, whatever happened: nothing lost, nothing twice, in order, and no secret said."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from tests.acceptance.drafter import Drafter
from tests.acceptance.office import CODE, Office
from tests.acceptance.reports import MARK, find_mark
from tests.acceptance.service import Process
from tests.acceptance.stored import load_stored

SAVED = rf"已保存：({MARK})"
"""How a card says that the answer before it is stored."""

LINK = r"^or open \S+\?start=\S+$"
"""How the bot prints the link with the first administrator's code, which it prints before."""


def check_acknowledged(office: Office, staff: Sequence[Drafter]) -> None:
    """Check that every text whose following card was seen is stored, once."""
    stored = Counter(text for each in load_stored(office.database_url) for text in each.texts)
    counts = {text: stored[text] for one in staff for text in one.acknowledged}
    assert not {find_mark(text): times for text, times in counts.items() if times != 1}


def check_everything(office: Office, staff: Sequence[Drafter]) -> None:
    """Check that all that was said is stored, once, in order; and each report made once."""
    for one in staff:
        stored = load_stored(office.database_url, one.person.id)
        assert [each.report for each in stored] == one.reports
        assert sorted(source for each in stored for source in each.sources) == one.answers
        assert [each.documents for each in stored] == [1] * len(one.reports)


def check_order(staff: Sequence[Drafter]) -> None:
    """Check that each was told in the order of their answers that these are stored.

    A message may be said again; what counts is when each was said first.
    """
    for one in staff:
        told = [mark for text in one.heard for mark in re.findall(SAVED, text)]
        assert list(dict.fromkeys(told)) == [find_mark(text) for text in one.typed]


def check_output(office: Office) -> None:
    """End all bots; check that none said a secret, but the first code where it belongs."""
    said = "".join(_end(bot) for bot in office.bots)
    rest = re.sub(f"{CODE}|{LINK}", "", said, flags=re.MULTILINE)
    plain = [code.replace("-", "") for code in office.codes]
    for secret in (office.token.partition(":")[2], *office.codes, *plain):
        assert secret not in rest
    assert not re.search(MARK, rest)


def _end(bot: Process) -> str:
    bot.kill()
    return bot.read_rest()
