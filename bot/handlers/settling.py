"""What concerns the person and not a draft: help, language, a role that rises."""

from __future__ import annotations

from dataclasses import replace

from bot.handlers.incoming import Incoming
from bot.handlers.lists import show_home
from bot.handlers.visits import Reply, Visit, show
from bot.usecases.invites import normalise_code, use_invite
from bot.usecases.people import ADMINISTRATOR, promote, set_language
from bot.usecases.scheduling import schedule_units
from bot.words.words import LANGUAGES
from conversations.buttons import Press
from conversations.views import HelpView, LanguagesView, News


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


def rise(visit: Visit) -> Reply | None:
    """Make a member an administrator who brings the code of one; None when nobody does."""
    code = None if visit.person.is_administrator else _find_code(visit.incoming)
    if code is None:
        return None
    invited = use_invite(visit.conn, code, visit.person.id, visit.now, [ADMINISTRATOR])
    if invited is None:
        return None
    promote(visit.conn, visit.person.id, invited.unit_id)
    if invited.unit_id is not None:
        touched = (visit.person.unit_id, invited.unit_id)
        schedule_units(visit.conn, visit.office.interviews, visit.now, touched)
    risen = replace(visit, person=replace(visit.person, role=ADMINISTRATOR))
    return show_home(risen, Press("home"), News("home.promoted"))


def _find_code(incoming: Incoming) -> str | None:
    started = incoming.kind == "command" and incoming.command == "start"
    return normalise_code(incoming.text) if started or incoming.kind == "text" else None
