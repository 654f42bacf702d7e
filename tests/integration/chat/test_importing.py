"""An old report that is sent: begun anew from, laid onto a draft, put right by taps, taken over."""

from __future__ import annotations

import io

import docx
import pytest
from sqlalchemy import select

from bot.store.tables import documents, drafts, notes, pasts
from conversations.buttons import Press, encode
from tests.integration.chat.driver import Chat
from tests.integration.chat.imported import (
    KIND,
    count,
    find_button,
    find_number,
    list_data,
    list_open,
    load,
    tell_entries,
)
from tests.integration.chat.old_reports import ENTRIES, OPENING, TEXT, build_docx, send_file

# Without a draft.


async def test_a_file_without_a_draft_is_read_and_asked_about(chat: Chat) -> None:
    await send_file(chat, "去年.docx", build_docx())
    assert "去年.docx" in chat.text
    assert "网站的标记 1 处" in chat.text
    assert "哪一种报告" in chat.text
    assert "全面从严治党主体责任" in chat.labels[0]
    assert count(chat, drafts) == 0


async def test_a_new_report_is_begun_with_it(chat: Chat) -> None:
    await send_file(chat, "去年.docx", build_docx())
    await chat.tap("全面从严治党主体责任")
    assert "2025年上半年" in chat.text
    assert "哪" in chat.text
    await chat.tap("2026年上半年")
    assert "草稿已经建好" in chat.text
    assert "持续提高政治站位" in chat.text
    assert load(chat).answers == {}
    assert len(list_open(chat)) == 1


async def test_the_file_is_still_there_after_a_restart(chat: Chat) -> None:
    await send_file(chat, "去年.docx", build_docx())
    chat.town.desk = chat.town.open_desk()
    await chat.tap("全面从严治党主体责任")
    chat.town.desk = chat.town.open_desk()
    await chat.tap("2026年上半年")
    assert "持续提高政治站位" in chat.text


async def test_a_twin_is_asked_about_and_may_take_it(drafting: Chat) -> None:
    await drafting.press(encode(Press("bin", 1)))
    await drafting.press(encode(Press("restore", 1)))
    await send_file(drafting, "去年.txt", TEXT.encode())
    await drafting.tap("全面从严治党主体责任")
    await drafting.tap("2026年上半年")
    assert "您已经有一份" in drafting.text
    await drafting.tap("导入到这一份")
    assert "持续提高政治站位" in drafting.text
    assert count(drafting, drafts) == 1


async def test_another_report_is_started_beside_the_twin(drafting: Chat) -> None:
    await drafting.press(encode(Press("bin", 1)))
    await drafting.press(encode(Press("restore", 1)))
    await send_file(drafting, "去年.txt", TEXT.encode())
    await drafting.tap("全面从严治党主体责任")
    await drafting.tap("2026年上半年")
    await drafting.tap("另起一份")
    assert count(drafting, drafts) == 2


async def test_it_can_be_noted_instead(chat: Chat) -> None:
    await send_file(chat, "去年.txt", TEXT.encode())
    await chat.tap("随手记")
    assert count(chat, notes) == 1
    assert count(chat, drafts) == 0


async def test_the_file_of_another_chat_is_not_there(chat: Chat) -> None:
    await send_file(chat, "去年.txt", TEXT.encode())
    forged = find_button(chat, "全面从严治党主体责任")
    other = chat.town.join(8)
    await other.press(forged)
    assert "已经不在了" in other.text
    await other.press(encode(Press("imp_period", 1, 0, KIND, 20261)))
    await other.press(encode(Press("imp_into", 1, value=1)))
    await other.press(encode(Press("imp_note", value=1)))
    await other.press(encode(Press("imp_offer", value=1)))
    assert "已经不在了" in other.text
    assert count(chat, drafts) == count(chat, notes) == 0


async def test_a_pasted_report_without_a_draft_is_offered_for_import(chat: Chat) -> None:
    await chat.say(TEXT)
    assert "像是一份报告" in chat.text
    await chat.tap("全面从严治党主体责任")
    await chat.tap("2026年上半年")
    assert "持续提高政治站位" in chat.text


