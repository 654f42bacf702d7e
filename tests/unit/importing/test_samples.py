"""The real reports: laid where they belong, and the same again when they are taken over."""

import io
import re

import docx
import pytest

from bot.documents.reading.reports import read_paragraphs
from conversations.importing.planning import plan_report
from conversations.report.building import build_outline
from tests.old_reports import find_seed
from tests.unit.importing.laid import begin, check_taken, check_whole, render

SAMPLES = ("half_year_responsibility", "annual_responsibility", "rectification_speech")
JUNK = re.compile("##paid[a-z]+##|本文档编辑密码.*")


def read_lines(name: str, suffix: str) -> list[str]:
    """The lines of the sample as the bot reads them from a file of that kind."""
    path = find_seed(name)
    if suffix == ".txt":
        return read_paragraphs(path.read_bytes(), path.name)
    document = docx.Document()
    for line in path.read_text("utf-8").split("\n"):
        document.add_paragraph(line)
    content = io.BytesIO()
    document.save(content)
    return read_paragraphs(content.getvalue(), f"{name}.docx")


@pytest.mark.parametrize("suffix", [".txt", ".docx"])
@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_comes_back_heading_for_heading(name, suffix):
    lines = read_lines(name, suffix)
    interview, draft = begin(name)
    plan = plan_report(interview, draft, lines)
    check_whole(plan, lines)
    taken = check_taken(interview, draft, plan)
    assert plan.unplaced == taken.unplaced == ()
    title = [build_outline(interview, taken).title] if "title" in taken.answers else []
    expected = (JUNK.sub("", line).strip() for line in lines)
    assert [*title, *render(interview, taken)] == list(filter(None, expected))


@pytest.mark.parametrize(
    ("name", "sizes"),
    [
        ("half_year_responsibility", {"work_items": 4, "problem_items": 4, "plan_items": 4}),
        ("annual_responsibility", {"duty_items": 7, "problem_items": 3, "plan_items": 3}),
        ("rectification_speech", {"problem_areas": 4, "cause_items": 3, "measure_items": 4}),
    ],
)
def test_each_list_has_the_entries_of_its_part(name, sizes):
    interview, draft = begin(name)
    plan = plan_report(interview, draft, read_lines(name, ".txt"))
    answers = check_taken(interview, draft, plan).answers
    assert {each: len(answers[each].entries) for each in sizes} == sizes
    assert all(answers[each].closed for each in sizes)


def test_a_sample_answers_its_problems_one_by_one():
    interview, draft = begin("half_year_responsibility")
    plan = plan_report(interview, draft, read_lines("half_year_responsibility", ".txt"))
    plans = check_taken(interview, draft, plan).answers["plan_items"]
    assert [entry.pair for entry in plans.entries] == [1, 2, 3, 4]
