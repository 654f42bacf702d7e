"""校核: the list of findings, one finding, the reasons why one does not apply, all corrections."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bot.sending.keyboards import PAGE, build_button, build_numbers, build_ways
from bot.sending.messages import Button, Message, clip, clip_line
from bot.sending.render_findings import (
    LONGEST_FINDING,
    RANK_NAMES,
    READY_REASONS,
    SPARING,
    cut_context,
    say_ask,
    say_briefly,
    say_finding,
    sum_up,
)
from bot.sending.render_unplaced import say_unplaced
from bot.sending.voice import Voice
from conversations.buttons import Press
from conversations.checks.finding import RANKS, Finding
from conversations.checks.reviewing import Remark, Review, number_mark
from conversations.definition.questions import BaseQuestion
from conversations.finding_views import MendingView, ReasonsView, RemarkView, ReviewView
from conversations.masks import stamp_key
from conversations.views import News, View

MOST_MISSING = 20
"""Questions without an answer that have a button of their own; the rest is said as a count."""

_MASKED = ("masks", "uneven_masks")
"""The checks whose findings the mask ledger settles."""

_LONGEST_ASK = 60
_LONGEST_SOURCE = 120
_LONGEST_REASON = 80
_LONGEST_FIX = 80

Rows = list[list[Button]]


def render_review(view: ReviewView, voice: Voice) -> list[Message]:
    """Return a page of the list, the gravest first, and what can be done with all of it."""
    remarks = view.remarks
    pages = max(1, -(-len(remarks) // PAGE))
    page = min(max(view.page, 0), pages - 1)
    shown = remarks[page * PAGE : (page + 1) * PAGE]
    text = voice.text(
        "findings.text",
        name=voice.name(view.tag),
        news=_say_news(view.news, voice),
        count=len(view.missing),
        more=max(0, len(view.missing) - MOST_MISSING),
        groups=_group(shown, page * PAGE + 1, remarks, voice),
        open=sum(each.reason is None for each in remarks),
        must=view.review.must,
        drafty=view.drafty,
        unplaced=say_unplaced(view.unplaced, voice),
    )
    missing = view.missing[:MOST_MISSING] if page == 0 else ()
    rows = [_build_fill(view, each, voice) for _, each in missing]
    rows += build_numbers(
        [
            build_button(str(number), _press("finding", view.tag.id, each.finding))
            for number, each in enumerate(shown, page * PAGE + 1)
        ]
    )
    rows += _build_pager(voice, Press("check", view.tag.id, 0, view.question), page, pages)
    return [Message(text, [*rows, *_build_review_rows(view, voice)])]


def render_remark(view: RemarkView, voice: Voice) -> list[Message]:
    """Return one finding in full, where it stands, and what can be done about it."""
    finding, reason = view.remark.finding, view.remark.reason
    context = cut_context(finding)
    text = voice.text(
        "findings.one",
        name=voice.name(view.tag),
        news=_say_news(view.news, voice),
        rank=voice.label(RANK_NAMES[finding.rank]),
        check=voice.label(f"check_name.{finding.check}"),
        number=view.at + 1,
        total=len(view.review.remarks),
        section=clip_line(voice.say(finding.section.title), _LONGEST_ASK),
        ask=say_ask(finding, voice),
        said=clip(say_finding(finding, voice), LONGEST_FINDING),
        context=context,
        fix=clip(finding.fix, _LONGEST_FIX) if context and finding.fix is not None else None,
        source=clip_line(view.source, _LONGEST_SOURCE),
        reason=clip_line(reason or "", _LONGEST_REASON),
    )
    return [Message(text, _build_remark_rows(view, voice))]


def render_reasons(view: ReasonsView, voice: Voice) -> list[Message]:
    """Return the question why the finding does not apply."""
    mark = number_mark(view.finding.mark)
    text = voice.text(
        "findings.why", name=voice.name(view.tag), said=sum_up(view.finding, voice, LONGEST_FINDING)
    )
    ready = {**READY_REASONS, **({SPARING: "finding.reason_ours"} if view.sparing else {})}
    rows: Rows = [
        [build_button(voice.label(key), Press("dismiss_as", view.tag.id, 0, reason, mark))]
        for reason, key in ready.items()
    ]
    own = Press("dismiss_own", view.tag.id, value=mark)
    rows.append([build_button(voice.label("finding.reason_own"), own)])
    back = Press("finding", view.tag.id, value=mark)
    rows.append([build_button(voice.label("finding.keep"), back)])
    return [Message(text, rows)]


def render_mending(view: MendingView, voice: Voice) -> list[Message]:
    """Return a page of the corrections, each in its sentence, and the button that makes all."""
    pages = max(1, -(-len(view.findings) // PAGE))
    page = min(max(view.page, 0), pages - 1)
    start = page * PAGE
    text = voice.text(
        "findings.mending",
        name=voice.name(view.tag),
        news=_say_news(view.news, voice),
        count=len(view.findings),
        pages=pages,
        page=page + 1,
        lines=[
            _say_change(number, each, voice)
            for number, each in enumerate(view.findings[start : start + PAGE], start + 1)
        ],
    )
    sure = Press("mend_all", view.tag.id, view.revision, value=view.stamp)
    rows = _build_pager(voice, Press("mends", view.tag.id), page, pages)
    rows.append([build_button(voice.label("finding.mend_sure", count=len(view.findings)), sure)])
    rows.append([_build_back(view.tag.id, voice)])
    return [Message(text, rows)]


def _group(
    shown: Sequence[Remark], first: int, remarks: Sequence[Remark], voice: Voice
) -> list[dict[str, object]]:
    """Return the lines under their ranks, those that do not apply last, with the whole counts."""
    places = [*RANKS, None]
    groups: list[dict[str, object]] = []
    numbered = list(enumerate(shown, first))
    for rank in places:
        lines = [
            {
                "number": number,
                "said": sum_up(each.finding, voice),
                "reason": clip_line(each.reason or "", _LONGEST_REASON),
            }
            for number, each in numbered
            if _find_group(each) == rank
        ]
        if lines:
            title = voice.label(RANK_NAMES[rank] if rank else "finding.settled")
            count = sum(_find_group(each) == rank for each in remarks)
            groups.append({"title": title, "count": count, "lines": lines})
    return groups


def _find_group(remark: Remark) -> str | None:
    return remark.finding.rank if remark.reason is None else None


def _build_fill(view: ReviewView, question: BaseQuestion, voice: Voice) -> list[Button]:
    """Return the row with the button that goes to the question without an answer."""
    ask = clip_line(say_briefly(question.ask, voice), _LONGEST_ASK)
    press = Press("visit", view.tag.id, 0, question.id)
    return [build_button(voice.label("missing.fill", ask=ask), press)]


def _build_review_rows(view: ReviewView, voice: Voice) -> Rows:
    """Return the rows under the list: corrections, other things to look at, the document."""
    rows, draft = Rows(), view.tag.id
    fixes = sum(each.fix is not None for each in view.review.repeated)
    if fixes:
        label = voice.label("finding.mend_all", count=fixes)
        rows.append([build_button(label, Press("mends", draft))])
    if view.undoable:
        rows.append([_build_undo(draft, view.revision, voice)])
    beside = [("masks", view.masks), ("likeness", view.likeness)]
    ways = {"masks": "finding.masks", "likeness": "finding.likeness"}
    row = [build_button(voice.label(ways[verb]), Press(verb, draft)) for verb, on in beside if on]
    make = voice.label("finding.make_draft" if view.drafty else "finding.make_final")
    return [
        *rows,
        *([row] if row else []),
        [build_button(make, Press("make", draft))],
        build_ways(voice, ["open", "outline"], draft),
    ]


def _build_remark_rows(view: RemarkView, voice: Voice) -> Rows:
    finding, draft = view.remark.finding, view.tag.id
    visit = Press("visit", draft, 0, finding.question.id)
    first = [build_button(voice.label("finding.visit"), visit)]
    if view.remark.reason is not None:
        second = [
            build_button(voice.label("finding.reopen"), _press("undismiss", draft, finding)),
        ]
    else:
        if finding.fix is not None:
            mend = Press("mend", draft, view.revision, value=number_mark(finding.mark))
            first.append(build_button(voice.label("finding.mend"), mend))
        if finding.check in _MASKED:
            first.append(_build_fill_mask(finding, draft, voice))
        second = [build_button(voice.label("finding.dismiss"), _press("dismiss", draft, finding))]
    undo = [[_build_undo(draft, view.revision, voice)]] if view.undoable else []
    back = [_build_back(draft, voice, view.at // PAGE)]
    return [first, second, *undo, *_build_steps(view.review, view.at, draft, voice), back]


def _build_fill_mask(finding: Finding, draft: int, voice: Voice) -> Button:
    """Return the button to the ledger's row of a mask; to the ledger, where it is about several."""
    if finding.about:
        press = Press("mask", draft, value=stamp_key(finding.about))
        return build_button(voice.label("finding.fill_mask"), press)
    return build_button(voice.label("finding.masks"), Press("masks", draft))


