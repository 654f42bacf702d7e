"""A form: the field that is asked with its buttons, all of it at the end, the offer to go on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from bot.sending.keyboards import PAGE, arrange, build_button
from bot.sending.messages import Button, Message, clip, clip_line
from bot.sending.voice import Voice
from conversations.forms.filling import (
    collect_answers,
    find_before,
    find_field,
    find_value,
    list_chosen,
    list_path,
)
from conversations.forms.form import Field, Form, Option, Value
from conversations.forms.stamps import MOST_OPTIONS, build_stamped
from conversations.forms.views import FormView, build_press
from conversations.views import View

_LONGEST_LABEL = 56
"""Units of an option that has a mark before it."""

_LONGEST_TEXT = 600
_LONGEST_VALUE = 120
_LONGEST_NAME = 40
_MOST_LINES = 20


def render_form(view: FormView, voice: Voice) -> list[Message]:
    """Return the form's card."""
    asked = find_field(view.form, view.filling)
    if view.filling.offered:
        return [_render_offer(view, voice)]
    return [_render_summary(view, voice) if asked is None else _render_field(view, asked, voice)]


def render_value(field: Field, value: Value, voice: Voice) -> str:
    """Return a field's value in words, on one line."""
    match field.kind, value:
        case "day", str():
            return voice.day(date.fromisoformat(value))
        case "choice" | "choices", str() | tuple():
            wanted = (value,) if isinstance(value, str) else value
            said = [_say_option(each, voice) for each in field.options if each.value in wanted]
            return voice.plain("answer.joined", parts=said)
    tapped = next((each for each in field.options if each.value == value), None)
    return _say_option(tapped, voice) if tapped else str(value)


def _render_field(view: FormView, asked: Field, voice: Voice) -> Message:
    path, params = list_path(view.form, view.filling), view.form.params
    value = find_value(asked, view.filling)
    said = "" if value is None else render_value(asked, value, voice)
    text = voice.text(
        "fill.text",
        title=_say_title(view.form, voice),
        position=path.index(asked) + 1,
        total=len(path),
        news=voice.news(view.news) if view.news else "",
        attempt=clip(view.filling.attempt, _LONGEST_TEXT),
        ask=voice.plain(asked.ask, **params),
        hint=voice.plain(asked.hint, **params) if asked.hint else "",
        value=clip_line(said, _LONGEST_TEXT),
    )
    rows = [*_build_options(view, asked, voice), _build_ways(view, asked, voice)]
    return Message(text, [row for row in rows if row])


def _render_summary(view: FormView, voice: Voice) -> Message:
    text = voice.text(
        "fill.summary",
        title=_say_title(view.form, voice),
        news=voice.news(view.news) if view.news else "",
        lines=list(_build_lines(view, voice)),
    )
    edits = [
        build_button(
            voice.plain("fill.edit", name=_say_name(view.form, each, voice)),
            build_press(view, "fill_go", each.id),
        )
        for each in list_path(view.form, view.filling)[:_MOST_LINES]
    ]
    sure = [_build_verb(view, voice, "fill_sure"), _build_verb(view, voice, "fill_stop")]
    return Message(text, [sure, *arrange(edits)])


def _render_offer(view: FormView, voice: Voice) -> Message:
    text = voice.text(
        "fill.offer",
        title=_say_title(view.form, voice),
        news=voice.news(view.news) if view.news else "",
        lines=list(_build_lines(view, voice)),
    )
    ways = [_build_verb(view, voice, verb) for verb in ("fill_on", "fill_anew", "fill_stop")]
    return Message(text, [ways])


def _build_lines(view: FormView, voice: Voice) -> Iterator[Mapping[str, str]]:
    """Yield each value with the name of its field."""
    answers = collect_answers(view.form, view.filling)
    for each in list_path(view.form, view.filling)[:_MOST_LINES]:
        value = answers.get(each.id)
        said = render_value(each, value, voice) if value not in (None, ()) else ""
        name = _say_name(view.form, each, voice)
        yield {"name": name, "value": clip_line(said, _LONGEST_VALUE)}


def _build_options(view: FormView, asked: Field, voice: Voice) -> list[list[Button]]:
    """Return the buttons of a page of options, those to turn it, and 选好了."""
    options = asked.options[:MOST_OPTIONS]
    last = max(len(options) - 1, 0) // PAGE
    page = min(max(view.page, 0), last)
    shown = range(page * PAGE, min(page * PAGE + PAGE, len(options)))
    buttons = [_build_option(view, asked, at, voice) for at in shown]
    return [
        *arrange(buttons),
        _build_pager(view, asked, page, last, voice),
        *_done(view, asked, voice),
    ]


def _build_option(view: FormView, asked: Field, at: int, voice: Voice) -> Button:
    option = asked.options[at]
    label = clip_line(_say_option(option, voice), _LONGEST_LABEL)
    if asked.kind == "choices":
        ticked = option.value in list_chosen(asked, view.filling)
        label = voice.plain("card.chosen" if ticked else "choices.open", label=label)
    elif str(find_value(asked, view.filling)) == option.value:
        label = voice.plain("card.chosen", label=label)
    return build_button(label, build_press(view, "fill", asked.id, build_stamped(asked, at)))


def _build_pager(view: FormView, asked: Field, page: int, last: int, voice: Voice) -> list[Button]:
    turns = ((page - 1, "way.earlier"), (page + 1, "way.later"))
    return [
        build_button(voice.label(key), build_press(view, "fill_page", asked.id, to))
        for to, key in turns
        if 0 <= to <= last
    ]


def _done(view: FormView, asked: Field, voice: Voice) -> list[list[Button]]:
    count = len(list_chosen(asked, view.filling))
    if asked.kind != "choices" or not count:
        return []
    label = voice.label("fill.done", count=count)
    return [[build_button(label, build_press(view, "fill_done", asked.id))]]


def _build_ways(view: FormView, asked: Field, voice: Voice) -> list[Button]:
    """Return the buttons that go on without a new value, go back, and put the form away."""
    has_value = find_value(asked, view.filling) is not None
    verbs = ["fill_back"] * (find_before(view.form, view.filling) is not None)
    verbs += ["fill_clear"] * (has_value and not asked.required)
    ways = [_build_verb(view, voice, verb, asked.id) for verb in verbs]
    if has_value or not asked.required:
        label = voice.label("fill.keep" if has_value else "fill.skip")
        ways.append(build_button(label, build_press(view, "fill_skip", asked.id)))
    return [*ways, _build_verb(view, voice, "fill_stop")]


def _build_verb(view: FormView, voice: Voice, verb: str, field_id: str = "") -> Button:
    return build_button(voice.label(_VERBS[verb]), build_press(view, verb, field_id))


def _say_title(form: Form, voice: Voice) -> str:
    return clip_line(voice.plain(form.title, **form.params), _LONGEST_VALUE)


def _say_name(form: Form, field: Field, voice: Voice) -> str:
    return clip_line(voice.plain(field.label or field.ask, **form.params), _LONGEST_NAME)


def _say_option(option: Option, voice: Voice) -> str:
    return voice.label(option.key) if option.key else option.label


_VERBS: Mapping[str, str] = {
    "fill_sure": "fill.sure",
    "fill_stop": "fill.stop",
    "fill_back": "fill.back",
    "fill_clear": "fill.clear",
    "fill_on": "fill.go_on",
    "fill_anew": "fill.anew",
}

# Any: each renderer takes its own kind of view, and the dictionary pairs them.
RENDERERS: dict[type[View], Callable[[Any, Voice], list[Message]]] = {FormView: render_form}
