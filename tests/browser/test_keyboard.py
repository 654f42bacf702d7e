"""Everything without a mouse."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.tabs import Tabs, find_box, find_card, find_last

NAME_OF_FOCUSED = """() => {
  const node = document.activeElement;
  return node.getAttribute("aria-label") || node.textContent;
}"""
FOCUS_IS_MARKED = """() => {
  const node = document.activeElement;
  if (node === document.body) return true;
  const ring = "0px 0px 0px 1px";
  return [node, node.closest(".composer-line")]
    .filter(Boolean)
    .map((marked) => getComputedStyle(marked))
    .some((style) => style.outlineStyle !== "none" || style.boxShadow.includes(ring));
}"""


def test_a_whole_journey_by_keyboard_alone(tabs: Tabs) -> None:
    tab = tabs.open(tabs.url)
    type_line(tab, "键盘")
    expect(tab.get_by_role("button", name="开始", exact=True)).to_be_focused()
    tab.keyboard.press("Enter")
    expect(find_card(tab)).to_contain_text("第 1 题")
    expect(find_box(tab)).to_be_focused()

    press_until(tab, "Shift+Tab", "网页")
    tab.keyboard.press("ArrowLeft")
    expect(find_card(tab).get_by_role("button", name="下一题")).to_be_focused()
    tab.keyboard.press("Enter")
    expect(find_card(tab)).to_contain_text("第 2 题")
    expect(find_card(tab).get_by_role("button", name="下一题")).to_be_focused()

    press_until(tab, "Tab", "输入消息…")
    tab.keyboard.type("第一行")
    tab.keyboard.press("Shift+Enter")
    tab.keyboard.type("第二行")
    tab.keyboard.press("Enter")
    expect(find_last(tab)).to_contain_text("回声：第一行")
    expect(tab.locator(".message.out .words").last).to_have_text("第一行\n第二行")

    tab.keyboard.press("ArrowUp")
    tab.keyboard.press("End")
    tab.keyboard.type("！")
    tab.keyboard.press("Enter")
    expect(find_last(tab)).to_contain_text("改为：第一行")
    expect(find_box(tab)).to_be_focused()


def test_arrows_move_between_messages(tabs: Tabs) -> None:
    tab = tabs.begin("上下")
    type_line(tab, "一")
    expect(find_last(tab)).to_contain_text("回声：一")
    find_last(tab).focus()
    tab.keyboard.press("ArrowUp")
    expect(tab.locator(".message.out").last).to_be_focused()
    tab.keyboard.press("Home")
    expect(tab.locator(".message").first).to_be_focused()
    tab.keyboard.press("End")
    expect(find_last(tab)).to_be_focused()


def test_alt_and_arrows_switch_chats(tabs: Tabs) -> None:
    tab = tabs.begin("切换")
    tab.get_by_role("button", name="新会话").press("Enter")
    expect(tab.get_by_role("menuitem").first).to_be_focused()
    tab.keyboard.press("End")
    tab.keyboard.press("Enter")
    type_line(tab, "夜班")
    expect(tab.locator(".who")).to_contain_text("夜班")
    expect(find_box(tab)).to_be_focused()
    tab.keyboard.press("Alt+ArrowDown")
    expect(tab.locator(".who")).to_contain_text("问答机器人")
    tab.keyboard.press("Alt+ArrowUp")
    expect(tab.locator(".who")).to_contain_text("夜班")


def test_the_list_is_one_stop_with_arrows_inside(tabs: Tabs) -> None:
    tab = tabs.begin("列表")
    expect(tab.locator(".chat[tabindex='0']")).to_have_count(1)
    tab.locator(".chat").focus()
    tab.keyboard.press("Enter")
    expect(find_box(tab)).to_be_focused()


def test_a_menu_closes_by_escape_and_gives_the_focus_back(tabs: Tabs) -> None:
    tab = tabs.begin("退出键")
    account = tab.locator(".account")
    account.press("Enter")
    expect(tab.get_by_role("menuitemradio").first).to_be_focused()
    tab.keyboard.press("Escape")
    expect(tab.get_by_role("menu")).to_have_count(0)
    expect(account).to_be_focused()


def test_the_first_stop_skips_to_the_message_box(tabs: Tabs) -> None:
    tab = tabs.begin("跳过")
    skip = tab.get_by_role("link", name="跳到输入框")
    skip.focus()
    expect(skip).to_be_in_viewport()
    tab.keyboard.press("Enter")
    expect(find_box(tab)).to_be_focused()


def test_the_focus_is_always_seen(tabs: Tabs) -> None:
    tab = tabs.begin("焦点")
    for _ in range(12):
        tab.keyboard.press("Tab")
        assert tab.evaluate(FOCUS_IS_MARKED), tab.evaluate("document.activeElement.outerHTML")


def test_a_half_written_chinese_word_is_not_sent_by_enter(tabs: Tabs) -> None:
    tab = tabs.begin("输入法")
    find_box(tab).fill("半")
    find_box(tab).evaluate(
        "box => box.dispatchEvent("
        "new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true }))"
    )
    expect(find_box(tab)).to_have_value("半")
    find_box(tab).press("Enter")
    expect(find_last(tab)).to_contain_text("回声：半")


def test_new_messages_are_read_out(tabs: Tabs) -> None:
    tab = tabs.begin("朗读")
    type_line(tab, "听得到吗")
    expect(tab.locator(".log-frame > [aria-live=polite]")).to_contain_text("回声：听得到吗")


def type_line(tab: Page, text: str) -> None:
    """Type into what has the focus, and press Enter."""
    tab.keyboard.type(text)
    tab.keyboard.press("Enter")


def press_until(tab: Page, key: str, name: str) -> None:
    """Press a key until the focus is on what is called so."""
    for _ in range(20):
        tab.keyboard.press(key)
        if name in tab.evaluate(NAME_OF_FOCUSED):
            return
    raise AssertionError(f"{key} does not lead to {name}")
