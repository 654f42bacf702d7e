"""setWebhook, deleteWebhook, getWebhookInfo; and what getUpdates asks of the database."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from bot.messenger.bots import save_allowed_updates, save_webhook
from bot.messenger.call import Call
from bot.messenger.links import is_loopback
from bot.messenger.refusals import bad_request, conflict
from bot.messenger.shapes import Shape, build_time
from bot.messenger.updates import count_updates, drop_updates, take_updates

SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
MOST_UPDATES = 100


def fetch_updates(call: Call) -> list[str]:
    """Return the JSON of the updates that wait, and forget those that `offset` confirms."""
    if call.bot.webhook_url:
        raise conflict(
            "can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first"
        )
    _keep_allowed_updates(call)
    limit = min(max(call.parameters.integer("limit", MOST_UPDATES), 1), MOST_UPDATES)
    return take_updates(call.conn, call.bot.id, call.parameters.integer("offset"), limit)


def set_webhook(call: Call) -> object:
    """Have updates delivered to a url on this machine; an empty url ends it."""
    url = call.parameters.text("url").strip()
    secret = call.parameters.text("secret_token")
    if url and not _is_loopback(url):
        raise bad_request("bad webhook: only URLs of this machine are allowed")
    if secret and not SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    _keep_allowed_updates(call)
    _drop_pending(call)
    save_webhook(call.conn, call.bot, url, secret if url else "")
    return True


def delete_webhook(call: Call) -> object:
    """Let the bot fetch its updates itself again."""
    _drop_pending(call)
    save_webhook(call.conn, call.bot, "", "")
    return True


def get_webhook_info(call: Call) -> object:
    """Return where updates go, how many wait, and what went wrong last."""
    bot = call.bot
    info: Shape = {
        "url": bot.webhook_url,
        "has_custom_certificate": False,
        "pending_update_count": count_updates(call.conn, bot.id),
    }
    if bot.webhook_failed_at:
        info["last_error_date"] = build_time(bot.webhook_failed_at)
        info["last_error_message"] = bot.webhook_failure
    if bot.allowed_updates:
        info["allowed_updates"] = sorted(bot.allowed_updates)
    return info


def _keep_allowed_updates(call: Call) -> None:
    kinds = call.parameters.json("allowed_updates")
    if isinstance(kinds, list):
        save_allowed_updates(call.conn, call.bot, frozenset(map(str, kinds)))


def _drop_pending(call: Call) -> None:
    if call.parameters.boolean("drop_pending_updates"):
        drop_updates(call.conn, call.bot.id)


def _is_loopback(url: str) -> bool:
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        return False
    return url.isprintable() and parts.scheme in {"http", "https"} and is_loopback(host)
