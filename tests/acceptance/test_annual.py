"""The annual report, chatted through over HTTP from an empty start to the file."""

from __future__ import annotations

from tests.acceptance.chatting import change_layouts, make_document, start_report
from tests.acceptance.person import Person
from tests.acceptance.replying import (
    AS_OFFERED,
    COVERED,
    NONE,
    SKIP,
    Entries,
    Listed,
    Press,
    Replies,
    answer_questions,
)
from tests.acceptance.sample import load_lines, split_entry, split_joined

TITLE = "市委政法委关于2026年度履行全面从严治党主体责任情况的报告"

DUTY: Entries = [
    ("严格党内政治生活", "开好组织生活会。"),
    ("做好安可替代和保密教育工作", "全员签订承诺书"),
    ("办好民生实事", "完成实事5件。"),
]
PROBLEMS: Entries = [("压力传导不够", "科室责任不清。"), ("调研不深", "下沉不多。")]
PLANS: Entries = [("抓调研", "每人蹲点一周。"), ("压责任", "一季度定清单。")]
COUNTED = (
    "全年专题研究全面从严治党工作4次。"
    "全年发文30件，比上年减少5件，下降14.3%；召开会议12次，与上年持平；文件、会议数量只减不增。"
)
DECLARED = [
    "云河市信访局关于2026年度履行全面从严治党主体责任情况的报告",
    "现将云河市信访局2026年度履行全面从严治党主体责任情况报告如下：",
    "一、工作情况",
    "（一）严格履行全面从严治党主体责任",
    f"一是严格党内政治生活。开好组织生活会。{COUNTED}因办件超时被通报1次，已整改。",
    "二是做好安可替代和保密教育工作。全员签订承诺书。全年未发生失泄密事件。",
    "三是办好民生实事。完成实事5件。",
    "（二）认真落实机关党建责任制",
    "支部换届完成。全年专题研究党建工作3次，班子成员讲党课6次。全年没有党员干部受到党纪政务处分。",
    "（三）主动落实意识形态责任制",
    "阵地管住管好。全年未发生意识形态领域责任事件。",
    "二、存在的问题",
    "一是压力传导不够。科室责任不清。",
    "二是调研不深。下沉不多。",
    "三、下一步打算",
    "一是压责任。一季度定清单。",
    "二是抓调研。每人蹲点一周。",
]
DECLARING: Replies = {
    "哪个单位": "云河市信访局",
    "以谁的名义": Press("领导班子"),
    "标题要自己写吗": SKIP,
    "主送机关": SKIP,
    "开头一段": AS_OFFERED,
    "第（一）部分": AS_OFFERED,
    "哪几方面工作": Listed(DUTY),
    "研究全面从严治党工作几次": ("4", Press("跳过这一项")),
    "精文减会": "30 35 12 12",
    "被查处": "因办件超时被通报1次，已整改。",
    "失泄密": NONE,
    "第（二）部分": AS_OFFERED,
    "机关党建责任制落实得": "支部换届完成。",
    "研究党建": "3 6 0",
    "党纪政务处分": NONE,
    "第（三）部分": AS_OFFERED,
    "意识形态责任制落实得": "阵地管住管好",
    "理论学习、研讨": SKIP,
    "意识形态领域": NONE,
    "还存在哪些问题": Listed(PROBLEMS),
    # The second problem is answered first; the report has the plans in the problems' order.
    "有什么打算": (Press("○ 二"), Listed(PLANS)),
    "署名和日期": Press("否"),
}


async def test_declarations_and_numbers_stand_where_they_belong(administrator: Person) -> None:
    await start_report(administrator, "2026年度", "年度履行")
    await answer_questions(administrator, DECLARING)
    await change_layouts(administrator, {"工作情况": ["一是"], "下一步打算": ["一是"]})
    assert await make_document(administrator) == DECLARED


async def test_the_sample_comes_back_paragraph_for_paragraph(administrator: Person) -> None:
    lines = load_lines("annual_responsibility")
    await start_report(administrator, "2026年度", "年度履行")
    await answer_questions(administrator, build_replies(lines))
    title, *paragraphs = await make_document(administrator)
    assert title == TITLE
    assert paragraphs == list(lines)


def build_replies(lines: tuple[str, ...]) -> Replies:
    """Return what the drafter replies: the text says already what else is asked about."""
    opening, _, duty, joined, party, party_text, ideology, ideology_text, _, *rest = lines
    *problems, _, plans = rest
    assert duty == "（一）严格履行全面从严治党主体责任"
    assert party == "（二）认真落实机关党建责任制"
    return {
        "哪个单位": "市委政法委",
        "以谁的名义": Press("领导班子"),
        "标题要自己写吗": SKIP,
        "主送机关": SKIP,
        "开头一段": opening,
        "第（一）部分": AS_OFFERED,
        "哪几方面工作": Listed(split_joined(joined)),
        "被上级通报": COVERED,
        "研究全面从严治党工作几次": SKIP,
        "精文减会": SKIP,
        "被查处": COVERED,
        "失泄密": COVERED,
        "提拔年轻干部": SKIP,
        "违纪违法": COVERED,
        "风险评估": SKIP,
        "警示教育": SKIP,
        "出国（境）": COVERED,
        "第（二）部分": AS_OFFERED,
        "机关党建责任制落实得": party_text,
        "研究党建": SKIP,
        "党纪政务处分": COVERED,
        "第（三）部分": ideology.removeprefix("（三）"),
        "意识形态责任制落实得": ideology_text,
        "理论学习、研讨": SKIP,
        "意识形态领域": COVERED,
        "还存在哪些问题": Listed([split_entry(line) for line in problems]),
        "有什么打算": Listed(split_joined(plans)),
        "署名和日期": Press("否"),
    }
