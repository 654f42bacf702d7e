"""sendMessage, sendDocument, sendPhoto, sendChatAction, forwardMessage, copyMessage."""

from __future__ import annotations

from bot.messenger.call import Call
from bot.messenger.chats import Chat
from bot.messenger.files import (
    MOST_PICTURE_BYTES,
    MOST_UPLOAD_BYTES,
    StoredFile,
    add_file,
    attach_file,
    find_file,
)
from bot.messenger.forwarding import build_forwarded, carry_content
from bot.messenger.keyboards import parse_markup
from bot.messenger.messages import Content, Message, find_message
from bot.messenger.notices import PageEvent
from bot.messenger.parameters import Upload
from bot.messenger.posting import build_full_message, post_message
from bot.messenger.refusals import bad_request, too_large
from bot.messenger.shapes import Shape, build_file_content
from bot.store.writer import announce

MADE = ("photo", "video", "voice", "document", "video_note")
ACTIONS = {
    *("typing", "choose_sticker", "find_location"),
    *(f"upload_{made}" for made in MADE),
    *("record_video", "record_voice", "record_video_note"),
}


def send_message(call: Call) -> object:
    """Send a text."""
    chat = call.reachable_chat()
    return _post(call, chat, call.parse_text().as_json())


def send_document(call: Call) -> object:
    """Send a file as it is."""
    chat = call.reachable_chat()
    file = _take_file(call, chat, "document")
    return _post(call, chat, {**build_file_content(file), **_parse_caption(call)})


def send_photo(call: Call) -> object:
    """Send a picture, to be shown."""
    chat = call.reachable_chat()
    file = _take_file(call, chat, "photo")
    if not file.width:
        raise bad_request("IMAGE_PROCESS_FAILED")
    if file.size > MOST_PICTURE_BYTES:
        raise bad_request("file is too big")
    return _post(call, chat, {**build_file_content(file), **_parse_caption(call)})


def send_chat_action(call: Call) -> object:
    """Show for a moment what the bot is doing."""
    chat = call.reachable_chat()
    action = call.parameters.text("action")
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    for person_id in chat.people:
        body = {"type": "typing", "chat_id": chat.id, "action": action}
        announce(call.conn, PageEvent(person_id, body))
    return True


def forward_message(call: Call) -> object:
    """Send another chat's message on, saying whose it was."""
    chat = call.reachable_chat()
    source, message = _find_source(call, "forward")
    content = build_forwarded(call.conn, source, message, chat)
    posted = post_message(call.conn, chat, call.bot.id, content, call.now)
    return build_full_message(call.conn, posted, chat)


def copy_message(call: Call) -> object:
    """Send another chat's message as the bot's own, with a new caption if one is given."""
    chat = call.reachable_chat()
    _, message = _find_source(call, "copy")
    content = dict(carry_content(call.conn, chat, message))
    content.pop("forward_origin", None)
    if call.parameters.has("caption") and "text" not in content:
        content.pop("caption_entities", None)
        content = {**content, "caption": "", **_parse_caption(call)}
    posted = _post(call, chat, content)
    return {"message_id": posted["message_id"]}


def _post(call: Call, chat: Chat, content: Content) -> Shape:
    markup = parse_markup(call.parameters)
    reply_to = call.replied_id(chat)
    message = post_message(call.conn, chat, call.bot.id, content, call.now, markup, reply_to)
    return build_full_message(call.conn, message, chat)


def _parse_caption(call: Call) -> Shape:
    caption = call.parse_caption()
    return caption.as_json("caption", "caption_entities") if caption.text else {}


def _take_file(call: Call, chat: Chat, kind: str) -> StoredFile:
    """Return the file of the call: uploaded with it, or known by its file_id."""
    passed = call.parameters.file(kind)
    file = (
        _keep_upload(call, kind, passed)
        if isinstance(passed, Upload)
        else _find_known(call, kind, passed)
    )
    attach_file(call.conn, chat.id, file.id)
    return file


def _keep_upload(call: Call, kind: str, upload: Upload) -> StoredFile:
    if not upload.body:
        raise bad_request("file must be non-empty")
    if len(upload.body) > MOST_UPLOAD_BYTES:
        raise too_large()
    return add_file(call.conn, call.bot.id, kind, upload)


def _find_known(call: Call, kind: str, file_id: str) -> StoredFile:
    if not file_id:
        raise bad_request(f"there is no {kind} in the request")
    if file_id.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")  # it fetches nothing from the network
    file = find_file(call.conn, call.bot.id, file_id)
    if not file:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if file.kind != kind:
        found, wanted = file.kind.capitalize(), kind.capitalize()
        raise bad_request(f"can't use file of type {found} as {wanted}")
    return file


def _find_source(call: Call, purpose: str) -> tuple[Chat, Message]:
    source = call.chat("from_chat_id")
    message = find_message(call.conn, source.id, call.message_id())
    if not message:
        raise bad_request(f"message to {purpose} not found")
    return source, message
