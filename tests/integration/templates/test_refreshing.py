"""Reading an office's templates again: what is good is in use, and who should know is told."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
from pathlib import Path

import pytest
from sqlalchemy import Connection, delete, select
from structlog.testing import capture_logs

from bot.bootstrap import watching
from bot.bootstrap.checking import TemplateError, check_templates
from bot.bootstrap.templates import Templates
from bot.bootstrap.watching import watch_folder
from bot.clock import tell_time
from bot.store.database import Database, open_database
from bot.store.tables import outbox
from bot.usecases.people import ADMINISTRATOR, MEMBER, add_person
from bot.words.folders import Folders, find_folders
from tests.integration.templates.samples import COUNT, UNIT, build_source, write_interview
from tests.limits import strip_markup

SHIPPED = find_folders(None).roots[0]


class Bureau:
    """An office's folder, the templates in use, and its people: 1 and 2 administer, 3 does not."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.database = database
        self.folder = folder
        self.templates = Templates(find_folders(folder))
        for person, role, language in (
            (1, ADMINISTRATOR, "zh_CN"),
            (2, ADMINISTRATOR, "en"),
            (3, MEMBER, "en"),
        ):
            database.run_now(
                lambda conn, person=person, role=role, language=language: add_person(
                    conn, person, "甲", role, language, "Asia/Shanghai", tell_time()
                )
            )

    def write(self, source: str, name: str = "ours.yaml") -> None:
        write_interview(self.folder, source, name)

    def write_words(self, body: str, language: str = "en") -> None:
        file = self.folder / "chat" / language / "ours.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(body, "utf-8")

    async def refresh(self) -> list[str]:
        """Return the mistakes of what was refused."""
        refusals = await self.templates.refresh(self.database)
        return [str(mistake) for refusal in refusals for mistake in refusal.mistakes]

    def hear(self) -> list[tuple[int, str]]:
        """Return who was told what since this was asked last."""

        def job(conn: Connection) -> list[tuple[int, str]]:
            query = select(outbox.c.chat_id, outbox.c.payload).order_by(outbox.c.id)
            rows = conn.execute(query).all()
            conn.execute(delete(outbox))
            return [(row[0], strip_markup(json.loads(row[1])["text"])) for row in rows]

        return self.database.run_now(job)

    @property
    def offered(self) -> list[tuple[str, int]]:
        own = [each for each in self.templates.interviews.all() if each.id == "ours"]
        return [(each.id, each.version) for each in own]


@pytest.fixture
def bureau(database: Database, tmp_path: Path) -> Bureau:
    folder = tmp_path / "templates"
    folder.mkdir()
    return Bureau(database, folder)


async def test_a_report_is_offered_changed_and_withdrawn_with_its_file(bureau: Bureau) -> None:
    assert await bureau.refresh() == []
    assert bureau.offered == []
    bureau.write(build_source())
    assert await bureau.refresh() == []
    assert bureau.offered == [("ours", 1)]
    bureau.write(build_source(UNIT, COUNT, version=2))
    assert await bureau.refresh() == []
    assert bureau.offered == [("ours", 2)]
    (bureau.folder / "interviews" / "ours.yaml").unlink()
    assert await bureau.refresh() == []
    assert bureau.offered == []
    assert len(bureau.templates.interviews.all()) >= 1, "the shipped reports stay"
    assert bureau.hear() == []


async def test_what_has_not_changed_is_not_read_again(bureau: Bureau) -> None:
    bureau.write(build_source())
    await bureau.refresh()
    before = bureau.templates.interviews.all()
    bureau.write(build_source(), "ours.yaml")
    await bureau.refresh()
    assert all(a is b for a, b in zip(before, bureau.templates.interviews.all(), strict=True))
    bureau.write(build_source(interview_id="other"), "other.yaml")
    await bureau.refresh()
    assert all(each in bureau.templates.interviews.all() for each in before)


