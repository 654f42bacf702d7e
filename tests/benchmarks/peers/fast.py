"""The tuned echo bot on this bot's own HTTP transport: what the library could do at the most."""

from __future__ import annotations

from bot.bootstrap.transport import AiohttpRequest
from tests.benchmarks.peers.tuned import AT_ONCE, main

if __name__ == "__main__":
    main(lambda: AiohttpRequest(AT_ONCE))
