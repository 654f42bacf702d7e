import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.drafts.layouts import build_dials, set_layout
from conversations.report.building import build_outline, render_block
from conversations.report.numbering import LEVELS, render_marker
from conversations.report.outline import Heading, Joined, Outline, Paragraph, RunIn
from conversations.report.sentences import join_lines, split_lines
from tests.unit.drafted import ask, build, items, make_draft, make_interview, make_section, text

ENTRIES = items(("甲", "做了"), ("乙", None), ("丙", "第一段\n第二段"))
ENUMERATION = make_section(
    "work",
    [ask("works", "items")],
    [{"items": "works", "marker": "一是", "layout": "joined"}],
)


def test_joined_entries_are_one_paragraph_with_a_full_stop_between():
    assert build(ENUMERATION, works=ENTRIES) == (
        Joined(
            (
                RunIn(5, "一是甲。", "做了。"),
                RunIn(5, "二是乙。", ""),
                RunIn(5, "三是丙。", "第一段。第二段"),
            )
        ),
    )


def test_the_author_may_take_them_apart():
    assert build(ENUMERATION, {"work:一是": "run_in"}, works=ENTRIES) == (
        RunIn(5, "一是甲。", "做了"),
        RunIn(5, "二是乙。", ""),
        RunIn(5, "三是丙。", "第一段"),
        Paragraph("第二段"),
    )


def test_the_author_of_one_section_changes_no_other():
    assert build(ENUMERATION, {"rest:一是": "run_in", "work:（一）": "run_in"}, works=ENTRIES) == (
        build(ENUMERATION, works=ENTRIES)
    )


@pytest.mark.parametrize("layout", ["run_in", "own_line"])
def test_a_layout_is_for_lists_and_groups_of_its_marker(layout):
    section = make_section(
        "work",
        ["text", ask("works", "items")],
        [{"items": "works"}, {"heading": "组", "body": [{"text": "{{ text }}"}]}],
    )

    blocks = build(section, {"work:（一）": layout}, works=items(("甲", "做了。")), text=text("文"))

    numbered = [type(block) for block in blocks if not isinstance(block, Paragraph)]
    assert numbered == [RunIn if layout == "run_in" else Heading] * 2


def test_an_entry_without_a_heading_runs_in_always():
    section = make_section("work", [ask("works", "items")], [{"items": "works"}])

    assert build(section, {"work:（一）": "own_line"}, works=items((" ", "只有文字"))) == (
        RunIn(2, "（一）", "只有文字"),
    )


# Laws, over a section that has every kind of list and group.

EVERYTHING = make_section(
    "work",
    [
        ask("lead"),
        ask("works", "items"),
        ask("areas", "items", inner={"ask": {"zh_CN": "词", "en": "word"}}),
    ],
    [
        {"text": "{{ lead }}"},
        {
            "heading": "分组",
            "body": [
                {"items": "works", "marker": "一是", "layout": "joined"},
                {"items": "works", "marker": "一是", "layout": "joined"},
            ],
        },
        {"items": "areas", "layout": "own_line"},
        {"items": "works", "marker": "1."},
        {
            "heading": "又一组",
            "layout": "run_in",
            "body": [
                {
                    "items": "areas",
                    "marker": "1.",
                    "inner_marker": "（1）",
                    "add": [{"under": "no_topic", "text": "加一句。"}],
                }
            ],
        },
    ],
    heading="情况",
)
INTERVIEW = make_interview(EVERYTHING)

SIGNS = st.characters(exclude_categories=["C", "Z"]) | st.sampled_from("。，” \n")
typed = st.text(SIGNS, max_size=6)
entries = st.lists(st.tuples(typed, st.none() | typed), max_size=4)
areas = st.lists(st.tuples(typed, entries), max_size=3)


@st.composite
def layouts(draw):
    """What any presses of the preview's buttons make of the layouts."""
    chosen = {}
    for _ in range(draw(st.integers(0, 6))):
        dial = draw(st.sampled_from(build_dials(INTERVIEW.sections[0], chosen)))
        chosen = set_layout(INTERVIEW, chosen, "work", dial.value)
    return chosen


@st.composite
def drafts(draw):
    return make_draft(
        draw(layouts()),
        lead=text(draw(typed) + "。"),
        works=items(*draw(entries)),
        areas=items(*draw(areas)),
    )


@given(drafts())
def test_numbers_have_no_gap_whatever_the_entries_and_layouts(draft):
    counts = dict.fromkeys(LEVELS, 0)

    for level, heading in find_headings(build_outline(INTERVIEW, draft)):
        counts = {marker: n if LEVELS[marker] <= level else 0 for marker, n in counts.items()}
        (marker,) = (each for each in LEVELS if LEVELS[each] == level)
        counts[marker] += 1
        assert heading.startswith(render_marker(marker, counts[marker]))


def find_headings(outline: Outline):
    for block in outline.blocks:
        parts = block.parts if isinstance(block, Joined) else (block,)
        for part in parts:
            if isinstance(part, Heading):
                yield part.level, part.text
            elif isinstance(part, RunIn):
                yield part.level, part.heading


@given(drafts())
def test_everything_typed_is_in_the_report(draft):
    said = "\n".join(map(render_block, build_outline(INTERVIEW, draft).blocks))

    for line in find_lines(draft):
        assert line in said


def find_lines(draft):
    yield from (line.strip() for line in split_lines(draft.answers["lead"].text))
    for entry in (*draft.answers["works"].entries, *draft.answers["areas"].entries):
        for each in (entry, *(entry.inner.entries if entry.inner else ())):
            yield join_lines(each.heading.text)
            yield from (line.strip() for line in split_lines(each.text.text if each.text else ""))


@given(drafts(), layouts())
def test_layouts_change_no_word(draft, chosen):
    other = make_draft(chosen, **draft.answers)

    assert say_words(draft) == say_words(other)


def say_words(draft):
    """The report's words: what layouts change is full stops and lines."""
    blocks = build_outline(INTERVIEW, draft).blocks
    return re.sub(r"[\s。]", "", "".join(map(render_block, blocks)))
