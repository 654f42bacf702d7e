"""The signs by which a check is passed over: without them it has nothing to say."""

from __future__ import annotations

import time
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.checks.norms import Norms
from conversations.checks.registry import CHECKS
from conversations.checks.running import run_checks
from conversations.checks.signs import SIGNS, list_signs
from conversations.checks.subject import Check, Subject
from conversations.drafts.draft import Draft, Part, TextAnswer
from conversations.drafts.path import build_walk
from tests.unit.checked import TODAY
from tests.unit.checks.test_shares import WRONG
from tests.unit.talks import ask, build_interview

REPORT = build_interview(ask("note", "long_text"))
SIGNED = [check for check in CHECKS if check.id in SIGNS]
WORDS = [
    *(
        "第一",
        "一是",
        "三、四个",
        "二〇二六年",
        "二十世纪90年代",
        "7月3号",
        "百分之五",
        "5%",
        "占60%",
        "率为",
    ),
    *(
        "付费",
        "密码：123456",
        "待补充",
        "（略）",
        "某局",
        "XX",
        "FXP",
        "www.a.cn",
        "“”",
        "《",
        "》",
        "号",
        "约",
    ),
    *(
        "3个方面",
        "三个方面",
        "1,200件",
        "3500件",
        "1，200件",
        "３",
        "-",
        "—",
        "~",
        "至",
        "10至20%",
        "…",
        "等",
    ),
    *(
        " ",
        "\u3000",
        "\n",
        "。",
        "，",
        "、",
        "：",
        "；",
        "(",
        ")",
        "“",
        "”",
        '"',
        ".",
        ",",
        "/",
        "_",
        "#",
        "*",
    ),
]
pieces = st.sampled_from(WORDS) | st.text("年月日一二三0123是的办结件、。，人", max_size=4)


def test_every_name_is_that_of_a_check() -> None:
    assert len(SIGNED) == len(SIGNS)
    assert all(check.local for check in SIGNED)


@pytest.mark.parametrize("check", SIGNED, ids=lambda check: check.id)
@settings(max_examples=60, deadline=None)
@given(said=st.lists(pieces, min_size=1, max_size=12).map("".join))
def test_without_a_sign_nothing_is_found(check: Check, said: str) -> None:
    for text in (said, _drop_signs(said, SIGNS[check.id])):
        draft = Draft(REPORT.id, 1, "2026H1", {"note": TextAnswer((Part(text),))})
        subject = Subject(build_walk(REPORT, draft), Norms(), TODAY, only="note")
        if SIGNS[check.id].isdisjoint(list_signs(text)):
            assert list(check.find(subject)) == []


@pytest.mark.parametrize("said", ["【会员专享】", "（VIP专享内容）", "登录后可见", "剩余30%未读"])
def test_marks_of_paid_sites_are_told_at_once(said: str) -> None:
    assert "paid_markers" in _find_quietly(f"已经完成{said}。")


@pytest.mark.parametrize("said", [*WRONG, ("交办80条，核查60条，核查率百分之八十。", "")])
def test_wrong_shares_are_told_at_once(said: tuple[str, str]) -> None:
    assert "shares" in _find_quietly(said[0])


@pytest.mark.parametrize("said", ["#", "…", "12.", "...", "下半年", "a@", "“", "是"])
def test_the_longest_answer_is_looked_at_in_no_time(said: str) -> None:
    start = time.process_time()
    _find_quietly(said * (20_000 // len(said)))
    assert time.process_time() - start < 3  # what grows with the square takes much more


def _find_quietly(text: str) -> set[str]:
    draft = Draft(REPORT.id, 1, "2026H1", {"note": TextAnswer((Part(text),))})
    subject = Subject(build_walk(REPORT, draft), Norms(), TODAY, only="note")
    return {each.check for each in run_checks(subject)}


def _drop_signs(text: str, signs: Iterable[str]) -> str:
    for sign in signs:
        text = text.replace(sign, "")
    return text
