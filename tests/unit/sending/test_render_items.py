"""Cards of lists, of lists within lists, and of one entry."""

from __future__ import annotations

from conversations.definition.blocks import GroupBlock, ItemsBlock
from conversations.definition.interview import Section
from conversations.definition.questions import Question
from conversations.drafts.draft import Focus
from conversations.views import RemovalView
from tests.unit.showing import TAG, both, build_card, build_question, entry, items, see, see_card

TOPIC = {"id": "study", "heading": "学习", "hint": both("写学了几次")}
LIST = build_question("items", hint=both("写具体"), suggestions=["落实", TOPIC])
NESTED = build_question(
    "items",
    ask=both("哪几个方面？"),
    suggestions=["主体责任", "党建"],
    inner={
        "ask": both("这一方面有哪几条？"),
        "hint": both("一条一件事"),
        "suggestions": ["学习", "落实"],
    },
)
AREAS = items(
    entry("主体责任", inner=items(entry("学习", "学了三次"), entry("监督"))),
    entry("党建", inner=items()),
)


def print_with(question: Question, **fields: object) -> Section:
    """Return a section whose group prints the question's list."""
    block = ItemsBlock(items=question.id, **fields)
    group = GroupBlock(heading="一", body=(block,))
    return Section(id="s", title=both("部分"), questions=(question,), body=(group,))


def test_an_entry_made_from_a_suggestion_asks_with_its_own_hint() -> None:
    seen = see_card(LIST, items(entry("学习", topic="study")), Focus("q", 0, "text"))
    assert "提示：写学了几次" in seen.text
    renamed = see_card(LIST, items(entry("勤学", topic="study")), Focus("q", 0, "text"))
    assert "提示：写学了几次" in renamed.text


def test_an_entry_of_ones_own_asks_with_the_hint_of_the_list() -> None:
    seen = see_card(LIST, items(entry("别的")), Focus("q", 0, "text"))
    assert "提示：写具体" in seen.text


def test_a_suggestion_is_not_offered_again_under_another_heading() -> None:
    seen = see_card(LIST, items(entry("勤学", "学了", topic="study")))
    assert seen.find("+ 落实") == ("suggest", 0)
    assert "+ 学习" not in seen.labels


def test_a_list_of_lists_says_how_many_entries_each_holds() -> None:
    seen = see_card(NESTED, AREAS)
    assert "✅ （一）主体责任　2 条\n○ （二）党建　还没写内容" in seen.text
    assert seen.find("（二）") == ("go", 1)
    assert seen.find("✅ 写完了") == ("done", None)


def test_without_headings_on_offer_none_is_to_be_tapped() -> None:
    bare = build_question("items")
    assert "请发来第一条的小标题" in see_card(bare).text
    assert "再加一条，直接发来" in see_card(bare, items(entry("别的", "写了"))).text
    offering = see_card(LIST, items(entry("别的", "写了"))).text
    assert "再加一条，点小标题或直接发来" in offering


def test_an_area_made_from_a_suggestion_asks_with_its_own_hint() -> None:
    given = {"ask": both("哪几条？"), "hint": both("一条一件事")}
    areas = build_question("items", suggestions=[TOPIC], inner=given)
    own, other = entry("学习", inner=items()), entry("别的", inner=items())
    listed = items(own, other)
    assert "提示：写学了几次" in see_card(areas, listed, Focus("q", area=0)).text
    assert "提示：一条一件事" in see_card(areas, listed, Focus("q", area=1)).text


def test_an_empty_list_of_lists_says_what_comes_after_the_heading() -> None:
    assert "接着一条一条写它下面的内容" in see_card(NESTED).text


def test_a_list_within_a_list_says_where_it_is() -> None:
    seen = see_card(NESTED, AREAS, Focus("q", area=0))
    assert "（一）主体责任\n这一方面有哪几条？" in seen.text
    assert "✅ 一是学习　4 字\n○ 二是监督　还没写内容" in seen.text
    assert seen.find("一是") == ("go", 0)
    assert seen.find("+ 落实") == ("suggest", 1)
    assert seen.find("✅ （一）写完了") == ("done", None)
    assert seen.find("‹ 返回列表") == ("back", None)
    assert "下一题 ›" not in seen.labels


