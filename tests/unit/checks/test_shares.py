"""Shares that do not follow from the numbers near them, and those that do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.checks.shares import SHARES
from conversations.checks.subject import Subject
from tests.unit.checks.typed import build_subject

WRONG = [
    ("受理信访件200件，办结150件，办结率80%。", "75%"),
    ("共排查矛盾纠纷120起，化解108起，化解率95%。", "90%"),
    ("应参训60人，实际参训48人，参训率为90%。", "80%"),
    ("应到会50人，实到45人，到会率达95%。", "90%"),
    ("在编人员28人，其中党员25人，占92.5%。", "89.3%"),
    ("受理案件40件，其中已办结30件，占总数的80%。", "75%"),
    ("完成投资150万元，占年度计划200万元的80%。", "75%"),
    ("发现问题50个，整改45个，整改率98%。", "90%"),
    ("回访群众200人，满意群众190人，满意率98.5%。", "95%"),
    ("共有党组织30个，其中先进党组织12个，占比45%。", "40%"),
    ("交办线索80条，核查60条，核查率百分之八十。", "75%"),
    ("上半年，全县受理初访160件，化解120件，化解率85%。", "75%"),
    ("计划建成网格400个，已建成300个，建成率85%。", "75%"),
    ("受理1,200件，办结900件，办结率85%。", "75%"),
    ("受理２００件，办结１５０件，办结率８０％。", "75%"),
    ("受理200件，办结150件，办结率75%，受理线索50条，核实40条，核实率90%。", "80%"),
    ("办结150件，共受理200件，办结率85.5%。", "75%"),
    ("年度任务40项，完成30项，完成率80%。", "75%"),
    ("抽查档案60份，合格54份，合格率95%。", "90%"),
    ("在编干警80人，其中女性20人，占干警总数的30%。", "25%"),
    ("全年支出600万元，其中办案支出150万元，占比20%。", "25%"),
    ("应回访300人，已回访270人，回访率达到95%。", "90%"),
    ("今年以来，全县受理举报400件，办结300件，办结率70%。", "75%"),
]

RIGHT = [
    "受理信访件200件，办结150件，办结率75%。",
    "受理信访件200件，办结150件，办结率达75.0%。",
    "排查矛盾纠纷120起，化解119起，化解率99%。",  # 99.17, rounded
    "受理300件，办结200件，办结率66.7%。",  # rounded up
    "受理300件，办结200件，办结率66.6%。",  # cut off
    "受理300件，同比增长50件，增长率20%。",
    "去年受理200件，今年办结150件，办结率98%。",
    "受理约200件，办结150件，办结率80%。",
    "受理200余件，办结150件，办结率80%。",
    "受理200件，办结150件，办结率达70%以上。",
    "受理200件，办结150件，办结率超过70%。",
    "受理200件，办结150件，办结率约80%。",
    "受理200件，化解100件，办结50件，办结率98%。",  # of which of them?
    "在编人员28人，其中党员25人，占全市党员的1.2%。",
    "女性10人，占35.7%。",
    "在编人员28人，其中党员25人，占89.3%，男性18人，占64.3%。",
    "考核合格率100%。",
    "整改完成率达到100%，群众满意度98%。",
    "完成投资150万元，占年度计划的80%。",
    "投入资金200万元，建成项目15个，完成率80%。",  # different units
    "受理X件，办结150件，办结率80%。",
    "受理200件，办结150件。办结率80%。",  # another sentence
    "完成投资1.5亿元，占年度计划20000万元的75%。",
    "群众安全感提升2个百分点，达到98.5%。",
    "完成投资150万元，占年度计划200万元的75%。",
    "受理案件40件，其中已办结30件，占总数的75%，全部按期办结。",
    "共有党组织30个，其中先进党组织12个，占比40%。",
    "应参训60人，实际参训60人，参训率100%。",
    "发案80起，破案率提高15%。",
    "税收收入300万元，非税收入200万元，税率15%。",
]


def list_right(subject: Subject) -> list[object]:
    return [finding.params["right"] for finding in SHARES.find(subject)]


@pytest.mark.parametrize(("text", "right"), WRONG)
def test_a_share_that_does_not_follow_is_found(text: str, right: str) -> None:
    assert list_right(build_subject(text)) == [right]


@pytest.mark.parametrize("text", RIGHT)
def test_a_share_that_follows_or_cannot_be_judged_is_left_alone(text: str) -> None:
    assert list_right(build_subject(text)) == []


def test_the_finding_is_about_the_share_and_names_both_numbers() -> None:
    (found,) = SHARES.find(build_subject("好。受理信访件200件，办结150件，办结率80%。"))
    assert found.params == {"excerpt": "80%", "part": "150件", "whole": "200件", "right": "75%"}
    assert found.spot is not None
    assert found.spot.sentence == "受理信访件200件，办结150件，办结率80%。"
    assert found.fix is None  # any of the three may be the wrong one


@given(st.integers(1, 5000), st.integers(1, 5000), st.integers(0, 2))
def test_what_is_computed_is_never_found(part: int, more: int, places: int) -> None:
    whole = part + more
    share = f"{part * 100 / whole:.{places}f}"
    assert list_right(build_subject(f"受理{whole}件，办结{part}件，办结率{share}%。")) == []


@given(st.integers(1, 99), st.integers(1, 99))
def test_any_other_whole_percentage_is_found(part: int, said: int) -> None:
    found = list_right(build_subject(f"受理100件，办结{part}件，办结率{said}%。"))
    assert found == ([] if part == said else [f"{part}%"])
