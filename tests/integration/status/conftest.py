"""The pages of a service whose clock and messenger a test has in its hands."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import httpx
import pytest

from bot.bootstrap.website import Website
from bot.meter import Meter
from bot.status.health import Health
from bot.status.pages import build_status_routes
from bot.store.database import Database
from tests.integration.chat.driver import Town


@dataclass
class Service:
    """A service that is not open yet; `asked` counts the calls made to look for its messenger."""

    town: Town
    seconds: float = 0.0
    asked: int = 0
    fault: Exception | None = None
    website: Website = field(default_factory=Website)

    @property
    def meter(self) -> Meter:
        return self.town.meter

    @property
    def database(self) -> Database:
        return self.town.database

    async def ask(self) -> None:
        self.asked += 1
        if self.fault is not None:
            raise self.fault


@pytest.fixture
def service(database: Database) -> Service:
    made = Service(Town(database))
    made.meter.now = lambda: made.seconds
    health = Health(made.meter, made.website.find_database, made.ask, made.town.clock)
    made.website.add(build_status_routes(health))
    return made


@pytest.fixture
async def client(service: Service) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(service.website.app)
    async with httpx.AsyncClient(transport=transport, base_url="http://huibao") as client:
        yield client
