"""Leftovers that a careful reader marks: each sentence has just the one that is named."""

from __future__ import annotations

import pytest

from tests.unit.checks.leftover_subject import find, make_subject

LEFTOVERS = (
    *("masks", "uneven_masks", "blanks", "paid_markers", "passwords", "urls", "page_furniture"),
    *("editor_notes", "abbreviations"),
)

MASKS = [
    ("全年召开专题会议X次。", "X"),
    ("全年召开专题会议x次。", "x"),
    ("全年召开专题会议×次。", "×"),
    ("全年召开专题会议*次。", "*"),
    ("全年召开专题会议_次。", "_"),
    ("全年召开专题会议XX次。", "XX"),
    ("全年召开专题会议××余次。", "××"),
    ("清理标语XXX余条。", "XXX"),
    ("清理标语＊＊余条。", "＊＊"),
    ("提拔年轻干部X名。", "X"),
    ("化解矛盾纠纷XXXX件。", "XXXX"),
    ("化解率达X%。", "X"),
    ("挽回损失XX万元。", "XX"),
    ("挽回损失×亿元。", "×"),
    ("完成XX市委交办的任务。", "XX"),
    ("完成××县政府交办的任务。", "××"),
    ("完成○○镇交办的任务。", "○○"),
    ("完成□□区交办的任务。", "□□"),
    ("建设更高水平的平安XX。", "XX"),
    ("推进法治XX建设。", "XX"),
    ("XX局党组高度重视。", "XX"),
    ("***公司承建该项目。", "***"),
    ("___单位承建该项目。", "___"),
    ("＿＿＿＿单位承建该项目。", "＿＿＿＿"),
    ("政法委书记XX出席会议。", "XX"),
    ("XX同志主持会议。", "XX"),
    ("按照省委第X巡视组的意见整改。", "X"),
    ("按照市委第×巡察组的意见整改。", "×"),
    ("学习党的XX大精神。", "XX"),
    ("学习党的×大精神。", "×"),
    ("20XX年以来，成效明显。", "20XX"),
    ("202X年以来，成效明显。", "202X"),
    ("经X市人民政府批准。", "X"),
    ("xx镇召开会议。", "xx"),
    ("对XX高速连接段开展评估。", "XX"),
    ("走访群众X户。", "X"),
    ("投入XX亿元。", "XX"),
    ("开展“XX行动”。", "XX"),
    ("在XX项目中发现问题。", "XX"),
    ("第XX次常委会研究了方案。", "XX"),
    ("涉及X个乡镇。", "X"),
    ("年均增长x.x%。", "x.x"),
    ("满意度达到**.*%。", "**.*"),
    ("收入达X.x亿元。", "X.x"),
    ("开展集中研讨 X 次。", "X"),
    ("坚持以//为指导。", "//"),
    ("X高速建成通车。", "X"),
    ("完成X届县委部署的任务。", "X"),
    ("为“X四五”开好局。", "X"),
]

BLANKS = [
    ("专题研究意识形态工作 次。", " 次"),
    ("专题研究意识形态工作  次，部署任务。", "  次"),
    ("参加培训　人。", "　人"),
    ("参加培训共 人，覆盖各科室。", " 人"),
    ("参加培训 余人次，覆盖各科室。", " 余人次"),
    ("挽回经济损失 万元。", " 万元"),
    ("同比增长 %。", " %"),
    ("同比增长%，位居前列。", "%"),
    ("群众满意率为，位居前列。", "率为"),
    ("办结率达，位居前列。", "率达"),
    ("群众安全感达到，位居前列。", "达到"),
    ("满意度达到 ，位居前列。", "达到 "),
    ("较去年提高个百分点。", "提高个百分点"),
    ("较去年提高 个百分点。", "提高 个百分点"),
    ("累计，成效明显。", "累计"),
    ("累计 件，成效明显。", "累计 件"),
    ("省委第 巡视组反馈的意见已整改。", "第 "),
    ("印发《》，明确责任。", "《》"),
    ("开展“ ”专项行动。", "“ ”"),
    ("联系人（ ）负责。", "（ ）"),
    ("2026年 月 日召开会议。", "年 月 日"),
    ("按照【】的要求落实。", "【】"),
]

