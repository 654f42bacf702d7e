"""Inviting: whom, into which unit, and the code to pass on."""

from __future__ import annotations

from collections.abc import Mapping

from bot.handlers.forms import FormKind, start_form
from bot.handlers.unit_forms import NOWHERE, list_unit_options
from bot.handlers.visits import Reply, Visit, notify, show
from bot.usecases.invites import LIFETIME, make_invite
from bot.usecases.people import ADMINISTRATOR, MEMBER, ROLES
from bot.usecases.units import load_units
from conversations.buttons import Press
from conversations.forms.filling import Filling
from conversations.forms.form import Field, Form
from conversations.views import InviteRolesView, InviteView


def choose_role(visit: Visit, _press: Press) -> Reply:
    """Ask an administrator whom the invite is for."""
    if not visit.person.is_administrator:
        return notify("invite.not_yours", "home")
    return show(InviteRolesView())


def choose_unit(visit: Visit, press: Press) -> Reply:
    """Ask which unit the invited person belongs to; without any unit, make the invite."""
    if not visit.person.is_administrator or press.value not in range(len(ROLES)):
        return choose_role(visit, press)
    role = press.value or 0
    if not load_units(visit.conn).by_id:
        return _invite(visit, ROLES[role], None)
    return start_form(visit, "invite_unit", role)


def _build(visit: Visit, filling: Filling) -> Form | None:
    if not visit.person.is_administrator or filling.target not in range(len(ROLES)):
        return None
    options = (NOWHERE, *list_unit_options(load_units(visit.conn)))
    field = Field("unit", "invite.ask_unit", "choice", options)
    return Form("invite_unit", 4, _TITLES[ROLES[filling.target]], (field,), confirm=False)


def _finish(visit: Visit, filling: Filling) -> Reply:
    unit_id = int(str(filling.answers["unit"])) or None
    return _invite(visit, ROLES[filling.target], unit_id)


def _invite(visit: Visit, role: str, unit_id: int | None) -> Reply:
    """Make an invite and show it, where it can stay."""
    code = make_invite(visit.conn, role, visit.person.id, visit.now, unit_id)
    link, until = visit.office.build_link(code), visit.now + LIFETIME
    path = load_units(visit.conn).path(unit_id)
    return show(InviteView(code, link, role, until, visit.person.zone, path))


_TITLES: Mapping[str, str] = {
    MEMBER: "invite.member_title",
    ADMINISTRATOR: "invite.administrator_title",
}

FORMS = (FormKind("invite_unit", 4, _build, _finish),)
"""The form of an invite."""
