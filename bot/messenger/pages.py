"""The files of the chat page: the page itself, its scripts and styles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

NAME = re.compile(r"[a-z0-9][a-z0-9_-]*\.(?P<suffix>html|js|css|svg|png|ico|webmanifest)")
MIMES = {
    "html": "text/html",
    "js": "text/javascript",
    "css": "text/css",
    "svg": "image/svg+xml",
    "png": "image/png",
    "ico": "image/x-icon",
    "webmanifest": "application/manifest+json",
}


@dataclass(frozen=True)
class Pages:
    """Serves files by their plain names; the first folder that has one wins."""

    folders: Sequence[Path]

    @property
    def routes(self) -> list[Route]:
        """The routes of the page's files."""
        return [Route("/", self.show_page), Route("/static/{name}", self.show_file)]

    async def show_page(self, _request: Request) -> Response:
        """Send the page."""
        return self._send("index.html")

    async def show_file(self, request: Request) -> Response:
        """Send a script, style or picture of the page."""
        return self._send(request.path_params["name"])

    def _send(self, name: str) -> Response:
        match = NAME.fullmatch(name)
        file = self._find(name) if match else None
        if not match or not file:
            raise HTTPException(404)
        return Response(file.read_bytes(), media_type=MIMES[match["suffix"]])

    def _find(self, name: str) -> Path | None:
        places = (folder / name for folder in self.folders)
        return next((place for place in places if place.is_file()), None)
