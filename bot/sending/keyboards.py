"""Buttons and their rows: labels and data within the messenger's limits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from bot.sending.messages import LONGEST_LABEL, Button, clip_line
from bot.sending.voice import Voice
from conversations.buttons import Press, encode
from conversations.views import CardView, RemovalView

_NARROW = 11
"""Characters of a label, as wide as Chinese ones, of which two fit on a phone's row."""

_NUMBERS = 5
"""Buttons with a number only that are put on a row."""

PAGE = 8
"""Lines of a list that are shown at once."""

_PERIOD_LETTERS = {5: "H", 6: "M", 7: "Q"}
"""What a period's key says behind the year, by the digits of the number on its button."""


def build_button(label: str, press: Press) -> Button:
    """Return a button that says `label`, on one line, and does `press`."""
    return {"text": clip_line(label, LONGEST_LABEL) or "…", "callback_data": encode(press)}


def build_copy(label: str, text: str) -> Button:
    """Return a button that puts `text`, of at most 256 characters, where one pastes from."""
    return {"text": clip_line(label, LONGEST_LABEL) or "…", "copy_text": {"text": text}}


def aim(view: CardView | RemovalView) -> Callable[..., Press]:
    """Return what makes a press about the card's question as it is now."""
    card = view.card

    def press(verb: str, value: int | None = None) -> Press:
        return Press(verb, view.tag.id, card.revision, card.question.id, value)

    return press


def build_way(voice: Voice, way: str, draft: int = 0) -> Button:
    """Return the button that leads to a place known by its verb: home, new, card, …"""
    return build_button(voice.label(_WAYS[way]), Press(way, draft))


def build_ways(voice: Voice, ways: Iterable[str], draft: int = 0) -> list[Button]:
    """Return a row of such buttons."""
    return [build_way(voice, way, draft) for way in ways]


def arrange(buttons: Sequence[Button]) -> list[list[Button]]:
    """Return the buttons in rows, two on a row where both are short."""
    rows: list[list[Button]] = []
    for button in buttons:
        if rows and len(rows[-1]) == 1 and _is_narrow(button) and _is_narrow(rows[-1][0]):
            rows[-1].append(button)
        else:
            rows.append([button])
    return rows


def build_numbers(buttons: Sequence[Button]) -> list[list[Button]]:
    """Return small buttons in rows: what they stand for is said in the text."""
    return [list(buttons[at : at + _NUMBERS]) for at in range(0, len(buttons), _NUMBERS)]


def build_pager(voice: Voice, verb: str, page: int, pages: int) -> list[list[Button]]:
    """Return the row that turns the pages of a list; none for a list of one page."""
    if pages < 2:
        return []
    earlier = build_button(voice.label("way.earlier"), Press(verb, value=page - 1))
    later = build_button(voice.label("way.later"), Press(verb, value=page + 1))
    return [[*([earlier] if page > 0 else []), *([later] if page < pages - 1 else [])]]


def build_period_value(period: str) -> int:
    """Return the period's key as the number that a button carries, told by how many digits it has.

    2026 is 2026, 2026H1 is 20261, 2026M06 is 202606, 2026Q3 is 2026003.
    """
    return int(period.replace("H", "").replace("M", "").replace("Q", "00"))


def parse_period_value(value: int) -> str:
    """Return the period's key that `build_period_value` was given; of any other number, no key."""
    digits = str(value)
    year, rest = digits[:4], digits[4:]
    return f"{year}{_PERIOD_LETTERS.get(len(digits), '')}{rest}".replace("Q00", "Q")


def _is_narrow(button: Button) -> bool:
    return len(button["text"].encode()) <= _NARROW * 3


_WAYS = {
    "home": "way.home",
    "new": "way.new",
    "import": "way.import",
    "drafts": "way.drafts",
    "documents": "way.documents",
    "basket": "way.basket",
    "binned": "way.binned",
    "help": "way.help",
    "language": "way.language",
    "settings": "way.settings",
    "invite": "way.invite",
    "open": "way.open",
    "card": "way.card",
    "outline": "way.outline",
    "preview": "way.preview",
    "review": "way.review",
    "find": "way.find",
    "finish": "way.finish",
    "cancel": "way.cancel",
    "bin": "way.bin",
    "restore": "way.restore",
    "purge": "way.purge",
    "upgrade": "way.upgrade",
    "deadlines": "way.deadlines",
    "obligations": "way.obligations",
    "ledger": "way.ledger",
    "units": "way.units",
    "subscribe": "way.subscribe",
    "resubscribe": "way.resubscribe",
    "unsubscribe": "way.unsubscribe",
}
"""The words of the buttons that lead to a place, by verb."""