def test_an_empty_list_within_a_list_shows_its_own_hint() -> None:
    seen = see_card(NESTED, AREAS, Focus("q", area=1))
    assert "（二）党建\n这一方面有哪几条？\n提示：一条一件事" in seen.text
    assert seen.find("+ 学习") == ("suggest", 0)


def test_an_entry_within_an_area_is_written_and_moved() -> None:
    asked = see_card(NESTED, AREAS, Focus("q", 1, "text", area=0))
    assert "请写“二是监督”的具体内容。" in asked.text
    assert asked.find("分几条写") == ("more", 1)
    looked = see_card(NESTED, AREAS, Focus("q", 0, area=0))
    assert looked.find("↓ 下移") == ("down", 0)
    assert looked.find("删除") == ("removal", 0)


def test_an_area_is_looked_at_with_all_it_holds() -> None:
    seen = see_card(NESTED, AREAS, Focus("q", 0))
    assert "内容：\n一是学习\n学了三次\n二是监督" in seen.text
    assert seen.find("改标题") == ("heading", 0)
    assert seen.find("改内容") == ("rewrite", 0)
    assert seen.find("删除") == ("removal", 0)
    empty = see_card(NESTED, AREAS, Focus("q", 1))
    assert empty.find("写内容") == ("rewrite", 1)
    assert empty.find("删除") == ("remove", 1)
    assert "点「写内容」" in empty.text


def test_before_an_area_is_removed_all_it_holds_is_shown() -> None:
    seen = see(RemovalView(TAG, build_card(NESTED, AREAS), 0))
    assert "删除“（一）主体责任”这一条吗？" in seen.text
    assert "一是学习\n学了三次" in seen.text
    assert seen.find("删除") == ("remove", 0)


def test_before_an_entry_of_an_area_is_removed_its_text_is_shown() -> None:
    seen = see(RemovalView(TAG, build_card(NESTED, AREAS, Focus("q", 0, area=0)), 0))
    assert "删除“一是学习”这一条吗？" in seen.text
    assert "学了三次" in seen.text


def test_entries_are_numbered_as_the_report_numbers_them() -> None:
    section = print_with(NESTED, marker="一是", inner_marker="1.")
    outer = see_card(NESTED, AREAS, section=section)
    assert "✅ 一是主体责任　2 条" in outer.text
    inner = see_card(NESTED, AREAS, Focus("q", area=0), section=section)
    assert "一是主体责任\n" in inner.text
    assert inner.find("1.") == ("go", 0)
    looked = see_card(NESTED, AREAS, Focus("q", 0), section=section)
    assert "1.学习\n学了三次" in looked.text


def test_a_place_that_is_no_more_shows_the_list() -> None:
    for focus in (Focus("q", area=9), Focus("q", 9), Focus("q", 9, "text", area=0)):
        assert "写完了" in " ".join(see_card(NESTED, AREAS, focus).labels)


def test_an_entry_is_taken_apart_where_it_can_be() -> None:
    one = entry("学习", "总的说。一是建制度。二是请专家。")
    seen = see_card(LIST, items(one, entry("落实", "都落实了")), Focus("q", 0))
    assert seen.find("拆成 3 条") == ("split", 0)
    assert seen.find("与下一条合并") == ("join", 0)
    last = see_card(LIST, items(one, entry("落实", "都落实了")), Focus("q", 1))
    assert not any("拆成" in label or "合并" in label for label in last.labels)


def test_entries_that_hold_lists_are_neither_split_nor_joined() -> None:
    for focus in (Focus("q", 0), Focus("q", 1)):
        seen = see_card(NESTED, AREAS, focus)
        assert not any("拆成" in label or "合并" in label for label in seen.labels)
    within = see_card(NESTED, AREAS, Focus("q", 0, area=0))
    assert within.find("与下一条合并") == ("join", 0)
