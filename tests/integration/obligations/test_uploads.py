"""A file of obligations sent into the chat: shown first, done at a button."""

from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook
from sqlalchemy import delete

from bot.store.tables import files
from bot.usecases.files import load_file
from bot.usecases.obligations import find_named, list_obligations
from bot.usecases.people import MEMBER
from bot.usecases.units import load_units, set_unit
from bot.usecases.working_days import list_office_days
from conversations.buttons import Press, decode, encode
from tests.integration.chat.driver import Chat, Said, Town
from tests.integration.obligations.conftest import Organ
from tests.integration.obligations.test_guided import find, store

PLAN = """\
units:
  - name: 组织部
    parent: 市委
obligations:
  - name: 队伍建设半年报
    report: 队伍建设情况报告
    repeats: 每半年
    due: 次月10日
    units: [办公室, 组织部]
  - name: 安全月报
    repeats: 每月
    due: 次月5日
    units: 办公室
days:
  - day: 2026-09-30
    working: 放假
"""
OWN = """\
obligations:
  - name: 值班月报
    repeats: 每月
    due: 次月5日
    units: 办公室
"""


async def send(chat: Chat, body: str | bytes, name: str = "任务.yaml") -> list[Said]:
    raw = body.encode() if isinstance(body, str) else body
    chat.town.files.bodies["f1"] = raw
    document = {
        "file_id": "f1",
        "file_unique_id": "u1",
        "file_name": name,
        "file_size": len(raw),
    }
    return await chat.send(document=document)


def count(town: Town) -> int:
    return len(town.do(list_obligations))


async def test_a_file_is_shown_first_and_then_done(organ: Organ) -> None:
    store(organ)
    chief = organ.chief
    await send(chief, PLAN)
    assert "新增单位：组织部" in chief.text
    assert "新增任务：队伍建设半年报" in chief.text
    assert "改动任务：安全月报" in chief.text
    assert "2026年9月30日休息" in chief.text
    assert count(organ.town) == 1
    await chief.tap("导入")
    assert "新增 2 项，改动 1 项，日历 1 天" in chief.text
    assert find(organ.town, "队伍建设半年报").obligation.interview == "workforce_building"
    assert find(organ.town, "安全月报").obligation.due.day == 5
    assert len(organ.town.do(list_office_days)) == 1


async def test_cancelling_changes_nothing(organ: Organ) -> None:
    await send(organ.chief, PLAN)
    await organ.chief.tap("取消")
    assert "没有导入" in organ.chief.text
    assert count(organ.town) == 0


async def test_a_second_press_and_a_second_upload_say_that_it_is_done(organ: Organ) -> None:
    chief = organ.chief
    await send(chief, PLAN)
    assert chief.last is not None
    button = chief.last.find("导入")
    await chief.press(button)
    await chief.press(button)
    assert "已经都在了" in chief.text
    await send(chief, PLAN)
    assert "没有要改的" in chief.text
    assert "✅ 导入" not in chief.labels
    assert count(organ.town) == 2


async def test_what_changed_meanwhile_is_shown_once_more(organ: Organ) -> None:
    chief = organ.chief
    await send(chief, PLAN)
    store(organ)
    await chief.tap("导入")
    assert "这里有了变动" in chief.text
    assert "改动任务：安全月报" in chief.text
    assert count(organ.town) == 1
    await chief.tap("导入")
    assert count(organ.town) == 2


async def test_mistakes_are_told_with_their_place_and_what_to_write(organ: Organ) -> None:
    chief = organ.chief
    await send(chief, PLAN.replace("次月10日", "尽快").replace("[办公室, 组织部]", "<b>科"))
    assert "还不能导入" in chief.text
    assert "第 8 行「due」" in chief.text
    assert "「尽快」看不懂" in chief.text
    assert "没有「<b>科」这个单位" in chief.text
    assert "✅ 导入" not in chief.labels
    assert count(organ.town) == 0


