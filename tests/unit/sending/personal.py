"""What a person set for themselves, where they stopped, and links, as large as they come."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from conversations.definition.terms import Words
from conversations.home_views import HomeView, Pause
from conversations.link_views import LinksView
from conversations.settings_views import SettingsView
from conversations.views import Tag, View

HUGE = "<长&😀>" * 1000
SAID = Words(zh_CN=HUGE, en=HUGE)
TAG = Tag(36**8, SAID, "2026H1")
NOW = datetime(2026, 7, 3, tzinfo=UTC)
LINK = "https://" + "x" * 200 + ".example/bot?start=" + "d" * 64
PAUSE = Pause(TAG, SAID, 99, NOW, "Asia/Urumqi", 0)
LINKS = LinksView(TAG, LINK, LINK, LINK, SAID, SAID)

PERSONAL: list[View] = [
    SettingsView("Asia/Shanghai", 1260, 480, 510, compact=False, now=NOW),
    SettingsView("America/Argentina/ComodRivadavia", 0, 0, 0, compact=True, now=NOW),
    LinksView(TAG, "https://t.me/x?start=d_1"),
    LINKS,
    replace(LINKS, report="x" * 256, section="x" * 257, question="x"),
    *(HomeView((), 0, 0, 0, False, pause=replace(PAUSE, days=days)) for days in (0, 1, 2, 400)),
]
"""The views of /settings, of links, and home after a pause."""
