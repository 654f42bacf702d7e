"""A tab's line to the server: let go of while nobody looks, taken up when somebody does."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.house import House
from tests.browser.tabs import Tabs, find_last, find_person_id

LOOK = """(state) => {
  Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""


def test_a_hidden_tab_frees_its_line_counts_on_and_catches_up(house: House, tabs: Tabs) -> None:
    tab = tabs.begin("别处")
    tab.clock.install()
    tab.evaluate(LOOK, "hidden")
    with tab.expect_event("requestfailed", lambda request: request.url.endswith("/events")):
        tab.clock.run_for(6_000)
    house.run(house.bot.say(find_person_id(tab), "您不在时"))
    assert tab.locator(".message", has_text="您不在时").count() == 0
    tab.clock.run_for(16_000)
    expect(tab).to_have_title(re.compile(r"^\(1\)"))
    look_again(tab)
    expect(find_last(tab)).to_contain_text("您不在时")
    expect(tab.locator(".divider.new + .message")).to_contain_text("您不在时")
    expect(tab).to_have_title("汇报助手")


def test_a_look_elsewhere_for_a_moment_keeps_the_line(house: House, tabs: Tabs) -> None:
    tab = tabs.begin("片刻")
    tab.clock.install()
    tab.evaluate(LOOK, "hidden")
    tab.clock.run_for(2_000)
    house.run(house.bot.say(find_person_id(tab), "马上看到"))
    expect(find_last(tab)).to_contain_text("马上看到")
    expect(tab).to_have_title(re.compile(r"^\(1\)"))
    look_again(tab)
    expect(tab).to_have_title("汇报助手")


def look_again(tab: Page) -> None:
    """Come back to the tab."""
    tab.evaluate(LOOK, "visible")
