"""Questions asked back, and answers that only look like one."""

from __future__ import annotations

import pytest

from conversations.past.asking import is_question

ASKED = [
    *(
        "怎么写？",
        "怎么写",
        "这里要写什么？",
        "这一题要写什么呢",
        "什么意思？",
        "这题什么意思",
        "写多少字？",
    ),
    *(
        "有例子吗",
        "请问这里该怎么填？",
        "不知道写什么",
        "以前是怎么写的？",
        "要写哪些内容？",
        "咋写？",
    ),
    *("What should I write here?", "How do I answer this?", "What does this mean?"),
    "Is there an example?",
]
ANSWERED = [
    *(
        "怎么写好材料，是基本功",
        "2025年怎么写",
        "写什么样的报告就有什么样的作风",
        "什么",
        "为什么？",
    ),
    *(
        "怎么办？",
        "研究怎么写这份报告。",
        "what should I write here",
        "意思",
        "有",
        "没有吗",
        "不知道",
    ),
    *("抓什么？", "怎么抓？", "谁来写？", "如何回答群众关切？", "", "？", "怎么写？\n怎么写？"),
    "这里要写什么？" * 9,
]


@pytest.mark.parametrize("text", ASKED)
def test_a_question_is_read(text: str) -> None:
    assert is_question(text)


@pytest.mark.parametrize("text", ANSWERED)
def test_an_answer_is_not_swallowed(text: str) -> None:
    assert not is_question(text)
