"""Attachments in words: one just taken, one looked at, its pictures, and their list."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.sending.keyboards import build_button, build_numbers, build_way, build_ways
from bot.sending.messages import Button, Message, clip_line
from bot.sending.render_findings import say_briefly
from bot.sending.voice import Voice
from conversations.attachments.albums import count_pages, is_scan
from conversations.attachments.names import PHOTOS, build_title
from conversations.attachments.views import (
    AttachedView,
    AttachmentsView,
    AttachmentView,
    PicturesView,
    Place,
)
from conversations.buttons import Press
from conversations.definition.questions import BaseQuestion
from conversations.views import View

_LONGEST_LINE = 60
_LONGEST_CAPTION = 200
_LONGEST_ASK = 24
_MOST_PHOTOS = 30
"""Captions of an album that are listed: a messenger sends ten at once, but need not."""


def render_attached(view: AttachedView, voice: Voice) -> list[Message]:
    """Return that something was taken, and what can be done with it next."""
    place, draft = view.place, view.tag.id
    first = place.album[0]
    text = voice.text(
        "att.taken",
        **_tell(place, voice),
        several=bool(first.group),
        untitled=build_title(place.album) == PHOTOS,
        news=voice.news(view.news) if view.news else "",
    )
    whole = build_button(voice.label("att.to_report"), Press("att_to", draft, value=first.id))
    back = Press("open", draft)
    rows = [
        *([[whole]] if place.question else []),
        [
            build_button(voice.label("att.word"), Press("att_word", draft, value=first.id)),
            build_button(voice.label("att.drop"), Press("att_drop", draft, value=first.id)),
        ],
        [
            build_button(voice.label("att.list"), Press("attachments", draft)),
            build_button(voice.label("att.back" if place.question else "way.open"), back),
        ],
    ]
    return [Message(text, rows)]


def render_attachment(view: AttachmentView, voice: Voice) -> list[Message]:
    """Return one 附件 with what can be done with it, or one photo of an album."""
    one = view.place.album[view.chosen or 0]
    text = voice.text(
        "att.one",
        **_tell(view.place, voice),
        name=voice.name(view.tag),
        news=voice.news(view.news) if view.news else "",
        chosen=0 if view.chosen is None else view.chosen + 1,
        caption=_say_caption(view.place, view.chosen or 0),
        lines=_build_photos(view.place) if view.chosen is None else [],
    )
    rows = _build_album_rows(view, voice) if view.chosen is None else []
    if view.chosen is not None or len(view.place.album) == 1:
        verb = "att_drop" if view.chosen is None else "att_less"
        rows += [
            [
                _button(view, voice, "att.word", "att_word", one.id),
                _button(view, voice, "att.drop", verb, one.id),
            ]
        ]
    if view.chosen is not None:
        rows.append([_button(view, voice, "att.album", "att", one.id)])
    rows.append(
        [
            build_button(voice.label("att.list"), Press("attachments", view.tag.id)),
            build_way(voice, "open", view.tag.id),
        ]
    )
    return [Message(text, rows)]


def render_attachments(view: AttachmentsView, voice: Voice) -> list[Message]:
    """Return a page of the list, a button for each attachment."""
    text = voice.text(
        "att.list_text",
        name=voice.name(view.tag),
        news=voice.news(view.news) if view.news else "",
        lines=[_tell(place, voice) for place in view.places],
        total=view.total,
        pictures=view.pictures,
        page=view.page + 1,
        pages=view.pages,
    )
    picks = [
        build_button(str(place.at + 1), Press("att", view.tag.id, value=place.album[0].id))
        for place in view.places
    ]
    undo = build_button(voice.label("att.undo"), Press("undo", view.tag.id, view.undo))
    rows = [*build_numbers(picks), *_build_turns(view, voice), *([[undo]] if view.undo else [])]
    rows.append(build_ways(voice, ["open", "outline"], view.tag.id))
    return [Message(text, rows)]


def render_pictures(view: PicturesView, voice: Voice) -> list[Message]:
    """Return the pictures as files, the buttons under the last one."""
    draft, first = view.tag.id, view.place.album[0].id
    number = view.first + len(view.files)
    more = build_button(
        voice.label("att.more"), Press("att_show", draft, revision=number, value=first)
    )
    rows = [
        *([[more]] if number <= view.total else []),
        [
            build_button(voice.label("att.look"), Press("att", draft, value=first)),
            build_way(voice, "card", draft),
        ],
    ]
    told = _tell(view.place, voice)
    last = len(view.files) - 1
    return [
        Message(
            voice.text("att.picture", **told, shown=view.first + at, of=view.total),
            rows if at == last else (),
            file_id=file,
            photo=photo,
        )
        for at, (file, photo) in enumerate(zip(view.files, view.photos, strict=True))
    ]


def _build_album_rows(view: AttachmentView, voice: Voice) -> list[list[Button]]:
    """Return the rows about the album as a whole, and a button for each photo of several."""
    place, draft = view.place, view.tag.id
    first, present = place.album[0], view.present
    numbers = [
        build_button(voice.label("att.photo", number=at), Press("att_one", draft, value=each.id))
        for at, each in enumerate(place.album, 1)
    ]
    rows = build_numbers(numbers) if len(numbers) > 1 else []
    rows.append([_button(view, voice, "att.show", "att_show", first.id)])
    if place.question:
        rows.append([_button(view, voice, "att.to_report", "att_to", first.id)])
    if present is not None and present.id != first.question:
        to = Press("att_to", draft, question=present.id, value=first.id)
        label = voice.label("att.to_question", ask=_say_ask(present, voice))
        rows.append([build_button(label, to)])
    moves = [("att_up", "items.up")] * (place.at > 0)
    moves += [("att_down", "items.down")] * (place.at < view.total - 1)
    rows.append([_button(view, voice, key, verb, first.id) for verb, key in moves])
    if len(numbers) > 1:
        rows.append([_button(view, voice, "att.drop_album", "att_drop", first.id)])
    return [row for row in rows if row]


def _build_turns(view: AttachmentsView, voice: Voice) -> list[list[Button]]:
    turns = [(view.page - 1, "way.earlier"), (view.page + 1, "way.later")]
    row = [
        build_button(voice.label(key), Press("attachments", view.tag.id, value=to))
        for to, key in turns
        if 0 <= to < view.pages
    ]
    return [row] if row else []


def _button(view: AttachmentView, voice: Voice, key: str, verb: str, attachment: int) -> Button:
    return build_button(voice.label(key), Press(verb, view.tag.id, value=attachment))


def _build_photos(place: Place) -> list[str]:
    """Return the captions of an album of several photos, of the first of very many; "" is none."""
    if len(place.album) < 2:
        return []
    shown = range(min(len(place.album), _MOST_PHOTOS))
    return [_say_caption(place, at, _LONGEST_LINE) for at in shown]


def _say_caption(place: Place, at: int, longest: int = _LONGEST_CAPTION) -> str:
    caption = place.album[at].caption
    return clip_line(caption.text, longest) if caption and not place.hidden else ""


def _tell(place: Place, voice: Voice) -> dict[str, object]:
    """Return what is said of an attachment; of a sensitive question's, not what it is called."""
    first = place.album[0]
    return {
        "number": place.number,
        "at": place.at + 1,
        "title": "" if place.hidden else clip_line(build_title(place.album), _LONGEST_LINE),
        "file": "" if place.hidden else clip_line(first.name, _LONGEST_LINE),
        "hidden": place.hidden,
        "ask": _say_ask(place.question, voice) if place.question else "",
        "scan": is_scan(first),
        "photos": count_pages(place.album),
    }


def _say_ask(question: BaseQuestion, voice: Voice) -> str:
    return clip_line(say_briefly(question.ask, voice).rstrip("？?。."), _LONGEST_ASK)


# Any: each renderer takes its own kind of view, and the dictionary pairs them.
RENDERERS: dict[type[View], Callable[[Any, Voice], list[Message]]] = {
    AttachedView: render_attached,
    AttachmentView: render_attachment,
    AttachmentsView: render_attachments,
    PicturesView: render_pictures,
}
