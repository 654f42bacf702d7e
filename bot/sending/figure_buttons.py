"""The buttons of a family of numbers: go to one, take what follows, or go on as it is."""

from __future__ import annotations

from collections.abc import Mapping

from bot.sending.keyboards import aim, arrange, build_button
from bot.sending.messages import Button, clip_line
from bot.sending.render_findings import LONGEST_LABEL, LONGEST_NUMBER, say_fix
from bot.sending.voice import Voice
from conversations.definition.questions import Figures, Member
from conversations.drafts.draft import FiguresAnswer
from conversations.drafts.figures import NamedFix
from conversations.drafts.results import Card
from conversations.drafts.values import render_decimal
from conversations.views import CardView


def build_figure_rows(view: CardView, question: Figures, voice: Voice) -> list[list[Button]]:
    """Return the buttons: about the number asked for, about what does not add up, to the others."""
    asked = find_member(view.card, question) is not None
    fixes = {} if asked or is_accepted(view.card) else find_fixes(view.card)
    return [
        *arrange(_build_asked(view, question, voice)),
        *arrange([_build_fix(view, fix, voice) for fix in fixes.values()]),
        *_build_accept_row(view, voice),
        *arrange(_build_members(view, question, fixes, voice)),
    ]


def find_member(card: Card, question: Figures) -> Member | None:
    """Return the number that the card asks for; None when it asks for none."""
    at = card.focus.entry
    return question.members[at] if at is not None and 0 <= at < len(question.members) else None


def is_accepted(card: Card) -> bool:
    """Whether the person goes on with numbers that do not add up."""
    return isinstance(card.answer, FiguresAnswer) and card.answer.accepted


def find_fixes(card: Card) -> Mapping[int, NamedFix]:
    """Return the numbers that may be wrong, by the index of the member; the first fix of each."""
    fixes: dict[int, NamedFix] = {}
    for mismatch in card.mismatches:
        for fix in mismatch.fixes:
            fixes.setdefault(fix.member, fix)
    return fixes


def say_unit(member: Member) -> str:
    """Return what is counted, briefly; "" where the template does not say."""
    return clip_line(member.unit, LONGEST_NUMBER // 3) if member.unit else ""


def _build_asked(view: CardView, question: Figures, voice: Voice) -> list[Button]:
    card, press, at = view.card, aim(view), view.card.focus.entry
    member = find_member(card, question)
    if member is None or at is None:
        return []
    buttons = []
    if at in card.derived:
        number = clip_line(render_decimal(card.derived[at]) + say_unit(member), LONGEST_NUMBER)
        label = voice.plain("figures.compute", number=number)
        buttons.append(build_button(label, press("compute", at)))
    elif fix := find_fixes(card).get(at):
        label = voice.plain("figures.take", number=say_fix(fix, voice)["number"])
        buttons.append(build_button(label, press("compute", at)))
    # Before the first number is given, skipping means the whole question.
    if not member.required and card.answer is not None:
        buttons.append(build_button(voice.label("figures.skip"), press("skip")))
    return buttons


def _build_fix(view: CardView, fix: NamedFix, voice: Voice) -> Button:
    label = voice.plain("figures.fix", **say_fix(fix, voice))
    return build_button(label, aim(view)("go", fix.member))


def _build_accept_row(view: CardView, voice: Voice) -> list[list[Button]]:
    if not view.card.mismatches or is_accepted(view.card):
        return []
    return [[build_button(voice.label("figures.accept"), aim(view)("accept"))]]


def _build_members(
    view: CardView, question: Figures, fixes: Mapping[int, NamedFix], voice: Voice
) -> list[Button]:
    """Return a button to each number that no other button leads to."""
    press, here = aim(view), view.card.focus.entry
    return [
        build_button(clip_line(voice.say(member.label), LONGEST_LABEL), press("go", at))
        for at, member in enumerate(question.members)
        if at != here and at not in fixes
    ]
