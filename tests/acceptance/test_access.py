"""Who gets in: nobody who was not invited, and the way out."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from tests.acceptance.chatting import press, say, start_report
from tests.acceptance.conftest import USERNAME
from tests.acceptance.person import Person
from tests.acceptance.service import Process, run_huibao

CODE = re.compile(r"[A-Z2-7]{2,}(?:-[A-Z2-7]{1,}){4,}")


def huibao(folder: Path, *words: str) -> str:
    """Run a command beside the service and return what it prints."""
    command = [sys.executable, "-m", "bot", *words]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout


async def arrive(service: Process, name: str) -> Person:
    """Bring a new person to the page and into the chat with the bot."""
    page = re.search(r"http://[^#\s]+", service.said)
    assert page
    person = await Person.create(page[0], name)
    await person.open(USERNAME)
    return person


async def test_a_stranger_gets_one_polite_line(service: Process, administrator: Person) -> None:
    async with await arrive(service, "路人") as stranger:
        first = await say(stranger, "/start")
        assert "邀请" in first.text
        assert not first.buttons
        await stranger.say("/new")
        await stranger.say("你好")
        await say(administrator, "/start")  # by now the stranger's would have been answered
        assert [bubble.text for bubble in stranger.messages if not bubble.out] == [first.text]


async def test_an_invite_lets_one_person_in_once(service: Process, administrator: Person) -> None:
    await say(administrator, "/invite")
    invite = await press(administrator, "成员")
    code = CODE.search(invite.text)
    assert code
    async with await arrive(service, "小李") as member, await arrive(service, "小王") as late:
        welcome = await say(member, f"/start {code[0]}")
        assert "小李" in welcome.text
        assert "邀请码不对" in (await say(late, code[0])).text
        assert "管理员" in (await say(member, "/invite")).text


async def test_wrong_codes_lock_a_stranger_out(service: Process, administrator: Person) -> None:
    await say(administrator, "/invite")
    right = CODE.search((await press(administrator, "成员")).text)
    assert right
    async with await arrive(service, "猜码人") as stranger:
        for letter in "ABCDE":
            answer = await say(stranger, letter * 26)
        assert "小时" in answer.text
        await stranger.say(right[0])
        await say(administrator, "/start")
        assert all("已经加入" not in bubble.text for bubble in stranger.messages)


async def test_commands_invite_list_and_revoke(
    service: Process, administrator: Person, tmp_path: Path
) -> None:
    code = CODE.search(huibao(tmp_path, "invite"))
    assert code
    async with await arrive(service, "小李") as member:
        await say(member, code[0].lower())
        listed = huibao(tmp_path, "members")
        assert f"{member.id}\tmember\t小李" in listed
        assert f"{administrator.id}\tadministrator\t" in listed
        huibao(tmp_path, "revoke", str(member.id))
        assert "邀请" in (await say(member, "/new")).text


async def test_a_group_gets_one_line_and_no_draft(administrator: Person) -> None:
    await say(administrator, "/start")
    await administrator.found_group("办公室", USERNAME)
    await administrator.say(f"/continue@{USERNAME}")
    line = await administrator.wait(
        lambda: next((bubble for bubble in administrator.messages if not bubble.out), None)
    )
    assert "单独和我说" in line.text
    assert not line.buttons


async def test_a_restart_keeps_everything(tmp_path: Path) -> None:
    with run_huibao("run", folder=tmp_path, messenger_port="0") as first:
        link = first.wait_line(r"http://\S+#sign-in=\S+")[0]
        async with await Person.sign_in(link.partition("#")[0], link) as person:
            await person.open(USERNAME)
            await start_report(person)
            await say(person, "市委政法委")
        assert first.stop() == 0
    with run_huibao("run", folder=tmp_path, messenger_port="0") as second:
        link = second.wait_line(r"http://\S+#sign-in=\S+")[0]
        async with await Person.sign_in(link.partition("#")[0], link) as person:
            await person.open(USERNAME)
            assert any("已保存：市委政法委" in bubble.text for bubble in person.messages)
            await press(person, "领导班子")
            assert "标题要自己写吗" in person.newest.text
