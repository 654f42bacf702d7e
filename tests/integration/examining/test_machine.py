"""What is said of the machine and of the calendar in this installation."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime

import pytest

from bot.examining import machine
from bot.examining.finding import Finding, Mark
from bot.examining.machine import examine_machine
from conversations.deadlines.published import build_working_days

LAST = max(build_working_days({}).published)


def examine(now: datetime, word: str, office: str | None = "off") -> Finding:
    """Return the one finding that has the word in it."""
    [found] = [each for each in examine_machine(now, office) if word in each.says]
    return found


@pytest.mark.parametrize(
    ("year", "month", "mark"),
    [
        (LAST, 11, Mark.GOOD),
        (LAST, 12, Mark.NOTE),  # the next year's should be there by now
        (LAST - 1, 12, Mark.GOOD),
        (LAST + 1, 1, Mark.NOTE),
    ],
)
def test_a_year_that_should_be_published_and_is_not_is_told(
    year: int, month: int, mark: Mark
) -> None:
    found = examine(datetime(year, month, 15, tzinfo=UTC), "calendar")
    assert found.mark is mark
    assert (str(LAST + 1) in found.says) is (mark is Mark.NOTE)


@pytest.mark.parametrize(("there", "mark"), [(True, Mark.GOOD), (False, Mark.NOTE)])
def test_what_only_pictures_need_is_told_and_never_bad(
    monkeypatch: pytest.MonkeyPatch, *, there: bool, mark: Mark
) -> None:
    monkeypatch.setattr(machine, "has_chinese_font", lambda: there)
    monkeypatch.setattr(shutil, "which", lambda _name: "/usr/bin/soffice" if there else None)
    monkeypatch.setattr(machine, "convert_to_pdf", lambda *_given: b"")
    now = datetime(LAST, 1, 15, tzinfo=UTC)
    assert examine(now, "Chinese font").mark is mark
    assert examine(now, "LibreOffice", None).mark is mark


def test_a_libreoffice_that_does_not_work_is_bad() -> None:
    now = datetime(LAST, 1, 15, tzinfo=UTC)
    broken = examine(now, "LibreOffice", "false")
    assert (broken.mark, "HUIBAO_OFFICE=off" in broken.advice) == (Mark.BAD, True)
    assert examine(now, "HUIBAO_OFFICE", "no-such-program").mark is Mark.BAD
    assert examine(now, "LibreOffice", "off").mark is Mark.NOTE


def test_a_machine_without_time_zones_is_bad(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "ZONE", "Asia/Nowhere")
    [found] = examine_machine(datetime(LAST, 1, 15, tzinfo=UTC), "off")
    assert (found.mark, "tzdata" in found.advice) == (Mark.BAD, True)
