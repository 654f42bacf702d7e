"""The kinds of forms, by name; each area adds its own."""

from __future__ import annotations

from collections.abc import Mapping

from bot.handlers import (
    absences,
    attachments,
    checking,
    deciding,
    handing_in,
    inviting,
    masks,
    overview,
    reminding,
    searching,
    snoozing,
    unit_forms,
)
from bot.handlers.forms import FormKind
from bot.handlers.obligation_form import OBLIGATION
from bot.handlers.office_days import OFFICE_DAY

_KINDS: tuple[FormKind, ...] = (
    *unit_forms.FORMS,
    *inviting.FORMS,
    OBLIGATION,
    OFFICE_DAY,
    *handing_in.FORMS,
    *deciding.FORMS,
    *snoozing.FORMS,
    *absences.FORMS,
    *reminding.FORMS,
    *checking.FORMS,
    *masks.FORMS,
    *attachments.FORMS,
    *overview.FORMS,
    *searching.FORMS,
)

FORM_KINDS: Mapping[str, FormKind] = {kind.name: kind for kind in _KINDS}
"""What each form asks and does."""
