"""The review of a draft: what is open, what is dismissed, and what corrections its fixes make."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from conversations.checks import running
from conversations.checks.finding import Finding, Spot, build_finding
from conversations.checks.norms import Norms
from conversations.checks.reviewing import build_corrections, build_review, number_mark
from conversations.checks.running import run_checks
from conversations.checks.subject import Check, Subject
from conversations.drafts.corrections import Correction
from conversations.drafts.draft import Draft, Part, TextAnswer
from conversations.drafts.path import build_walk
from tests.unit.checked import TODAY
from tests.unit.talks import ask, build_interview

REPORT = build_interview(ask("note", "long_text"), ask("more", "long_text"))


def build_subject(only: str | None = None, **ranks: str) -> Subject:
    answers = {
        "note": TextAnswer((Part("甲甲。甲乙。"),)),
        "more": TextAnswer((Part("乙甲"),)),
    }
    draft = Draft(REPORT.id, 1, "2026H1", answers)
    norms = Norms.model_validate({"ranks": ranks})
    return Subject(build_walk(REPORT, draft), norms, TODAY, only=only)


def _find(subject: Subject, sign: str, fix: str | None) -> Iterator[Finding]:
    for typed in subject.texts:
        for at, each in enumerate(typed.text):
            if each == sign:
                yield build_finding(f"sign_{sign}", "advice", Spot(typed, at, at + 1), fix=fix)


FIRST = Check("first", "advice", "", lambda subject: _find(subject, "甲", "丙"), local=True)
SECOND = Check("second", "must", "", lambda subject: _find(subject, "乙", None))
BROKEN = Check("broken", "must", "", lambda _: iter([1 // 0]), local=True)  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def few_checks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "CHECKS", (FIRST, SECOND))


def tell_places(findings: list[Finding]) -> list[str]:
    return [f"{each.question.id}:{each.spot.start}" for each in findings if each.spot]


def test_the_gravest_come_first_and_then_the_order_of_the_report() -> None:
    found = run_checks(build_subject())
    assert tell_places(found) == ["note:4", "more:0", "note:0", "note:1", "note:3", "more:1"]
    assert [each.rank for each in found] == ["must"] * 2 + ["advice"] * 4


def test_the_office_ranks_checks_and_turns_them_off() -> None:
    assert {each.rank for each in run_checks(build_subject(second="off", first="must"))} == {"must"}
    assert len(run_checks(build_subject(second="off"))) == 4


def test_of_one_answer_only_local_checks_are_run() -> None:
    assert tell_places(run_checks(build_subject("note"))) == ["note:0", "note:1", "note:3"]


def test_a_check_that_fails_leaves_the_others_their_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "CHECKS", (BROKEN, FIRST))
    told = list[str]()
    found = run_checks(build_subject(), lambda check, fault: told.append(f"{check} {fault}"))
    assert len(found) == 4
    assert told == ["broken integer division or modulo by zero"]
    with pytest.raises(ZeroDivisionError):
        run_checks(build_subject())


def test_a_mark_is_listed_once_and_its_dismissal_comes_last() -> None:
    found = run_checks(build_subject())
    review = build_review(found, {found[0].mark: "对的"})
    assert [(each.finding.mark, each.reason) for each in review.remarks] == [
        (found[1].mark, None),
        (found[2].mark, None),  # the first two 甲 stand in one sentence
        (found[4].mark, None),
        (found[5].mark, None),
        (found[0].mark, "对的"),
    ]
    assert review.must == 1
    assert len(review.list_repeated(found[2])) == 2
    assert review.find(number_mark(found[0].mark)) == 4
    assert review.find(-1) is None


def test_all_fixes_of_a_text_make_one_correction() -> None:
    assert build_corrections(run_checks(build_subject())) == (
        Correction("note", "", "甲甲。甲乙。", "丙丙。丙乙。"),
        Correction("more", "", "乙甲", "乙丙"),
    )


def test_of_two_fixes_of_one_passage_the_first_is_made() -> None:
    found = [each for each in run_checks(build_subject()) if each.fix is not None][:1]
    spot = found[0].spot
    assert spot is not None
    wider = replace(found[0], spot=replace(spot, end=3), fix="")
    assert build_corrections([*found, wider])[0].new == "丙甲。甲乙。"


def test_half_a_character_that_was_typed_breaks_nothing() -> None:
    draft = Draft(REPORT.id, 1, "2026H1", {"note": TextAnswer((Part("\ud83d甲"),))})
    subject = Subject(build_walk(REPORT, draft), Norms(), TODAY, only="note")
    assert len(build_review(run_checks(subject), {}).findings) == 1
