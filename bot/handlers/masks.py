"""遮盖台账: the masked things of a draft, what they stand for, and its real and masked copies."""

from __future__ import annotations

from collections.abc import Mapping

from bot.handlers.forms import Fault, FormKind, start_form
from bot.handlers.lists import choose_draft
from bot.handlers.visits import Act, Reply, Visit, notify, show
from bot.sending.keyboards import PAGE
from bot.usecases.drafts import StoredDraft, open_draft
from bot.usecases.errands import ask_errand
from bot.usecases.masks import drop_mask, list_masks, save_mask
from conversations.buttons import Press
from conversations.checks.mask_ledger import LONGEST_VALUE, Mask
from conversations.checks.mask_signs import find_signs
from conversations.forms.filling import Filling
from conversations.forms.form import Answers, Field, Form, Option
from conversations.masks import STAMPS, MasksView, find_stamped, is_sensitive, stamp_mask
from conversations.views import News

_NUMBER = 44
_LONGEST_SHOWN = 30


def show_masks(visit: Visit, press: Press, news: News | None = None) -> Reply:
    """Show a page of the ledger of the draft that the button names, or the open one."""
    stored = visit.find_draft(press.draft)
    if stored is None:
        return choose_draft(visit, press)
    open_draft(visit.conn, visit.person, stored.id)
    return show(_build_view(visit, stored, press.value or 0, news))


def ask_mask(visit: Visit, press: Press) -> Reply:
    """Ask what the masked thing of the button stands for."""
    stored = visit.find_draft(press.draft)
    masks = list_masks(visit.conn, stored) if stored else ()
    mask = find_stamped(masks, press.value or 0)
    if stored is None or mask is None:
        return show_masks(visit, Press("masks", press.draft), News("masks.gone"))
    known: Answers = {"value": mask.value} if mask.value else {}
    return start_form(visit, "mask", stored.id * STAMPS + stamp_mask(mask), known)


def send_real(visit: Visit, press: Press) -> Reply:
    """Have the copy with the ledger's real words made."""
    return _send(visit, press, "real", "masks.real_asked")


def send_masked(visit: Visit, press: Press) -> Reply:
    """Have the copy without the ledger's real words made."""
    return _send(visit, press, "masked", "masks.masked_asked")


def _send(visit: Visit, press: Press, copy: str, toast: str) -> Reply:
    stored = visit.find_draft(press.draft)
    if stored is None:
        return choose_draft(visit, press)
    params = {"draft": stored.id, "copy": copy}
    ask_errand(visit.conn, "mask_copy", visit.person.id, params, visit.now)
    return Reply(toast=News(toast))


def _build_view(visit: Visit, stored: StoredDraft, page: int, news: News | None) -> MasksView:
    masks = list_masks(visit.conn, stored)
    pages = max(1, -(-len(masks) // PAGE))
    page = min(max(page, 0), pages - 1)
    start = page * PAGE
    still = sum(mask.open for mask in masks)
    rows = masks[start : start + PAGE]
    return MasksView(stored.tag, rows, len(masks), still, page, pages, start + 1, news)


def _find(visit: Visit, filling: Filling) -> tuple[StoredDraft, Mask, int] | None:
    """Return the draft and the row that the form is about, and the row's place in the ledger."""
    draft_id, stamp = divmod(filling.target, STAMPS)
    stored = visit.find_draft(draft_id) if draft_id else None
    masks = list_masks(visit.conn, stored) if stored else ()
    mask = find_stamped(masks, stamp)
    return (stored, mask, masks.index(mask)) if stored and mask else None


def _build(visit: Visit, filling: Filling) -> Form | None:
    """Return the question for the real words; None when the mask is not in the report any more."""
    found = _find(visit, filling)
    if found is None:
        return None
    mask = found[1]
    shown = mask.sign if is_sensitive(mask) else mask.shown
    field = Field(
        *("value", "masks.ask_value", "text"),
        (Option(mask.sign, key="masks.keep"),),
        hint="masks.value_hint",
        required=False,
        longest=LONGEST_VALUE,
        label="masks.label_value",
    )
    params = {
        "shown": shown[:_LONGEST_SHOWN],
        "count": len(mask.spots),
        "sign": mask.sign[:_LONGEST_SHOWN],
    }
    return Form("mask", _NUMBER, "masks.form_title", (field,), confirm=False, params=params)


def _check(visit: Visit, filling: Filling) -> Fault | None:
    """Find a value of several lines, which stands within a sentence, or one that is no more said.

    A mask in place of another would be settled for the checks, and go into the final copy.
    """
    value = str(filling.answers.get("value", "")).strip()
    if "\n" in value:
        return "value", News("masks.one_line")
    found = _find(visit, filling)
    if found is None or value == found[1].sign:
        return None
    masked = any(find_signs(_fill(found[1], value)))
    return ("value", News("masks.still_masked")) if masked else None


def _fill(mask: Mask, value: str) -> str:
    """Return how it reads with the real words."""
    return mask.shown.replace(mask.sign, value, 1)


def _finish(visit: Visit, filling: Filling) -> Reply:
    found = _find(visit, filling)
    if found is None:
        return notify("masks.gone", "home")
    stored, mask, at = found
    value = str(filling.answers.get("value", "")).strip()
    if value:
        save_mask(visit.conn, visit.person, stored.id, mask.key, value, visit.now)
        key = "masks.kept" if value == mask.sign else "masks.saved"
    else:
        key = "masks.cleared" if drop_mask(visit.conn, stored.id, mask.key) else "fill.closed"
    said = "" if is_sensitive(mask) and value != mask.sign else value
    params = {"value": said, "filled": _fill(mask, said), "count": len(mask.spots)}
    news = News(key, params) if value else News(key)
    return show_masks(visit, Press("masks", stored.id, value=at // PAGE), news)


def _cancel(visit: Visit, filling: Filling) -> Reply:
    return show_masks(visit, Press("masks", filling.target // STAMPS))


FORMS = (FormKind("mask", _NUMBER, _build, _finish, _check, _cancel),)
"""The form of a masked thing."""

ACTS: Mapping[str, Act] = {
    "masks": show_masks,
    "mask": ask_mask,
    "mask_real": send_real,
    "mask_hidden": send_masked,
}
"""The buttons of the ledger."""
