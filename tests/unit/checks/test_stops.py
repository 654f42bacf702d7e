"""Marks typed twice, at the start of a line, missing at its end, and colons within colons."""

from __future__ import annotations

import pytest

from conversations.checks.stops import COLON_NESTING, DOUBLED_MARKS, LEADING_MARK, SENTENCE_END
from tests.unit.checks.passages import Said, assert_found, say

DOUBLED: list[tuple[str, *tuple[Said, ...]]] = [
    ("工作扎实。。", ("。。", "。")),
    ("学习，，研讨", ("，，", "，")),
    ("学习、、研讨", ("、、", "、")),
    ("学习；；研讨", ("；；", "；")),
    ("如下：：", ("：：", "：")),
    ("工作扎实，。", ("，。", "。")),
    ("工作扎实、。", ("、。", "。")),
    ("工作扎实；。", ("；。", "。")),
    ("学习、，研讨", ("、，", None)),
    ("工作扎实。，下一步", ("。，", None)),
    ("行吗？。", ("？。", "？")),
    ("如下：，", ("：，", None)),
]
SINGLE = [
    "工作扎实。下一步，继续努力。",
    "真的吗？！",
    "太好了！！",
    "学习。。。",
    "他说：“好。”。",
    "学习……。",
    "",
]
LEADING: list[tuple[str, *tuple[Said, ...]]] = [
    ("，召开会议。", ("，", None)),
    ("工作扎实。\n。下一步", ("。", None)),
    ("、学习", ("、", None)),
    ("  ；学习", ("；", None)),
    ("）学习", ("）", None)),
    ("》学习", ("》", None)),
]
LED = ["“四个意识”", "（一）学习", "《条例》", "学习，研讨。\n研讨", "", "1.学习"]
OPEN_ENDS: list[tuple[str, *tuple[Said, ...]]] = [
    ("今年以来，全馆上下共同努力，数字化工作有了新的进展", ("展", "展。")),
    ("今年以来，工作有了进展。接待群众350人", ("人", "人。")),
    ("今年以来，全馆上下共同努力，接待群众满意率98.5%", ("%", "%。")),
    ("今年以来，全馆上下共同努力，逐条对照检查落实《条例》", ("》", "》。")),
    ("今年以来，全馆共同努力。\n下一步抓整改。继续改造库房", ("房", "房。")),
    ("今年以来，全馆上下共同努力，自觉切实做到“两个维护”", ("”", "”。")),
    ("今年以来，全馆上下共同努力，认真落实“三会一课”制度，", ("，", None)),
    ("今年以来，全馆共同努力。先后开展学习、研讨、\n效果较好。", ("、", None)),
]
CLOSED_ENDS = [
    "强化理论武装，注重成果转化",
    "读得少，想得不深",
    "今年以来，全馆共同努力，工作有了进展。",
    "今年以来，全馆共同努力，现将情况报告如下：",
    "（一）强化理论武装，注重成果转化",
    "市档案馆\n2026年7月1日",
    "附件：1.工作情况，2.统计表，共两份",
    "（联系人：张三，电话：12345678）",
    "他说：“今年以来，全馆共同努力。”",
    "学习研讨",
    "今年以来，学习要抓紧；研讨要跟上；",
    "看今年的工作，能行吗？",
]
COLONS: list[tuple[str, *tuple[Said, ...]]] = [
    ("主要情况如下：今年以来我们做了几项重点工作：一项是学习。", ("：", None)),
    ("会议强调：各级党组织要做到下面这几点：学习、研讨。", ("：", None)),
    ("报告如下：我们坚持以下几条原则要求：实事求是。", ("：", None)),
    ("分三类：对照检查出来的突出问题：立行立改。", ("：", None)),
    ("工作要求：班子成员带头落实的事项包括：学习。", ("：", None)),
]
PLAIN_COLONS = [
    "现将情况报告如下：今年以来，工作扎实。",
    "联系人：张三，电话：12345678。",
    "时间：上午；地点：会议室。",
    "报告如下：\n一、工作：学习。",
    "他说：“今年要做好以下重点工作：学习。”",
    "会议10：30开始：学习。",
    "学习《报告：关于今年全面工作情况的说明：上》。",
    "",
]


@pytest.mark.parametrize(("text", "said"), [(text, said) for text, *said in DOUBLED])
def test_a_repeated_mark_is_found(text: str, said: list[Said]) -> None:
    assert_found(DOUBLED_MARKS, text, *said)


@pytest.mark.parametrize("text", SINGLE)
def test_single_marks_are_right(text: str) -> None:
    assert say(DOUBLED_MARKS, text) == []


@pytest.mark.parametrize(("text", "said"), [(text, said) for text, *said in LEADING])
def test_a_mark_at_the_beginning_of_a_paragraph_is_found(text: str, said: list[Said]) -> None:
    assert_found(LEADING_MARK, text, *said)


@pytest.mark.parametrize("text", LED)
def test_opening_marks_may_begin_a_paragraph(text: str) -> None:
    assert say(LEADING_MARK, text) == []


@pytest.mark.parametrize(("text", "said"), [(text, said) for text, *said in OPEN_ENDS])
def test_a_paragraph_without_its_full_stop_is_found(text: str, said: list[Said]) -> None:
    assert_found(SENTENCE_END, text, *said)


@pytest.mark.parametrize("text", CLOSED_ENDS)
def test_headings_signatures_and_closed_sentences_need_no_stop(text: str) -> None:
    assert say(SENTENCE_END, text) == []


@pytest.mark.parametrize(("text", "said"), [(text, said) for text, *said in COLONS])
def test_two_colons_in_a_sentence_are_found(text: str, said: list[Said]) -> None:
    assert_found(COLON_NESTING, text, *said)


@pytest.mark.parametrize("text", PLAIN_COLONS)
def test_labels_quotes_and_lines_have_their_own_colons(text: str) -> None:
    assert say(COLON_NESTING, text) == []
