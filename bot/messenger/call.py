"""One call of the Bot API on its way through a method, and what methods ask of it most."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from bot.messenger.bots import Bot
from bot.messenger.chats import KICKED, LEFT, Chat, find_chat
from bot.messenger.entities import FormattedText, count_units, parse_entities, tidy
from bot.messenger.html_text import parse_html
from bot.messenger.markdown_text import parse_markdown
from bot.messenger.messages import Message, find_message
from bot.messenger.parameters import Parameters
from bot.messenger.refusals import bad_request, forbidden

MOST_TEXT_UNITS = 4096
MOST_CAPTION_UNITS = 1024


@dataclass(frozen=True)
class Call:
    """A bot's call: inside a transaction, at a moment."""

    conn: Connection
    bot: Bot
    parameters: Parameters
    now: datetime

    def chat(self, name: str = "chat_id") -> Chat:
        """Return the chat the call speaks of."""
        words = self.parameters.text(name)
        if not words:
            raise bad_request("chat_id is empty")
        chat = find_chat(self.conn, self.bot.id, self.parameters.integer(name))
        if not chat:
            raise bad_request("chat not found")
        return chat

    def reachable_chat(self) -> Chat:
        """Return the chat the call wants to write to; refuse when the bot is not let in."""
        chat = self.chat()
        if chat.bot_status == KICKED:
            raise forbidden("bot was blocked by the user")
        if chat.bot_status == LEFT:
            raise forbidden("bot is not a member of the group chat")
        return chat

    def message_id(self) -> int:
        """Return the message the call speaks of."""
        message_id = self.parameters.integer("message_id")
        if not message_id:
            raise bad_request("message identifier is not specified")
        return message_id

    def replied_id(self, chat: Chat) -> int | None:
        """Return which message the call replies to; refuse when it is gone, unless told not to."""
        message_id, lenient = self._parse_reply()
        if not message_id or find_message(self.conn, chat.id, message_id):
            return message_id or None
        if lenient:
            return None
        raise bad_request("message to be replied not found")

    def find_message(self, chat: Chat, purpose: str) -> Message:
        """Return the message the call speaks of; `purpose` is what the refusal calls it for."""
        message = find_message(self.conn, chat.id, self.message_id())
        if not message:
            raise bad_request(f"message to {purpose} not found")
        return message

    def parse_text(self) -> FormattedText:
        """Return the call's text, formatted; refuse an empty or too long one."""
        formatted = self._parse_formatted("text", "entities")
        if not formatted.text:
            raise bad_request("message text is empty")
        if count_units(formatted.text) > MOST_TEXT_UNITS:
            raise bad_request("message is too long")
        return formatted

    def parse_caption(self) -> FormattedText:
        """Return the call's caption, formatted, perhaps empty; refuse a too long one."""
        formatted = self._parse_formatted("caption", "caption_entities")
        if count_units(formatted.text) > MOST_CAPTION_UNITS:
            raise bad_request("message caption is too long")
        return formatted

    def _parse_reply(self) -> tuple[int, bool]:
        value = self.parameters.json("reply_parameters")
        if isinstance(value, dict):
            message_id = value.get("message_id")
            known = message_id if isinstance(message_id, int) else 0
            return known, bool(value.get("allow_sending_without_reply"))
        old = self.parameters.integer("reply_to_message_id")  # before Bot API 7.0
        return old, self.parameters.boolean("allow_sending_without_reply")

    def _parse_formatted(self, text_name: str, entities_name: str) -> FormattedText:
        text = self.parameters.text(text_name)
        mode = self.parameters.text("parse_mode").lower()
        if not mode:
            entities = parse_entities(self.parameters.json(entities_name))
            return tidy(FormattedText(text, entities))
        plain = text.replace("\r", "")
        if mode == "html":
            return tidy(parse_html(plain))
        if mode == "markdownv2":
            return tidy(parse_markdown(plain))
        raise bad_request("unsupported parse_mode")
