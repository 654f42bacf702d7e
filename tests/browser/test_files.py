"""Files and pictures, both ways."""

from __future__ import annotations

import base64
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.pictures import build_png
from tests.browser.tabs import Tabs, find_box, find_last, send

HAND_OVER = """([name, mime, words]) => {
  const bytes = Uint8Array.from(atob(words), (letter) => letter.charCodeAt(0));
  const carried = new DataTransfer();
  carried.items.add(new File([bytes], name, { type: mime }));
  return carried;
}"""


def test_a_file_is_picked_looked_over_and_sent(tabs: Tabs, tmp_path: Path) -> None:
    file = tmp_path / "去年<报告>&.txt"
    file.write_text("正文", encoding="utf-8")
    tab = tabs.begin("发文件")
    with tab.expect_file_chooser() as chooser:
        tab.get_by_role("button", name="添加附件").click()
        tab.get_by_role("menuitem", name="文件或图片").click()
    chooser.value.set_files(file)
    expect(tab.get_by_role("dialog")).to_contain_text("去年<报告>&.txt")
    tab.get_by_label("说明").fill("请看附件")
    tab.keyboard.press("Enter")
    expect(find_last(tab)).to_contain_text("收到 去年<报告>&.txt")
    expect(tab.locator(".message.out", has_text="请看附件")).to_contain_text("6 B")


def test_a_file_from_the_bot_is_saved_as_it_was_sent(tabs: Tabs) -> None:
    tab = tabs.begin("收文件")
    send(tab, "/file")
    with tab.expect_download() as download:
        find_last(tab).get_by_role("button", name="下载 报告.txt").click()
    assert download.value.suggested_filename == "报告.txt"
    assert Path(download.value.path()).read_text(encoding="utf-8") == "内容"


def test_a_picture_is_shown_and_seen_large(tabs: Tabs) -> None:
    tab = tabs.begin("看图")
    send(tab, "/photo")
    picture = find_last(tab).get_by_role("img")
    expect(picture).to_have_js_property("naturalWidth", 640)
    picture.click()
    expect(tab.get_by_role("dialog").get_by_role("img")).to_have_js_property("naturalWidth", 640)
    tab.keyboard.press("Escape")
    expect(tab.get_by_role("dialog")).to_have_count(0)


def test_a_picture_is_pasted(tabs: Tabs) -> None:
    tab = tabs.begin("粘贴")
    carried = tab.evaluate_handle(HAND_OVER, ["截图.png", "image/png", _pack(build_png(320, 200))])
    find_box(tab).evaluate(
        "(box, carried) => box.dispatchEvent("
        "new ClipboardEvent('paste', { clipboardData: carried, bubbles: true, cancelable: true }))",
        carried,
    )
    expect(tab.get_by_role("dialog").locator("img")).to_have_js_property("naturalWidth", 320)
    tab.get_by_label("说明").fill("现场")
    tab.get_by_role("button", name="发送", exact=True).last.click()
    expect(find_last(tab)).to_contain_text("收到图片 现场")
    expect(tab.locator(".message.out img")).to_have_js_property("naturalWidth", 320)


def test_a_file_is_dropped(tabs: Tabs) -> None:
    tab = tabs.begin("拖放")
    carried = tab.evaluate_handle(HAND_OVER, ["表.csv", "text/csv", _pack(b"a,b")])
    pane = tab.locator(".conversation")
    pane.dispatch_event("dragenter", {"dataTransfer": carried})
    expect(tab.get_by_text("松开鼠标")).to_be_visible()
    tab.locator(".veil").dispatch_event("drop", {"dataTransfer": carried})
    expect(tab.get_by_text("松开鼠标")).to_be_hidden()
    tab.get_by_role("dialog").get_by_role("button", name="发送").click()
    expect(find_last(tab)).to_contain_text("收到 表.csv")


def test_an_empty_file_is_refused_in_words(tabs: Tabs, tmp_path: Path) -> None:
    file = tmp_path / "空.txt"
    file.touch()
    tab = tabs.begin("空文件")
    tab.locator("input[type=file]").set_input_files(file)
    tab.get_by_role("dialog").get_by_role("button", name="发送").click()
    expect(find_last(tab)).to_contain_text("未发送")
    expect(tab.get_by_title("这个文件发送不了")).to_be_visible()
    tab.get_by_role("button", name="放弃").click()
    expect(find_last(tab)).to_contain_text("第 1 题")


def _pack(body: bytes) -> str:
    return base64.b64encode(body).decode()
