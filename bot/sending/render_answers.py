"""The card of a question that one answer answers: what there is, what is offered, the options."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from bot.sending.asked import LONGEST_ANSWER, LONGEST_ASK, LONGEST_DEFAULT, Asked, join_parts
from bot.sending.keyboards import aim, arrange, build_button
from bot.sending.messages import Button, clip, clip_line
from bot.sending.render_texts import render_brief, render_written
from bot.sending.say_answers import say_value
from bot.sending.voice import Voice
from conversations.definition.questions import (
    BaseQuestion,
    Choice,
    Confirm,
    Date,
    Declaration,
    Integer,
    LongText,
    Money,
    MultiChoice,
    Number,
    Percentage,
    PeriodQuestion,
)
from conversations.drafts.draft import (
    ChoiceAnswer,
    ConfirmAnswer,
    DeclaredAnswer,
    MultiChoiceAnswer,
    Skipped,
    TextAnswer,
)
from conversations.drafts.results import Card
from conversations.periods import PeriodKind
from conversations.views import CardView

_LONGEST_OPTION = 56
"""Units of a label that has a mark before it."""

_LONGEST_OFFER = 18
"""Units of what is offered that its button can say on a phone; more stands in the text."""


def render_answer(view: CardView, voice: Voice) -> Asked:
    """Return the question, with its present answer and the buttons that answer it."""
    card = view.card
    ask = clip(voice.say(card.question.ask), LONGEST_ASK)
    hint = _find_hint(card.question, voice)
    body = join_parts(
        _render_present(card, voice, brief=view.beside.compact), _render_default(card, voice)
    )
    rows = [*_build_default_row(view, voice), *_build_rows(view, voice)]
    return Asked(ask, hint, body, rows)


def _find_hint(question: BaseQuestion, voice: Voice) -> str:
    """Return the template's hint, else an example of what can be typed."""
    if question.hint is not None:
        return clip(voice.say(question.hint), LONGEST_ASK)
    return find_example(question, voice)


def find_example(question: BaseQuestion, voice: Voice) -> str:
    """Return an example of what can be typed; "" where anything can."""
    if isinstance(question, Money):
        return voice.label("example.money", unit=question.unit)
    if isinstance(question, PeriodQuestion):
        return voice.label(_PERIODS[question.periods])
    key = _EXAMPLES.get(type(question))
    return voice.label(key) if key else ""


def _render_present(card: Card, voice: Voice, *, brief: bool) -> Markup | str:
    """Return what is answered so far; of some kinds, how to answer."""
    answer, question = card.answer, card.question
    match answer:
        case None if isinstance(question, MultiChoice):
            return _render_choosing(question, voice)
        case None if isinstance(question, Declaration):
            return voice.text("declaration.how")
        case None | ChoiceAnswer() | ConfirmAnswer():
            return ""
        case Skipped():
            return voice.text("card.skipped")
        case TextAnswer():
            return render_written(answer, voice, brief=brief)
        case DeclaredAnswer():
            return voice.text("declaration.now", text=say_value(question, answer, voice))
        case MultiChoiceAnswer() if isinstance(question, MultiChoice):
            return _render_chosen(question, answer, voice)
    said = say_value(question, answer, voice)
    if brief:
        return render_brief(said, voice)
    return voice.text("card.answer", text=said, characters=0)


def _render_choosing(question: MultiChoice, voice: Voice) -> Markup:
    return voice.text("choices.how", least=question.least, most=question.most or 0)


def _render_chosen(question: MultiChoice, answer: MultiChoiceAnswer, voice: Voice) -> Markup:
    if not answer.values:
        return _render_choosing(question, voice)
    text = clip(say_value(question, answer, voice), LONGEST_ANSWER)
    return voice.text("choices.now", count=len(answer.values), text=text, closed=answer.closed)


