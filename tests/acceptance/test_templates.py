"""An office's own templates: added, broken and mended while the service runs, without code."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.acceptance.chatting import press, read_document, say
from tests.acceptance.conftest import USERNAME
from tests.acceptance.person import WAIT_SECONDS, Bubble, Person
from tests.acceptance.service import Process, run_huibao

SOURCE = """\
# Ours
id: visits
version: 1
name: {zh_CN: 走访情况报告, en: Report on visits}
about: {zh_CN: 走访了哪些地方。, en: Where we went.}
periods: year
unit: unit
title: "{{ unit }}{{ period.label }}走访情况报告"
sections:
  - id: visits
    title: {zh_CN: 走访, en: Visits}
    heading: 走访情况
    questions:
      - id: unit
        kind: short_text
        ask: {zh_CN: 哪个单位？, en: Which unit?}
      - id: times
        kind: integer
        ask: {zh_CN: 走访了几次？, en: How many visits?}
    body:
      - text: "共走访{{ times }}次。"
"""
BROKEN = SOURCE.replace("version: 1", "version: one")
NEWER = (
    SOURCE.replace("version: 1", "version: 2\nchanges: {zh_CN: 多问一题。, en: One more.}")
    .replace(
        "    body:",
        "      - {id: place, kind: short_text, ask: {zh_CN: 哪里？, en: Where?}}\n    body:",
    )
    .replace("次。", "次，去了{{ place }}。")
)
MISTAKE = r"ours\.yaml:3: version: Write a whole number\."


@dataclass(frozen=True)
class Template:
    """The office's own template, as its author writes and removes it."""

    file: Path

    def write(self, source: str) -> None:
        self.file.write_text(source, "utf-8")

    def remove(self) -> None:
        self.file.unlink()


@pytest.fixture
def template(tmp_path: Path) -> Template:
    folder = tmp_path / "templates" / "interviews"
    folder.mkdir(parents=True)
    return Template(folder / "ours.yaml")


@asynccontextmanager
async def open_chat(folder: Path) -> AsyncIterator[tuple[Process, Person]]:
    """Run the service with the folder's templates; yield it and the administrator at the chat."""
    templates = str(folder / "templates")
    with run_huibao("run", folder=folder, messenger_port="0", templates=templates) as service:
        link = service.wait_line(r"http://\S+#sign-in=\S+")[0]
        async with await Person.sign_in(link.partition("#")[0], link) as person:
            await person.open(USERNAME)
            yield service, person


async def find_offered(person: Person, *, offered: bool = True) -> Bubble:
    """Ask for a new report until the office's own is offered, or is not any more."""
    async with asyncio.timeout(WAIT_SECONDS):
        while True:
            kinds = await say(person, "/new")
            if (kinds.find_button("走访") is not None) == offered:
                return kinds


async def wait_told(person: Person, words: str) -> Bubble:
    """Wait until the person is told this without having asked."""
    return await person.wait(
        lambda: next((each for each in person.messages if words in each.text), None)
    )


async def finish(person: Person) -> list[str]:
    await press(person, "生成文档")
    sent = await person.wait_message(lambda bubble: bubble.document is not None)
    return await read_document(person, sent)


async def test_a_report_is_added_broken_and_mended_while_the_service_runs(
    tmp_path: Path, template: Template
) -> None:
    async with open_chat(tmp_path) as (_, person):
        assert (await say(person, "/new")).find_button("走访") is None
        template.write(SOURCE)
        await find_offered(person)
        await press(person, "走访")
        await press(person, "2026年度")
        await say(person, "市委政法委")

        template.write(BROKEN)
        told = await wait_told(person, "interviews/ours.yaml 里有写错的地方")
        assert "第 3 行，version" in told.text
        assert "上一个写对的版本" in told.text
        await find_offered(person)
        await say(person, "/continue")
        await say(person, "十二次")
        assert await finish(person) == [
            "市委政法委2026年度走访情况报告",
            "一、走访情况",
            "共走访12次。",
        ]

        template.write(NEWER)
        await wait_told(person, "已经改好")
        assert "多问一题。" in (await say(person, "/continue")).text
        assert "哪里？" in (await press(person, "换")).text
        await say(person, "两个乡镇")
        assert (await finish(person))[-1] == "共走访12次，去了两个乡镇。"

        template.remove()
        await find_offered(person, offered=False)
        assert "都答完了" in (await say(person, "/continue")).text


async def test_a_broken_report_is_left_out_at_the_start(tmp_path: Path, template: Template) -> None:
    template.write(BROKEN)
    async with open_chat(tmp_path) as (service, person):
        service.wait_line(f"^huibao: {MISTAKE}")
        await wait_told(person, "interviews/ours.yaml 里有写错的地方")
        await find_offered(person, offered=False)
        assert service.process.poll() is None


async def test_the_last_good_version_outlives_a_restart(tmp_path: Path, template: Template) -> None:
    template.write(SOURCE)
    async with open_chat(tmp_path) as (service, person):
        await find_offered(person)
        assert service.stop() == 0
    template.write(BROKEN)
    async with open_chat(tmp_path) as (service, person):
        service.wait_line(f"^huibao: {MISTAKE}")
        await find_offered(person)
