"""Pictures of pages and PDFs, with a program in LibreOffice's place; whose they may be."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from sqlalchemy import Connection, insert, update

from bot.documents.formats.page_format import load_page_format
from bot.errands.kinds import ERRANDS
from bot.errands.runner import Runner
from bot.errands.running import Workshop
from bot.meter import Meter
from bot.store.database import Database
from bot.store.tables import documents, drafts
from bot.usecases.drafts import start_draft
from bot.usecases.errands import ask_errand
from bot.usecases.people import load_person
from bot.words.folders import find_folders
from bot.words.interviews import Interviews
from conversations.drafts.draft import Draft, Part, TextAnswer, dump_draft
from tests.integration.documents.blank_pdf import build_blank_pdf
from tests.integration.errands.workshop import (
    ACTIVITY,
    PERSON,
    WORDS,
    Sent,
    join,
    list_sent,
    list_waiting,
    tell_time,
    until,
)
from tests.unit.talks import build_sections, words

STRANGER = 8
INTERVIEW = build_sections(
    [
        {
            "id": each,
            "title": words(each),
            "heading": f"部分{each}",
            "questions": [{"id": f"q{each}", "kind": "long_text", "ask": words("？")}],
            "body": [{"text": f"{{{{ q{each} }}}}"}],
        }
        for each in ("unit", "b", "c")
    ]
)


@pytest.fixture
def suite(tmp_path: Path) -> Callable[[int], str]:
    """Write a program that makes a PDF of so many pages, and keeps what it was given."""

    def write(pages: int) -> str:
        (tmp_path / "blank.pdf").write_bytes(build_blank_pdf(pages))
        program = tmp_path / "soffice"
        lines = [f"cp paper.docx {tmp_path}/given.docx", f"cp {tmp_path}/blank.pdf paper.pdf"]
        program.write_text("\n".join(("#!/bin/sh", *lines, "")))
        program.chmod(0o700)
        return str(program)

    return write


@pytest.fixture
def document(database: Database) -> int:
    """The id of a document of the member's."""
    return int(database.run_now(make_document))


def make_draft(conn: Connection) -> int:
    person = load_person(conn, PERSON)
    assert person is not None
    stored = start_draft(conn, person, INTERVIEW, "2026H1", tell_time())
    answers = {
        f"q{each}": TextAnswer((Part(text),))
        for each, text in (("unit", "市信访局"), ("b", "抓实抓细。"), ("c", "抓出成效。"))
    }
    state = dump_draft(Draft(INTERVIEW.id, INTERVIEW.version, "2026H1", answers=answers))
    conn.execute(update(drafts).where(drafts.c.id == stored.id).values(state=state))
    return stored.id


def make_document(conn: Connection) -> int:
    row = {
        "draft_id": make_draft(conn),
        "owner": PERSON,
        "version": 2,
        "characters": 9,
        "file_name": "报告_v2.docx",
        "body": b"docx",
        "unanswered": 0,
        "made_at": tell_time(),
    }
    made: int = conn.execute(insert(documents).returning(documents.c.id), row).scalar_one()
    return made


async def run_errand(
    database: Database, kind: str, suite: str | None, chat_id: int = PERSON, **params: object
) -> list[Sent]:
    folders = find_folders(None)
    workshop = Workshop(
        *(ERRANDS, Interviews([INTERVIEW]), lambda: WORDS, "99"),
        suite=suite,
        load_format=lambda _name: load_page_format(folders),
    )
    ask = partial(ask_errand, kind=kind, chat_id=chat_id, params=params, now=tell_time())
    await database.run(ask)
    runner = Runner(database, workshop, tell_time, Meter(), ACTIVITY)
    runner.start()
    try:
        await until(database, lambda conn: not list_waiting(conn))
    finally:
        await runner.stop()
    sent: list[Sent] = database.run_now(partial(list_sent, chat_id=chat_id))
    return sent


def list_buttons(sent: Sent) -> list[str]:
    rows = sent.payload.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["callback_data"] for row in rows for button in row]


