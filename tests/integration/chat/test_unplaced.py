"""未归位: texts of an import that have no place yet are listed, put into one, or removed."""

from __future__ import annotations

import pytest

from tests.integration.chat.driver import Chat
from tests.integration.chat.imported import find_button, find_number, load, tell_entries


@pytest.fixture
async def unplaced(planned: Chat) -> Chat:
    """At 未归位, with all pieces of the first entry's section in their places but one."""
    await planned.tap(find_number(planned, "持续提高政治站位"))
    await planned.tap("放到未归位")
    await planned.tap("全部采用")
    await planned.say("/outline")
    await planned.tap("未归位的文字")
    return planned


async def test_texts_without_a_place_are_listed(unplaced: Chat) -> None:
    assert f"未归位：{len(load(unplaced).unplaced)} 段" in unplaced.text
    assert "持续提高政治站位" in unplaced.text


async def test_a_text_is_put_into_its_place(unplaced: Chat) -> None:
    before = load(unplaced)
    await unplaced.tap(find_number(unplaced, "持续提高政治站位"))
    await unplaced.tap("上半年履职情况")
    await unplaced.tap("上半年做了哪几方面工作")
    assert "放好了" in unplaced.text
    after = load(unplaced)
    assert len(after.unplaced) == len(before.unplaced) - 1
    assert "持续提高政治站位" in "".join(tell_entries(after, "work_items"))


async def test_a_text_is_removed_when_that_is_confirmed(unplaced: Chat) -> None:
    before = len(load(unplaced).unplaced)
    await unplaced.tap(find_number(unplaced, "持续提高政治站位"))
    await unplaced.tap("删掉")
    assert len(load(unplaced).unplaced) == before
    old = find_button(unplaced, "删掉")
    await unplaced.press(old)
    assert len(load(unplaced).unplaced) == before - 1
    await unplaced.press(old)
    assert "旧按钮" in unplaced.text
    assert len(load(unplaced).unplaced) == before - 1


async def test_the_review_before_the_document_tells_of_them(unplaced: Chat) -> None:
    await unplaced.say("/finish")
    assert f"还有 {len(load(unplaced).unplaced)} 段未归位，不会进正文" in unplaced.text
