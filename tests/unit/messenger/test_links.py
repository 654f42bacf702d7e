"""Which addresses may stand behind a link, and which are this machine's."""

from __future__ import annotations

import pytest

from bot.messenger.links import is_loopback, parse_link


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://a.example/x", "https://a.example/x"),
        ("a.example", "http://a.example"),
        ("tg://user?id=1", "tg://user?id=1"),
        ("http://localhost:8000/x", "http://localhost:8000/x"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("https://a b.example", ""),
        ("ftp://a.example", ""),
        ("http://[::1", ""),
        ("", ""),
    ],
)
def test_links(address: str, link: str) -> None:
    assert parse_link(address) == link


@pytest.mark.parametrize(
    ("host", "ours"),
    [
        ("localhost", True),
        ("127.0.0.1", True),
        ("127.8.9.1", True),
        ("::1", True),
        ("localhost.evil.example", False),
        ("0.0.0.0", False),
        ("10.0.0.1", False),
        ("", False),
    ],
)
def test_loopback(host: str, ours: bool) -> None:
    assert is_loopback(host) is ours
