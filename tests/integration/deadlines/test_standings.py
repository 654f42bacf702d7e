"""Standings: how far a report is, whose it is, and nothing of what is written in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import event, insert, update

from bot.store.database import Database
from bot.store.tables import documents, drafts
from bot.usecases.marking import assign
from bot.usecases.standings import build_standings
from bot.words.interviews import Interviews
from conversations.deadlines.deadline import Deadline, Standing
from conversations.definition.parsing import parse_interview
from conversations.drafts.draft import Draft, Part, TextAnswer, dump_draft
from tests.integration.deadlines.organ import (
    CHIEF,
    COLLEAGUE,
    HEAD_OF_OFFICE,
    MONTHLY,
    NOW,
    TEACHER,
    WRITER,
    Organ,
)

REPORT = """\
id: monthly
version: 1
name: {zh_CN: 月度小结, en: Monthly summary}
about: {zh_CN: 说明, en: About}
periods: month
unit: unit
title: "{{ unit }}小结"
sections:
  - id: basics
    title: {zh_CN: 基本信息, en: Basics}
    questions:
      - {id: unit, kind: short_text, ask: {zh_CN: 哪个单位, en: Which unit}}
      - {id: done, kind: short_text, ask: {zh_CN: 做了什么, en: What was done}}
    body:
      - text: "{{ unit }}：{{ done }}"
"""
SECRET = "不可外传的内容"


@pytest.fixture
def organ(database: Database) -> Organ:
    return Organ(database, Interviews([parse_interview(REPORT, "monthly.yaml")]))


@pytest.fixture
def due(organ: Organ) -> Deadline:
    organ.save(replace(MONTHLY, interview="monthly"))
    return organ.first(organ.office)


def write(organ: Organ, owner: int, *answered: str, period: str = "2026M06") -> int:
    answers = {each: TextAnswer((Part(SECRET),)) for each in answered}
    draft = Draft("monthly", 1, period, answers=answers)
    row = {"owner": owner, "interview": "monthly", "period": period, "made_at": NOW}
    row |= {"state": dump_draft(draft), "changed_at": NOW}
    statement = insert(drafts).values(row).returning(drafts.c.id)
    return int(organ.do(lambda conn: conn.execute(statement).scalar_one()))


def document(organ: Organ, draft_id: int, made_at: datetime, unanswered: int = 0) -> None:
    row = {"draft_id": draft_id, "owner": WRITER, "version": 1, "file_name": "a.docx"}
    row |= {"body": b"", "characters": 1, "unanswered": unanswered, "made_at": made_at}
    organ.do(lambda conn: conn.execute(insert(documents).values(row)))


def stand(organ: Organ, due: Deadline) -> Standing:
    return organ.do(lambda conn: build_standings(conn, organ.interviews, [due], NOW))[0]


def test_before_anything_is_written_it_is_not_started(organ: Organ, due: Deadline) -> None:
    write(organ, TEACHER, "unit")
    write(organ, WRITER, "unit", period="2026M05")
    standing = stand(organ, due)
    assert (standing.condition, standing.percent) == ("not_started", 0)
    assert standing.owner == "办公室"
    assert standing.report is not None
    assert standing.report.zh_CN == "月度小结"


@pytest.mark.parametrize("author", [WRITER, HEAD_OF_OFFICE])
def test_the_furthest_draft_of_the_unit_counts(organ: Organ, due: Deadline, author: int) -> None:
    write(organ, COLLEAGUE)
    furthest = write(organ, author, "unit")
    standing = stand(organ, due)
    assert (standing.condition, standing.percent) == ("in_progress", 50)
    assert (standing.draft_id, standing.author_id) == (furthest, author)
    assert SECRET not in repr(standing)


def test_assigned_only_the_assignees_draft_counts(organ: Organ, due: Deadline) -> None:
    write(organ, WRITER, "unit")
    organ.do(lambda conn: assign(conn, due, COLLEAGUE, CHIEF, NOW))
    assert stand(organ, organ.find(due)).condition == "not_started"


def test_with_its_document_it_is_finished_unless_something_is_left(
    organ: Organ, due: Deadline
) -> None:
    draft_id = write(organ, WRITER, "unit", "done")
    document(organ, draft_id, NOW)
    assert stand(organ, due).condition == "finished"
    changed = update(drafts).values(changed_at=NOW + timedelta(seconds=1))
    organ.do(lambda conn: conn.execute(changed))
    assert stand(organ, due).condition == "to_revise"


def test_a_document_with_open_questions_is_to_be_revised(organ: Organ, due: Deadline) -> None:
    document(organ, write(organ, WRITER, "unit", "done"), NOW, unanswered=1)
    assert stand(organ, due).condition == "to_revise"


def test_a_draft_in_the_bin_does_not_count(organ: Organ, due: Deadline) -> None:
    write(organ, WRITER, "unit")
    organ.do(lambda conn: conn.execute(update(drafts).values(binned_at=NOW)))
    assert stand(organ, due).condition == "not_started"


def test_days_late_are_those_of_the_units_own_calendar(organ: Organ) -> None:
    organ.save(replace(MONTHLY, interview="monthly"))
    late = organ.first(organ.office, date(2026, 6, 1))
    assert stand(organ, late).days_late == 22
    night = datetime(2026, 7, 2, 16, 30, tzinfo=UTC)
    standings = organ.do(lambda conn: build_standings(conn, organ.interviews, [late], night))
    assert standings[0].days_late == 23


def test_the_statements_do_not_grow_with_the_deadlines(organ: Organ, due: Deadline) -> None:
    def count(deadlines: list[Deadline]) -> int:
        seen: list[str] = []

        def run(conn: object) -> None:
            event.listen(conn, "before_cursor_execute", lambda *args: seen.append(args[2]))
            build_standings(conn, organ.interviews, deadlines, NOW)  # type: ignore[arg-type]

        organ.do(run)
        return len(seen)

    write(organ, WRITER, "unit")
    write(organ, TEACHER, "unit")
    everything = organ.list()
    assert len(everything) > 20
    assert count(everything) == count([due])
