"""20,000 messages and button presses at random: nothing fails, nothing is refused, nothing is lost.

What a person was once said to have is kept track of from outside: every text that ever stood in an
answer, an attachment or among the texts without a place must be found again in what is stored.
"""

from __future__ import annotations

import asyncio
import io
import json
import os
import random
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from sqlalchemy import Connection, select
from structlog.testing import capture_logs

from bot.handlers.commands import COMMANDS
from bot.handlers.presses import ACTS
from bot.messenger.html_text import parse_html
from bot.store.database import open_database
from bot.store.tables import changes, documents, drafts, imports
from bot.usecases.people import MEMBER
from conversations.buttons import Press, encode
from tests.integration.chat.driver import Chat, Said, Town

EVENTS = int(os.environ.get("HUIBAO_TEST_EVENTS", "20000"))
SEEDS = range(4)
"""The events are shared out among so many runs, which can go on at the same time."""

KINDS = ("everything", "half_year_responsibility", "rectification_speech", "workforce_full")
REPORT = """关于2025年上半年履行责任情况的报告
市委：
现将有关情况报告如下：
一、上半年履职情况
（一）抓好学习。组织学习十二次。一是读原著。二是谈体会。
（二）压实责任。签订责任书。
二、存在的主要问题
（一）学得不深。有时以干代学。
三、下步打算
1. 制定计划。每月一学。
2. 督促落实。
某某单位
2025年7月1日"""
PHRASES = (
    *("12", "2026年7月3日", "是", "没有", "乡镇、机关", "甲。内容在这里。", "跳过", "写完了"),
    *("一是抓学习。二是抓作风。三是抓落实。", "1. 甲单位\n2. 五个\n3. 完成", "这里要写什么？"),
    *("办公室\t12\n政治部\t9", "受理8，办结5", "<b>&amp;</b> {{ unit }} {% raw %}", "\n\n", "？"),
    *("长" * 4096, "😀" * 2048, "\ud800", "\u202e反的\u2066", "a\x00b", "一、总结\n（一）甲。乙。"),
    REPORT,
)


class Keeper:
    """Keeps every text that was ever accepted, by draft, and looks for it in what is stored."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.states: dict[int, str] = {}
        self.accepted: dict[int, set[str]] = defaultdict(set)

    def look(self, owner: int) -> None:
        """Take note of what the person's drafts say now."""

        def job(conn: Connection) -> list[tuple[int, str]]:
            query = select(drafts.c.id, drafts.c.state).where(drafts.c.owner == owner)
            changed = query.where(drafts.c.changed_at >= self.town.clock())
            return [(row[0], row[1]) for row in conn.execute(changed)]

        for draft_id, state in self.town.do(job):
            if state and self.states.get(draft_id) != state:
                self.states[draft_id] = state
                said = json.loads(state)
                kept = [said["answers"], said["attachments"], said["unplaced"]]
                self.accepted[draft_id].update(list_texts(kept))

    def find_lost(self) -> list[tuple[int, str]]:
        """Return what is not to be found any more, by draft; of erased drafts nothing is."""

        def job(conn: Connection) -> dict[int, list[str]]:
            blobs: dict[int, list[str]] = defaultdict(list)
            for column, table in (
                (drafts.c.id, drafts.c.state),
                (changes.c.draft_id, changes.c.before),
                (imports.c.draft_id, imports.c.state),
                (documents.c.draft_id, documents.c.state),
            ):
                for row in conn.execute(select(column, table)):
                    blobs[row[0]].append(row[1] or "")
            return blobs

        blobs = self.town.do(job)
        lost = []
        for draft_id, texts in self.accepted.items():
            if not any(blobs[draft_id]):  # erased for good, as its owner asked
                continue
            kept = "\x00".join(
                text for blob in blobs[draft_id] if blob for text in list_texts(json.loads(blob))
            )
            lost += [(draft_id, text) for text in texts if text not in kept]
        return lost


def list_texts(value: Any) -> Iterator[str]:
    """Yield every text that stands under the name "text" anywhere in the value."""
    if isinstance(value, list):
        for each in value:
            yield from list_texts(each)
    elif isinstance(value, dict):
        for name, each in value.items():
            if isinstance(each, str) and name in ("text", "heading") and each:
                yield each
            else:
                yield from list_texts(each)


