"""Links into a report: opening one, and showing those of a draft."""

from __future__ import annotations

from dataclasses import replace

from bot.handlers.cards import open_card, visit_question
from bot.handlers.lists import show_home
from bot.handlers.on_draft import on_draft
from bot.handlers.upgrading import ask_first
from bot.handlers.visits import Act, Reply, Visit, show, show_present
from bot.usecases.drafts import StoredDraft, open_draft
from conversations.buttons import Press
from conversations.drafts.path import build_path, build_section_lines, find_focus
from conversations.link_views import LinksView
from conversations.links import Place, decode_place, encode_place
from conversations.views import News


def arrive(visit: Visit, press: Press) -> Reply:
    """Go where the word behind /start leads; home without one."""
    place = decode_place(visit.incoming.text)
    if place is None:
        return show_home(visit, press)
    stored = visit.find_draft(place.draft) if place.draft else None
    if stored is None:
        return show_home(visit, press, News("link.gone"))
    return ask_first(_go_to(place))(visit, Press("card", stored.id))


def _go_to(place: Place) -> Act:
    """Return the act that shows the place; of a section, its first open question."""

    def go(visit: Visit, press: Press) -> Reply:
        stored = visit.find_draft(place.draft)
        if stored is None or not (place.section or place.question):
            return open_card(visit, press)
        question = place.question or _find_first(stored, place.section)
        if not any(each.id == question for _, each in build_path(stored.interview, stored.draft)):
            open_draft(visit.conn, visit.person, stored.id)
            return show_present(visit, stored, News("link.off_path"))
        return visit_question(visit, replace(press, question=question))

    return go


def _find_first(stored: StoredDraft, section_id: str) -> str:
    """Return the question of the section to go to; "" when none of its questions applies."""
    lines = build_section_lines(stored.interview, stored.draft)
    return next((line.first for line in lines if line.section.id == section_id), "")


def _show_links(visit: Visit, press: Press, stored: StoredDraft) -> Reply:
    """Show the links to the report, and to the question that the button names, or the present."""
    build = visit.office.build_link
    view = LinksView(stored.tag, build(encode_place(Place(stored.id))))
    position = find_focus(stored.interview, stored.draft)
    wanted = press.question or (position.question if position else "")
    path = build_path(stored.interview, stored.draft)
    for section, question in (stop for stop in path if stop[1].id == wanted):
        view = replace(
            view,
            section=build(encode_place(Place(stored.id, section=section.id))),
            question=build(encode_place(Place(stored.id, question=question.id))),
            section_title=section.title,
            ask=question.ask,
        )
    return show(view)


ACTS: dict[str, Act] = {"links": on_draft(_show_links)}
"""The button that shows a draft's links."""
