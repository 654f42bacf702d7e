"""Cards of the kinds that show more than one answer, chatted through with the whole bot."""

from __future__ import annotations

import pytest

from conversations.buttons import Press, encode
from conversations.definition.parsing import parse_interview
from tests.integration.chat.driver import KINDS, Chat, on_sqlite

database_url = on_sqlite


@pytest.fixture
async def rich(chat: Chat) -> Chat:
    """The chat of a person at the first card of the report with the richer questions."""
    text = (KINDS / "rich.yaml").read_text("utf-8")
    chat.town.interviews.offer([parse_interview(text, "rich.yaml")])
    await chat.press(encode(Press("period", question="rich", value=20261)))
    return chat


async def go_to(rich: Chat, section: str, cards: int = 0) -> None:
    """Go to the section, and pass by so many of its cards."""
    await rich.tap("目录")
    await rich.tap(section)
    for _ in range(cards):
        await rich.tap("跳过")


async def test_what_was_understood_is_said_and_not_what_was_typed(rich: Chat) -> None:
    await go_to(rich, "单项", 2)
    await rich.say("1,193.5")
    assert "✅ 已保存：1193.5万元" in rich.text
    await rich.say("百分之九十八点五")
    assert "✅ 已保存：🔒 敏感内容，这里不显示" in rich.text
    assert "98.5" not in rich.text
    await rich.say("上半年")
    assert "✅ 已保存：2026年上半年" in rich.text


async def test_a_corrected_number_is_said_as_understood(rich: Chat) -> None:
    await go_to(rich, "单项", 2)
    await rich.say("12")
    await rich.edit(rich.messages, "十三")
    assert "✅ 已按您修改的内容更新：13万元" in rich.text


async def test_what_is_known_already_is_taken_with_one_tap(rich: Chat) -> None:
    await rich.say("市委办")
    await rich.tap("用“市委办”")
    assert "花了多少钱？" in rich.text
    await rich.tap("上一题")
    assert "现在的回答（再发一次就换掉它）：\n市委办" in rich.text
    assert "用“市委办”" not in rich.labels


async def test_several_options_are_chosen_on_one_card(rich: Chat) -> None:
    await go_to(rich, "单项", 5)
    await rich.tap("○ 参观")
    assert {"○ 讲课", "✓ 参观"} <= set(rich.labels)
    await rich.tap("○ 讲课")
    assert "已选 2 项：讲课、参观" in rich.text
    await rich.tap("写完了")
    assert "有没有失泄密？" in rich.text


async def test_a_declaration_with_one_tap_or_with_particulars(rich: Chat) -> None:
    await go_to(rich, "单项", 6)
    await rich.tap("没有")
    assert "哪几方面？" in rich.text
    await rich.tap("上一题")
    assert "现在的回答：没有。" in rich.text
    await rich.say("发生一起，已处理")
    assert "✅ 已保存：发生一起，已处理" in rich.text


async def test_a_list_within_a_list_is_written_and_left(rich: Chat) -> None:
    await go_to(rich, "列表")
    await rich.tap("+ 主体责任")
    assert "（一）主体责任\n这一方面有哪几条？" in rich.text
    await rich.tap("+ 学习")
    await rich.say("学了三次")
    assert "✅ 一是学习　4 字" in rich.text
    await rich.tap("（一）写完了")
    assert "✅ （一）主体责任　1 条" in rich.text
    await rich.tap("（一）")
    await rich.tap("改内容")
    await rich.tap("一是")
    await rich.tap("删除")
    assert "删除“一是学习”这一条吗？" in rich.text
    await rich.tap("删除")
    assert "（一）主体责任\n这一方面有哪几条？" in rich.text
    await rich.tap("返回列表")
    assert "○ （一）主体责任　还没写内容" in rich.text


async def test_each_problem_gets_its_plan(rich: Chat) -> None:
    await go_to(rich, "列表", 1)
    for problem in ("学习不够。学得少", "作风不实。跑得少"):
        await rich.say(problem)
    await rich.tap("写完了")
    assert "针对“（一）学习不够”\n打算怎么做？" in rich.text
    assert "对应的那一条写的是：\n学得少" in rich.text
    assert "▸ （一）学习不够\n○ （二）作风不实\n" in rich.text
    await rich.tap("○ （二）")
    assert "针对“（二）作风不实”" in rich.text
    await rich.say("多下基层。每月一次")
    assert "✅ （二）作风不实 → 多下基层" in rich.text
    assert "针对“（一）学习不够”" in rich.text
    await rich.tap("另加一条")
    await rich.say("别的事。做好")
    assert "另加的：\n✅ （三）别的事" in rich.text
    await rich.say("多学。每周一次")
    assert "每一条都有了" in rich.text
    await rich.tap("（一）")
    assert "针对“（一）学习不够”" in rich.text


