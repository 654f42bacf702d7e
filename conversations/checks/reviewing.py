"""A draft's review: what is to be looked at, and what somebody said is right as it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from conversations.checks.finding import Finding
from conversations.drafts.corrections import Correction


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding as a list has it, with the reason why it does not apply, if somebody gave one."""

    finding: Finding
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """The findings of a draft: the open ones, the gravest first, then those dismissed.

    Each mark is there once, however often its passage stands in its sentence; `repeated` are the
    open findings with all of those.
    """

    remarks: tuple[Remark, ...] = ()
    repeated: tuple[Finding, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The open ones."""
        return tuple(each.finding for each in self.remarks if each.reason is None)

    @property
    def must(self) -> int:
        """How many must be settled before there is a final copy."""
        return sum(each.rank == "must" for each in self.findings)

    def find(self, number: int) -> int | None:
        """Return the index of the remark with that number; None when it is not there (any more)."""
        for at, each in enumerate(self.remarks):
            if number_mark(each.finding.mark) == number:
                return at
        return None

    def list_repeated(self, finding: Finding) -> tuple[Finding, ...]:
        """Return the open findings that this one stands for."""
        return tuple(each for each in self.repeated if each.mark == finding.mark)


def build_review(findings: Iterable[Finding], reasons: Mapping[str, str]) -> Review:
    """Return the review of what the checks found; `reasons` are those of dismissals, by mark."""
    once: dict[str, Finding] = {}
    repeated = []
    for each in findings:
        mark = each.mark
        once.setdefault(mark, each)
        if mark not in reasons:
            repeated.append(each)
    remarks = [Remark(each, reasons.get(mark)) for mark, each in once.items()]
    listed = sorted(remarks, key=lambda each: each.reason is not None)
    return Review(tuple(listed), tuple(repeated))


def number_mark(mark: str) -> int:
    """Return the finding's mark as a number that a button carries: its first 44 bits."""
    return int(mark[:11], 16)


def build_corrections(findings: Iterable[Finding]) -> tuple[Correction, ...]:
    """Return what the mechanical fixes of the findings make of their texts, one a text.

    Of two fixes of one passage, the first is made.
    """
    fixes: dict[tuple[str, str], list[tuple[int, int, str]]] = {}
    texts: dict[tuple[str, str], str] = {}
    for each in findings:
        spot = each.spot
        if spot is not None and each.fix is not None:
            place = (each.question.id, spot.typed.place)
            texts[place] = spot.typed.text
            fixes.setdefault(place, []).append((spot.start, spot.end, each.fix))
    return tuple(
        Correction(*place, texts[place], _mend(texts[place], made)) for place, made in fixes.items()
    )


def _mend(text: str, fixes: Iterable[tuple[int, int, str]]) -> str:
    mended, at = "", 0
    for start, end, fix in sorted(fixes, key=lambda each: each[0]):
        if start >= at:
            mended += text[at:start] + fix
            at = end
    return mended + text[at:]
