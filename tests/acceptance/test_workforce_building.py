"""The half-year report on the workforce, with made-up figures, in both layouts."""

from __future__ import annotations

from tests.acceptance.chatting import (
    change_layouts,
    press,
    read_document,
    start_report,
    wait_document,
)
from tests.acceptance.person import Person
from tests.acceptance.replying import (
    AS_OFFERED,
    SKIP,
    Entries,
    Listed,
    Press,
    Replies,
    answer_questions,
)

LOYALTY: Entries = [
    ("强化理论武装", "组织轮训2期，参训150人次。"),
    ("严守政治纪律和政治规矩", "报告重大事项12件。"),
    ("建强支部", "新建示范支部3个。"),
]
DUTY: Entries = [
    ("压实管党治警责任", "召开专题会议4次。"),
    ("强化日常监督管理", "开展督察9轮，纠正问题31个。"),
    ("提升队伍专业能力", "举办练兵比武6场。"),
]
RECTIFYING: Entries = [
    ("抓实学习教育", "开展警示教育5场。"),
    ("抓实查纠整改", "逐条核查，逐件回访"),
    ("抓实建章立制", "修订制度7项。"),
]
PROBLEMS: Entries = [
    ("理论武装还不够扎实", "个别支部学习走过场。"),
    ("责任压力传导还不够到位", "两个科室季度约谈没有开展。"),
    ("队伍专业化水平还不够高", "持证人员只占四成。"),
    ("日常监督管理还不够严格", "外出报备有漏报。"),
    ("作风建设还不够深入", "文稿错漏时有发生。"),
]
PLANS: Entries = [
    ("持续强化理论武装", "每月通报学习情况，办公室负责。"),
    ("持续压实主体责任", "年底前约谈全覆盖。"),
    ("持续提升专业能力", "明年持证率提到六成。"),
    ("持续严格监督管理", "上线报备台账。"),
]
CLUES = "共收到问题线索10条，已办结8条，正在核查2条。"
HANDLED = (
    "共处理干警6人，其中科级干部2人（班子成员1人）、一般干警4人；给予纪律处分3人，组织处理4人。"
)
SEPARATE = [
    "云河市委政法委关于2026年上半年队伍建设情况的报告",
    "云河市委：",
    "现将云河市委政法委2026年上半年队伍建设情况报告如下：",
    "一、基本情况",
    "（一）筑牢政治忠诚",
    "一是强化理论武装。组织轮训2期，参训150人次。",
    "二是严守政治纪律和政治规矩。报告重大事项12件。",
    "三是建强支部。新建示范支部3个。",
    "（二）扛起主体责任",
    "一是压实管党治警责任。召开专题会议4次。",
    "二是强化日常监督管理。开展督察9轮，纠正问题31个。",
    "三是提升队伍专业能力。举办练兵比武6场。",
    "（三）深入开展教育整顿",
    "一是抓实学习教育。开展警示教育5场。",
    "二是抓实查纠整改。逐条核查，逐件回访。" + CLUES + HANDLED,
    "三是抓实建章立制。修订制度7项。",
    "二、存在问题",
    "（一）理论武装还不够扎实。个别支部学习走过场。",
    "（二）责任压力传导还不够到位。两个科室季度约谈没有开展。",
    "（三）队伍专业化水平还不够高。持证人员只占四成。",
    "（四）日常监督管理还不够严格。外出报备有漏报。",
    "（五）作风建设还不够深入。文稿错漏时有发生。",
    "三、下步打算",
    "（一）持续强化理论武装。每月通报学习情况，办公室负责。",
    "（二）持续压实主体责任。年底前约谈全覆盖。",
    "（三）持续提升专业能力。明年持证率提到六成。",
    "（四）持续严格监督管理。上线报备台账。",
    "云河市委政法委员会",
    "2026年7月3日",
]
TOGETHER = [
    *SEPARATE[:4],
    "（一）筑牢政治忠诚。" + "".join(SEPARATE[5:8]),
    "（二）扛起主体责任。" + "".join(SEPARATE[9:12]),
    "（三）深入开展教育整顿。" + "".join(SEPARATE[13:16]),
    *SEPARATE[16:22],
    "三、下步打算",
    "（一）持续强化理论武装",
    "每月通报学习情况，办公室负责。",
    "（二）持续压实主体责任",
    "年底前约谈全覆盖。",
    "（三）持续提升专业能力",
    "明年持证率提到六成。",
    "（四）持续严格监督管理",
    "上线报备台账。",
    *SEPARATE[-2:],
]
CHANGES = {
    "基本情况": ["（一）", "一是"],
    "下步打算": ["（一）"],
}
REPLIES: Replies = {
    "哪个单位": "云河市委政法委",
    "标题要自己写吗": SKIP,
    "主送机关": "云河市委",
    "开头一段": AS_OFFERED,
    "筑牢政治忠诚": Listed(LOYALTY),
    "扛起主体责任": Listed(DUTY),
    "教育整顿做了": Listed(RECTIFYING),
    # Ten came in; of two numbers that do not add up to it, the first is then put right.
    "问题线索": ("收到线索10条，办结7条，正在核查2条", Press("办结 →"), "8"),
    "处理了多少干警": "6 2 1 4 3 4",
    "还存在哪些问题": Listed(PROBLEMS),
    "有什么打算": Listed(PLANS),
    "署名和日期": Press("是"),
    "落款": "云河市委政法委员会",
    "成文日期": "2026年7月3日",
}


async def test_a_report_is_printed_in_both_layouts(administrator: Person) -> None:
    await start_report(administrator, kind="队伍建设情况")
    await answer_questions(administrator, REPLIES)
    assert await make_document(administrator) == SEPARATE
    await change_layouts(administrator, CHANGES)
    assert await make_document(administrator) == TOGETHER


async def make_document(person: Person) -> list[str]:
    """Make the document although one problem has no plan yet, as the bot says before."""
    card = await press(person, "生成文档")
    assert "“作风建设还不够深入”还没有对应的内容" in card.text
    await press(person, "生成草稿")
    return await read_document(person, await wait_document(person))