async def test_a_report_that_the_messenger_split_is_put_together(chat: Chat) -> None:
    filler = "（三）抓实经常工作。" + "做实日常工作，" * 700
    cut = 4096 - len(TEXT) - 1
    await chat.say(f"{TEXT}\n{filler[:cut]}")
    await chat.say(filler[cut:])
    assert f"{len(''.join((TEXT + filler).split()))} 字" in chat.text
    assert count(chat, drafts) == 0


async def test_a_file_without_text_is_said_to_have_none(chat: Chat) -> None:
    await send_file(chat, "空.txt", b"\n \n")
    assert not list_open(chat)
    assert count(chat, drafts) == 0


async def test_a_forwarded_report_is_noted(chat: Chat) -> None:
    origin = {"type": "hidden_user", "date": 1, "sender_user_name": "李四"}
    await chat.send(text=TEXT, forward_origin=origin)
    assert count(chat, notes) == 1


# With a draft.


async def test_import_says_how_and_shows_the_plan_that_waits(drafting: Chat) -> None:
    await drafting.say("/import")
    assert "导入旧报告" in drafting.text
    await send_file(drafting, "去年.txt", TEXT.encode())
    plan = drafting.text
    await drafting.say("/import")
    assert "持续提高政治站位" in drafting.text
    assert plan.splitlines()[0] in drafting.text


async def test_a_plan_says_what_goes_where_and_changes_nothing(planned: Chat) -> None:
    assert "持续提高政治站位" in planned.text
    assert "未归位" in planned.text
    assert "网站的标记 1 处" in planned.text
    assert load(planned).answers == {}


async def test_all_is_taken_at_once(planned: Chat) -> None:
    await planned.tap("全部采用")
    draft = load(planned)
    assert "写进了" in planned.text
    headings = "".join(tell_entries(draft, "work_items"))
    assert "持续提高政治站位" in headings
    assert "压紧压实各级责任" in headings
    assert not list_open(planned)
    everything = repr(draft)
    for heading, text in ENTRIES.items():
        assert heading[3:-1] in everything
        assert text.rstrip("。") in everything
    assert OPENING in everything


async def test_what_had_an_answer_is_counted_as_replaced(drafting: Chat) -> None:
    opening = Press("go", 1, load(drafting).revision, "opening")
    await drafting.press(encode(opening))
    await drafting.say("我自己写的开头。")
    await send_file(drafting, "去年.txt", TEXT.encode())
    await drafting.tap("全部采用")
    assert "1 题原来就有内容" in drafting.text


async def test_two_taps_move_a_piece(planned: Chat) -> None:
    number = find_number(planned, "持续提高政治站位")
    await planned.tap(number)
    assert "召开党委会专题学习4次" in planned.text
    target = next(each for each in list_data(planned) if ":problem_items:" in each)
    await planned.press(target)
    assert "换好位置了" in planned.text
    await planned.tap("全部采用")
    draft = load(planned)
    assert "持续提高政治站位" not in "".join(tell_entries(draft, "work_items"))
    assert "持续提高政治站位" in "".join(tell_entries(draft, "problem_items"))


async def test_a_piece_can_be_left_without_a_place(planned: Chat) -> None:
    await planned.tap(find_number(planned, "持续提高政治站位"))
    await planned.tap("放到未归位")
    await planned.tap("全部采用")
    draft = load(planned)
    assert any("持续提高政治站位" in each.text + each.about for each in draft.unplaced)
    assert "持续提高政治站位" not in "".join(tell_entries(draft, "work_items"))


async def test_a_piece_that_is_not_wanted_is_set_aside_and_comes_back(planned: Chat) -> None:
    await planned.tap(find_number(planned, "持续提高政治站位"))
    await planned.tap("不要了")
    assert "持续提高政治站位" not in planned.text
    assert "您不要的 1 处" in planned.text
    await planned.tap("看搁置的内容")
    assert "持续提高政治站位" in planned.text
    assert "您不要的" in planned.text
    await planned.tap(find_number(planned, "持续提高政治站位"))
    await planned.tap("上半年做了哪几方面工作")
    await planned.tap("全部采用")
    assert "持续提高政治站位" in "".join(tell_entries(load(planned), "work_items"))


