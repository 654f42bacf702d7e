"""The home card and the lists under it: drafts, the bin, and what a new report can be."""

from __future__ import annotations

from collections.abc import Iterable

from bot.sending.asked import LONGEST_NAME
from bot.sending.keyboards import (
    arrange,
    build_button,
    build_pager,
    build_period_value,
    build_way,
    build_ways,
)
from bot.sending.messages import Button, Message, clip_line
from bot.sending.render_cards import render_bar
from bot.sending.say_due import say_distance, say_due_day, say_report
from bot.sending.say_pauses import say_pause
from bot.sending.voice import Voice
from conversations.buttons import Press
from conversations.home_views import HomeView, NextDue
from conversations.views import (
    BinAskView,
    BinnedView,
    BinView,
    DraftLine,
    DraftsView,
    KindsView,
    News,
    PeriodsView,
    PurgeAskView,
    TwinView,
)

_LONGEST_ABOUT = 300
_MOST_KINDS = 10


def render_home(view: HomeView, voice: Voice) -> list[Message]:
    """Return the home card."""
    text = voice.text(
        "home.text",
        news=_render_news(view.news, voice),
        pause=say_pause(view.pause, voice) if view.pause else None,
        due=_build_due(view.due, voice) if view.due else None,
        lines=_build_lines(view.drafts, voice),
        more=view.total - len(view.drafts),
        documents=view.documents,
        binned=view.binned,
    )
    places = ["new", "deadlines", *["drafts"] * (view.total > len(view.drafts))]
    places += ["basket", *["documents"] * (view.documents > 0)] + ["binned"] * (view.binned > 0)
    minding = view.administrator or view.head
    places += ["obligations"] * minding + ["ledger"] * view.ledger + ["units"] * minding
    places += [*["invite"] * view.administrator, "settings", "help"]
    buttons = [build_way(voice, place) for place in places]
    rows = [*_build_pause_rows(view, voice), *_build_draft_rows(_list_others(view), voice)]
    return [Message(text, [*rows, *arrange(buttons)])]


def _build_pause_rows(view: HomeView, voice: Voice) -> list[list[Button]]:
    """Return the button on top that leads to where the person stopped."""
    if view.pause is None:
        return []
    return [[build_button(voice.label("pause.resume"), Press("open", view.pause.tag.id))]]


def _list_others(view: HomeView) -> list[DraftLine]:
    """Return the drafts that have no button on top of theirs."""
    paused = view.pause.tag.id if view.pause else 0
    return [line for line in view.drafts if line.tag.id != paused]


def render_drafts(view: DraftsView, voice: Voice) -> list[Message]:
    """Return a page of the drafts at hand."""
    news = _render_news(view.news, voice)
    text = voice.text("drafts.text", news=news, lines=_build_lines(view.lines, voice))
    rows = _build_draft_rows(view.lines, voice)
    rows += build_pager(voice, "drafts", view.page, view.pages)
    rows.append(build_ways(voice, ["new", "home"]))
    return [Message(text, rows)]


def render_kinds(view: KindsView, voice: Voice) -> list[Message]:
    """Return the choice of a kind of report."""
    shown = view.kinds[:_MOST_KINDS]
    lines = [
        {
            "name": clip_line(voice.say(kind.name), LONGEST_NAME),
            "about": clip_line(voice.say(kind.about), _LONGEST_ABOUT // 2),
        }
        for kind in shown
    ]
    rows: list[list[Button]] = [
        [build_button(voice.say(kind.name), Press("kind", question=kind.id))] for kind in shown
    ]
    ways = build_ways(voice, ["import", "home"])
    return [Message(voice.text("kinds.text", lines=lines), [*rows, ways])]


def render_periods(view: PeriodsView, voice: Voice) -> list[Message]:
    """Return the choice of a period."""
    buttons = [
        build_button(
            voice.period(period),
            Press("period", question=view.kind.id, value=build_period_value(period)),
        )
        for period in view.periods
    ]
    text = voice.text("periods.text", name=clip_line(voice.say(view.kind.name), LONGEST_NAME))
    other = build_button(voice.label("periods.other"), Press("new"))
    return [Message(text, [*arrange(buttons), [other, *build_ways(voice, ["home"])]])]


def render_twin(view: TwinView, voice: Voice) -> list[Message]:
    """Return the choice between the draft that is there and one more of the same kind."""
    text = voice.text("twin.text", **_build_line(view.line, voice))
    value = build_period_value(view.line.tag.period)
    again = Press("again", question=view.kind, value=value)
    rows = [
        build_ways(voice, ["open"], view.line.tag.id),
        [build_button(voice.label("twin.again"), again)],
        build_ways(voice, ["home"]),
    ]
    return [Message(text, rows)]


def render_bin(view: BinView, voice: Voice) -> list[Message]:
    """Return a page of the bin: each draft can be brought back or erased."""
    lines = [
        {"number": number, "name": voice.name(line.tag), "days": line.days}
        for number, line in enumerate(view.lines, 1)
    ]
    rows: list[list[Button]] = [
        [
            build_button(voice.label("bin.restore", number=number), Press("restore", line.tag.id)),
            build_button(voice.label("bin.erase", number=number), Press("erase", line.tag.id)),
        ]
        for number, line in enumerate(view.lines, 1)
    ]
    rows += build_pager(voice, "binned", view.page, view.pages)
    rows.append(build_ways(voice, ["home"]))
    text = voice.text("bin.text", news=_render_news(view.news, voice), lines=lines)
    return [Message(text, rows)]


def render_bin_ask(view: BinAskView, voice: Voice) -> list[Message]:
    """Return the question whether the draft shall go to the bin."""
    text = voice.text("bin.ask", name=voice.name(view.tag), percent=view.progress.percent)
    rows = [build_ways(voice, ["open", "bin"], view.tag.id)]
    return [Message(text, rows)]


def render_binned(view: BinnedView, voice: Voice) -> list[Message]:
    """Return that the draft is in the bin, and the way back."""
    rows = [build_ways(voice, ["restore"], view.tag.id), build_ways(voice, ["home", "new"])]
    return [Message(voice.text("bin.done", name=voice.name(view.tag)), rows)]


def render_purge_ask(view: PurgeAskView, voice: Voice) -> list[Message]:
    """Return the question whether the answers shall be erased for good."""
    keep = build_button(voice.label("bin.keep"), Press("binned"))
    rows = [[keep, *build_ways(voice, ["purge"], view.tag.id)]]
    return [Message(voice.text("bin.purge_ask", name=voice.name(view.tag)), rows)]


def _build_due(due: NextDue, voice: Voice) -> dict[str, object]:
    return {
        "name": say_report(due.name, due.period, voice),
        "day": say_due_day(due.due_on, voice),
        "distance": say_distance(due.days, due.working, voice),
        "late": due.days < 0,
        "more": due.more,
    }


def _render_news(news: News | None, voice: Voice) -> str:
    return voice.news(news) if news else ""


def _build_line(line: DraftLine, voice: Voice) -> dict[str, object]:
    percent = line.progress.percent
    return {"name": voice.name(line.tag), "bar": render_bar(percent), "percent": percent}


def _build_lines(lines: Iterable[DraftLine], voice: Voice) -> list[dict[str, object]]:
    return [_build_line(line, voice) for line in lines]


def _build_draft_rows(lines: Iterable[DraftLine], voice: Voice) -> list[list[Button]]:
    rows = []
    for line in lines:
        percent = line.progress.percent
        label = voice.label("drafts.pick", name=voice.name(line.tag), percent=percent)
        rows.append([build_button(label, Press("open", line.tag.id))])
    return rows
