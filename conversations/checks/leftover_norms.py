"""What is right although it looks like a leftover: read from templates/checks/leftovers.yaml."""

from __future__ import annotations

from conversations.checks.norm import Norm


class LeftoverNorms(Norm):
    """`abbreviations` are Latin words that a report may have, in any case of their letters.

    `initials` are those that stand for Chinese words not to be written out, such as FXP. `sites`
    are endings of the addresses that a report may give.
    """

    abbreviations: tuple[str, ...] = ()
    initials: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
