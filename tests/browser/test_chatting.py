"""A conversation: words both ways, buttons, amendments, what is unread, a server that restarts."""

from __future__ import annotations

import re

from playwright.sync_api import APIResponse, Page, Route, expect

from tests.browser.house import House
from tests.browser.scripted import COMMANDS
from tests.browser.tabs import Tabs, find_box, find_card, find_last, find_person_id, send

SCROLL_TO_FIRST = """log => {
  log.scrollTo(0, 150);
  const first = log.querySelector(".message");
  return [first.dataset.message, first.getBoundingClientRect().top];
}"""


def test_the_start_button_begins_a_private_chat(tabs: Tabs) -> None:
    tab = tabs.enter("起点")
    expect(tab.locator(".intro")).to_contain_text("问什么答什么。")
    expect(find_box(tab)).to_be_hidden()
    tab.get_by_role("button", name="开始", exact=True).click()
    expect(find_last(tab)).to_contain_text("第 1 题")
    expect(find_box(tab)).to_be_focused()


def test_words_go_out_in_order_and_come_in_live(house: House, tabs: Tabs) -> None:
    tab = tabs.begin("来往")
    send(tab, "甲")
    send(tab, "乙\n第二行")
    expect(tab.locator(".message.in", has_text="回声：乙")).to_be_visible()
    assert tab.locator(".message.out .words").all_inner_texts() == ["/start", "甲", "乙\n第二行"]
    house.run(house.bot.say(find_person_id(tab), "机器人主动说"))
    expect(find_last(tab)).to_contain_text("机器人主动说")
    expect(tab.locator(".divider.new")).to_have_count(0)


def test_a_button_shows_the_bot_s_toast_and_moves_nothing(tabs: Tabs) -> None:
    tab = tabs.begin("按钮")
    before = find_card(tab).bounding_box()
    find_card(tab).get_by_role("button", name="提示").click()
    expect(tab.locator(".toast")).to_have_text("已经记下")
    find_card(tab).get_by_role("button", name="提示").click()
    expect(find_card(tab).locator("[aria-busy=true]")).to_have_count(0)
    expect(tab.locator(".toast")).to_have_count(1)
    assert find_card(tab).bounding_box() == before


def test_an_alert_stays_until_it_is_read(tabs: Tabs) -> None:
    tab = tabs.begin("提醒")
    find_card(tab).get_by_role("button", name="提醒").click()
    expect(tab.get_by_role("dialog")).to_contain_text("请先填完本章")
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("dialog")).to_have_count(0)


def test_a_card_is_edited_in_place_and_keeps_the_focus(tabs: Tabs) -> None:
    tab = tabs.begin("题卡")
    key = find_card(tab).get_by_role("button", name="下一题")
    key.focus()
    tab.keyboard.press("Enter")
    expect(find_card(tab)).to_contain_text("第 2 题")
    expect(tab.locator(".message.in")).to_have_count(1)
    expect(find_card(tab).get_by_role("button", name="下一题")).to_be_focused()


def test_a_link_button_leads_out_without_telling_from_where(tabs: Tabs) -> None:
    tab = tabs.begin("出门")
    link = find_card(tab).get_by_role("link", name="网页")
    expect(link).to_have_attribute("href", "https://example.org/")
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    expect(link).to_have_attribute("target", "_blank")


def test_the_command_menu_is_typed_at_and_chosen_from(tabs: Tabs) -> None:
    tab = tabs.begin("命令")
    find_box(tab).press_sequentially("/")
    expect(tab.get_by_role("option")).to_have_count(5)
    tab.keyboard.type("r")
    expect(tab.get_by_role("option")).to_have_text("/rich各种格式")
    tab.keyboard.press("Backspace")
    tab.keyboard.press("ArrowDown")
    expect(tab.get_by_role("option", selected=True)).to_contain_text("/rich")
    tab.keyboard.press("ArrowUp")
    tab.keyboard.press("ArrowUp")
    expect(tab.get_by_role("option", selected=True)).to_contain_text("/choose")
    tab.keyboard.press("Enter")
    expect(find_last(tab)).to_contain_text("请选")
    expect(find_box(tab)).to_have_value("")


