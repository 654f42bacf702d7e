"""A year of one office through the chat, with the clock set by the test: from plan to ledger."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import icalendar
import openpyxl
from PIL import Image

from tests.acceptance.chatting import press, say
from tests.acceptance.clockwork import Clockwork, arrive, run_clockwork
from tests.acceptance.conftest import USERNAME
from tests.acceptance.person import Bubble, Person

CODE = re.compile(r"[A-Z2-7]{4}(?:-[A-Z2-7]{2,4}){6}")
MONTHLY = "信息月报"
HALF_YEAR = "上半年主体责任报告"
PLAN = f"""
units:
  - {{name: 市委政法委}}
  - {{name: 办公室, parent: 市委政法委}}
  - {{name: 法治科, parent: 市委政法委}}
obligations:
  - name: {HALF_YEAR}
    report: half_year_responsibility
    repeats: 每年
    due: 次月10日
    units: [办公室, 法治科]
    starts: 2026-01-01
  - name: {MONTHLY}
    report: 无
    repeats: 每月
    due: 次月5日
    units: [办公室, 法治科]
    remind: "3,1"
    starts: 2026-02-01
"""


@dataclass
class House:
    """The office's people: an administrator, a head, a leader, and who writes the reports."""

    clock: Clockwork
    administrator: Person
    head: Person
    leader: Person
    writer: Person
    colleague: Person
    late: Person

    async def hear(self, person: Person, moment: str) -> list[str]:
        """Go to that moment; return what the person is told on the way."""
        before = {bubble.id for bubble in person.messages}
        await self.clock.go_to(moment)
        await person.wait_quiet()
        return [each.text for each in person.messages if each.id not in before and not each.out]


@asynccontextmanager
async def open_house(folder: Path) -> AsyncIterator[House]:
    """Open the office on the first working Sunday of 2026, with its plan and its people."""
    async with AsyncExitStack() as stack:
        running = run_clockwork(folder, "2026-01-04 09:00")
        clock, administrator = await stack.enter_async_context(running)
        await administrator.send_file("plan.yaml", PLAN.encode())
        dry_run = await administrator.wait_message()
        assert "新增单位：市委政法委、办公室、法治科" in dry_run.text
        assert "已经导入" in (await press(administrator, "导入")).text

        async def join(name: str, unit: str) -> Person:
            await say(administrator, "/invite")
            await press(administrator, "成员")
            code = CODE.search((await press(administrator, unit)).text)
            assert code
            person = await stack.enter_async_context(await arrive(clock, name))
            assert "已经加入" in (await say(person, code[0])).text
            return person

        people = [await join("王主任", "市委政法委"), await join("周书记", "市委政法委")]
        people += [await join("李静", "办公室"), await join("孙洁", "办公室")]
        people.append(await join("赵强", "法治科"))
        await appoint(administrator)
        yield House(clock, administrator, *people)


async def appoint(administrator: Person) -> None:
    """Make 王主任 the head and 周书记 the leader of the whole."""
    await say(administrator, "/units")
    await press(administrator, "1")
    await press(administrator, "安排人员")
    await press(administrator, "王主任")
    await press(administrator, "负责人")
    assert "负责人：王主任" in (await press(administrator, "确定")).text
    await press(administrator, "分管领导")
    assert "分管领导：周书记" in (await press(administrator, "周书记")).text


async def hand_in_elsewhere(person: Person, how: str) -> Bubble:
    """Say of the reminder that has come how the report was handed in."""
    await press(person, "已线下报送")
    return await press(person, how)


async def test_a_year_of_one_office(tmp_path: Path) -> None:
    async with open_house(tmp_path) as house, bind_group(house) as group:
        await be_reminded_of_the_first_month(house)
        await escalate_what_is_late(house)
        await be_on_leave_in_march(house)
        await pause_the_monthly_report(house)
        await fill_and_hand_in_the_half_year_report(house, group)
        await be_away_for_five_days(house)
        await send_back_what_is_not_good(house)
        await complete_the_round(house, group)
        await read_the_ledger(house)
        await take_the_calendar(house)


