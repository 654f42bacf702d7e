"""Phrases of another time, and those of this one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from conversations.checks.dated import DATED_PHRASES
from conversations.checks.dated_norms import DatedNorms, DatedPhrase
from conversations.checks.norms import Norms
from conversations.checks.words import TERMS
from tests.unit.checks.passages import Said, assert_found, load_shipped, say
from tests.unit.checks.typed import build_subject

OLD: list[tuple[str, *tuple[Said, ...]]] = [
    ("学习党的十九大精神。", ("党的十九大精神", None)),
    ("宣讲十九届六中全会精神。", ("十九届六中全会精神", None)),
    (
        "在以习近平同志为总书记的党中央领导下",
        ("以习近平同志为总书记的党中央", "以习近平同志为核心的党中央"),
    ),
    ("做好党的二十大安保维稳工作。", ("党的二十大安保", None)),
    ("做好常态化疫情防控。", ("常态化疫情防控", None)),
    ("今年是“十四五”开局之年。", ("“十四五”开局之年", None)),
    ("联合市环保局检查。", ("环保局", None)),
    ("会同国土资源局、工商局", ("国土资源局", None), ("工商局", None)),
    ("宣传《婚姻法》。", ("《婚姻法》", None)),
    ("落实《信访条例》。", ("《信访条例》", None)),
    ("坚决打赢脱贫攻坚战。", ("坚决打赢脱贫攻坚战", None)),
    ("深入开展扫黑除恶专项斗争。", ("扫黑除恶专项斗争", None)),
    ("庆祝建党100周年。", ("庆祝建党100周年", None)),
    ("坚定“三个自信”。", ("“三个自信”", None)),
    ("市扶贫办牵头。", ("扶贫办", None)),
    ("学习二十届三中全会精神。", ("二十届三中全会精神", None)),
]
PLAIN_OLD = [
    "学习党的二十大精神。",
    "学习二十届四中全会精神。",
    "学习党的十九大精神、党的二十大精神。",
    "2019年，学习党的十九大精神。",
    "党的十九大以来",
    "在以习近平同志为核心的党中央领导下",
    "今年是“十五五”开局之年。",
    "原环保局的档案",
    "市生态环境局",
    "宣传《民法典》。",
    "落实《劳动合同法》。",
    "曾开展扫黑除恶专项斗争。",
    "巩固扫黑除恶专项斗争成果。",
    "落实《信访工作条例》。",
    "常态化开展扫黑除恶斗争。",
    "学习二十届二中、三中、四中全会精神。",
    "2020年，坚决打赢脱贫攻坚战。",
    "",
]


@pytest.mark.parametrize(("text", "said"), [(text, said) for text, *said in OLD])
def test_a_phrase_of_another_time_is_found(text: str, said: list[Said]) -> None:
    assert_found(DATED_PHRASES, text, *said)


@pytest.mark.parametrize("text", PLAIN_OLD)
def test_phrases_of_this_time_and_of_history_are_right(text: str) -> None:
    assert say(DATED_PHRASES, text) == []


@pytest.mark.parametrize(
    ("period", "text", "count"),
    [
        ("2022", "学习党的十九大精神。", 0),  # it held for most of that year
        ("2023", "学习党的十九大精神。", 1),
        ("2022H1", "做好党的二十大安保维稳工作。", 0),
        ("2019", "会同环保局检查。", 0),
        ("2020", "会同环保局检查。", 1),
        ("2025", "今年是“十四五”收官之年。", 0),
        ("2026Q1", "今年是“十四五”收官之年。", 1),
    ],
)
def test_a_phrase_is_judged_by_the_reports_period(period: str, text: str, count: int) -> None:
    assert len(say(DATED_PHRASES, text, period=period)) == count


def test_a_phrase_of_the_future_is_found() -> None:
    early = DatedNorms(phrases=(DatedPhrase(said=("未来的提法",), since=date(2027, 1, 1)),))
    subject = build_subject("落实未来的提法。", norms=Norms(dated=early))
    (found,) = DATED_PHRASES.find(subject)
    assert found.params["use"] == ""


def test_what_the_unit_spares_is_right() -> None:
    subject = build_subject("会同环保局检查，健全台帐。", norms=load_shipped())
    spared = replace(subject, spared=frozenset({"环保局", "台帐"}))
    assert [*DATED_PHRASES.find(spared), *TERMS.find(spared)] == []
    assert len([*DATED_PHRASES.find(subject), *TERMS.find(subject)]) == 2
