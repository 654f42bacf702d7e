"""A draft moved over to a newer version of its interview."""

from __future__ import annotations

from conversations.definition.interview import Interview
from conversations.drafts.draft import TextAnswer
from conversations.drafts.events import Upgraded
from conversations.drafts.upgrading import find_leftovers, plan_upgrade
from tests.unit.talks import Talk, ask, build_interview

OLD = build_interview(
    ask("opening", "long_text"), ask("times", "integer"), ask("closing", "short_text")
)


def build_newer(*questions: dict[str, object], **fields: object) -> Interview:
    return build_interview(*questions).model_copy(update={"version": 2, **fields})


def start() -> Talk:
    talk = Talk(OLD)
    talk.say_all("市委办公室", "开头", "12")
    return talk


def test_answers_follow_by_id_and_the_position_is_found_anew() -> None:
    talk = start()
    new = build_newer(
        ask("opening", "long_text"), ask("place", "short_text"), ask("times", "integer")
    )
    assert talk.take(Upgraded(new)).outcome == "moved"
    talk.interview = new
    assert talk.draft.version == 2
    assert talk.at == "place"
    assert talk.text("opening") == "开头"


def test_a_renamed_question_takes_its_answer_along() -> None:
    talk = start()
    new = build_newer(
        ask("lead", "long_text"), ask("times", "integer"), renamed={"opening": "lead"}
    )
    talk.take(Upgraded(new))
    answer = talk.draft.answers["lead"]
    assert isinstance(answer, TextAnswer)
    assert answer.text == "开头"
    assert "opening" not in talk.draft.answers


def test_an_answer_without_a_place_is_told_and_kept() -> None:
    talk = start()
    new = build_newer(ask("opening", "long_text"), ask("times", "date"))
    plan = plan_upgrade(OLD, new, talk.draft)
    assert [(each.question_id, each.question) for each in plan.leftovers] == [
        ("times", OLD.by_id["times"])
    ]
    assert [question.id for question in plan.added] == []
    talk.take(Upgraded(new))
    assert talk.draft.answers["times"] == start().draft.answers["times"]
    assert [each.question_id for each in find_leftovers(new, talk.draft)] == ["times"]


def test_new_questions_are_told() -> None:
    new = build_newer(ask("opening", "long_text"), ask("place", "short_text"))
    plan = plan_upgrade(OLD, new, start().draft)
    assert [question.id for question in plan.added] == ["place"]


def test_where_both_ids_have_an_answer_each_keeps_its_own() -> None:
    talk = start()
    new = build_newer(ask("closing", "long_text"), renamed={"opening": "closing"})
    talk.say_all("结尾")
    talk.take(Upgraded(new))
    assert talk.text("opening") == "开头"
    assert talk.text("closing") == "结尾"


def test_neither_an_older_version_nor_another_report_takes_over() -> None:
    talk = start()
    before = talk.draft
    assert talk.take(Upgraded(OLD)).outcome == "ignored"
    other = build_newer(ask("opening", "long_text"), id="other")
    assert talk.take(Upgraded(other)).outcome == "ignored"
    assert talk.draft is before


def test_a_version_that_is_declined_is_remembered() -> None:
    talk = start()
    assert talk.press("keep", 2).outcome == "moved"
    assert talk.draft.declined == 2
    assert talk.press("keep", 1).outcome == "ignored"
