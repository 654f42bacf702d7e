"""The chat page's HTTP API: the routes, and the contract the page is written against.

Everything is JSON but files and the event stream. Every route but the first two under /page wants
`Authorization: Bearer <person token>`. Every request must name a loopback host with our port in
`Host`, and our own origin in `Origin` when it sends one; else 403. No cookies are used.
Errors are `{"error": key, "message": sentence}`; keys: forbidden, signed_out (401), not_found
(404), too_large (413), failed (500), and, all 400: wrong_body, wrong_name, wrong_code, wrong_text,
text_too_long, wrong_kind, wrong_file, not_yours, wrong_button, blocked.

    GET   /                                 the page
    GET   /static/{name}                    its script and style
    POST  /page/people {name, language?}    {token, person: {id, name}}; language: zh or en
    POST  /page/sign-in {code}              {token, person}; a code works once
    GET   /page/me                          {person}
    GET   /page/bots                        {bots: [{id, name, username, description}]}
    POST  /page/chats {bot_id}              {chat}; the same chat when it is there already
    POST  /page/groups {title, bot_id}      {chat}
    GET   /page/chats?language=zh           {chats: [Chat]}, newest message first
    GET   /page/chats/{id}/messages?before=&limit=50   {messages: [Message], more}, oldest first
    POST  /page/chats/{id}/messages {text}  {messages}; more than one when over 4,096 UTF-16 units
    POST  /page/chats/{id}/files            {message}; multipart: file, caption, album? (digits)
    POST  /page/chats/{id}/other {kind}     {message}; kind: sticker, voice, location
    PATCH /page/chats/{id}/messages/{mid} {text}       {message}; one's own only
    POST  /page/chats/{id}/messages/{mid}/forward {to_chat_id}   {message}, of the other chat
    POST  /page/chats/{id}/messages/{mid}/press {row, column}
          waits for the bot's word, 10 s at most: {answered, text|null, alert, url|null}
    POST  /page/chats/{id}/read {message_id}           {unread}
    POST  /page/chats/{id}/block {blocked}             {chat}
    GET   /page/files/{file_id}             the bytes, as an attachment
    GET   /page/events                      text/event-stream

Chat: {id, type: private|group, title, bot: {id, name, username}, blocked, unread,
       last: {id, text, date, out}|null, commands: [{command, description}],
       menu: {type: "commands"|"default"|…}}
Message: {id, chat_id, out, from: {id, name}, date, edited: unix|null, text, entities,
       document: {file_id, name, size, mime}|null, photo: {file_id, width, height}|null,
       other: sticker|voice|location|null, keyboard: [[{text, data?: true, url?, copy?}]]|null,
       reply_keyboard: [[text]]|null, remove_keyboard: bool,
       reply_to: {id, text, from: {id, name}}|null, forwarded: name|null}
       `text` and `entities` are the caption's for a file; entities are the Bot API's, in UTF-16
       units. `date` and `edited` are unix seconds.
Events, one JSON object a `data:` line: {type: "message"|"edited", chat_id, message},
       {type: "deleted", chat_id, ids}, {type: "chat", chat} (new, read, blocked, renamed),
       {type: "typing", chat_id, action}, {type: "commands", bot_id} (ask for the chats again),
       {type: "ready"} (first of a stream) and {type: "reset"} (the `Last-Event-ID` given is too
       old: load everything again). Comment lines keep the connection alive.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar
from urllib.parse import quote

import structlog
from sqlalchemy import Connection
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from bot.faults import render_fault
from bot.messenger.page import chats, messages, people
from bot.messenger.page.call import PageCall, PageRefusal, PageRequest, signed_out, wrong
from bot.messenger.parameters import parse_parameters
from bot.messenger.pending import UNANSWERED, PendingPresses
from bot.messenger.people import find_person_by_token
from bot.messenger.refusals import Refusal
from bot.messenger.security import find_bearer
from bot.messenger.shapes import Shape
from bot.messenger.streams import Streams
from bot.store.database import Database

log = structlog.get_logger(__name__)

SHOWN_MIMES = {"image/png", "image/jpeg", "image/gif", "image/webp"}

T = TypeVar("T")
Job = Callable[[PageCall], T]
Arrival = Callable[[Connection, PageRequest, datetime], Shape]
Endpoint = Callable[[Request], Awaitable[Response]]

CHAT = "/page/chats/{chat_id:int}"
MESSAGE = CHAT + "/messages/{message_id:int}"
JOBS: tuple[tuple[str, str, Job[Shape]], ...] = (
    ("GET", "/page/me", people.show_me),
    ("GET", "/page/bots", chats.list_bots),
    ("GET", "/page/chats", chats.list_chats),
    ("POST", "/page/chats", chats.open_chat),
    ("POST", "/page/groups", chats.found_group),
    ("GET", CHAT + "/messages", messages.list_messages),
    ("POST", CHAT + "/messages", messages.say),
    ("POST", CHAT + "/files", messages.send_file),
    ("POST", CHAT + "/other", messages.send_other),
    ("PATCH", MESSAGE, messages.amend),
    ("POST", MESSAGE + "/forward", messages.forward),
    ("POST", CHAT + "/read", chats.mark_read),
    ("POST", CHAT + "/block", chats.block),
)


@dataclass(frozen=True)
class PageApi:
    """Answers pages; streams and presses hold those that wait."""

    database: Database
    streams: Streams
    presses: PendingPresses
    clock: Callable[[], datetime]

    @property
    def routes(self) -> list[Route]:
        """The routes of the page's API."""
        plain = [Route(path, self._endpoint(job), methods=[method]) for method, path, job in JOBS]
        return [
            *plain,
            Route("/page/people", self._arrival(people.add_person), methods=["POST"]),
            Route("/page/sign-in", self._arrival(people.sign_in), methods=["POST"]),
            Route(MESSAGE + "/press", _answer_refusals(self.press), methods=["POST"]),
            Route("/page/files/{file_id}", _answer_refusals(self.download)),
            Route("/page/events", _answer_refusals(self.listen)),
        ]

    async def press(self, request: Request) -> Response:
        """Press a button and wait for what the bot says to it."""
        press = await self._run(request, messages.press)
        if press.press_id is None:
            return JSONResponse({**UNANSWERED, "answered": True, "url": press.url})
        return JSONResponse(await self.presses.wait(press.press_id))

    async def download(self, request: Request) -> Response:
        """Send a file, never to be shown in place but as a picture."""
        file, body = await self._run(request, messages.fetch_file)
        mime = file.mime if file.mime in SHOWN_MIMES else "application/octet-stream"
        disposition = f"attachment; filename*=UTF-8''{quote(file.name, safe='')}"
        return Response(body, media_type=mime, headers={"Content-Disposition": disposition})

    async def listen(self, request: Request) -> Response:
        """Stream what happens in the person's chats."""
        person = await self._run(request, lambda call: call.person)
        events = self.streams.listen(person.id, request.headers.get("last-event-id"))
        return StreamingResponse(events, media_type="text/event-stream")

    def _endpoint(self, job: Job[Shape]) -> Endpoint:
        async def answer(request: Request) -> Response:
            return JSONResponse(await self._run(request, job))

        return _answer_refusals(answer)

    def _arrival(self, job: Arrival) -> Endpoint:
        """Return the endpoint of a request by somebody who is not signed in yet."""

        async def answer(request: Request) -> Response:
            asked, now = await parse_request(request), self.clock()
            return JSONResponse(await self.database.run(lambda conn: job(conn, asked, now)))

        return _answer_refusals(answer)

    async def _run(self, request: Request, job: Job[T]) -> T:
        """Run a job as the person whose token the request carries."""
        token, now = find_bearer(request.headers), self.clock()
        asked = await parse_request(request)

        def run(conn: Connection) -> T:
            person = find_person_by_token(conn, token)
            if not person:
                raise signed_out()
            return job(PageCall(conn, now, person, asked))

        return await self.database.run(run)


async def parse_request(request: Request) -> PageRequest:
    """Return what the request says, its body read as JSON or as a form with a file."""
    query = dict(request.query_params)
    try:
        parameters = await parse_parameters(request)
    except Refusal as refusal:
        raise wrong("wrong_body", refusal.description) from None
    return PageRequest(request.path_params, query, parameters.values, parameters.uploads)


def _answer_refusals(endpoint: Endpoint) -> Endpoint:
    """Return the endpoint with refusals and faults answered as the contract says."""

    async def answer(request: Request) -> Response:
        try:
            return await endpoint(request)
        except PageRefusal as refusal:
            return _respond(refusal)
        except HTTPException:
            raise
        except Exception as fault:
            log.error("messenger_page_failed", fault=render_fault(fault))
            return _respond(PageRefusal(500, "failed", "something went wrong here"))

    return answer


def _respond(refusal: PageRefusal) -> Response:
    body = {"error": refusal.key, "message": refusal.message}
    return JSONResponse(body, refusal.status)