def _find_default(card: Card, voice: Voice) -> str:
    """Return what is known already and offered on a button, unless it is the answer by now."""
    if card.default is None:
        return ""
    said = "" if card.answer is None else say_value(card.question, card.answer, voice)
    return "" if said == card.default else clip_line(card.default, LONGEST_DEFAULT)


def _render_default(card: Card, voice: Voice) -> Markup | str:
    default = _find_default(card, voice)
    return voice.text("card.default", text=default) if len(default) > _LONGEST_OFFER else ""


def _build_default_row(view: CardView, voice: Voice) -> list[list[Button]]:
    default = _find_default(view.card, voice)
    if not default:
        return []
    long = len(default) > _LONGEST_OFFER
    label = voice.label("card.use_it") if long else voice.plain("card.use", text=default)
    return [[build_button(label, aim(view)("default"))]]


def _build_rows(view: CardView, voice: Voice) -> list[list[Button]]:
    answer = view.card.answer
    if isinstance(answer, TextAnswer) and answer.open:
        return [[build_button(voice.label("card.done_writing"), aim(view)("done"))]]
    match view.card.question:
        case Choice() as question:
            labels = [voice.say(option.label) for option in question.options]
            return arrange([_build_option(view, voice, *each) for each in enumerate(labels)])
        case MultiChoice() as question:
            return _build_choice_rows(view, question, voice)
        case Confirm():
            yes_no = ((1, "card.yes"), (0, "card.no"))
            return [[_build_option(view, voice, at, voice.label(key)) for at, key in yes_no]]
        case Declaration():
            return _build_declaration_rows(view, voice)
        case LongText():
            return [[_build_more(view, voice)]]
    return []


def _build_option(view: CardView, voice: Voice, value: int, label: str) -> Button:
    if _find_chosen(view.card) == value:
        label = voice.label("card.chosen", label=clip_line(label, _LONGEST_OPTION))
    return build_button(label, aim(view)("choose", value))


def _build_choice_rows(view: CardView, question: MultiChoice, voice: Voice) -> list[list[Button]]:
    """Return a button for each option, which takes it or leaves it, and 写完了."""
    answer, press = view.card.answer, aim(view)
    chosen = answer.values if isinstance(answer, MultiChoiceAnswer) else ()
    options = []
    for at, option in enumerate(question.options):
        key = "card.chosen" if option.id in chosen else "choices.open"
        label = voice.label(key, label=clip_line(voice.say(option.label), _LONGEST_OPTION))
        options.append(build_button(label, press("toggle", at)))
    ready = len(chosen) >= question.least
    done = [[build_button(voice.label("card.done_writing"), press("done"))]] if ready else []
    return [*arrange(options), *done]


def _build_declaration_rows(view: CardView, voice: Voice) -> list[list[Button]]:
    labels = ((0, voice.label("answer.none")), (1, voice.label("answer.covered")))
    return [[_build_option(view, voice, *each) for each in labels], [_build_more(view, voice)]]


def _build_more(view: CardView, voice: Voice) -> Button:
    key = "card.write_more" if isinstance(view.card.answer, TextAnswer) else "card.write_parts"
    return build_button(voice.label(key), aim(view)("more"))


def _find_chosen(card: Card) -> int | None:
    """Return the value of the button that says the present answer."""
    match card.answer:
        case ConfirmAnswer(value=yes):
            return int(yes)
        case DeclaredAnswer(value=declared):
            return int(declared == "covered")
        case ChoiceAnswer(value=chosen) if isinstance(card.question, Choice):
            return [option.id for option in card.question.options].index(chosen)
    return None


_EXAMPLES: Mapping[type[BaseQuestion], str] = {
    Integer: "example.integer",
    Number: "example.decimal",
    Percentage: "example.percentage",
    Date: "example.date",
}

_PERIODS: Mapping[PeriodKind, str] = {
    "month": "example.month",
    "quarter": "example.quarter",
    "half_year": "example.half_year",
    "first_half": "example.half_year",
    "year": "example.year",
}
