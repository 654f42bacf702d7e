"""The question card: where one is, what is asked, what there is already, and the buttons."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from bot.sending.asked import LONGEST_ATTEMPT, LONGEST_NAME, Asked
from bot.sending.keyboards import aim, build_button, build_way, build_ways
from bot.sending.messages import Button, Message, clip, clip_line
from bot.sending.numbered import find_entry
from bot.sending.render_answers import render_answer
from bot.sending.render_beside import build_beside_rows, say_beside
from bot.sending.render_figures import render_figures
from bot.sending.render_findings import say_ask, sum_up
from bot.sending.render_items import render_items
from bot.sending.render_pictures import render_pictures
from bot.sending.render_tables import render_table
from bot.sending.render_unplaced import say_unplaced
from bot.sending.voice import Voice
from conversations.buttons import Press
from conversations.checks.finding import Finding
from conversations.definition.questions import Figures, Items, Pictures, Table
from conversations.drafts.answers import can_be_omitted
from conversations.drafts.results import Card
from conversations.views import CardView, DoneView

_BAR = 10
_MOST_FINDINGS = 2
_LONGEST_FINDING = 120


def render_card(view: CardView, voice: Voice) -> list[Message]:
    """Return the card as one message."""
    asked = _ask(view, voice)
    places = ["finish"] * (view.card.overall.percent == 100) + ["upgrade"] * view.upgrade
    rows = [*asked.rows, *build_beside_rows(view, voice)]
    rows += [*_build_omit_row(view, voice), *_build_check_row(view, voice)]
    rows.append(_build_ways(view, voice))
    rows += [build_ways(voice, [place], view.tag.id) for place in places]
    return [Message(_render_text(view, asked, voice), rows)]


def render_done(view: DoneView, voice: Voice) -> list[Message]:
    """Return the card of a draft that asks nothing any more."""
    text = voice.text(
        "card.done",
        name=voice.name(view.tag),
        bar=render_bar(view.overall.percent),
        percent=view.overall.percent,
        missing=view.missing,
        news=voice.news(view.news) if view.news else "",
        noticed=_say_noticed(view.noticed, voice),
        unplaced=say_unplaced(view.unplaced, voice),
    )
    rows = [
        build_ways(voice, ["finish"], view.tag.id),
        *_build_check_row(view, voice),
        build_ways(voice, ["outline", "review", "preview"], view.tag.id),
        *[build_ways(voice, ["upgrade"], view.tag.id)] * view.upgrade,
        build_ways(voice, ["home"]),
    ]
    return [Message(text, rows)]


def render_bar(percent: int) -> str:
    """Return a bar of ten cells, as full as `percent` says."""
    full = percent * _BAR // 100
    return "■" * full + "□" * (_BAR - full)


def _ask(view: CardView, voice: Voice) -> Asked:
    match view.card.question:
        case Items() as question:
            return render_items(view, question, voice)
        case Table() as question:
            return render_table(view, question, voice)
        case Pictures() as question:
            return render_pictures(view, question, voice)
        case Figures() as question:
            return render_figures(view, question, voice)
    return render_answer(view, voice)


def _render_text(view: CardView, asked: Asked, voice: Voice) -> str:
    card, beside = view.card, view.beside
    return voice.text(
        "card.short" if beside.compact else "card.text",
        name=voice.name(view.tag),
        section=clip_line(voice.say(card.section.title), LONGEST_NAME),
        position=card.position,
        total=card.progress.total,
        bar=render_bar(card.overall.percent),
        percent=card.overall.percent,
        left=_say_left(beside.minutes, voice),
        news=voice.news(view.news) if view.news else "",
        ask=asked.ask,
        hint=asked.hint,
        sensitive=card.question.sensitive,
        body=asked.body,
        beside=say_beside(view, voice),
        attempt=clip(card.attempt, LONGEST_ATTEMPT) if card.attempt and not view.news else "",
        noticed=_say_noticed(view.noticed, voice),
        findings=_say_findings(view.findings, voice),
    )


def _say_left(minutes: int | None, voice: Voice) -> str:
    """Return how long the rest may take; "" while nobody can tell."""
    return "" if minutes is None else voice.label("card.left", minutes=minutes)


def _say_noticed(noticed: Sequence[Finding], voice: Voice) -> Markup | str:
    """Return the quiet line about the answer just given; "" where there is nothing to say."""
    if not noticed:
        return ""
    ask = say_ask(noticed[0], voice).rstrip("。.")
    return voice.text("card.noticed", ask=ask, count=len(noticed))


def _say_findings(findings: Sequence[Finding], voice: Voice) -> Markup | str:
    """Return the first findings of the answer that is shown."""
    if not findings:
        return ""
    said = [sum_up(each, voice, _LONGEST_FINDING) for each in findings[:_MOST_FINDINGS]]
    return voice.text("card.findings", findings=said, more=len(findings) - len(said))


def _build_check_row(view: CardView | DoneView, voice: Voice) -> list[list[Button]]:
    """Return the button that leads to what was found in the last answer, or in the one shown."""
    own = view.findings if isinstance(view, CardView) else ()
    for findings, key in ((view.noticed, "finding.look"), (own, "finding.own")):
        if findings:
            press = Press("check", view.tag.id, question=findings[0].question.id)
            return [[build_button(voice.label(key, count=len(findings)), press)]]
    return []


def _build_omit_row(view: CardView, voice: Voice) -> list[list[Button]]:
    """Return the button that takes back the answer to a question that need not have one."""
    if not can_be_omitted(view.card.question, view.card.answer):
        return []
    return [[build_button(voice.label("card.omit"), aim(view)("omit"))]]


def _build_ways(view: CardView, voice: Voice) -> list[Button]:
    """Return the row that leads on from every card: 上一题 · 跳过 · 目录 · 预览."""
    card, press = view.card, aim(view)
    preview = Press("preview", view.tag.id, question=card.section.id)
    return [
        *(build_button(voice.label(key), press(verb)) for verb, key in _find_moves(card)),
        build_way(voice, "outline", view.tag.id),
        build_button(voice.label("way.preview"), preview),
    ]


def _find_moves(card: Card) -> list[tuple[str, str]]:
    """Return the verbs that lead away from the question, or back out of what is within it."""
    if isinstance(card.question, Table | Pictures) and find_entry(card) is not None:
        return [("back", "table.back" if isinstance(card.question, Table) else "pictures.back")]
    if find_entry(card) is not None or card.focus.area is not None:
        return [("back", "items.back")]
    back = [] if card.first else [("back", "card.back")]
    return [*back, ("skip", "card.skip") if card.answer is None else ("next", "card.next")]
