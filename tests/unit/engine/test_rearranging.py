"""Taking an entry of a list apart, and making one of two."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from conversations.drafts.draft import Entry, ItemsAnswer, Part, TextAnswer
from conversations.drafts.events import Put
from conversations.engine.rearranging import find_pieces
from tests.unit.talks import Talk, ask, build_interview

LONG = "很" * 70


def begin(**more: object) -> Talk:
    talk = Talk(build_interview(ask("works", "items", **more), ask("times", "integer")))
    talk.say("市委")
    return talk


def test_a_text_with_one_two_three_becomes_entries_of_its_list() -> None:
    talk = begin()
    talk.say("抓学习。今年做了三件事。一是建制度。每周一学。二是请专家。办了三期班；三是勤检查。")
    talk.press("split", 0)
    assert talk.entries("works") == [
        ("抓学习", "今年做了三件事。"),
        ("建制度", "每周一学。"),
        ("请专家", "办了三期班；"),
        ("勤检查", ""),
    ]


def test_paragraphs_become_entries_and_the_first_stays() -> None:
    talk = begin()
    talk.say("抓学习。总的情况。\n建制度。每周一学。\n\n请专家。办了三期班。")
    assert talk.press("split", 0).outcome == "amended"
    assert talk.entries("works") == [
        ("抓学习", "总的情况。"),
        ("建制度", "每周一学。"),
        ("请专家", "办了三期班。"),
    ]


def test_numbered_paragraphs_all_become_entries_and_the_old_one_is_left_to_be_written() -> None:
    talk = begin()
    talk.say("抓学习。\n（一）建制度。每周一学。\n（二）请专家。办了三期班。")
    talk.press("split", 0)
    assert talk.entries("works") == [
        ("抓学习", ""),
        ("建制度", "每周一学。"),
        ("请专家", "办了三期班。"),
    ]


def test_they_stand_where_the_entry_stood_and_have_ids_of_their_own() -> None:
    talk = begin()
    talk.say_all("甲。一", "乙。二\n丙。三\n丁。四", "戊。五")
    talk.press("split", 1)
    assert [heading for heading, _ in talk.entries("works")] == list("甲乙丙丁戊")
    answer = talk.draft.answers["works"]
    assert isinstance(answer, ItemsAnswer)
    assert len({entry.id for entry in answer.entries}) == 5


def test_what_cannot_be_taken_apart_stays() -> None:
    talk = begin()
    talk.say("甲。三是三非都讲到了。")
    before = talk.draft
    assert talk.press("split", 0).outcome == "ignored"
    assert talk.draft is before


def test_it_is_said_why_a_text_is_not_taken_apart() -> None:
    talk = begin(most=2)
    talk.say(f"甲。总的。\n{LONG}。后面还有。")
    refused = talk.press("split", 0)
    assert (refused.problem, refused.params) == ("split_too_long", {"number": 1, "longest": 60})
    talk.press("remove", 0)
    talk.say("甲。一\n乙。二\n丙。三")
    assert talk.press("split", 0).problem == "items_full"
    talk.press("remove", 0)
    talk.say("甲。一\n甲。二")
    assert talk.press("split", 0).problem == "already_used"


def test_an_edit_of_the_message_brings_nothing_back() -> None:
    talk = begin()
    talk.say("甲。一\n乙。二")
    sent = talk.last
    talk.press("split", 0)
    assert talk.amend(sent, "甲。一\n乙。二三").outcome == "ignored"
    assert talk.entries("works") == [("甲", "一"), ("乙", "二")]


def test_two_entries_become_one() -> None:
    talk = begin()
    talk.say_all("甲。一", "乙。二", "丙。三")
    talk.press("join", 0)
    assert talk.entries("works") == [("甲", "一\n乙。二"), ("丙", "三")]
    assert talk.press("join", 1).outcome == "ignored"
    talk.press("split", 0)
    assert talk.entries("works") == [("甲", "一"), ("乙", "二"), ("丙", "三")]


def test_an_entry_that_answers_another_list_is_not_joined_to_one_before_it() -> None:
    problems, plans = ask("problems", "items"), ask("plans", "items", pairs_with="problems")
    talk = Talk(build_interview(problems, plans))
    talk.say_all("市委", "人少。缺三个", "钱少。缺五万")
    talk.press("done")
    talk.say_all("招人。招三个", "要钱。要五万")
    assert talk.press("join", 0).outcome == "ignored"


texts = st.text("一二三是，。；\n（）1.abc ", max_size=40)


@given(texts)
def test_pieces_have_every_character_but_the_markers(text: str) -> None:
    entry = Entry(Part("标题"), TextAnswer((Part(text),)))
    pieces = find_pieces(entry)
    if pieces is not None:
        kept = Counter(pieces.lead + "".join(pieces.rest))
        lost = Counter("".join(text.split())) - kept
        assert lost.keys() <= set("一二三是")
        assert not kept - Counter(text)


def test_a_heading_that_goes_on_in_its_text_is_joined_as_it_stands() -> None:
    talk = begin()
    talk.say_all("甲。一。", "乙。二")
    works = talk.draft.answers["works"]
    assert isinstance(works, ItemsAnswer)
    going_on = replace(works.entries[1], heading=Part("乙项上，"))
    talk.take(Put({"works": replace(works, entries=(works.entries[0], going_on))}))
    talk.press("join", 0)
    assert talk.entries("works") == [("甲", "一。\n乙项上，二")]
