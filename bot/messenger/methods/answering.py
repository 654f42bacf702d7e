"""answerCallbackQuery: the bot's word on a button press."""

from __future__ import annotations

from bot.messenger.call import Call
from bot.messenger.entities import count_units
from bot.messenger.notices import PressAnswered
from bot.messenger.presses import is_answerable
from bot.messenger.refusals import bad_request
from bot.store.writer import announce

MOST_UNITS = 200


def answer_callback_query(call: Call) -> object:
    """Tell the page that waits for this press what the bot says to it."""
    press_id = call.parameters.text("callback_query_id")
    if not is_answerable(call.conn, call.bot.id, press_id, call.now):
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    text = call.parameters.text("text")
    if count_units(text) > MOST_UNITS:
        raise bad_request("MESSAGE_TOO_LONG")
    answer = {
        "text": text or None,
        "alert": call.parameters.boolean("show_alert"),
        "url": call.parameters.text("url") or None,
    }
    announce(call.conn, PressAnswered(press_id, answer))
    return True
