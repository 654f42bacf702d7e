"""Messages ready to be sent: HTML text and buttons, within the messenger's limits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.store.outbox import Outgoing

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
LONGEST_TOAST = 200
"""In UTF-16 units, counted after the markup is taken out."""

LONGEST_LABEL = 64
MOST_BUTTONS = 100

Button = Mapping[str, Any]
"""An InlineKeyboardButton of the Bot API: its words, and what a tap on it does."""

Rows = Sequence[Sequence[Button]]


@dataclass(frozen=True, slots=True)
class Message:
    """One message: HTML of the Bot API, its buttons, and the file it carries, if any.

    The file is a finished report's (`document_id`) or another stored one (`file_id`); with `photo`
    it is shown as a picture.
    """

    text: str
    rows: Rows = ()
    document_id: int | None = None
    file_id: int | None = None
    photo: bool = False

    @property
    def carries_file(self) -> bool:
        """Whether a file comes with it, so that it cannot take the place of a text."""
        return self.document_id is not None or self.file_id is not None


def build_outgoing(message: Message, chat_id: int, edit: int | None = None) -> Outgoing:
    """Return the call that says `message`; with `edit`, in place of that message of the chat."""
    payload: dict[str, object] = {"parse_mode": "HTML"}
    if message.rows:
        payload["reply_markup"] = {"inline_keyboard": message.rows}
    if message.carries_file:
        payload["caption"] = message.text
        method = "sendPhoto" if message.photo else "sendDocument"
        return Outgoing(chat_id, method, payload, message.document_id, message.file_id)
    payload["text"] = message.text
    payload["link_preview_options"] = {"is_disabled": True}
    if edit is None:
        return Outgoing(chat_id, "sendMessage", payload)
    payload["message_id"] = edit
    return Outgoing(chat_id, "editMessageText", payload)


def measure(text: str) -> int:
    """Return how long plain `text` is as the messenger counts: in UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def clip(text: str, longest: int) -> str:
    """Return `text` in at most `longest` UTF-16 units, with an ellipsis where it was cut.

    A character outside the basic plane (most emoji) counts for two units and is never cut in two.
    """
    if len(text) * 2 <= longest or measure(text) <= longest:
        return text
    return _take(text, longest - 1) + "…"


def clip_start(text: str, longest: int) -> str:
    """Return `text` in at most `longest` UTF-16 units, of a longer one the end."""
    if measure(text) <= longest:
        return text
    return "…" + _take(text[::-1], longest - 1)[::-1]


def clip_line(text: str, longest: int) -> str:
    """Return `text` on one line, clipped."""
    if len(text) * 2 <= longest and text.isprintable():
        return text
    return clip(" ".join(text[: longest * 4].split()), longest)


def split_paragraphs(paragraphs: Sequence[str], longest: int) -> list[str]:
    """Return the paragraphs in as few texts of at most `longest` units as their order allows.

    Texts end where a paragraph ends; only a paragraph longer than a whole text is cut inside.
    """
    texts: list[str] = []
    for piece in (piece for text in paragraphs for piece in split_text(text, longest)):
        if texts and measure(texts[-1]) + 2 + measure(piece) <= longest:
            texts[-1] += "\n\n" + piece
        else:
            texts.append(piece)
    return texts


def split_text(text: str, longest: int) -> list[str]:
    """Return the text in pieces of at most `longest` units, which put together are the text."""
    pieces = []
    while measure(text) > longest:
        head = _take(text, longest)
        pieces.append(head)
        text = text[len(head) :]
    return [*pieces, text]


def _take(text: str, longest: int) -> str:
    """Return the longest beginning of `text` that fits."""
    head = text[:longest]
    surplus = measure(head) - longest
    while surplus > 0:
        # A character counts for two units at most: half the surplus can always go at once.
        head = head[: len(head) - (surplus + 1) // 2]
        surplus = measure(head) - longest
    return head
