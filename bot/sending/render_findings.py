"""What a check has to say, in sentences; of a sensitive question nothing is quoted."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bot.sending.messages import clip, clip_line, clip_start
from bot.sending.voice import Voice
from conversations.checks.finding import Finding, Rank
from conversations.definition.terms import Words
from conversations.drafts.figures import Mismatch, Named, NamedFix
from conversations.drafts.values import render_decimal

LONGEST_FINDING = 400
LONGEST_LABEL = 24
LONGEST_NUMBER = 24
"""Units of one sentence, and in it of a number's label and of the number."""

RANK_NAMES: Mapping[Rank, str] = {
    "must": "finding.must",
    "standard": "finding.standard",
    "advice": "finding.advice",
}
"""The words of each rank."""

READY_REASONS: Mapping[str, str] = {
    "right": "finding.reason_right",
    "quoted": "finding.reason_quoted",
    "told": "finding.reason_told",
}
"""The reasons that a button gives, by what it says of them."""

SPARING = "ours"
"""The reason that spares the word for good."""

_LONGEST_PARAM = 60
_MOST_WORDS = 6
_LONGEST_SIDE = 60

_MOST_PARTS = 8
_MOST_FIXES = 4

_BEFORE = re.compile(r"[^。！？；\n]*\Z")
_AFTER = re.compile(r"[^。！？；\n]*[。！？；]?")


def say_finding(finding: Finding, voice: Voice) -> str:
    """Return the sentence about the finding; of a sensitive question it quotes nothing."""
    if finding.question.sensitive:
        name = voice.label(f"check_name.{finding.check}")
        return voice.plain("finding.hidden", ask=say_ask(finding, voice), name=name)
    if finding.mismatch is not None:
        return say_mismatch(finding.mismatch, voice)
    params = {name: _say_param(said) for name, said in finding.params.items()}
    return voice.plain(f"check.{finding.check}", **params)


def sum_up(finding: Finding, voice: Voice, longest: int = 160) -> str:
    """Return the sentence on one line, clipped."""
    return clip_line(say_finding(finding, voice), longest)


def say_ask(finding: Finding, voice: Voice) -> str:
    """Return what the finding's question asks, briefly."""
    return clip_line(say_briefly(finding.question.ask, voice), 2 * LONGEST_LABEL)


def cut_context(finding: Finding) -> dict[str, str] | None:
    """Return the passage and what stands on both sides of it in its sentence, as typed.

    None where there is no passage, or it is not to be quoted.
    """
    spot = finding.spot
    if spot is None or finding.question.sensitive:
        return None
    text = spot.typed.text
    before = _BEFORE.search(text, 0, spot.start)
    after = _AFTER.match(text, spot.end)
    return {
        "before": clip_start(before[0] if before else "", _LONGEST_SIDE),
        "excerpt": clip(spot.excerpt, 2 * _LONGEST_SIDE),
        "after": clip(after[0] if after else "", _LONGEST_SIDE),
    }


def say_briefly(ask: Words, voice: Voice) -> str:
    """Return the first sentence of what a question asks, which tells it from the others."""
    said = voice.say(ask)
    first = re.match(r".+?(?:[？。]|[?.](?= ))", said, re.DOTALL)
    return first[0] if first else said


def _say_param(said: object) -> object:
    """Return what a sentence names, not longer than that leaves the sentence to be read."""
    if isinstance(said, str):
        return clip_line(said, _LONGEST_PARAM)
    if isinstance(said, tuple):
        return [clip_line(str(each), _LONGEST_PARAM) for each in said[:_MOST_WORDS]]
    return said


def say_mismatch(mismatch: Mismatch, voice: Voice) -> str:
    """Return by how much the numbers differ, and which of them may be wrong."""
    return clip(say_gap(mismatch, voice) + _say_fixes(mismatch.fixes, voice), LONGEST_FINDING)


def say_gap(mismatch: Mismatch, voice: Voice) -> str:
    """Return by how much the numbers differ."""
    parts = mismatch.parts[:_MOST_PARTS]
    return voice.plain(
        "finding.sum" if mismatch.kind == "sum" else "finding.of_which",
        parts=[_say_named(part, voice) for part in parts],
        more=len(mismatch.parts) - len(parts),
        whole=_say_named(mismatch.whole, voice),
        together=render_decimal(mismatch.whole.value + mismatch.difference),
        difference=render_decimal(abs(mismatch.difference)),
        surplus=mismatch.difference > 0,
    )


def say_fix(fix: NamedFix, voice: Voice) -> dict[str, object]:
    """Return the label of the number that may be wrong, and what it would have to be."""
    return {"label": _say_label(fix.number, voice), "number": _say_number(fix.number)}


def _say_fixes(fixes: Sequence[NamedFix], voice: Voice) -> str:
    said = [say_fix(fix, voice) for fix in fixes[:_MOST_FIXES]]
    return voice.plain("finding.fixes", fixes=said) if said else ""


def _say_named(named: Named, voice: Voice) -> str:
    """Return the number behind its label: 受理 13件."""
    return f"{_say_label(named, voice)} {_say_number(named)}"


def _say_label(named: Named, voice: Voice) -> str:
    return clip_line(voice.say(named.label), LONGEST_LABEL)


def _say_number(named: Named) -> str:
    return clip_line(render_decimal(named.value) + named.unit, LONGEST_NUMBER)
