"""Versions of a document in the chat: what changed, and the copies that show it."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from functools import partial
from typing import Any

import docx
import pytest
from sqlalchemy import Connection, select, update

from bot.errands.errand import Made, Order, Parcel
from bot.errands.kinds import ERRANDS
from bot.errands.runner import Runner
from bot.errands.running import Workshop
from bot.sending.voice import Voice
from bot.store.tables import documents, errands
from bot.usecases.document_versions import load_version
from bot.usecases.files import load_file
from bot.usecases.people import load_person
from conversations.buttons import Press, encode
from conversations.definition.parsing import parse_interview
from conversations.drafts import draft as drafts
from conversations.views import Notice
from tests.integration.chat.driver import Chat, Town
from tests.integration.documents.revising import read_accepted, read_body, read_rejected
from tests.integration.errands.workshop import list_waiting, until
from tests.integration.templates.samples import COUNT, UNIT, ask, build_source

WORK = ask("work", "long_text", "做了什么")


@dataclass
class Reports:
    """One person's report of a unit, what it did, and how often."""

    chat: Chat

    async def write(self, work: str, count: str = "12") -> None:
        for text in ("市委办", work, count):
            await self.chat.say(text)

    async def edit(self, question: str, text: str) -> None:
        await self.chat.press(encode(Press("visit", 1, 0, question)))
        await self.chat.say(text)

    async def make(self) -> int:
        """Make the next version, whatever there is to be said of it; return its document's id."""
        await self.chat.press(encode(Press("make", 1)))
        made = [each.document_id for each in self.chat.said if each.document_id]
        assert made
        return int(made[0])

    def load(self, kind: str, document: int) -> Any:
        def job(conn: Connection) -> Any:
            person = load_person(conn, self.chat.id)
            assert person is not None
            town = self.chat.town
            order = partial(Order, conn, town.interviews, person, {"document": document})
            return ERRANDS[kind].load(order(town.clock(), "99", load_norms=lambda: town.norms))

        return self.chat.town.do(job)

    def run(self, kind: str, document: int) -> Made | None:
        """Return what the errand makes for the person; None when there is nothing for them."""
        loaded = self.load(kind, document)
        voice = Voice(self.chat.town.words, "zh_CN")
        return None if loaded is None else ERRANDS[kind].build(loaded, voice)

    def make_file(self, kind: str, document: int) -> Parcel:
        made = self.run(kind, document)
        assert isinstance(made, Parcel)
        return made

    def read_body(self, document: int) -> bytes:
        def job(conn: Connection) -> bytes:
            person = load_person(conn, self.chat.id)
            assert person is not None
            version = load_version(conn, person, document)
            assert version is not None
            return version.body

        body: bytes = self.chat.town.do(job)
        return body


def list_errands(town: Town) -> list[tuple[str, int, dict[str, object]]]:
    query = select(errands.c.kind, errands.c.chat_id, errands.c.params).order_by(errands.c.id)
    rows = town.do(lambda conn: conn.execute(query).all())
    return [(row[0], row[1], json.loads(row[2])) for row in rows]


@pytest.fixture
async def reports(chat: Chat) -> Reports:
    source = build_source(UNIT, WORK, COUNT)
    chat.town.interviews.offer([parse_interview(source, "ours.yaml")])
    await chat.press(encode(Press("period", question="ours", value=2026)))
    return Reports(chat)


@pytest.fixture
async def twice(reports: Reports) -> tuple[Reports, int, int]:
    """A report of which there are two versions."""
    await reports.write("抓学习，打牢基础。")
    first = await reports.make()
    await reports.edit("work", "抓学习，打牢了思想基础。")
    await reports.edit("count", "15")
    return reports, first, await reports.make()


async def test_the_first_version_has_no_changes_and_nothing_to_compare_with(
    reports: Reports,
) -> None:
    await reports.write("抓学习。")
    await reports.make()
    assert "相比" not in reports.chat.text
    assert "修改痕迹版" not in reports.chat.labels
    assert "批注版" in reports.chat.labels


async def test_the_next_version_says_what_changed(twice: tuple[Reports, int, int]) -> None:
    chat = twice[0].chat
    assert "与 v1 相比改了 2 处（做了什么、哪个），增 4 字、删 1 字。" in chat.text


async def test_a_version_sent_again_says_what_changed_in_it(
    twice: tuple[Reports, int, int],
) -> None:
    reports, first, second = twice
    made = reports.chat.text
    await reports.edit("work", "全都不同了。")
    await reports.make()
    await reports.chat.press(encode(Press("document", value=second)))
    assert reports.chat.text == made
    await reports.chat.press(encode(Press("document", value=first)))
    assert "相比" not in reports.chat.text


async def test_a_version_of_the_same_answers_says_so(reports: Reports) -> None:
    await reports.write("抓学习。")
    await reports.make()
    second = await reports.make()
    assert "与 v1 相比，回答没有改动。" in reports.chat.text
    made = reports.run("tracked", second)
    assert isinstance(made, Notice)
    assert made.news.key == "versions.same"


