"""What the machine has to have: time zones, the published calendar, fonts, LibreOffice."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.documents.ledger.heat_map import has_chinese_font
from bot.documents.office_suite import OFF, ConversionError, convert_to_pdf, find_office
from bot.examining.finding import Finding, bad, good, note
from bot.settings import ZONE
from conversations.deadlines.published import build_working_days

LAST_MONTH = 12
"""In which next year's calendar has usually been published (in November)."""


def examine_machine(now: datetime, office: str | None = None) -> Iterator[Finding]:
    """Yield what there is to say of the machine; `office` is the setting of LibreOffice."""
    try:
        today = now.astimezone(ZoneInfo(ZONE)).date()
    except ZoneInfoNotFoundError:
        yield bad(f"The time zone {ZONE} is not known here.", "Run: pip install tzdata")
        return
    yield good(f"Time zones are there; in {ZONE} it is {now.astimezone(ZoneInfo(ZONE)):%H:%M}.")
    yield _examine_calendar(today.year, today.month)
    yield _examine_fonts()
    yield _examine_office_suite(office)


def _examine_calendar(year: int, month: int) -> Finding:
    days = build_working_days({})
    needed = (year, year + 1) if month == LAST_MONTH else (year,)
    missing = " and ".join(str(each) for each in needed if not days.is_published(each))
    if missing:
        return note(
            f"The calendar of working days for {missing} is not in this installation.",
            "Its deadlines count Monday to Friday, and people are told. When the notice is out: "
            "pip install --upgrade holidays",
        )
    return good(f"The published calendar reaches to the end of {max(days.published)}.")


def _examine_fonts() -> Finding:
    if has_chinese_font():
        return good("There is a Chinese font for the ledger's picture.")
    return note(
        "There is no Chinese font: the ledger's picture cannot be drawn (all else works).",
        "Install one, e.g. apt install fonts-noto-cjk",
    )


def _examine_office_suite(setting: str | None) -> Finding:
    program = find_office(setting)
    if program is None and (setting or "off").lower() not in OFF:
        return bad(f"HUIBAO_OFFICE: {setting} is no program here.", "Correct or remove it.")
    if program is None:
        said = "off" if setting is not None else "not there"
        return note(
            f"LibreOffice is {said}: no pictures of pages and no PDFs (all else works).",
            "For them: apt install libreoffice-writer-nogui, and no HUIBAO_OFFICE=off",
        )
    try:
        convert_to_pdf(_build_sample(), program)
    except (ConversionError, OSError) as error:
        return bad(f"LibreOffice ({program}) does not work: {error}.", _REPAIR)
    return good("LibreOffice works: there are pictures of pages and PDFs.")


_REPAIR = "Install it anew (libreoffice-writer-nogui), or set HUIBAO_OFFICE=off."


def _build_sample() -> bytes:
    from docx import Document

    stream, document = io.BytesIO(), Document()
    document.add_paragraph("汇报")
    document.save(stream)
    return stream.getvalue()
