"""What a report looks like on paper, through the whole service and a real LibreOffice."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.acceptance.drafter import Drafter
from tests.acceptance.person import Bubble, Person
from tests.acceptance.service import Process, run_huibao
from tests.conftest import need
from tests.pdf_texts import read_pages

SECONDS = 120.0
"""For a word processor on a machine that does much else."""


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Process]:
    """`huibao run` with LibreOffice."""
    suite = shutil.which("soffice")
    need("LibreOffice (soffice)", suite)
    with run_huibao("run", folder=tmp_path, messenger_port="0", office=suite or "") as running:
        yield running


async def wait(person: Person, caption: str) -> list[Bubble]:
    """Return the bot's files once one has come whose caption has this in it."""

    def find() -> list[Bubble] | None:
        files = [bubble for bubble in person.messages if bubble.photo or bubble.document]
        return files if any(caption in bubble.text for bubble in files) else None

    return await person.wait(find, SECONDS)


async def test_pages_follow_the_document_and_a_pdf_comes_on_request(
    administrator: Person,
) -> None:
    drafter = Drafter(administrator, 1)
    paragraphs = await drafter.write_report()
    files = await wait(administrator, "第 1 页")
    total = int(re.search(r"共 (\d+) 页", files[-1].text)[1])  # type: ignore[index]
    files = await wait(administrator, f"第 {total} 页")
    assert [bool(each.photo) for each in files] == [False, *[True] * total]
    assert files[0].document is not None
    for number, picture in enumerate(files[1:], 1):
        assert f"第 {number} 页" in picture.text
        assert picture.photo is not None
        body = await administrator.download(picture.photo["file_id"])
        assert body.startswith(b"\x89PNG")
        assert len(body) > 10_000  # there is something on it

    await administrator.press("PDF", files[0])
    pdf = (await wait(administrator, "PDF"))[-1].document
    assert pdf is not None
    assert pdf["name"] == files[0].document["name"].replace(".docx", ".pdf")
    pages = read_pages(await administrator.download(pdf["file_id"]))
    assert len(pages) == total
    assert strip("".join(pages)) == strip("".join(paragraphs))


def strip(text: str) -> str:
    """Return the text without white space, and without the pages' numbers."""
    return re.sub(r"—\d+—|\s", "", re.sub(r"—\s*(\d+)\s*—", "", text))
