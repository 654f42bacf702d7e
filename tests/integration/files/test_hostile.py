"""Hostile files: refused in time, in little memory, with a sentence; harmless ones are read."""

from __future__ import annotations

import sys
from functools import cache
from typing import cast

import pytest

from bot.documents.guarded.jobs import Kind
from bot.documents.guarded.limits import CPU_SECONDS
from bot.handlers.file_kinds import LARGEST, sort_file
from bot.handlers.reception import FLAWS
from bot.words.folders import find_folders
from bot.words.words import LANGUAGES, Words
from tests.integration.chat.driver import Chat
from tests.integration.files.hostile import HARMLESS, HOSTILE, File
from tests.integration.files.measuring import read_measured

START_SECONDS = 1.0
"""CPU for a Python that begins, on a slow machine."""


def find_kind(file: File) -> Kind:
    sorted_as = sort_file(file.name, "")
    assert sorted_as is not None
    return cast("Kind", sorted_as[0])


@cache
def measure_least(kind: Kind) -> int:
    """Return the memory of a process that reads next to nothing."""
    return read_measured(kind, "a.txt", b"").memory


def test_there_are_enough_of_them() -> None:
    assert len(HOSTILE) >= 45
    assert len({file.name for file in [*HOSTILE, *HARMLESS]}) == len(HOSTILE) + len(HARMLESS)


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux")
@pytest.mark.parametrize("file", HOSTILE, ids=lambda file: file.name)
def test_a_hostile_file_is_refused_within_two_seconds_and_100_megabytes(file: File) -> None:
    body = file.build()
    assert len(body) <= LARGEST[find_kind(file)]  # else it would be refused for that alone
    taken = read_measured(find_kind(file), file.name, body)
    assert taken.reading.flaw in file.flaws
    assert taken.reading.parts == ()
    assert taken.seconds <= CPU_SECONDS + START_SECONDS
    assert taken.memory - measure_least(find_kind(file)) <= 100 * 1024 * 1024


@pytest.mark.parametrize("file", HARMLESS, ids=lambda file: file.name)
def test_a_harmless_relative_is_read(file: File) -> None:
    taken = read_measured(find_kind(file), file.name, file.build())
    assert taken.reading.flaw == ""
    assert all(taken.reading.parts)


def test_of_a_report_from_a_word_processor_the_text_is_read() -> None:
    file = next(file for file in HARMLESS if file.name == "功能.docx")
    (text,) = read_measured("paper", file.name, file.build()).reading.parts
    assert text.decode().split("\n") == ["一、工作情况", "网站", "新加", "有批注", "控件里"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("flaw", sorted(FLAWS))
def test_every_flaw_has_a_sentence(flaw: str, language: str) -> None:
    limits = {"megabytes": 1, "pages": 1, "thousands": 10, "paragraphs": 2}
    words = Words(find_folders(None))
    said = words.label(language, f"upload.{flaw}", **limits)
    assert len(said) > 20
    assert ("请" if language == "zh_CN" else "lease") in said


DOZEN = [
    ("大.docx", "打开以后太大"),
    ("一万.docx", "多得不正常"),
    ("laughs.docx", "XML 声明"),
    ("加密.docx", "文件有密码"),
    ("宏.docx", "文件里有宏"),
    ("模板.docx", "从别处取模板"),
    ("名0.docx", "名字有问题"),
    ("gif.docx", "不是一回事"),
    ("断.docx", "文件损坏了"),
    ("旧.docx", "另存为不加密的 .docx"),
    ("零.txt", "UTF-8"),
    ("一行.txt", "12 万字"),
    ("空.txt", "什么也没有"),
    ("万页.pdf", "最多 10 页"),
    ("没完.pdf", "请"),
    ("洪.png", "像素太多"),
    ("网页.jpg", "不是 PNG 或 JPEG"),
]


@pytest.mark.parametrize(("name", "told"), DOZEN)
async def test_in_the_chat_the_person_is_told_why_and_the_question_stays(
    asked: Chat, name: str, told: str
) -> None:
    file = next(file for file in HOSTILE if file.name == name)
    await send(asked, file)
    assert told in asked.text
    assert "哪个单位" in asked.text


async def test_without_a_report_the_person_is_told_as_well(chat: Chat) -> None:
    await send(chat, next(file for file in HOSTILE if file.name == "宏.docx"))
    assert "文件里有宏" in chat.text
    assert any("新报告" in label for label in chat.labels)


async def test_in_english_too(chat: Chat) -> None:
    english = chat.town.join(8, language="en")
    await send(english, next(file for file in HOSTILE if file.name == "宏.docx"))
    assert "This file holds macros" in english.text


async def send(chat: Chat, file: File) -> None:
    body = file.build()
    chat.town.files.bodies["f"] = body
    sent = {"file_id": "f", "file_unique_id": "f", "file_name": file.name, "file_size": len(body)}
    await chat.send(document=sent)


_noted: list[str] | None = None


def _note_write(event: str, args: tuple[object, ...]) -> None:
    if _noted is None:
        return
    mode = args[1] if event == "open" and not isinstance(args[0], int) else ""  # a pipe's number
    opened = isinstance(mode, str) and set(mode) & set("wax+")
    if opened or event in ("os.mkdir", "os.rename", "os.link", "os.symlink", "tempfile.mkstemp"):
        _noted.append(str(args[0]))


sys.addaudithook(_note_write)


async def test_nothing_is_written_anywhere(asked: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    noted: list[str] = []
    monkeypatch.setattr(sys.modules[__name__], "_noted", noted)
    for file in [*HOSTILE[:3], *HARMLESS[:3]]:
        await send(asked, file)
    assert noted == []
