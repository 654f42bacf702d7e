"""What messages with files are to us: kinds by name and type, names fit to be shown, albums."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Update

from bot.handlers.file_kinds import LONGEST_NAME, clean_name
from bot.handlers.incoming import Incoming, parse_update

NOW = datetime(2026, 7, 3, tzinfo=UTC)
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def parse(**content: Any) -> Incoming:
    person = {"id": 7, "is_bot": False, "first_name": "张三"}
    base = {"message_id": 1, "date": 0, "chat": {"id": 7, "type": "private"}, "from": person}
    update = Update.de_json({"update_id": 1, "message": {**base, **content}})
    incoming = parse_update(update, "huibao_bot", NOW)
    assert incoming is not None
    return incoming


def parse_document(name: str | None, mime_type: str = "", **content: Any) -> Incoming:
    document = {"file_id": "f", "file_unique_id": "f", "mime_type": mime_type, "file_size": 9}
    named = document if name is None else {**document, "file_name": name}
    return parse(document=named, **content)


@pytest.mark.parametrize(
    ("name", "mime_type", "kind", "flaw"),
    [
        ("报告.docx", "", "paper", ""),
        ("报告.TXT", "application/octet-stream", "paper", ""),
        ("报告", DOCX, "paper", ""),
        (None, "text/plain", "paper", ""),
        ("报告.doc", "", "paper", "old_format"),
        ("报告.wps", DOCX, "paper", "old_format"),
        ("报告.docm", "", "paper", "macros"),
        ("报告.dotx", "", "paper", "kind"),
        ("报告.zip", "", "paper", "packed"),
        ("扫描.pdf", "", "scan", ""),
        (None, "application/pdf", "scan", ""),
        ("照片.jpeg", "", "picture", ""),
        ("照片", "image/heic", "picture", ""),
        ("任务.xlsx", "", "file", ""),
        ("任务.yml", "text/plain", "file", ""),
        ("录音.mp3", "audio/mpeg", "unsupported", ""),
        (None, "", "unsupported", ""),
        ("报告.docx\u202etxt.exe", "", "unsupported", ""),
    ],
)
def test_a_file_is_what_its_name_or_type_says(
    name: str | None, mime_type: str, kind: str, flaw: str
) -> None:
    incoming = parse_document(name, mime_type)
    assert (incoming.kind, incoming.flaw) == (kind, flaw)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/报告.docx", "报告.docx"),
        (r"C:\Users\a\报告.docx", "报告.docx"),
        ("C:报告.docx", "报告.docx"),
        ("报\0告\r\n\u202e\u200f.docx", "报告.docx"),
        ("  上半年   报告.docx ", "上半年 报告.docx"),
        ("..", ""),
        ("a/", ""),
    ],
)
def test_a_name_is_fit_to_be_shown(name: str, shown: str) -> None:
    assert clean_name(name) == shown


@given(st.text())
def test_no_name_leads_anywhere(name: str) -> None:
    cleaned = clean_name(name)
    assert len(cleaned) <= LONGEST_NAME
    assert not set(cleaned) & set("/\\\0\n\u202e\u200f")
    assert cleaned not in (".", "..")
    assert clean_name(cleaned) == cleaned


def test_a_long_name_keeps_its_ending() -> None:
    assert clean_name("长" * 300 + ".docx").endswith("长.docx")


def test_what_stands_under_a_file_comes_with_it() -> None:
    incoming = parse_document("a.pdf", caption="会议\0通知", media_group_id="12")
    assert (incoming.text, incoming.group) == ("会议通知", "12")


def test_a_photo_with_a_command_under_it_is_a_photo() -> None:
    sizes = [{"file_id": str(side), "file_unique_id": "a", "width": side, "height": side}
             for side in (90, 1280, 320)]  # fmt: skip
    incoming = parse(photo=sizes, caption="/home")
    assert (incoming.kind, incoming.text) == ("picture", "/home")
    assert incoming.file is not None
    assert incoming.file.file_id == "1280"


def test_what_somebody_else_wrote_is_told_apart() -> None:
    origin = {"type": "hidden_user", "date": 0, "sender_user_name": "李四"}
    assert parse(text="通知", forward_origin=origin).forwarded
    assert not parse(text="通知").forwarded
