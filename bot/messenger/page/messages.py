"""The page's messages: read, write, send files, amend one's own, press buttons."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from bot.messenger.call import MOST_CAPTION_UNITS, MOST_TEXT_UNITS
from bot.messenger.chats import Chat, load_chats_of
from bot.messenger.entities import FormattedText, count_units, split_text, tidy
from bot.messenger.files import (
    MOST_PICTURE_BYTES,
    MOST_UPLOAD_BYTES,
    StoredFile,
    add_file,
    attach_file,
    find_file_of_chats,
    load_body,
)
from bot.messenger.forwarding import build_forwarded, list_file_ids
from bot.messenger.messages import Content, Message, load_page
from bot.messenger.page.call import PageCall, not_found, too_large, wrong
from bot.messenger.page.shapes import render_message, render_messages
from bot.messenger.parameters import Upload
from bot.messenger.pictures import find_size
from bot.messenger.posting import build_full_message, edit_message, post_message
from bot.messenger.presses import add_press
from bot.messenger.shapes import Shape, build_file_content, build_person_user
from bot.messenger.updates import queue_update

MOST_LISTED = 200
MOST_TYPED = 1_000_000  # characters at once; some 250 messages
LONGEST_ALBUM = 20  # digits
LOCATION = {"latitude": 39.9042, "longitude": 116.4074}
STUBS = {"sticker": ("sticker.webp", "image/webp"), "voice": ("voice.ogg", "audio/ogg")}


@dataclass(frozen=True)
class Press:
    """What pressing a button comes to: a link to open, or a question to the bot."""

    url: str | None = None
    press_id: str | None = None


def list_messages(call: PageCall) -> Shape:
    """Return a stretch of the chat's history."""
    chat, query = call.chat(), call.request.query
    limit = min(max(_parse_number(query.get("limit"), 50), 1), MOST_LISTED)
    messages, more = load_page(call.conn, chat.id, _parse_number(query.get("before"), 0), limit)
    return {
        "messages": render_messages(call.conn, chat, messages, call.person.id),
        "more": more,
    }


def say(call: PageCall) -> Shape:
    """Send a text; one that is too long becomes several messages, as messengers do."""
    chat, text = call.open_chat(), call.text("text").replace("\r", "")
    if len(text) > MOST_TYPED:
        raise wrong("text_too_long", f"at most {MOST_TYPED} characters at once")
    pieces = [tidy(FormattedText(piece)) for piece in split_text(text.strip(), MOST_TEXT_UNITS)]
    if not any(piece.text for piece in pieces):
        raise wrong("wrong_text", "a message needs some text")
    posted = [_post(call, chat, piece.as_json()) for piece in pieces if piece.text]
    return {"messages": posted}


def send_file(call: PageCall) -> Shape:
    """Send a file: a picture to be shown, perhaps of an album, anything else as a document."""
    chat, upload = call.open_chat(), call.request.uploads.get("file")
    if not upload or not upload.body:
        raise wrong("wrong_file", "a file that is not empty is wanted")
    if len(upload.body) > MOST_UPLOAD_BYTES:
        raise too_large()
    caption = tidy(FormattedText(call.text("caption").replace("\r", "")))
    if count_units(caption.text) > MOST_CAPTION_UNITS:
        raise wrong("text_too_long", f"a caption has at most {MOST_CAPTION_UNITS} characters")
    added = caption.as_json("caption", "caption_entities") if caption.text else {}
    kind = _find_kind(upload)
    album = {"media_group_id": _parse_album(call)} if kind == "photo" and call.text("album") else {}
    content = {**_keep_file(call, chat, kind, upload), **added, **album}
    return {"message": _post(call, chat, content)}


def forward(call: PageCall) -> Shape:
    """Send a message on to the bot of a chat: the same one or another of the person's."""
    source, chat = call.chat(), call.named_chat("to_chat_id")
    message = call.message(source)
    if source.bot.id != chat.bot.id and list_file_ids(message.content):
        raise wrong("wrong_kind", "a file stays with the bot that it was sent to")
    return {"message": _post(call, chat, build_forwarded(call.conn, source, message, chat))}