def _build_steps(review: Review, at: int, draft: int, voice: Voice) -> Rows:
    """Return the row that leads to the finding before and the one after."""
    row = [
        build_button(voice.label(key), _press("finding", draft, review.remarks[near].finding))
        for key, near in (("finding.before", at - 1), ("finding.after", at + 1))
        if 0 <= near < len(review.remarks)
    ]
    return [row] if row else []


def _build_back(draft: int, voice: Voice, page: int = 0) -> Button:
    return build_button(voice.label("finding.list"), Press("check", draft, value=page))


def _build_undo(draft: int, revision: int, voice: Voice) -> Button:
    return build_button(voice.label("finding.undo"), Press("unmend", draft, revision))


def _build_pager(voice: Voice, press: Press, page: int, pages: int) -> Rows:
    turns = (("way.earlier", page - 1), ("way.later", page + 1))
    row = [
        build_button(
            voice.label(key), Press(press.verb, press.draft, press.revision, press.question, near)
        )
        for key, near in turns
        if 0 <= near < pages
    ]
    return [row] if row else []


def _press(verb: str, draft: int, finding: Finding) -> Press:
    return Press(verb, draft, value=number_mark(finding.mark))


def _say_change(number: int, finding: Finding, voice: Voice) -> dict[str, object]:
    """Return a correction in its context; of a sensitive question only that there is one."""
    return {
        "number": number,
        "ask": say_ask(finding, voice),
        "context": cut_context(finding),
        "fix": clip(finding.fix or "", _LONGEST_FIX),
    }


def _say_news(news: News | None, voice: Voice) -> str:
    return voice.news(news) if news else ""


# Any: each renderer takes its own kind of view.
RENDERERS: Mapping[type[View], Callable[[Any, Voice], list[Message]]] = {
    ReviewView: render_review,
    RemarkView: render_remark,
    ReasonsView: render_reasons,
    MendingView: render_mending,
}
"""The renderers of what is shown of findings."""
