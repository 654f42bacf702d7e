"""An interview as a script that its author can read through: what is asked, when, and how."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import count, takewhile

from bot.authoring.wording import render_kind, render_rule
from bot.sending.render_cards import render_card
from bot.sending.voice import Voice
from conversations.buttons import decode
from conversations.definition.interview import Interview
from conversations.definition.questions import Defaulted, Items, ListShape, Question
from conversations.drafts.cards import build_card
from conversations.drafts.draft import Draft, Focus
from conversations.report.numbering import render_marker
from conversations.views import CardView, Tag

_EVERYWHERE = ("back", "skip", "outline", "preview")
"""The verbs of the buttons that every card has."""

_REMEMBERED = "〔上次的回答〕"


def render_script(interview: Interview, sample: Draft, voice: Voice) -> str:
    """Return the script.

    A question's buttons are those of the chat before it is answered, and all before it as in the
    `sample`.
    """
    free = _drop_rules(interview)
    numbers, headings = count(1), count(1)
    lines = list(_render_top(interview))
    for section in interview.sections:
        title = voice.say(section.title)
        if section.heading is not None:
            title = render_marker("一、", next(headings)) + section.heading
        lines += ["", f"{title} [{section.id}]"]
        for question in section.questions:
            lines.append(f"  {next(numbers)}. {question.id}: {render_kind(question, interview)}")
            said = [*_render_question(question, interview, voice)]
            if labels := _list_buttons(question, free, sample, voice):
                said.append(f"buttons: {' '.join(labels)}")
            lines += [f"     {line}" for line in said]
    return "\n".join(lines)


def _drop_rules(interview: Interview) -> Interview:
    """Return the interview with every question asked, so that each has a card."""
    fields = interview.model_dump(by_alias=True)
    for section in fields["sections"]:
        for question in section["questions"]:
            question["when"] = None
    return Interview.model_validate(fields)


def _render_top(interview: Interview) -> Iterator[str]:
    yield f"{interview.name.zh_CN} / {interview.name.en}"
    yield f"{interview.about.zh_CN} / {interview.about.en}"
    yield f"id {interview.id}, version {interview.version}, for each {interview.periods}"
    yield f"title: {interview.title}"


def _render_question(question: Question, interview: Interview, voice: Voice) -> Iterator[str]:
    yield voice.say(question.ask)
    if question.hint is not None:
        yield f"hint: {voice.say(question.hint)}"
    if isinstance(question, Items):
        yield from _render_suggestions("suggested", question, voice)
    if isinstance(question, Items) and question.inner is not None:
        if question.inner.hint is not None:
            yield f"hint for its list: {voice.say(question.inner.hint)}"
        yield from _render_suggestions("suggested for its list", question.inner, voice)
    if question.when is not None:
        yield f"asked when {render_rule(question.when, interview)}"
    if not question.required:
        yield "optional"
    if question.sensitive:
        yield "sensitive: the answer is not quoted back"
    if isinstance(question, Defaulted) and question.default is not None:
        yield f"offered: {question.default}"
    if isinstance(question, Defaulted) and question.profile is not None:
        yield f"remembered as profile.{question.profile}"


def _render_suggestions(lead: str, shape: ListShape, voice: Voice) -> Iterator[str]:
    """Yield the suggestions with their ids, and a line for each that has a hint."""
    named = [f"{each.heading}{f' [{each.id}]' if each.id else ''}" for each in shape.suggestions]
    if named:
        yield f"{lead}: {'；'.join(named)}"
    for each in shape.suggestions:
        if each.hint is not None:
            yield f"hint for {each.heading}: {voice.say(each.hint)}"


def _list_buttons(
    question: Question, interview: Interview, sample: Draft, voice: Voice
) -> list[str]:
    """Return the labels of the question's card, without the buttons that every card has."""
    remembered = {
        each.profile: _REMEMBERED
        for _, each in interview.questions()
        if isinstance(each, Defaulted) and each.profile is not None
    }
    earlier = takewhile(lambda name: name != question.id, interview.by_id)
    answers = {name: sample.answers[name] for name in earlier if name in sample.answers}
    focus = Focus(question.id)
    card = build_card(interview, replace(sample, answers=answers, focus=focus, profile=remembered))
    if card is None:
        return []
    (message,) = render_card(CardView(Tag(1, interview.name, sample.period), card), voice)
    buttons = [button for row in message.rows for button in row]
    return [f"[{each['text']}]" for each in buttons if _tell_verb(each) not in _EVERYWHERE]


def _tell_verb(button: Mapping[str, str]) -> str:
    press = decode(button["callback_data"])
    return press.verb if press else ""
