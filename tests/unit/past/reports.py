"""A report with a list that follows its plans, as it was a year ago."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from conversations.drafts.draft import (
    Answer,
    DateAnswer,
    Draft,
    Entry,
    Figure,
    FiguresAnswer,
    ItemsAnswer,
    Part,
    Row,
    TableAnswer,
    TextAnswer,
)
from conversations.drafts.path import build_walk
from conversations.past.earlier import Earlier
from tests.unit.talks import build_interview, words

THEN = datetime(2025, 7, 3, tzinfo=UTC)
NOW = datetime(2026, 7, 3, tzinfo=UTC)

OPENING = "2025年，在市委坚强领导下，认真履行各项主体责任，现汇报如下。"
DRILL = "3月15日组织全员消防演练，共计120人次参加，整改隐患12处。"
TRAIN = "每月组织一次集中培训，参训人员全部考试合格，持证上岗。"


def ask(name: str, kind: str, **fields: object) -> dict[str, object]:
    return {"id": name, "kind": kind, "ask": words(name), **fields}


INTERVIEW = build_interview(
    ask("opening", "long_text"),
    ask("works", "items", follows="plans", most=3),
    ask("problems", "items"),
    ask("plans", "items", pairs_with="problems"),
    ask("day", "date"),
    ask(
        "people", "table", columns=[{"id": "name", "label": "姓名"}, {"id": "job", "label": "职务"}]
    ),
    ask("counts", "figures", members=[{"id": "all", "label": words("总数")}]),
    ask("secret", "long_text", sensitive=True),
)


def say(text: str, source: int | None = 77) -> TextAnswer:
    return TextAnswer((Part(text, source, THEN),))


def enter(number: int, heading: str, text: str, pair: int | None = None) -> Entry:
    return Entry(Part(heading, 70 + number, THEN), say(text), number, pair=pair)


OLD: Mapping[str, Answer] = {
    "unit": say("市安监中心"),
    "opening": say(OPENING),
    "works": ItemsAnswer((enter(1, "消防演练", DRILL), enter(2, "安全培训", TRAIN)), closed=True),
    "problems": ItemsAnswer((enter(4, "培训不细", "内容不够具体。"),), closed=True),
    "plans": ItemsAnswer((enter(1, "细化培训", "年底前编好教材。", pair=4),), closed=True),
    "day": DateAnswer(THEN.date(), Part("2025年7月3日", 78, THEN)),
    "people": TableAnswer((Row(("张三", "主任"), Part("张三 主任", 79, THEN)),), closed=True),
    "counts": FiguresAnswer({"all": Figure(None)}),
    "secret": say("线索来源的情况，涉及的人员和处理的经过，以及后续的安排。"),
}


def build_earlier(label: str = "2025年度") -> Earlier:
    return Earlier(label, build_walk(INTERVIEW, Draft(INTERVIEW.id, 1, "2025", OLD)))


def build_draft(answers: Mapping[str, Answer] | None = None) -> Draft:
    return Draft(INTERVIEW.id, 1, "2026", answers or {}, past="2025年度")
