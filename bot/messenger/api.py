"""The Bot API over HTTP: finds the method, runs it in one transaction, answers as Telegram does."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

import structlog
from sqlalchemy import Connection
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.faults import render_fault
from bot.messenger.bots import find_bot
from bot.messenger.call import Call
from bot.messenger.methods import (
    answering,
    chats,
    deleting,
    editing,
    fetching,
    profile,
    receiving,
    sending,
)
from bot.messenger.parameters import Parameters, parse_parameters
from bot.messenger.polls import Polls
from bot.messenger.refusals import Refusal, not_found, unauthorized
from bot.store.database import Database

log = structlog.get_logger(__name__)

T = TypeVar("T")
Method = Callable[[Call], object]


def _agree(_call: Call) -> object:
    """Close or log out: nothing to do for a server that is its own."""
    return True


METHODS: Mapping[str, Method] = {
    "getMe": profile.get_me,
    "logOut": _agree,
    "close": _agree,
    "setWebhook": receiving.set_webhook,
    "deleteWebhook": receiving.delete_webhook,
    "getWebhookInfo": receiving.get_webhook_info,
    "sendMessage": sending.send_message,
    "sendDocument": sending.send_document,
    "sendPhoto": sending.send_photo,
    "sendChatAction": sending.send_chat_action,
    "forwardMessage": sending.forward_message,
    "copyMessage": sending.copy_message,
    "editMessageText": editing.edit_message_text,
    "editMessageCaption": editing.edit_message_caption,
    "editMessageReplyMarkup": editing.edit_message_reply_markup,
    "deleteMessage": deleting.delete_message,
    "deleteMessages": deleting.delete_messages,
    "answerCallbackQuery": answering.answer_callback_query,
    "getFile": fetching.get_file,
    "setMyCommands": profile.set_my_commands,
    "getMyCommands": profile.get_my_commands,
    "deleteMyCommands": profile.delete_my_commands,
    "setMyName": profile.build_setter("name"),
    "getMyName": profile.build_getter("name"),
    "setMyDescription": profile.build_setter("description"),
    "getMyDescription": profile.build_getter("description"),
    "setMyShortDescription": profile.build_setter("short_description"),
    "getMyShortDescription": profile.build_getter("short_description"),
    "setChatMenuButton": profile.set_chat_menu_button,
    "getChatMenuButton": profile.get_chat_menu_button,
    "getChat": chats.get_chat,
    "getChatMember": chats.get_chat_member,
    "getChatMemberCount": chats.get_chat_member_count,
    "leaveChat": chats.leave_chat,
}
BY_LOWER_NAME = {name.lower(): method for name, method in METHODS.items()}


class BotApi:
    """Answers bots; the waiting of getUpdates is the only thing it remembers."""

    def __init__(self, database: Database, polls: Polls, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._polls = polls
        self._clock = clock

    @property
    def routes(self) -> list[Route]:
        """The routes of the Bot API."""
        methods = ["GET", "POST"]
        return [
            Route("/bot{token}/{method}", self.answer, methods=methods),
            Route("/file/bot{token}/{path:path}", self.download),
        ]

    async def answer(self, request: Request) -> Response:
        """Answer a call, `{"ok": true, "result": …}` or the refusal of it."""
        token, name = request.path_params["token"], request.path_params["method"].lower()
        try:
            parameters = await parse_parameters(request)
            if name == "getupdates":
                return _respond(f"[{','.join(await self._poll(token, parameters))}]")
            method = BY_LOWER_NAME.get(name)
            result = await self._perform(token, parameters, method or _refuse)
            return _respond(json.dumps(result, ensure_ascii=False, separators=(",", ":")))
        except Refusal as refusal:
            return _respond_refusal(refusal)
        except HTTPException:
            raise
        except Exception as fault:
            log.error("messenger_call_failed", method=name, fault=render_fault(fault))
            return _respond_refusal(Refusal(500, "Internal Server Error"))

    async def download(self, request: Request) -> Response:
        """Answer with the bytes of a file whose path getFile gave."""
        token, path = request.path_params["token"], request.path_params["path"]

        def load(call: Call) -> tuple[str, bytes]:
            file, body = fetching.load_by_path(call.conn, call.bot, path)
            return file.mime, body

        try:
            mime, body = await self._perform(token, Parameters(), load)
        except Refusal as refusal:
            return _respond_refusal(refusal)
        return Response(body, media_type=mime)

    async def _poll(self, token: str, parameters: Parameters) -> list[str]:
        """Wait for updates; only the first look confirms what `offset` says."""
        bot_id = await self._perform(token, Parameters(), lambda call: call.bot.id)
        looks = [parameters]

        async def fetch() -> list[str]:
            found = await self._perform(token, looks[0], receiving.fetch_updates)
            looks[0] = replace(parameters, values={**parameters.values, "offset": 0})
            return found

        return await self._polls.wait(bot_id, fetch, parameters.integer("timeout"))

    async def _perform(self, token: str, parameters: Parameters, method: Callable[[Call], T]) -> T:
        now = self._clock()

        def job(conn: Connection) -> T:
            bot = find_bot(conn, token)
            if not bot:
                raise unauthorized()
            return method(Call(conn, bot, parameters, now))

        return await self._database.run(job)


def _refuse(_call: Call) -> object:
    raise not_found()


def _respond(result: str) -> Response:
    return Response(f'{{"ok":true,"result":{result}}}', media_type="application/json")


def _respond_refusal(refusal: Refusal) -> Response:
    body = {"ok": False, "error_code": refusal.code, "description": refusal.description}
    return Response(
        json.dumps(body, ensure_ascii=False), refusal.code, media_type="application/json"
    )
