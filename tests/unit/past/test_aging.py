"""What has aged in a text of an earlier report, and what has not."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.words.folders import find_folders
from bot.words.norms import load_norms
from conversations.past.aging import find_aged
from conversations.periods import parse_period

DATED = load_norms(find_folders(None)).dated

YEARLY = ("2025", "2026")
FIRST = ("2025H1", "2026H1")
SECOND = ("2025H1", "2025H2")
QUARTERS = ("2025Q1", "2025Q2")

AGED = [
    (YEARLY, "2025年，我局履职尽责。", ["2025年"]),
    (YEARLY, "2025年度考核为优秀。", ["2025年度"]),
    (YEARLY, "２０２５年３月１５日召开会议。", ["２０２５年３月１５日"]),
    (YEARLY, "3月5日开展主题党日活动。", ["3月5日"]),
    (YEARLY, "二〇二五年工作情况", ["二〇二五年"]),
    (YEARLY, "二零二五年上半年", ["二零二五年上半年"]),
    (YEARLY, "2025年3月15日召开会议。", ["2025年3月15日"]),
    (YEARLY, "于3月15日召开会议。", ["3月15日"]),
    (YEARLY, "今年3月15日召开会议。", ["3月15日"]),
    (YEARLY, "从4月1日到5月31日开展排查。", ["4月1日", "5月31日"]),
    (YEARLY, "2025年底前完成。", ["2025年"]),
    (YEARLY, "印发《2025年工作要点》。", ["2025年"]),
    (YEARLY, "较2024年增长5%。", ["2024年"]),
    (YEARLY, "与2024年相比有所下降。", ["2024年"]),
    (YEARLY, "市纪委十四届四次全会精神", ["十四届四次全会"]),
    (YEARLY, "二十届中央纪委四次全会", ["二十届中央纪委四次全会"]),
    (YEARLY, "传达学习六次全体会议精神", ["六次全体会议"]),
    (YEARLY, "庆祝建党104周年", ["建党104周年"]),
    (YEARLY, "庆祝中国共产党成立104周年", ["成立104周年"]),
    (FIRST, "2025年上半年，共开展检查12次。", ["2025年上半年"]),
    (FIRST, "2025年第一季度", ["2025年第一季度"]),
    (SECOND, "上半年，共开展检查12次。", ["上半年"]),
    (SECOND, "今年上半年完成。", ["上半年"]),
    (SECOND, "2025年上半年完成。", ["2025年上半年"]),
    (SECOND, "5月份开展，3月底完成。", ["5月份", "3月底"]),
    (SECOND, "3月15日召开会议。", ["3月15日"]),
    (QUARTERS, "一季度收到12件。", ["一季度"]),
    (("2025M05", "2025M06"), "5月份收到12件。", ["5月份"]),
    (("2022", "2023"), "深入学习贯彻党的十九大精神。", ["党的十九大精神"]),
    (("2025", "2026"), "深入学习贯彻二十届三中全会精神。", ["二十届三中全会精神"]),
    (("2021", "2022"), "深入开展扫黑除恶专项斗争。", ["扫黑除恶专项斗争"]),
    (("2025", "2026"), "“十四五”收官之年", ["“十四五”收官之年"]),
]

FRESH = [
    (YEARLY, "2023年以来，坚持每月研究。"),
    (YEARLY, "2026年底前完成。"),
    (YEARLY, "开展2023—2025年三年行动。"),
    (YEARLY, "2020年代的任务。"),
    (YEARLY, "共收到2025件。"),
    (YEARLY, "印发〔2025〕5号文件。"),
    (YEARLY, "拨打12345热线。"),
    (YEARLY, "12月4日国家宪法日宣传。"),
    (YEARLY, "6月26日国际禁毒日宣传。"),
    (YEARLY, "在4月15日“全民国家安全教育日”宣传。"),
    (YEARLY, "每月5日前报送。"),
    (YEARLY, "上半年和下半年各开展一次。"),
    (YEARLY, "一季度一调度。"),
    (YEARLY, "5月份开展。"),
    (YEARLY, "1955年成立，成立70周年。"),
    (YEARLY, "学习党的二十大精神。"),
    (YEARLY, "党的十九大以来成效明显。"),
    (YEARLY, "2021年7月1日，庆祝建党100周年大会召开。"),
    (YEARLY, "去年3月15日。"),
    (YEARLY, "全年召开党委会12次。"),
    (YEARLY, ""),
    (FIRST, "上半年，共开展检查12次。"),
    (FIRST, "1至6月收到12件。"),
    (FIRST, "下半年，将继续抓好。"),
    (SECOND, "2025年，全市平稳。"),
    (SECOND, "去年上半年完成。"),
    (SECOND, "2024年上半年完成。"),
    (SECOND, "下半年，将继续抓好。"),
    (SECOND, "建党104周年"),
    (SECOND, "7月份开展。"),
    (("2025H1", "2025H1"), "2025年上半年，3月15日。"),
    (("2018", "2019"), "深入学习贯彻党的十九大精神。"),
]


@pytest.mark.parametrize(("periods", "text", "aged"), AGED)
def test_what_has_aged_is_found(periods: tuple[str, str], text: str, aged: list[str]) -> None:
    old, new = map(parse_period, periods)
    found = find_aged(text, old, new, DATED)
    assert [text[each.start : each.end] for each in found] == aged


@pytest.mark.parametrize(("periods", "text"), FRESH)
def test_what_still_holds_is_left_alone(periods: tuple[str, str], text: str) -> None:
    old, new = map(parse_period, periods)
    assert find_aged(text, old, new, DATED) == ()


def test_what_is_said_now_is_named() -> None:
    old, new = parse_period("2025"), parse_period("2026")
    (found,) = find_aged("深入学习贯彻二十届三中全会精神。", old, new, DATED)
    assert found.use == "二十届四中全会精神"


PIECES = st.sampled_from(
    ["2025年", "上半年", "3月15日", "，", "二〇二五年", "四次全会", "较2024年", "a"]
)
KEYS = st.sampled_from(["2024", "2025", "2026", "2025H1", "2025H2", "2026H1", "2025Q3", "2026M06"])


@given(st.lists(PIECES).map("".join), KEYS, KEYS)
def test_passages_are_in_order_and_do_not_overlap(text: str, one: str, other: str) -> None:
    found = find_aged(text, parse_period(one), parse_period(other), DATED)
    ends = [0, *(each.end for each in found)]
    assert all(end <= each.start < each.end for end, each in zip(ends, found, strict=False))
    assert not found or found[-1].end <= len(text)
    assert not (found and one == other)


@pytest.mark.parametrize("said", ["一", "一届", "十四届四次全会", "2025年3月，", "第三季度"])
def test_a_long_text_is_read_once(said: str) -> None:
    text = said * (20_000 // len(said))
    begun = process_time()
    find_aged(text, *map(parse_period, YEARLY))
    assert process_time() - begun < 1  # what grows with the square takes much more
