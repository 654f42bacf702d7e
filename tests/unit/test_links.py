"""Links into a report: what they say is read back, and no invite's code is one."""

from __future__ import annotations

import base64
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.usecases.invites import normalise_code
from conversations.buttons import Press, decode, encode
from conversations.links import Place, decode_place, encode_place

names = st.from_regex(r"[a-z][a-z0-9_]{0,23}", fullmatch=True)
drafts = st.integers(0, 36**12 - 1)
places = st.one_of(
    st.builds(Place, drafts),
    st.builds(Place, drafts, names),
    st.builds(Place, drafts, question=names),
)


@given(places)
def test_a_place_is_read_back(place: Place) -> None:
    assert decode_place(encode_place(place)) == place


@given(places)
def test_messengers_carry_the_word(place: Place) -> None:
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", encode_place(place))


@given(st.binary(min_size=16, max_size=16))
def test_no_invite_is_taken_for_a_place(secret: bytes) -> None:
    code = base64.b32encode(secret).decode().rstrip("=")
    for written in (code, code.lower(), "-".join(re.findall(".{1,4}", code))):
        assert normalise_code(written) == code
        assert decode_place(written) is None


@given(places)
def test_no_place_is_taken_for_an_invite(place: Place) -> None:
    assert normalise_code(encode_place(place)) is None


@given(st.text(max_size=80))
def test_anything_else_leads_nowhere(text: str) -> None:
    place = decode_place(text)
    assert place is None or decode_place(encode_place(place)) == place


def test_a_question_needs_no_section() -> None:
    assert encode_place(Place(46, "work", "plan_items")) == "d_1a-q-plan_items"
    assert encode_place(Place(46, "work")) == "d_1a-s-work"
    assert encode_place(Place(46)) == "d_1a"


@pytest.mark.parametrize("place", [Place(-1), Place(36**12), Place(1, "Work"), Place(1, "a-b")])
def test_what_cannot_be_is_a_fault(place: Place) -> None:
    with pytest.raises(ValueError, match="no link"):
        encode_place(place)


@given(st.integers(-(36**5), 36**5))
def test_numbers_of_buttons_are_read_back(value: int) -> None:
    press = decode(encode(Press("go", value=value)))
    assert press is not None
    assert press.value == value
