"""The browser, the messenger it looks at, and tabs that must end without a fault."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.house import House
from tests.browser.tabs import Tabs
from tests.conftest import need

CHROMIUM = shutil.which("chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
DESKTOP = {"viewport": {"width": 1280, "height": 800}, "locale": "zh-CN"}


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A messenger with a bot, for all tests of one process."""
    built = House(tmp_path_factory.mktemp("house"))
    yield built
    built.close()


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """The distribution's Chromium, closed before the process runs tests of other folders.

    Playwright keeps an event loop running in the thread, in which no other test could run its own.
    """
    need("Chromium", CHROMIUM)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def window() -> dict[str, Any]:
    """The browser window; a test asks for another one by parametrizing `window`."""
    return DESKTOP


@pytest.fixture
def tabs(browser: Browser, house: House, window: dict[str, Any]) -> Iterator[Tabs]:
    """A browser of its own for the test; afterwards no tab may have had a fault."""
    context = browser.new_context(**window)
    opened = Tabs(context, house.url)
    yield opened
    faults = opened.find_faults()
    context.close()
    assert faults == []
