"""What stands nearly as it is in another report, and what only sounds alike."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.checks.finding import Finding
from conversations.checks.likeness import LIKENESS_LAST, LIKENESS_PEER, compare_reports
from conversations.checks.norms import Norms
from conversations.checks.set_phrases import SetPhrases
from conversations.checks.subject import OtherReport
from conversations.report.outline import Grid, Heading, Outline, Paragraph, RunIn, TableColumn
from tests.unit.checks.typed import build_other, build_subject

NORMS = Norms(
    set_phrases=SetPhrases(
        phrases=(
            "坚持以习近平新时代中国特色社会主义思想为指导",
            "增强“四个意识”、坚定“四个自信”、做到“两个维护”",
            "认真履行全面从严治党主体责任",
            "人民群众的获得感、幸福感、安全感",
        )
    )
)
VISITS = (
    "建立领导干部包案机制，每名班子成员牵头负责一件疑难信访件，逐件明确责任单位和办结时限，"
    "做到当月交办、次月回访。截至目前，12件积案已办结9件，群众当面评价满意的有8件。"
)
LESSONS = (
    "把新录用人员放到接访窗口锻炼，由老同志一对一带教，每周讲评一次接访笔录，"
    "半年来共有14人独立承担接访任务，窗口平均等候时间由四十分钟缩短到十五分钟。"
)
ROADS = (
    "针对老旧小区道路破损、路灯不亮的反映，会同住建、街道现场勘查，列出三十七处点位，"
    "分两批维修，六月底前已修复二十九处，其余纳入下半年城市更新计划一并解决。"
)
SAFETY = (
    "组织行业专家对辖区化工企业开展夜间突击检查，重点查看动火作业票证和值班记录，"
    "对两家无证作业的企业当场责令停产，并约谈其主要负责人，全程录像存档备查。"
)
OPENED = (
    "坚持以习近平新时代中国特色社会主义思想为指导，增强“四个意识”、坚定“四个自信”、"
    "做到“两个维护”，认真履行全面从严治党主体责任，不断提升人民群众的获得感、幸福感、安全感。"
)

COPIED = {
    "word for word": (VISITS, VISITS),
    "another one": (SAFETY, SAFETY),
    "only the numbers changed": (VISITS, VISITS.replace("12", "18").replace("9件", "15件")),
    "other punctuation": (LESSONS, LESSONS.replace("，", "；").replace("。", "！")),
    "other spaces": (ROADS, ROADS.replace("，", "， ")),
    "a word left out": (LESSONS, LESSONS.replace("独立", "")),
    "a word put in": (SAFETY, SAFETY.replace("当场", "依法当场")),
    "a word replaced": (VISITS, VISITS.replace("疑难", "重大")),
    "two words replaced": (ROADS, ROADS.replace("反映", "诉求").replace("维修", "修缮")),
    "the beginning cut off": (VISITS[12:], VISITS),
    "the end cut off": (ROADS[:-15], ROADS),
    "set into a longer one": (LESSONS, SAFETY + LESSONS + ROADS),
    "a sentence added": (VISITS + "效果较好。", VISITS),
    "behind another opening": ("半年来，我局" + SAFETY, "今年以来，我委" + SAFETY),
    "a set phrase before it": (OPENED + VISITS, VISITS),
    "a set phrase before both": (OPENED + LESSONS, OPENED + LESSONS),
    "a set phrase before the other": (ROADS, OPENED + ROADS),
    "two passages joined": (VISITS + LESSONS, VISITS + LESSONS),
    "full-width digits": (VISITS, VISITS.replace("12", "１２").replace("9", "９")),
    "another year": ("2026年，" + SAFETY, "2025年，" + SAFETY),
    "numbers with decimals": (LESSONS.replace("14", "14.5"), LESSONS),
}
NEW = {
    "another subject": (VISITS, LESSONS),
    "another subject still": (ROADS, SAFETY),
    "only set phrases": (OPENED, OPENED),
    "set phrases with other punctuation": (OPENED.replace("、", "，"), OPENED),
    "set phrases before others": (OPENED + VISITS, OPENED + SAFETY),
    "set phrases behind others": (LESSONS + OPENED, ROADS + OPENED),
    "a short one": ("召开党组会议12次，研究全面从严治党议题。",) * 2,
    "a heading": ("提高政治站位，压实主体责任",) * 2,
    "one half new": (VISITS[:40] + SAFETY, VISITS),
    "a sentence of four": (ROADS[:22] + SAFETY, ROADS),
    "one clause in common": (VISITS + "做到有诉必应。", LESSONS + "做到有诉必应。"),
    "the same opening": (
        "今年以来，我局认真抓落实，" + VISITS,
        "今年以来，我局认真抓落实，" + ROADS,
    ),
    "the same words in another order": (
        "维修道路，勘查现场，列出点位，纳入计划，会同街道，解决破损，分批推进，更新路灯，回应居民，改造小区。",
        "改造小区，回应居民，更新路灯，分批推进，解决破损，会同街道，纳入计划，列出点位，勘查现场，维修道路。",
    ),
    "the same numbers": (
        "受理12件、办结9件、回访8件，12名干部走访9个乡镇8个社区，收集意见14条，约谈37人次，整改29处。",
        "新增12所、改造9所、撤并8所，12名教师支援9个学区8个教学点，培训教师14批，资助37名，奖励29名。",
    ),
    "nothing to compare with": (VISITS, "特此报告。"),
    "an empty report": (VISITS, ""),
    "the same genre": (
        "开展夜间接访服务，每周三延时至晚八点，方便上班群众反映诉求，累计接待夜间来访一百余批次。",
        "开展夜间巡查行动，每周五延长至晚十点，依法查处占道经营行为，累计劝导流动摊贩六十余家次。",
    ),
    "a paraphrase": (
        VISITS,
        "疑难信访事项由县处级领导挂牌督办，每人至少一件，责任到人、限期办理，次月开展满意度调查。",
    ),
    "an other part of it": (VISITS[:44], VISITS[44:]),
    "digits alone": ("1，2，3，4，5，6，7，8，9，10，" * 3, VISITS),
    "latin letters": ("The quick brown fox jumps over the lazy dog again and again.", VISITS),
}


def find(mine: str, theirs: str) -> list[Finding]:
    subject = build_subject(mine, others=(build_other(theirs, own=True),), norms=NORMS)
    return list(LIKENESS_LAST.find(subject))


@pytest.mark.parametrize("case", COPIED)
def test_a_copied_passage_is_found(case: str) -> None:
    mine, theirs = COPIED[case]
    (found,) = find(mine, theirs)
    assert (found.check, found.rank) == ("likeness_last", "advice")
    percent, excerpt = found.params["percent"], found.params["excerpt"]
    assert isinstance(percent, int)
    assert 75 <= percent <= 100
    assert isinstance(excerpt, str)
    assert 0 < len(excerpt) <= 20


@pytest.mark.parametrize("case", NEW)
def test_a_passage_of_its_own_is_left_alone(case: str) -> None:
    assert find(*NEW[case]) == []


def test_a_colleagues_report_is_named_by_its_unit() -> None:
    subject = build_subject(VISITS, others=(build_other(VISITS),), norms=NORMS)
    (found,) = LIKENESS_PEER.find(subject)
    assert (found.params["name"], found.params["percent"]) == ("市信访局2026年上半年", 100)
    assert list(LIKENESS_LAST.find(subject)) == []


def test_another_report_of_the_same_unit_and_period_may_say_the_same() -> None:
    subject = build_subject(VISITS, others=(build_other(VISITS, same=True),), norms=NORMS)
    assert [*LIKENESS_PEER.find(subject), *LIKENESS_LAST.find(subject)] == []


def test_no_more_is_found_than_is_read() -> None:
    texts = [f"{mark}方面，{VISITS}" for mark in "甲乙丙丁戊己庚辛壬癸"]
    subject = build_subject(*texts, others=(build_other(VISITS, own=True),), norms=NORMS)
    assert len(list(LIKENESS_LAST.find(subject))) == 8


def test_headings_tables_and_the_title_do_not_count() -> None:
    grid = Grid("表", (TableColumn(VISITS),), ((LESSONS,),))
    mine = Outline(
        "题", (Heading(1, SAFETY), grid, Paragraph(ROADS), RunIn(2, "（一）抓。", VISITS))
    )
    theirs = Outline("题", (Heading(1, SAFETY), grid, RunIn(2, "（二）抓。", VISITS)))
    assert [each.percent for each in compare_reports(theirs, mine, NORMS).passages] == [100]
    assert 40 < compare_reports(mine, theirs, NORMS).percent < 60


passages = st.lists(
    st.text(st.sampled_from("抓实抓细落到位信访案件群众干部走访整改提升，。0123"), min_size=60),
    max_size=4,
)


def build(texts: list[str]) -> Outline:
    return Outline("题", tuple(Paragraph(text) for text in texts))


@given(passages)
def test_a_report_is_wholly_like_itself(texts: list[str]) -> None:
    likeness = compare_reports(build(texts), build(texts), NORMS)
    assert likeness.percent == (100 if likeness.passages else 0)
    assert all(passage.percent == 100 for passage in likeness.passages)


@given(passages, passages)
def test_the_order_of_the_other_reports_passages_does_not_matter(
    mine: list[str], theirs: list[str]
) -> None:
    there = compare_reports(build(mine), build(theirs), NORMS)
    assert compare_reports(build(mine), build(theirs[::-1]), NORMS) == there


@given(passages, passages, passages)
def test_more_to_compare_with_never_makes_a_report_less_like(
    mine: list[str], theirs: list[str], more: list[str]
) -> None:
    less = compare_reports(build(mine), build(theirs), NORMS).percent
    assert 0 <= less <= 100
    copied = compare_reports(build(mine), build([*theirs, *more, *mine]), NORMS).percent
    assert copied >= less


@given(st.permutations([("甲", VISITS), ("乙", VISITS), ("丙", LESSONS), ("丁", ROADS)]))
def test_the_order_of_the_other_reports_does_not_matter(order: list[tuple[str, str]]) -> None:
    others = tuple(OtherReport(name, build_other(text).outline) for name, text in order)
    subject = build_subject(VISITS, others=others, norms=NORMS)
    (found,) = LIKENESS_PEER.find(subject)
    assert (found.params["name"], found.params["percent"]) == ("乙", 100)


@given(st.decimals(1, 99999, places=1))
def test_what_is_shown_of_the_other_report_stands_in_ones_own(number: Decimal) -> None:
    mine = build([VISITS.replace("12", str(number))])
    (passage,) = compare_reports(mine, build([VISITS]), NORMS).passages
    assert passage.shared in passage.text
