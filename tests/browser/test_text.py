"""What is written comes out as written; what is marked up by a bot is shown so."""

from __future__ import annotations

import random

from playwright.sync_api import expect

from tests.browser.house import House
from tests.browser.tabs import Tabs, find_last, find_person_id, send

ATTACKS = [
    "<b>&amp;</b> &lt; \" ' `",
    '<img src=x onerror="window.hit = 1">',
    "<script>window.hit = 1</script>",
    "<svg/onload=window.hit=1>",
    "javascript:window.hit=1",
    "{{ 7 * 7 }} {% raw %} ${7*7} %s {0}",
]
KINDS = [
    "bold",
    "italic",
    "underline",
    "strikethrough",
    "code",
    "url",
    "text_link",
    "mention",
    "unknown_kind",
]
FIND_LINKS = """async (addresses) => {
  const { renderText } = await import("/static/entities.js");
  return addresses.map((url) => {
    const [node] = renderText("x", [{ type: "text_link", offset: 0, length: 1, url }]);
    return node.getAttribute("href");
  });
}"""
RENDER = """async (cases) => {
  const { renderText } = await import("/static/entities.js");
  return cases.map(([text, entities]) => {
    const holder = document.createElement("div");
    holder.append(...renderText(text, entities, () => {}));
    return holder.textContent;
  });
}"""


def test_markup_that_a_person_types_stays_text(tabs: Tabs) -> None:
    tab = tabs.begin("<b>&amp;<img src=x onerror='window.hit=1'>")
    expect(tab.locator(".account")).to_contain_text("<b>&amp;<img src=x onerror='window.hit=1'>")
    for attack in ATTACKS:
        send(tab, attack)
        expect(find_last(tab).locator(".words")).to_have_text(f"回声：{attack}")
        expect(tab.locator(".message.out .words").last).to_have_text(attack)
        expect(tab.locator(".chat-last")).to_contain_text(attack[:20])
    assert tab.evaluate("window.hit") is None
    assert tab.locator(".words :is(img, script, svg, b), .account b").count() == 0


def test_a_bot_s_entities_are_shown(tabs: Tabs) -> None:
    tab = tabs.begin("格式")
    send(tab, "/rich")
    words = find_last(tab).locator(".words")
    expect(words.locator("strong > em")).to_have_text("斜")
    expect(words.locator("strong").last).to_have_text("后")
    for tag, text in {"u": "下划", "s": "删除", "pre": "a < b"}.items():
        expect(words.locator(tag)).to_have_text(text)
    expect(words.locator("code").first).to_have_text("代码")
    link = words.get_by_role("link", name="链接")
    expect(link).to_have_attribute("href", "https://example.org/a?b=1&c=2")
    expect(link).to_have_attribute("rel", "noopener noreferrer")


def test_hidden_words_and_long_quotes_open_by_a_press(tabs: Tabs) -> None:
    tab = tabs.begin("展开")
    send(tab, "/rich")
    spoiler = find_last(tab).get_by_role("button", name="显示隐藏文字")
    spoiler.click()
    expect(find_last(tab).get_by_role("button", name="秘密")).to_be_visible()
    quote = find_last(tab).locator(".quote-words")
    short = quote.evaluate("quote => quote.clientHeight")
    find_last(tab).get_by_role("button", name="展开").click()
    assert quote.evaluate("quote => quote.clientHeight") > short
    expect(find_last(tab).get_by_role("button", name="收起")).to_be_visible()


def test_a_command_in_a_text_is_sent_by_a_click(tabs: Tabs) -> None:
    tab = tabs.begin("点命令")
    send(tab, "/rich")
    find_last(tab).get_by_role("button", name="/start").click()
    expect(find_last(tab)).to_contain_text("第 1 题")


def test_only_web_addresses_become_links(house: House, tabs: Tabs) -> None:
    tab = tabs.begin("地址")
    addresses = [
        "javascript:alert(1)",
        "data:text/html,x",
        "tg://user?id=1",
        "https://example.org/",
    ]
    assert tab.evaluate(FIND_LINKS, addresses) == [None, None, None, "https://example.org/"]
    house.run(house.bot.say(find_person_id(tab), "www.example.org 和 https://example.org/路径"))
    links = find_last(tab).get_by_role("link")
    expect(links.last).to_have_attribute("href", "https://example.org/%E8%B7%AF%E5%BE%84")


def test_no_entities_however_they_overlap_change_the_text(tabs: Tabs) -> None:
    tab = tabs.open(tabs.url)
    chance = random.Random(9704)
    cases = [_build_case(chance) for _ in range(400)]
    assert tab.evaluate(RENDER, cases) == [text for text, _ in cases]


def test_a_very_long_text_goes_out_in_pieces_and_comes_back_whole(tabs: Tabs) -> None:
    tab = tabs.begin("长文")
    text = "".join(f"第{number}句。" for number in range(2000))
    send(tab, text)
    expect(tab.locator(".message.in", has_text="回声")).to_have_count(4)
    assert "".join(tab.locator(".message.out .words").all_inner_texts()[1:]) == text


def _build_case(chance: random.Random) -> tuple[str, list[dict[str, object]]]:
    text = "".join(chance.choices(["a", "字", "😀", "<", "&", " "], k=chance.randint(0, 30)))
    units = len(text.encode("utf-16-le")) // 2
    entities = [
        {
            "type": chance.choice(KINDS),
            "offset": chance.randint(0, units + 2),
            "length": chance.randint(0, units + 2),
            "url": "https://example.org/",
        }
        for _ in range(chance.randint(0, 6))
    ]
    return text, entities
