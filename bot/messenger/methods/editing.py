"""editMessageText, editMessageCaption, editMessageReplyMarkup."""

from __future__ import annotations

from dataclasses import replace

from bot.messenger.call import Call
from bot.messenger.chats import Chat
from bot.messenger.keyboards import parse_inline_markup
from bot.messenger.messages import Content, Message
from bot.messenger.posting import build_full_message, edit_message
from bot.messenger.refusals import bad_request

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)


def edit_message_text(call: Call) -> object:
    """Replace the text and the keyboard of one of the bot's messages."""
    chat, message = _find_own(call)
    if "text" not in message.content:
        raise bad_request("there is no text in the message to edit")
    content = {**_without(message.content, "text", "entities"), **call.parse_text().as_json()}
    return _edit(call, chat, message, content)


def edit_message_caption(call: Call) -> object:
    """Replace the caption and the keyboard of one of the bot's messages with a file."""
    chat, message = _find_own(call)
    if "text" in message.content:
        raise bad_request("there is no caption in the message to edit")
    caption = call.parse_caption()
    added = caption.as_json("caption", "caption_entities") if caption.text else {}
    content = {**_without(message.content, "caption", "caption_entities"), **added}
    return _edit(call, chat, message, content)


def edit_message_reply_markup(call: Call) -> object:
    """Replace the keyboard of one of the bot's messages."""
    chat, message = _find_own(call)
    return _edit(call, chat, message, message.content)


def _find_own(call: Call) -> tuple[Chat, Message]:
    chat = call.reachable_chat()
    message = call.find_message(chat, "edit")
    foreign = message.sender_id != call.bot.id or "forward_origin" in message.content
    typing = message.markup is not None and not message.inline_keyboard
    if foreign or typing:  # a message with a reply keyboard cannot be edited either
        raise bad_request("message can't be edited")
    return chat, message


def _edit(call: Call, chat: Chat, message: Message, content: Content) -> object:
    markup = parse_inline_markup(call.parameters)
    if content == message.content and markup == message.markup:
        raise bad_request(NOT_MODIFIED)
    # As on Telegram, a change of the keyboard alone does not mark the message as edited.
    edited_at = call.now if content != message.content else message.edited_at
    edited = replace(message, content=content, markup=markup, edited_at=edited_at)
    edit_message(call.conn, chat, edited)
    return build_full_message(call.conn, edited, chat)


def _without(content: Content, *names: str) -> Content:
    return {name: value for name, value in content.items() if name not in names}
