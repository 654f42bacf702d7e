"""What changed between two drafts of one report."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from conversations.drafts.changes import Changes, find_changes
from conversations.drafts.draft import (
    Answer,
    Attachment,
    ChoiceAnswer,
    ConfirmAnswer,
    DeclaredAnswer,
    Draft,
    Entry,
    Figure,
    FiguresAnswer,
    ItemsAnswer,
    NumberAnswer,
    Part,
    PictureEntry,
    PicturesAnswer,
    Row,
    Skipped,
    TableAnswer,
    TextAnswer,
)
from conversations.drafts.path import build_walk
from tests.unit.made_answers import build_answers
from tests.unit.talks import AREA, COLUMNS, FAMILY, ask, build_full, build_interview

FULL = build_full()
VARIED = build_interview(
    ask("opening", "long_text"),
    ask("meetings", "integer"),
    ask("leaks", "declaration", none="没有。"),
    ask("photos", "pictures", least=0),
    ask("works", "items", suggestions=[AREA]),
    ask("units", "table", columns=COLUMNS, most=4),
    ask("cases", "figures", **FAMILY),
)
varied = st.fixed_dictionaries(
    {}, optional={each.id: build_answers(each) for _, each in VARIED.questions()}
)
TYPED = Part("")


def text(said: str) -> TextAnswer:
    return TextAnswer((Part(said),))


def compare(old: dict[str, Answer], new: dict[str, Answer]) -> Changes:
    before, after = (Draft("rich", 1, "2026H1", answers=each) for each in (old, new))
    return find_changes(build_walk(FULL, before), build_walk(FULL, after))


def tell(old: dict[str, Answer], new: dict[str, Answer]) -> list[tuple[str, str, int, int]]:
    changes = compare(old, new)
    return [(each.question.id, each.kind, each.added, each.removed) for each in changes.answers]


def one(question: str, old: Answer, new: Answer) -> list[tuple[str, str, int, int]]:
    return tell({question: old}, {question: new})


def test_an_edited_text_counts_the_characters_that_came_and_went() -> None:
    told = one("opening", text("全年学习12次，成效好。"), text("全年学习15次，成效很好。"))
    assert told == [("opening", "changed", 2, 1)]


def test_answers_that_came_and_went_are_told_in_the_order_of_the_report() -> None:
    old = {"unit": text("市委办"), "opening": text("开头")}
    new = {"unit": text("市委办"), "closing": text("结尾。"), "meetings": NumberAnswer(12, TYPED)}
    told = tell(old, new)
    assert told == [
        ("meetings", "added", 2, 0),
        ("opening", "removed", 0, 2),
        ("closing", "added", 3, 0),
    ]
    assert (compare(old, new).added, compare(old, new).removed) == (5, 2)


def test_an_answer_passed_by_is_none() -> None:
    assert one("opening", text("开头"), Skipped()) == [("opening", "removed", 0, 2)]
    assert tell({}, {"opening": Skipped()}) == []


def test_how_an_answer_was_sent_makes_no_difference() -> None:
    parts = TextAnswer((Part("上", source=1), Part("下", source=2, joined=True)))
    assert one("opening", parts, text("上下")) == []
    assert one("meetings", NumberAnswer(3, Part("3次")), NumberAnswer(3, Part("三"))) == []


def test_lists_tables_and_families_are_read_whole() -> None:
    entry = Entry(Part("标题"), text("内容"), 1)
    longer = replace(entry, text=text("内容多了"))
    assert one("works", ItemsAnswer((entry,)), ItemsAnswer((longer,))) == [
        ("works", "changed", 2, 0)
    ]
    cells = [Row(tuple(each), TYPED) for each in (("甲", "1"), ("乙", "2"))]
    width = len(FULL.by_id["units"].columns)  # type: ignore[union-attr]  # a table has them
    rows = [replace(each, cells=(*each.cells, *[""] * width)[:width]) for each in cells]
    [change] = compare(
        {"units": TableAnswer((rows[0],))}, {"units": TableAnswer(tuple(rows))}
    ).answers
    assert (change.kind, change.removed) == ("changed", 0)
    assert change.added == sum(map(len, rows[1].cells))
    names = [member.id for member in FULL.by_id["cases"].members]  # type: ignore[union-attr]
    few, more = ({names[0]: Figure(Decimal(each), TYPED)} for each in (12, 15))
    told = one("cases", FiguresAnswer(few), FiguresAnswer(more))
    assert told == [("cases", "changed", 1, 1)]


def test_choices_count_by_what_is_printed() -> None:
    assert one("place", ChoiceAnswer("town"), ChoiceAnswer("school")) == [
        ("place", "changed", 2, 2)
    ]
    assert one("team", ConfirmAnswer(True), ConfirmAnswer(False)) == [("team", "changed", 1, 1)]
    none = DeclaredAnswer("none")
    assert tell({}, {"leaks": none}) == [("leaks", "added", 11, 0)]


def test_another_photo_is_a_change_without_characters() -> None:
    one_photo, other = (PicturesAnswer((PictureEntry(each, Part("现场")),)) for each in (1, 2))
    assert one("photos", one_photo, other) == [("photos", "changed", 0, 0)]
    bare = PicturesAnswer((PictureEntry(1),))
    assert tell({}, {"photos": bare}) == [("photos", "added", 0, 0)]


def test_what_never_reaches_the_report_is_no_change() -> None:
    off_path = {"length": text("没有问到")}
    assert tell({}, off_path) == []


def test_a_question_that_was_renamed_is_the_same_one() -> None:
    old = build_interview(ask("opening", "long_text"))
    new = build_interview(ask("begin", "long_text")).model_copy(
        update={"version": 2, "renamed": {"opening": "begin"}}
    )
    before = Draft("rich", 1, "2026H1", answers={"opening": text("开头")})
    after = Draft("rich", 2, "2026H1", answers={"begin": text("开头")})
    assert find_changes(build_walk(old, before), build_walk(new, after)) == Changes()


@given(varied, varied)
def test_back_again_takes_away_what_was_added(
    given_before: dict[str, Answer], given_after: dict[str, Answer]
) -> None:
    both = (Draft("rich", 1, "2026H1", answers=each) for each in (given_before, given_after))
    old, new = (build_walk(VARIED, each) for each in both)
    there, back = find_changes(old, new), find_changes(new, old)
    assert find_changes(old, old) == Changes()
    assert (there.added, there.removed) == (back.removed, back.added)
    changed = {each.question.id for each in there.answers}
    assert changed == {each.question.id for each in back.answers}
    assert all(given_before.get(each) != given_after.get(each) for each in changed)


ATTACHED = (Attachment(1, (1,)), Attachment(2, (2,), "", Part("会场")), Attachment(3, (3, 4)))


def count_attached(old: tuple[Attachment, ...], new: tuple[Attachment, ...]) -> int:
    before, after = (
        build_walk(FULL, Draft("rich", 1, "2026H1", attachments=each)) for each in (old, new)
    )
    changes = find_changes(before, after)
    assert changes.answers == ()
    return changes.attachments


def test_attachments_that_came_and_went_are_counted() -> None:
    assert count_attached(ATTACHED, ATTACHED) == 0
    assert count_attached((), ATTACHED) == 3
    assert count_attached(ATTACHED, ATTACHED[1:]) == 1


def test_another_caption_and_another_order_are_changes_of_attachments() -> None:
    first, second, third = ATTACHED
    captioned = replace(second, caption=Part("主会场"))
    assert count_attached(ATTACHED, (first, captioned, third)) == 1
    assert count_attached(ATTACHED, (second, first, third)) == 1
    assert count_attached(ATTACHED, (replace(first, question="opening"), second, third)) == 0