async def test_every_administrator_is_told_of_a_broken_file_once(bureau: Bureau) -> None:
    bureau.write(build_source())
    await bureau.refresh()
    bureau.write(build_source().replace("version: 1", "version: one"))
    assert await bureau.refresh() == ["ours.yaml:2: version: Write a whole number."]
    assert bureau.offered == [("ours", 1)]
    [(first, chinese), (second, english)] = bureau.hear()
    assert (first, second) == (1, 2)
    assert "模板 interviews/ours.yaml 里有写错的地方" in chinese
    assert "第 2 行，version" in chinese
    assert "上一个写对的版本" in chinese
    assert "Line 2, version\n　Write a whole number." in english
    assert "The last good version stays in use" in english
    bureau.write(build_source(interview_id="other"), "other.yaml")
    assert await bureau.refresh() == ["ours.yaml:2: version: Write a whole number."]
    assert bureau.hear() == []


async def test_a_restart_tells_of_no_broken_file_again(bureau: Bureau, database: Database) -> None:
    bureau.write("id: [")
    await bureau.refresh()
    assert len(bureau.hear()) == 2
    later = Bureau(database, bureau.folder)
    assert len(await later.refresh()) == 1
    assert later.hear() == []
    later.write("id: 5")
    await later.refresh()
    assert len(later.hear()) == 2


async def test_a_mended_file_is_in_use_and_told_of(bureau: Bureau) -> None:
    bureau.write("id: [")
    await bureau.refresh()
    bureau.hear()
    bureau.write(build_source())
    await bureau.refresh()
    assert bureau.offered == [("ours", 1)]
    assert [said for _, said in bureau.hear()] == [
        "模板 interviews/ours.yaml 已经改好，正在使用。",
        "The template interviews/ours.yaml has been corrected and is in use.",
    ]


async def test_a_broken_file_that_is_removed_is_not_told_of(bureau: Bureau) -> None:
    bureau.write("id: [")
    await bureau.refresh()
    bureau.hear()
    (bureau.folder / "interviews" / "ours.yaml").unlink()
    await bureau.refresh()
    assert bureau.hear() == []


async def test_of_many_mistakes_the_first_few_are_told(bureau: Bureau) -> None:
    bureau.write("".join(f"field{number}: <b>\n" for number in range(30)))
    mistakes = await bureau.refresh()
    [(_, _), (_, english)] = bureau.hear()
    assert len(mistakes) > 5
    assert english.count("Line ") == 5
    assert f"There are {len(mistakes) - 5} more." in english
    assert "the file is left out" in english


@pytest.mark.parametrize(
    ("source", "name"),
    [
        (build_source(version=2026_07_03_09_00), "ours.yaml"),
        (build_source(), os.fsdecode("模板.yaml".encode("gbk"))),
        ("id: [", "模" * 83 + ".yaml"),
        ("- " * 60_000, "ours.yaml"),
    ],
)
async def test_a_file_that_could_not_be_stored_or_read_is_one_to_refuse(
    bureau: Bureau, source: str, name: str
) -> None:
    bureau.write(source, name)
    assert len(await bureau.refresh()) == 1
    assert bureau.offered == []
    assert len(bureau.hear()) == 2


async def test_administrators_are_told_even_if_the_words_for_it_fail(bureau: Bureau) -> None:
    bureau.write_words('templates.refused: "{{ file.name.first }}"')
    bureau.write("id: [")
    assert len(await bureau.refresh()) == 1
    assert "interviews/ours.yaml" in bureau.hear()[1][1]


async def test_words_are_spoken_as_soon_as_they_are_written(bureau: Bureau) -> None:
    await bureau.refresh()
    shipped = bureau.templates.words
    bureau.write(build_source())
    await bureau.refresh()
    assert bureau.templates.words is shipped
    bureau.write_words("card.yes: Aye")
    await bureau.refresh()
    assert bureau.templates.words.label("en", "card.yes") == "Aye"
    bureau.write_words("card.yes: '{{ nobody }}'")
    assert "Remove nobody" in (await bureau.refresh())[0]
    assert bureau.templates.words.label("en", "card.yes") == "Aye"
    assert "chat/en/ours.yaml" in bureau.hear()[1][1]
    (bureau.folder / "chat" / "en" / "ours.yaml").unlink()
    await bureau.refresh()
    assert bureau.templates.words.label("en", "card.yes") == shipped.label("en", "card.yes")


