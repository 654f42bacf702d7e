"""Cards of linked numbers: what is given, what follows, what does not add up."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from conversations.drafts.draft import Figure, FiguresAnswer, Focus, Skipped
from conversations.drafts.figures import Computed, Mismatch, Named, NamedFix
from conversations.drafts.values import Change, Percent
from tests.unit.showing import both, build_card, build_question, see_card


def member(member_id: str, zh: str, en: str, **fields: object) -> dict[str, object]:
    return {"id": member_id, "label": both(zh, en), "unit": "件", **fields}


FAMILY = build_question(
    "figures",
    ask=both("线索办得怎么样？", "How were the leads dealt with?"),
    hint=both("按台账填"),
    members=[
        member("received", "受理", "Received"),
        member("closed", "办结", "Closed"),
        member("open", "在办", "Open", required=False),
    ],
)
SECTION = build_card(FAMILY).section


def give(*values: int | None) -> FiguresAnswer:
    numbers = [None if value is None else Decimal(value) for value in values]
    ids = ("received", "closed", "open")
    return FiguresAnswer({each: Figure(number) for each, number in zip(ids, numbers, strict=False)})


def name(zh: str, value: int) -> Named:
    return Named(both(zh), Decimal(value), "件")


SUM = Mismatch(
    kind="sum",
    whole=name("受理", 12),
    parts=(name("办结", 10), name("在办", 3)),
    difference=Decimal(1),
    fixes=(NamedFix(0, name("受理", 13)), NamedFix(1, name("办结", 9))),
)
OF_WHICH = Mismatch("of_which", name("科级", 4), (name("班子", 5),), Decimal(1), ())


def test_the_number_asked_for_stands_in_the_question() -> None:
    seen = see_card(FAMILY, None, Focus("q", 0))
    assert "线索办得怎么样？\n▸ 受理，多少件？" in seen.text
    assert "▸ 受理\n○ 办结\n○ 在办" in seen.text
    english = see_card(FAMILY, None, Focus("q", 0), "en")
    assert "▸ Received: how many (件)?" in english.text


def test_several_numbers_can_be_sent_at_once_and_the_card_says_how() -> None:
    text = see_card(FAMILY, None, Focus("q", 0)).text
    assert "提示：按台账填\n几个数可以一次发来，例如“12，10”，或者“受理：12，办结：10”。" in text
    assert "“办结：12，在办：10”" in see_card(FAMILY, None, Focus("q", 1)).text
    assert "一次发来" not in see_card(FAMILY, give(12), Focus("q", 1)).text
    assert "一次发来" not in see_card(FAMILY, give(12, 10, 2)).text


def test_a_family_that_is_given_says_how_to_change_a_number() -> None:
    assert "要改哪一项，点它的名字" in see_card(FAMILY, give(12, 10, 2)).text
    assert "要改哪一项" not in see_card(FAMILY, give(12), Focus("q", 1)).text


def test_what_is_given_and_what_was_passed_by_is_shown() -> None:
    seen = see_card(FAMILY, give(12, None), Focus("q", 2))
    assert "✅ 受理　12件\n— 办结　不填\n▸ 在办" in seen.text
    assert seen.find("受理") == ("go", 0)
    assert seen.find("办结") == ("go", 1)
    assert "在办" not in seen.labels


def test_a_number_that_follows_from_the_others_is_offered() -> None:
    seen = see_card(FAMILY, give(12, 10), Focus("q", 2), derived={2: Decimal(2)})
    assert seen.find("按合计算：2件") == ("compute", 2)
    assert "按合计算：2件" not in see_card(FAMILY, give(12), Focus("q", 1), derived={2: 2}).labels


def test_an_optional_number_can_be_passed_by() -> None:
    assert see_card(FAMILY, give(12, 10), Focus("q", 2)).find("跳过这一项 ›") == ("skip", None)
    assert "跳过这一项 ›" not in see_card(FAMILY, give(12), Focus("q", 1)).labels
    unbegun = see_card(FAMILY, None, Focus("q", 2))
    assert "跳过这一项 ›" not in unbegun.labels
    assert unbegun.find("跳过 ›") == ("skip", None)


def test_shares_and_changes_are_said() -> None:
    computed = (
        Computed(both("办结", "Closed"), both("受理", "Received"), Percent(Decimal("83.3"))),
        Computed(both("会议"), both("上年会议"), Change(Decimal(12), Decimal(9))),
        Computed(both("信访"), both("上年信访"), Change(Decimal(0), Decimal("2.0"))),
        Computed(both("讲课"), both("上年讲课"), Change(Decimal(2), Decimal("2.0"))),
        Computed(both("督查"), both("上年督查"), Change(Decimal(2), Decimal(0))),
    )
    text = see_card(FAMILY, give(12, 10, 2), computed=computed).text
    assert "办结占受理的 83.3%\n会议比上年会议增加 3（33.3%）\n信访比上年信访减少 2（100%）" in text
    known = Computed(both("办结", "Closed"), both("上年办结"), Change(Decimal(12), Decimal(9)))
    units = see_card(FAMILY, give(12, 10, 2), computed=(known,)).text
    assert "办结比上年办结增加 3件（33.3%）" in units
    assert "讲课和上年讲课持平\n督查比上年督查增加 2" in text
    english = see_card(FAMILY, give(12, 10, 2), None, "en", computed=computed).text
    assert "Closed is 83.3% of Received" in english
    assert not {"增加", "减少", "持平"} & set(english.split())


def test_what_does_not_add_up_is_said_with_what_could_be_wrong() -> None:
    seen = see_card(FAMILY, give(12, 10, 3), mismatches=(SUM, OF_WHICH))
    assert "⚠ 对不上：办结 10件 + 在办 3件 = 13，比受理 12件多 1。" in seen.text
    assert "⚠ 对不上：其中的班子 5件，比科级 4件还多 1。" in seen.text
    assert "箭头后面是能对上的数" in seen.text
    assert seen.find("受理 → 13件") == ("go", 0)
    assert seen.find("办结 → 9件") == ("go", 1)
    assert seen.find("在办") == ("go", 2)
    assert seen.find("先这样，记下来") == ("accept", None)


def test_a_number_that_could_be_wrong_can_be_put_right_by_a_tap() -> None:
    seen = see_card(FAMILY, give(12, 10, 3), Focus("q", 1), mismatches=(SUM,))
    assert seen.find("改成 9件，就对上") == ("compute", 1)
    assert seen.find("受理") == ("go", 0)
    assert "哪个数写错了" not in seen.text
    unhelpful = see_card(FAMILY, give(12, 10, 3), Focus("q", 2), mismatches=(SUM,))
    assert not [label for label in unhelpful.labels if "就对上" in label]


def test_nothing_is_computed_of_numbers_that_may_be_wrong() -> None:
    share = Computed(both("办结"), both("受理"), Percent(Decimal("83.3")))
    fields = {"computed": (share,), "mismatches": (SUM,)}
    assert "83.3%" not in see_card(FAMILY, give(12, 10, 3), **fields).text
    accepted = replace(give(12, 10, 3), accepted=True)
    assert "83.3%" in see_card(FAMILY, accepted, **fields).text


def test_a_sum_that_falls_short_says_so() -> None:
    short = replace(SUM, difference=Decimal(-2), fixes=())
    text = see_card(FAMILY, give(12, 7, 3), mismatches=(short,)).text
    assert "= 10，比受理 12件少 2。" in text
    assert "箭头" not in text


def test_a_sum_of_one_part_is_said_once() -> None:
    one = replace(SUM, parts=(name("办结", 13),), fixes=())
    text = see_card(FAMILY, give(12, 13), mismatches=(one,)).text
    assert "对不上：办结 13件，比受理 12件多 1。" in text


def test_what_was_accepted_stays_in_sight_without_pressing() -> None:
    accepted = replace(give(12, 10, 3), accepted=True)
    seen = see_card(FAMILY, accepted, mismatches=(SUM,))
    assert "对不上：" in seen.text
    assert "对不上的已经记下" in seen.text
    assert "先这样，记下来" not in seen.labels
    assert seen.find("受理") == ("go", 0)


def test_a_skipped_family_can_still_be_given() -> None:
    assert "先前跳过了" in see_card(FAMILY, Skipped(), Focus("q", 0)).text
