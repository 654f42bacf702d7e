"""Lists whose entries hold a list of their own: （一） over 一是."""

from __future__ import annotations

import pytest

from conversations.drafts.draft import Focus, ItemsAnswer
from conversations.drafts.path import find_missing
from conversations.kinds import fits
from tests.unit.talks import Talk, ask, build_interview, words

AREA = {"id": "study", "heading": "在理论学习方面"}
INNER = {"ask": words("有哪些表现？"), "suggestions": ["学习不够深入"], "most": 3}


@pytest.fixture
def talk() -> Talk:
    areas = ask("areas", "items", suggestions=[AREA], inner=INNER, most=3)
    talk = Talk(build_interview(areas, ask("closing", "short_text")))
    talk.say_all("市委办公室")
    return talk


def read(talk: Talk) -> list[tuple[str, list[tuple[str, str | None]]]]:
    answer = talk.draft.answers["areas"]
    assert isinstance(answer, ItemsAnswer)
    return [
        (
            entry.heading.text,
            [
                (each.heading.text, each.text.text if each.text else None)
                for each in (entry.inner.entries if entry.inner else ())
            ],
        )
        for entry in answer.entries
    ]


def test_a_new_entry_leads_into_its_own_list(talk: Talk) -> None:
    talk.press("suggest", 0)
    assert talk.place == Focus("areas", area=0)
    talk.say_all("学习不够深入", "读得少。")
    assert talk.place == Focus("areas", area=0)
    assert read(talk) == [("在理论学习方面", [("学习不够深入", "读得少。")])]


def test_closing_the_inner_list_leads_back_and_closing_the_outer_goes_on(talk: Talk) -> None:
    talk.press("suggest", 0)
    talk.say_all("一是学得浅。读得少。")
    assert talk.press("done").outcome == "saved"
    assert talk.place == Focus("areas")
    assert talk.press("done").outcome == "saved"
    assert talk.at == "closing"


def test_an_inner_list_without_entries_is_not_closed(talk: Talk) -> None:
    talk.press("suggest", 0)
    assert talk.press("done").problem == "items_too_few"


def test_an_entry_left_without_a_list_counts_as_missing_a_text(talk: Talk) -> None:
    talk.press("suggest", 0)
    talk.press("back")
    assert talk.place == Focus("areas")
    assert talk.press("done").problem == "items_too_few"


def test_buttons_are_about_the_list_that_is_shown(talk: Talk) -> None:
    talk.press("suggest", 0)
    talk.say_all("甲。一", "乙。二")
    talk.press("go", 1)
    assert talk.place == Focus("areas", 1, area=0)
    talk.press("up", 1)
    assert read(talk)[0][1] == [("乙", "二"), ("甲", "一")]
    talk.press("back")
    talk.press("remove", 1)
    assert read(talk)[0][1] == [("乙", "二")]


def test_an_entry_looked_at_leads_to_its_list_again(talk: Talk) -> None:
    talk.press("suggest", 0)
    talk.say_all("甲。一")
    talk.press("done")
    talk.press("go", 0)
    assert talk.place == Focus("areas", 0)
    talk.press("rewrite", 0)
    assert talk.place == Focus("areas", area=0)
    talk.say_all("乙。二")
    assert len(read(talk)[0][1]) == 2


def test_an_area_pasted_with_its_points_becomes_a_list(talk: Talk) -> None:
    talk.say("（一）在改进作风方面\n一是调研不深。浮在面上。\n二是文件偏多。能合并的没有合并。")
    assert read(talk) == [
        ("在改进作风方面", [("调研不深", "浮在面上。"), ("文件偏多", "能合并的没有合并。")])
    ]
    assert talk.place == Focus("areas", area=0)


def test_a_message_within_the_inner_list_can_be_edited(talk: Talk) -> None:
    talk.press("suggest", 0)
    talk.say("甲。一")
    source = talk.last
    assert talk.amend(source, "甲。改过").outcome == "amended"
    assert read(talk)[0][1] == [("甲", "改过")]


def test_the_topic_of_a_typed_heading_is_that_of_the_same_suggestion(talk: Talk) -> None:
    talk.say("在理论学习方面")
    answer = talk.draft.answers["areas"]
    assert isinstance(answer, ItemsAnswer)
    assert answer.entries[0].topic == "study"


def test_a_list_of_texts_does_not_answer_a_question_for_lists() -> None:
    plain = build_interview(ask("areas", "items"))
    nested = build_interview(ask("areas", "items", inner=INNER))
    talk = Talk(plain)
    talk.say_all("市委办公室", "学习。读得少")
    answer = talk.draft.answers["areas"]
    assert fits(plain.by_id["areas"], answer)
    assert not fits(nested.by_id["areas"], answer)


@pytest.mark.parametrize(
    ("points", "problem"),
    [("甲\n乙\n丙\n丁", "items_full"), ("甲。一\n乙\n甲。二", "already_used")],
)
def test_a_pasted_list_is_held_to_what_holds_for_a_typed_one(
    talk: Talk, points: str, problem: str
) -> None:
    said = f"在改进作风方面\n{points}"
    assert talk.say(said).problem == problem
    assert talk.draft.attempts["areas"].text == said
    assert "areas" not in talk.draft.answers


def test_a_pasted_point_may_be_a_suggestion() -> None:
    inner = {**INNER, "suggestions": [{"id": "shallow", "heading": "学习不够深入"}]}
    talk = Talk(build_interview(ask("areas", "items", inner=inner)))
    talk.say_all("市委办公室", "在理论学习方面\n学习不够深入。读得少")
    answer = talk.draft.answers["areas"]
    assert isinstance(answer, ItemsAnswer)
    assert answer.entries[0].inner is not None
    assert answer.entries[0].inner.entries[0].topic == "shallow"


def test_an_edit_of_a_pasted_list_changes_nothing(talk: Talk) -> None:
    talk.say("在改进作风方面\n甲。一\n乙。二")
    source, pasted = talk.last, read(talk)[0][1]
    assert talk.amend(source, "在改进作风方面\n甲。改过\n乙。二").problem == "use_buttons"
    talk.press("back")
    talk.press("heading", 0)
    talk.say("作风方面")
    assert talk.amend(source, "在改进作风方面\n甲。改过\n乙。二").problem == "use_buttons"
    assert read(talk) == [("作风方面", pasted)]
    assert "改过" in talk.draft.attempts["areas"].text


def test_a_list_left_too_short_is_missing() -> None:
    talk = Talk(build_interview(ask("areas", "items", inner={**INNER, "least": 2})))
    talk.say_all("市委办公室", "在理论学习方面")
    talk.say("甲。一")
    talk.press("back")
    talk.press("done")
    assert talk.card is None
    assert [each.id for each in find_missing(talk.interview, talk.draft)] == ["areas"]