def test_the_menu_button_lists_commands_and_a_click_sends_one(tabs: Tabs) -> None:
    tab = tabs.begin("菜单")
    tab.get_by_role("button", name="命令菜单").click()
    tab.get_by_role("option", name="/choose").click()
    tab.get_by_role("group", name="快捷回复").get_by_role("button", name="是").click()
    expect(find_last(tab)).to_contain_text("回声：是")


def test_one_s_own_message_is_edited_from_the_empty_box(tabs: Tabs) -> None:
    tab = tabs.begin("修改")
    send(tab, "写错了")
    expect(find_last(tab)).to_contain_text("回声：写错了")
    find_box(tab).press("ArrowUp")
    expect(find_box(tab)).to_have_value("写错了")
    find_box(tab).press("Escape")
    expect(find_box(tab)).to_have_value("")
    find_box(tab).press("ArrowUp")
    find_box(tab).fill("写对了")
    find_box(tab).press("Enter")
    expect(find_last(tab)).to_contain_text("改为：写对了")
    amended = tab.locator(".message.out", has_text="写对了")
    expect(amended).to_contain_text("已编辑")
    expect(tab.locator(".message.out", has_text="写错了")).to_have_count(0)


def test_an_old_message_is_edited_from_its_menu(tabs: Tabs) -> None:
    tab = tabs.begin("菜单改")
    send(tab, "第一")
    expect(find_last(tab)).to_contain_text("回声：第一")
    send(tab, "第二")
    expect(find_last(tab)).to_contain_text("回声：第二")
    first = tab.locator(".message.out", has_text="第一")
    first.hover()
    first.get_by_role("button", name="消息操作").click()
    tab.get_by_role("menuitem", name="编辑").click()
    find_box(tab).fill("第一改")
    tab.get_by_role("button", name="保存").click()
    expect(find_last(tab)).to_contain_text("改为：第一改")


def test_the_bot_is_seen_typing(house: House, tabs: Tabs) -> None:
    tab = tabs.begin("等待")
    action = {"chat_id": find_person_id(tab), "action": "typing"}
    house.run(house.bot.call("sendChatAction", **action))
    expect(tab.locator(".who-state")).to_have_text("正在输入…")
    house.run(house.bot.say(find_person_id(tab), "写好了"))
    expect(tab.locator(".who-state")).to_contain_text("@scripted_bot")


def test_what_another_chat_receives_is_marked_unread(house: House, tabs: Tabs) -> None:
    tab = tabs.begin("未读")
    found_group(tab, "值班群")
    house.run(house.bot.say(find_person_id(tab), "第一条"))
    house.run(house.bot.say(find_person_id(tab), "第二条"))
    other = tab.locator(".chat", has_text="问答机器人")
    expect(other).to_contain_text("2 条未读")
    expect(tab).to_have_title(re.compile(r"^\(2\)"))
    other.click()
    expect(tab.locator(".divider.new + .message")).to_contain_text("第一条")
    expect(tab).to_have_title("汇报助手")
    tab.reload()
    expect(tab.locator(".chat", has_text="问答机器人")).not_to_contain_text("未读")


def test_messages_below_the_fold_wait_unread(house: House, tabs: Tabs) -> None:
    tab = tabs.begin("翻看")
    fill(house, find_person_id(tab), 30)
    expect(find_last(tab)).to_contain_text("第 30 条")
    tab.locator(".log").evaluate("log => log.scrollTo(0, 0)")
    expect(tab.get_by_role("button", name="回到最新消息")).to_be_visible()
    house.run(house.bot.say(find_person_id(tab), "您没看到的"))
    expect(tab).to_have_title(re.compile(r"^\(1\)"))
    tab.get_by_role("button", name="回到最新消息").click()
    expect(find_last(tab)).to_be_in_viewport()
    expect(tab).to_have_title("汇报助手")


def test_reading_back_loads_older_messages_and_stays_where_one_reads(
    house: House, tabs: Tabs
) -> None:
    tab = tabs.begin("历史")
    fill(house, find_person_id(tab), 120)
    expect(find_last(tab)).to_contain_text("第 120 条")
    tab.reload()
    expect(find_last(tab)).to_be_in_viewport()
    expect(tab.locator(".message")).to_have_count(50)
    number, before = tab.locator(".log").evaluate(SCROLL_TO_FIRST)
    expect(tab.locator(".message")).to_have_count(100)
    after = tab.locator(f"[data-message='{number}']").evaluate("m => m.getBoundingClientRect().top")
    assert abs(after - before) <= 2
    tab.locator(".log").evaluate("log => log.scrollTo(0, 0)")
    expect(tab.locator(".rows > .top")).to_have_text("对话由此开始")
    expect(tab.locator(".message")).to_have_count(122)


