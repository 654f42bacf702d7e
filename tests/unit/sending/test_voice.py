"""News in both languages: every problem of an answer in a sentence that names what it is about."""

from __future__ import annotations

from decimal import Decimal
from typing import get_args

import pytest

from bot.words.words import LANGUAGES
from conversations.definition.questions import Column
from conversations.drafts.results import Params, Problem
from conversations.periods import PeriodKind
from conversations.views import News, Tag
from tests.unit.showing import both, find_voice

CELL = {"row": 3, "column": "出生年月", "cell": "去年", "kind": "date"}
PROBLEMS: dict[Problem, Params] = {
    "empty": {},
    "one_line": {},
    "too_long": {"longest": 50},
    "not_a_number": {},
    "too_small": {"least": Decimal("7.50")},
    "too_big": {"most": 99},
    "not_a_decimal": {},
    "too_many_places": {"places": 2},
    "not_an_amount": {},
    "not_a_percentage": {},
    "not_a_date": {},
    "not_a_period": {},
    "wrong_period": {"kind": "quarter"},
    "not_an_option": {},
    "too_few_chosen": {"least": 2},
    "too_many_chosen": {"most": 3},
    "not_a_figure": {"member": both("办结", "Closed")},
    "too_many_figures": {"count": 4},
    "wrong_cells": {"row": 3, "given": 5, "wanted": 4},
    "bad_cell": CELL,
    "rows_full": {"most": 200},
    "rows_too_few": {"least": 2},
    "pictures_full": {"most": 9},
    "pictures_too_few": {"least": 2},
    "caption_too_long": {"longest": 200},
    "send_picture": {},
    "heading_too_long": {"longest": 60},
    "already_used": {},
    "items_full": {"most": 20},
    "items_too_few": {"least": 3},
    "nothing_open": {},
    "use_buttons": {},
    "which_figure": {"member": both("办结", "Closed")},
    "split_too_long": {"number": 3, "longest": 60},
    "attachments_full": {"most": 30},
    "pages_full": {"most": 60, "pages": 12, "left": 4},
}


def test_every_problem_is_tried() -> None:
    assert set(PROBLEMS) == set(get_args(Problem))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("problem", "params"), PROBLEMS.items())
def test_a_problem_names_what_it_is_about(problem: Problem, params: Params, language: str) -> None:
    voice = find_voice(language)
    news = News(f"problem.{problem}", params)
    named = {
        "kind": lambda kind: voice.label(f"kind.{kind}"),
        "member": voice.say,
        "least": lambda least: f"{least}".removesuffix("0"),
    }
    for name, value in params.items():
        said = named.get(name, str)(value)
        assert said in voice.news(news)
        assert said in voice.toast(news)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_cell_that_may_not_be_quoted_is_left_out(language: str) -> None:
    said = find_voice(language).news(News("problem.bad_cell", {**CELL, "cell": ""}))
    assert "“”" not in said
    assert "出生年月" in said


@pytest.mark.parametrize(
    "kind", [*get_args(Column.model_fields["kind"].annotation), *get_args(PeriodKind)]
)
def test_every_kind_that_can_be_wanted_has_a_name(kind: str) -> None:
    assert kind not in find_voice().news(News("problem.wrong_period", {"kind": kind}))


@pytest.mark.parametrize(
    ("period", "name", "said"),
    [
        ("2026H1", "上半年履职情况", "2026年上半年履职情况"),
        ("2026", "年度履职情况", "2026年度履职情况"),
        ("2026Q3", "季度安全检查", "2026年第三季度安全检查"),
        ("2026M06", "月度安全检查", "2026年6月安全检查"),
    ],
)
def test_a_drafts_name_says_its_period_once(period: str, name: str, said: str) -> None:
    assert find_voice().name(Tag(1, both(name), period)) == said


def test_a_long_word_of_a_template_does_not_flood_the_news() -> None:
    news = News("problem.not_a_figure", {"member": both("长" * 500)})
    assert len(find_voice().news(news)) < 250