async def test_a_plan_that_is_missing_is_found_before_the_document(rich: Chat) -> None:
    await go_to(rich, "列表", 1)
    for problem in ("学习不够。学得少", "作风不实。跑得少"):
        await rich.say(problem)
    await rich.tap("写完了")
    await rich.say("多学。每周一次")
    await rich.tap("写完了")
    await rich.say("/finish")
    assert "“作风不实”还没有对应的内容" in rich.text
    await rich.tap("1")
    assert "打算怎么做？" in rich.text
    await rich.tap("去修改")
    assert "针对“（二）作风不实”" in rich.text


async def test_numbers_that_do_not_add_up_are_put_right(rich: Chat) -> None:
    await go_to(rich, "数字")
    assert "▸ 受理，多少件？" in rich.text
    await rich.say("12，10，3")
    assert "✅ 已保存：受理 12件、办结 10件、在办 3件" in rich.text
    assert "对不上：办结 10件 + 在办 3件 = 13，比受理 12件多 1。" in rich.text
    await rich.tap("在办 → 2件")
    assert "▸ 在办，多少件？" in rich.text
    await rich.say("2")
    assert "✅ 已保存：在办 2件" in rich.text
    assert "查了哪些单位？" in rich.text
    await rich.tap("上一题")
    assert "办结占受理的 83.3%" in rich.text


async def test_a_number_that_could_be_wrong_is_put_right_by_a_tap(rich: Chat) -> None:
    await go_to(rich, "数字")
    await rich.say("12，10，3")
    await rich.tap("受理 → 13件")
    await rich.tap("改成 13件，就对上")
    assert "查了哪些单位？" in rich.text
    await rich.tap("上一题")
    assert "✅ 受理　13件" in rich.text


async def test_a_number_that_could_be_any_asks_which_it_is(rich: Chat) -> None:
    await go_to(rich, "数字")
    await rich.say("12，10，3")
    await rich.say("2")
    assert "没看出这是哪一项的数" in rich.text
    await rich.say("在办：2")
    assert "查了哪些单位？" in rich.text


async def test_numbers_that_do_not_add_up_are_noted_and_found(rich: Chat) -> None:
    await go_to(rich, "数字")
    await rich.say("受理12，办结10，在办3")
    await rich.tap("先这样，记下来")
    assert "查了哪些单位？" in rich.text
    await rich.say("/finish")
    assert "1. 办结 10件 + 在办 3件 = 13" in rich.text
    await rich.tap("1")
    await rich.tap("去修改")
    assert "对不上的已经记下" in rich.text


async def test_a_number_is_computed_from_the_others(rich: Chat) -> None:
    await go_to(rich, "数字")
    await rich.say("12")
    await rich.say("10")
    await rich.tap("按合计算：2件")
    assert "查了哪些单位？" in rich.text


async def test_rows_are_pasted_corrected_and_removed(rich: Chat) -> None:
    await go_to(rich, "数字", 1)
    await rich.say("一厂\t3\n二厂\t没数")
    assert "第 2 行的“隐患”没看懂：“没数”，这一格要整数，例如 12。" in rich.text
    await rich.say("一厂\t3\n二厂\t4")
    assert "✅ 已保存：共 2 行" in rich.text
    await rich.say("三厂，5")
    assert "✅ 已保存：三厂 · 5" in rich.text
    await rich.tap("2")
    assert "第 2 行\n\n单位：二厂\n隐患：4" in rich.text
    await rich.tap("重写这一行")
    await rich.say("二厂，6")
    assert "2. 二厂 · 6" in rich.text
    await rich.tap("1")
    await rich.tap("删除")
    assert "删除第 1 行吗？" in rich.text
    await rich.tap("删除")
    assert "共 2 行：\n1. 二厂 · 6\n2. 三厂 · 5" in rich.text


async def test_a_layout_is_changed_under_the_preview(rich: Chat) -> None:
    await go_to(rich, "列表")
    await rich.say("主体责任")
    for text in ("学习。学了", "落实。做了"):
        await rich.say(text)
    await rich.tap("（一）写完了")
    await rich.tap("写完了")
    await rich.tap("目录")
    await rich.tap("列表")
    await rich.tap("预览")
    apart = rich.text
    label = next(each for each in rich.labels if "一是" in each)
    await rich.tap(label)
    assert rich.text != apart
    assert "学了" in rich.text
    assert rich.said[0].method == "editMessageText"
