"""The errand of the ledger's picture: units × rounds, or one unit's reports × months."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import partial

from bot.documents.ledger.heat_map import (
    MOST_COLUMNS,
    MOST_ROWS,
    HeatCell,
    HeatColumn,
    HeatMap,
    HeatRow,
    NoChineseFontError,
    build_heat_map,
)
from bot.errands.errand import Errand, Order, Parcel
from bot.errands.ledger_sheet import build_name, build_sheet_parcel, parse_wish
from bot.sending.say_shades import SHADE_WORDS
from bot.sending.voice import Voice
from bot.usecases.ledger_papers import LedgerPaper, PaperLine, load_paper
from conversations.deadlines.ledger_filter import LedgerFilter
from conversations.deadlines.shades import SHADES
from conversations.periods import Period, parse_period
from conversations.views import News

_READABLE_ROWS = 25
"""Rows up to which a messenger may make the picture smaller to show it; more go as a file."""

RoundKey = tuple[int, str]
Owner = tuple[int | None, int | None]


def load_picture(order: Order) -> LedgerPaper | None:
    """Return a year of what was wished for, as far as the person may see it now."""
    wish = LedgerFilter(parse_wish(order).unit_id, "year")
    paper = load_paper(order.conn, order.interviews, order.person, wish, order.now)
    return paper if paper and paper.lines else None


def build_picture(paper: LedgerPaper, voice: Voice) -> Parcel:
    """Return the picture; where no font can write it, the sheet, and why."""
    heat_map = arrange_heat_map(paper, voice)
    try:
        body = build_heat_map(heat_map)
    except NoChineseFontError:
        return build_sheet_parcel(paper, voice, News("ledger.no_font"))
    news = News("ledger.picture_done", {"unit": paper.unit})
    photo = len(heat_map.rows) <= _READABLE_ROWS
    return Parcel(build_name(paper, voice, ".png"), body, news, photo=photo, ways=("home",))


PICTURE: Errand[LedgerPaper] = Errand(load_picture, build_picture)
"""Draws a year of the unit that a person looks at."""


def arrange_heat_map(paper: LedgerPaper, voice: Voice) -> HeatMap:
    """Return what the picture says: units down, or of a single one its reports."""
    owners = {_get_owner(line) for line in paper.lines}
    arrange = _arrange_owners if len(owners) > 1 else _arrange_reports
    columns, rows, today = arrange(paper, voice)
    moment = voice.moment(paper.at, paper.zone)
    cut = len(rows) > MOST_ROWS
    used = {line.line.shade for line in paper.lines}
    return HeatMap(
        title=voice.plain("ledger.map_title", unit=paper.unit),
        note=voice.plain("ledger.map_note", moment=moment, rows=MOST_ROWS, cut=cut),
        columns=tuple(columns),
        rows=tuple(rows[:MOST_ROWS]),
        legend=tuple((each, voice.label(SHADE_WORDS[each])) for each in SHADES if each in used),
        today=tuple(today),
        today_label=voice.label("ledger.map_today"),
        total_label=voice.label("ledger.map_total"),
    )


Arranged = tuple[list[HeatColumn], list[HeatRow], list[float]]


def _arrange_owners(paper: LedgerPaper, voice: Voice) -> Arranged:
    """Put the owners down and the rounds across, those of one obligation side by side."""
    rounds = _choose_rounds(paper)
    columns = [_build_round_column(lines, voice) for lines in rounds.values()]
    by_owner: dict[Owner, list[PaperLine]] = {}
    drawn = [line for lines in rounds.values() for line in lines]
    for line in sorted(drawn, key=_rank_owner):
        by_owner.setdefault(_get_owner(line), []).append(line)
    top = min(line.depth for line in drawn)
    rows = [
        HeatRow(
            lines[0].line.standing.owner,
            tuple(_build_cell(_pick(lines, key), paper.today, voice) for key in rounds),
            lines[0].depth - top,
        )
        for lines in by_owner.values()
    ]
    return columns, rows, _find_today(list(rounds.values()), paper.today)


def _choose_rounds(paper: LedgerPaper) -> Mapping[RoundKey, Sequence[PaperLine]]:
    """Return the rounds that are drawn, by obligation and day: those nearest to today."""
    rounds: dict[RoundKey, list[PaperLine]] = {}
    for line in paper.lines:
        rounds.setdefault(_get_round(line), []).append(line)
    distance = {key: abs(_find_due(each) - paper.today) for key, each in rounds.items()}
    near = set(sorted(rounds, key=lambda key: distance[key])[:MOST_COLUMNS])
    ordered = sorted(near, key=lambda key: (key[0], _find_due(rounds[key]), key[1]))
    return {key: rounds[key] for key in ordered}


def _build_round_column(lines: Sequence[PaperLine], voice: Voice) -> HeatColumn:
    deadline = lines[0].deadline
    heading = _say_occurrence(deadline.occurrence, voice)
    return HeatColumn(heading, deadline.name, _count(lines))


def _arrange_reports(paper: LedgerPaper, voice: Voice) -> Arranged:
    """Put one owner's obligations down and the months across; the most urgent of a month stands."""
    months = _choose_months(paper)
    names = dict.fromkeys(line.deadline.name for line in paper.lines)
    by_month = {
        month: [line for line in paper.lines if _get_month(line.deadline.due_on) == month]
        for month in months
    }
    group = voice.label("ledger.map_due")
    columns = [
        HeatColumn((str(year), voice.label("ledger.map_month", month=month)), group, _count(lines))
        for (year, month), lines in by_month.items()
    ]
    pick = partial(_pick_named, by_month)
    rows = [
        HeatRow(name, tuple(_build_cell(pick(each, name), paper.today, voice) for each in months))
        for name in names
    ]
    return columns, rows, [_find_month_place(months, paper.today)]


