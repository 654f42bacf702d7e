"""The full yearly report on the workforce, with made-up figures, in both layouts."""

from __future__ import annotations

from tests.acceptance.chatting import (
    change_layouts,
    press,
    read_document,
    read_tables,
    start_report,
    wait_document,
)
from tests.acceptance.person import Bubble, Person
from tests.acceptance.replying import (
    AS_OFFERED,
    SKIP,
    Entries,
    Listed,
    Press,
    Replies,
    Rows,
    answer_questions,
)

UNITS = [("法学会机关", "参公事业单位", "5", "4"), ("综治中心", "公益一类", "12", "11")]
PRACTICES: Entries = [
    ("强化政治建设，筑牢忠诚根基", "健全学习制度。开展政治督察2次。"),
    ("强化能力建设，提升履职本领", "举办培训8期，参训320人次。"),
    ("强化纪律作风，严格监督管理", "开展督查10轮，整改问题26个。"),
    ("强化关心关爱，激励担当作为", "晋升职级9人，表彰先进15人。"),
]
PROBLEMS: Entries = [
    ("队伍年龄结构不够合理", "46岁及以上人员接近四成。"),
    ("专业人才比较缺乏", "通过法律职业资格考试的只有5人。"),
]
REMEDIES: Entries = [
    ("优化队伍结构", "三年内招录年轻干部6名。"),
    ("加强人才引进培养", "建议上级在遴选名额上给予支持。"),
]
ADVICE: Entries = [
    ("加强经常性警示教育", "每季度一次，全员参加。"),
    ("紧盯重点岗位和关键环节", "关键岗位三年轮岗。"),
]
RECTIFIED: Entries = [
    ("提高站位，加强组织领导", "成立专班，部署3次。"),
    ("学习教育入脑入心", "开展学习14场。"),
    ("查纠整改动真碰硬", "整改问题18个。"),
    ("建章立制常态长效", "新建制度6项。"),
]
NEXT: Entries = [
    ("持续巩固学习教育成果", "每月集中学习一次。"),
    ("持续整治顽瘴痼疾", "每半年回头看。"),
    ("持续健全长效机制", "年内编成制度汇编。"),
]
POSTS = (
    "核定编制30名，其中行政编制26名、工勤编制4名。"
    "共有在编人员28人，其中行政编制25人、工勤编制3人。离退休人员9人。"
)
STAFF = (
    "在编人员中，中共党员25人，占89.3%；男性18人，占64.3%；女性10人，占35.7%。"
    "从年龄看，35岁及以下8人，占28.6%；36至45岁10人，占35.7%；46至55岁7人，占25%；"
    "56岁及以上3人，占10.7%。从最高学历看，研究生4人，占14.3%；大学本科20人，占71.4%；"
    "大专4人，占14.3%。"
)
SEPARATE = [
    "云河市委政法委关于2026年度政法队伍建设情况的报告",
    "现将云河市委政法委2026年度政法队伍建设情况报告如下：",
    "一、政法队伍建设基本情况",
    "（一）单位基本情况",
    "云河市委政法委是市委工作机关，内设科室6个，下属单位2个。",
    POSTS,
    STAFF,
    "",  # where a chart stands
    "在编人员年龄结构",
    "",
    "在编人员学历结构",
    "下属单位基本情况表",
    "（二）主要做法及取得成效",
    "一是强化政治建设，筑牢忠诚根基。健全学习制度。开展政治督察2次。",
    "二是强化能力建设，提升履职本领。举办培训8期，参训320人次。",
    "三是强化纪律作风，严格监督管理。开展督查10轮，整改问题26个。",
    "四是强化关心关爱，激励担当作为。晋升职级9人，表彰先进15人。",
    "（三）存在的问题",
    "一是队伍年龄结构不够合理。46岁及以上人员接近四成。",
    "二是专业人才比较缺乏。通过法律职业资格考试的只有5人。",
    "（四）对策及建议",
    "一是优化队伍结构。三年内招录年轻干部6名。",
    "二是加强人才引进培养。建议上级在遴选名额上给予支持。",
    "二、干警违纪违法情况",
    "个别干警违反工作纪律。共处理2人，其中谈话提醒、批评教育1人，党纪政务处分1人。",
    "一是加强经常性警示教育。每季度一次，全员参加。",
    "二是紧盯重点岗位和关键环节。关键岗位三年轮岗。",
    "三、教育整顿开展情况",
    "（一）工作情况及成效",
    "一是提高站位，加强组织领导。成立专班，部署3次。",
    "二是学习教育入脑入心。开展学习14场。",
    "三是查纠整改动真碰硬。整改问题18个。",
    "四是建章立制常态长效。新建制度6项。",
    "（二）下一步工作",
    "一是持续巩固学习教育成果。每月集中学习一次。",
    "二是持续整治顽瘴痼疾。每半年回头看。",
    "三是持续健全长效机制。年内编成制度汇编。",
]
TOGETHER = [
    *SEPARATE[:13],
    "".join(SEPARATE[13:17]),
    "（三）存在的问题",
    "".join(SEPARATE[18:20]),
    "（四）对策及建议",
    "".join(SEPARATE[21:23]),
    *SEPARATE[23:25],
    "".join(SEPARATE[25:27]),
    "三、教育整顿开展情况",
    "（一）工作情况及成效。" + "".join(SEPARATE[29:33]),
    "（二）下一步工作。" + "".join(SEPARATE[34:]),
]
TABLE = [
    ["单位名称", "单位性质", "编制数", "实有人数"],
    *map(list, UNITS),
    ["合计", "", "17", "15"],
]
CHANGES = {
    "队伍建设基本情况": ["一是"],
    "违纪违法情况": ["一是"],
    "教育整顿": ["（一）", "一是"],
}
REPLIES: Replies = {
    "哪个单位": "云河市委政法委",
    "标题要自己写吗": SKIP,
    "主送机关": SKIP,
    "开头一段": AS_OFFERED,
    "什么性质": "云河市委政法委是市委工作机关，内设科室6个，下属单位2个。",
    "核定编制": "30 26 0 4",
    "实有在编人员": "28 25 0 3",
    "党员、男性": "25 18 10",
    "年龄段": "8 10 7 3",
    "最高学历": "4 20 4 0",
    "离退休": "9",
    "下属单位情况": Rows(UNITS),
    "主要做法": Listed(PRACTICES),
    "存在哪些问题": Listed(PROBLEMS),
    "对策及建议": Listed(REMEDIES),
    "有没有干警": "个别干警违反工作纪律",
    "各种处理方式": "2，1，0，1，0",
    "有什么建议": Listed(ADVICE),
    "有什么成效": Listed(RECTIFIED),
    "下一步做什么": Listed(NEXT),
    "工作照片": SKIP,
    "署名和日期": Press("否"),
    "红头和版记": SKIP,
}


async def test_a_report_is_printed_in_both_layouts(administrator: Person) -> None:
    await start_report(administrator, "2026年度", "政法队伍建设综合")
    await answer_questions(administrator, REPLIES)
    sent = await make_document(administrator)
    assert await read_document(administrator, sent) == SEPARATE
    assert await read_tables(administrator, sent) == [TABLE]
    await change_layouts(administrator, CHANGES)
    sent = await make_document(administrator)
    assert await read_document(administrator, sent) == TOGETHER
    assert await read_tables(administrator, sent) == [TABLE]


async def make_document(person: Person) -> Bubble:
    """Make the document; return the message that brings it."""
    await press(person, "生成文档")
    return await wait_document(person)
