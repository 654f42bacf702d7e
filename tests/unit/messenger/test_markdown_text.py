"""Parse mode MarkdownV2."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.messenger.entities import Entity, FormattedText, count_units
from bot.messenger.markdown_text import parse_markdown
from bot.messenger.refusals import Refusal


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("*x*", "bold"),
        ("_x_", "italic"),
        ("__x__", "underline"),
        ("~x~", "strikethrough"),
        ("||x||", "spoiler"),
        ("`x`", "code"),
        ("```x```", "pre"),
        (">x", "blockquote"),
        (">x||", "expandable_blockquote"),
    ],
)
def test_each_sign(source: str, kind: str) -> None:
    assert parse_markdown(source) == FormattedText("x", (Entity(kind, 0, 1),))


def test_links_and_languages() -> None:
    link = parse_markdown(r"[a\.b](https://a.example/x_\)y)").entities
    assert link == (Entity("text_link", 0, 3, url="https://a.example/x_)y"),)
    code = parse_markdown("```python\nx = `1\\`2```")
    assert code == FormattedText("x = `1`2", (Entity("pre", 0, 8, language="python"),))


def test_quotes_end_with_their_lines() -> None:
    parsed = parse_markdown("a\n>b\n>c\nd\n**>e")
    assert parsed.text == "a\nb\nc\nd\ne"
    assert parsed.entities == (Entity("blockquote", 2, 3), Entity("blockquote", 8, 1))


def test_signs_nest() -> None:
    parsed = parse_markdown("*a_b_ ||c||*")
    kinds = {(entity.type, entity.offset, entity.length) for entity in parsed.entities}
    assert kinds == {("italic", 1, 1), ("spoiler", 3, 1), ("bold", 0, 4)}


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("a.", "Character '.' is reserved and must be escaped with the preceding '\\'"),
        ("字*a", "Can't find end of Bold entity at byte offset 3"),
        ("`a", "Can't find end of Code entity at byte offset 0"),
        ("[a](b", "Can't find end of a URL at byte offset 3"),
        ("[a", "Can't find end of TextUrl entity at byte offset 0"),
        (">*a\nb*", "Can't find end of Bold entity at byte offset 1"),
        ("a]", "Character ']' is reserved and must be escaped with the preceding '\\'"),
    ],
)
def test_what_is_malformed_is_refused(source: str, said: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse_markdown(source)
    assert refused.value.description == f"Bad Request: can't parse entities: {said}"


@given(st.text())
def test_escaped_text_comes_out_as_it_was(text: str) -> None:
    escaped = re.sub(r"([\\_*\[\]()~`>#+\-=|{}.!])", r"\\\1", text)
    assert parse_markdown(f"*{escaped}*").text == text


@given(st.text(alphabet="*_~|`[]()>\\\n ab!"))
def test_anything_is_parsed_or_refused(source: str) -> None:
    try:
        parsed = parse_markdown(source)
    except Refusal:
        return
    assert all(0 <= e.offset < e.end <= count_units(parsed.text) for e in parsed.entities)
