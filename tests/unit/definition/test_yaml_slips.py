"""Slips that make a file unreadable: the line of the slip, and not where YAML stumbles over it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.definition.yaml_source import Source, SourceError
from tests.unit.mistakes import GOOD, explain

FIELD = "        kind: percentage\n"
ASK = "ask: {zh_CN: 谁, en: Who}"
SIGNER = '      - text: "{{ signer }}{{ reporter }}"'
COLON = "Put a colon of the English keyboard and a space behind {0}, in place of ：."
BELOW = "Check where this line begins: the fields of one part stand exactly below one another."
IN_QUOTES = 'Put this phrase in quotes: "{{ … }}".'
BRACKETS = "Put brackets of the English keyboard, { } and [ ], in place of the wide ones."

SLIPS = [
    ("version: 2", "version：2", COLON.format("version")),
    (FIELD, "        kind：percentage\n", COLON.format("kind")),
    ("- id: rate\n", "- id：rate\n", COLON.format("id")),
    ("sections:\n", "sections：\n", COLON.format("sections")),
    (FIELD, "        kind:percentage\n", "Put a space behind the colon of kind."),
    ("- id: rate\n", "-id: rate\n", "Put a space behind the dash."),
    (FIELD, "\tkind: percentage\n", "Put spaces in place of the tab in this line."),
    (
        FIELD,
        "\u3000\u3000kind: percentage\n",
        "Put ordinary spaces in place of the wide or hidden ones that this line begins with.",
    ),
    (FIELD, "          kind: percentage\n", BELOW),
    (FIELD, "      kind: percentage\n", BELOW),
    (ASK, "ask: ｛zh_CN: 谁, en: Who｝", BRACKETS),
    (
        ASK,
        "ask: {zh_CN: 谁，en: Who}",
        "Put a comma of the English keyboard before en, in place of ，.",
    ),
    (
        ASK,
        "ask: {zh_CN: 谁, en: Who: a team?}",
        "Put quotes around the text here; within brackets, : and , end one without them.",
    ),
    (ASK, "ask: {zh_CN: 谁, en: Who", "Close { with } in this line."),
    (ASK, "ask: {zh_CN: 谁, en: Who}}", "Remove one } in this line."),
    (
        "heading: 数字",
        "heading: 数字: 下",
        "Put the text behind heading in quotes; it has a colon in it.",
    ),
    ("heading: 数字", "heading: %数字", "Put the text in quotes that begins with %."),
    ("heading: 数字", "heading: - 数字", "Begin the list in the next line, with a dash for each"),
    ("heading: 数字", "heading: *数字", "Put the text in quotes that begins with * or &."),
    ("heading: 数字", "heading: *number", "Put the text in quotes that begins with *."),
    (SIGNER, "      - text: {{ signer }}{{ reporter }}", IN_QUOTES),
    (SIGNER, "      - text: {{ signer }}", IN_QUOTES),
    (SIGNER, "      - text: {% if signed %}", IN_QUOTES),
    (SIGNER, '      - text: "{{ signer }}', "Close the quote that is opened in this line"),
    (
        SIGNER,
        '      - text: "由"他"署名{{ signer }}"',
        "Write “ and ” within a text in quotes; another straight quote ends it.",
    ),
    (SIGNER, '      - text: "\\d"', "Write \\\\ for each backslash within these quotes."),
    (
        "unit: unit\ntitle",
        "unit: unit\nnothing\ntitle",
        "Write a name, a colon and a value here; a text behind | is indented.",
    ),
]


@pytest.mark.parametrize(("right", "wrong", "sentence"), SLIPS)
def test_a_slip_is_said_where_it_is(right: str, wrong: str, sentence: str) -> None:
    assert right in GOOD
    text = GOOD.replace(right, wrong, 1)
    pairs = zip(GOOD.splitlines(), text.splitlines(), strict=False)
    at = next(number for number, (good, bad) in enumerate(pairs, 1) if good != bad)
    (said,) = explain(text)
    assert said.startswith(f"{at}: {sentence}")


def test_a_quote_that_is_never_closed_is_said_where_it_begins() -> None:
    (said,) = explain('id: sample\ntitle: "报告\nversion: 1\n')
    assert said == "2: Close the quote that is opened in this line."


def test_a_text_of_several_lines_in_quotes_is_no_slip() -> None:
    assert Source('title: "报告\n  之一"\nid: "x"\n').value == {"title": "报告 之一", "id": "x"}
    (said,) = explain('title: "报告\n  之一"\nid：x\nname: y\n')
    assert said.startswith("3: Put a colon")


PIECES = st.sampled_from(
    [*"\t \n-:：,，{}[]｛｝\"'“”#|&*%@`?!\u3000", "id", "题", "{{", ": ", "- "]
)


@given(st.lists(PIECES, max_size=30))
@settings(max_examples=400, deadline=None)
def test_whatever_a_file_holds_it_is_read_or_one_slip_is_said(pieces: list[str]) -> None:
    text = "".join(pieces)
    error = find_error(text)
    if error is not None:
        assert 1 <= error.line <= len(text.splitlines()) + 1
        assert error.sentence.endswith(".")


def find_error(text: str) -> SourceError | None:
    try:
        Source(text)
    except SourceError as error:
        return error
    return None
