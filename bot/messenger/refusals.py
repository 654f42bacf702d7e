"""What the Bot API answers when it turns a call down."""

from __future__ import annotations


class Refusal(Exception):  # noqa: N818 (what the messenger says, not a fault)
    """A call turned down; `description` is the Bot API's own wording, `code` its error_code."""

    def __init__(self, code: int, description: str) -> None:
        super().__init__(description)
        self.code = code
        self.description = description


def bad_request(reason: str) -> Refusal:
    """Return the refusal of a call whose parameters are wrong."""
    return Refusal(400, f"Bad Request: {reason}")


def forbidden(reason: str) -> Refusal:
    """Return the refusal of a call the bot has no right to make."""
    return Refusal(403, f"Forbidden: {reason}")


def conflict(reason: str) -> Refusal:
    """Return the refusal of one way of receiving updates while another is in use."""
    return Refusal(409, f"Conflict: {reason}")


def not_found() -> Refusal:
    """Return the refusal of a method or file that is not there."""
    return Refusal(404, "Not Found")


def unauthorized() -> Refusal:
    """Return the refusal of a token that no bot has."""
    return Refusal(401, "Unauthorized")


def too_large() -> Refusal:
    """Return the refusal of a file or request above the limit."""
    return Refusal(413, "Request Entity Too Large")