async def test_each_page_comes_as_a_picture_in_order(
    database: Database, suite: Callable[[int], str], document: int, tmp_path: Path
) -> None:
    sent = await run_errand(database, "pages", suite(3), document=document)
    assert [each.method for each in sent] == ["sendPhoto"] * 3
    assert [each.name for each in sent] == [f"报告_v2_{number}.png" for number in (1, 2, 3)]
    assert [each.payload["caption"] for each in sent] == [
        f"第 {number} 页，共 3 页" for number in (1, 2, 3)
    ]
    assert all(each.body and each.body.startswith(b"\x89PNG") for each in sent)
    assert [len(list_buttons(each)) for each in sent] == [0, 0, 2]
    assert (tmp_path / "given.docx").read_bytes() == b"docx"


async def test_of_a_long_report_ten_pages_come_and_the_rest_is_counted(
    database: Database, suite: Callable[[int], str], document: int
) -> None:
    sent = await run_errand(database, "pages", suite(14), document=document)
    assert len(sent) == 10
    assert "还有 4 页" in sent[-1].payload["caption"]
    assert not any("还有" in each.payload["caption"] for each in sent[:-1])


async def test_a_pdf_comes_under_the_documents_name(
    database: Database, suite: Callable[[int], str], document: int
) -> None:
    [sent] = await run_errand(database, "pdf", suite(2), document=document)
    assert (sent.method, sent.name) == ("sendDocument", "报告_v2.pdf")
    with PdfDocument(sent.body) as pdf:
        assert len(pdf) == 2


async def test_a_draft_is_laid_out_as_it_is(
    database: Database, suite: Callable[[int], str], tmp_path: Path
) -> None:
    from docx import Document

    draft = database.run_now(make_draft)
    sent = await run_errand(database, "pages", suite(1), draft=draft, section="b")
    assert [each.method for each in sent] == ["sendPhoto"]
    given = Document(str(tmp_path / "given.docx"))
    assert "抓实抓细。" in [paragraph.text for paragraph in given.paragraphs]


@pytest.mark.parametrize("kind", ["pages", "pdf"])
async def test_what_is_shown_of_a_draft_says_that_it_is_one(
    database: Database, suite: Callable[[int], str], tmp_path: Path, kind: str
) -> None:
    from docx import Document

    draft = database.run_now(make_draft)
    await run_errand(database, kind, suite(1), draft=draft)
    given = Document(str(tmp_path / "given.docx"))
    (section,) = given.sections
    headers = (section.header, section.even_page_header)
    assert ["草稿" in header.paragraphs[0].text for header in headers] == [True, True]


@pytest.mark.parametrize("kind", ["pages", "pdf"])
async def test_nobody_gets_anothers_report(
    database: Database, suite: Callable[[int], str], document: int, kind: str
) -> None:
    database.run_now(partial(join, person_id=STRANGER))
    draft = database.run_now(make_draft)
    for params in ({"document": document}, {"draft": draft}, {}):
        sent = await run_errand(database, kind, suite(1), STRANGER, **params)
        assert [each.method for each in sent] == ["sendMessage"] * len(sent)
        assert "不归您看" in sent[-1].payload["text"]


@pytest.mark.parametrize("kind", ["pages", "pdf"])
async def test_without_libreoffice_a_sentence_says_what_to_install(
    database: Database, document: int, kind: str
) -> None:
    [sent] = await run_errand(database, kind, None, document=document)
    assert sent.method == "sendMessage"
    assert "libreoffice-writer-nogui" in sent.payload["text"]


@pytest.mark.usefixtures("_hasty")
async def test_a_libreoffice_that_fails_is_tried_again_and_then_said(
    database: Database, document: int, logged: list[dict[str, object]]
) -> None:
    [sent] = await run_errand(database, "pages", "/bin/false", document=document)
    assert "请再点一次" in sent.payload["text"]
    assert [line["tries"] for line in logged] == [1, 2, 3]
