"""What a person should see of a form."""

from __future__ import annotations

from dataclasses import dataclass

from conversations.buttons import Press
from conversations.forms.filling import Filling
from conversations.forms.form import Form
from conversations.views import News, View

_FORMS = 100
"""A form's number is smaller."""


@dataclass(frozen=True, slots=True)
class FormView(View):
    """A form as it stands: the field asked now, all of it at the end, or whether to go on.

    `page` is that of a long list of options, from 0.
    """

    form: Form
    filling: Filling
    news: News | None = None
    page: int = 0


def build_press(view: FormView, verb: str, field_id: str = "", value: int | None = None) -> Press:
    """Return what a button of the form says; in place of a draft it names form and target."""
    draft = view.filling.target * _FORMS + view.form.number
    return Press(verb, draft, view.filling.revision, field_id, value)


def parse_aim(press: Press) -> tuple[int, int]:
    """Return the number of the form and the target that the button names."""
    target, number = divmod(press.draft, _FORMS)
    return number, target
