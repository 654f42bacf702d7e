"""The card of a list whose entries answer those of an earlier one: a measure for each problem."""

from __future__ import annotations

from bot.sending.asked import LONGEST_ASK, Asked, join_parts
from bot.sending.keyboards import aim, build_button, build_numbers
from bot.sending.list_buttons import build_suggestion_rows
from bot.sending.messages import Button, clip, clip_line
from bot.sending.numbered import LONGEST_TITLE, Listed
from bot.sending.render_entries import is_written, render_quote
from bot.sending.voice import Voice
from conversations.drafts.draft import Focus
from conversations.drafts.pairs import ALONE
from conversations.views import CardView

_LONGEST_HEADING = 20
_MOST_LINES = 20
_MOST_NUMBERS = 80
"""Numbers for which there are buttons: what remains of a message's 100 is for the rest."""

_FEW_NUMBERS = 2
"""Numbers on a row that leave room for 另加一条."""


def render_pairs(view: CardView, listed: Listed, voice: Voice) -> Asked:
    """Return the other list's entries with what answers each, and which is to be answered next."""
    focus = view.card.focus
    slot = _find_next(listed, focus)
    ask = clip(voice.say(listed.ask), LONGEST_ASK)
    offered = bool(listed.find_unused())
    body = voice.text("pairs.list", offered=offered, **_build_lines(listed, slot))
    if slot is not None:
        name = listed.name_slot(slot, LONGEST_TITLE)
        ask = voice.plain("pairs.ask", entry=name, ask=ask)
        body = join_parts(render_quote(listed, slot, "pairs.quote", voice), body)
    elif focus.pair == ALONE:
        ask = voice.plain("pairs.alone", ask=ask)
    hint = clip(voice.say(listed.hint), LONGEST_ASK) if listed.hint and not listed.entries else ""
    return Asked(ask, hint, body, _build_rows(view, listed, slot, voice))


def _find_next(listed: Listed, focus: Focus) -> int | None:
    """Return the index of the slot that the next entry answers; None when it stands alone."""
    if focus.pair == ALONE:
        return None
    unanswered = [at for at, slot in enumerate(listed.slots) if slot.answered is None]
    wanted = (at for at in unanswered if listed.slots[at].entry.id == focus.pair)
    return next(wanted, unanswered[0] if unanswered else None)


def _build_lines(listed: Listed, slot: int | None) -> dict[str, object]:
    """Return the lines around the slot, and those of the entries that stand alone."""
    count = len(listed.slots)
    start = max(0, min((slot or 0) - _MOST_LINES // 2, count - _MOST_LINES))
    shown = range(start, min(start + _MOST_LINES, count))
    alone = _find_alone(listed)
    return {
        "before": start,
        "lines": [{**_build_line(listed, at), "here": at == slot} for at in shown],
        "after": count - shown.stop,
        "open": None in (each.answered for each in listed.slots),
        "unwritten": not all(map(is_written, listed.entries)),
        "alone": [_build_alone(listed, at) for at in alone[-_MOST_LINES // 2 :]],
    }


def _build_line(listed: Listed, slot: int) -> dict[str, object]:
    answered = listed.slots[slot].answered
    entry = None if answered is None else listed.entries[answered]
    return {
        "slot": listed.name_slot(slot, _LONGEST_HEADING),
        "answer": clip_line(entry.heading.text, _LONGEST_HEADING) if entry else "",
        "written": entry is not None and is_written(entry),
    }


def _build_alone(listed: Listed, at: int) -> dict[str, object]:
    name = listed.name(at, _LONGEST_HEADING)
    return {"answer": name, "written": is_written(listed.entries[at])}


def _find_alone(listed: Listed) -> list[int]:
    return [at for at in range(len(listed.entries)) if listed.find_slot(at) is None]


def _build_rows(
    view: CardView, listed: Listed, here: int | None, voice: Voice
) -> list[list[Button]]:
    """Return a number for every other slot and every entry that stands alone, and the rest."""
    press, others = aim(view), [at for at in range(len(listed.slots)) if at != here]
    numbers = [_build_number(view, listed, at, voice) for at in others]
    numbers += [build_button(listed.number(at), press("go", at)) for at in _find_alone(listed)]
    full = len(listed.entries) >= listed.shape.most or view.card.focus.pair == ALONE
    rows = build_numbers(numbers[:_MOST_NUMBERS])
    if not full:
        if not rows or len(rows[-1]) > _FEW_NUMBERS:
            rows.append([])
        rows[-1].append(build_button(voice.label("pairs.add"), press("alone")))
    return [*rows, *build_suggestion_rows(view, listed, voice)]


def _build_number(view: CardView, listed: Listed, slot: int, voice: Voice) -> Button:
    """Return the button that goes to what answers the slot, or has it answered next."""
    press, number = aim(view), listed.count(slot + 1)
    answered = listed.slots[slot].answered
    if answered is None:
        return build_button(voice.label("pairs.open", number=number), press("pair", slot))
    return build_button(number, press("go", answered))
