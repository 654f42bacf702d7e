"""Who a tab is: links, names, several people side by side."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.house import House
from tests.browser.tabs import Tabs, find_last, find_start, send


def test_a_link_signs_the_tab_in_once_and_leaves_the_address(house: House, tabs: Tabs) -> None:
    link = house.make_link("管理员")
    tab = tabs.open(link)
    expect(tab.locator(".account")).to_contain_text("管理员")
    assert tab.url == house.url
    tab.reload()
    expect(tab.locator(".account")).to_contain_text("管理员")

    second = tabs.open(link)
    expect(second.get_by_role("alert")).to_contain_text("已用过")
    expect(second.get_by_label("您的姓名")).to_be_visible()


def test_two_tabs_are_two_people_who_do_not_see_each_other(tabs: Tabs) -> None:
    one, other = tabs.begin("王一"), tabs.begin("李二")
    send(one, "只给王一看")
    expect(find_last(one)).to_contain_text("回声：只给王一看")
    send(other, "只给李二看")
    expect(find_last(other)).to_contain_text("回声：只给李二看")
    expect(one.locator(".message", has_text="李二看")).to_have_count(0)
    expect(other.locator(".message", has_text="王一看")).to_have_count(0)


def test_a_new_tab_offers_the_people_this_browser_knows(tabs: Tabs) -> None:
    tabs.begin("张三")
    second = tabs.open(tabs.url)
    second.get_by_role("button", name="张三").click()
    expect(find_last(second)).to_contain_text("第 1 题")


def test_signing_out_concerns_this_tab_only(tabs: Tabs) -> None:
    stays, leaves = tabs.begin("留下"), tabs.begin("离开")
    leaves.locator(".account").click()
    leaves.get_by_role("menuitem", name="退出此标签页").click()
    expect(leaves.get_by_label("您的姓名")).to_be_visible()
    stays.reload()
    expect(stays.locator(".account")).to_contain_text("留下")


def test_an_invitation_asks_a_stranger_for_a_name_and_starts(tabs: Tabs) -> None:
    tab = tabs.open(f"{tabs.url}#start=abc-123&bot=scripted_bot")
    expect(tab.locator(".welcome")).to_contain_text("邀请")
    tab.get_by_label("您的姓名").fill("新同事")
    tab.keyboard.press("Enter")
    expect(find_last(tab)).to_contain_text("邀请码 abc-123")
    assert tab.url == tabs.url


def test_an_invitation_in_a_tab_that_is_signed_in_starts_at_once(tabs: Tabs) -> None:
    tab = tabs.enter("老同事")
    tab.evaluate("location.hash = 'start=xyz'")
    expect(find_last(tab)).to_contain_text("邀请码 xyz")
    expect(find_start(tab)).to_be_hidden()


def test_a_person_the_server_no_longer_knows_is_asked_again(tabs: Tabs) -> None:
    tab = tabs.enter("过客")
    change = (
        "sessionStorage.setItem('huibao.person', JSON.stringify({id: 1, name: 'x', token: 'no'}))"
    )
    tab.evaluate(change)
    tab.reload()
    expect(tab.get_by_role("alert")).to_contain_text("已失效")
    expect(tab.get_by_role("button", name="过客")).to_be_visible()


def test_the_page_speaks_english_too(tabs: Tabs) -> None:
    tab = tabs.open(tabs.url)
    tab.get_by_role("button", name="English").click()
    tab.get_by_label("Your name").fill("Jane")
    tab.keyboard.press("Enter")
    tab.get_by_role("button", name="Start", exact=True).click()
    expect(find_last(tab)).to_contain_text("第 1 题")
    expect(tab.get_by_label("Write a message…")).to_be_focused()
    assert tab.evaluate("document.documentElement.lang") == "en"
