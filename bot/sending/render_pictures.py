"""The card of photos: what was sent and how it is captioned, and one photo looked at."""

from __future__ import annotations

from bot.sending.asked import LONGEST_ANSWER, LONGEST_ASK, LONGEST_BODY, Asked
from bot.sending.keyboards import aim, build_button, build_numbers
from bot.sending.messages import Button, clip, clip_line
from bot.sending.numbered import find_entry
from bot.sending.voice import Voice
from conversations.definition.questions import Pictures
from conversations.drafts.draft import PictureEntry, PicturesAnswer, Skipped
from conversations.views import CardView

_LONGEST_CAPTION = 80
"""Units of a caption on one line."""


def render_pictures(view: CardView, question: Pictures, voice: Voice) -> Asked:
    """Return what the card says: about all the photos, or about the one in focus."""
    at = find_entry(view.card)
    if at is None:
        ask = clip(voice.say(question.ask), LONGEST_ASK)
        new = not _get_pictures(view)
        hint = clip(voice.say(question.hint), LONGEST_ASK) if question.hint and new else ""
        return Asked(ask, hint, _say_pictures(view, question, voice), _build_rows(view, voice))
    entry = _get_pictures(view)[at]
    told = clip(entry.caption.text, LONGEST_ANSWER) if entry.caption else ""
    body = voice.plain("pictures.one", caption=told, name=clip_line(entry.name, _LONGEST_CAPTION))
    if view.card.focus.part is None:
        ask = voice.label("pictures.look", number=at + 1)
        return Asked(ask, "", body, _build_look_rows(view, at, voice))
    return Asked(voice.label("pictures.ask_caption", number=at + 1), "", body, [])


def _get_pictures(view: CardView) -> tuple[PictureEntry, ...]:
    answer = view.card.answer
    return answer.pictures if isinstance(answer, PicturesAnswer) else ()


def _say_pictures(view: CardView, question: Pictures, voice: Voice) -> str:
    pictures = _get_pictures(view)
    bare = [at for at, entry in enumerate(pictures, 1) if entry.caption is None]
    lines = [
        {
            "number": at,
            "caption": clip_line(entry.caption.text, _LONGEST_CAPTION) if entry.caption else "",
        }
        for at, entry in enumerate(pictures, 1)
    ]
    said = voice.plain(
        "pictures.list",
        lines=lines,
        bare=bare[0] if bare else 0,
        most=question.most,
        left=question.most - len(pictures),
        skipped=isinstance(view.card.answer, Skipped),
    )
    return clip(said, LONGEST_BODY)


def _build_rows(view: CardView, voice: Voice) -> list[list[Button]]:
    press, count = aim(view), len(_get_pictures(view))
    if not count:
        return []
    numbers = [build_button(str(at + 1), press("go", at)) for at in range(count)]
    return [*build_numbers(numbers), [build_button(voice.label("items.done"), press("done"))]]


def _build_look_rows(view: CardView, at: int, voice: Voice) -> list[list[Button]]:
    press, count = aim(view), len(_get_pictures(view))
    moves = [("up", "items.up")] * (at > 0) + [("down", "items.down")] * (at < count - 1)
    moves.append(("removal", "items.remove"))
    return [
        [build_button(voice.label("pictures.rewrite"), press("rewrite", at))],
        [build_button(voice.label(key), press(verb, at)) for verb, key in moves],
    ]
