"""稍后提醒, /leave and /reminders: when people are reminded, and who in their place."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bot.usecases.absences import find_stand_in, list_absences
from bot.usecases.marking import hand_in
from bot.usecases.reminding import load_preferences
from conversations.buttons import Press, encode
from tests.integration.chat.driver import Chat
from tests.integration.deadlines_chat.house import TODAY, House, press


async def test_it_is_put_off_with_a_tap(house: House) -> None:
    deadline = house.first("样样")
    await press(house.writer, "snooze", deadline)
    await house.writer.tap("一小时后")
    assert "好的，7月3日（周五）10:00再提醒您" in house.writer.text
    assert house.snoozes(deadline, house.writer) == [datetime(2026, 7, 3, 2, tzinfo=UTC)]
    await press(house.writer, "snooze", deadline)
    await house.writer.tap("明天上午")
    assert house.snoozes(deadline, house.writer) == [datetime(2026, 7, 4, 1, tzinfo=UTC)]


async def test_an_evening_that_is_over_is_not_taken(house: House) -> None:
    deadline = house.first("样样")
    await press(house.writer, "snooze", deadline)
    house.town.clock.pass_by(hours=10)
    await house.writer.tap("今晚")
    assert "这个时间已经过了" in house.writer.text
    assert house.snoozes(deadline, house.writer) == []


async def test_a_choice_that_there_is_not_is_not_taken(house: House) -> None:
    deadline = house.first("样样")
    await house.writer.press(encode(Press("snooze_to", question="never", value=deadline.id)))
    assert "这个时间已经过了" in house.writer.text
    assert house.snoozes(deadline, house.writer) == []


async def test_a_moment_is_typed(house: House) -> None:
    deadline = house.first("样样")
    house.change_person(house.writer, zone="Europe/Berlin")
    await press(house.writer, "snooze", deadline)
    await house.writer.tap("自己选")
    await house.writer.say("明天 15:00")
    assert "好的，7月4日（周六）15:00再提醒您" in house.writer.text
    assert house.snoozes(deadline, house.writer) == [datetime(2026, 7, 4, 13, tzinfo=UTC)]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("8:00", "已经过去了"),
        ("过几天", "没看懂是什么时候"),
        ("2028年1月1日 9:00", "太远了"),
        ("9999-12-31 23:59", "太远了"),
    ],
)
async def test_what_is_no_moment_to_come_is_asked_again(
    house: House, typed: str, said: str
) -> None:
    deadline = house.first("样样")
    await press(house.writer, "snooze_at", deadline)
    await house.writer.say(typed)
    assert said in house.writer.text
    assert house.snoozes(deadline, house.writer) == []


async def test_a_moment_in_quiet_hours_waits_for_their_end(house: House) -> None:
    deadline = house.first("样样")
    await press(house.writer, "snooze_at", deadline)
    await house.writer.say("今晚23点")
    assert "7月4日（周六）08:00再提醒您" in house.writer.text
    assert "在免打扰时段里" in house.writer.text
    assert house.snoozes(deadline, house.writer) == [datetime(2026, 7, 4, 0, tzinfo=UTC)]


async def test_what_is_settled_is_not_put_off(house: House) -> None:
    deadline = house.first("样样")
    house.town.do(lambda conn: hand_in(conn, deadline, 22, house.town.clock()))
    await house.writer.press(encode(Press("snooze_to", question="hour", value=deadline.id)))
    assert "这一项已经了结" in house.writer.text
    assert house.snoozes(deadline, house.writer) == []


async def take_leave(chat: Chat, *, to: str = "7月8日", stand_in: str = "赵五") -> None:
    await chat.say("/leave")
    await chat.tap("＋ 请假")
    await chat.say("明天")
    await chat.say(to)
    await chat.tap(stand_in)


async def test_a_leave_is_noted_and_the_stand_in_told(house: House) -> None:
    await take_leave(house.writer)
    await house.writer.tap("确定")
    assert "提醒转给赵五，2026年7月8日以后恢复" in house.writer.text
    assert "1. 我：7月4日（周六）至7月8日（周三）\n　由赵五代" in house.writer.text
    on = date(2026, 7, 5)
    assert house.town.do(lambda conn: find_stand_in(conn, 21, on)) == house.colleague.id
    [told] = house.town.read(house.colleague.id)
    assert "李四请假：7月4日（周六）至7月8日（周三）" in told.text


async def test_without_a_name_the_head_is_said_to_be_reminded(house: House) -> None:
    await take_leave(house.writer, stand_in="不指定")
    await house.writer.tap("确定")
    assert "提醒转给王科" in house.writer.text


async def test_where_nobody_can_stand_in_that_is_said(house: House) -> None:
    await take_leave(house.newcomer, stand_in="不指定")
    await house.newcomer.tap("确定")
    assert "没有人可以代，提醒还是发给本人" in house.newcomer.text


async def test_an_end_before_the_beginning_is_asked_again(house: House) -> None:
    await house.writer.say("/leave")
    await house.writer.tap("＋ 请假")
    await house.writer.say("7月8日")
    await house.writer.say("7月6日")
    assert "结束的日子比开始还早" in house.writer.text


async def test_a_stand_in_who_is_away_is_not_taken(house: House) -> None:
    await take_leave(house.writer)
    await house.writer.tap("确定")
    await take_leave(house.colleague, stand_in="李四")
    assert "这个人那段时间也请假了" in house.colleague.text


async def test_people_of_other_units_do_not_stand_in(house: House) -> None:
    await house.writer.say("/leave")
    await house.writer.tap("＋ 请假")
    await house.writer.say("明天")
    await house.writer.say("7月8日")
    assert "钱六" not in house.writer.labels
    assert "李四" not in house.writer.labels


async def test_a_leave_is_taken_back(house: House) -> None:
    await take_leave(house.writer)
    await house.writer.tap("确定")
    await house.writer.tap("取消 1")
    assert "取消了，提醒照常发" in house.writer.text
    assert house.town.do(lambda conn: list_absences(conn, 21, TODAY)) == []


async def test_nobody_takes_back_anothers(house: House) -> None:
    await take_leave(house.writer)
    await house.writer.tap("确定")
    [absence] = house.town.do(lambda conn: list_absences(conn, 21, TODAY))
    for chat in (house.colleague, house.teacher, house.newcomer):
        await press(chat, "leave_drop", absence.id)
        assert "这次请假已经不在了" in chat.text
        assert "李四" not in chat.text
    assert house.town.do(lambda conn: list_absences(conn, 21, TODAY)) == [absence]


async def test_a_head_sees_and_changes_the_leave_of_their_people(house: House) -> None:
    await take_leave(house.writer)
    await house.writer.tap("确定")
    await house.head.say("/leave")
    assert "1. 李四：7月4日（周六）" in house.head.text
    await house.head.tap("取消 1")
    assert house.town.do(lambda conn: list_absences(conn, 21, TODAY)) == []
    await house.head.tap("＋ 请假")
    assert "钱六" not in house.head.labels
    await house.head.tap("赵五")
    await house.head.say("7月6日")
    await house.head.say("7月6日")
    await house.head.tap("李四")
    await house.head.tap("确定")
    assert "记好了：赵五请假。" in house.head.text
    [absence] = house.town.do(lambda conn: list_absences(conn, 22, TODAY))
    assert absence.stand_in_id == house.writer.id


async def test_a_head_whose_people_all_left_meanwhile_is_not_put_on_leave(house: House) -> None:
    await house.head.say("/leave")
    await house.head.tap("＋ 请假")
    await house.head.tap("赵五")
    await house.head.say("7月6日")
    await house.head.say("7月6日")
    await house.head.tap("不指定")
    for person in (house.writer, house.colleague):
        house.change_person(person, unit_id=None)
    await house.head.tap("确定")
    await house.head.say("是")
    assert house.town.do(lambda conn: list_absences(conn, house.head.id, TODAY)) == []
    assert house.town.do(lambda conn: list_absences(conn, house.colleague.id, TODAY)) == []


async def test_quiet_hours_are_typed_and_switched_off(bare: House) -> None:
    await bare.writer.say("/reminders")
    assert "免打扰：21:00 到 8:00" in bare.writer.text
    await bare.writer.tap("改免打扰")
    await bare.writer.say("夜里")
    assert "没看懂" in bare.writer.text
    await bare.writer.say("22:00-7:30")
    assert "免打扰：22:00 到 7:30" in bare.writer.text
    hours = bare.town.do(lambda conn: load_preferences(conn, 21))
    assert (hours.quiet_from, hours.quiet_to) == (1320, 450)
    await bare.writer.tap("改免打扰")
    await bare.writer.tap("不要免打扰")
    assert "没有，随时可以提醒" in bare.writer.text


async def test_the_mornings_hour_is_chosen_and_said_when_quiet(bare: House) -> None:
    await bare.writer.say("/reminders")
    await bare.writer.tap("改每天提醒")
    await bare.writer.tap("09:00")
    assert "每天的提醒：9:00" in bare.writer.text
    await bare.writer.tap("改每天提醒")
    await bare.writer.say("7:00")
    assert "07:00 在免打扰时段里，会等到 8:00 才提醒" in bare.writer.text
    assert bare.town.do(lambda conn: load_preferences(conn, 21)).digest_at == 420


async def test_a_zone_is_tapped_or_typed(bare: House) -> None:
    await bare.writer.say("/reminders")
    await bare.writer.tap("改时区")
    await bare.writer.tap("柏林")
    assert "时区：柏林（Europe/Berlin），现在 03:00" in bare.writer.text
    await bare.writer.tap("改时区")
    await bare.writer.say("Australia/Lord_Howe")
    assert "时区：Australia/Lord_Howe，现在 11:30" in bare.writer.text
    assert bare.town.do(lambda conn: load_preferences(conn, 21)).zone == "Australia/Lord_Howe"


@pytest.mark.parametrize("typed", ["北极", "Asia", "../etc/passwd", "/etc/passwd", "a/" * 20])
async def test_a_zone_that_there_is_not_is_asked_again(bare: House, typed: str) -> None:
    await bare.writer.say("/reminders")
    await bare.writer.tap("改时区")
    await bare.writer.say(typed)
    assert "没有这个时区" in bare.writer.text
    assert bare.town.do(lambda conn: load_preferences(conn, 21)).zone == "Asia/Shanghai"
