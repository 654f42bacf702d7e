import pytest

from conversations.recognition.recognising import recognise, walk_parts


def list_parts(*lines):
    return [(each.level, each.number, each.title) for each in walk_parts(recognise(lines).parts)]


def test_a_report_in_one_line_is_taken_apart():
    line = (
        "现将情况报告如下：一、工作情况（一）抓学习。天天学。（二）抓落实。月月查。"
        "二、存在问题（一）学得浅。自学少。（二）查得少。下沉少。"
    )
    assert list_parts(line) == [
        *((1, 1, "工作情况"), (2, 1, "抓学习"), (2, 2, "抓落实")),
        *((1, 2, "存在问题"), (2, 1, "学得浅"), (2, 2, "查得少")),
    ]
    assert recognise([line]).opening[0].text == "现将情况报告如下："


def test_parts_of_one_level_may_share_a_paragraph():
    lines = ["三、打算", "（一）深学。天天学。（二）细查。月月查。（三）快改。马上改。"]
    assert [each[2] for each in list_parts(*lines)] == ["打算", "深学", "细查", "快改"]


def test_levels_may_go_down_and_up_again_in_a_line():
    line = "（一）抓学习。做法：1.集中学。每周学。2.自己学。每天学。（二）抓落实。月月查。"
    assert list_parts("一、情况", line) == [
        *((1, 1, "情况"), (2, 1, "抓学习"), (3, 1, "集中学"), (3, 2, "自己学")),
        (2, 2, "抓落实"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "（一）抓学习。做到：（一）早学；（二）多学；（三）真学。",
        "（一）抓学习。按照第（二）项的要求去学。",
        "（一）抓学习。投入2.5亿元，增长1.2倍。1.2倍不少。",
        "（一）抓学习。只说了1.一条。",
        "（一）抓学习。二、三季度都学。",
    ],
)
def test_numbers_in_running_text_begin_no_part(line):
    assert [each[0] for each in list_parts("一、情况", line)] == [1, 2]


def test_an_enumeration_in_the_opening_stays_there():
    lines = ["今年重点是：（一）学习；（二）工作。", "一、情况", "好。"]
    assert list_parts(*lines) == [(1, 1, "情况")]
    assert recognise(lines).opening[0].text == lines[0]


def test_a_heading_and_its_text_may_be_parted_by_a_space_alone():
    part = recognise(["一、工作情况 今年做了三件事。", "二、存在 问题"]).parts
    assert [each.title for each in part] == ["工作情况", "存在 问题"]


@pytest.mark.parametrize("date", ["2026.7.3", "2026-07-03", "2026/7/3", "2026年7月3日"])
def test_signer_and_date_may_share_the_last_line(date):
    report = recognise(["一、情况", "好。", f"市档案馆　　{date}"])
    assert [each.text.strip() for each in report.signature] == ["市档案馆"]
    assert report.date.text == date


def test_a_person_may_sign_with_a_label():
    report = recognise(["一、情况", "好。", "汇报人：张三", "2026年7月3日"])
    assert [each.text for each in report.signature] == ["汇报人：张三"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("责任编辑：小李", "site_mark"),
        ("（来源：范文网）", "site_mark"),
        ("扫码关注公众号", "site_mark"),
        ("第 3 页 共 5 页", "page_number"),
        ("3 / 5", "page_number"),
    ],
)
def test_more_marks_of_sites_and_pages_are_set_aside(line, reason):
    assert [each.reason for each in recognise(["一、情况", "好。", line]).junk] == [reason]
