"""A draft moved over to a newer version of its interview."""

from __future__ import annotations

from decimal import Decimal

import pytest

from conversations.definition.interview import Interview
from conversations.drafts.draft import Attachment, TextAnswer
from conversations.drafts.events import Put, Upgraded
from conversations.drafts.path import build_values
from conversations.drafts.upgrading import find_leftovers, plan_upgrade
from conversations.drafts.values import Family
from tests.unit.talks import Talk, ask, build_interview, words

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


def test_attachments_follow_a_renamed_question_and_none_is_lost() -> None:
    attached = (Attachment(1, (1,), question="opening"), Attachment(2, (2,), question="times"))
    attached += (Attachment(3, (3,)),)
    talk = start()
    talk.take(Put(attachments=attached))
    talk.take(Upgraded(build_newer(ask("lead", "long_text"), renamed={"opening": "lead"})))
    assert [each.question for each in talk.draft.attachments] == ["lead", "times", None]


def test_an_answer_without_a_place_is_told_and_kept() -> None:
    talk = start()
    new = build_newer(ask("opening", "long_text"), ask("times", "date"))
    plan = plan_upgrade(OLD, new, talk.draft)
    assert [(each.question_id, each.question) for each in plan.leftovers] == [
        ("times", OLD.by_id["times"])
    ]
    assert [question.id for question in plan.added] == []
    talk.take(Upgraded(new))
    (leftover,) = find_leftovers(new, talk.draft)
    assert leftover.question_id == "times"
    assert leftover.answer == start().draft.answers["times"]


@pytest.mark.parametrize("answered", ["2026年6月30日", None])
def test_an_answer_of_another_kind_is_kept_beside_the_new_one(answered: str | None) -> None:
    talk = start()
    old = talk.draft.answers["times"]
    talk.interview = build_newer(ask("times", "date"))
    talk.take(Upgraded(talk.interview))
    assert talk.at == "times"
    _ = talk.say(answered) if answered else talk.press("skip")
    assert talk.draft.answers["times"] != old
    assert [each.answer for each in find_leftovers(talk.interview, talk.draft)][-1] == old


def test_answers_put_aside_by_two_versions_are_both_kept() -> None:
    talk = start()
    for version, kind, said in ((2, "date", "2026年6月30日"), (3, "integer", "3"), (4, "date", "")):
        talk.interview = build_newer(ask("times", kind), version=version)
        talk.take(Upgraded(talk.interview))
        _ = talk.say(said) if said else None
    kept = [str(each.answer) for each in find_leftovers(talk.interview, talk.draft)]
    assert len(kept) == 4
    assert [text.partition("(")[0] for text in kept[-3:]] == [
        "NumberAnswer",
        "DateAnswer",
        "NumberAnswer",
    ]


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


def test_a_number_with_decimals_stays_what_it_is_where_whole_ones_are_asked_for() -> None:
    members = [{"id": "area", "label": words("面积")}]
    fine = [{**members[0], "places": 1}]
    talk = Talk(build_interview(ask("land", "figures", members=fine)))
    talk.say_all("市委", "12.5")
    new = build_newer(ask("land", "figures", members=members))
    talk.take(Upgraded(new))
    assert build_values(new, talk.draft)["land"] == Family({"area": Decimal("12.5")})
