"""Tabs of the chat page as a person handles them."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, Locator, Page, expect

WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.violations.push(`${event.violatedDirective} ${event.blockedURI}`));
"""


class Tabs:
    """One browser's tabs, and what went wrong in them."""

    def __init__(self, context: BrowserContext, url: str) -> None:
        self.context = context
        self.url = url
        self._faults: list[str] = []
        context.add_init_script(WATCH)
        context.set_default_timeout(10_000)

    def open(self, address: str) -> Page:
        """Open an address in a new tab."""
        tab = self.context.new_page()
        tab.on("pageerror", lambda error: self._faults.append(str(error)))
        tab.goto(address)
        return tab

    def enter(self, name: str) -> Page:
        """Open a tab and create a person in it; the only bot's chat opens."""
        tab = self.open(self.url)
        tab.get_by_label("您的姓名").fill(name)
        tab.keyboard.press("Enter")
        expect(find_start(tab)).to_be_visible()
        return tab

    def begin(self, name: str) -> Page:
        """Enter, press the start button, and wait for the bot's first card."""
        tab = self.enter(name)
        find_start(tab).click()
        expect(find_card(tab)).to_contain_text("第 1 题")
        return tab

    def find_faults(self) -> list[str]:
        """Return the script errors and policy violations of all tabs."""
        found = [tab.evaluate("window.violations") for tab in self.context.pages]
        return self._faults + [str(fault) for faults in found for fault in faults]


def find_start(tab: Page) -> Locator:
    """Return the big start button."""
    return tab.get_by_role("button", name="开始", exact=True)


def find_box(tab: Page) -> Locator:
    """Return the message box."""
    return tab.get_by_label("输入消息…")


def find_card(tab: Page) -> Locator:
    """Return the newest message with buttons."""
    return tab.locator(".message", has=tab.locator(".keyboard")).last


def find_last(tab: Page) -> Locator:
    """Return the newest message."""
    return tab.locator(".message").last


def send(tab: Page, text: str) -> None:
    """Write a text and send it by Enter."""
    find_box(tab).fill(text)
    if text.startswith("/"):
        find_box(tab).press("Escape")
    find_box(tab).press("Enter")


def find_person_id(tab: Page) -> int:
    """Return who the tab is; the person's private chat has the same number for the bot."""
    found: int = tab.evaluate("JSON.parse(sessionStorage.getItem('huibao.person')).id")
    return found
