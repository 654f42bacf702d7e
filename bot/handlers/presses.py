"""The buttons: which verb does what."""

from __future__ import annotations

from collections.abc import Mapping

from bot.handlers import (
    absences,
    calendars,
    cards,
    checking,
    copies,
    deadlines,
    deciding,
    files,
    forms,
    handing_in,
    inviting,
    ledger,
    likeness,
    lists,
    masks,
    obligations,
    office_days,
    pages,
    remembering,
    reminding,
    reports,
    settling,
    snoozing,
    starting,
    units,
    upgrading,
)
from bot.handlers.visits import Act, Reply, Visit
from conversations.buttons import decode
from conversations.views import News

ACTS: Mapping[str, Act] = {
    **dict.fromkeys(cards.VERBS, cards.press_card),
    "keep": cards.press_now,
    "layout": reports.change_layout,
    "page": cards.turn_page,
    "removal": cards.ask_removal,
    "visit": cards.visit_question,
    "open": upgrading.ask_first(cards.open_card),
    "card": upgrading.ask_first(cards.send_card),
    "upgrade": upgrading.show_upgrade,
    "takeover": upgrading.take_over,
    "leftovers": upgrading.show_leftovers,
    "home": lists.show_home,
    "drafts": lists.show_drafts,
    "documents": lists.show_documents,
    "document": lists.send_document,
    "cancel": lists.ask_bin,
    "bin": lists.throw_away,
    "binned": lists.show_bin,
    "restore": lists.restore,
    "erase": lists.ask_purge,
    "purge": lists.purge,
    "new": starting.choose_kind,
    "kind": starting.choose_period,
    "period": starting.start,
    "again": starting.start_again,
    "outline": reports.show_outline,
    "preview": reports.show_preview,
    "finish": reports.finish,
    "make": reports.make,
    "help": settling.show_help,
    "language": settling.choose_language,
    "speak": settling.speak,
    "invite": inviting.choose_role,
    "role": inviting.choose_unit,
    "profile": remembering.show_profile,
    "forget": remembering.forget_one,
    "forget_all": remembering.forget_everything,
    **calendars.ACTS,
    **forms.ACTS,
    **units.ACTS,
    **ledger.ACTS,
    **obligations.ACTS,
    **office_days.ACTS,
    **files.ACTS,
    **checking.ACTS,
    **copies.ACTS,
    **likeness.ACTS,
    **masks.ACTS,
    **pages.ACTS,
    **deadlines.ACTS,
    **handing_in.ACTS,
    **deciding.ACTS,
    **snoozing.ACTS,
    **absences.ACTS,
    **reminding.ACTS,
}
"""What each verb does."""


def take_press(visit: Visit) -> Reply:
    """Do what the button says; one that says nothing we know changes nothing."""
    press = decode(visit.incoming.text)
    act = ACTS.get(press.verb) if press else None
    if press is None or act is None:
        return Reply(toast=News("toast.unknown"))
    return act(visit, press)
