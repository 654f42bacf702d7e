"""Help, language, invites, and notices of a sentence or two."""

from __future__ import annotations

from bot.sending.keyboards import arrange, build_button, build_ways
from bot.sending.messages import Message, clip_line
from bot.sending.voice import Voice
from bot.words.words import LANGUAGES
from conversations.buttons import Press
from conversations.views import (
    HelpView,
    InviteRolesView,
    InviteView,
    LanguagesView,
    Notice,
    ProfileView,
)

_MOST_REMEMBERED = 20
"""Remembered answers that are shown; no template has so many."""

_LONGEST_LINE = 80

_LONGEST_PATH = 300

_LONGEST_REMEMBERED = 70
"""Units of what is shown of one, and of its question."""


def render_help(view: HelpView, voice: Voice) -> list[Message]:
    """Return what the bot can do, and how."""
    text = voice.text("help.text", administrator=view.administrator)
    profile = build_button(voice.label("profile.way"), Press("profile"))
    rows = [build_ways(voice, ["new", "drafts"]), [profile, *build_ways(voice, ["home"])]]
    return [Message(text, rows)]


def render_languages(_view: LanguagesView, voice: Voice) -> list[Message]:
    """Return the choice of a language, each in its own words."""
    labels = [voice.label(key) for key in _LANGUAGES.values()]
    present = LANGUAGES.index(voice.language)
    labels[present] = voice.label("card.chosen", label=labels[present])
    buttons = [build_button(label, Press("speak", value=at)) for at, label in enumerate(labels)]
    return [Message(voice.text("language.text"), [buttons, build_ways(voice, ["home"])])]


def render_profile(view: ProfileView, voice: Voice) -> list[Message]:
    """Return what is remembered, a button to forget each."""
    shown = view.lines[:_MOST_REMEMBERED]
    lines = [
        {
            "number": number,
            "ask": clip_line(voice.say(line.ask) if line.ask else line.key, _LONGEST_REMEMBERED),
            "value": clip_line(line.value or "", _LONGEST_REMEMBERED),
        }
        for number, line in enumerate(shown, 1)
    ]
    text = voice.text(
        "profile.text",
        news=voice.news(view.news) if view.news else "",
        lines=lines,
        more=len(view.lines) - len(shown),
    )
    buttons = [
        build_button(
            voice.label("profile.forget", number=number), Press("forget", question=line.key)
        )
        for number, line in enumerate(shown, 1)
    ]
    rows = arrange(buttons)
    if view.lines:
        rows.append([build_button(voice.label("profile.forget_all"), Press("forget_all"))])
    return [Message(text, [*rows, build_ways(voice, ["home"])])]


def render_invite_roles(_view: InviteRolesView, voice: Voice) -> list[Message]:
    """Return the choice of what the invited person may do."""
    buttons = [
        build_button(voice.label(key), Press("role", value=at))
        for at, key in enumerate(_ROLES.values())
    ]
    return [Message(voice.text("invite.ask"), [buttons, build_ways(voice, ["home"])])]


def render_invite(view: InviteView, voice: Voice) -> list[Message]:
    """Return the invite, to be passed on as it is."""
    text = voice.text(
        "invite.text",
        role=voice.label(_ROLES[view.role]),
        code=view.code,
        path=clip_line(view.path, _LONGEST_PATH),
        link=view.link,
        until=voice.moment(view.expires_at, view.zone),
    )
    return [Message(text, [build_ways(voice, ["invite", "home"])])]


def render_notice(view: Notice, voice: Voice) -> list[Message]:
    """Return the sentence and its buttons."""
    return [Message(voice.news(view.news), [build_ways(voice, view.ways)] if view.ways else [])]


_LANGUAGES = dict(zip(LANGUAGES, ("language.zh_cn", "language.en"), strict=True))
_ROLES = {"member": "invite.member", "administrator": "invite.administrator"}
