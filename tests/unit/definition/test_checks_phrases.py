"""Mistakes in phrases: what cannot be read, what names nothing, what looks up what is not there."""

from __future__ import annotations

import pytest

from conversations.definition.parsing import parse_interview
from tests.unit.mistakes import GOOD, Broken, assert_said, explain, parametrize_broken

TITLE = "{{ unit }}关于{{ period.label }}的报告"
BODY = "sections.numbers.body.1.text"
RECEIVED = "受理{{ clues.received }}件"
LOOP = "{% for row in tasks %}{{ row.task }}{% endfor %}"

UNREADABLE = [
    Broken(
        "braces left open",
        TITLE,
        "{{ unit }的报告",
        "title",
        "Correct this phrase: two braces }} end what two braces {{ begin, and %} what {% begins.",
    ),
    Broken(
        "an unknown filter",
        "{{ clues.change }}",
        "{{ clues.change | amuont }}",
        BODY,
        "Correct this phrase: no filter 'amuont'",
    ),
    Broken(
        "a slip in a filter",
        "themes | list_cn",
        "themes | list_nc",
        "sections.basics.body.1.text",
        "Correct this phrase: no filter 'list_nc' (perhaps list_cn).",
    ),
    Broken(
        "a slip in a test",
        "{% if count %}",
        "{% if count is defind %}",
        "sections.basics.body.1.text",
        "Correct this phrase: no test 'defind' (perhaps defined).",
    ),
    Broken(
        "a loop without an end",
        LOOP,
        "{% for row in tasks %}{{ row.task }}",
        "sections.numbers.body.4.text",
        "Correct this phrase: {% for … %} needs {% endfor %} behind it.",
    ),
    Broken(
        "a slip in an end",
        "{{ count }}次，{% endif %}",
        "{{ count }}次，{% end if %}",
        "sections.basics.body.1.text",
        "Correct this phrase: write {% endif %} in place of {% end … %}.",
    ),
    Broken(
        "an end of nothing",
        "{% if count %}共",
        "共",
        "sections.basics.body.1.text",
        "Correct this phrase: there is nothing that {% endif %} belongs to.",
    ),
    Broken(
        "a word of another language",
        "，{% endif %}完成",
        "，{% elseif rate %}完成",
        "sections.basics.body.1.text",
        "Correct this phrase: there is no {% elseif … %} (perhaps elif or else).",
    ),
    Broken(
        "one sign for a comparison",
        "{% if count %}",
        "{% if count = 1 %}",
        "sections.basics.body.1.text",
        "Correct this phrase: it cannot be read from = on (perhaps ==).",
    ),
    Broken(
        "Chinese quotes",
        "themes | list_cn",
        "themes | list_cn(‘、’)",
        "sections.basics.body.1.text",
        "Correct this phrase: ‘ is not read here; quotes, brackets and | are those of English.",
    ),
]

BRACES = [
    Broken(
        "wide braces",
        TITLE,
        "｛｛ unit ｝｝的报告",
        "title",
        "Put braces of the English keyboard, {{ }} and {% %}, in place of the wide ones.",
    ),
    Broken(
        "a wide tag",
        "{% if count %}",
        "{％ if count ％}",
        "sections.basics.body.1.text",
        "Put braces of the English keyboard, {{ }} and {% %}, in place of the wide ones.",
    ),
    Broken(
        "single braces in a line of several",
        "          {{ measures }}",
        "          { measures }",
        "sections.basics.body.2.text",
        "Write two braces: {{ measures }}.",
    ),
]

COMPARED = [
    Broken(
        "a choice with what is no option",
        "{{ signer }}{{ reporter }}",
        "{{ signer }}{% if reporter == 'taem' %}我们{% endif %}",
        "sections.basics.body.3.text",
        "reporter is never taem; write team or person (perhaps team).",
    ),
    Broken(
        "several choices with a label",
        "{{ signer }}{{ reporter }}",
        "{{ signer }}{{ reporter }}{% if '学习' not in themes %}没学{% endif %}",
        "sections.basics.body.3.text",
        "themes is never 学习; write study or style.",
    ),
    Broken(
        "a declaration with what rules say of it",
        "{{ signer }}{{ reporter }}",
        "{{ signer }}{{ reporter }}{% if leaks == 'some' %}有{% endif %}",
        "sections.basics.body.3.text",
        "Write leaks.none or not leaks.none; leaks itself is what is printed.",
    ),
]