def send_other(call: PageCall) -> Shape:
    """Send a stand-in for what the page has no tool to make: a sticker, a voice, a location."""
    chat, kind = call.open_chat(), call.text("kind")
    if kind == "location":
        return {"message": _post(call, chat, {"location": LOCATION})}
    if kind not in STUBS:
        raise wrong("wrong_kind", "sticker, voice or location is wanted")
    name, mime = STUBS[kind]
    content = _keep_file(call, chat, kind, Upload(name, mime, kind.encode()))
    return {"message": _post(call, chat, content)}


def amend(call: PageCall) -> Shape:
    """Change the text, or the caption, of the person's own message."""
    chat = call.open_chat()
    message = call.message(chat)
    if message.sender_id != call.person.id:
        raise wrong("not_yours", "only one's own messages can be changed")
    content = _amend_content(message, tidy(FormattedText(call.text("text").replace("\r", ""))))
    if content != message.content:
        message = replace(message, content=content, edited_at=call.now)
        edit_message(call.conn, chat, message)
    return {"message": render_message(message, chat, call.person.id)}


def press(call: PageCall) -> Press:
    """Press a button of a message; what it tells the bot is queued, never shown to the page."""
    chat = call.open_chat()
    message = call.message(chat)
    button = _find_button(message, call.integer("row"), call.integer("column"))
    if "url" in button:
        return Press(url=button["url"])
    press_id = add_press(call.conn, chat.bot.id, call.now)
    query = {
        "id": press_id,
        "from": build_person_user(call.person),
        "message": build_full_message(call.conn, message, chat),
        "chat_instance": str(chat.id),
        "data": button["callback_data"],
    }
    queue_update(call.conn, chat.bot, "callback_query", query)
    return Press(press_id=press_id)


def fetch_file(call: PageCall) -> tuple[StoredFile, bytes]:
    """Return a file and its bytes, if it was sent in one of the person's chats."""
    chat_ids = [chat.id for chat in load_chats_of(call.conn, call.person.id)]
    file = find_file_of_chats(call.conn, str(call.request.path["file_id"]), chat_ids)
    if not file:
        raise not_found()
    return file, load_body(call.conn, file)


def _post(call: PageCall, chat: Chat, content: Content) -> Shape:
    message = post_message(call.conn, chat, call.person.id, content, call.now)
    return render_message(message, chat, call.person.id)


def _keep_file(call: PageCall, chat: Chat, kind: str, upload: Upload) -> Shape:
    file = add_file(call.conn, chat.bot.id, kind, upload)
    attach_file(call.conn, chat.id, file.id)
    return build_file_content(file)


def _find_kind(upload: Upload) -> str:
    small = len(upload.body) <= MOST_PICTURE_BYTES
    return "photo" if small and find_size(upload.body) else "document"


def _parse_album(call: PageCall) -> str:
    """Return what tells the album from others; the page makes it up, in digits."""
    album = call.text("album")
    if not (album.isascii() and album.isdigit() and len(album) <= LONGEST_ALBUM):
        raise wrong("wrong_kind", "an album goes by a number")
    return album


def _amend_content(message: Message, formatted: FormattedText) -> Content:
    is_text = "text" in message.content
    keys = ("text", "entities") if is_text else ("caption", "caption_entities")
    if is_text and not formatted.text:
        raise wrong("wrong_text", "a message needs some text")
    if count_units(formatted.text) > (MOST_TEXT_UNITS if is_text else MOST_CAPTION_UNITS):
        raise wrong("text_too_long", "the text is too long for one message")
    kept = {name: value for name, value in message.content.items() if name not in keys}
    return {**kept, **formatted.as_json(*keys)} if formatted.text else kept


def _find_button(message: Message, row: int, column: int) -> dict[str, Any]:
    rows = message.inline_keyboard
    if not (0 <= row < len(rows) and 0 <= column < len(rows[row])):
        raise wrong("wrong_button", "the button is not there any more")
    button = rows[row][column]
    if "url" not in button and "callback_data" not in button:
        raise wrong("wrong_button", "this kind of button does nothing here")
    return button


def _parse_number(words: str | None, usual: int) -> int:
    return (
        int(words) if words and words.isascii() and words.isdigit() and len(words) < 10 else usual
    )
