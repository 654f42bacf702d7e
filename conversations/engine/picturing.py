"""Photos: added with their captions, reordered and removed."""

from __future__ import annotations

from dataclasses import replace

from conversations.definition.interview import Interview
from conversations.definition.questions import Pictures
from conversations.drafts.draft import Draft, Focus, Part, PictureEntry, PicturesAnswer
from conversations.drafts.events import Pictured
from conversations.drafts.path import build_walk, find_position
from conversations.drafts.results import Outcome, Refusal, Result
from conversations.engine.editing import replace_at
from conversations.engine.texts import clean_text, is_blank
from conversations.engine.turns import Change, Turn, build_turn
from conversations.kinds.pictures import parse_caption


def take_picture(interview: Interview, draft: Draft, event: Pictured) -> Change:
    """Return the draft with one photo more at the present question; the same where none is asked.

    What stood under it is its caption. Refused: `pictures_full` (most). A caption that cannot be
    one is kept as an attempt, and the photo without it: saved, with that problem.
    """
    walk = build_walk(interview, draft)
    place = find_position(walk)
    turn = build_turn(walk, place) if place else None
    if turn is None or not isinstance(turn.question, Pictures):
        return Change(draft, Result("ignored"))
    pictures = _get_answer(turn).pictures
    if len(pictures) >= turn.question.most:
        return turn.refuse(Refusal("pictures_full", {"most": turn.question.most}))
    typed = Part(clean_text(event.caption), event.source, event.at)
    caption = None if is_blank(typed.text) else parse_caption(typed.text)
    said = replace(typed, text=caption) if isinstance(caption, str) else None
    entry = PictureEntry(event.picture, said, event.name)
    change = turn.put(PicturesAnswer((*pictures, entry)), turn.home, "saved")
    if not isinstance(caption, Refusal):
        return change
    attempts = {**change.draft.attempts, turn.question.id: typed}
    result = replace(change.result, problem=caption.problem, params=caption.params)
    return Change(replace(change.draft, attempts=attempts), result)


def write_caption(turn: Turn, part: Part) -> Change:
    """Return the draft with `part` as the caption of the photo asked about, or the first without.

    Refused: `use_buttons` at one merely looked at, `send_picture` where each has its caption, and
    what `parse_caption` refuses.
    """
    at = turn.place.entry
    if at is not None and turn.place.part != "text":
        return turn.refuse(Refusal("use_buttons"), part)
    at = find_bare(_get_answer(turn)) if at is None else at
    if at is None:
        return turn.refuse(Refusal("send_picture"), part)
    caption = parse_caption(part.text)
    if isinstance(caption, Refusal):
        return turn.refuse(caption, part)
    answer = _get_answer(turn)
    outcome: Outcome = "amended" if answer.pictures[at].caption else "saved"
    entry = replace(answer.pictures[at], caption=replace(part, text=caption))
    pictures = replace_at(answer.pictures, at, entry)
    return turn.put(replace(answer, pictures=pictures), turn.home, outcome)


def find_bare(answer: PicturesAnswer) -> int | None:
    """Return the index of the first photo without a caption; None when each has one."""
    bare = (at for at, entry in enumerate(answer.pictures) if entry.caption is None)
    return next(bare, None)


def close_pictures(turn: Turn, question: Pictures) -> Change:
    """Return the draft with no more photos expected, the person at the next open question.

    Refused: `pictures_too_few` (least).
    """
    answer = _get_answer(turn)
    if len(answer.pictures) < question.least:
        return turn.refuse(Refusal("pictures_too_few", {"least": question.least}))
    return turn.go_on(replace(answer, closed=True), "moved" if answer.closed else "saved")


def look(turn: Turn, question: Pictures, at: int) -> Change:
    """Return the draft with the photo looked at."""
    return turn.move(Focus(question.id, at)) if _has(turn, at) else turn.ignore()


def ask_caption(turn: Turn, question: Pictures, at: int) -> Change:
    """Return the draft with the photo's caption asked for."""
    return turn.move(Focus(question.id, at, "text")) if _has(turn, at) else turn.ignore()


def move_up(turn: Turn, question: Pictures, at: int) -> Change:
    """Return the draft with the photo before its neighbour."""
    return _swap(turn, question, at, at - 1)


def move_down(turn: Turn, question: Pictures, at: int) -> Change:
    """Return the draft with the photo behind its neighbour."""
    return _swap(turn, question, at, at + 1)


def remove(turn: Turn, question: Pictures, at: int) -> Change:
    """Return the draft without the photo, the person at the question."""
    if not _has(turn, at):
        return turn.ignore()
    answer = _get_answer(turn)
    left = (*answer.pictures[:at], *answer.pictures[at + 1 :])
    closed = answer.closed and len(left) >= question.least
    return turn.put(PicturesAnswer(left, closed), turn.home, "amended")


def amend_captions(answer: PicturesAnswer, part: Part) -> PicturesAnswer | Refusal | None:
    """Return the photos after the message of `part.source` was edited; None if it was no caption.

    Refused: what `parse_caption` refuses.
    """
    for at, entry in enumerate(answer.pictures):
        if entry.caption is not None and entry.caption.source == part.source:
            caption = parse_caption(part.text)
            if isinstance(caption, Refusal):
                return caption
            changed = replace(entry, caption=replace(entry.caption, text=caption))
            return replace(answer, pictures=replace_at(answer.pictures, at, changed))
    return None


def _swap(turn: Turn, question: Pictures, at: int, to: int) -> Change:
    """Return the draft with two photos changing places; one that is looked at stays so."""
    if not _has(turn, at) or not _has(turn, to):
        return turn.ignore()
    answer = _get_answer(turn)
    one, other = answer.pictures[at], answer.pictures[to]
    pictures = replace_at(replace_at(answer.pictures, at, other), to, one)
    looked_at = turn.place == Focus(question.id, at)
    place = Focus(question.id, to) if looked_at else turn.home
    return turn.put(replace(answer, pictures=pictures), place, "amended")


def _has(turn: Turn, at: int) -> bool:
    return 0 <= at < len(_get_answer(turn).pictures)


def _get_answer(turn: Turn) -> PicturesAnswer:
    return turn.answer if isinstance(turn.answer, PicturesAnswer) else PicturesAnswer()
