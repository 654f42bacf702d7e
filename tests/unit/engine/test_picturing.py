"""Photos: taken where they are asked for, captioned, reordered, removed."""

from __future__ import annotations

from conversations.drafts.draft import Part, PicturesAnswer
from conversations.drafts.path import find_missing
from conversations.engine.picturing import find_bare
from tests.unit.talks import Talk, ask, build_interview


def build_talk(**fields: object) -> Talk:
    talk = Talk(build_interview(ask("photos", "pictures", **fields), ask("closing", "short_text")))
    talk.say_all("市委")
    return talk


def read(talk: Talk) -> list[tuple[int, str | None]]:
    """The photos' ids and captions."""
    answer = get_answer(talk)
    return [(each.picture, each.caption.text if each.caption else None) for each in answer.pictures]


def get_answer(talk: Talk) -> PicturesAnswer:
    answer = talk.draft.answers["photos"]
    assert isinstance(answer, PicturesAnswer)
    return answer


def test_a_photo_is_taken_with_what_stands_under_it() -> None:
    talk = build_talk()
    result = talk.show("集中学习。", picture=7)
    assert (result.outcome, result.question, talk.at) == ("saved", "photos", "photos")
    assert read(talk) == [(7, "集中学习")]
    caption = get_answer(talk).pictures[0].caption
    assert caption == Part("集中学习", talk.last, talk.now)


def test_a_caption_typed_next_goes_to_the_first_photo_without_one() -> None:
    talk = build_talk()
    for picture, caption in ((1, ""), (2, "会场"), (3, "")):
        talk.show(caption, picture)
    talk.say_all("集中学习", "谈心谈话")
    assert read(talk) == [(1, "集中学习"), (2, "会场"), (3, "谈心谈话")]
    assert find_bare(get_answer(talk)) is None
    assert talk.say("多余的").problem == "send_picture"
    assert talk.draft.attempts["photos"].text == "多余的"


def test_a_photo_with_too_long_a_caption_is_taken_without_it() -> None:
    talk = build_talk()
    result = talk.show("长" * 201, 1)
    assert (result.outcome, result.problem) == ("saved", "caption_too_long")
    assert read(talk) == [(1, None)]
    assert talk.draft.attempts["photos"].text == "长" * 201
    talk.amend(talk.last, "短")
    assert read(talk) == [(1, "短")]


def test_there_are_no_more_photos_than_may_be() -> None:
    talk = build_talk(most=2)
    for picture in (1, 2):
        talk.show("会场", picture)
    before = talk.draft
    result = talk.show("第三张", 3)
    assert (result.outcome, result.problem, result.params) == (
        "refused",
        "pictures_full",
        {"most": 2},
    )
    assert talk.draft is before


def test_a_photo_where_none_is_asked_for_changes_nothing() -> None:
    talk = build_talk()
    talk.press("skip")
    assert talk.at == "closing"
    before = talk.draft
    assert talk.show("会场", 1).outcome == "ignored"
    assert talk.draft is before


def test_enough_photos_close_the_question() -> None:
    talk = build_talk(least=2)
    talk.show("会场", 1)
    assert talk.press("done").problem == "pictures_too_few"
    talk.show("学习", 2)
    assert talk.press("done").outcome == "saved"
    assert talk.at == "closing"
    talk.press("go", question="photos")
    talk.press("remove", 0)
    assert not get_answer(talk).closed
    assert "photos" in [each.id for each in find_missing(talk.interview, talk.draft)]
    talk.show("再一张", 3)
    assert read(talk) == [(2, "学习"), (3, "再一张")]
    assert "photos" not in [each.id for each in find_missing(talk.interview, talk.draft)]


def test_photos_are_reordered_captioned_anew_and_removed() -> None:
    talk = build_talk()
    for picture, caption in ((1, "一"), (2, "二"), (3, "三")):
        talk.show(caption, picture)
    talk.press("up", 2)
    talk.press("down", 0)
    assert [picture for picture, _ in read(talk)] == [3, 1, 2]
    talk.press("go", 1)
    assert talk.say("不是现在").problem == "use_buttons"
    talk.press("down")
    assert talk.place is not None
    assert (talk.place.entry, read(talk)[2]) == (2, (1, "一"))
    talk.press("rewrite")
    assert talk.say("新的说明").outcome == "amended"
    assert read(talk)[2] == (1, "新的说明")
    talk.press("remove", 0)
    assert read(talk) == [(2, "二"), (1, "新的说明")]


def test_what_is_no_photo_is_ignored() -> None:
    talk = build_talk()
    talk.show("一", 1)
    for verb in ("go", "rewrite", "up", "down", "remove"):
        for value in (-1, 1, 5):
            assert talk.press(verb, value).outcome == "ignored", (verb, value)


def test_an_edited_caption_is_amended() -> None:
    talk = build_talk()
    talk.show("学习", 1)
    source = talk.last
    talk.press("done")
    assert talk.amend(source, "集中学习").outcome == "amended"
    assert read(talk) == [(1, "集中学习")]
    assert talk.amend(source, "长" * 300).problem == "caption_too_long"
    assert read(talk) == [(1, "集中学习")]
