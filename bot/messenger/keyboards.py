"""reply_markup: the keyboards a bot may put under a message or in the place of typing."""

from __future__ import annotations

from collections.abc import Callable

from bot.messenger.entities import count_units
from bot.messenger.links import parse_link
from bot.messenger.parameters import Parameters
from bot.messenger.refusals import Refusal, bad_request

MOST_DATA_BYTES = 64
MOST_BUTTONS = 100
MOST_COPIED_UNITS = 256
OTHER_MARKUPS = ("keyboard", "remove_keyboard", "force_reply")
CARRIED = (  # kinds of buttons that are shown, though pressing them does nothing here
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
)

Markup = dict[str, object]
Row = list[dict[str, object]]
_ButtonParser = Callable[[object], dict[str, object]]


def parse_markup(parameters: Parameters) -> Markup | None:
    """Return the call's reply_markup, checked; None when there is none, or an empty keyboard."""
    value = _load(parameters)
    if not value:
        return None
    if "inline_keyboard" in value:
        rows = parse_inline_keyboard(value["inline_keyboard"])
        return {"inline_keyboard": rows} if rows else None
    if "keyboard" in value:
        return {**value, "keyboard": _parse_rows(value["keyboard"], _parse_reply_button)}
    return value if any(value.get(name) for name in OTHER_MARKUPS) else None


def parse_inline_markup(parameters: Parameters) -> Markup | None:
    """Return the reply_markup of an edit, which may be an inline keyboard only."""
    value = _load(parameters)
    if value and any(name in value for name in OTHER_MARKUPS):
        raise bad_request("inline keyboard expected")
    return parse_markup(parameters)


def parse_inline_keyboard(value: object) -> list[Row]:
    """Return the rows of buttons, checked; rows without a button are dropped."""
    rows = _parse_rows(value, _parse_inline_button)
    if sum(map(len, rows)) > MOST_BUTTONS:
        raise bad_request("reply markup is too long")
    return rows


def _load(parameters: Parameters) -> Markup:
    value = parameters.json("reply_markup")
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise bad_request("object expected as reply markup")
    return value


def _parse_rows(value: object, parse_button: _ButtonParser) -> list[Row]:
    if not isinstance(value, list) or not all(isinstance(row, list) for row in value):
        raise _refuse('Field "inline_keyboard" must be of type Array')
    return [[parse_button(button) for button in row] for row in value if row]


def _parse_reply_button(button: object) -> dict[str, object]:
    if isinstance(button, str):
        return {"text": button}
    return _check_text(button)


def _parse_inline_button(button: object) -> dict[str, object]:
    fields = _check_text(button)
    if "callback_data" in fields:
        size = len(str(fields["callback_data"]).encode())
        if not 0 < size <= MOST_DATA_BYTES:
            raise bad_request("BUTTON_DATA_INVALID")
        return {"text": fields["text"], "callback_data": str(fields["callback_data"])}
    if "url" in fields:
        return {"text": fields["text"], "url": _parse_url(fields["url"])}
    if "copy_text" in fields:
        return {"text": fields["text"], "copy_text": _parse_copied(fields["copy_text"])}
    carried = {name: fields[name] for name in CARRIED if name in fields}
    if not carried:
        raise _refuse("Text buttons are unallowed in the inline keyboard")
    return {"text": fields["text"], **carried}


def _parse_copied(value: object) -> dict[str, object]:
    """Return a CopyTextButton (https://core.telegram.org/bots/api#copytextbutton)."""
    text = value.get("text") if isinstance(value, dict) else None
    if not isinstance(text, str):
        raise _refuse('Can\'t find field "text"')
    if not 0 < count_units(text) <= MOST_COPIED_UNITS:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    return {"text": text}


def _check_text(button: object) -> dict[str, object]:
    if not isinstance(button, dict):
        raise _refuse("expected an Object")
    if not isinstance(button.get("text"), str):
        raise _refuse('Can\'t find field "text"')
    if not button["text"].strip():
        raise bad_request("inline keyboard button text is empty")
    return button


def _parse_url(value: object) -> str:
    link = parse_link(str(value))
    if not link:
        raise bad_request(f"inline keyboard button URL '{value}' is invalid: Wrong HTTP URL")
    return link


def _refuse(reason: str) -> Refusal:
    return bad_request(f"can't parse inline keyboard button: {reason}")
