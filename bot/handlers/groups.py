"""What is done in a group: binding it to a unit, and following it where it goes.

Nothing else happens there. Its buttons name who asked, and count for nobody else; what that person
may do is looked at on every press.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection

from bot.handlers.incoming import Incoming
from bot.handlers.outsiders import greet_group
from bot.handlers.visits import Act, Office, Reply, Visit, notify, show
from bot.sending.keyboards import PAGE
from bot.usecases.groups import Group, bind_group, find_group, move_group, unbind_group
from bot.usecases.people import Person
from bot.usecases.strangers import may_tell
from bot.usecases.units import Unit, load_units, watches
from conversations.browsing.pages import cut_page
from conversations.buttons import Press, decode
from conversations.units.views import BindView, UnitLine
from conversations.views import News, Notice

COMMANDS: Mapping[str, str] = {"bind": "command.bind", "unbind": "command.unbind"}
"""The commands of groups, with the words that describe each."""


def attend_group(
    conn: Connection, office: Office, incoming: Incoming, now: datetime, person: Person | None
) -> Reply:
    """Return what is said to something done in a group, by `person` if they have access."""
    if incoming.kind == "left":
        unbind_group(conn, incoming.chat_id)
        return Reply()
    if incoming.kind == "migrated":
        move_group(conn, incoming.chat_id, incoming.moved_to)
        return Reply()
    if incoming.kind == "joined":
        return _say_once(conn, incoming, now, "group.hello")
    asked = None if person is None else _act(Visit(conn, office, person, incoming, now))
    return asked or greet_group(conn, office, incoming, now)


def _act(visit: Visit) -> Reply | None:
    """Do what is about binding; None when this is not."""
    incoming = visit.incoming
    if incoming.kind == "command" and incoming.addressed and incoming.command in COMMANDS:
        return _ask(visit) if incoming.command == "bind" else _unbind(visit)
    press = decode(incoming.text) if incoming.kind == "press" else None
    act = None if press is None else _ACTS.get(press.verb)
    if press is None or act is None:
        return None
    if press.revision != visit.person.id:
        return Reply(toast=News("bind.not_asker"))
    return act(visit, press)


def _ask(visit: Visit, page: int = 0) -> Reply:
    """Ask which unit the group is to be bound to."""
    listed = _list_units(visit)
    if listed is None:
        return _refuse(visit)
    if not listed:
        return notify("bind.no_units")
    shown, page, pages = cut_page(listed, page, PAGE)
    lines = tuple(UnitLine(unit.id, unit.name, 0, 0) for unit in shown)
    return show(BindView(visit.person.id, lines, page, pages))


def _turn_page(visit: Visit, press: Press) -> Reply:
    return _ask(visit, press.value or 0)


def _bind(visit: Visit, press: Press) -> Reply:
    listed = _list_units(visit)
    if listed is None:
        return _refuse(visit)
    unit = next((each for each in listed if each.id == press.draft), None)
    if unit is None:
        return notify("bind.gone")
    group = Group(visit.incoming.chat_id, unit.id, visit.person.language)
    bind_group(visit.conn, group, visit.person.id, visit.now)
    return notify("bind.done", name=unit.name)


def _stop(_visit: Visit, _press: Press) -> Reply:
    return notify("bind.stopped")


def _unbind(visit: Visit) -> Reply:
    group = find_group(visit.conn, visit.incoming.chat_id)
    if group is None:
        return notify("unbind.none") if _list_units(visit) is not None else _refuse(visit)
    if not watches(load_units(visit.conn), visit.person, group.unit_id):
        return _refuse(visit)
    unbind_group(visit.conn, group.chat_id)
    return notify("unbind.done")


def _list_units(visit: Visit) -> Sequence[Unit] | None:
    """Return the units that the person may bind a group to; None when they bind none."""
    person = visit.person
    if not person.is_administrator and not person.is_head:
        return None
    known = load_units(visit.conn)
    return [unit for _, unit in known.walk() if watches(known, person, unit.id)]


def _refuse(visit: Visit) -> Reply:
    if visit.incoming.kind == "press":
        return Reply(toast=News("bind.not_yours"))
    return _say_once(visit.conn, visit.incoming, visit.now, "bind.not_yours")


def _say_once(conn: Connection, incoming: Incoming, now: datetime, key: str) -> Reply:
    """Say a line to a group, unless another was said within the hour."""
    if may_tell(conn, incoming.chat_id, now):
        return show(Notice(News(key)))
    return Reply()


_ACTS: Mapping[str, Act] = {"bind": _bind, "bind_page": _turn_page, "bind_stop": _stop}
"""The buttons of groups."""