OTHERS = [
    ("paid_markers", "执法办案##paidbegin##作风建设。", "##paidbegin##"),
    ("paid_markers", "结束了。##paidend##", "##paidend##"),
    ("paid_markers", "结束了。## paid_end ##", "## paid_end ##"),
    ("paid_markers", "【付费内容】下一步。", "【付费内容】"),
    ("paid_markers", "（以下为付费内容）下一步。", "（以下为付费内容）"),
    ("paid_markers", "以下内容付费后可见", "以下内容付费后可见"),
    ("paid_markers", "购买后查看。开通会员后阅读全文。", "开通会员后阅读全文"),
    ("paid_markers", "试读结束", "试读结束"),
    ("passwords", "本文档编辑密码：abc2023", "本文档编辑密码：abc2023"),
    ("passwords", "解压密码: 12345abc", "解压密码: 12345abc"),
    ("passwords", "提取码：x7k2", "提取码：x7k2"),
    ("passwords", "文档密码为888666", "文档密码为888666"),
    ("urls", "详见https://example.com/a/b.html。", "https://example.com/a/b.html"),
    ("urls", "详见http://example.org，请阅。", "http://example.org"),
    ("urls", "详见www.example.com。", "www.example.com"),
    ("urls", "文章来自example.net/doc栏目。", "example.net/doc"),
    ("page_furniture", "点击查看全文", "点击查看全文"),
    ("page_furniture", "点击下载附件", "点击下载附件"),
    ("page_furniture", "版权所有 某某网站", "版权所有"),
    ("page_furniture", "转载请注明出处", "转载请注明"),
    ("page_furniture", "结束。\n来源：政务网", "来源：政务网"),
    ("page_furniture", "（来源：政务网）", "（来源：政务网）"),
    ("page_furniture", "责任编辑：小王", "责任编辑：小王"),
    ("page_furniture", "发布时间：2023-05-01", "发布时间：2023-05-01"),
    ("page_furniture", "阅读原文", "阅读原文"),
    ("page_furniture", "上一篇：工作总结", "上一篇：工作总结"),
    ("page_furniture", "免费下载", "免费下载"),
    ("page_furniture", "欢迎关注微信公众号：笔杆子", "欢迎关注微信公众号："),
    ("page_furniture", "扫码关注", "扫码关注"),
    ("page_furniture", "(阅读全部图文内容)", "阅读全部图文"),
    ("editor_notes", "下一步，【此处填写单位名称】将抓好落实。", "【此处填写单位名称】"),
    ("editor_notes", "成效明显【待补充】。", "【待补充】"),
    ("editor_notes", "成效明显（待补充）。", "（待补充）"),
    ("editor_notes", "成效明显（此处加案例）。", "（此处加案例）"),
    ("editor_notes", "主要做法（略）。", "（略）"),
    ("editor_notes", "主要做法（请结合本单位实际修改）。", "（请结合本单位实际修改）"),
    ("editor_notes", "主要做法（可根据实际情况调整）。", "（可根据实际情况调整）"),
    ("editor_notes", "主要做法（根据实际填写）。", "（根据实际填写）"),
    ("editor_notes", "【注：数字以统计局为准】", "【注：数字以统计局为准】"),
    ("editor_notes", "由【单位名称】牵头。", "【单位名称】"),
    ("editor_notes", "由[插入单位]牵头。", "[插入单位]"),
    ("editor_notes", "完成任务（数据待核实）。", "（数据待核实）"),
    ("abbreviations", "强化fanxiejiao工作。", "fanxiejiao"),
    ("abbreviations", "清理FXP标语。", "FXP"),
    ("abbreviations", "开展weiwen工作。", "weiwen"),
    ("abbreviations", "防范XJP言论。", "XJP"),
    ("abbreviations", "做好xinfang工作。", "xinfang"),
    ("abbreviations", "打击FLG活动。", "FLG"),
    ("abbreviations", "做好JZX工作。", "JZX"),
]

ALL = [
    *(("masks", *case) for case in MASKS),
    *(("blanks", *case) for case in BLANKS),
    *OTHERS,
]


@pytest.mark.parametrize(("check", "said", "excerpt"), ALL)
def test_a_leftover_is_found_once_and_by_its_own_check(check: str, said: str, excerpt: str) -> None:
    found = find(make_subject(said), *LEFTOVERS)
    assert [(each.check, each.spot.excerpt) for each in found if each.spot] == [(check, excerpt)]


@pytest.mark.parametrize(
    ("said", "excerpt"),
    [
        ("在某单位任职期间失职。", "某单位"),
        ("某市某年发生的案件。", "某市"),
        ("某局曾被通报。", "某局"),
        ("到某村走访。", "某村"),
        ("某公司承建。", "某公司"),
    ],
)
def test_a_name_told_as_some_one_is_advised_to_be_looked_at(said: str, excerpt: str) -> None:
    found = find(make_subject(said), "vague_names")
    assert found[0].rank == "advice"
    assert found[0].spot is not None
    assert found[0].spot.excerpt == excerpt


def test_two_masks_in_one_sentence_are_two_findings() -> None:
    found = find(make_subject("抓好第X巡视组反馈问题，召开会议X次。"), "masks")
    assert len({each.mark for each in found}) == len(found) == 2


def test_capitals_that_the_list_does_not_have_are_advised_only() -> None:
    found = find(make_subject("完善ABCO机制。"), "abbreviations", "unknown_abbreviations")
    assert [(each.check, each.rank) for each in found] == [("unknown_abbreviations", "advice")]


def test_a_password_is_not_quoted() -> None:
    (found,) = find(make_subject("文档密码：Secret99"), "passwords")
    assert "Secret99" not in str(found.params)
