"""Buttons: 64 bytes there and back."""

from __future__ import annotations

import pytest

from conversations.buttons import Press, decode, encode


@pytest.mark.parametrize(
    "press",
    [
        Press("home"),
        Press("choose", 7, 12, "reporter", 0),
        Press("go", 1, 1, "work_items", -3),
        Press("a" * 12, 36**12 - 1, 36**6 - 1, "q" * 24, 1 - 36**5),
    ],
)
def test_it_comes_back_as_it_was(press: Press) -> None:
    text = encode(press)
    assert decode(text) == press
    assert len(text) <= 64
    assert text.isascii()


def test_it_is_short() -> None:
    assert encode(Press("choose", 7, 37, "unit", 2)) == "choose:7:11:unit:2"


@pytest.mark.parametrize(
    "press",
    [
        Press("Choose"),
        Press("choose!"),
        Press(""),
        Press("a" * 13),
        Press("go", -1),
        Press("go", 36**12),
        Press("go", 1, -1),
        Press("go", 1, 1, "问题"),
        Press("go", 1, 1, "q" * 25),
        Press("a" * 12, 36**12 - 1, 36**6 - 1, "q" * 24, 36**11),
    ],
)
def test_it_refuses_what_no_button_can_say(press: Press) -> None:
    with pytest.raises(ValueError, match="does not fit"):
        encode(press)


MALFORMED = (
    *("", "go", "go:1:1:q", "go:1:1:q:1:1", "go:1:1:q:1\n", "go: 1:1:q:", "x" * 5000),
    *("GO:1:1:q:1", "go:-1:1:q:1", "go:1::q:1", "go:1:1:Q:1", "go:1:1:q:-", "go:1:1:q:１"),
    "go:٣:1:q:",
    "aaaaaaaaaaaa:000000000001:000000000001:qqqqqqqqqqqqqqqqqqqqqqqq:00001",
)


@pytest.mark.parametrize("text", MALFORMED)
def test_it_takes_nothing_malformed(text: str) -> None:
    assert decode(text) is None
