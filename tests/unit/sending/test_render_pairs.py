"""Cards of a list whose entries answer those of an earlier one."""

from __future__ import annotations

from conversations.drafts.draft import Focus
from conversations.drafts.results import Slot
from tests.unit.showing import both, build_question, entry, items, see_card

PLANS = build_question(
    "items",
    ask=both("打算怎么做？", "What will be done?"),
    pairs_with="problems",
    suggestions=["强化学习", "严格监督"],
)
SLOTS = (
    Slot(entry("学习不够", "学得少", id=4), 0),
    Slot(entry("作风不实", "跑得少", id=7), None),
    Slot(entry("监督不严", id=9), 1),
)
ANSWERS = items(
    entry("强化学习", "多学", id=1, pair=4),
    entry("严格监督", id=2, pair=9),
    entry("另一件事", "做好", id=3),
)


def test_the_first_entry_without_an_answer_is_asked_about() -> None:
    seen = see_card(PLANS, ANSWERS, slots=SLOTS)
    assert "针对“（二）作风不实”\n打算怎么做？" in seen.text
    assert "对应的那一条写的是：\n跑得少" in seen.text


def test_each_entry_of_the_other_list_stands_beside_what_answers_it() -> None:
    text = see_card(PLANS, ANSWERS, slots=SLOTS).text
    assert "✅ （一）学习不够 → 强化学习\n" in text
    assert "▸ （二）作风不实\n" in text
    assert "○ （三）监督不严 → 严格监督（还没写内容）\n" in text
    assert "另加的：\n✅ （四）另一件事\n" in text


def test_a_number_goes_to_the_answer_or_has_it_written() -> None:
    slots = (*SLOTS, Slot(entry("浮于表面", id=12), None))
    seen = see_card(PLANS, ANSWERS, Focus("q", pair=12), slots=slots)
    assert seen.find("（一）") == ("go", 0)
    assert seen.find("○ （二）") == ("pair", 1)
    assert seen.find("（三）") == ("go", 1)
    assert seen.find("（五）") == ("go", 2)
    assert "○ （四）" not in seen.labels
    assert seen.find("＋ 另加一条") == ("alone", None)


def test_another_entry_can_be_chosen_to_be_answered_next() -> None:
    slots = (Slot(entry("甲", id=4), None), Slot(entry("乙", id=7), None))
    chosen = see_card(PLANS, None, Focus("q", pair=7), slots=slots).text
    assert "针对“（二）乙”\n" in chosen
    assert "○ （一）甲\n▸ （二）乙\n" in chosen
    assert "针对“（一）甲”\n" in see_card(PLANS, None, slots=slots).text


def test_one_more_may_stand_alone() -> None:
    seen = see_card(PLANS, ANSWERS, Focus("q", pair=0), slots=SLOTS)
    assert "另加一条，不针对前面的哪一条\n打算怎么做？" in seen.text
    assert "＋ 另加一条" not in seen.labels
    assert "每一条都有了" not in seen.text


def test_when_all_are_answered_it_says_so() -> None:
    seen = see_card(PLANS, items(entry("强化学习", "多学", id=1, pair=4)), slots=SLOTS[:1])
    assert "每一条都有了" in seen.text
    assert "针对" not in seen.text
    assert "打算怎么做？" in seen.text


def test_when_all_are_answered_but_not_written_it_says_so() -> None:
    seen = see_card(PLANS, items(entry("强化学习", id=1, pair=4)), slots=SLOTS[:1])
    assert "还有没写内容的：点它的序号接着写" in seen.text
    assert "每一条都有了" not in seen.text


def test_an_entry_is_written_with_what_it_answers_in_view() -> None:
    seen = see_card(PLANS, ANSWERS, Focus("q", 0, "text"), slots=SLOTS)
    assert "请写“（一）强化学习”的具体内容。" in seen.text
    assert "针对“（一）学习不够”：\n学得少" in seen.text
    assert "针对" not in see_card(PLANS, ANSWERS, Focus("q", 2, "text"), slots=SLOTS).text


def test_only_entries_that_stand_alone_change_places() -> None:
    alone = items(*ANSWERS.entries, entry("再一件", "做", id=5))
    paired = see_card(PLANS, alone, Focus("q", 1), slots=SLOTS)
    assert not {"↑ 上移", "↓ 下移"} & set(paired.labels)
    first = see_card(PLANS, alone, Focus("q", 2), slots=SLOTS)
    assert {"↑ 上移", "↓ 下移"} & set(first.labels) == {"↓ 下移"}


def test_a_list_with_nothing_to_answer_is_like_any_other() -> None:
    seen = see_card(PLANS, ANSWERS)
    assert "✅ （一）强化学习　2 字" in seen.text
    assert "＋ 另加一条" not in seen.labels


def test_of_many_entries_those_around_the_present_one_are_shown() -> None:
    slots = tuple(Slot(entry(f"第{at}个", id=at), None) for at in range(1, 51))
    seen = see_card(PLANS, None, Focus("q", pair=40), slots=slots)
    assert "针对“（四十）第40个”" in seen.text
    assert "（前面还有 29 条）" in seen.text
    assert "（后面还有 1 条）" in seen.text
    assert "第29个" not in seen.text
    assert "第30个" in seen.text
    assert seen.find("○ （一）") == ("pair", 0)