FILTERED = [
    Broken(
        "a number as a day",
        "共{{ count }}次",
        "共{{ count | date_cn }}次",
        "sections.basics.body.1.text",
        "Remove date_cn; it prints days, not count.",
    ),
    Broken(
        "a number as a change",
        "{{ clues.change }}",
        "{{ clues.received | change_cn('件') }}",
        BODY,
        "Remove change_cn; it prints changes of figures, not clues.received.",
    ),
    Broken(
        "a text as a numeral",
        "{{ reasons }}",
        "{{ reasons | numeral_cn }}",
        "sections.numbers.body.2.text",
        "Remove numeral_cn; it prints numbers, not reasons.",
    ),
    Broken(
        "an amount in a unit that is none",
        "{% for row in tasks %}{{ row.task }}",
        "{% for row in tasks %}{{ row.cost | amount_cn('千元') }}",
        "sections.numbers.body.4.text",
        "Write one of 元, 万元, 亿元 for 千元.",
    ),
]

NAMES = [
    Broken(
        "in the title",
        TITLE,
        "{{ unti }}的报告",
        "title",
        "Correct the name unti; no question has this id (perhaps unit).",
    ),
    Broken(
        "in a line of several",
        "          {{ measures }}",
        "          {{ mesures }}",
        "sections.basics.body.2.text",
        "Correct the name mesures; no question has this id (perhaps measures).",
    ),
    Broken(
        "in a heading",
        'heading: "存在问题"',
        'heading: "{{ tilte }}问题"',
        "sections.work.body.2.heading",
        "Correct the name tilte; no question has this id.",
    ),
    Broken(
        "in a caption",
        "{{ period.label }}清单",
        "{{ peroid.label }}清单",
        "sections.numbers.body.3.caption",
        "Correct the name peroid; no question has this id (perhaps period).",
    ),
    Broken(
        "in what is added",
        "{{ duty_meetings }}次",
        "{{ meetings }}次",
        "sections.work.body.1.add.1.text",
        "Correct the name meetings; no question has this id (perhaps duty_meetings).",
    ),
    Broken(
        "a default of itself",
        'default: "{{ unit }}"',
        'default: "{{ signer }}"',
        "sections.basics.questions.signer.default",
        "Name an earlier question; signer is this one itself.",
    ),
    Broken(
        "a default of what comes later",
        'default: "{{ unit }}"',
        'default: "{{ reasons }}"',
        "sections.basics.questions.signer.default",
        "Name an earlier question; reasons is not asked before this.",
    ),
    Broken(
        "a declaration of what comes later",
        'none: "{{ unit }}未',
        'none: "{{ signer }}未',
        "sections.basics.questions.leaks.none",
        "Name an earlier question; signer is not asked before this.",
    ),
    Broken(
        "a slip in the profile",
        "profile.unit_name }}",
        "profile.unit_nam }}",
        "sections.basics.questions.unit.default",
        "Correct unit_nam; the profile has nothing called so (perhaps unit_name).",
    ),
    Broken(
        "letters of the profile exchanged",
        "profile.unit_name }}",
        "profile.unti_name }}",
        "sections.basics.questions.unit.default",
        "Correct unti_name; the profile has nothing called so (perhaps unit_name).",
    ),
]

