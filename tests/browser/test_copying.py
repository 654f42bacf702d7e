"""What a tap copies, sending on, pictures sent together, and links into a chat of the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.house import House
from tests.browser.pictures import build_png
from tests.browser.tabs import Tabs, find_last, find_person_id, send

PASTED = "() => navigator.clipboard.readText()"


@pytest.fixture
def tab(tabs: Tabs) -> Iterator[Page]:
    """The tab of a person who talks with the bot, and whose clipboard may be read."""
    tabs.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return tabs.begin("抄写员")


def test_a_tap_on_code_copies_it(tab: Page) -> None:
    send(tab, "/rich")
    find_last(tab).locator("code").first.click()
    expect(tab.locator(".toast")).to_have_text("已复制")
    assert tab.evaluate(PASTED) == "代码"
    find_last(tab).locator("pre code").click()
    assert tab.evaluate(PASTED) == "a < b"


def test_a_button_copies_what_the_bot_gave_it(tab: Page) -> None:
    send(tab, "/copy")
    find_last(tab).get_by_role("button", name="复制旧文").click()
    expect(tab.locator(".toast")).to_have_text("已复制")
    assert tab.evaluate(PASTED) == "去年写的一段"


def test_a_message_is_sent_on_from_its_menu(tab: Page) -> None:
    send(tab, "记着这件事")
    said = find_last(tab)
    expect(said).to_contain_text("回声：记着这件事")
    name = tab.locator(".chat-head h1").inner_text()
    said.hover()
    said.get_by_role("button", name="消息操作").click()
    tab.get_by_role("menuitem", name="转发…").click()
    tab.get_by_role("menuitem", name=name).click()
    expect(tab.locator(".message.out").last).to_contain_text(f"转发自 {name}")
    expect(find_last(tab)).to_contain_text(f"{name} 写的：回声：记着这件事")


def test_pictures_sent_at_once_are_an_album(tab: Page, tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.png" for number in range(3)]
    for number, file in enumerate(files):
        file.write_bytes(build_png(20 + number, 10))
    with tab.expect_file_chooser() as chooser:
        tab.get_by_role("button", name="添加附件").click()
        tab.get_by_role("menuitem", name="文件或图片").click()
    chooser.value.set_files(files)
    tab.get_by_label("说明").fill("三张")
    tab.keyboard.press("Enter")
    answers = tab.locator(".message.in", has_text="收到图片")
    expect(answers).to_have_count(3)
    albums = [re.sub(r"\D", "", text) for text in answers.locator(".words").all_inner_texts()]
    assert len(set(albums)) == 1
    assert len(albums[0]) >= 1


def test_a_link_into_a_chat_is_followed_where_its_person_is_known(
    tab: Page, house: House, tabs: Tabs
) -> None:
    person = find_person_id(tab)
    house.run(house.bot.say(person, f"到这里：{tabs.url}#start=d_1a-q-plan_items"))
    tab.get_by_role("link", name="#start=").click()
    expect(find_last(tab)).to_contain_text("邀请码 d_1a-q-plan_items")
    assert len(tabs.context.pages) == 1
    tab.goto(f"{tabs.url}#start=d_1a")
    expect(find_last(tab)).to_contain_text("邀请码 d_1a")
    assert find_person_id(tab) == person
