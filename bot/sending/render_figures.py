"""The card of a family of numbers: what is given, what follows from it, what does not add up."""

from __future__ import annotations

from collections.abc import Mapping

from bot.sending.asked import LONGEST_ASK, Asked, join_parts
from bot.sending.figure_buttons import (
    build_figure_rows,
    find_fixes,
    find_member,
    is_accepted,
    say_unit,
)
from bot.sending.messages import clip, clip_line
from bot.sending.render_findings import LONGEST_LABEL, LONGEST_NUMBER, say_gap
from bot.sending.say_answers import say_figure
from bot.sending.voice import Voice
from conversations.definition.questions import Figures
from conversations.drafts.draft import Figure, FiguresAnswer, Skipped
from conversations.drafts.figures import Computed
from conversations.drafts.results import Card
from conversations.drafts.values import Percent, render_decimal
from conversations.views import CardView

_LONGEST_LIST = 900
_LONGEST_COMPUTED = 300
_LONGEST_MISMATCHES = 600
"""Units of each part of the card's body."""

_MOST_MISMATCHES = 3


def render_figures(view: CardView, question: Figures, voice: Voice) -> Asked:
    """Return which number is asked for, with all the others."""
    card = view.card
    ask = clip(voice.say(question.ask), LONGEST_ASK)
    member = find_member(card, question)
    if member is not None:
        label = clip_line(voice.say(member.label), LONGEST_LABEL)
        ask = voice.plain("figures.ask", ask=ask, label=label, unit=say_unit(member))
    body = join_parts(
        clip(_say_members(card, question, voice), _LONGEST_LIST),
        clip(_say_all_computed(card, question, voice), _LONGEST_COMPUTED),
        clip(_say_mismatches(card, question, voice), _LONGEST_MISMATCHES),
    )
    return Asked(
        ask, _say_hint(card, question, voice), body, build_figure_rows(view, question, voice)
    )


def _get_figures(card: Card) -> Mapping[str, Figure]:
    return card.answer.figures if isinstance(card.answer, FiguresAnswer) else {}


def _say_hint(card: Card, question: Figures, voice: Voice) -> str:
    """Return the template's hint; before the first number, also that several may come at once."""
    hint = clip(voice.say(question.hint), LONGEST_ASK) if question.hint else ""
    at = card.focus.entry
    asked = () if at is None or _get_figures(card) else question.members[at : at + 2]
    if len(asked) < 2:
        return hint
    labels = [clip_line(voice.say(member.label), LONGEST_LABEL) for member in asked]
    return voice.plain("figures.several", hint=hint, labels=labels)


def _say_members(card: Card, question: Figures, voice: Voice) -> str:
    figures, asked = _get_figures(card), find_member(card, question)
    lines = []
    for member in question.members:
        figure = figures.get(member.id)
        passed = figure is not None and figure.value is None
        said = say_figure(question, member.id, figure) if figure and not passed else ""
        line = {
            "label": clip_line(voice.say(member.label), LONGEST_LABEL),
            "number": clip_line(said, LONGEST_NUMBER),
        }
        lines.append({**line, "here": member is asked, "passed": passed})
    skipped = isinstance(card.answer, Skipped)
    whole = asked is None and bool(figures) and not card.mismatches
    return voice.plain("figures.list", lines=lines, skipped=skipped, whole=whole)


def _say_all_computed(card: Card, question: Figures, voice: Voice) -> str:
    """Return the shares and changes; nothing is said of numbers that may be wrong yet."""
    if card.mismatches and not is_accepted(card):
        return ""
    return "\n".join(_say_computed(each, question, voice) for each in card.computed)


def _say_computed(computed: Computed, question: Figures, voice: Voice) -> str:
    """Return a share, or how a number changed, as a sentence."""
    part = clip_line(voice.say(computed.part), LONGEST_LABEL)
    whole = clip_line(voice.say(computed.whole), LONGEST_LABEL)
    value = computed.value
    if isinstance(value, Percent):
        return voice.plain("figures.share", part=part, whole=whole, share=str(value))
    amount, rate = render_decimal(abs(value.amount)), str(value.rate or "")
    grown = value.amount > 0
    units = (say_unit(member) for member in question.members if member.label == computed.part)
    return voice.plain(
        "figures.change",
        part=part,
        whole=whole,
        amount=amount,
        unit=next(units, ""),
        grown=grown,
        rate=rate,
    )


def _say_mismatches(card: Card, question: Figures, voice: Voice) -> str:
    """Return what does not add up; which numbers could be wrong is said by the buttons."""
    if not card.mismatches:
        return ""
    return voice.plain(
        "figures.mismatches",
        mismatches=[say_gap(each, voice) for each in card.mismatches[:_MOST_MISMATCHES]],
        accepted=is_accepted(card),
        asked=find_member(card, question) is not None,
        fixes=bool(find_fixes(card)),
    )
