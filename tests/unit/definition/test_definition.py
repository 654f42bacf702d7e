"""Interviews from YAML: what is read, and what is said about mistakes of form."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.definition.blocks import GroupBlock, ItemsBlock
from conversations.definition.parsing import DefinitionError, Mistake, parse_interview
from conversations.definition.questions import Choice, Confirm, Items
from tests.unit.mistakes import GOOD, Broken, assert_said, explain, parametrize_broken

BASICS = "sections.basics.questions"
NUMBERS = "sections.numbers.questions"
WORK = "sections.work.questions"
NO_SUCH_FIELD = "Remove this field or correct its name; there is none of this name here"


def test_it_reads_an_interview() -> None:
    interview = parse_interview(GOOD, "sample.yaml")
    reporter, signer, areas = (interview.by_id[name] for name in ("reporter", "signer", "areas"))
    assert isinstance(reporter, Choice)
    assert [option.id for option in reporter.options] == ["team", "person"]
    assert isinstance(interview.by_id["signed"], Confirm)
    assert signer.when is not None
    assert signer.when.is_ == (True,)
    assert isinstance(areas, Items)
    assert [each.heading for each in areas.suggestions] == ["主体责任", "意识形态"]
    shown, group, _ = interview.sections[2].body
    assert isinstance(shown, ItemsBlock)
    assert isinstance(group, GroupBlock)
    assert group.marker == "（一）"


def test_yes_and_no_are_words_like_others() -> None:
    text = GOOD.replace("{id: team,", "{id: yes,").replace("{id: person,", "{id: no,")
    reporter = parse_interview(text, "sample.yaml").by_id["reporter"]
    assert isinstance(reporter, Choice)
    assert [option.id for option in reporter.options] == ["yes", "no"]


def test_the_templates_of_the_house_are_without_mistake() -> None:
    folder = Path(__file__).parents[3] / "templates"
    files = sorted((folder / "interviews").glob("*.yaml"))
    assert len(files) == 5
    for file in files:
        assert parse_interview(file.read_text("utf-8"), file.name).id == file.stem


VALUES = [
    Broken(
        "a version below 1",
        "version: 2",
        "version: 0",
        "version",
        "Write a number of at least 1.",
    ),
    Broken(
        "a version in words",
        "version: 2",
        "version: two",
        "version",
        "Write a whole number.",
    ),
    Broken(
        "a version of very many digits",
        "version: 2",
        f"version: {'9' * 5000}",
        "version",
        "Write a whole number",
    ),
    Broken(
        "a number for a text",
        "en: Sample",
        "en: 3",
        "name.en",
        "Write a text; a number needs quotes around it.",
    ),
    Broken(
        "an empty text",
        "en: Sample",
        "en: ''",
        "name.en",
        "Write a text; it must not be empty.",
    ),
    Broken(
        "an unknown period",
        "periods: half_year",
        "periods: half_years",
        "periods",
        "Write one of these: month, quarter, half_year, first_half or year (perhaps half_year).",
    ),
    Broken(
        "a bound in words",
        "least: 20",
        "least: some",
        f"{BASICS}.rate.least",
        "Write a number.",
    ),
    Broken(
        "a part of a whole number",
        "least: 1\n        most: 9",
        "least: 0.5\n        most: 9",
        f"{BASICS}.count.least",
        "Write a whole number.",
    ),
    Broken(
        "perhaps for true",
        "when: {question: signed",
        "required: perhaps\n        when: {question: signed",
        f"{BASICS}.signer.required",
        "Write true or false.",
    ),
    Broken(
        "a capital in an id",
        "- id: basics",
        "- id: Basics",
        "sections.Basics.id",
        "Write at most 24 small letters, digits and underscores, a letter first.",
    ),
    Broken(
        "too long an id",
        "- id: basics",
        "- id: basics_of_this_long_report",
        "sections.basics_of_this_long_report.id",
        "Write at most 24 small letters, digits and underscores, a letter first.",
    ),
    Broken(
        "a capital in a former id",
        "old_unit: unit",
        "Unit: unit",
        "renamed.Unit",
        "Write at most 24 small letters, digits and underscores, a letter first.",
    ),
    Broken(
        "too long a way to a number",
        "before: before.all",
        "before: last.before.all",
        f"{NUMBERS}.clues.changes.change.before",
        "Write the id of a number, or question.number of an earlier figures question.",
    ),
    Broken(
        "an unknown unit of money",
        "      - id: rate\n        kind: percentage",
        "      - {id: cost, kind: money, unit: 块, ask: {zh_CN: 钱, en: Money}}\n"
        "      - id: rate\n        kind: percentage",
        f"{BASICS}.cost.unit",
        "Write one of these: 元, 万元 or 亿元.",
    ),
    Broken(
        "a marker that is none",
        "marker: 一是, layout",
        "marker: 1、, layout",
        "sections.work.body.3.marker",
        "Write one of these: （一）, 1., （1） or 一是.",
    ),
    Broken(
        "a marker in brackets of the English keyboard",
        "marker: 一是, layout: joined",
        "marker: (一), layout: run_in",
        "sections.work.body.3.marker",
        "Write one of these: （一）, 1., （1） or 一是 (perhaps （一）).",
    ),
    Broken(
        "a marker within a group",
        "marker: 1.",
        "marker: 1",
        "sections.work.body.2.body.1.marker",
        "Write one of these: （一）, 1., （1） or 一是",
    ),
]

SHAPES = [
    Broken(
        "one value for a list",
        "is: [study]",
        "is: study",
        f"{BASICS}.count.when.is",
        "Write a list: [study], or one line for each, beginning with a dash.",
    ),
    Broken(
        "a text for a list",
        "suggestions:\n          - {id: duty, heading: 主体责任}\n          - 意识形态",
        "suggestions: 意识形态",
        f"{WORK}.areas.suggestions",
        "Write a list: one line for each, beginning with a dash, or [one, another].",
    ),
    Broken(
        "a list for a value",
        "is: [study]",
        "is: [[study]]",
        f"{BASICS}.count.when.is.1",
        "Write an option's id, true, false or a whole number.",
    ),
    Broken(
        "words for a rule",
        "{question: themes, is: [study]}",
        "themes",
        f"{BASICS}.count.when",
        "Write a rule, for example {question: an_id, is: [a_value]}.",
    ),
    Broken(
        "a list for a suggestion",
        "- 意识形态",
        "- [意识形态]",
        f"{WORK}.areas.suggestions.2",
        "Write a heading, or fields: heading and perhaps id and hint.",
    ),
    Broken(
        "a text for a block",
        "- {items: plans, marker: 一是, layout: joined}",
        "- plans",
        "sections.work.body.3",
        "Write one of text, items, heading and table, a colon and what it is to show.",
    ),
    Broken(
        "a list for what was renamed",
        "renamed: {old_unit: unit}",
        "renamed: [old_unit, unit]",
        "renamed",
        "Write fields here: a name, a colon and a value on each line.",
    ),
    Broken(
        "one option",
        "          - {id: person, label: {zh_CN: 个人, en: Person}}\n",
        "",
        f"{BASICS}.reporter.options",
        "Give at least 2 of these.",
        at="options:",
    ),
    Broken(
        "too many columns",
        "          - {id: cost,",
        "".join(f"          - {{id: c{at}, label: 列{at}}}\n" for at in range(12))
        + "          - {id: cost,",
        f"{NUMBERS}.tasks.columns",
        "Give at most 12 of these.",
        at="columns:",
    ),
    Broken(
        "a field twice",
        "unit: unit\ntitle",
        "unit: unit\nunit: unit\ntitle",
        "unit",
        "Remove one; this field is given twice.",
    ),
]

NAMES = [
    Broken(
        "a slip in a question's field",
        "least: 20",
        "leest: 20",
        f"{BASICS}.rate.leest",
        f"{NO_SUCH_FIELD} (perhaps least).",
    ),
    Broken(
        "a field of another kind",
        "ask: {zh_CN: 谁, en: Who}",
        "ask: {zh_CN: 谁, en: Who}\n        columns: []",
        f"{BASICS}.reporter.columns",
        "Remove this; a question of the kind choice has no columns.",
    ),
    Broken(
        "a slip in a rule",
        "{question: clues, member:",
        "{question: clues, membr:",
        f"{NUMBERS}.reasons.when.membr",
        f"{NO_SUCH_FIELD} (perhaps member).",
    ),
    Broken(
        "a slip within a list's own",
        "          least: 1\n          most: 5",
        "          leats: 1\n          most: 5",
        f"{WORK}.areas.inner.leats",
        f"{NO_SUCH_FIELD} (perhaps least).",
    ),
    Broken(
        "a slip in a group's block",
        "            layout: run_in",
        "            layuot: run_in",
        "sections.work.body.2.body.1.layuot",
        f"{NO_SUCH_FIELD} (perhaps layout).",
    ),
    Broken(
        "a slip in what a block shows",
        "{items: plans,",
        "{itmes: plans,",
        "sections.work.body.3.itmes",
        f"{NO_SUCH_FIELD} (perhaps items).",
    ),
    Broken(
        "a block that shows nothing",
        "{items: plans,",
        "{show: plans,",
        "sections.work.body.3.text",
        "Say what stands here: text, items, heading or table.",
    ),
    Broken(
        "a slip at the top",
        "changes: {",
        "chnages: {",
        "chnages",
        f"{NO_SUCH_FIELD} (perhaps changes).",
    ),
    Broken(
        "a slip in a kind",
        "kind: declaration",
        "kind: declaraton",
        f"{BASICS}.leaks.kind",
        "Write one of these: short_text, long_text, ",
    ),
    Broken(
        "no kind",
        "        kind: declaration\n",
        "",
        f"{BASICS}.leaks.kind",
        "Say which kind of question it is, for example kind: short_text.",
        at="- id: leaks",
    ),
    Broken(
        "no options",
        "        options:\n          - {id: team, label: {zh_CN: 班子, en: Team}}\n"
        "          - {id: person, label: {zh_CN: 个人, en: Person}}\n",
        "",
        f"{BASICS}.reporter.options",
        "Add this field.",
        at="- id: reporter",
    ),
]

MISTYPED = [
    Broken(
        "a required field by a wrong name",
        "periods: half_year",
        "period: half_year",
        "period",
        f"{NO_SUCH_FIELD} (perhaps periods).",
    ),
    Broken(
        "a name that other programs have for it",
        "most: 90",
        "max: 90",
        f"{BASICS}.rate.max",
        f"{NO_SUCH_FIELD} (perhaps most).",
    ),
    Broken(
        "a wide colon within brackets",
        "ask: {zh_CN: 谁, en: Who}",
        "ask: {zh_CN：谁, en: Who}",
        f"{BASICS}.reporter.ask.zh_CN：谁",
        "Put a colon of the English keyboard and a space behind zh_CN.",
    ),
    Broken(
        "no space behind a colon within brackets",
        "ask: {zh_CN: 谁, en: Who}",
        "ask: {zh_CN: 谁, en:Who}",
        f"{BASICS}.reporter.ask.en:Who",
        "Put a space behind en.",
    ),
    Broken(
        "a comma in a text within brackets",
        "ask: {zh_CN: 谁, en: Who}",
        "ask: {zh_CN: 谁, en: Who, then?}",
        f"{BASICS}.reporter.ask.then?",
        "Put the text before this in quotes; within { } a comma ends one without them.",
    ),
    Broken(
        "a wide space before a field",
        "periods: half_year",
        "\u3000periods: half_year",
        "\u3000periods",
        "Put ordinary spaces in place of the wide or hidden ones around this name.",
    ),
    Broken(
        "Chinese quotes around a phrase",
        '"{{ unit }}关于{{ period.label }}的报告"',
        "“{{ unit }}关于{{ period.label }}的报告”",
        "title",
        'Put straight quotes "…" of the English keyboard around this, in place of “ ”.',
    ),
    Broken(
        "another language tag",
        "name: {zh_CN: 样例",
        "name: {zh: 样例",
        "name.zh",
        f"{NO_SUCH_FIELD} (perhaps zh_CN).",
    ),
    Broken(
        "nothing",
        "name: {zh_CN: 样例, en: Sample}",
        "name: {zh_CN: 样例, en: }",
        "name.en",
        "Write a text here.",
    ),
]

PLACES_OF = [
    Broken(
        "a section's body in its last question",
        '    body:\n      - text: "{% if count',
        '        body:\n      - text: "{% if count',
        f"{BASICS}.signer.body",
        "Indent this less, or remove it; body belongs to the section.",
    ),
    Broken(
        "two sorts of block in one",
        "      - {items: plans,",
        "      - {text: 打算, items: plans,",
        "sections.work.body.3.text",
        "Begin another block for this, with a dash; each shows one of these alone.",
    ),
    Broken(
        "languages where there are none",
        "heading: 数字",
        "heading: {zh_CN: 数字, en: Numbers}",
        "sections.numbers.heading",
        "Write the text alone: it is printed in the report, and has no languages.",
    ),
    Broken(
        "languages of a suggestion",
        "- 意识形态",
        "- {zh_CN: 意识形态, en: Ideology}",
        f"{WORK}.areas.suggestions.2.zh_CN",
        "Write the heading alone: it is printed in the report, and has no languages.",
    ),
    Broken(
        "a number of a family in one word",
        "{question: clues, member: received,",
        "{question: clues.received,",
        f"{NUMBERS}.reasons.when.question",
        "Write question: clues, member: received for a number of a family.",
    ),
    Broken(
        "a name for an id",
        "unit: unit\ntitle",
        "unit: 市档案馆\ntitle",
        "unit",
        "Write the id of the question that asks for the unit.",
    ),
    Broken(
        "several rules without a word",
        "when: {question: signed, is: [true]}",
        "when: [{question: signed}]",
        f"{BASICS}.signer.when",
        "Write one rule; of several, {all: […]} or {any: […]}.",
    ),
    Broken(
        "labels alone",
        "          - {id: task, label: 任务}",
        "          - 任务",
        f"{NUMBERS}.tasks.columns.1",
        "Write an id and a label: {id: an_id, label: 中文}.",
    ),
]

TRANSLATIONS = [
    Broken(
        "no English",
        "ask: {zh_CN: 谁, en: Who}",
        "ask: {zh_CN: 谁}",
        f"{BASICS}.reporter.ask.en",
        "Add the English words; each text stands in both.",
    ),
    Broken(
        "no Chinese",
        "label: {zh_CN: 班子, en: Team}",
        "label: {en: Team}",
        f"{BASICS}.reporter.options.team.label.zh_CN",
        "Add the Chinese words; each text stands in both.",
    ),
    Broken(
        "one language for both",
        "about: {zh_CN: 说明, en: About}",
        "about: 说明",
        "about",
        "Write it in both languages: {zh_CN: 中文, en: English}.",
    ),
]


@parametrize_broken([*VALUES, *SHAPES, *NAMES, *MISTYPED, *PLACES_OF, *TRANSLATIONS])
def test_a_mistake_of_form_is_said(broken: Broken) -> None:
    assert_said(broken)


def test_a_kind_that_was_meant_is_suggested() -> None:
    (said,) = explain(GOOD.replace("kind: declaration", "kind: declaraton"))
    assert said.endswith(" (perhaps declaration).")


def test_all_mistakes_are_said_in_the_order_of_the_file() -> None:
    text = GOOD.replace("version: 2", "version: 0").replace("least: 20", "least: x")
    assert [each.split(":")[1] for each in explain(text + "bogus: 1\n")] == [
        " version",
        f" {BASICS}.rate.least",
        " bogus",
    ]
    text = GOOD.replace("unit: unit\n", "unit: x\n").replace("items: plans", "items: x")
    assert len(explain(text)) == 2


@pytest.mark.parametrize("line", ["field{}: 1\n", "id: sample\n"])
def test_of_a_file_of_another_sort_not_every_line_is_a_mistake(line: str) -> None:
    text = "".join(line.format(at) for at in range(5_000))
    with pytest.raises(DefinitionError) as refused:
        parse_interview(text, "sample.yaml")
    assert len(refused.value.problems) < 120


def test_a_mistake_has_its_parts() -> None:
    with pytest.raises(DefinitionError) as caught:
        parse_interview(GOOD.replace("version: 2", "version: 0"), "a.yaml")
    sentence = "Write a number of at least 1."
    assert caught.value.problems == (Mistake("a.yaml", 2, "version", sentence),)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "1: The file is empty; write the template into it."),
        ("# nothing\n", "1: The file is empty; write the template into it."),
        ("id: x\n\tversion: 1", "2: Put spaces in place of the tab in this line."),
        ("id: x\n---\nid: y", "2: Remove this line and what is below it;"),
        ("id: x\nname: a\x01b", "2: Remove the character here that cannot be seen."),
        ("a: &x [1]\nb: *x", "1: Write this out each time; & and * are not read here."),
        ("a: &x [*x]", "1: Write this out each time; & and * are not read here."),
        ("a: &x 1\nb: *x", "1: Write this out each time; & and * are not read here."),
        ("id: {{ unit }}\n", '1: Put this phrase in quotes: "{{ … }}".'),
        ("? [a]\n: 1", "1: Write a name here, without brackets."),
        ("b: c\na: " + "[" * 100_000, "2: Write lists within lists less deep;"),
        ("a:\n- b\n" + "- " * 100_000, "3: Write lists within lists less deep;"),
        ("- 1", "1: Write fields here: a name, a colon and a value on each line."),
        ("just words", "1: Write fields here: a name, a colon and a value on each line."),
    ],
    ids=lambda text: text[:20],
)
def test_files_that_are_no_interview(text: str, said: str) -> None:
    (mistake,) = explain(text)
    assert mistake.startswith(said)


def test_nothing_of_a_file_is_ever_run() -> None:
    said = explain("id: !!python/object/apply:os.system ['exit 1']")
    assert any("id: Write a text" in each for each in said)


WORDS = sorted(set(re.findall(r"[A-Za-z_]+|[0-9]+|（一）|一是", GOOD)))
PLACES = [match.span() for match in re.finditer(r"[A-Za-z_]+|[0-9]+|（一）|一是", GOOD)]
LINES = GOOD.splitlines(keepends=True)


@given(st.lists(st.tuples(st.sampled_from(PLACES), st.sampled_from(WORDS)), max_size=3))
@settings(max_examples=150)
def test_whatever_is_written_a_mistake_is_said_within_the_file(
    changes: list[tuple[tuple[int, int], str]],
) -> None:
    text = GOOD
    for (start, end), word in sorted(changes, reverse=True):
        text = text[:start] + word + text[end:]
    assert_read_or_refused(text)


@given(st.lists(st.integers(0, len(LINES) - 1), max_size=4))
@settings(max_examples=100)
def test_whatever_is_left_out_a_mistake_is_said_within_the_file(left_out: list[int]) -> None:
    assert_read_or_refused("".join(line for at, line in enumerate(LINES) if at not in left_out))


def assert_read_or_refused(text: str) -> None:
    for problem in find_problems(text):
        assert 1 <= problem.line <= len(text.splitlines()) + 1
        assert problem.sentence.endswith(".")


def find_problems(text: str) -> tuple[Mistake, ...]:
    try:
        parse_interview(text, "sample.yaml")
    except DefinitionError as error:
        return error.problems
    return ()
