"""An interview with every kind of question, and someone who answers it event by event."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from conversations.answers import is_whole
from conversations.cards import build_card
from conversations.draft import Draft, Focus, ItemsAnswer, TextAnswer
from conversations.engine import step
from conversations.events import Amended, Event, Pressed, Typed, Verb
from conversations.interview import (
    Choice,
    Confirm,
    Date,
    Integer,
    Interview,
    Items,
    LongText,
)
from conversations.results import Card, Result

NOON = datetime(2026, 6, 30, 12, tzinfo=UTC)


def words(text: str) -> dict[str, str]:
    return {"zh_CN": text, "en": text}


def build_interview(*questions: dict[str, object]) -> Interview:
    """Return an interview with one section of these questions, after its short text `unit`."""
    first = {"id": "unit", "kind": "short_text", "ask": words("哪个单位？")}
    section = {"id": "only", "title": words("全部"), "questions": [first, *questions]}
    return build_sections([section])


def build_sections(sections: list[dict[str, object]]) -> Interview:
    return Interview.model_validate(
        {
            "id": "rich",
            "version": 1,
            "name": words("样例报告"),
            "about": words("每种问题各一个"),
            "periods": "half_year",
            "unit": "unit",
            "title": "{{ unit }}",
            "sections": sections,
        }
    )


def ask(question_id: str, kind: str, **fields: object) -> dict[str, object]:
    return {"id": question_id, "kind": kind, "ask": words(question_id), **fields}


def build_rich() -> Interview:
    """Return an interview with every kind, in four sections, with rules of every form."""
    options = [
        {"id": name, "label": {"zh_CN": zh, "en": name}}
        for name, zh in (("town", "乡镇"), ("office", "机关"), ("school", "学校"))
    ]
    basics = [
        ask("unit", "short_text", longest=50),
        ask("place", "choice", options=options),
        ask("team", "confirm"),
    ]
    figures = [
        ask("meetings", "integer", least=0, most=1000),
        ask("cases", "integer", required=False, when={"question": "place", "is": ["town"]}),
        ask("held_on", "date", when={"question": "team", "is": [True]}),
    ]
    texts = [
        ask("opening", "long_text"),
        ask("remark", "long_text", required=False, when={"any": [{"question": "held_on"}]}),
    ]
    lists = [
        ask("works", "items", suggestions=["持续提高政治站位", "压紧压实各级责任"], most=3),
        ask(
            "problems",
            "items",
            least=0,
            required=False,
            when={"all": [{"question": "works"}, {"no": {"question": "place", "is": ["school"]}}]},
        ),
        ask("closing", "short_text"),
    ]
    parts = {"basics": basics, "figures": figures, "texts": texts, "lists": lists}
    return build_sections(
        [{"id": each, "title": words(each), "questions": parts[each]} for each in parts]
    )


@dataclass
class Talk:
    """A draft and the person who answers it; keeps every event."""

    interview: Interview = field(default_factory=build_rich)
    now: datetime = NOON
    events: list[Event] = field(default_factory=list)
    draft: Draft = field(default_factory=lambda: Draft("rich", 1, "2026H1"))

    def take(self, event: Event) -> Result:
        self.events.append(event)
        self.draft, result = step(self.interview, self.draft, event)
        return result

    def say(self, text: str, after: float = 60) -> Result:
        """Send a text `after` seconds; its source is the number of the event."""
        self.now += timedelta(seconds=after)
        return self.take(Typed(text, len(self.events), self.now))

    def amend(self, source: int, text: str) -> Result:
        self.now += timedelta(seconds=60)
        return self.take(Amended(text, source, self.now))

    def press(self, verb: Verb, value: int | None = None, question: str | None = None) -> Result:
        """Press a button of the present card."""
        return self.take(Pressed(verb, question, self.draft.revision, value))

    def say_all(self, *texts: str) -> None:
        for text in texts:
            assert self.say(text).outcome == "saved", text

    @property
    def last(self) -> int:
        """The source of the last message."""
        return len(self.events) - 1

    @property
    def card(self) -> Card | None:
        return build_card(self.interview, self.draft)

    @property
    def place(self) -> Focus | None:
        return self.card.focus if self.card else None

    @property
    def at(self) -> str | None:
        """The id of the present question."""
        return self.card.question.id if self.card else None

    def text(self, question_id: str) -> str:
        answer = self.draft.answers[question_id]
        assert isinstance(answer, TextAnswer)
        return answer.text

    def entries(self, question_id: str) -> list[tuple[str, str | None]]:
        """The headings and texts of a list."""
        answer = self.draft.answers[question_id]
        assert isinstance(answer, ItemsAnswer)
        return [
            (each.heading.text, each.text.text if each.text else None) for each in answer.entries
        ]

    def complete(self, within: int) -> None:
        """Answer whatever is asked until nothing is; fail after `within` events."""
        for _ in range(within):
            card = self.card
            if card is None:
                return
            verb_or_text = answer_card(card, len(self.events))
            if isinstance(verb_or_text, str):
                self.say(verb_or_text)
            else:
                self.press(*verb_or_text)
        raise AssertionError(f"not complete after {within} events: {self.card}")


def answer_card(card: Card, number: int) -> str | tuple[Verb, int | None]:
    """Return what a willing person does at this card: a text to send or a button to press."""
    question = card.question
    if isinstance(question, Items):
        return _answer_list(card, question, number)
    if isinstance(question, Choice):
        return ("choose", number % len(question.options))
    if isinstance(question, Confirm):
        return ("choose", number % 2)
    if isinstance(question, Integer):
        return str(question.least if question.least is not None else question.most or 0)
    if isinstance(question, Date):
        return "2026年6月30日"
    if isinstance(question, LongText) and isinstance(card.answer, TextAnswer) and card.answer.open:
        return ("done", None) if card.answer.parts else f"正文{number}"
    return "答"


def _answer_list(card: Card, question: Items, number: int) -> str | tuple[Verb, int | None]:
    entries = card.answer.entries if isinstance(card.answer, ItemsAnswer) else ()
    if card.focus.entry is not None:
        text = entries[card.focus.entry].text
        if card.focus.part == "text" and text is not None and text.open and text.parts:
            return ("done", None)
        return f"第{number}件事" if card.focus.part else ("back", None)
    if sum(map(is_whole, entries)) >= question.least:
        return ("done", None)
    if len(entries) < question.most:
        return f"标题{number}。正文{number}"
    return ("rewrite", next(at for at, each in enumerate(entries) if not is_whole(each)))
