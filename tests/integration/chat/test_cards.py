"""Question cards: what they show, and what typing, tapping and old buttons do to them."""

from __future__ import annotations

import pytest

from tests.integration.chat.driver import Chat, on_sqlite

database_url = on_sqlite


async def test_a_card_says_where_one_is(everything: Chat) -> None:
    assert everything.text.startswith("2026年度样样报告\n第一部分 · 第 1/4 题　□□□□□□□□□□ 0%")
    await everything.say("市委办")
    assert "第一部分 · 第 2/4 题　■□□□□□□□□□ 10%" in everything.text
    assert "✅ 已保存：市委办" in everything.text
    assert everything.text.endswith("多少件？\n提示：例如 12、1,200，写“十二”也行。")


async def test_a_tap_changes_the_card_and_typing_makes_a_new_one(everything: Chat) -> None:
    await everything.say("市委办")
    assert everything.said[0].method == "sendMessage"
    await everything.tap("上一题")
    assert everything.said[0].method == "editMessageText"
    assert everything.said[0].payload["message_id"] == 500
    assert "现在的回答（再发一次就换掉它）：\n市委办" in everything.text


async def test_markup_that_is_typed_comes_out_as_typed(everything: Chat) -> None:
    typed = '<b>&amp;</b> {{ 7*7 }} "引号" 😀'
    await everything.say(typed)
    assert f"已保存：{typed}" in everything.text
    await everything.tap("上一题")
    assert typed in everything.text
    assert "&lt;b&gt;&amp;amp;&lt;/b&gt;" in everything.said[0].payload["text"]


async def test_what_is_not_understood_is_kept_and_explained(everything: Chat) -> None:
    await everything.say("市委办")
    await everything.say("大约一百件")
    assert "这里要一个整数" in everything.text
    assert "多少件？" in everything.text
    await everything.say("/continue")
    assert "还留在这里：\n大约一百件" in everything.text
    await everything.say("100")
    assert "不能大于 99" in everything.text
    await everything.say("12")
    assert "哪一天？" in everything.text


async def test_a_choice_shows_what_was_chosen(everything: Chat) -> None:
    await everything.tap("目录")
    await everything.tap("第二部分")
    await everything.tap("绿")
    assert everything.toast == "已保存 ✓"
    assert "确定吗？" in everything.text
    await everything.tap("是")
    await everything.tap("上一题")
    assert "✓ 是" in everything.labels
    await everything.tap("上一题")
    assert {"红", "✓ 绿"} <= set(everything.labels)


async def test_a_long_text_in_parts(everything: Chat) -> None:
    await everything.tap("目录")
    await everything.tap("第一部分")
    for _ in range(3):
        await everything.tap("跳过")
    await everything.tap("分几条写")
    await everything.say("第一段")
    await everything.say("第二段")
    assert "第一段\n第二段" in everything.text
    await everything.tap("写完了")
    assert "哪一种？" in everything.text


async def test_of_a_long_open_text_the_end_and_the_length_are_shown(everything: Chat) -> None:
    for _ in range(3):
        await everything.tap("跳过")
    await everything.tap("分几条写")
    await everything.say("头" + "长" * 3000)
    await everything.say("尾" * 10)
    assert "已经记下 3011 字" in everything.text
    assert "尾" * 10 in everything.text
    assert "头" not in everything.text
    await everything.tap("写完了")
    await everything.tap("上一题")
    assert "现在的回答，共 3011 字（再发一次就换掉它）：\n头长" in everything.text


async def test_text_that_the_messenger_split_is_one_answer(everything: Chat) -> None:
    for _ in range(3):
        await everything.tap("跳过")
    await everything.say("长" * 4096)
    await everything.say("尾" * 100)
    assert "哪一种？" in everything.text
    await everything.tap("目录")
    await everything.tap("第一部分")
    await everything.tap("预览")
    whole = "".join(said.text for said in everything.said)
    assert "长尾" in whole
    assert whole.count("长") == 4096
    assert whole.count("尾") == 100


async def test_an_old_button_gets_a_kind_word_and_the_present_card_below(everything: Chat) -> None:
    old = everything.last.find("跳过") if everything.last else ""
    await everything.say("市委办")
    await everything.press(old)
    assert everything.toast is not None
    assert "旧题卡" in everything.toast
    assert everything.said[0].method == "sendMessage"
    assert "多少件？" in everything.text


async def test_suggested_headings_come_in_pages(everything: Chat) -> None:
    await go_to_list(everything)
    assert "+ 辛" in everything.labels
    assert "+ 壬" not in everything.labels
    await everything.tap("换一批")
    assert "+ 壬" in everything.labels
    await everything.tap("+ 壬")
    assert "请写“（一）壬”的具体内容。" in everything.text
    await everything.say("内容")
    assert "✅ （一）壬　2 字" in everything.text
    assert len([label for label in everything.labels if label.startswith("+")]) == 4
    await everything.tap("换一批")
    assert len([label for label in everything.labels if label.startswith("+")]) == 4
    assert "+ 壬" not in everything.labels


