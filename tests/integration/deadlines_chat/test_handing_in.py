"""已报送 and 已线下报送: when it counts as handed in, and what is asked before."""

from __future__ import annotations

from bot.usecases.marking import hand_in
from tests.integration.deadlines_chat.house import House, press


async def make_document(house: House) -> None:
    """Have the writer's report made into a document that leaves questions open."""
    await press(house.writer, "fillnow", house.first("样样"))
    await house.writer.say("市委办")
    await house.writer.say("/finish")
    await house.writer.tap("生成草稿")


async def test_the_document_carries_the_button(house: House) -> None:
    await make_document(house)
    house.complete_documents()
    await house.writer.tap("已报送")
    assert "🎉 样样（2026年度） 已报送，辛苦了！" in house.writer.text
    assert "手头还有 2 项要报" in house.writer.text
    assert house.find(house.first("样样")).settled == "handed_in"
    assert [each.what for each in house.changes(house.first("样样"))] == ["handed_in"]


async def test_a_document_that_meets_no_deadline_carries_none(bare: House) -> None:
    await bare.writer.say("/new")
    await bare.writer.tap("样样")
    await bare.writer.tap("2026")
    await bare.writer.say("/finish")
    await bare.writer.tap("生成草稿")
    assert "✅ 已报送" not in bare.writer.labels


async def test_a_document_of_what_is_handed_in_carries_none(house: House) -> None:
    deadline = house.first("样样")
    house.town.do(lambda conn: hand_in(conn, deadline, 22, house.town.clock()))
    await house.writer.say("/new")
    await house.writer.tap("样样")
    await house.writer.tap("2026")
    await house.writer.say("/finish")
    await house.writer.tap("生成草稿")
    assert "✅ 已报送" not in house.writer.labels


async def test_a_document_sent_again_can_be_handed_in_until_it_is(house: House) -> None:
    await make_document(house)
    await house.writer.say("/documents")
    await house.writer.tap("第 1 份")
    await house.writer.tap("✅ 已报送")
    assert "有 6 题没有回答" in house.writer.text
    await house.writer.tap("确实已经报送")
    await house.writer.say("/documents")
    await house.writer.tap("第 1 份")
    assert "✅ 已报送" not in house.writer.labels


async def test_open_questions_are_asked_about_once_more(house: House) -> None:
    await make_document(house)
    await house.writer.tap("已报送")
    assert "有 6 题没有回答" in house.writer.text
    assert house.find(house.first("样样")).settled is None
    await house.writer.tap("确实已经报送")
    assert "已报送，辛苦了" in house.writer.text
    assert house.find(house.first("样样")).settled == "handed_in"


async def test_without_a_document_it_is_asked_first(house: House) -> None:
    await press(house.writer, "handin", house.first("样样"))
    assert "还没有生成文档" in house.writer.text
    assert house.find(house.first("样样")).settled is None


async def test_answers_changed_after_the_document_are_said(house: House) -> None:
    await make_document(house)
    house.complete_documents()
    house.town.clock.pass_by(minutes=5)
    await house.writer.say("/continue")
    await house.writer.say("12")
    await press(house.writer, "handin", house.first("样样"))
    assert "生成文档以后又改过回答" in house.writer.text


async def test_a_colleague_hands_in_what_the_unit_finished(house: House) -> None:
    await make_document(house)
    house.complete_documents()
    await press(house.colleague, "handin", house.first("样样"))
    assert "已报送，辛苦了" in house.colleague.text


async def test_watchers_are_not_told_at_once(house: House) -> None:
    await press(house.writer, "handinsure", house.first("样样"))
    assert house.town.read(house.head.id) == []
    assert house.town.read(house.chief.id) == []


async def test_twice_is_once(house: House) -> None:
    deadline = house.first("样样")
    await press(house.writer, "handinsure", deadline)
    await press(house.colleague, "handinsure", deadline)
    assert "这一项已经了结" in house.colleague.text
    assert len(house.changes(deadline)) == 1


async def test_who_watches_does_not_hand_in(house: House) -> None:
    deadline = house.first("样样", "党校")
    for verb in ("handin", "handinsure", "elsewhere", "snooze", "fillnow"):
        await press(house.chief, verb, deadline)
        assert "不归您报" in house.chief.text, verb
    assert house.find(deadline).settled is None


async def test_elsewhere_is_said_with_a_tap(house: House) -> None:
    deadline = house.first("月报")
    await press(house.writer, "elsewhere", deadline)
    assert "是怎么报送的？" in house.writer.text
    await house.writer.tap("内网已传")
    assert "记下了：内网已传" in house.writer.text
    assert house.find(deadline).settled == "elsewhere"
    assert [(each.why, each.by) for each in house.changes(deadline)] == [("内网已传", "李四")]


async def test_elsewhere_is_said_in_own_words(house: House) -> None:
    deadline = house.first("月报")
    await press(house.writer, "elsewhere", deadline)
    await house.writer.say("传真给市委办 {{ 1 }}<b>")
    assert "· 7月3日（周五）09:00 李四 已线下报送：传真给市委办 {{ 1 }}<b>" in house.writer.text


async def test_a_form_whose_deadline_is_settled_meanwhile_does_nothing(house: House) -> None:
    deadline = house.first("月报")
    await press(house.writer, "elsewhere", deadline)
    house.town.do(lambda conn: hand_in(conn, deadline, 22, house.town.clock()))
    await house.writer.say("纸质件已送")
    assert "这件事现在办不了了" in house.writer.text
    assert house.find(deadline).settled == "handed_in"


async def test_a_form_is_stopped_without_a_change(house: House) -> None:
    deadline = house.first("月报")
    await press(house.writer, "elsewhere", deadline)
    await house.writer.tap("算了")
    assert "已逾期 23 天" in house.writer.text
    assert house.find(deadline) == deadline