async def test_a_version_before_which_no_answers_were_kept_says_nothing(
    twice: tuple[Reports, int, int],
) -> None:
    reports, first, second = twice
    forget = update(documents).where(documents.c.id == first).values(state=None)
    reports.chat.town.do(lambda conn: conn.execute(forget))
    await reports.chat.press(encode(Press("document", value=second)))
    assert "相比" not in reports.chat.text
    assert "修改痕迹版" in reports.chat.labels


async def test_what_the_next_answer_reads_stays_at_hand(reports: Reports) -> None:
    await reports.write("抓学习。")
    await reports.make()
    await reports.edit("work", "抓实学习。")
    await reports.make()
    state = select(documents.c.state).order_by(documents.c.id.desc()).limit(1)
    latest = reports.chat.town.do(lambda conn: conn.execute(state).scalar_one())
    assert latest in drafts._written


@pytest.mark.parametrize(("label", "kind"), [("修改痕迹版", "tracked"), ("批注版", "review")])
async def test_a_copy_is_asked_for(twice: tuple[Reports, int, int], label: str, kind: str) -> None:
    reports, _, second = twice
    await reports.chat.tap(label)
    assert "马上发来" in (reports.chat.toast or "")
    assert list_errands(reports.chat.town) == [(kind, 7, {"document": second})]


async def test_what_is_asked_for_is_sent_as_files(reports: Reports) -> None:
    town = reports.chat.town
    await reports.write("赴XX市学习。")
    await reports.make()
    await reports.edit("work", "赴XX市学习，打牢基础。")
    document = await reports.make()
    for verb in ("tracked", "reviewed"):
        await reports.chat.press(encode(Press(verb, value=document)))
    workshop = Workshop(
        ERRANDS, town.interviews, lambda: town.words, "99", load_norms=lambda: town.norms
    )
    runner = Runner(town.database, workshop, town.clock, town.meter, town.activity)
    runner.start()
    await until(town.database, lambda conn: not list_waiting(conn))
    await runner.stop()
    said = town.read(reports.chat.id)
    assert {each.method for each in said} == {"sendDocument"}
    files = [town.do(partial(load_file, owner=7, file_id=each.file_id)) for each in said]
    endings = sorted(each.name.rpartition("_")[2] for each in files)
    assert endings == ["对比v1.docx", "批注.docx"]
    assert all("成稿" in each.labels for each in said)


async def test_the_tracked_copy_is_both_versions(twice: tuple[Reports, int, int]) -> None:
    reports, first, second = twice
    copy = reports.make_file("tracked", second)
    assert copy.name == "自定报告_2026年度_市委办_v2_对比v1.docx"
    assert read_rejected(copy.body) == read_body(reports.read_body(first))
    assert read_accepted(copy.body) == read_body(reports.read_body(second))
    author = docx.Document(io.BytesIO(copy.body)).element.body.xpath("string(.//w:ins/@w:author)")
    assert author == "张三"


async def test_the_review_copy_has_the_findings_at_their_places(reports: Reports) -> None:
    await reports.write("赴XX市学习，打牢基础。")
    document = await reports.make()
    copy = reports.make_file("review", document)
    assert copy.name.endswith("_批注.docx")
    assert "_v1" in copy.name
    [comment, *_] = docx.Document(io.BytesIO(copy.body)).comments
    assert comment.author == "汇报助手·校核"
    assert comment.text.startswith("【必须改】")
    assert "XX" in comment.text
    assert read_body(copy.body) == read_body(reports.read_body(document))


async def test_the_review_copy_is_of_the_version_and_not_of_what_came_after(
    reports: Reports,
) -> None:
    await reports.write("赴XX市学习，打牢基础。")
    document = await reports.make()
    before = reports.make_file("review", document).body
    await reports.edit("work", "赴邻市学习，打牢基础。")
    assert reports.make_file("review", document).body == before


async def test_a_version_without_findings_needs_no_comments(reports: Reports) -> None:
    await reports.write("组织学习，打牢基础。")
    made = reports.run("review", await reports.make())
    assert isinstance(made, Notice)
    assert made.news.key == "versions.clean"


@pytest.mark.parametrize("kind", ["tracked", "review"])
async def test_nobody_has_copies_of_what_is_not_theirs(
    twice: tuple[Reports, int, int], kind: str
) -> None:
    reports, _, second = twice
    other = Reports(reports.chat.town.join(8))
    await other.chat.press(encode(Press("reviewed" if kind == "review" else kind, value=second)))
    assert "没有找到这份文档" in other.chat.text
    assert list_errands(reports.chat.town) == []
    assert other.load(kind, second) is None
    assert other.load(kind, 999) is None


async def test_a_button_for_a_comparison_without_an_earlier_version_says_why(
    reports: Reports,
) -> None:
    await reports.write("抓学习。")
    first = await reports.make()
    await reports.chat.press(encode(Press("tracked", value=first)))
    assert "第一个版本" in reports.chat.text
    assert reports.load("tracked", first) is None
