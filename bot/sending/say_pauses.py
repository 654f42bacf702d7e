"""Where a person stopped, and when, in words."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from bot.sending.asked import LONGEST_NAME
from bot.sending.messages import clip_line
from bot.sending.voice import Voice
from conversations.home_views import Pause


def say_pause(pause: Pause, voice: Voice) -> str:
    """Return where the person stopped, and when, by their own clocks: 昨天 16:20."""
    since = pause.since.astimezone(ZoneInfo(pause.zone))
    return voice.plain(
        "pause.where",
        section=clip_line(voice.say(pause.section), LONGEST_NAME),
        position=pause.position,
        days=pause.days,
        day=voice.day(since.date()),
        time=f"{since:%H:%M}",
    )
