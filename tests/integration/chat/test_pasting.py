"""Several answers typed at once: recognised, shown, confirmed, and never lost."""

from __future__ import annotations

from conversations.buttons import Press, encode
from conversations.drafts.draft import TextAnswer
from tests.integration.chat.driver import Chat
from tests.integration.chat.imported import PERIOD, list_open, load, tell_entries
from tests.integration.chat.old_reports import ENTRIES, TEXT, send_file

SECTION = "二、存在的主要问题\n" + "\n".join(
    heading + text for heading, text in list(ENTRIES.items())[2:4]
)


async def test_a_pasted_section_is_recognised_and_confirmed(drafting: Chat) -> None:
    await drafting.say(SECTION)
    assert "先存好了" in drafting.text
    assert load(drafting).answers == {}
    await drafting.tap("全部采用")
    headings = "".join(tell_entries(load(drafting), "problem_items"))
    assert "理论学习还不够系统" in headings
    assert "日常监督还不够经常" in headings


async def test_a_whole_report_pasted_into_a_draft_is_laid_onto_it(drafting: Chat) -> None:
    await drafting.say(TEXT)
    assert "持续提高政治站位" in drafting.text
    assert load(drafting).answers == {}
    await drafting.tap("全部采用")
    assert "压紧压实各级责任" in "".join(tell_entries(load(drafting), "work_items"))


async def test_a_report_pasted_when_all_is_answered_is_laid_onto_the_draft(
    everything: Chat,
) -> None:
    await everything.press(PERIOD)
    for _ in range(40):
        if "题目都走完了" in everything.text:
            break
        await everything.say("/skip")
    await everything.say(TEXT)
    assert "先存好了" in everything.text


async def test_a_pasted_text_is_one_answer_after_all(drafting: Chat) -> None:
    await drafting.press(encode(Press("visit", 1, 0, "opening")))
    await drafting.say(SECTION)
    sent = drafting.messages
    await drafting.tap("就当一条回答")
    answer = load(drafting).answers["opening"]
    assert isinstance(answer, TextAnswer)
    assert answer.text == SECTION
    assert answer.parts[0].source == sent
    assert not list_open(drafting)


async def test_a_pasted_text_that_is_left_is_without_a_place(drafting: Chat) -> None:
    await drafting.say(SECTION)
    await drafting.tap("不导入了")
    assert [each.text for each in load(drafting).unplaced] == [SECTION]
    await drafting.say("/outline")
    assert "未归位的文字 1 段" in "".join(drafting.labels)


async def test_a_pasted_text_gives_way_to_the_next_and_is_not_lost(drafting: Chat) -> None:
    await drafting.say(SECTION)
    await send_file(drafting, "去年.txt", TEXT.encode())
    assert [each.text for each in load(drafting).unplaced] == [SECTION]


async def test_contents_tell_of_a_plan_that_waits(drafting: Chat) -> None:
    await drafting.say(SECTION)
    await drafting.say("/outline")
    await drafting.tap("导入还没确认")
    assert "理论学习还不够系统" in drafting.text


async def test_what_the_messenger_cut_off_joins_its_plan(drafting: Chat) -> None:
    long = SECTION + "补充说明有关情况。" * 500
    await drafting.say(long[:4096])
    await drafting.say(long[4096:])
    assert len(list_open(drafting)) == 1
    await drafting.tap("不导入了")
    assert [each.text for each in load(drafting).unplaced] == [long]
