"""What a person sees of their calendar, beside the file itself."""

from __future__ import annotations

from dataclasses import dataclass

from conversations.views import View


@dataclass(frozen=True, slots=True)
class AddressView(View):
    """The private address of the person's calendar, said this once."""

    url: str