class Crowd:
    """A few people who do anything at all, and a stranger."""

    def __init__(self, town: Town, chance: random.Random) -> None:
        self.town = town
        self.chance = chance
        self.people = [
            town.join(1),
            town.join(2, role=MEMBER, language="en"),
            town.join(3, role=MEMBER),
        ]
        self.stranger = town.meet(4)
        self.seen: dict[int, list[Said]] = defaultdict(list)
        self.keeper = Keeper(town)
        self.photo = build_photo()

    async def live(self, events: int) -> None:
        for chat in self.people:
            kind = self.chance.choice(KINDS)
            await chat.press(encode(Press("kind", question=kind)))
            await self.do(chat, "tap")
        for _ in range(events):
            chat = self.chance.choice([*self.people, *self.people, self.stranger])
            kind = self.chance.choices(*zip(*WEIGHTS.items(), strict=True))[0]
            await self.do(chat, kind)
        assert self.keeper.find_lost() == []

    async def do(self, chat: Chat, kind: str) -> None:
        """Do one thing, and look at what came of it."""
        self.town.clock.pass_by(seconds=self.chance.choice((0, 1, 3, 40, 4000, 90_000)))
        await getattr(self, f"_{kind}")(chat)
        for said in chat.said:
            parse_html(said.html)  # refuses what the messenger would
            if said.buttons:
                self.seen[chat.id].append(said)
        assert all(toast is None or len(toast) <= 200 for toast in self.town.toasts.shown[-1:])
        self.keeper.look(chat.id)

    async def _say(self, chat: Chat) -> None:
        await chat.say(self._make_text())

    async def _forward(self, chat: Chat) -> None:
        origin = {"type": "hidden_user", "sender_user_name": "李四", "date": 1_750_000_000}
        await chat.send(text=self._make_text() or "转发", forward_origin=origin)

    async def _tap(self, chat: Chat) -> None:
        seen = self.seen[chat.id]
        if seen:
            said = seen[-1] if self.chance.random() < 0.8 else self.chance.choice(seen)
            data = [each["callback_data"] for each in said.buttons if "callback_data" in each]
            if data:
                await chat.press(self.chance.choice(data), document=said.carries_file)

    async def _forge(self, chat: Chat) -> None:
        chance = self.chance
        press = Press(
            chance.choice([*ACTS, "nonsense"]),
            chance.randint(0, 12),
            chance.choice((0, 1, 5, chance.randint(0, 3000))),
            chance.choice(("", "unit", "work_items", "points", "opening", "x")),
            chance.choice((None, -1, 0, 1, 2, 7, 10**6)),
        )
        await chat.press(encode(press) if chance.random() < 0.9 else self._make_text()[:60] or "x")

    async def _command(self, chat: Chat) -> None:
        name = self.chance.choice([*COMMANDS, "nonsense"])
        argument = self.chance.choice(("", " 学习", " " + self._make_text()[:80]))
        await chat.say(f"/{name}{argument}")

    async def _edit(self, chat: Chat) -> None:
        await chat.edit(chat.messages - self.chance.randint(0, 30), self._make_text() or "改")

    async def _photo(self, chat: Chat) -> None:
        self.town.files.bodies["photo"] = self.photo if self.chance.random() < 0.9 else b"GIF89a"
        size = {"file_id": "photo", "file_unique_id": "p", "width": 40, "height": 30}
        album = {"media_group_id": "g1"} if self.chance.random() < 0.3 else {}
        caption = self._make_text()[:900]
        await chat.send(photo=[{**size, "file_size": 900}], caption=caption, **album)

    async def _paper(self, chat: Chat) -> None:
        self.town.files.bodies["paper"] = (REPORT + self._make_text()).encode("utf-8", "replace")
        name = self.chance.choice(("去年.txt", "x.docx", "../a\u202etxt.txt"))
        document = {"file_id": "paper", "file_unique_id": "d", "file_name": name, "file_size": 500}
        await chat.send(document=document)

    def _make_text(self) -> str:
        chance = self.chance
        if chance.random() < 0.6:
            return chance.choice(PHRASES)
        length = int(chance.expovariate(1 / 40)) if chance.random() < 0.95 else 4096
        ranges = ((32, 126), (0x4E00, 0x9FA5), (0x3000, 0x303F), (0, 0x10FFFF))
        text = "".join(chr(chance.randint(*chance.choice(ranges))) for _ in range(min(length, 900)))
        return text.encode("utf-8", "ignore").decode() or "字"


WEIGHTS = {
    "tap": 46,
    "say": 22,
    "command": 8,
    "forge": 9,
    "edit": 5,
    "forward": 3,
    "photo": 0.4,
    "paper": 0.2,
}


def build_photo() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (40, 30), "green").save(stream, "JPEG")
    return stream.getvalue()


@pytest.fixture
def quick_path(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where there is one: a disk would be waited for 40,000 times."""
    memory = Path("/dev/shm")
    if not memory.is_dir() or shutil.disk_usage(memory).free < 2**30:
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        yield Path(folder)


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_happens_nothing_is_lost(seed: int, quick_path: Path) -> None:
    database = open_database(f"sqlite:///{quick_path / 'huibao.sqlite3'}")
    try:
        with asyncio.Runner() as runner, capture_logs() as logs:
            crowd = Crowd(Town(database), random.Random(seed))
            runner.run(crowd.live(EVENTS // len(SEEDS)))
        assert [log for log in logs if log["log_level"] in ("error", "critical")] == []
    finally:
        database.close()
