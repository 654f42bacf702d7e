"""Mistakes in the charts and photos of a template."""

from __future__ import annotations

from conversations.definition.parsing import parse_interview
from tests.unit.mistakes import GOOD, Broken, assert_said, explain, parametrize_broken

TABLE = '      - {table: tasks, caption: "{{ period.label }}清单"}\n'
BODY = "sections.numbers.body.4"


def chart(text: str) -> str:
    """The good template's table with a chart behind it."""
    return f"{TABLE}      - {{{text}}}\n"


def broken(name: str, text: str, field: str, sentence: str) -> Broken:
    return Broken(name, TABLE, chart(text), f"{BODY}.{field}", sentence)


CASES = [
    broken(
        "a question that is not there",
        "chart: clue",
        "chart",
        "Name a figures or table question (perhaps clues).",
    ),
    broken(
        "another kind",
        "chart: unit",
        "chart",
        "Name a figures or table question; unit is another kind.",
    ),
    broken(
        "a member that is not there",
        "chart: clues, members: [close, open]",
        "members.1",
        "Name a member of clues; it has none called close (perhaps closed).",
    ),
    broken(
        "a computed number",
        "chart: clues, members: [open, closed_share]",
        "members.2",
        "Name a member of clues; closed_share is computed (perhaps closed).",
    ),
    broken(
        "a member twice",
        "chart: clues, members: [open, open]",
        "members.2",
        "Remove this; the same member stands before.",
    ),
    broken(
        "a column that is not there",
        "chart: tasks, members: [costs]",
        "members.1",
        "Name a column with numbers; costs is none (perhaps cost).",
    ),
    broken(
        "a column without numbers",
        "chart: tasks, members: [task]",
        "members.1",
        "Name a column with numbers; task is none",
    ),
    broken(
        "a table beside other numbers",
        "chart: tasks, compare: [before.all]",
        "compare",
        "Remove this; only members of a figures question can be compared.",
    ),
    broken(
        "beside a family that is not there",
        "chart: clues, members: [open], compare: [befor.all]",
        "compare.1",
        "Name a figures question; befor is none (perhaps before).",
    ),
    broken(
        "beside a number that is not there",
        "chart: clues, members: [open], compare: [before.al]",
        "compare.1",
        "Name a member of before; it has none called al (perhaps all).",
    ),
    broken(
        "beside too few numbers",
        "chart: clues, members: [open, closed], compare: [before.all]",
        "compare",
        "Write 2 numbers, one for each member that is shown.",
    ),
    broken(
        "a total among its parts in a pie",
        "chart: clues, type: pie, members: [received, open]",
        "members.1",
        "Remove this; received is a sum, and a pie shows the parts.",
    ),
    broken(
        "a pie that compares",
        "chart: clues, type: pie, members: [open], compare: [before.all]",
        "type",
        "Write column, bar or line; a pie compares nothing.",
    ),
    broken(
        "no such type",
        "chart: clues, type: cake",
        "type",
        "Write one of these: pie, bar, column or line.",
    ),
    broken(
        "no such field", "chart: clues, kind: pie", "kind", "Remove this field or correct its name"
    ),
    broken(
        "no photos",
        "pictures: tasks",
        "pictures",
        "Name a pictures question; tasks is another kind.",
    ),
]


@parametrize_broken(CASES)
def test_a_chart_that_cannot_be_drawn_is_said_so(broken: Broken) -> None:
    assert_said(broken)


def test_sound_charts_are_without_mistake() -> None:
    for text in (
        "chart: clues",
        "chart: clues, type: pie, caption: 办理情况",
        "chart: clues, members: [received], compare: [before.all], before: 去年",
        "chart: tasks, type: line",
    ):
        parse_interview(GOOD.replace(TABLE, chart(text)), "sample.yaml")


PHOTOS = "      - {id: photos, kind: pictures, ask: {zh_CN: 照片, en: Photos}, least: 2}\n"
BEFORE_BODY = '    body:\n      - text: "受理'


def test_photos_that_stand_nowhere_are_a_mistake() -> None:
    text = GOOD.replace(BEFORE_BODY, PHOTOS + BEFORE_BODY)
    (said,) = explain(text)
    assert said.endswith("Show it in a section's body, with - pictures: photos.")
    shown = text.replace(TABLE, f"{TABLE}      - {{pictures: photos, title: 照片}}\n")
    parse_interview(shown, "sample.yaml")


def test_there_are_nine_photos_at_most() -> None:
    text = GOOD.replace(BEFORE_BODY, PHOTOS.replace("least: 2", "most: 10") + BEFORE_BODY)
    assert "9" in explain(text)[0]
    swapped = GOOD.replace(
        BEFORE_BODY, PHOTOS.replace("least: 2", "least: 3, most: 2") + BEFORE_BODY
    )
    assert any("Write at most 2, which is the most allowed." in each for each in explain(swapped))
