"""LibreOffice as a program that may be missing, fail, hang, and leave processes behind."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.documents import office_suite
from bot.documents.office_suite import ConversionError, convert_to_pdf, find_office
from bot.documents.pages import MOST_PAGES, draw_pages
from tests.conftest import need
from tests.integration.documents.blank_pdf import build_blank_pdf
from tests.pdf_texts import read_pages

Write = Callable[[str], str]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Write a program of these lines; the folders of its runs lie in an empty one."""
    (tmp_path / "made").mkdir()
    monkeypatch.setattr(office_suite.tempfile, "tempdir", str(tmp_path / "made"))

    def write(lines: str) -> str:
        program = tmp_path / "soffice"
        program.write_text(f"#!/bin/sh\n{lines}\n")
        program.chmod(0o700)
        return str(program)

    return write


def is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"  # ended, and only not yet taken note of


def wait_gone(*pids: int) -> bool:
    """Return whether the processes end, for which a kill takes a moment."""
    end = time.monotonic() + 20
    while any(map(is_alive, pids)) and time.monotonic() < end:
        time.sleep(0.01)
    return not any(map(is_alive, pids))


def test_a_program_that_hangs_is_ended_with_all_that_it_started(
    write: Write, tmp_path: Path
) -> None:
    pids = tmp_path / "pids"
    program = write(f"sleep 600 & echo $$ $! >{pids}\nsleep 600")
    with pytest.raises(ConversionError, match="not done"):
        convert_to_pdf(b"", program, seconds=2)
    leader, child = map(int, pids.read_text().split())
    assert wait_gone(leader, child)
    assert list((tmp_path / "made").iterdir()) == []


def test_what_a_program_leaves_running_is_ended_too(write: Write, tmp_path: Path) -> None:
    (tmp_path / "blank.pdf").write_bytes(build_blank_pdf(1))
    copy = f"cp {tmp_path}/blank.pdf paper.pdf"
    program = write(f"sleep 600 & echo $! >{tmp_path}/pid\n{copy}")
    assert convert_to_pdf(b"", program).startswith(b"%PDF-")
    assert wait_gone(int((tmp_path / "pid").read_text()))
    assert list((tmp_path / "made").iterdir()) == []


@pytest.mark.parametrize("lines", ["exit 3", "exit 0", "echo secret >paper.pdf"])
def test_a_program_that_makes_no_pdf_has_failed(write: Write, lines: str) -> None:
    with pytest.raises(ConversionError) as raised:
        convert_to_pdf(b"secret", write(lines))
    assert "secret" not in str(raised.value)


def test_a_program_sees_little_of_our_environment(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HUIBAO_TOKEN", "123:secret")
    seen = tmp_path / "seen"
    with pytest.raises(ConversionError):
        convert_to_pdf(b"", write(f"env >{seen}; cat profile/user/*.xcu >>{seen}"))
    text = seen.read_text()
    names = {line.partition("=")[0] for line in text.splitlines() if "=" in line.split("<")[0]}
    assert "HUIBAO_TOKEN" not in names
    assert {"PATH", "TMPDIR", "LANG"} <= names
    assert 'DisableMacrosExecution" oor:op="fuse"><value>true' in text


def test_the_program_is_looked_for_unless_it_is_named_or_off(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = write("exit 0")
    assert find_office(program) == program
    assert find_office("off") is find_office("OFF") is find_office("") is None
    assert find_office("no-such-program") is None
    monkeypatch.setenv("PATH", os.path.dirname(program))  # noqa: PTH120 (PATH is text)
    assert find_office(None) == program
    monkeypatch.setenv("PATH", "")
    assert find_office(None) is None


def test_at_most_ten_pages_are_drawn_and_the_others_counted() -> None:
    few = draw_pages(build_blank_pdf(3))
    assert (len(few.pictures), few.first, few.total, few.more) == (3, 1, 3, 0)
    many = draw_pages(build_blank_pdf(13))
    assert (len(many.pictures), many.total, many.more) == (MOST_PAGES, 13, 3)
    assert all(picture.startswith(b"\x89PNG") for picture in many.pictures)


def test_a_part_is_shown_on_the_pages_where_it_stands(page) -> None:  # type: ignore[no-untyped-def]
    need("LibreOffice (soffice)", shutil.which("soffice"))
    from bot.documents.docx import build_docx
    from conversations.report.outline import Heading, Outline, Paragraph
    from tests.integration.documents.conftest import PROPERTIES

    parts = [(f"{mark}、第{mark}部分", "抓实抓细。" * 300) for mark in "一二三"]
    blocks = [block for head, text in parts for block in (Heading(1, head), Paragraph(text))]
    docx = build_docx(Outline("关于工作的报告", tuple(blocks)), PROPERTIES, page)
    pdf = convert_to_pdf(docx, find_office(None) or "")
    texts = read_pages(pdf)
    first, second, third = (
        next(at for at, text in enumerate(texts, 1) if head in text) for head, _ in parts
    )
    shown = draw_pages(pdf, parts[1][0], parts[2][0])
    assert (shown.first, len(shown.pictures)) == (second, third - second + 1)
    assert first < second < third
    last = draw_pages(pdf, parts[2][0])
    assert (last.first, last.first + len(last.pictures) - 1) == (third, len(texts))
    lost = draw_pages(pdf, "四、没有这一部分", "五、也没有")
    assert (lost.first, len(lost.pictures)) == (1, len(texts))
