"""The logs: plain lines in a terminal, JSON in a service, and never a token or an answer."""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

_TALKATIVE = (
    "httpx",
    "httpcore",
    "aiohttp",
    "telegram",
    "uvicorn",
    "alembic",
    "apscheduler",
    "asyncio",
)
"""Libraries that log addresses (the token is in them), bodies or chatter below WARNING."""


def set_up_logs(level: str, secrets: Sequence[str] = ()) -> None:
    """Send log lines to standard error at `level` (debug … error), with `secrets` blotted out."""
    shared: list[Processor] = [
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
    )
    handler = logging.StreamHandler()
    handler.setFormatter(_build_formatter(shared, secrets))
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)


def _build_formatter(
    shared: Sequence[Processor], secrets: Sequence[str]
) -> structlog.stdlib.ProcessorFormatter:
    renderer: Processor = (
        structlog.dev.ConsoleRenderer()
        if sys.stderr.isatty()
        else structlog.processors.JSONRenderer(ensure_ascii=False)
    )
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared,
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            renderer,
            _build_blotter(secrets),
        ],
    )


def _build_blotter(secrets: Sequence[str]) -> Processor:
    """Return a last step that takes the secrets out of the finished line.

    A library may put the token in an exception's text (an address, a rejected token).
    """

    def blot(_logger: WrappedLogger, _name: str, line: EventDict) -> str:
        text = str(line)
        for secret in secrets:
            text = text.replace(secret, "***")
        return text

    return blot
