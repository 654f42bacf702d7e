"""The chat page's HTTP API by hand, for tests of what Person does not do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import httpx


@dataclass
class Page:
    """A page signed in by a token, or by none."""

    http: httpx.AsyncClient
    url: str
    token: str = ""

    async def ask(self, method: str, path: str, **request: Any) -> httpx.Response:
        """Return the answer to one request under /page."""
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        headers |= request.pop("headers", {})
        return await self.http.request(method, f"{self.url}page/{path}", headers=headers, **request)

    async def get(self, path: str) -> Any:
        """Return what a GET gives, which must succeed."""
        response = await self.ask("GET", path)
        assert response.status_code == 200, response.text
        return response.json()

    async def error(self, method: str, path: str, **request: Any) -> tuple[int, str]:
        """Return the status and the key by which a request is refused."""
        response = await self.ask(method, path, **request)
        body = response.json()
        assert body["message"]
        return response.status_code, body["error"]
