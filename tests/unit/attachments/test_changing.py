"""What is done with attachments: nothing is lost, and albums stay together."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.attachments import changing
from conversations.attachments.albums import count_pages, list_albums
from conversations.drafts.draft import Attachment, Draft, Part
from conversations.drafts.events import Amended, Put
from conversations.drafts.history import find_replaced
from conversations.drafts.results import Refusal
from conversations.engine.step import step
from tests.unit.talks import NOON, TODAY, build_interview

INTERVIEW = build_interview()
EMPTY = Draft(INTERVIEW.id, INTERVIEW.version, "2026H1")


def apply(draft: Draft, put: object) -> Draft:
    assert isinstance(put, Put)
    return step(INTERVIEW, draft, put)[0]


def add(draft: Draft, *pictures: int, **fields: object) -> Draft:
    return apply(draft, changing.attach(draft, pictures, **fields))


def ids(draft: Draft) -> list[int]:
    return [each.id for each in draft.attachments]


def build_three() -> Draft:
    """Return a draft with a photo, an album of two, and a PDF of three pages."""
    draft = add(EMPTY, 1, question="unit")
    draft = add(draft, 2, group="g", caption=Part("会场", 5, NOON))
    return add(add(draft, 4, 5, 6, name="决定.pdf"), 3, group="g")


def test_an_album_stays_together_whatever_comes_between() -> None:
    assert ids(build_three()) == [1, 2, 3, 4]


@given(st.lists(st.integers(1, 3), min_size=1, max_size=4), st.sampled_from(["", "g"]))
def test_several_at_once_are_what_they_are_one_after_the_other(
    sizes: list[int], group: str
) -> None:
    numbers = iter(range(10, 99))
    parts = [[next(numbers) for _ in range(size)] for size in sizes]
    start, said = build_three(), Part("现场", 9, NOON)
    each = start
    for at, part in enumerate(parts):
        each = add(each, *part, caption=None if at else said, group=group)
    whole = apply(start, changing.attach_all(start, parts, caption=said, group=group))
    assert whole.attachments == each.attachments


def test_a_later_photo_belongs_where_its_album_does() -> None:
    draft = add(EMPTY, 1, group="g", question="unit")
    draft = apply(draft, changing.assign(draft, 1, None))
    assert [each.question for each in add(draft, 2, group="g", question="unit").attachments] == [
        None,
        None,
    ]


def test_an_album_is_moved_given_and_removed_as_a_whole() -> None:
    draft = build_three()
    assert ids(apply(draft, changing.move_up(draft, 3))) == [2, 3, 1, 4]
    assert ids(apply(draft, changing.move_down(draft, 2))) == [1, 4, 2, 3]
    given_ = apply(draft, changing.assign(draft, 3, "unit"))
    assert [each.question for each in given_.attachments] == ["unit", "unit", "unit", None]
    assert ids(apply(draft, changing.remove(draft, 2))) == [1, 4]
    assert ids(apply(draft, changing.remove_one(draft, 2))) == [1, 3, 4]


@pytest.mark.parametrize("put", [changing.move_up, changing.move_down, changing.remove])
def test_what_is_not_there_changes_nothing(put) -> None:
    draft = build_three()
    assert apply(draft, put(draft, 99)) is draft


def test_at_an_edge_nothing_moves() -> None:
    draft = build_three()
    assert apply(draft, changing.move_up(draft, 1)) is draft
    assert apply(draft, changing.move_down(draft, 4)) is draft


def test_a_caption_keeps_the_message_that_it_came_from() -> None:
    draft = build_three()
    draft = apply(draft, changing.write_caption(draft, 1, Part("表彰决定。", 9, NOON)))
    assert draft.attachments[0].caption == Part("表彰决定", 9, NOON)
    assert apply(draft, changing.clear_caption(draft, 1)).attachments[0].caption is None


def test_an_edited_message_changes_the_caption_that_came_from_it() -> None:
    draft = build_three()
    changed, result = step(INTERVIEW, draft, Amended("主会场", 5, NOON, TODAY))
    assert result.outcome == "amended"
    assert changed.attachments[1].caption == Part("主会场", 5, NOON)


def test_an_edit_that_cannot_be_a_caption_changes_nothing_and_says_why() -> None:
    draft = build_three()
    same, result = step(INTERVIEW, draft, Amended("长" * 201, 5, NOON, TODAY))
    assert same is draft
    assert (result.outcome, result.problem) == ("refused", "caption_too_long")


@pytest.mark.parametrize("text", ["", " ", "。", "长" * 201])
def test_what_cannot_be_a_caption_is_refused_and_left_out_of_a_new_one(text: str) -> None:
    draft = add(EMPTY, 1, caption=Part(text))
    assert draft.attachments[0].caption is None
    assert isinstance(changing.write_caption(draft, 1, Part(text)), Refusal)


def test_no_more_than_a_report_holds_is_taken() -> None:
    draft = replace(EMPTY, attachments=tuple(Attachment(n, (n,)) for n in range(1, 31)))
    full = changing.find_surplus(draft, 1)
    assert full
    assert (full.problem, full.params["most"]) == ("attachments_full", 30)
    joined = replace(draft.attachments[0], group="g")
    draft = replace(draft, attachments=(joined, *draft.attachments[1:]))
    assert changing.find_surplus(draft, 1, "g") is None, "an album of one more photo is one 附件"


def test_no_more_pages_than_a_report_holds_are_taken() -> None:
    draft = replace(EMPTY, attachments=(Attachment(1, tuple(range(1, 52)), "一.pdf"),))
    assert changing.find_surplus(draft, 9) is None
    surplus = changing.find_surplus(draft, 10)
    assert surplus == Refusal("pages_full", {"most": 60, "pages": 10, "left": 9})


moves = st.tuples(
    st.sampled_from([changing.move_up, changing.move_down]), st.integers(min_value=0, max_value=12)
)


@given(st.lists(st.sampled_from(["", "", "a", "b"]), max_size=12), st.lists(moves, max_size=12))
def test_moving_loses_nothing_and_parts_no_album(groups: list[str], done: list) -> None:
    draft = EMPTY
    for number, group in enumerate(groups, 1):
        draft = add(draft, number, group=group)
    before = Counter(draft.attachments)
    for move, attachment in done:
        draft = apply(draft, move(draft, attachment))
    assert Counter(draft.attachments) == before
    albums = list_albums(draft.attachments)
    named = [album[0].group for album in albums if album[0].group]
    assert len(named) == len(set(named))
    assert all(sorted(ids) == ids for ids in ([each.id for each in album] for album in albums))


@given(st.lists(moves, max_size=6), st.sampled_from([1, 2, 3, 4]))
def test_undoing_brings_back_what_was_removed(done: list, attachment: int) -> None:
    draft = build_three()
    for move, which in done:
        draft = apply(draft, move(draft, which))
    after = apply(draft, changing.remove(draft, attachment))
    assert count_pages(after.attachments) < count_pages(draft.attachments)
    back = find_replaced(draft, after)
    assert back is not None
    assert apply(after, back).attachments == draft.attachments
