"""What a person has set for themselves, as it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from conversations.views import View


@dataclass(frozen=True, slots=True)
class SettingsView(View):
    """A person's settings. Hours are minutes of the day; quiet ones that begin as they end: none.

    `now` is told by the clocks of `zone`, so that one sees whether it is the right one.
    """

    zone: str
    quiet_from: int
    quiet_to: int
    digest_at: int
    compact: bool
    now: datetime
