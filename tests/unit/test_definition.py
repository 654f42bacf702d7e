"""Interviews from YAML: what is read, and what is said about mistakes."""

from __future__ import annotations

from pathlib import Path

import pytest

from conversations.definition import DefinitionError, Mistake, parse_interview
from conversations.interview import Choice, Confirm, ItemsBlock

GOOD = """\
id: sample
version: 1
name: {zh_CN: 样例, en: Sample}
about: {zh_CN: 说明, en: About}
periods: half_year
unit: unit
title: "{{ unit }}关于{{ period.label }}的报告"
sections:
  - id: basics
    title: {zh_CN: 基本信息, en: Basics}
    questions:
      - id: unit
        kind: short_text
        ask: {zh_CN: 哪个单位, en: Which unit}
      - id: reporter
        kind: choice
        ask: {zh_CN: 谁, en: Who}
        options:
          - {id: yes, label: {zh_CN: 班子, en: Team}}
          - {id: no, label: {zh_CN: 个人, en: Person}}
      - id: sign
        kind: confirm
        ask: {zh_CN: 署名吗, en: Sign}
        when: {question: reporter, is: [yes]}
      - id: count
        kind: integer
        ask: {zh_CN: 几次, en: How often}
        least: 1
        most: 9
        when: {no: {question: sign, is: [true]}}
      - id: works
        kind: items
        ask: {zh_CN: 工作, en: Work}
        suggestions: [抓学习, 抓作风]
    body:
      - text: "{{ unit }}：共{{ count }}次"
      - items: works
        marker: 一是
"""


def explain(text: str) -> list[str]:
    """Return the mistakes of a text, as they are printed."""
    with pytest.raises(DefinitionError) as caught:
        parse_interview(text, "sample.yaml")
    assert str(caught.value) == "\n".join(map(str, caught.value.problems))
    return [str(problem).removeprefix("sample.yaml:") for problem in caught.value.problems]


def line(words: str) -> int:
    """Return the number of the first line of the good file with these words in it."""
    return next(at for at, each in enumerate(GOOD.splitlines(), 1) if words in each)


def spell(field: str) -> str:
    """Return the field's whole name; `~` stands for the questions of the only section."""
    return field.replace("~", "sections.basics.questions.")


def spoil(old: str, new: str) -> str:
    assert old in GOOD
    return GOOD.replace(old, new, 1)


def test_it_reads_an_interview() -> None:
    interview = parse_interview(GOOD, "sample.yaml")
    assert interview.id == "sample"
    reporter, sign = interview.by_id["reporter"], interview.by_id["sign"]
    assert isinstance(reporter, Choice)
    assert [option.id for option in reporter.options] == ["yes", "no"]
    assert isinstance(sign, Confirm)
    assert sign.when is not None
    assert sign.when.is_ == ("yes",)
    assert isinstance(interview.sections[0].body[1], ItemsBlock)


def test_the_interviews_of_the_house_are_without_mistake() -> None:
    folder = Path(__file__).parents[2] / "templates" / "interviews"
    files = sorted(folder.glob("*.yaml"))
    assert files
    for file in files:
        assert parse_interview(file.read_text("utf-8"), file.name).id == file.stem


