"""What concerns the person and not a draft: help, language, invites."""

from __future__ import annotations

from dataclasses import replace

from bot.handlers.incoming import Incoming
from bot.handlers.lists import show_home
from bot.handlers.visits import Reply, Visit, notify, show
from bot.usecases.invites import LIFETIME, make_invite, normalise_code, use_invite
from bot.usecases.people import ADMINISTRATOR, ROLES, promote, set_language
from bot.words.words import LANGUAGES
from conversations.buttons import Press
from conversations.views import HelpView, InviteRolesView, InviteView, LanguagesView, News


def show_help(visit: Visit, _press: Press) -> Reply:
    """Show what the bot can do."""
    return show(HelpView(visit.person.is_administrator))


def choose_language(_visit: Visit, _press: Press) -> Reply:
    """Ask which language the bot shall speak."""
    return show(LanguagesView())


def speak(visit: Visit, press: Press) -> Reply:
    """Speak the chosen language from now on, beginning with this reply."""
    if press.value not in range(len(LANGUAGES)):
        return choose_language(visit, press)
    language = LANGUAGES[press.value or 0]
    set_language(visit.conn, visit.person.id, language)
    spoken = replace(visit, person=replace(visit.person, language=language))
    home = show_home(spoken, press, News("language.chosen"))
    return replace(home, language=language)


def choose_role(visit: Visit, _press: Press) -> Reply:
    """Ask an administrator whom the invite is for."""
    if not visit.person.is_administrator:
        return notify("invite.not_yours", "home")
    return show(InviteRolesView())


def invite(visit: Visit, press: Press) -> Reply:
    """Make an invite, for an administrator, and show it below, where it can stay."""
    if not visit.person.is_administrator or press.value not in range(len(ROLES)):
        return choose_role(visit, press)
    role = ROLES[press.value or 0]
    code = make_invite(visit.conn, role, visit.person.id, visit.now)
    link, until = visit.office.build_link(code), visit.now + LIFETIME
    return show(InviteView(code, link, role, until, visit.person.zone))


def rise(visit: Visit) -> Reply | None:
    """Make a member an administrator who brings the code of one; None when nobody does."""
    code = None if visit.person.is_administrator else _find_code(visit.incoming)
    if code is None:
        return None
    if use_invite(visit.conn, code, visit.person.id, visit.now, [ADMINISTRATOR]) is None:
        return None
    promote(visit.conn, visit.person.id)
    risen = replace(visit, person=replace(visit.person, role=ADMINISTRATOR))
    return show_home(risen, Press("home"), News("home.promoted"))


def _find_code(incoming: Incoming) -> str | None:
    started = incoming.kind == "command" and incoming.command == "start"
    return normalise_code(incoming.text) if started or incoming.kind == "text" else None