async def test_a_page_format_is_in_use_until_a_better_one_is_written(bureau: Bureau) -> None:
    shipped = (SHIPPED / "documents" / "official.yaml").read_text("utf-8")
    file = bureau.folder / "documents" / "official.yaml"
    file.parent.mkdir()
    file.write_text(shipped.replace("width_mm: 210", "width_mm: wide"), "utf-8")
    assert "official.yaml" in (await bureau.refresh())[0]
    assert bureau.templates.load_format().paper.width_mm == 210
    file.write_text(shipped.replace("width_mm: 210", "width_mm: 200"), "utf-8")
    assert await bureau.refresh() == []
    assert bureau.templates.load_format().paper.width_mm == 200
    file.write_text("paper: [", "utf-8")
    assert len(await bureau.refresh()) == 1
    assert bureau.templates.load_format().paper.width_mm == 200


async def test_two_processes_that_start_together_store_and_tell_once(
    bureau: Bureau, database_url: str
) -> None:
    other = Bureau(open_database(database_url), bureau.folder)
    bureau.write(build_source())
    bureau.write("id: [", "broken.yaml")
    await asyncio.gather(bureau.refresh(), other.refresh())
    other.database.close()
    assert bureau.offered == other.offered == [("ours", 1)]
    assert len(bureau.hear()) == 2


async def test_a_broken_shipped_report_ends_the_start(database: Database, tmp_path: Path) -> None:
    write_interview(tmp_path, build_source().replace("version: 1", "version: one"))
    with pytest.raises(TemplateError, match=r"ours\.yaml:2: version: Write a whole number\."):
        await Templates(Folders((tmp_path,))).refresh(database)


async def test_a_broken_shipped_word_ends_the_start(database: Database, tmp_path: Path) -> None:
    for language in ("zh_CN", "en"):
        (tmp_path / "chat" / language).mkdir(parents=True)
        (tmp_path / "chat" / language / "card.yaml").write_text('card.yes: "{{ name"\n')
    shutil.copytree(SHIPPED / "documents", tmp_path / "documents")
    templates = Templates(Folders((tmp_path,)))
    await templates.refresh(database)
    with pytest.raises(TemplateError, match=r"chat/zh_CN: card\.yes: unexpected"):
        await check_templates(templates)


async def test_a_folder_that_is_not_there_yet_is_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "LOOK_MS", 50)
    noticed = aiter(watch_folder(tmp_path / "later", asyncio.Event()))
    await anext(noticed)
    await anext(noticed)


async def test_a_folder_is_looked_at_where_the_system_does_not_tell_of_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise RuntimeError("Too many open files")

    monkeypatch.setattr("watchfiles.main.RustNotify", refuse)
    monkeypatch.setattr(watching, "LOOK_MS", 50)
    stop = asyncio.Event()
    noticed = aiter(watch_folder(tmp_path, stop))
    with capture_logs() as logs:
        await anext(noticed)
        await anext(noticed)
    assert [each["log_level"] for each in logs] == ["warning"]
    stop.set()
    with pytest.raises(StopAsyncIteration):
        await anext(noticed)


async def test_a_change_in_the_folder_is_noticed(tmp_path: Path) -> None:
    stop = asyncio.Event()
    noticed = aiter(watch_folder(tmp_path, stop))
    waiting = asyncio.ensure_future(anext(noticed))
    await asyncio.sleep(0)
    write_interview(tmp_path, build_source())
    async with asyncio.timeout(4):  # before it would look by itself
        await waiting
    stop.set()
    with pytest.raises(StopAsyncIteration):
        await anext(noticed)