FORM = [
    ("version: 1", "version: 0", "version", "version", "Write a number of at least 1."),
    ("version: 1", "version: x", "version", "version", "Write a whole number."),
    ("en: Sample", "en: 3", "name:", "name.en", "Write a text; a number needs quotes around it."),
    ("en: Sample", "en: ''", "name:", "name.en", "Write a text; it must not be empty."),
    (
        "periods: half_year",
        "periods: month",
        "periods",
        "periods",
        "Write one of these: 'half_year', 'first_half' or 'year'.",
    ),
    (
        "kind: confirm",
        "kind: yesno",
        "kind: confirm",
        "~sign.kind",
        "Write one of these: 'short_text', ",
    ),
    (
        "        kind: confirm\n",
        "",
        "id: sign",
        "~sign.kind",
        "Say which kind of question it is, for example kind: short_text.",
    ),
    ("least: 1", "leest: 1", "least: 1", "~count.leest", "Remove this field or correct its name;"),
    ("least: 1", "least: some", "least: 1", "~count.least", "Write a whole number."),
    (
        "marker: 一是",
        "marker: 1.",
        "marker",
        "sections.basics.body.2.marker",
        "Write one of these: '（一）' or '一是'.",
    ),
    (
        "  - id: basics",
        "  - id: Basics",
        "id: basics",
        "sections.Basics.id",
        "Write at most 24 small letters,",
    ),
    (
        "is: [yes]",
        "is: yes",
        "is: [yes]",
        "~sign.when.is",
        "Write a list: one line for each, beginning with a dash.",
    ),
    (
        "is: [yes]",
        "is: [[yes]]",
        "is: [yes]",
        "~sign.when.is.1",
        "Write an option's id, true, false or a whole number.",
    ),
    (
        "          - {id: no, label: {zh_CN: 个人, en: Person}}\n",
        "",
        "options:",
        "~reporter.options",
        "Give at least 2 of these.",
    ),
    ("about: {zh_CN: 说明, en: About}", "about: 说明", "about", "about", "Write fields here: "),
    ("unit: unit", "unit: unit\nunit: unit", "title:", "unit", "Remove one: this field is given"),
]


@pytest.mark.parametrize(("old", "new", "at", "field", "sentence"), FORM)
def test_mistakes_of_form(old: str, new: str, at: str, field: str, sentence: str) -> None:
    (said,) = explain(spoil(old, new))
    assert said.startswith(f"{line(at)}: {spell(field)}: {sentence}")


SENSE = [
    (
        "unit: unit",
        "unit: unti",
        "unit: unit",
        "unit",
        "Name a short_text question (perhaps unit).",
    ),
    ("unit: unit", "unit: count", "unit: unit", "unit", "Name a short_text question"),
    (
        "id: count",
        "id: sign",
        "id: count",
        "~sign.id",
        "Choose another id; there is a question sign before.",
    ),
    (
        "{id: no,",
        "{id: yes,",
        "{id: no,",
        "~reporter.options.yes.id",
        "Choose another id; there is an option yes before.",
    ),
    (
        "en: Person",
        "en: team",
        "{id: no,",
        "~reporter.options.no.label.en",
        "Choose another label; an option before has the same.",
    ),
    (
        "question: reporter",
        "question: count",
        "question: reporter",
        "~sign.when.question",
        "Name an earlier question; count is not asked before this.",
    ),
    (
        "question: reporter",
        "question: reporters",
        "question: reporter",
        "~sign.when.question",
        "Name an earlier question; there is no question reporters (perhaps reporter).",
    ),
    (
        "is: [yes]",
        "is: [maybe]",
        "is: [yes]",
        "~sign.when.is.1",
        "reporter is never maybe; write yes or no.",
    ),
    (
        "is: [true]",
        "is: [yes]",
        "is: [true]",
        "~count.when.no.is.1",
        "sign is never yes; write true or false.",
    ),
    (
        "question: reporter, is: [yes]",
        "question: unit, is: [x]",
        "question: reporter",
        "~sign.when.is",
        "Remove this; of unit a rule sees only whether it was answered.",
    ),
    (
        "question: reporter, is: [yes]",
        "question: reporter, is: []",
        "question: reporter",
        "~sign.when.is",
        "Give at least one value, or remove this field.",
    ),
    (
        "{question: reporter, is: [yes]}",
        "{question: reporter, all: [{question: unit}]}",
        "question: reporter",
        "~sign.when",
        "Give exactly one of question, all, any and no.",
    ),
    (
        "{question: reporter, is: [yes]}",
        "{any: []}",
        "question: reporter",
        "~sign.when.any",
        "Give at least one rule.",
    ),
    (
        "{question: reporter, is: [yes]}",
        "{is: [yes], all: [{any: [{question: unit}, {question: sing}]}]}",
        "question: reporter",
        "~sign.when.all.1.any.2.question",
        "Name an earlier question; there is no question sing.",
    ),
    (
        "least: 1",
        "least: 10",
        "least: 1",
        "~count.least",
        "Write at most 9, which is the most allowed.",
    ),
    (
        "[抓学习, 抓作风]",
        "[抓学习, 抓学习]",
        "suggestions",
        "~works.suggestions.2",
        "Remove this; the same suggestion stands before.",
    ),
    (
        "[抓学习, 抓作风]",
        "[抓学习, 一是抓作风。]",
        "suggestions",
        "~works.suggestions.2",
        "Write one line of at most 120 characters,",
    ),
    (
        "items: works",
        "items: work",
        "items: works",
        "sections.basics.body.2.items",
        "Name an items question (perhaps works).",
    ),
    (
        "共{{ count }}次",
        "共{{ cuont }}次",
        "共{{ count }}次",
        "sections.basics.body.1.text",
        "Correct the name cuont; no question has this id (perhaps count).",
    ),
    (
        "共{{ count }}次",
        "共{{ count }次",
        "共{{ count }}次",
        "sections.basics.body.1.text",
        "Correct this phrase: unexpected '}'.",
    ),
    ("{{ unit }}关于", "{{ unit | shout }}关于", "title:", "title", "Correct this phrase: "),
]


