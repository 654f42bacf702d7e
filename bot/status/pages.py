"""The pages by which machines watch the service; not for the world (see docs/operations.md)."""

from __future__ import annotations

from collections.abc import Sequence

from prometheus_client import CONTENT_TYPE_LATEST
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.status.health import Health
from bot.status.metrics import render_metrics

_UNKEPT = {"Cache-Control": "no-store"}


def build_status_routes(health: Health) -> Sequence[Route]:
    """Return the routes /healthz (the process lives), /readyz and /metrics.

    /readyz answers 503 with one word while the service cannot do its work.
    """

    async def say_alive(_request: Request) -> Response:
        return PlainTextResponse("ok", headers=_UNKEPT)

    async def say_ready(_request: Request) -> Response:
        trouble = await health.find_trouble()
        return PlainTextResponse(trouble or "ok", 503 if trouble else 200, _UNKEPT)

    async def show_metrics(_request: Request) -> Response:
        body = render_metrics(health.meter, await health.load_backlog())
        return Response(body, headers=_UNKEPT, media_type=CONTENT_TYPE_LATEST)

    return (
        Route("/healthz", say_alive),
        Route("/readyz", say_ready),
        Route("/metrics", show_metrics),
    )
