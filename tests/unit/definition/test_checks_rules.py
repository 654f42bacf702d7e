"""Mistakes in rules, and questions that nobody can ever be asked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.definition.checks.reach import find_unreachable
from conversations.definition.interview import Interview
from conversations.definition.parsing import DefinitionError, parse_interview
from conversations.drafts.rules import applies
from tests.unit.mistakes import Broken, assert_said, parametrize_broken

COUNT = "sections.basics.questions.count.when"
MEASURES = "sections.basics.questions.measures.when"
SIGNER = "sections.basics.questions.signer.when"
REASONS = "sections.numbers.questions.reasons.when"
MEETINGS = "sections.work.questions.duty_meetings.when"

OF_COUNT = "{question: themes, is: [study]}"
OF_SIGNER = "{question: signed, is: [true]}"
OF_REASONS = "{question: clues, member: received, least: 10}"
ONCE_ONLY = "a rule sees only whether it was answered."

LOOKS = [
    Broken(
        "at a question that is not there",
        OF_COUNT,
        "{question: theems, is: [study]}",
        f"{COUNT}.question",
        "Name an earlier question; there is no question theems (perhaps themes).",
    ),
    Broken(
        "forward",
        OF_COUNT,
        "{question: signed}",
        f"{COUNT}.question",
        "Name an earlier question; signed is not asked before this.",
    ),
    Broken(
        "at itself",
        OF_COUNT,
        "{question: count}",
        f"{COUNT}.question",
        "Name an earlier question; count is this one itself.",
    ),
    Broken(
        "deep within others",
        OF_COUNT,
        "{all: [{question: unit}, {any: [{no: {question: sign}}]}]}",
        f"{COUNT}.all.2.any.1.no.question",
        "Name an earlier question; there is no question sign.",
    ),
    Broken(
        "two at once",
        OF_COUNT,
        "{question: themes, all: [{question: unit}]}",
        COUNT,
        "Give exactly one of question, all, any and no.",
    ),
    Broken(
        "none at all",
        OF_COUNT,
        "{any: []}",
        f"{COUNT}.any",
        "Give at least one rule.",
    ),
    Broken(
        "a bound of no question",
        OF_COUNT,
        "{no: {question: unit}, least: 1}",
        f"{COUNT}.least",
        "Say with question which answer this is about.",
    ),
    Broken(
        "a member of no question",
        OF_COUNT,
        "{no: {question: unit}, member: received}",
        f"{COUNT}.member",
        "Say with question which answer this is about.",
    ),
]

VALUES = [
    Broken(
        "no option of several",
        "is: [study]",
        "is: [studies]",
        f"{COUNT}.is.1",
        "themes is never studies; write study or style (perhaps study).",
    ),
    Broken(
        "no option of one",
        OF_COUNT,
        "{question: reporter, is: [team, teem]}",
        f"{COUNT}.is.2",
        "reporter is never teem; write team or person (perhaps team).",
    ),
    Broken(
        "a word for yes",
        "is: [true]",
        "is: [yes]",
        f"{SIGNER}.is.1",
        "signed is never yes; write true or false.",
    ),
    Broken(
        "yes in quotes",
        "is: [true]",
        'is: ["true"]',
        f"{SIGNER}.is.1",
        "signed is never true; write true or false without quotes.",
    ),
    Broken(
        "a declaration's fourth",
        "is: [some]",
        "is: [any]",
        f"{MEASURES}.is.1",
        "leaks is never any; write none or some or covered.",
    ),
    Broken(
        "a topic without an id",
        "is: [duty]",
        "is: [主体责任]",
        f"{MEETINGS}.is.1",
        "areas is never 主体责任; write duty.",
    ),
    Broken(
        "a topic where none has an id",
        "{question: areas, is: [duty]}",
        "{question: problems, is: [duty]}",
        f"{MEETINGS}.is.1",
        "problems is never duty; write nothing: no suggestion has an id.",
    ),
    Broken(
        "a number beyond the bounds",
        "{question: areas, is: [duty]}",
        "{question: count, is: [12]}",
        f"{MEETINGS}.is.1",
        "count is never 12; write a whole number it can be.",
    ),
    Broken(
        "true for a number",
        "{question: areas, is: [duty]}",
        "{question: count, is: [true]}",
        f"{MEETINGS}.is.1",
        "count is never true; write a whole number it can be.",
    ),
    Broken(
        "a value of a text",
        OF_COUNT,
        "{question: unit, is: [x]}",
        f"{COUNT}.is",
        f"Remove this; of unit {ONCE_ONLY}",
    ),
    Broken(
        "no value",
        OF_COUNT,
        "{question: themes, is: []}",
        f"{COUNT}.is",
        "Give at least one value, or remove this field.",
    ),
]

NUMBERS = [
    Broken(
        "a bound of a choice",
        OF_COUNT,
        "{question: themes, least: 2}",
        f"{COUNT}.least",
        "Remove this; themes is no number.",
    ),
    Broken(
        "a bound of yes and no",
        "{question: areas, is: [duty]}",
        "{question: signed, most: 2}",
        f"{MEETINGS}.most",
        "Remove this; signed is no number.",
    ),
    Broken(
        "a bound of a table",
        "{question: areas, is: [duty]}",
        "{question: tasks, least: 2}",
        f"{MEETINGS}.least",
        f"Remove this; of tasks {ONCE_ONLY}",
    ),
    Broken(
        "bounds crossed",
        OF_REASONS,
        "{question: clues, member: received, least: 10, most: 9}",
        f"{REASONS}.least",
        "Write at most 9, which is the most allowed.",
    ),
    Broken(
        "a value and a bound",
        OF_REASONS,
        "{question: clues, member: received, least: 10, is: [12]}",
        f"{REASONS}.is",
        "Give either is, or least and most.",
    ),
    Broken(
        "a family without its member",
        OF_REASONS,
        "{question: clues, least: 10}",
        REASONS,
        "Say with member which number of clues this is about.",
    ),
    Broken(
        "a member that is not there",
        "member: received",
        "member: recieved",
        f"{REASONS}.member",
        "Name a member of clues; it has none called recieved (perhaps received).",
    ),
    Broken(
        "a member that is computed",
        "member: received",
        "member: closed_share",
        f"{REASONS}.member",
        "Name a member of clues; it has none called closed_share",
    ),
    Broken(
        "a member of another kind",
        OF_COUNT,
        "{question: themes, member: received}",
        f"{COUNT}.member",
        "Remove this; themes is no figures question and has no members.",
    ),
]


@parametrize_broken([*LOOKS, *VALUES, *NUMBERS])
def test_a_mistake_in_a_rule_is_said(broken: Broken) -> None:
    assert_said(broken)


BETWEEN = """{all: [{question: share, least: 2}, {no: {question: share, is: [2]}},
        {no: {question: share, least: 3}}]}"""
"""Only a number with decimals."""

UNREACHABLE = [
    BETWEEN.replace("share", "number"),
    "{all: [{question: sure, is: [true]}, {question: sure, is: [false]}]}",
    "{no: {any: [{question: sure}, {no: {question: sure}}]}}",
    "{all: [{question: way, is: [a]}, {question: way, is: [b]}]}",
    "{all: [{question: many, is: [a]}, {question: many, is: [b]}, {question: many, is: [c]}]}",
    "{all: [{question: many}, {no: {question: many, is: [a, b, c]}}]}",
    "{question: number, least: 10}",
    "{all: [{question: number, least: 3}, {no: {question: number, least: 2}}]}",
    "{all: [{question: share, least: 3}, {question: share, most: 2}]}",
    "{all: [{question: said, is: [none]}, {question: said, is: [some, covered]}]}",
    "{all: [{question: list, is: [a]}, {question: list, is: [b]}]}",
    "{all: [{question: sums, member: x, least: 3}, {question: sums, member: x, is: [1]}]}",
    "{all: [{question: line}, {no: {question: line}}]}",
    # by way of the rules of what they look at
    "{all: [{question: follow}, {question: sure, is: [false]}]}",
    "{all: [{question: follow_too}, {question: sure, is: [false]}]}",
]

REACHABLE = [
    "{any: [{question: sure, is: [true]}, {question: sure, is: [false]}]}",
    "{no: {question: sure}}",
    "{all: [{question: many, is: [a]}, {question: many, is: [b]}]}",
    "{all: [{question: number, least: 3}, {no: {question: number, is: [3]}}]}",
    "{all: [{question: share, least: 2}, {no: {question: share, most: 2}}]}",
    BETWEEN,
    "{all: [{question: said}, {no: {question: said, is: [none, some]}}]}",
    "{all: [{question: list}, {no: {question: list, is: [a]}}]}",
    "{all: [{question: sums}, {no: {question: sums, member: x}}]}",
    "{all: [{question: sums, member: y, least: 3}, {question: sums, member: x, most: 1}]}",
    "{all: [{question: follow}, {question: sure, is: [true]}]}",
    "{all: [{question: many, is: [a]}, {no: {question: many, is: [b, c]}}]}",
]

ASKED = """\
id: sample
version: 1
name: {zh_CN: 样例, en: Sample}
about: {zh_CN: 说明, en: About}
periods: year
unit: line
title: "{{ line }}{{ last }}"
sections:
  - id: only
    title: {zh_CN: 全部, en: All}
    questions:
      - {id: line, kind: short_text, ask: *w}
      - {id: sure, kind: confirm, ask: *w}
      - {id: way, kind: choice, ask: *w, options: [{id: a, label: *a}, {id: b, label: *b}]}
      - id: many
        kind: multi_choice
        ask: *w
        most: 2
        options: [{id: a, label: *a}, {id: b, label: *b}, {id: c, label: *c}]
      - {id: number, kind: integer, ask: *w, most: 9}
      - {id: share, kind: decimal, ask: *w}
      - {id: said, kind: declaration, ask: *w, none: 没有。}
      - id: list
        kind: items
        ask: *w
        most: 1
        suggestions: [{id: a, heading: 甲}, {id: b, heading: 乙}]
      - {id: sums, kind: figures, ask: *w, members: [{id: x, label: *w}, {id: y, label: *w}]}
      - {id: follow, kind: long_text, ask: *w, when: {question: sure, is: [true]}}
      - {id: follow_too, kind: long_text, ask: *w, when: {question: follow}}
      - {id: last, kind: long_text, ask: *w, when: RULE}
    body:
      - {items: list}
      - text: "{{ way }}{{ many }}{{ number }}{{ share }}{{ said }}{{ sums.x }}{{ follow_too }}"
