"""The errand of the ledger's sheet: which rows it has, and what they say."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from bot.documents.file_names import clean_file_name
from bot.documents.ledger.ledger_xlsx import LedgerSheet, PastRow, SheetRow, build_ledger_sheet
from bot.errands.errand import Errand, Order, Parcel
from bot.sending.render_ledger import SPAN_WORDS
from bot.sending.say_shades import say_state
from bot.sending.voice import Voice
from bot.usecases.ledger_papers import LedgerPaper, PaperLine, load_paper
from conversations.deadlines.ledger_filter import LedgerFilter
from conversations.deadlines.ledger_views import PastLine
from conversations.deadlines.rounds import SPANS
from conversations.views import News


def load_sheet(order: Order) -> LedgerPaper | None:
    """Return what was wished for, as far as the person may see it now."""
    wish = parse_wish(order)
    return load_paper(order.conn, order.interviews, order.person, wish, order.now)


def parse_wish(order: Order) -> LedgerFilter:
    """Return which part of the ledger the errand was asked for with."""
    unit, span = order.params.get("unit"), order.params.get("span")
    return LedgerFilter(
        unit if isinstance(unit, int) else 0,
        next((each for each in SPANS if each == span), "open"),
        bool(order.params.get("only_missing")),
    )


def build_sheet(paper: LedgerPaper, voice: Voice) -> Parcel:
    """Return the workbook."""
    span = voice.label(SPAN_WORDS[paper.wish.span])
    news = News("ledger.sheet_done", {"unit": paper.unit, "span": span})
    return build_sheet_parcel(paper, voice, news)


def build_sheet_parcel(paper: LedgerPaper, voice: Voice, news: News) -> Parcel:
    """Return the workbook with other words under it."""
    sheet = LedgerSheet(
        title=voice.label("ledger.map_title", unit=""),
        headings=tuple(voice.label(key) for key in _HEADINGS),
        rows=tuple(_build_row(line, voice) for line in paper.lines),
        past_title=voice.label("ledger.past"),
        past_headings=tuple(voice.label(key) for key in _PAST_HEADINGS),
        past=tuple(_build_past_row(line) for line in paper.past),
    )
    return Parcel(build_name(paper, voice, ".xlsx"), build_ledger_sheet(sheet), news, ways=_WAYS)


def build_name(paper: LedgerPaper, voice: Voice, ending: str) -> str:
    """Return the file's name: 报送台账_市委办_20260703.xlsx."""
    on = f"{paper.at.astimezone(ZoneInfo(paper.zone)):%Y%m%d}"
    return clean_file_name(voice.plain("ledger.file_name", unit=paper.unit, on=on), ending)


def _build_row(line: PaperLine, voice: Voice) -> SheetRow:
    standing, deadline = line.line.standing, line.deadline
    return SheetRow(
        unit=standing.owner,
        above=line.above,
        report=deadline.name,
        period=voice.period(deadline.period),
        due_on=deadline.due_on,
        state=say_state(standing, voice),
        shade=line.line.shade,
        percent=100 if deadline.settled in ("handed_in", "elsewhere") else standing.percent,
        handed_in_at=line.handed_in_at,
        days_late=standing.days_late,
        remark=line.remark,
    )


def _build_past_row(line: PastLine) -> PastRow:
    past = line.past
    return PastRow(
        unit=line.name,
        owed=past.total,
        on_time=past.on_time,
        late=past.late,
        average=past.average_days_late,
        missing=past.missing,
        percent=past.percent,
    )


SHEET: Errand[LedgerPaper] = Errand(load_sheet, build_sheet)
"""Makes the workbook of what a person looks at."""

_WAYS = ("home",)
_HEADINGS = (
    *("ledger.head_unit", "ledger.head_above", "ledger.head_report", "ledger.head_period"),
    *("ledger.head_due", "ledger.head_state", "ledger.head_progress", "ledger.head_handed_in"),
    *("ledger.head_days_late", "ledger.head_remark"),
)
_PAST_HEADINGS = (
    *("ledger.head_unit", "ledger.head_owed", "ledger.head_on_time", "ledger.head_late"),
    *("ledger.head_average", "ledger.head_missing", "ledger.head_percent"),
)
