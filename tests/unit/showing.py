"""Cards made by hand, and what a person sees of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from bot.sending.messages import Message
from bot.sending.views import render_view
from bot.sending.voice import Voice
from bot.words.folders import find_folders
from bot.words.words import Words
from conversations.buttons import Press, decode
from conversations.definition.interview import Section
from conversations.definition.questions import Question
from conversations.definition.terms import Words as Said
from conversations.drafts.draft import Answer, Entry, Focus, ItemsAnswer, Part, TextAnswer
from conversations.drafts.results import Card, Progress
from conversations.views import CardView, Tag, View
from tests.limits import check_message, strip_markup

TAG = Tag(1, Said(zh_CN="样例报告", en="Sample report"), "2026H1")
_questions: TypeAdapter[Question] = TypeAdapter(Question)


@dataclass(frozen=True)
class Seen:
    """A message as it is seen: its text, and what each of its buttons does."""

    text: str
    presses: dict[str, Press]

    @property
    def labels(self) -> list[str]:
        return list(self.presses)

    def find(self, label: str) -> tuple[str, int | None]:
        """Return the verb and the value of the button."""
        press = self.presses[label]
        return press.verb, press.value


@cache
def find_voice(language: str = "zh_CN") -> Voice:
    return Voice(Words(find_folders(None)), language)


def both(zh: str, en: str | None = None) -> Said:
    return Said(zh_CN=zh, en=en or zh)


def build_question(kind: str, **fields: object) -> Question:
    """Return the question `q` of that kind."""
    given = {"id": "q", "kind": kind, "ask": both("问什么？", "What?"), **fields}
    return _questions.validate_python(given)


def build_card(
    question: Question, answer: Answer | None = None, focus: Focus | None = None, **fields: Any
) -> Card:
    given = {
        "section": Section(id="s", title=both("部分", "Part"), questions=(question,)),
        "question": question,
        "position": 1,
        "progress": Progress(0, 1),
        "overall": Progress(0, 1),
        "answer": answer,
        "attempt": None,
        "focus": focus or Focus(question.id),
        "revision": 3,
        "first": False,
        "last": False,
    }
    return Card(**{**given, **fields})


def see_card(
    question: Question,
    answer: Answer | None = None,
    focus: Focus | None = None,
    language: str = "zh_CN",
    **fields: Any,
) -> Seen:
    """Return the question's card as it is seen."""
    return see(CardView(TAG, build_card(question, answer, focus, **fields)), language)


def see(view: View, language: str = "zh_CN") -> Seen:
    """Return the view's only message as it is seen, after the messenger's own checks."""
    [message] = render_view(view, find_voice(language))
    return read_message(message)


def read_message(message: Message) -> Seen:
    buttons = [button for row in message.rows for button in row]
    check_message(message.text, buttons)
    presses = {button["text"]: decode(button["callback_data"]) for button in buttons}
    assert all(presses.values())
    assert len(presses) == len(buttons), "two buttons say the same"
    return Seen(
        strip_markup(message.text), {label: press for label, press in presses.items() if press}
    )


def entry(heading: str, text: str = "", **fields: Any) -> Entry:
    written = TextAnswer((Part(text),)) if text else None
    return Entry(Part(heading), written, **fields)


def items(*entries: Entry) -> ItemsAnswer:
    return ItemsAnswer(entries)
