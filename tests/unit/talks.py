"""An interview with every kind of question, and someone who answers it event by event."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from conversations.definition.interview import Interview
from conversations.definition.questions import (
    Choice,
    Confirm,
    Date,
    Declaration,
    Figures,
    InnerItems,
    Integer,
    Items,
    LongText,
    Money,
    MultiChoice,
    Number,
    Percentage,
    PeriodQuestion,
    Pictures,
    Table,
)
from conversations.drafts.answers import is_whole
from conversations.drafts.cards import build_card
from conversations.drafts.draft import (
    Draft,
    Entry,
    FiguresAnswer,
    Focus,
    ItemsAnswer,
    MultiChoiceAnswer,
    PicturesAnswer,
    TableAnswer,
    TextAnswer,
)
from conversations.drafts.events import Amended, Event, Pictured, Pressed, Typed, Verb
from conversations.drafts.results import Card, Result
from conversations.engine.step import step

NOON = datetime(2026, 6, 30, 12, tzinfo=UTC)
TODAY = date(2026, 6, 30)


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


OPTIONS = [
    {"id": name, "label": {"zh_CN": zh, "en": name}}
    for name, zh in (("town", "乡镇"), ("office", "机关"), ("school", "学校"))
]
FAMILY: dict[str, object] = {
    "members": [
        {"id": "received", "label": words("受理"), "unit": "件"},
        {"id": "closed", "label": words("办结"), "unit": "件"},
        {"id": "open", "label": words("在办"), "unit": "件", "required": False},
    ],
    "sums": [{"total": "received", "parts": ["closed", "open"]}],
    "of_which": [{"part": "closed", "whole": "received"}],
    "shares": [{"id": "closed_share", "part": "closed", "whole": "received"}],
}
COLUMNS = [{"id": "name", "label": "单位"}, {"id": "staff", "label": "人数", "kind": "integer"}]
AREA = {"id": "study", "heading": "在理论学习方面"}
INNER = {"ask": words("有哪些表现？"), "suggestions": ["学习不够深入"], "most": 3}


def build_rich() -> Interview:
    """Return an interview with the usual kinds, in four sections, with rules of every form."""
    basics = [
        ask("unit", "short_text", longest=50),
        ask("place", "choice", options=OPTIONS),
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


def build_full() -> Interview:
    """Return an interview with every kind, among them lists that look at one another."""
    figures = [
        ask("unit", "short_text", longest=50),
        ask("meetings", "integer", least=0, most=1000),
        ask("place", "choice", options=OPTIONS),
        ask("team", "confirm"),
        ask("held_on", "date", when={"question": "team", "is": [True]}),
        ask("spent", "money", default="{{ meetings }}万元"),
        ask("share", "percentage", required=False),
        ask("length", "decimal", when={"question": "meetings", "least": 2, "most": 900}),
        ask("since", "period", periods="half_year", required=False),
        ask("topics", "multi_choice", options=OPTIONS, most=2),
        ask("cases", "figures", **FAMILY),
        ask("units", "table", columns=COLUMNS, most=4),
    ]
    texts = [
        ask("opening", "long_text"),
        ask("leaks", "declaration", none="全年未发生失泄密事件。"),
        ask("photos", "pictures", least=0, most=3),
        ask("leak", "short_text", when={"question": "leaks", "is": ["some"]}),
    ]
    lists = [
        ask("works", "items", suggestions=["持续提高政治站位", "压紧压实各级责任"], most=3),
        ask("plans", "items", required=False, least=0, pairs_with="works", most=4),
        ask("areas", "items", suggestions=[AREA], most=3, inner=INNER),
        ask("area_note", "short_text", when={"question": "areas", "is": ["study"]}),
        ask("closing", "short_text"),
    ]
    parts = {"figures": figures, "texts": texts, "lists": lists}
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
        return self.take(Typed(text, len(self.events), self.now, TODAY))

    def show(self, caption: str = "", picture: int | None = None) -> Result:
        """Send a photo; its id is the number of the event, unless another is given."""
        self.now += timedelta(seconds=60)
        source = len(self.events)
        number = source if picture is None else picture
        return self.take(Pictured(number, "", caption, source, self.now))

    def amend(self, source: int, text: str) -> Result:
        self.now += timedelta(seconds=60)
        return self.take(Amended(text, source, self.now, TODAY))

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
    match card.question:
        case Items():
            return _answer_list(card, card.question, number)
        case Choice():
            return ("choose", number % len(card.question.options))
        case Confirm():
            return ("choose", number % 2)
        case Declaration() if card.answer is None:
            return ("choose", number % 2)
        case MultiChoice():
            chosen = isinstance(card.answer, MultiChoiceAnswer) and card.answer.values
            return ("done", None) if chosen else ("toggle", 0)
        case Figures():
            return _answer_figures(card)
        case Table() | Pictures():
            return _answer_set(card, card.question)
        case Integer():
            return str(card.question.least if card.question.least is not None else 0)
        case LongText() | Declaration():
            return _answer_text(card, number)
    return _SAID.get(type(card.question), "答")


_SAID: dict[type[object], str] = {
    Date: "2026年6月30日",
    Number: "12.5",
    Money: "1193.5万元",
    Percentage: "98.5%",
    PeriodQuestion: "2026年上半年",
}


def _answer_text(card: Card, number: int) -> str | tuple[Verb, int | None]:
    written = isinstance(card.answer, TextAnswer) and card.answer.open and card.answer.parts
    return ("done", None) if written else f"正文{number}"


def _answer_figures(card: Card) -> str | tuple[Verb, int | None]:
    if card.focus.entry is not None:
        return "0"
    return ("accept", None) if card.mismatches and not _is_accepted(card) else ("next", None)


def _answer_set(card: Card, question: Table | Pictures) -> str | tuple[Verb, int | None]:
    if isinstance(question, Table):
        return _answer_table(card, question)
    return _answer_pictures(card, question)


def _answer_table(card: Card, question: Table) -> str | tuple[Verb, int | None]:
    if card.focus.entry is not None and card.focus.part is None:
        return ("back", None)
    filled = isinstance(card.answer, TableAnswer) and len(card.answer.rows) >= question.least
    if filled and card.focus.entry is None:
        return ("done", None)
    return "\t".join(_CELLS.get(column.kind, "办公室") for column in question.columns)


_CELLS = {
    "integer": "12",
    "decimal": "12.5",
    "money": "3万元",
    "percentage": "98%",
    "date": "2026-06-30",
}


def _answer_pictures(card: Card, question: Pictures) -> str | tuple[Verb, int | None]:
    """Return what ends the question without a photo, which is no text."""
    if card.focus.entry is not None:
        return "说明" if card.focus.part else ("back", None)
    count = len(card.answer.pictures) if isinstance(card.answer, PicturesAnswer) else 0
    return ("skip", None) if count < question.least else ("done", None)


def _is_accepted(card: Card) -> bool:
    return isinstance(card.answer, FiguresAnswer) and card.answer.accepted


def _answer_list(card: Card, question: Items, number: int) -> str | tuple[Verb, int | None]:
    shown = card.answer if isinstance(card.answer, ItemsAnswer) else ItemsAnswer()
    shape: Items | InnerItems = question
    if card.focus.area is not None and question.inner is not None:
        shown, shape = shown.entries[card.focus.area].inner or ItemsAnswer(), question.inner
    entries: tuple[Entry, ...] = shown.entries
    if card.focus.entry is not None:
        text = entries[card.focus.entry].text
        if card.focus.part == "text" and text is not None and text.open and text.parts:
            return ("done", None)
        return f"第{number}件事" if card.focus.part else ("back", None)
    if sum(map(is_whole, entries)) >= shape.least:
        return ("done", None)
    if len(entries) < shape.most:
        return f"标题{number}" if shape is question and question.inner else f"标题{number}。正文"
    return ("rewrite", next(at for at, each in enumerate(entries) if not is_whole(each)))
