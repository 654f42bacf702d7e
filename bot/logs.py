"""The logs: plain lines in a terminal, JSON in a service, and never a token or an answer."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import structlog
from structlog.typing import EventDict, ExcInfo, Processor, WrappedLogger

from bot.faults import render_fault

_TALKATIVE = (
    "httpx",
    "httpcore",
    "aiohttp",
    "uvicorn",
    "watchfiles",
    "alembic",
    "apscheduler",
    "asyncio",
)
"""Libraries that log addresses (the token is in them), bodies or chatter below WARNING."""

_INDISCREET = "telegram"
"""Logs whole bodies, and so answers, at ERROR and CRITICAL when it cannot read one. Whoever called
it gets the exception as well and logs that."""


def set_up_logs(level: str, secrets: Sequence[str] = ()) -> None:
    """Send log lines to standard error at `level` (debug … error), with `secrets` blotted out."""
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
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
    logging.getLogger(_INDISCREET).setLevel(logging.CRITICAL + 1)


@contextmanager
def count_faults(note: Callable[[str], None]) -> Iterator[None]:
    """Call `note` with the place, a module's name, of each line at ERROR or above in the block."""
    counting = _Counting(note)
    root = logging.getLogger()
    root.addHandler(counting)
    try:
        yield
    finally:
        root.removeHandler(counting)


class _Counting(logging.Handler):
    """Has each line noted by its place; what it says is not looked at."""

    def __init__(self, note: Callable[[str], None]) -> None:
        super().__init__(logging.ERROR)
        self._note = note

    def emit(self, record: logging.LogRecord) -> None:
        """Note one line."""
        self._note(record.name)


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
            structlog.processors.ExceptionRenderer(_render_exception),
            renderer,
            _build_blotter(secrets),
        ],
    )


def _render_exception(exc_info: ExcInfo) -> str:
    """Return where an exception came from, and not its text, which may quote an answer."""
    return render_fault(exc_info[1])


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