def _choose_months(paper: LedgerPaper) -> list[tuple[int, int]]:
    """Return the months from the first due day to the last, at most so many, the latest ones."""
    due = [line.deadline.due_on for line in paper.lines]
    (year, month), last = _get_month(min(due)), _get_month(max(due))
    months = []
    while (year, month) <= last:
        months.append((year, month))
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return months[-MOST_COLUMNS:]


def _pick_named(
    by_month: Mapping[tuple[int, int], Sequence[PaperLine]], month: tuple[int, int], name: str
) -> PaperLine | None:
    return _pick_worst(line for line in by_month[month] if line.deadline.name == name)


def _pick(lines: Iterable[PaperLine], key: RoundKey) -> PaperLine | None:
    return _pick_worst(line for line in lines if _get_round(line) == key)


def _pick_worst(lines: Iterable[PaperLine]) -> PaperLine | None:
    return min(lines, key=lambda each: SHADES.index(each.line.shade), default=None)


def _build_cell(line: PaperLine | None, today: date, voice: Voice) -> HeatCell | None:
    if line is None:
        return None
    return HeatCell(line.line.shade, _say_sign(line, today, voice))


def _say_sign(line: PaperLine, today: date, voice: Voice) -> str:
    """Return the few letters that say the state without its colour: 逾3, 63%, ✓."""
    standing = line.line.standing
    match line.line.shade:
        case "late":
            return voice.plain("ledger.sign_late", days=standing.days_late)
        case "soon":
            return voice.plain("ledger.sign_soon", days=(line.deadline.due_on - today).days)
        case "in_progress":
            return voice.plain("ledger.sign_percent", percent=standing.percent)
        case "handed_in" if standing.days_late > 0:
            return voice.plain("ledger.sign_handed_in_late", days=standing.days_late)
        case shade:
            return voice.label(_SIGNS[shade])


_SIGNS = {
    "not_started": "ledger.sign_not_started",
    "finished": "ledger.sign_finished",
    "handed_in": "ledger.sign_handed_in",
    "waived": "ledger.sign_waived",
}


def _say_occurrence(occurrence: str, voice: Voice) -> tuple[str, ...]:
    """Return a column's heading in two lines: the year, and which part of it."""
    try:
        period = parse_period(occurrence)
    except ValueError:
        day = date.fromisoformat(occurrence)
        return str(day.year), voice.label("ledger.map_day", month=day.month, day=day.day)
    return str(period.year), _say_part(period, voice)


def _say_part(period: Period, voice: Voice) -> str:
    match period.kind:
        case "month":
            return voice.label("ledger.map_month", month=period.month)
        case "quarter":
            return voice.label("ledger.map_quarter", quarter=period.quarter)
        case "half_year":
            return voice.label("ledger.map_half", half=int(period.key[-1]))
        case "year":
            return voice.label("ledger.map_year")


def _count(lines: Collection[PaperLine]) -> str:
    """Return how many of those that are owed were handed in; nothing where none is."""
    owed = [line for line in lines if line.line.shade != "waived"]
    handed_in = sum(not line.line.standing.missing for line in owed)
    return f"{handed_in}/{len(owed)}" if owed else ""


def _find_today(rounds: Sequence[Sequence[PaperLine]], today: date) -> list[float]:
    """Return where today is in each obligation's columns: before the first that is not yet past."""
    places: list[float] = []
    start = 0
    names = [lines[0].deadline.obligation_id for lines in rounds]
    for obligation in dict.fromkeys(names):
        of_it = [lines for lines in rounds if lines[0].deadline.obligation_id == obligation]
        past = sum(_find_due(lines) < today for lines in of_it)
        # Behind the last one: that column's right edge, not the left one of the next group.
        places.append(start + past - (_EDGE if past == len(of_it) else 0))
        start += len(of_it)
    return places


_EDGE = 1e-6


def _find_month_place(months: Sequence[tuple[int, int]], today: date) -> float:
    first = months[0]
    place = (today.year - first[0]) * 12 + today.month - first[1] + (today.day - 1) / 31
    return min(max(place, 0.0), float(len(months)))


def _find_due(lines: Iterable[PaperLine]) -> date:
    return min(line.deadline.due_on for line in lines)


def _rank_owner(line: PaperLine) -> tuple[int, int, str]:
    return line.place, line.depth, line.line.standing.owner


def _get_owner(line: PaperLine) -> Owner:
    return line.deadline.unit_id, line.deadline.person_id


def _get_round(line: PaperLine) -> RoundKey:
    return line.deadline.obligation_id, line.deadline.occurrence


def _get_month(day: date) -> tuple[int, int]:
    return day.year, day.month
