"""How the page sits in its window: phone and desktop, light and dark, readable in both."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.house import House
from tests.browser.tabs import Tabs, find_card, find_last, find_person_id, send

DESKTOP = {"viewport": {"width": 1280, "height": 800}, "locale": "zh-CN"}
PHONE = {**DESKTOP, "viewport": {"width": 390, "height": 844}, "has_touch": True}
SMALL_PHONE = {**PHONE, "viewport": {"width": 320, "height": 568}}
DARK = {**DESKTOP, "color_scheme": "dark"}
STILL = {**DESKTOP, "reduced_motion": "reduce"}
LEAST_CONTRAST = 4.5  # WCAG 2.1, AA, 1.4.3

CONTRAST = """() => {
  const parse = (color) => color.match(/[\\d.]+/g).map(Number);
  const ground = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const [r, g, b, a = 1] = parse(getComputedStyle(at).backgroundColor);
      if (a === 1) return [r, g, b];
    }
    return [255, 255, 255];
  };
  const light = (rgb) => {
    const part = (v) => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
    return 0.2126 * part(rgb[0]) + 0.7152 * part(rgb[1]) + 0.0722 * part(rgb[2]);
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = {};
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const node = text.parentElement;
    if (!text.data.trim() || !node.checkVisibility() || node.closest(".unseen, .spoiler")) continue;
    const one = light(parse(getComputedStyle(node).color));
    const other = light(ground(node));
    const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    const name = node.className || node.tagName;
    found[name] = Math.min(found[name] ?? 99, ratio);
  }
  return found;
}"""


@pytest.mark.parametrize("window", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_a_card_and_its_buttons_are_one_width_and_four_stay_on_a_line(
    house: House, tabs: Tabs
) -> None:
    tab = tabs.begin("四个按钮")
    row = [
        {"text": text, "callback_data": "toast"} for text in ("‹ 上一题", "跳过 ›", "目录", "预览")
    ]
    keyboard = {"inline_keyboard": [row]}
    house.run(house.bot.say(find_person_id(tab), "短", reply_markup=keyboard))
    expect(find_last(tab)).to_contain_text("上一题")
    bubble = find_last(tab).locator(".bubble").bounding_box()
    keys = find_last(tab).locator(".keyboard").bounding_box()
    assert bubble
    assert keys
    assert bubble["width"] == pytest.approx(keys["width"], abs=1)
    assert keys["height"] < 60


@pytest.mark.parametrize("window", [PHONE, SMALL_PHONE, DESKTOP], ids=["phone", "small", "desktop"])
def test_nothing_is_wider_than_the_window(house: House, tabs: Tabs) -> None:
    tab = tabs.begin("很长的姓名" * 12)
    for text in ("无空格" * 300, "x" * 900, "https://example.org/" + "y" * 300):
        house.run(house.bot.say(find_person_id(tab), text))
    long_key = {"text": "一个特别长的选项" * 6, "callback_data": "toast"}
    row = [{"text": f"选项{n}", "callback_data": "toast"} for n in range(6)]
    keyboard = {"inline_keyboard": [[long_key], row]}
    house.run(house.bot.say(find_person_id(tab), "按钮", reply_markup=keyboard))
    send(tab, "/photo")
    expect(find_last(tab).get_by_role("img")).to_have_js_property("naturalWidth", 640)
    assert find_overflow(tab) == []


@pytest.mark.parametrize("window", [PHONE], ids=["phone"])
def test_on_a_phone_the_list_and_the_chat_are_two_screens(tabs: Tabs) -> None:
    tab = tabs.begin("手机")
    expect(tab.locator(".sidebar")).to_be_hidden()
    tab.get_by_role("button", name="返回会话列表").click()
    expect(tab.locator(".sidebar")).to_be_visible()
    expect(tab.locator(".pane")).to_be_hidden()
    tab.locator(".chat").click()
    expect(find_card(tab)).to_be_visible()
    tab.go_back()
    expect(tab.locator(".sidebar")).to_be_visible()


def test_on_a_desktop_they_stand_side_by_side(tabs: Tabs) -> None:
    tab = tabs.begin("电脑")
    expect(tab.locator(".sidebar")).to_be_visible()
    expect(find_card(tab)).to_be_visible()
    expect(tab.get_by_role("button", name="返回会话列表")).to_be_hidden()


@pytest.mark.parametrize("window", [DARK], ids=["dark"])
def test_a_dark_system_is_followed_until_one_chooses(tabs: Tabs) -> None:
    tab = tabs.begin("夜间")
    assert find_brightness(tab) < 60
    choose_theme(tab, "浅色")
    assert find_brightness(tab) > 200
    tab.reload()
    expect(find_card(tab)).to_be_visible()
    assert find_brightness(tab) > 200
    choose_theme(tab, "跟随系统")
    assert find_brightness(tab) < 60


@pytest.mark.parametrize("window", [DESKTOP, DARK], ids=["light", "dark"])
def test_all_words_stand_out_from_their_ground(tabs: Tabs) -> None:
    tab = tabs.begin("对比")
    for command in ("/rich", "/file"):
        send(tab, command)
    expect(find_last(tab)).to_contain_text("报告.txt")
    tab.get_by_role("button", name="命令菜单").click()
    found = tab.evaluate(CONTRAST)
    assert len(found) > 15
    assert {name: ratio for name, ratio in found.items() if ratio < LEAST_CONTRAST} == {}


@pytest.mark.parametrize("window", [STILL], ids=["still"])
def test_who_wants_no_motion_gets_none(tabs: Tabs) -> None:
    tab = tabs.begin("静止")
    time = (
        find_card(tab)
        .get_by_role("button")
        .first.evaluate("key => getComputedStyle(key).transitionDuration")
    )
    assert time == "0s"


def find_overflow(tab: Page) -> list[Any]:
    """Return the elements that stick out of the window on either side."""
    found: list[Any] = tab.evaluate(
        """() => [...document.querySelectorAll("#page *")]
          .filter((node) => node.checkVisibility() && !node.closest(".unseen, .skip"))
          .map((node) => [node.className, node.getBoundingClientRect()])
          .filter(([, box]) => box.left < -1 || box.right > innerWidth + 1)
          .map(([name, box]) => `${name} ${box.left} ${box.right}`)"""
    )
    return found


def find_brightness(tab: Page) -> float:
    """Return how light the page's ground is, 0 to 255."""
    color: str = tab.evaluate("getComputedStyle(document.body).backgroundColor")
    parts = [float(part) for part in color.removeprefix("rgb(").removesuffix(")").split(",")]
    return sum(parts) / 3


def choose_theme(tab: Page, name: str) -> None:
    """Choose an appearance in the account menu."""
    tab.locator(".account").click()
    tab.get_by_role("menuitemradio", name=name).click()
