"""What holds for every check of punctuation, numerals, numbering and words, on any text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.checks.finding import Finding
from conversations.checks.registry import CHECKS
from conversations.checks.subject import Check
from tests.unit.checks.passages import load_shipped, mend, mend_first, say
from tests.unit.checks.typed import build_subject

NAMES = """
half_width straight_quotes unbalanced nested_quotes nested_titles doubled_marks leading_mark
sentence_end colon_nesting side_by_side list_comma approximate_comma ellipsis ellipsis_etc dash
han_spaces numbering_mark year_form day_form decade_form range_units range_mark rough_number
full_width_digits mixed_digits wide_comma numbering_gap count_forms percent_forms
thousands_forms heading_stops terms set_forms dated_phrases wrong_period
"""
IDS = frozenset(NAMES.split())
OURS = [check for check in CHECKS if check.id in IDS]
IN_LAYERS = {"nested_quotes", "nested_titles", "unbalanced", "straight_quotes"}
"""Marks that lean on one another: of three levels, one is mended at a time."""

WORDS = """
2025年 12 5月 3.5 1,200 一是 （一） 1. ... 。。 -- 台帐 其它 难愁盼 近 余 左右 百分之五 3个方面
三个方面 ２０ 二○二三年 等 万 以来 上半年 下半年 今年 以上 约 环保局 “四个意识” 《条例》 A http://a.b
"""
PIECES = [*'学工年月日号第一二三是、，。：；“”‘’（）《》(),.;:?!~-—…％%5" \n\u3000', *WORDS.split()]
texts = st.lists(st.sampled_from(PIECES), max_size=14).map("".join) | st.text(max_size=20)

PROSE = """\
今年以来，在市委的坚强领导下，全馆围绕数字化开展工作，现将有关情况报告如下：
（一）持续推进数字化。抽调6名骨干组成专班，扫描卷宗1200余份，同比增长12.5%。
（二）做好查档服务。接待群众350人次，满意率98.5%；增强“四个意识”、坚定“四个自\
信”、做到“两个维护”，学习《条例》《准则》，健全工作台账，解决群众急难愁盼问题。
下半年，将继续改造库房。2026年6月30日前，投入3万—5万元，争取早日完工。
党的二十大以来，市委政法委深入学习贯彻习近平新时代中国特色社会主义思想，深刻领悟“两个确\
立”的决定性意义，增强“四个意识”、坚定“四个自信”、做到“两个维护”。2026年1月至\
6月，召开书记办公会议12次，研究全面从严治党工作3次；班子成员讲党课8场（次），覆盖党\
员干部350余人次。
修订《工作规则（试行）》《请示报告制度》等6项制度，落实《关于印发〈实施细则〉的通知》（\
市发〔2026〕3号）要求，执行GB/T 9704—2012，5月12日前全部完成。上半\
年受理信访事项1268件，同比下降5.3%，按期办结率达99.2%；其中，初次信访事项占\
比提高2.1个百分点，重复信访量下降10%—15%。
一是抓学习，每周一次集中学习，二是抓研讨，每月一次专题研讨；三是抓落实，做到件件有着落、\
事事有回音。一要提高站位，二要压实责任，三要强化督导。首先，思想上要重视；其次，行动上要\
跟进。
联合市公安局、市自然资源局、市生态环境局等10个部门，排查矛盾纠纷近200件，化解率约9\
5%，走访三四十户，拆除违建1.2万平方米，投入资金3000万元，惠及群众2万多人。9：\
00—11：30为接待时间，热线12345全天开通。
较2025年同期增加3件，比去年下降2%；自2024年以来连续三年保持“零发生”。202\
0年10月成立专班，2023年被评为先进单位。“十四五”期间累计化解积案86件。20世纪\
90年代的老旧小区改造完成三分之一。
问：为什么学？学什么？怎么学？答案就在“为民”二字。他在会上强调：“要把‘时时放心不下’\
的责任感，转化为‘事事心中有底’的行动力。”会议指出，要坚持问题导向——既要治标，更要治\
本……
坚持富强、民主、文明、和谐，统筹发展和安全，做好人防、物防、技防等工作，推动线上线下、网\
上网下同步宣传。用好学习强国APP、“灯塔—党建在线”等平台，开展“政法干警进网格”活动\
30余场（次）。
主要做法是：（1）建机制；（2）强队伍；（3）抓督导。详见附件1。会议时间：6月30日（\
星期二）上午9:30。
市委政法委机关第一党支部、第二党支部分别召开组织生活会。第三，抓好整改。三个方面12项任\
务全部销号。"""
"""Prose of the genre, with nothing wrong in it."""


def test_every_check_of_form_is_registered() -> None:
    assert [check.id for check in OURS if check.local is False] == ["sentence_end", "heading_stops"]
    assert {check.id for check in OURS} == IDS


@pytest.mark.parametrize("check", OURS, ids=lambda check: check.id)
def test_texts_that_are_right_have_no_findings(check: Check) -> None:
    assert say(check, *PROSE.splitlines()) == []
    assert say(check, PROSE) == []


@given(texts)
@settings(max_examples=150, deadline=None)
def test_findings_stand_within_their_text_and_are_no_more_than_advice(text: str) -> None:
    for found in read_all(text).values():
        for each in found:
            assert each.spot is not None
            assert 0 <= each.spot.start < each.spot.end <= len(text)
            assert each.fix != each.spot.excerpt
            assert each.rank != "must"
            assert quotes_little(each)


@given(texts)
@settings(max_examples=150, deadline=None)
def test_a_fix_removes_its_finding_and_makes_no_other(text: str) -> None:
    for check, found in read_all(text).items():
        if any(each.fix is not None for each in found):
            assert len(say(check, mend_first(check, text))) < len(found), check.id


@given(texts)
@settings(max_examples=150, deadline=None)
def test_what_is_mended_stays_mended(text: str) -> None:
    for check, found in read_all(text).items():
        if check.id not in IN_LAYERS and any(each.fix is not None for each in found):
            mended = mend(check, text)
            assert mend(check, mended) == mended, check.id


def test_sources_name_a_standard_or_the_practice() -> None:
    for check in OURS:
        assert check.source
        assert check.rank in ("standard", "advice")
        assert re.fullmatch("[a-z_]{1,40}", check.id)


def quotes_little(finding: Finding) -> bool:
    return all(len(said) <= 20 for said in finding.params.values() if isinstance(said, str))


def read_all(text: str) -> dict[Check, list[Finding]]:
    subject = build_subject(text, norms=load_shipped())
    return {check: list(check.find(subject)) for check in OURS}
