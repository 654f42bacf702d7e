"""The question card: where one is, what is asked, what there is already, and the buttons."""

from __future__ import annotations

from markupsafe import Markup

from bot.sending.asked import (
    LONGEST_ASK,
    LONGEST_ATTEMPT,
    LONGEST_NAME,
    Asked,
)
from bot.sending.keyboards import aim, arrange, build_button, build_way, build_ways
from bot.sending.messages import Button, Message, clip, clip_line
from bot.sending.render_items import build_items_rows, find_entry, render_items, render_written
from bot.sending.voice import Voice
from conversations.buttons import Press
from conversations.draft import (
    Answer,
    ChoiceAnswer,
    ConfirmAnswer,
    DateAnswer,
    NumberAnswer,
    Skipped,
    TextAnswer,
)
from conversations.interview import Choice, Confirm, Items, LongText
from conversations.results import Card
from conversations.views import CardView, DoneView

_BAR = 10


def render_card(view: CardView, voice: Voice) -> list[Message]:
    """Return the card as one message."""
    asked = render_items(view, voice) if isinstance(view.card.question, Items) else None
    text = _render_text(view, asked or _render_question(view.card, voice), voice)
    rows = [*_build_answer_rows(view, voice), _build_ways(view, voice)]
    if view.card.overall.percent == 100:
        rows.append(build_ways(voice, ["finish"], view.tag.id))
    return [Message(text, rows)]


def render_done(view: DoneView, voice: Voice) -> list[Message]:
    """Return the card of a draft that asks nothing any more."""
    text = voice.text(
        "card.done",
        name=voice.name(view.tag),
        bar=render_bar(view.overall.percent),
        percent=view.overall.percent,
        missing=view.missing,
        news=voice.news(view.news) if view.news else "",
    )
    rows = [
        build_ways(voice, ["finish"], view.tag.id),
        build_ways(voice, ["outline", "preview"], view.tag.id),
        build_ways(voice, ["home"]),
    ]
    return [Message(text, rows)]


def render_bar(percent: int) -> str:
    """Return a bar of ten cells, as full as `percent` says."""
    full = percent * _BAR // 100
    return "■" * full + "□" * (_BAR - full)


def _render_text(view: CardView, asked: Asked, voice: Voice) -> str:
    card = view.card
    return voice.text(
        "card.text",
        name=voice.name(view.tag),
        section=clip_line(voice.say(card.section.title), LONGEST_NAME),
        position=card.position,
        total=card.progress.total,
        bar=render_bar(card.overall.percent),
        percent=card.overall.percent,
        news=voice.news(view.news) if view.news else "",
        ask=asked.ask,
        hint=asked.hint,
        body=asked.body,
        attempt=clip(card.attempt, LONGEST_ATTEMPT) if card.attempt and not view.news else "",
    )


def _render_question(card: Card, voice: Voice) -> Asked:
    question = card.question
    ask = clip(voice.say(question.ask), LONGEST_ASK)
    hint = clip(voice.say(question.hint), LONGEST_ASK) if question.hint else ""
    return Asked(ask, hint, _render_answer(card.answer, voice))


def _render_answer(answer: Answer | None, voice: Voice) -> Markup | str:
    match answer:
        case TextAnswer():
            return render_written(answer, voice)
        case NumberAnswer():
            return voice.text("card.answer", text=answer.value, characters=0)
        case DateAnswer():
            return voice.text("card.answer", text=voice.day(answer.value), characters=0)
        case Skipped():
            return voice.text("card.skipped")
    return ""


def _build_answer_rows(view: CardView, voice: Voice) -> list[list[Button]]:
    question = view.card.question
    if isinstance(question, Items):
        return build_items_rows(view, voice)
    press = aim(view)
    if isinstance(question, Choice):
        labels = [voice.say(option.label) for option in question.options]
        return arrange([_build_option(view, voice, at, label) for at, label in enumerate(labels)])
    if isinstance(question, Confirm):
        yes_no = ((1, "card.yes"), (0, "card.no"))
        return [[_build_option(view, voice, at, voice.label(key)) for at, key in yes_no]]
    if isinstance(view.card.answer, TextAnswer) and view.card.answer.open:
        return [[build_button(voice.label("card.done_writing"), press("done"))]]
    if isinstance(question, LongText):
        key = "card.write_more" if isinstance(view.card.answer, TextAnswer) else "card.write_parts"
        return [[build_button(voice.label(key), press("more"))]]
    return []


def _build_option(view: CardView, voice: Voice, value: int, label: str) -> Button:
    if _find_chosen(view.card) == value:
        label = voice.label("card.chosen", label=clip_line(label, 56))
    return build_button(label, aim(view)("choose", value))


def _find_chosen(card: Card) -> int | None:
    """Return the value of the button that says the present answer."""
    if isinstance(card.answer, ConfirmAnswer):
        return int(card.answer.value)
    if isinstance(card.answer, ChoiceAnswer) and isinstance(card.question, Choice):
        ids = [option.id for option in card.question.options]
        return ids.index(card.answer.value)
    return None


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
    """Return the verbs that lead away from the question, or from the entry back to its list."""
    if find_entry(card) is not None:
        return [("back", "items.back")]
    back = [] if card.first else [("back", "card.back")]
    return [*back, ("skip", "card.skip") if card.answer is None else ("next", "card.next")]
