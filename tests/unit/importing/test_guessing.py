"""Which report a file is, and of when."""

import pytest

from conversations.importing.guessing import guess_period, rank_interviews
from tests.old_reports import load_seed_lines
from tests.unit.importing import reports
from tests.unit.importing.laid import INTERVIEWS


@pytest.mark.parametrize(
    ("lines", "kind", "period"),
    [
        (["市档案馆关于2025年上半年工作情况的报告"], "first_half", "2025H1"),
        (["二〇二五年度工作总结"], "year", "2025"),
        (["二○二四年下半年队伍建设报告"], "half_year", "2024H2"),
        (["２０２５年第三季度小结"], "quarter", "2025Q3"),
        (["2025年6月工作小结"], "month", "2025M06"),
        (
            ["工作总结", "现将2024年度工作报告如下：", "一、情况", "好。", "2025年1月8日"],
            "year",
            "2024",
        ),
        (["一、情况", "写得不错。", "市档案馆", "2025年7月3日"], "first_half", "2025H1"),
        (["没有说是哪一年"], "year", None),
        (["2025年工作总结"], "quarter", None),
        (["2025年13月"], "month", None),
        ([], "year", None),
    ],
)
def test_the_period_is_that_which_the_report_names(lines, kind, period):
    assert guess_period(lines, kind) == period


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("half_year_responsibility", reports.ONE_LINE),
        ("half_year_responsibility", reports.FRAMED),
        ("annual_responsibility", reports.WEB_COPIED),
        ("workforce_full", reports.TABLES),
        ("workforce_building", reports.LONG_PARAGRAPH),
        ("rectification_speech", reports.AREAS),
    ],
)
def test_the_likeliest_interview_comes_first(name, lines):
    ranked = rank_interviews(list(INTERVIEWS.values()), lines)
    assert ranked[0].id == name
    assert len(ranked) == len(INTERVIEWS)


@pytest.mark.parametrize(
    "name", ["half_year_responsibility", "annual_responsibility", "rectification_speech"]
)
def test_a_sample_is_of_its_own_interview(name):
    assert rank_interviews(list(INTERVIEWS.values()), load_seed_lines(name))[0].id == name
