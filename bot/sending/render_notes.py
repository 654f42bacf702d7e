"""Notes: one in full, its topics, the basket and its bin, and those that fit a question."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from bot.sending.asked import LONGEST_ASK, LONGEST_EXCERPT, LONGEST_NAME
from bot.sending.keyboards import build_button, build_numbers, build_pager, build_way, build_ways
from bot.sending.messages import Button, Message, clip, clip_line, split_paragraphs
from bot.sending.voice import Voice
from conversations.buttons import Press
from conversations.notes.note import Note
from conversations.notes.views import (
    SHELVES,
    BasketTopicsView,
    BasketView,
    CleanAskView,
    FittingView,
    NoteBinView,
    NoteLine,
    NoteTopicsView,
    NoteView,
    Shelf,
    Target,
    TopicLine,
)
from conversations.views import View

_TAKEN = 600
_WHOLE = 3000
"""Units of a note that is shown: as it was just taken, and in one message."""

_LONGEST_TOPIC = 80

_SHELVES: Mapping[Shelf, str] = {
    "fresh": "note.shelf_fresh",
    "earlier": "note.shelf_earlier",
    "used": "note.shelf_used",
}
"""The words of the buttons that lead to the shelves."""


def render_note(view: NoteView, voice: Voice) -> list[Message]:
    """Return the note with what can be done with it; of a long one, in several messages."""
    note = view.note
    texts = [clip(note.text, _TAKEN)] if view.taken else split_paragraphs([note.text], _WHOLE)
    text = voice.text(
        "note.text",
        news=voice.news(view.news) if view.news else "",
        taken=view.taken,
        made=voice.moment(note.made_at, view.zone),
        text=texts[0],
        name=clip_line(note.name, LONGEST_NAME),
        pages=note.pages,
        photo=note.kind == "photo",
        album=view.album,
        topic=_say_topic(NoteLine(note, view.topic), voice),
        guessed=not note.chosen,
        used=note.used_at is not None,
        used_in=voice.name(view.used_in) if view.used_in else "",
        binned=note.binned_at is not None,
    )
    messages = [Message(text), *(Message(voice.text("note.more", text=more)) for more in texts[1:])]
    return [*messages[:-1], Message(messages[-1].text, _build_note_rows(view, voice))]


def render_topics(view: NoteTopicsView, voice: Voice) -> list[Message]:
    """Return the topics to choose from."""
    note = view.note
    excerpt = _say_excerpt(note, voice)
    rows = [
        [build_button(_clip_topic(line, voice), Press("note_set", 0, line.number, "", note.id))]
        for line in view.lines
    ]
    rows += _turn(voice, "note_topic", view.page, view.pages, note.id)
    none = build_button(voice.label("note.no_topic"), Press("note_set", value=note.id))
    back = build_button(voice.label("note.cancel"), Press("note", value=note.id))
    return [Message(voice.text("note.choose_topic", excerpt=excerpt), [*rows, [none, back]])]


def render_basket(view: BasketView, voice: Voice) -> list[Message]:
    """Return a page of the basket."""
    text = voice.text(
        "basket.text",
        news=voice.news(view.news) if view.news else "",
        topic=_clip_topic(view.topic, voice) if view.topic else "",
        lines=_build_lines(view.lines, view.zone, voice),
        waiting=view.waiting,
        used=view.used,
    )
    number = view.topic.number if view.topic else 0
    rows = _build_picks(view.lines)
    if number:
        rows += _turn_topic(voice, view.page, view.pages, number)
    else:
        rows += build_pager(voice, "basket", view.page, view.pages)
    return [Message(text, [*rows, *_build_basket_rows(view, voice)])]


def render_basket_topics(view: BasketTopicsView, voice: Voice) -> list[Message]:
    """Return the topics that the notes have."""
    rows = [
        [build_button(_label_topic(line, voice), Press("basket", revision=line.number))]
        for line in view.lines
    ]
    rows += build_pager(voice, "basket_topic", view.page, view.pages)
    rows.append([build_button(voice.label("basket.all"), Press("basket"))])
    return [Message(voice.text("basket.topics"), rows)]


def render_note_bin(view: NoteBinView, voice: Voice) -> list[Message]:
    """Return a page of the notes thrown away."""
    lines = _build_lines(view.lines, view.zone, voice)
    rows = _build_picks(view.lines)
    rows += build_pager(voice, "basket_bin", view.page, view.pages)
    rows.append(build_ways(voice, ["basket", "home"]))
    return [Message(voice.text("basket.bin", lines=lines), rows)]


def render_clean_ask(view: CleanAskView, voice: Voice) -> list[Message]:
    """Return the question whether the used notes are to go."""
    sure = build_button(voice.label("basket.sure"), Press("basket_sure"))
    back = build_button(voice.label("basket.keep"), Press("basket"))
    return [Message(voice.text("basket.clean_ask", count=view.count), [[sure], [back]])]


def render_fitting(view: FittingView, voice: Voice) -> list[Message]:
    """Return a page of the notes that fit a question, each with the button that uses it."""
    text = voice.text(
        "note.fitting",
        ask=clip(voice.say(view.target.ask), LONGEST_ASK),
        shelf=view.shelf,
        lines=_build_lines(view.lines, view.zone, voice),
    )
    verb = "note_again" if view.shelf == "used" else "note_use"
    key = "note.use_again" if view.shelf == "used" else "note.use_this"
    rows = [
        _build_use_row(
            view.target, line.note, (verb, voice.label(key, number=number)), number, voice
        )
        for number, line in enumerate(view.lines, 1)
    ]
    at = SHELVES.index(view.shelf)
    rows += _turn_shelf(voice, view, at)
    rows += [
        [_build_shelf(view.target, number, count, voice)]
        for number, count in enumerate(view.counts)
        if number != at and count
    ]
    rows.append([build_way(voice, "open", view.target.tag.id), build_way(voice, "basket")])
    return [Message(text, rows)]


def _build_note_rows(view: NoteView, voice: Voice) -> list[list[Button]]:
    note, target = view.note, view.target
    back = [build_way(voice, "basket")]
    if target is not None:
        back.append(build_way(voice, "open", target.tag.id))
    else:
        back += build_ways(voice, [*view.ways, "home"])
    look = [[_build(voice, "note.look", "note_photo", note)]] if note.pages else []
    if note.binned_at is not None:
        return [[_build(voice, "note.restore", "note_back", note)], *look, back]
    use: list[list[Button]] = []
    if target is not None:
        used = note.used_at is not None
        verb, key = ("note_again", "note.again") if used else ("note_use", "note.use")
        press = Press(verb, target.tag.id, 0, target.question, note.id)
        use = [[build_button(voice.label(key), press)]]
    topic = "note.other_topic" if view.topic else "note.some_topic"
    drop = "note.drop" if view.taken else "note.throw"
    change = [_build(voice, topic, "note_topic", note), _build(voice, drop, "note_drop", note)]
    return [*use, change, *look, back]


def _build(voice: Voice, key: str, verb: str, note: Note) -> Button:
    return build_button(voice.label(key), Press(verb, value=note.id))


def _build_basket_rows(view: BasketView, voice: Voice) -> list[list[Button]]:
    topics = build_button(voice.label("basket.by_topic"), Press("basket_topic"))
    rows = [[topics, build_button(voice.label("basket.find"), Press("find"))]] if view.lines else []
    if view.topic is not None:
        rows.append([build_button(voice.label("basket.all"), Press("basket"))])
    if view.used:
        clean = voice.label("basket.clean", count=view.used)
        rows.append([build_button(clean, Press("basket_clean"))])
    if view.binned:
        binned = voice.label("basket.binned", count=view.binned)
        rows.append([build_button(binned, Press("basket_bin"))])
    return [*rows, [build_way(voice, "home")]]


def _build_use_row(
    target: Target, note: Note, use: tuple[str, str], number: int, voice: Voice
) -> list[Button]:
    """Return the buttons that use the note and show it in full; `use` is a verb and its label."""
    verb, label = use
    press = Press(verb, target.tag.id, 0, target.question, note.id)
    see = build_button(voice.label("note.see", number=number), Press("note", value=note.id))
    return [build_button(label, press), see]


def _build_shelf(target: Target, number: int, count: int, voice: Voice) -> Button:
    label = voice.label(_SHELVES[SHELVES[number]], count=count)
    return build_button(label, Press("note_fit", target.tag.id, number, target.question, 0))


def _build_picks(lines: Sequence[NoteLine]) -> list[list[Button]]:
    return build_numbers(
        [
            build_button(str(at), Press("note", value=line.note.id))
            for at, line in enumerate(lines, 1)
        ]
    )


def _build_lines(lines: Iterable[NoteLine], zone: str, voice: Voice) -> list[dict[str, object]]:
    return [
        {
            "number": number,
            "made": voice.day(line.note.made_at.astimezone(ZoneInfo(zone)).date()),
            "excerpt": _say_excerpt(line.note, voice),
            "topic": _say_topic(line, voice),
            "used": line.note.used_at is not None,
        }
        for number, line in enumerate(lines, 1)
    ]


def _say_excerpt(note: Note, voice: Voice) -> str:
    """Return the note on one line, marked by what it is: a photo, a file."""
    told = clip_line(note.text or note.name, LONGEST_EXCERPT)
    return voice.plain("note.excerpt", kind=note.kind, pages=note.pages, told=told)


def _say_topic(line: NoteLine, voice: Voice) -> str:
    return clip_line(voice.say(line.topic), _LONGEST_TOPIC) if line.topic else ""


def _clip_topic(line: TopicLine, voice: Voice) -> str:
    if not line.number > 1:
        return voice.label("note.no_topic")
    return clip_line(voice.say(line.name), _LONGEST_TOPIC)


def _label_topic(line: TopicLine, voice: Voice) -> str:
    return voice.label("basket.topic", topic=_clip_topic(line, voice), count=line.count)


def _turn(voice: Voice, verb: str, page: int, pages: int, note: int) -> list[list[Button]]:
    """Return the row that turns the pages of a note's topics: the page is told as a revision."""
    return _build_turn(voice, page, pages, lambda to: Press(verb, 0, to, "", note))


def _turn_topic(voice: Voice, page: int, pages: int, number: int) -> list[list[Button]]:
    return _build_turn(voice, page, pages, lambda to: Press("basket", 0, number, "", to))


def _turn_shelf(voice: Voice, view: FittingView, shelf: int) -> list[list[Button]]:
    target = view.target
    return _build_turn(
        *(voice, view.page, view.pages),
        lambda to: Press("note_fit", target.tag.id, shelf, target.question, to),
    )


def _build_turn(
    voice: Voice, page: int, pages: int, press: Callable[[int], Press]
) -> list[list[Button]]:
    steps = [("way.earlier", page - 1)] * (page > 0)
    steps += [("way.later", page + 1)] * (page < pages - 1)
    return [[build_button(voice.label(key), press(to)) for key, to in steps]] if steps else []


# Any: each renderer takes its own kind of view, and the dictionary pairs them.
RENDERERS: dict[type[View], Callable[[Any, Voice], list[Message]]] = {
    NoteView: render_note,
    NoteTopicsView: render_topics,
    BasketView: render_basket,
    BasketTopicsView: render_basket_topics,
    NoteBinView: render_note_bin,
    CleanAskView: render_clean_ask,
    FittingView: render_fitting,
}