@asynccontextmanager
async def bind_group(house: House) -> AsyncIterator[Person]:
    """Bind a group to the whole; yield the administrator as they read in it."""
    signed_in = {"person": {"id": house.administrator.id, "name": "管理员"}}
    token = {"token": house.administrator.token}
    async with Person(house.clock.page_url, signed_in | token) as group:
        await group.found_group("政法委工作群", USERNAME)
        await group.say("/bind")
        await group.wait_message(lambda bubble: bool(bubble.buttons))
        assert "已经绑定" in (await press(group, "市委政法委")).text
        yield group


def read_all(person: Person) -> str:
    """Return all that the bot said in the chat."""
    return "\n".join(bubble.text for bubble in person.messages if not bubble.out)


async def be_reminded_of_the_first_month(house: House) -> None:
    """Everybody who owes it is told on the day, in the morning, and nobody else."""
    opened = await house.hear(house.writer, "2026-01-20 09:00")
    assert any(MONTHLY in text for text in opened)
    assert await house.hear(house.writer, "2026-02-02 08:00") == []  # still their quiet hours
    [told] = await house.hear(house.writer, "2026-02-02 08:30")
    assert "还有 3 个工作日" in told
    assert "未开始" in told
    answer = await hand_in_elsewhere(house.writer, "纸质件已送")
    assert "已线下报送" in answer.text
    assert await house.hear(house.writer, "2026-02-05 20:00") == []
    assert await house.hear(house.colleague, "2026-02-06 10:00") == []


async def escalate_what_is_late(house: House) -> None:
    """The unit that is late is reminded each working day; the head is told, then the leader."""
    head = house.head
    late = [bubble.text for bubble in house.late.messages if "今天到期" in bubble.text]
    assert len(late) == 1
    [told] = [each.text for each in head.messages if "还没报送的" in each.text]
    assert "法治科" in told
    assert "办公室" not in told
    assert not any("还没报送的" in each.text for each in house.leader.messages)
    assert await house.hear(house.late, "2026-02-08 12:00") == []  # a weekend
    [told] = await house.hear(house.leader, "2026-02-10 09:00")
    assert "法治科" in told
    assert "已逾期 5 天" in told
    answer = await hand_in_elsewhere(house.late, "邮件已发")
    assert "已线下报送" in answer.text
    told = await house.hear(house.late, "2026-02-13 10:00")
    assert not any("2026年1月" in text for text in told)


async def be_on_leave_in_march(house: House) -> None:
    """Whoever stands in is reminded instead, and reports in their place."""
    await say(house.writer, "/leave")
    await press(house.writer, "＋ 请假")
    await say(house.writer, "2026年2月25日")
    await say(house.writer, "2026年3月31日")
    await press(house.writer, "孙洁")
    assert "孙洁" in (await press(house.writer, "确定")).text
    before = len(house.writer.messages)
    told = await house.hear(house.colleague, "2026-03-05 09:00")
    assert any(MONTHLY in text for text in told)
    assert len(house.writer.messages) == before
    await hand_in_elsewhere(house.colleague, "内网已传")
    await house.clock.go_to("2026-03-05 10:30")
    await hand_in_elsewhere(house.late, "内网已传")


async def pause_the_monthly_report(house: House) -> None:
    """Nobody is reminded of what is paused."""
    await say(house.administrator, "/obligations")
    await press(house.administrator, MONTHLY)
    assert "已经暂停" in (await press(house.administrator, "暂停")).text
    told = await house.hear(house.late, "2026-06-15 09:00")
    assert not any(MONTHLY in text for text in told)


async def fill_and_hand_in_the_half_year_report(house: House, group: Person) -> None:
    """The reminder leads to the exact question; the finished document to 已报送."""
    writer = house.writer
    await house.clock.go_to("2026-07-01 09:00")
    assert "可以开始报送了" in read_all(group)
    assert "这份报告是哪个单位的" in (await press(writer, "现在填")).text
    await say(writer, "市委政法委")
    told = await house.hear(writer, "2026-07-07 09:00")
    assert any("还有 3 个工作日" in text and "进行中" in text for text in told)
    assert "以谁的名义汇报" in (await press(writer, "现在填")).text
    await press(writer, "领导班子")
    await say(writer, "/finish")
    await writer.press("生成草稿")
    await writer.wait_message(lambda bubble: bubble.document is not None)
    assert "有" in (await press(writer, "已报送")).text  # questions without an answer
    assert "已报送，辛苦了" in (await press(writer, "确实已经报送")).text


