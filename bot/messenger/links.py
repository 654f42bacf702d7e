"""Which addresses may stand behind a link or a button."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

SCHEMES = {"http", "https", "tg", "ton"}


def parse_link(address: str) -> str:
    """Return the address with its scheme (http when it has none), "" when it is no link."""
    words = address.strip()
    if "://" not in words:
        words = f"http://{words}"
    try:
        parts = urlsplit(words)
        host = parts.hostname or ""
    except ValueError:
        return ""
    if parts.scheme.lower() not in SCHEMES or not host or any(c.isspace() for c in words):
        return ""
    named = "." in host or ":" in host or host == "localhost"
    return words if named or parts.scheme.lower() in {"tg", "ton"} else ""


def is_loopback(host: str) -> bool:
    """Tell whether the name or address means this machine alone."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
