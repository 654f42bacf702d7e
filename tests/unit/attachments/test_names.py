"""What attachments are called."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.attachments.names import LONGEST_NAME, build_title, clean_name
from conversations.drafts.draft import Attachment, Part


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("..\\..\\x/关于表彰的决定.pdf", "关于表彰的决定.pdf"),
        ("决定\u202efdp.exe", "决定fdp.exe"),
        ("a\x00b\r\n c.pdf", "ab c.pdf"),
        ("", ""),
    ],
)
def test_a_name_is_shown_clean(name: str, shown: str) -> None:
    assert clean_name(name) == shown


@given(st.text())
def test_no_name_holds_what_cannot_be_seen_or_leads_elsewhere(name: str) -> None:
    cleaned = clean_name(name)
    assert len(cleaned) <= LONGEST_NAME
    assert not any(unicodedata.category(sign)[0] == "C" or sign in "/\\" for sign in cleaned)


def one(name: str = "", caption: str = "") -> Attachment:
    return Attachment(1, (1,), name, Part(caption) if caption else None)


@pytest.mark.parametrize(
    ("album", "title"),
    [
        ((one("决定.pdf", "表彰决定；"),), "表彰决定"),
        ((one("关于表彰的决定.pdf"),), "关于表彰的决定"),
        ((one("2026.pdf"),), "2026"),
        ((one("表彰大会.JPG"),), "表彰大会"),
        ((one("IMG_2033.JPG"),), "照片"),
        ((one(),), "照片"),
        ((one("决定.pdf", "长" * 61),), "决定"),
        ((one(), one(caption="集中学习")), "集中学习"),
        ((one(caption="集中学习"), one(caption="会场")), "照片"),
    ],
)
def test_an_attachment_has_a_title(album: tuple[Attachment, ...], title: str) -> None:
    assert build_title(album) == title