"""


def build_asked(rule: str) -> str:
    """Return a template whose last question has that rule."""
    text = ASKED.replace("RULE", rule)
    for mark, words in {"w": "问", "a": "甲", "b": "乙", "c": "丙"}.items():
        text = text.replace(f"*{mark}", f"{{zh_CN: {words}, en: {words}}}")
    return text


@pytest.mark.parametrize("rule", UNREACHABLE)
def test_a_rule_that_never_holds_is_said(rule: str) -> None:
    with pytest.raises(DefinitionError) as caught:
        parse_interview(build_asked(rule), "sample.yaml")
    (mistake,) = caught.value.problems
    assert mistake.field == "sections.only.questions.last.when"
    assert mistake.sentence.startswith("Loosen this rule; whatever is answered to ")


@pytest.mark.parametrize("rule", REACHABLE)
def test_a_rule_that_may_hold_is_not(rule: str) -> None:
    assert parse_interview(build_asked(rule), "sample.yaml").by_id["last"].when


def test_of_questions_that_follow_from_an_unreachable_one_only_that_is_said() -> None:
    never = "{all: [{question: follow}, {question: sure, is: [false]}]}"
    text = build_asked("{question: follow_too}").replace(
        "when: {question: follow}", f"when: {never}"
    )
    with pytest.raises(DefinitionError) as caught:
        parse_interview(text, "sample.yaml")
    (mistake,) = caught.value.problems
    assert mistake.field == "sections.only.questions.follow_too.when"
    assert mistake.sentence == (
        "Loosen this rule; whatever is answered to follow and sure, it never holds."
    )


def test_a_rule_over_very_many_answers_is_taken_to_hold() -> None:
    looks = ", ".join(f"{{question: q{at}, is: [true]}}" for at in range(12))
    asked = "".join(f"      - {{id: q{at}, kind: confirm, ask: *w}}\n" for at in range(12))
    never = f"{{all: [{looks}, {{question: q0, is: [false]}}]}}"
    text = build_asked(never).replace("      - {id: last", f"{asked}      - {{id: last")
    text = text.replace("*w", "{zh_CN: 问, en: Ask}")
    assert parse_interview(text, "sample.yaml").by_id["last"].when


LOOK = st.sampled_from(
    [
        {"question": "sure", "is": [True]},
        {"question": "sure", "is": [False]},
        {"question": "way", "is": ["a"]},
        {"question": "way"},
        {"question": "number", "least": 3},
        {"question": "number", "most": 4},
        {"question": "number", "is": [3, 5]},
        {"question": "said", "is": ["none"]},
    ]
)
RULES = st.recursive(
    LOOK,
    lambda inner: st.one_of(
        st.builds(lambda each: {"no": each}, inner),
        st.builds(
            lambda name, each: {name: each},
            st.sampled_from(["all", "any"]),
            st.lists(inner, min_size=1, max_size=3),
        ),
    ),
    max_leaves=6,
)


@given(RULES)
def test_what_is_found_unreachable_holds_for_no_answers_and_what_is_not_for_some(
    rule: object,
) -> None:
    plain = parse_interview(build_asked("{question: line}"), "sample.yaml").model_dump(
        by_alias=True
    )
    plain["sections"][0]["questions"][-1]["when"] = rule
    interview = Interview.model_validate(plain)
    when = interview.by_id["last"].when
    assert when is not None
    tried = (
        {"sure": sure, "way": way, "number": number, "said": said}
        for sure in (True, False, None)
        for way in ("a", "b", None)
        for number in (*range(-1, 10), None)
        for said in ("none", "some", "covered", None)
    )
    holds = any(applies(when, values.get) for values in tried)
    assert holds != any(flaw.loc[3] == 11 for flaw in find_unreachable(interview))
