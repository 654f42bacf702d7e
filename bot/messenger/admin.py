"""The one route by which a command on this machine has the running messenger make a client."""

from __future__ import annotations

import secrets
from typing import Protocol

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.messenger.page.call import PageRefusal, forbidden
from bot.messenger.page_api import parse_request
from bot.messenger.security import find_bearer, is_same_secret

ROUTE = "/admin/client"
NAMES = ("username", "bot_name", "person_name")


class ClientMaker(Protocol):
    """Who can make a bot with a chat."""

    async def make_client(
        self, username: str, bot_name: str, person_name: str
    ) -> dict[str, str | int]:
        """Return the addresses, the token and the chat of a bot; see Messenger.make_client."""


class AdminApi:
    """Answers whoever knows this run's secret, which is kept in a file of the owner's."""

    def __init__(self, maker: ClientMaker) -> None:
        self.secret = secrets.token_urlsafe(32)
        self._maker = maker

    @property
    def routes(self) -> list[Route]:
        """The route of commands."""
        return [Route(ROUTE, self.answer, methods=["POST"])]

    async def answer(self, request: Request) -> Response:
        """Make a client and describe it."""
        try:
            if not is_same_secret(find_bearer(request.headers), self.secret):
                raise forbidden()
            asked = await parse_request(request)
        except PageRefusal as refusal:
            return JSONResponse({"error": refusal.key}, refusal.status)
        username, bot_name, person_name = (str(asked.body.get(name, "")) for name in NAMES)
        return JSONResponse(await self._maker.make_client(username, bot_name, person_name))
