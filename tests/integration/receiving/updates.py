"""Updates as the Bot API would deliver them."""

from __future__ import annotations

from typing import Any


def build_update(update_id: int, chat_id: int = 1, text: str = "an answer") -> dict[str, Any]:
    """Return a text message in a private chat."""
    person = {"id": chat_id, "is_bot": False, "first_name": "n"}
    chat = {"id": chat_id, "type": "private", "first_name": "n"}
    message = {"message_id": update_id, "date": 1, "chat": chat, "from": person, "text": text}
    return {"update_id": update_id, "message": message}
