"""From what a person should see to messages: one renderer for each kind of view."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.sending import (
    render_attachments,
    render_calendars,
    render_deadlines,
    render_files,
    render_forms,
    render_hints,
    render_history,
    render_hours,
    render_importing,
    render_imports,
    render_laying,
    render_ledger,
    render_likeness,
    render_links,
    render_masks,
    render_notes,
    render_obligations,
    render_overview,
    render_past,
    render_reminders,
    render_reviews,
    render_searching,
    render_settings,
    render_units,
    render_unplaced,
)
from bot.sending.messages import Message
from bot.sending.render_cards import render_card, render_done
from bot.sending.render_lists import (
    render_bin,
    render_bin_ask,
    render_binned,
    render_drafts,
    render_home,
    render_kinds,
    render_periods,
    render_purge_ask,
    render_twin,
)
from bot.sending.render_people import (
    render_help,
    render_invite,
    render_invite_roles,
    render_languages,
    render_notice,
    render_profile,
)
from bot.sending.render_previews import render_preview
from bot.sending.render_removals import render_removal
from bot.sending.render_reports import (
    render_document,
    render_documents,
    render_outline,
)
from bot.sending.render_upgrades import render_leftovers, render_upgrade
from bot.sending.voice import Voice
from conversations import home_views, views
from conversations.views import View


def render_view(view: View, voice: Voice) -> list[Message]:
    """Return the messages that show `view` in the voice's language, in their order."""
    return RENDERERS[type(view)](view, voice)


# Any: each renderer takes its own kind of view, and the dictionary pairs them.
RENDERERS: dict[type[View], Callable[[Any, Voice], list[Message]]] = {
    views.CardView: render_card,
    views.RemovalView: render_removal,
    views.DoneView: render_done,
    views.OutlineView: render_outline,
    views.PreviewView: render_preview,
    views.UpgradeView: render_upgrade,
    views.LeftoversView: render_leftovers,
    views.DocumentView: render_document,
    views.DocumentsView: render_documents,
    home_views.HomeView: render_home,
    views.DraftsView: render_drafts,
    views.BinView: render_bin,
    views.BinAskView: render_bin_ask,
    views.BinnedView: render_binned,
    views.PurgeAskView: render_purge_ask,
    views.KindsView: render_kinds,
    views.PeriodsView: render_periods,
    views.TwinView: render_twin,
    views.HelpView: render_help,
    views.LanguagesView: render_languages,
    views.ProfileView: render_profile,
    views.InviteRolesView: render_invite_roles,
    views.InviteView: render_invite,
    views.Notice: render_notice,
    **render_files.RENDERERS,
    **render_attachments.RENDERERS,
    **render_reviews.RENDERERS,
    **render_reminders.RENDERERS,
    **render_deadlines.RENDERERS,
    **render_hours.RENDERERS,
    **render_calendars.RENDERERS,
    **render_forms.RENDERERS,
    **render_units.RENDERERS,
    **render_ledger.RENDERERS,
    **render_likeness.RENDERERS,
    **render_links.RENDERERS,
    **render_masks.RENDERERS,
    **render_notes.RENDERERS,
    **render_settings.RENDERERS,
    **render_obligations.RENDERERS,
    **render_past.RENDERERS,
    **render_hints.RENDERERS,
    **render_imports.RENDERERS,
    **render_importing.RENDERERS,
    **render_laying.RENDERERS,
    **render_unplaced.RENDERERS,
    **render_overview.RENDERERS,
    **render_history.RENDERERS,
    **render_searching.RENDERERS,
}