LOOKUPS = [
    Broken(
        "of the period",
        "period.label }}的",
        "period.lable }}的",
        "title",
        "Correct lable; period has nothing called so (perhaps label).",
    ),
    Broken(
        "of the period before it",
        "period.label }}的",
        "period.previous.lable }}的",
        "title",
        "Correct lable; period.previous has nothing called so (perhaps label).",
    ),
    Broken(
        "of a family",
        RECEIVED,
        "受理{{ clues.recieved }}件",
        BODY,
        "Correct recieved; clues has nothing called so (perhaps received).",
    ),
    Broken(
        "of a family, in brackets",
        RECEIVED,
        "受理{{ clues['recieved'] }}件",
        BODY,
        "Correct recieved; clues has nothing called so (perhaps received).",
    ),
    Broken(
        "of a change",
        "{{ clues.change }}",
        "{{ clues.change.rates }}",
        BODY,
        "Correct rates; clues.change has nothing called so (perhaps rate).",
    ),
    Broken(
        "of an option",
        "{{ reporter }}",
        "{{ reporter.name }}",
        "sections.basics.body.3.text",
        "Correct name; reporter has nothing called so.",
    ),
    Broken(
        "of a row",
        LOOP,
        "{% for row in tasks %}{{ row.tsak }}{% endfor %}",
        "sections.numbers.body.4.text",
        "Correct tsak; row has nothing called so (perhaps task).",
    ),
    Broken(
        "of the first row",
        LOOP,
        "{{ tasks[0].tsak }}{{ (tasks | first).task }}",
        "sections.numbers.body.4.text",
        "Correct tsak; this has nothing called so (perhaps task).",
    ),
    Broken(
        "of a cell",
        LOOP,
        "{% for row in tasks if row.cost %}{{ row.cost.yaun }}{% endfor %}",
        "sections.numbers.body.4.text",
        "Correct yaun; row.cost has nothing called so (perhaps yuan).",
    ),
    Broken(
        "of a table and not of its rows",
        LOOP,
        "{{ tasks.task }}",
        "sections.numbers.body.4.text",
        "Write a loop, or tasks[0].task for the first; tasks is a list.",
    ),
    Broken(
        "by a filter",
        LOOP,
        "{{ tasks | map(attribute='tsak') | join('、') }}",
        "sections.numbers.body.4.text",
        "Correct tsak; one of tasks has nothing called so (perhaps task).",
    ),
    Broken(
        "by a filter that chooses",
        LOOP,
        "{{ tasks | selectattr('csot') | map(attribute='task') | join('、') }}",
        "sections.numbers.body.4.text",
        "Correct csot; one of tasks has nothing called so (perhaps cost).",
    ),
    Broken(
        "by way of a name",
        LOOP,
        "{% set last = tasks | last %}{{ last.tsak }}",
        "sections.numbers.body.4.text",
        "Correct tsak; last has nothing called so (perhaps task).",
    ),
    Broken(
        "of a list within a list",
        LOOP,
        "{% for one in areas %}{% for two in one.inner %}{{ two.title }}{% endfor %}{% endfor %}",
        "sections.numbers.body.4.text",
        "Correct title; two has nothing called so",
    ),
]

JOINED = [
    Broken(
        "options put in a row by their ids",
        "themes | list_cn",
        "themes | join('、')",
        "sections.basics.body.1.text",
        "Write list_cn in place of join, which prints ids.",
    ),
]

FAILING = [
    Broken(
        "a number added up while it is not there",
        RECEIVED,
        "受理{{ clues.received + 1 }}件",
        BODY,
        "Correct this phrase; it fails while nothing is answered: ",
    ),
    Broken(
        "a text added to a number",
        RECEIVED,
        "{% if reasons %}受理{{ clues.received + reasons }}件{% endif %}",
        BODY,
        "Correct this phrase; it fails once all is answered: unsupported operand",
    ),
]


@parametrize_broken(
    [*UNREADABLE, *BRACES, *COMPARED, *FILTERED, *NAMES, *LOOKUPS, *JOINED, *FAILING]
)
def test_a_mistake_in_a_phrase_is_said(broken: Broken) -> None:
    assert_said(broken)


@pytest.mark.parametrize(
    "phrase",
    [
        "{{ tasks | map(attribute='cost') | map(attribute='yuan') | sum }}",
        "{{ tasks | sum(attribute='cost.yuan') }}",
        "{% for row in tasks %}{{ loop.index }}{{ row.task.strip() }}{% else %}无{% endfor %}",
        "{% for at, row in [(1, tasks)] %}{{ at }}{{ row.anything }}{% endfor %}",
        "{% set clues = 1 %}{{ clues.anything }}",
        "{% with row = areas[0] %}{{ row.heading }}{{ row.inner[0].heading }}{% endwith %}",
        "{{ areas | map(attribute='heading') | join('、') }}{{ areas[:1][0].heading }}",
        "{{ period.last_year.previous.label }}{{ profile.of_another_report }}",
        "{{ (clues.change.rate or 0) }}{{ rate.value if rate }}",
    ],
)
def test_a_phrase_that_looks_up_what_is_there_is_not_refused(phrase: str) -> None:
    assert parse_interview(GOOD.replace(LOOP, phrase), "sample.yaml")


def test_the_line_is_that_within_a_text_of_several() -> None:
    text = GOOD.replace("          {{ measures }}", "\n          x\n          {{ mesures }}")
    (said,) = explain(text)
    line = next(at for at, each in enumerate(text.splitlines(), 1) if "mesures" in each)
    assert said.startswith(f"{line}: sections.basics.body.2.text: Correct the name mesures")


def test_days_are_not_joined_as_a_program_writes_them() -> None:
    text = GOOD.replace(LOOP, "{{ tasks | map(attribute='due_on') | join('、') }}")
    (said,) = explain(
        text.replace("{id: task,", "{id: due_on, label: 时限, kind: date}\n          - {id: task,")
    )
    assert said.endswith("Write list_cn in place of join, which prints 2026-06-30.")
