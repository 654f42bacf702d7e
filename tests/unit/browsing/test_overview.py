"""The report as a list: every question of the path, what state it is in, and words in it."""

from __future__ import annotations

from conversations.browsing.matching import parse_query
from conversations.browsing.overview import build_overview, find_hits, find_line
from conversations.browsing.versions import Replaced, list_names, list_versions
from conversations.drafts.draft import Part, Skipped, TextAnswer
from conversations.drafts.events import Put
from conversations.drafts.path import build_walk
from tests.unit.talks import NOON, Talk, ask, build_interview


def build_talk() -> Talk:
    talk = Talk(
        build_interview(ask("opening", "long_text"), ask("works", "items"), ask("times", "integer"))
    )
    talk.say_all("市委", "扫黑除恶常态化。", "抓学习。学了十次扫黑文件")
    return talk


def test_each_question_says_how_far_it_is() -> None:
    talk = build_talk()
    lines = build_overview(build_walk(talk.interview, talk.draft))
    assert [line.number for line in lines] == [1, 2, 3, 4]
    assert [line.state for line in lines] == ["answered", "answered", "unfinished", "open"]
    talk.take(Put({"times": Skipped()}))
    skipped = find_line(build_overview(build_walk(talk.interview, talk.draft)), "times")
    assert skipped is not None
    assert skipped.state == "skipped"


def test_words_are_found_in_texts_headings_and_numbers() -> None:
    talk = build_talk()
    talk.press("done")
    talk.say("12")
    walk = build_walk(talk.interview, talk.draft)

    def find(words: str) -> list[str]:
        query = parse_query(words)
        assert query is not None
        return [hit.line.question.id for hit in find_hits(walk, query)]

    assert find("扫黑") == ["opening", "works"]
    assert find("扫黑 学习") == ["works"]
    assert find("12") == ["times"]
    assert find("禁毒") == []


def test_versions_are_what_changes_replaced() -> None:
    talk = build_talk()
    question = talk.interview.by_id["times"]
    text = TextAnswer((Part("旧版的文字"),))
    rows = [
        Replaced(3, Put({"times": text}), True, NOON),
        Replaced(2, Put({"times": None}, {"times": Part("大约十次")}), False, NOON),
        Replaced(1, Put({"old": text, "other": text}), False, NOON),
    ]
    found = list_versions(question, ("times", "old"), rows)
    assert [(each.id, each.ended) for each in found] == [
        (3, "undo"),
        (2, "attempt"),
        (1, "change"),
    ]
    assert not any(each.restorable for each in found)


def test_a_question_has_the_names_that_it_had() -> None:
    interview = build_talk().interview.model_copy(update={"renamed": {"old": "times"}})
    assert list_names(interview, "times") == ("times", "old")
    assert list_names(interview, "works") == ("works",)
