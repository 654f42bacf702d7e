"""Units and people: the tree, one unit, its people, one person; binding a group."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from bot.sending.keyboards import arrange, build_button, build_numbers, build_way
from bot.sending.messages import Button, Message, clip_line
from bot.sending.voice import Voice
from conversations.buttons import Press
from conversations.units.views import (
    BindView,
    PersonView,
    UnitLine,
    UnitPeopleView,
    UnitsView,
    UnitView,
)
from conversations.views import News, View

_LONGEST_NAME = 60
_LONGEST_PATH = 300
_DEEPEST = 8
"""How far a line of the tree is moved in at most."""

_MOST_NAMES = 12
"""Names of people that a unit's card says; the others are counted."""

_MOST_BELOW = 12
"""Units below that a unit's card leads to; 20 and more are in the tree."""


def render_units(view: UnitsView, voice: Voice) -> list[Message]:
    """Return a page of the tree: its lines are numbered, and so are the buttons."""
    lines = [
        {
            "number": number,
            "indent": "　" * min(line.depth, _DEEPEST),
            "name": clip_line(line.name, _LONGEST_NAME),
            "people": line.people,
        }
        for number, line in enumerate(view.lines, 1)
    ]
    text = voice.text(
        *("units.text",), news=_say(view.news, voice), lines=lines, changing=view.changing
    )
    numbers = [
        build_button(str(number), Press("unit", line.id))
        for number, line in enumerate(view.lines, 1)
    ]
    ways = []
    if view.changing:
        ways.append(build_button(voice.label("units.add"), Press("unit_add")))
    if view.unplaced:
        label = voice.label("units.unplaced", count=view.unplaced)
        ways.append(build_button(label, Press("unit_people")))
    ways.append(build_way(voice, "home"))
    pager = _build_pager(voice, Press("units"), view.page, view.pages)
    return [Message(text, [*build_numbers(numbers), *pager, *arrange(ways)])]


def render_unit(view: UnitView, voice: Voice) -> list[Message]:
    """Return a unit's card."""
    text = voice.text(
        "unit.text",
        news=_say(view.news, voice),
        path=clip_line(view.path, _LONGEST_PATH),
        leader=clip_line(view.leader, _LONGEST_NAME),
        heads=_join(view.heads, voice),
        members=_join(view.members, voice),
        count=len(view.members),
        below=len(view.below),
        groups=view.groups,
    )
    below = [_build_line(line, voice) for line in view.below[:_MOST_BELOW]]
    rows = [*arrange(below), *arrange(_build_changes(view, voice))]
    return [Message(text, [*rows, _build_ways_up(view, voice)])]


def render_people(view: UnitPeopleView, voice: Voice) -> list[Message]:
    """Return a page of people, each a button."""
    text = voice.text(
        "people.text", news=_say(view.news, voice), path=clip_line(view.path, _LONGEST_PATH)
    )
    buttons = [
        build_button(
            voice.plain(
                "people.pick",
                name=clip_line(line.name, 40),
                role="" if line.role == "member" else voice.label(_ROLES[line.role]),
            ),
            Press("person", line.id),
        )
        for line in view.lines
    ]
    aim = Press("unit_people", view.unit_id)
    back = Press("unit", view.unit_id) if view.unit_id else Press("units")
    ways = [build_button(voice.label("unit.back"), back), build_way(voice, "home")]
    return [
        Message(text, [*arrange(buttons), *_build_pager(voice, aim, view.page, view.pages), ways])
    ]


def render_person(view: PersonView, voice: Voice) -> list[Message]:
    """Return a person's card."""
    text = voice.text(
        "person.text",
        news=_say(view.news, voice),
        name=clip_line(view.name, _LONGEST_NAME),
        role=voice.label(_ROLES[view.role]),
        path=clip_line(view.path, _LONGEST_PATH),
        leads=_join(view.leads, voice),
    )
    changes = [
        build_button(voice.label("person.change_unit"), Press("person_unit", view.id)),
        build_button(voice.label("person.change_name"), Press("person_name", view.id)),
    ]
    back = Press("unit", view.unit_id) if view.unit_id else Press("unit_people")
    ways = [build_button(voice.label("unit.back"), back), build_way(voice, "home")]
    return [Message(text, [changes, ways])]


def render_bind(view: BindView, voice: Voice) -> list[Message]:
    """Return the choice of the unit that a group is bound to; its buttons name who asked."""
    buttons = [build_button(line.name, Press("bind", line.id, view.asker)) for line in view.units]
    aim = Press("bind_page", revision=view.asker)
    stop = build_button(voice.label("fill.stop"), Press("bind_stop", revision=view.asker))
    pager = _build_pager(voice, aim, view.page, view.pages)
    return [Message(voice.text("bind.ask"), [*arrange(buttons), *pager, [stop]])]


def _build_changes(view: UnitView, voice: Voice) -> list[Button]:
    if not view.changing:
        return []
    verbs = ["unit_add", "unit_person", *["unit_people"] * bool(view.heads or view.members)]
    verbs += ["unit_leader", "unit_name", "unit_move", *["unit_remove"] * view.removable]
    return [build_button(voice.label(_CHANGES[verb]), Press(verb, view.id)) for verb in verbs]


def _build_ways_up(view: UnitView, voice: Voice) -> list[Button]:
    up = [] if view.above is None else [Press("unit", view.above)]
    above = [build_button(voice.label("unit.above"), press) for press in up]
    return [*above, build_way(voice, "units"), build_way(voice, "home")]


def _build_line(line: UnitLine, voice: Voice) -> Button:
    label = voice.plain("unit.pick", name=clip_line(line.name, 40), people=line.people)
    return build_button(label, Press("unit", line.id))


def _build_pager(voice: Voice, aim: Press, page: int, pages: int) -> list[list[Button]]:
    turns = ((page - 1, "way.earlier"), (page + 1, "way.later"))
    row = [
        build_button(voice.label(key), Press(aim.verb, aim.draft, aim.revision, value=to))
        for to, key in turns
        if 0 <= to < pages
    ]
    return [row] if row else []


def _join(names: Sequence[str], voice: Voice) -> str:
    """Return the first names, and how many there are when some are left out."""
    said = voice.plain("answer.joined", parts=_clip(names[:_MOST_NAMES]))
    more = len(names) > _MOST_NAMES
    return voice.plain("people.more", names=said, count=len(names)) if more else said


def _clip(names: Iterable[str]) -> list[str]:
    return [clip_line(name, _LONGEST_NAME) for name in names]


def _say(news: News | None, voice: Voice) -> str:
    return voice.news(news) if news else ""


_ROLES: Mapping[str, str] = {
    "member": "role.member",
    "head": "role.head",
    "administrator": "invite.administrator",
}

_CHANGES: Mapping[str, str] = {
    "unit_add": "unit.add",
    "unit_person": "unit.put_person",
    "unit_people": "unit.people",
    "unit_leader": "unit.set_leader",
    "unit_name": "unit.rename",
    "unit_move": "unit.move",
    "unit_remove": "unit.remove",
}

# Any: each renderer takes its own kind of view, and the dictionary pairs them.
RENDERERS: dict[type[View], Callable[[Any, Voice], list[Message]]] = {
    UnitsView: render_units,
    UnitView: render_unit,
    UnitPeopleView: render_people,
    PersonView: render_person,
    BindView: render_bind,
}
