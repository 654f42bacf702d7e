"""Where a title may be broken: the | of its phrase, and never one that was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.engine.texts import clean_text
from conversations.report.building import build_outline
from conversations.report.phrases import MARK
from tests.unit.drafted import make_draft, make_interview, text


def build_title(title, unit="市档案馆"):
    outline = build_outline(make_interview(title=title), make_draft(unit=text(unit)))
    return outline.title, outline.breaks


@pytest.mark.parametrize(
    ("phrase", "title", "breaks"),
    [
        ("{{ unit }}|关于|报告", "市档案馆关于报告", (4, 6)),
        ("{{ unit }}关于报告", "市档案馆关于报告", ()),
        ("|{{ unit }}||报告|", "市档案馆报告", (4,)),
        ("{{ unit }}|\n|关于|报告", "市档案馆\n关于报告", (7,)),
        ("{{ unit }}\n|\n报告", "市档案馆\n报告", ()),
        ("{% if unit %}{{ unit }}|{% endif %}报告", "市档案馆报告", (4,)),
        ("{{ '甲|乙' }}|{{ unit | list_cn }}", "甲|乙市档案馆", (3,)),
    ],
)
def test_a_mark_is_a_place_and_no_character_of_the_title(phrase, title, breaks):
    assert build_title(phrase) == (title, breaks)


def test_a_bar_that_is_typed_comes_out_as_typed():
    assert build_title("{{ unit }}|报告", "甲|乙") == ("甲|乙报告", (3,))


@given(st.text(st.characters(exclude_categories=("Z", "C")), min_size=1))
def test_no_place_is_inside_of_what_is_typed(unit):
    title, breaks = build_title("关于|{{ unit }}|的报告", clean_text(unit))

    assert MARK not in title
    assert title == f"关于{unit}的报告"
    assert breaks == (2, 2 + len(unit))
