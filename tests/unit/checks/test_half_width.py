"""Half-width marks and straight quotes beside Chinese, and where they belong."""

from __future__ import annotations

import pytest

from conversations.checks.half_width import HALF_WIDTH, STRAIGHT_QUOTES
from tests.unit.checks.passages import Said, assert_found, say

MARKS: list[tuple[str, *tuple[Said, ...]]] = [
    ("召开会议3次,研讨4次。", (",", "，")),
    ("增长12.5%,成效明显。", (",", "，")),
    ("工作扎实.下一步继续努力。", (".", "。")),
    ("工作有了新的进展.", (".", "。")),
    ("工作做完了. 下一步继续努力。", (". ", "。")),
    ("一手抓学习;一手抓落实。", (";", "；")),
    ("联系人:张三。", (":", "：")),
    ("时间:10:30开始。", (":", "：")),
    ("这样行吗?", ("?", "？")),
    ("同志们!", ("!", "！")),
    ("怎么办?!", ("?!", "？！")),
    ("《支部工作条例(试行)》已经印发。", ("(试行)", "（试行）")),
    ("生产总值(GDP)增长。", ("(GDP)", "（GDP）")),
    ("(一)推进数字化。", ("(一)", "（一）")),
    ("(1)查卷宗。", ("(1)", "（1）")),
    ("《条例（试行)》", (")", "）")),
    ("学习, 研讨。", (", ", "，")),
    ("参加会议(含扩大会议,不含调研)12次。", ("(", "（"), (",", "，"), (")", "）")),
    ("用好学习强国APP,定期通报。", (",", "，")),
    ("“三会一课”,主题党日。", (",", "，")),
]
PLAIN_MARKS = [
    "增长3.5%，达到1,200元。",
    "会议10:30开始，比例为3:1。",
    "执行GB/T 9704-2012的规定。",
    "网址www.example.gov.cn可以查询。",
    "见https://example.com/a?b=1,2;c。",
    "邮箱name.b@example.com有效。",
    "1.推进数字化。\n2.做好服务。",
    "一.推进数字化",
    "（一）.推进数字化",
    "This is fine, really; yes: (quite) so!",
    "函数f(x)的取值。",
    "版本V2.0已经上线。",
    "文件“报告.docx”已经上传。",
    "约为.5的水平",
    "学习……研讨。",
    "学习...研讨",
    "",
]
QUOTES: list[tuple[str, *tuple[Said, ...]]] = [
    ('增强"四个意识"。', ('"', "“"), ('"', "”")),
    ('落实"一岗双责"，严格"三会一课"。', ('"', "“"), ('"', "”"), ('"', "“"), ('"', "”")),
    ('增强"四个意识”。', ('"', "“")),
    ('增强“四个意识"。', ('"', "”")),
    ('用好"APP"平台。', ('"', "“"), ('"', "”")),
    ('增强"四个意识。', ('"', None)),
    ('"学习"\n"研讨"', ('"', "“"), ('"', "”"), ('"', "“"), ('"', "”")),
]
PLAIN_QUOTES = [
    "增强“四个意识”。",
    'He said "yes" to it.',
    'name="value"',
    "",
    "没有引号的一句话。",
    '购置27"',
]


@pytest.mark.parametrize(("text", "said"), [(text, said) for text, *said in MARKS])
def test_a_half_width_mark_beside_chinese_is_found(text: str, said: list[Said]) -> None:
    assert_found(HALF_WIDTH, text, *said)


@pytest.mark.parametrize("text", PLAIN_MARKS)
def test_numbers_addresses_and_latin_keep_their_marks(text: str) -> None:
    assert say(HALF_WIDTH, text) == []


@pytest.mark.parametrize(("text", "said"), [(text, said) for text, *said in QUOTES])
def test_straight_quotes_beside_chinese_are_found(text: str, said: list[Said]) -> None:
    assert_found(STRAIGHT_QUOTES, text, *said)


@pytest.mark.parametrize("text", PLAIN_QUOTES)
def test_straight_quotes_of_latin_stay(text: str) -> None:
    assert say(STRAIGHT_QUOTES, text) == []
