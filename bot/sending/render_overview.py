"""A report read through: the list of its answers, one of them in full, and words found in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import groupby
from typing import Any

from bot.sending.asked import LONGEST_ASK, LONGEST_NAME
from bot.sending.keyboards import build_button, build_numbers, build_ways
from bot.sending.messages import Button, Message, clip, clip_line
from bot.sending.render_findings import say_briefly
from bot.sending.say_answers import say_answer
from bot.sending.say_excerpts import say_excerpt, split_pages
from bot.sending.tell_answers import tell_answer
from bot.sending.voice import Voice
from conversations.browsing.excerpts import cut_excerpt
from conversations.browsing.overview import Hit, OverviewLine, State
from conversations.browsing.views import AnswerView, ClearView, OverviewView, ReportHitsView
from conversations.buttons import Press
from conversations.definition.questions import BaseQuestion
from conversations.drafts.draft import Skipped
from conversations.views import View

LINES = 10
"""Questions on a page: two rows of numbers."""

LONGEST_SHORT = 36
"""Units of what a question asks, where it stands for the question in a list."""

_EXCERPT = 60
_PAGE_OF_ANSWER = 2400
_LONGEST_CLEARED = 600

_MARKS: Mapping[State, str] = {"answered": "✅", "unfinished": "✎", "open": "○", "skipped": "–"}

Row = list[Button]


def render_overview(view: OverviewView, voice: Voice) -> list[Message]:
    """Return a page of the list, a number for each question."""
    groups = [
        {
            "title": clip_line(voice.say(section.title), LONGEST_NAME),
            "lines": [_build_line(each, voice) for each in lines],
        }
        for section, lines in groupby(view.lines, key=lambda line: line.section)
    ]
    text = voice.text(
        "overview.text",
        name=voice.name(view.tag),
        news=voice.news(view.news) if view.news else "",
        groups=groups,
        page=view.page + 1,
        pages=view.pages,
    )
    return [Message(text, _build_list_rows(view, voice))]


def render_answer_view(view: AnswerView, voice: Voice) -> list[Message]:
    """Return a page of the answer, and what can be done with it."""
    line, question = view.line, view.line.question
    told = "" if _is_empty(line) or line.answer is None else _tell(line, voice)
    pages = split_pages(told, _PAGE_OF_ANSWER)
    page = min(view.page, len(pages) - 1)
    text = voice.text(
        "overview.answer",
        name=voice.name(view.tag),
        news=voice.news(view.news) if view.news else "",
        section=clip_line(voice.say(line.section.title), LONGEST_NAME),
        number=line.number,
        total=view.total,
        ask=clip(voice.say(question.ask), LONGEST_ASK),
        state=line.state,
        sensitive=question.sensitive,
        text=pages[page],
        characters=len("".join(told.split())),
        page=page + 1,
        pages=len(pages),
    )
    return [Message(text, _build_answer_rows(view, page, len(pages), voice))]


def render_clear(view: ClearView, voice: Voice) -> list[Message]:
    """Return the question whether the answer is to go, with its beginning."""
    draft, question = view.tag.id, view.line.question
    shown = "" if question.sensitive else clip(_tell(view.line, voice), _LONGEST_CLEARED)
    text = voice.text("overview.clear_ask", ask=say_short(question, voice), text=shown)
    sure = Press("clear_sure", draft, view.revision, question.id)
    row = [
        build_button(voice.label("overview.clear_sure"), sure),
        build_button(voice.label("overview.keep"), Press("review_at", draft, 0, question.id)),
    ]
    return [Message(text, [row])]


def render_report_hits(view: ReportHitsView, voice: Voice) -> list[Message]:
    """Return the answers that have the words, with what is around them."""
    text = voice.text(
        "overview.hits",
        name=voice.name(view.tag),
        words=clip_line(view.text, LONGEST_NAME),
        total=view.total,
        lines=[_build_hit(hit, voice) for hit in view.hits],
        page=view.page + 1,
        pages=view.pages,
    )
    draft = view.tag.id
    numbers = [_build_number(hit.line, draft, voice) for hit in view.hits]
    rows = build_numbers(numbers)
    rows.append(_build_pager(voice, Press("review_hits", draft, view.stamp), view.page, view.pages))
    again = build_button(voice.label("overview.find_again"), Press("review_find", draft))
    rows.append([again, *build_ways(voice, ["review"], draft)])
    return [Message(text, [row for row in rows if row])]


def say_short(question: BaseQuestion, voice: Voice) -> str:
    """Return what the question asks, short enough to stand for it in a list."""
    return clip_line(say_briefly(question.ask, voice), LONGEST_SHORT)


def _build_line(line: OverviewLine, voice: Voice) -> dict[str, object]:
    answer = line.answer
    said = "" if _is_empty(line) or answer is None else say_answer(line.question, answer, voice)
    return {
        "mark": _MARKS[line.state],
        "number": line.number,
        "ask": say_short(line.question, voice),
        "excerpt": clip_line(said, _EXCERPT),
    }


def _build_hit(hit: Hit, voice: Voice) -> dict[str, object]:
    """Return what is said of an answer with the words; of a sensitive one, that it has them."""
    hidden = hit.line.question.sensitive
    excerpt = cut_excerpt(hit.text, hit.spans, _EXCERPT)
    return {
        "number": hit.line.number,
        "ask": say_short(hit.line.question, voice),
        "excerpt": voice.label("answer.hidden") if hidden else say_excerpt(excerpt, voice),
        "count": len(hit.spans),
    }


def _build_list_rows(view: OverviewView, voice: Voice) -> list[Row]:
    draft = view.tag.id
    rows = build_numbers([_build_number(line, draft, voice) for line in view.lines])
    rows.append(_build_pager(voice, Press("review", draft), view.page, view.pages))
    undo = build_button(voice.label("way.undo"), Press("undo", draft, view.undo))
    look = build_button(voice.label("overview.find"), Press("review_find", draft))
    rows.append([look, undo] if view.undo else [look])
    rows.append(build_ways(voice, ["open", "outline"], draft))
    return [row for row in rows if row]


def _build_answer_rows(view: AnswerView, page: int, pages: int, voice: Voice) -> list[Row]:
    draft, question = view.tag.id, view.line.question.id
    undo = build_button(voice.label("way.undo"), Press("undo", draft, view.undo))
    edit = build_button(voice.label("overview.edit"), Press("visit", draft, 0, question))
    clear = build_button(voice.label("overview.clear"), Press("clear", draft, 0, question))
    past = build_button(voice.label("overview.history"), Press("history", draft, 0, question))
    beside = (("overview.before", view.before), ("overview.after", view.after))
    back = Press("review", draft, value=view.list_page)
    rows = [
        [undo] if view.undo else [],
        _build_pager(voice, Press("review_at", draft, 0, question), page, pages),
        [edit, *([] if view.line.answer is None else [clear]), past],
        [
            build_button(voice.label(key), Press("review_at", draft, 0, other))
            for key, other in beside
            if other
        ],
        [build_button(voice.label("overview.back"), back)],
    ]
    return [row for row in rows if row]


def _build_number(line: OverviewLine, draft: int, voice: Voice) -> Button:
    label = voice.label("overview.pick", number=line.number)
    return build_button(label, Press("review_at", draft, 0, line.question.id))


def _build_pager(voice: Voice, press: Press, page: int, pages: int) -> Row:
    """Return the buttons that turn the pages of what the press shows."""
    turns = ((page - 1, "way.earlier"), (page + 1, "way.later"))
    return [
        build_button(
            voice.label(key), Press(press.verb, press.draft, press.revision, press.question, to)
        )
        for to, key in turns
        if 0 <= to < pages
    ]


def _is_empty(line: OverviewLine) -> bool:
    return line.answer is None or isinstance(line.answer, Skipped)


def _tell(line: OverviewLine, voice: Voice) -> str:
    return tell_answer(line.question, line.answer, voice) if line.answer else ""


# Any: each renderer takes its own kind of view, and the dictionary pairs them.
RENDERERS: dict[type[View], Callable[[Any, Voice], list[Message]]] = {
    OverviewView: render_overview,
    AnswerView: render_answer_view,
    ClearView: render_clear,
    ReportHitsView: render_report_hits,
}