async def test_the_list_stays_on_its_page_when_a_piece_is_set_aside(planned: Chat) -> None:
    await send_file(planned, "前年.txt", (TEXT + "\n另有一行说明。\n还有一行说明。\n").encode())
    await planned.tap("后一页")
    await planned.tap("11")
    await planned.tap("不要了")
    assert "第 2/2 页" in planned.text


async def test_it_serves_as_the_earlier_report(planned: Chat) -> None:
    await planned.tap("当作上期材料")
    draft = load(planned)
    assert draft.past == "2025年上半年"
    assert "2025年上半年" in planned.text
    assert draft.answers == {}
    assert count(planned, pasts) == 1
    assert not list_open(planned)


async def test_it_can_be_left(planned: Chat) -> None:
    before = load(planned)
    await planned.tap("不导入了")
    assert "没有导入" in planned.text
    assert load(planned) == before
    assert not list_open(planned)


async def test_a_new_report_can_be_begun_with_it_instead(planned: Chat) -> None:
    await planned.tap("另起一份")
    assert "哪一种报告" in planned.text
    await planned.tap("全面从严治党主体责任")
    await planned.tap("2025年上半年")
    assert count(planned, drafts) == 2
    assert "持续提高政治站位" in planned.text


async def test_one_plan_gives_way_to_the_next(planned: Chat) -> None:
    await send_file(planned, "前年.txt", TEXT.encode())
    assert len(list_open(planned)) == 1
    assert "前年.txt" in planned.text


# Old and forged buttons.


async def test_a_button_of_an_older_plan_gets_the_present_one(planned: Chat) -> None:
    old = find_button(planned, "全部采用")
    await planned.tap(find_number(planned, "持续提高政治站位"))
    await planned.tap("放到未归位")
    await planned.press(old)
    assert "旧按钮" in planned.text
    assert load(planned).answers == {}
    assert planned.said[0].method == "sendMessage"


async def test_a_button_of_an_import_that_is_over_gets_a_kind_word(planned: Chat) -> None:
    old = find_button(planned, "全部采用")
    await planned.tap("不导入了")
    await planned.press(old)
    assert "已经办完了" in planned.text
    assert load(planned).answers == {}


async def test_anothers_import_is_out_of_reach(planned: Chat) -> None:
    data = list_data(planned)
    other = planned.town.join(8)
    for each in data:
        await other.press(each)
        assert "持续提高政治站位" not in other.text
    assert list_open(planned) == [1]
    assert load(planned).answers == {}


@pytest.mark.parametrize("verb", ["imp_piece", "imp_move", "imp_drop"])
async def test_a_piece_that_there_is_none_of_changes_nothing(planned: Chat, verb: str) -> None:
    await planned.press(encode(Press(verb, 1, 0, "work_items", 999)))
    assert load(planned).answers == {}
    assert list_open(planned) == [1]


# From a file to a document.


async def test_a_report_of_last_year_becomes_this_years_document(chat: Chat) -> None:
    await send_file(chat, "去年.docx", build_docx())
    await chat.tap("全面从严治党主体责任")
    await chat.tap("2026年上半年")
    await chat.tap("全部采用")
    for _ in range(12):
        if "题" not in chat.text or "都答完了" in chat.text or "题目都走完了" in chat.text:
            break
        await chat.say("/skip")
    await chat.press(encode(Press("make", 1)))
    query = select(documents.c.body)
    body = chat.town.do(lambda conn: conn.execute(query).scalar_one())
    paragraphs = [each.text for each in docx.Document(io.BytesIO(body)).paragraphs]
    whole = "\n".join(paragraphs)
    places = [whole.index(heading) for heading in ENTRIES]
    assert places == sorted(places)
    for text in ENTRIES.values():
        assert text in whole
    assert OPENING in whole
    assert "##paidbegin##" not in whole