@pytest.mark.parametrize(("old", "new", "at", "field", "sentence"), SENSE)
def test_mistakes_of_sense(old: str, new: str, at: str, field: str, sentence: str) -> None:
    said = explain(spoil(old, new))
    expected = f"{line(at)}: {spell(field)}: {sentence}"
    assert any(each.startswith(expected) for each in said), said


@pytest.mark.parametrize("name", ["period", "loop", "none"])
def test_a_question_leaves_the_names_of_phrases_alone(name: str) -> None:
    said = explain(spoil("id: works", f"id: {name}"))
    assert any(f"in a phrase, {name} means something else" in each for each in said)


def test_all_mistakes_are_said_in_the_order_of_the_file() -> None:
    text = GOOD.replace("version: 1", "version: 0").replace("least: 1", "least: x")
    assert [each.split(":")[1] for each in explain(text + "bogus: 1\n")] == [
        " version",
        " sections.basics.questions.count.least",
        " bogus",
    ]
    text = GOOD.replace("unit: unit", "unit: x").replace("items: works", "items: x")
    assert len(explain(text)) == 2


def test_a_mistake_has_its_parts() -> None:
    with pytest.raises(DefinitionError) as caught:
        parse_interview(spoil("version: 1", "version: 0"), "a.yaml")
    sentence = "Write a number of at least 1."
    assert caught.value.problems == (Mistake("a.yaml", 2, "version", sentence),)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "1: The file is empty; describe an interview in it."),
        ("# nothing\n", "1: The file is empty; describe an interview in it."),
        ("a: [1,\nb: }", "2: This cannot be read as YAML: "),
        ("id: x\n\tversion: 1", "2: This cannot be read as YAML: "),
        ("id: x\n---\nid: y", "2: This cannot be read as YAML: "),
        ("id: x\nname: a\x01b", "2: Remove the character here that cannot be seen."),
        ("a: &x [1]\nb: *x", "1: Write this out each time; & and * are not read here."),
        ("a: &x [*x]", "1: Write this out each time; & and * are not read here."),
        ("? [a]\n: 1", "1: Write a name here, without brackets."),
        ("- 1", "1: Write fields here: a name, a colon and a value on each line."),
        ("just words", "1: Write fields here: a name, a colon and a value on each line."),
    ],
)
def test_files_that_are_no_interview(text: str, said: str) -> None:
    (mistake,) = explain(text)
    assert mistake.startswith(said)


def test_nothing_of_a_file_is_ever_run() -> None:
    said = explain("id: !!python/object/apply:os.system ['exit 1']")
    assert any("id: Write a text" in each for each in said)
