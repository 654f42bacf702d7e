"""What does not fit together, in sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.sending.messages import clip, clip_line
from bot.sending.voice import Voice
from conversations.definition.terms import Words
from conversations.drafts.figures import Mismatch, Named, NamedFix
from conversations.drafts.findings import Finding
from conversations.drafts.values import render_decimal

LONGEST_FINDING = 400
LONGEST_LABEL = 24
LONGEST_NUMBER = 24
"""Units of one sentence, and in it of a number's label and of the number."""

_MOST_PARTS = 8
_MOST_FIXES = 4


def say_finding(finding: Finding, voice: Voice) -> str:
    """Return the sentence about the finding; of a sensitive question it quotes nothing."""
    ask = clip_line(say_briefly(finding.question.ask, voice), 2 * LONGEST_LABEL)
    if finding.question.sensitive:
        return voice.label("finding.hidden", ask=ask)
    if finding.mismatch is not None:
        return say_mismatch(finding.mismatch, voice)
    heading = clip_line(finding.unpaired or "", 2 * LONGEST_LABEL)
    return voice.plain("finding.unpaired", heading=heading, ask=ask)


def say_briefly(ask: Words, voice: Voice) -> str:
    """Return the first sentence of what a question asks, which tells it from the others."""
    said = voice.say(ask)
    first = re.match(r".+?(?:[？。]|[?.](?= ))", said, re.DOTALL)
    return first[0] if first else said


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