@pytest.mark.parametrize(
    ("name", "body"),
    [("a.yaml", b"\xff\xfe"), ("a.yaml", b"{{{"), ("a.xlsx", b"no zip"), ("a.yml", b"[1]")],
)
async def test_a_broken_file_is_told_apart_from_a_fault(
    organ: Organ, name: str, body: bytes
) -> None:
    await send(organ.chief, body, name)
    assert "还不能导入" in organ.chief.text


async def test_the_empty_sheet_and_the_export_come_as_files_that_can_be_sent_back(
    organ: Organ,
) -> None:
    stored, chief = store(organ), organ.chief
    assert stored
    await chief.say("/obligations")
    await chief.tap("从文件导入")
    await chief.tap("空白表")
    assert chief.last is not None
    assert chief.last.method == "sendDocument"
    await chief.press(encode(Press("plan")))
    await chief.tap("导出现有的")
    file_id = chief.last.file_id
    assert file_id is not None
    file = organ.town.do(lambda conn: load_file(conn, chief.id, file_id))
    assert file.name == "报送任务.xlsx"
    book = load_workbook(io.BytesIO(file.body))
    assert "安全月报" in [cell.value for cell in book["报送任务"]["A"]]
    await send(chief, file.body, file.name)
    assert "没有要改的" in chief.text


async def test_a_member_cannot_bring_in_anything(organ: Organ) -> None:
    await send(organ.member, PLAN)
    assert "任务.yaml" not in organ.member.text
    for verb in ("plan", "plan_take", "plan_drop", "plan_blank", "plan_export"):
        await organ.member.press(encode(Press(verb, value=1)))
        assert "由管理员和单位负责人来管" in organ.member.text
    assert count(organ.town) == 0


async def test_a_head_brings_in_obligations_of_the_own_units_alone(organ: Organ) -> None:
    head = organ.head
    await send(head, PLAN)
    assert "单位由管理员来建" in head.text
    assert "工作日历由管理员来改" in head.text
    assert "要由管理员来导入" in head.text
    await send(head, OWN.replace("units: 办公室", "units: 全部"))
    assert "要由管理员来导入" in head.text
    await send(head, OWN)
    await head.tap("导入")
    assert find(organ.town, "值班月报").obligation.units == (organ.office,)
    await head.press(encode(Press("plan_export")))
    assert head.last is not None
    assert head.last.file_id is None


async def test_a_head_cannot_take_over_what_others_owe(organ: Organ) -> None:
    store(organ, name="值班月报", units=(organ.school,))
    await send(organ.head, OWN)
    assert "要由管理员来导入" in organ.head.text
    assert find(organ.town, "值班月报").obligation.units == (organ.school,)


async def test_the_button_of_somebody_elses_file_does_nothing(organ: Organ) -> None:
    await send(organ.chief, PLAN)
    assert organ.chief.last is not None
    button = organ.chief.last.find("导入")
    other = organ.town.join(8)
    await other.press(button)
    assert "文件已经不在了" in other.text
    await organ.head.press(button)
    assert "文件已经不在了" in organ.head.text
    assert count(organ.town) == 0


async def test_rights_lost_since_the_file_was_shown_count_at_the_button(organ: Organ) -> None:
    head, town = organ.head, organ.town
    await send(head, OWN)
    town.do(lambda conn: set_unit(conn, head.id, organ.office, MEMBER))
    await head.tap("导入")
    assert "由管理员和单位负责人来管" in head.text
    assert town.do(lambda conn: find_named(conn, "值班月报")) is None


async def test_a_file_that_was_pruned_is_asked_for_again(organ: Organ) -> None:
    await send(organ.chief, PLAN)
    organ.town.do(lambda conn: conn.execute(delete(files)))
    await organ.chief.tap("导入")
    assert "请再发一次" in organ.chief.text
    assert len(organ.town.do(load_units).by_id) == 3


async def test_a_button_that_says_another_stamp_shows_the_plan_again(organ: Organ) -> None:
    await send(organ.chief, PLAN)
    assert organ.chief.last is not None
    press = decode(organ.chief.last.find("导入"))
    assert press is not None
    await organ.chief.press(encode(Press("plan_take", revision=1, value=press.value)))
    assert "这里有了变动" in organ.chief.text
    assert count(organ.town) == 0
