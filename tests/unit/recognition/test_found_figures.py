import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.recognition.figures import LONGEST_LABEL, find_figures


def found(text: str) -> list[tuple[str, str, str, str]]:
    return [(each.label, each.value, each.unit, each.kind) for each in find_figures(text)]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("全年召开会议12次。", ("召开会议", "12", "次", "integer")),
        ("接待群众1,350人次，", ("接待群众", "1350", "人次", "integer")),
        ("扫描卷宗３６０余份", ("扫描卷宗", "360", "份", "integer")),
        ("挽回损失1193.5万元", ("挽回损失", "1193.5", "万元", "money")),
        ("投资约2亿元", ("投资", "2", "亿元", "money")),
        ("满意率达到98.5%", ("满意率", "98.5", "%", "percentage")),
        ("满意率为９８．５％", ("满意率", "98.5", "%", "percentage")),
        ("办结率百分之九十八点五", ("办结率", "98.5", "%", "percentage")),
        ("办结率达百分之98", ("办结率", "98", "%", "percentage")),
        ("提高2.5个百分点", ("提高", "2.5", "个百分点", "decimal")),
        ("服务3.5万人次", ("服务", "3.5", "万人次", "decimal")),
        ("培训骨干X人", ("培训骨干", "", "人", "integer")),
        ("培训骨干ＸＸ人", ("培训骨干", "", "人", "integer")),
        ("投入X.X万元", ("投入", "", "万元", "money")),
        ("专题研究工作 次。", ("专题研究工作", "", "次", "integer")),
        ("专题研究工作____次", ("专题研究工作", "", "次", "integer")),
        ("班子成员（5人）", ("班子成员", "5", "人", "integer")),
        ("12名党员参加", ("党员参加", "12", "名", "integer")),
    ],
)
def test_a_figure_is_found_with_what_it_counts(text, figure):
    assert found(text) == [figure]


@pytest.mark.parametrize(
    "text",
    [
        "2026年6月30日，会议召开",
        "第3次会议、第X次会议",
        "XX市XX局、省委第X巡视组",
        "党的XX大精神",
        "历时6个月、分3个方面",
        "全年开会十二次",
        "工作 人员到位",
        "编号A12次列车",
        "",
    ],
)
def test_dates_ordinals_and_names_are_no_figures(text):
    assert found(text) == []


def test_figures_of_one_clause_have_labels_of_their_own():
    assert found("其中男8人女4人，共计12人") == [
        ("其中男", "8", "人", "integer"),
        ("女", "4", "人", "integer"),
        ("", "12", "人", "integer"),
    ]


def test_a_label_is_short_and_of_its_clause():
    text = "这一年里面，" + "很长很长的前言" * 5 + "等形式的活动12次"
    assert found(text) == [("形式的活动", "12", "次", "integer")]
    assert found("很长的话" * 9 + "12次") == [(("很长的话" * 5), "12", "次", "integer")]


@given(st.text(alphabet="12.,X×_ 次人万元%百分之九十点第（，。会议", max_size=40))
def test_figures_are_stretches_of_the_text_in_order(text):
    last = 0
    for figure in find_figures(text):
        assert last <= figure.start < figure.end <= len(text)
        assert len(figure.label) <= LONGEST_LABEL
        last = figure.end