async def test_entries_are_moved_renamed_and_removed(everything: Chat) -> None:
    await go_to_list(everything)
    for text in ("张。一", "王。二", "李。三"):
        await everything.say(text)
    await everything.tap("（三）")
    await everything.tap("上移")
    await everything.tap("改标题")
    await everything.say("赵")
    assert "✅ （一）张　1 字\n✅ （二）赵　1 字\n✅ （三）王　1 字\n" in everything.text
    await everything.tap("（一）")
    await everything.tap("删除")
    assert "发 /undo 就回来" in everything.text
    await everything.tap("不删")
    await everything.tap("删除")
    await everything.tap("删除")
    assert everything.toast == "已删除 ✓"
    assert "✅ （一）赵　1 字\n✅ （二）王　1 字\n" in everything.text
    assert [label for label in everything.labels if "（" in label] == ["（一）", "（二）"]


async def test_an_entry_without_text_says_so_and_takes_it(everything: Chat) -> None:
    await go_to_list(everything)
    await everything.say("张")
    await everything.tap("返回列表")
    assert "○ （一）张　还没写内容" in everything.text
    await everything.tap("写完了")
    assert everything.toast is not None
    assert "至少要 1 条" in everything.toast
    assert "至少要 1 条" in everything.text, "the toast is gone before it is read"
    await everything.tap("（一）")
    assert "直接发来就行" in everything.text
    assert "写内容" in everything.labels
    await everything.say("内容")
    assert "✅ （一）张　2 字" in everything.text
    await everything.tap("（一）")
    assert "改内容" in everything.labels


async def test_a_list_of_fifty_stays_within_the_limits(everything: Chat) -> None:
    await go_to_list(everything)
    for number in range(50):
        await everything.say(f"{'长' * 50}{number}。内容")
    assert "（五十）" in everything.text
    await everything.tap("（五十）")
    assert f"（五十）{'长' * 50}49" in everything.text


@pytest.mark.parametrize(
    "content",
    [
        {"location": {"latitude": 1.0, "longitude": 2.0}},
        {"contact": {"phone_number": "1", "first_name": "A"}},
        {"voice": {"file_id": "a", "file_unique_id": "b", "duration": 1}},
    ],
)
async def test_what_cannot_be_read_gets_a_kind_sentence(
    everything: Chat, content: dict[str, object]
) -> None:
    await everything.send(**content)
    assert "只收文字" in everything.text
    assert "哪个单位？" in everything.text


async def test_a_note_of_the_messenger_gets_no_answer(everything: Chat) -> None:
    assert await everything.send(connected_website="example.org") == []


async def test_commands_do_what_the_buttons_do(everything: Chat) -> None:
    await everything.say("/skip")
    assert "多少件？" in everything.text
    await everything.say("/back")
    assert "哪个单位？" in everything.text
    await everything.say("/back")
    assert "没有什么可以变动" in everything.text
    await everything.say("/outline")
    assert "▶ 第一部分 0/4" in everything.labels
    await everything.say("/continue@huibao_bot")
    assert "哪个单位？" in everything.text


async def test_typed_words_do_what_the_buttons_do(everything: Chat) -> None:
    await everything.say("跳过")
    assert "多少件？" in everything.text
    assert "已保存" not in everything.text
    assert "没有什么可以变动" not in everything.text
    await go_to_list(everything)
    await everything.say("张。一")
    await everything.say("写完了")
    assert "✅ 已保存：（一）张" in everything.text
    assert "哪几点？" not in everything.text


async def test_going_where_one_is_gets_no_toast(everything: Chat) -> None:
    await everything.tap("目录")
    await everything.tap("第一部分")
    assert "哪个单位？" in everything.text
    assert everything.toast is None


async def test_after_the_last_question_a_text_is_not_swallowed(everything: Chat) -> None:
    for _ in range(7):
        await everything.say("/skip")
    assert "还有 7 处没有写" in everything.text
    await everything.say("还有一句")
    assert "所以没有存" in everything.text
    await everything.tap("第一部分")
    assert "哪个单位？" in everything.text


async def test_when_all_is_answered_the_whole_report_can_be_read_and_made(everything: Chat) -> None:
    for text in ("市委办", "7", "2026年7月3日", "开头一段", "红", "是", "张。一"):
        await everything.say(text)
    assert "📄 生成文档" not in everything.labels
    await everything.tap("写完了")
    assert "都答完了" in everything.text
    await everything.tap("预览")
    assert "预览：全文\n\n市委办2026年度报告\n" in everything.text
    assert "开头一段" in everything.text
    assert "张" in everything.text
    await everything.say("/back")
    assert "📄 生成文档" in everything.labels


async def go_to_list(everything: Chat) -> None:
    await everything.tap("目录")
    await everything.tap("第二部分")
    await everything.tap("跳过")
    await everything.tap("跳过")