async def be_away_for_five_days(house: House) -> None:
    """After five days without a tick whoever is late is told once, and how late it is by now."""
    told = await house.hear(house.late, "2026-07-15 09:00")
    assert len(told) == 1
    assert "已逾期 5 天" in told[0]
    assert await house.hear(house.writer, "2026-07-15 12:00") == []


async def send_back_what_is_not_good(house: House) -> None:
    """The head returns a report with a remark; its writer is told at once, and hands it in anew."""
    head, writer = house.head, house.writer
    await say(head, "/ledger")
    card = await press(head, find_number(head.newest, "办公室"))
    assert "已报送" in card.text
    await press(head, "退回修改")
    await say(head, "请补充典型案例")
    assert "退回了" in (await press(head, "确定")).text
    told = await writer.wait(lambda: "请补充典型案例" in writer.newest.text and writer.newest)
    assert "王主任" in told.text
    assert "待修改" in (await say(writer, "/deadlines")).text
    await say(writer, "/finish")
    await writer.press("生成草稿")
    await writer.wait_message(lambda bubble: bubble.document is not None)
    await press(writer, "已报送")
    assert "辛苦了" in (await press(writer, "确实已经报送")).text


def find_number(ledger: Bubble, owner: str) -> str:
    """Return the number in front of a unit's line."""
    found = re.search(rf"(\d+)\. \S+ {owner}", ledger.text)
    assert found, ledger.text
    return found[1]


async def complete_the_round(house: House, group: Person) -> None:
    """The last one hands in, late; the group hears names and that all is in, and nothing else."""
    await hand_in_elsewhere(house.late, "纸质件已送")
    await house.clock.go_to("2026-07-15 16:00")
    heard = read_all(group)
    assert "还没报送的" in heard
    assert "全部报齐了" in heard
    assert "法治科" in heard
    assert "领导班子" not in heard  # an answer
    assert "@" not in heard.replace("@huibao_bot", "")
    assert all(bubble.document is None and bubble.photo is None for bubble in group.messages)


async def read_the_ledger(house: House) -> None:
    """Text, sheet and picture tell the same year."""
    head = house.head
    await say(head, "/ledger")
    ledger = await press(head, "近一年")
    assert re.search(r"法治科　已线下报送，迟 5 天", ledger.text)
    await head.press("表格")
    bubble = await head.wait_message(lambda heard: heard.document is not None)
    sheet = openpyxl.load_workbook(BytesIO(await fetch(head, bubble))).worksheets[0]
    rows = [list(row[:6]) for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert any(row[0] == "法治科" and row[2] == HALF_YEAR for row in rows)
    await say(head, "/ledger")
    await head.press("图片")
    bubble = await head.wait_message(lambda heard: bool(heard.photo or heard.document))
    if bubble.photo:  # with no Chinese font the table comes in its place
        picture = Image.open(BytesIO(await fetch(head, bubble)))
        assert picture.width > 400
    await say(head, "/ledger")
    past = await press(head, "准时情况")
    assert "办公室　准时 2/3（66%）" in past.text  # what was sent back came late


async def fetch(person: Person, bubble: Bubble) -> bytes:
    """Return the bytes of the file that a message carries."""
    file = bubble.document or bubble.photo
    assert file
    return await person.download(file["file_id"])


async def take_the_calendar(house: House) -> None:
    """The calendar is read back; taken again after a change, it updates instead of doubling."""
    first = await read_calendar(house.writer)
    assert any(HALF_YEAR in summary and "✓" in summary for _, summary in first.values())
    await say(house.administrator, "/obligations")
    await press(house.administrator, MONTHLY)
    await press(house.administrator, "恢复")
    await house.clock.go_to("2026-08-20 09:00")
    second = await read_calendar(house.writer)
    assert first.keys() <= second.keys()
    assert all(second[uid][0] >= first[uid][0] for uid in first)


async def read_calendar(person: Person) -> dict[str, tuple[int, str]]:
    """Ask for the calendar; return the sequence and the summary of its events by their UIDs."""
    await person.say("/calendar")
    bubble = await person.wait_message(lambda heard: heard.document is not None)
    events = icalendar.Calendar.from_ical(await fetch(person, bubble)).walk("VEVENT")
    found = {str(e["UID"]): (int(e["SEQUENCE"]), str(e["SUMMARY"])) for e in events}
    assert len(found) == len(events)
    return found