def test_a_reload_keeps_history_and_unsent_words(tabs: Tabs) -> None:
    tab = tabs.begin("重载")
    send(tab, "发出的话")
    expect(find_last(tab)).to_contain_text("回声：发出的话")
    find_box(tab).fill("还没发的话")
    tab.reload()
    expect(find_last(tab)).to_contain_text("回声：发出的话")
    expect(find_box(tab)).to_have_value("还没发的话")


def test_a_restarted_server_is_found_again_and_nothing_is_lost(house: House, tabs: Tabs) -> None:
    tab = tabs.begin("重启")
    house.stop()
    try:
        expect(tab.get_by_role("status").filter(has_text="连接中断")).to_be_visible()
        send(tab, "断线时写的")
        expect(find_last(tab)).to_contain_text("未发送")
    finally:
        house.start()
    house.run(house.bot.say(find_person_id(tab), "回来了"))
    expect(tab.locator(".message", has_text="回来了")).to_be_visible(timeout=15_000)
    expect(tab.locator(".banner")).to_be_hidden()
    tab.reload()
    expect(find_last(tab)).to_contain_text("断线时写的")
    tab.get_by_role("button", name="重发").click()
    expect(find_last(tab)).to_contain_text("回声：断线时写的")
    expect(tab.locator(".message", has_text="回来了")).to_have_count(1)
    tab.reload()
    expect(tab.get_by_text("未发送")).to_have_count(0)


def test_a_blocked_bot_is_welcomed_back(tabs: Tabs) -> None:
    tab = tabs.begin("停用")
    tab.get_by_role("button", name="会话菜单").click()
    tab.get_by_role("menuitem", name="停用机器人").click()
    expect(find_box(tab)).to_be_hidden()
    tab.get_by_role("button", name="重新启用机器人").click()
    send(tab, "又见面了")
    expect(find_last(tab)).to_contain_text("回声：又见面了")


def test_stickers_voices_and_places_can_be_sent(tabs: Tabs) -> None:
    tab = tabs.begin("其他")
    for name in ("贴纸", "语音", "位置"):
        tab.get_by_role("button", name="添加附件").click()
        tab.get_by_role("menuitem", name=name).click()
        expect(find_last(tab)).to_contain_text(name)
    expect(tab.locator(".chat-last")).to_have_text("我: ［图片等］")


def test_a_list_that_was_on_its_way_does_not_undo_what_came_meanwhile(
    house: House, tabs: Tabs
) -> None:
    tab = tabs.begin("迟到")
    found_group(tab, "值班群")
    held: list[tuple[Route, APIResponse]] = []

    def hold(route: Route) -> None:
        if held:
            route.continue_()
        else:
            held.append((route, route.fetch()))

    lists = re.compile(r"/chats(\?.*)?$")
    tab.route(lists, hold)
    with tab.expect_request(lists):
        house.run(house.bot.call("setMyCommands", commands=COMMANDS))
    house.run(house.bot.say(find_person_id(tab), "第一条"))
    other = tab.locator(".chat", has_text="问答机器人")
    expect(other).to_contain_text("1 条未读")
    [(route, response)] = held
    with tab.expect_response(lists):
        route.fulfill(response=response)
    expect(other).to_contain_text("1 条未读")
    house.run(house.bot.say(find_person_id(tab), "第二条"))
    expect(other).to_contain_text("2 条未读")


def found_group(tab: Page, title: str) -> None:
    """Make a group with the bot; it opens."""
    tab.get_by_role("button", name="新会话").click()
    tab.get_by_role("menuitem", name="新建群组").click()
    tab.get_by_label("群组名称").fill(title)
    tab.keyboard.press("Enter")
    expect(tab.locator(".who")).to_contain_text(title)


def fill(house: House, chat_id: int, count: int) -> None:
    """Have the bot write so many messages."""

    async def write() -> None:
        for number in range(1, count + 1):
            await house.bot.say(chat_id, f"第 {number} 条")

    house.run(write())
