"""Parse mode HTML."""

from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.messenger.entities import Entity, FormattedText, count_units
from bot.messenger.html_text import parse_html
from bot.messenger.refusals import Refusal


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        *((f"<{tag}>x</{tag}>", "bold") for tag in ("b", "strong", "B")),
        *((f"<{tag}>x</{tag}>", "italic") for tag in ("i", "em")),
        *((f"<{tag}>x</{tag}>", "underline") for tag in ("u", "ins")),
        *((f"<{tag}>x</{tag}>", "strikethrough") for tag in ("s", "strike", "del")),
        ("<code>x</code>", "code"),
        ("<pre>x</pre>", "pre"),
        ("<blockquote>x</blockquote>", "blockquote"),
        ("<blockquote expandable>x</blockquote>", "expandable_blockquote"),
        ("<tg-spoiler>x</tg-spoiler>", "spoiler"),
        ('<span class="tg-spoiler">x</span>', "spoiler"),
        ("<b>x</>", "bold"),
    ],
)
def test_each_tag(source: str, kind: str) -> None:
    assert parse_html(source) == FormattedText("x", (Entity(kind, 0, 1),))


def test_links_and_languages() -> None:
    link = parse_html('<a href="https://a.example/?x=1&amp;y=2">x</a>').entities
    assert link == (Entity("text_link", 0, 1, url="https://a.example/?x=1&y=2"),)
    assert parse_html("<a>a.example</a>").entities[0].url == "http://a.example"
    assert parse_html('<a href="javascript:alert(1)">x</a>').entities == ()
    code = parse_html('<pre><code class="language-python">x</code></pre>').entities
    assert code == (Entity("pre", 0, 1, language="python"),)


def test_offsets_count_utf16_units() -> None:
    parsed = parse_html("😀<b>汉😀</b>")
    assert parsed.entities == (Entity("bold", 2, 3),)


def test_tags_nest() -> None:
    parsed = parse_html("<b>a<i>b</i></b>")
    assert set(parsed.entities) == {Entity("bold", 0, 2), Entity("italic", 1, 1)}


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("&lt;b&gt; &amp;amp; &quot;", '<b> &amp; "'),
        ("&#65;&#x42;&nbsp;&#0;&", "AB&nbsp;&#0;&"),
        ("a > b", "a > b"),
        ("<b></b>x", "x"),
    ],
)
def test_references(source: str, text: str) -> None:
    assert parse_html(source) == FormattedText(text)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("字<x>", 'Unsupported start tag "x" at byte offset 3'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("a < b", "Unclosed start tag at byte offset 2"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_what_is_malformed_is_refused(source: str, said: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse_html(source)
    assert refused.value.description == f"Bad Request: can't parse entities: {said}"


@given(st.text())
def test_escaped_text_comes_out_as_it_was(text: str) -> None:
    parsed = parse_html(f"<b>{html.escape(text, quote=False)}</b>")
    assert parsed.text == text
    assert [e.length for e in parsed.entities] == ([count_units(text)] if text else [])


@given(st.text(alphabet="<>/&;=\"' biapre#x6"))
def test_anything_is_parsed_or_refused(source: str) -> None:
    try:
        parsed = parse_html(source)
    except Refusal:
        return
    assert all(0 <= e.offset < e.end <= count_units(parsed.text) for e in parsed.entities)
