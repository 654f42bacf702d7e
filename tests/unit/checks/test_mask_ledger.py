"""The mask ledger: one masked thing, one row; real words go in everywhere, and come out again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.checks.mask_ledger import LONGEST_KEY, Mask, find_masks
from conversations.checks.mask_signs import find_signs
from conversations.checks.unmasking import mask_outline, mask_text, resolve, unmask_outline
from conversations.report.outline import (
    Chart,
    Grid,
    Heading,
    Joined,
    Outline,
    Paragraph,
    Picture,
    RunIn,
    Series,
    TableColumn,
)
from tests.unit.checks.leftover_subject import CHECKS, find, make_subject, quote

WORDS = [
    "召开会议",
    "XX",
    "X",
    "次",
    "市委",
    "平安",
    "建设",
    "第",
    "巡视组",
    "党的",
    "大精神",
    "，",
    "。",
]
WORDS += [
    "×",
    "***",
    "___",
    "20XX年",
    "余条",
    "%",
    "同志",
    "书记",
    "\n",
    " ",
    "某市",
    "##a##",
    "【注：】",
]
texts = st.lists(st.sampled_from(WORDS), max_size=14).map("".join)


def list_rows(*said: str, **values: str) -> tuple[Mask, ...]:
    more = said[1] if len(said) > 1 else None
    return find_masks(make_subject(said[0], more=more).texts, values)


def give(masks: tuple[Mask, ...], *values: str | None) -> tuple[Mask, ...]:
    return tuple(replace(mask, value=value) for mask, value in zip(masks, values, strict=True))


def test_the_same_masked_place_is_one_row_wherever_it_stands() -> None:
    said = "XX市委部署，平安XX建设，法治XX建设，XX高速通车。"
    (row,) = list_rows(said, "在XX市召开会议。")
    assert (row.key, row.kind, len(row.spots)) == ("place:XX", "place", 5)


def test_a_place_of_another_mask_is_another_row() -> None:
    assert [row.key for row in list_rows("XX市和XXX县。")] == ["place:XX", "place:XXX"]


def test_each_masked_number_is_a_row_of_its_own_named_by_its_words() -> None:
    rows = list_rows("召开会议X次，提拔干部X人，清理标语XXX余条。")
    assert [row.shown for row in rows] == ["召开会议X次", "提拔干部X人", "清理标语XXX余条"]


def test_numbers_between_the_same_words_are_rows_of_their_own() -> None:
    rows = list_rows("召开会议X次。", "召开会议X次。")
    assert [row.key for row in rows] == ["number:召开会议X次", "number:召开会议X次#2"]


def test_a_congress_and_a_team_are_one_row_each() -> None:
    rows = list_rows("党的XX大精神。省委第X巡视组。", "学习党的XX大报告，配合第X巡视组。")
    assert [(row.key, len(row.spots)) for row in rows] == [
        ("session:党的XX大", 2),
        ("session:第X巡视组", 2),
    ]


def test_a_masked_person_is_a_row_known_by_the_title() -> None:
    (row,) = list_rows("政法委书记XX出席，书记XX讲话。")
    assert (row.kind, len(row.spots)) == ("person", 2)


def test_a_key_fits_its_column() -> None:
    (row,) = list_rows(f"{'很' * 300}{'_' * 300}次")
    assert len(row.key) <= LONGEST_KEY


def test_a_resolved_or_kept_mask_is_no_finding_any_more() -> None:
    said = "XX市委召开会议X次，提拔X人。"
    masks = {"place:XX": "临清", "number:市委召开会议X次": "X"}
    assert quote(make_subject(said, masks=masks), "masks") == ["X"]


def test_a_masked_thing_is_one_finding_a_question() -> None:
    subject = make_subject("XX市委。XX市。平安XX建设。", more="XX市。")
    assert [each.question.id for each in find(subject, "masks")] == ["report", "more"]


@pytest.mark.parametrize(
    ("said", "excerpts"),
    [
        ("推进平安XX建设，服务平安临清建设大局。", ["临清"]),
        ("省委第X巡视组反馈，对省委第十二巡视组指出的问题立即整改。", ["第十二巡视组"]),
        ("学习党的XX大精神，落实党的二十大部署。", ["党的二十大"]),
        ("推进平安XX建设，服务平安中国建设大局。", []),
        ("推进平安XX建设，服务平安山东建设大局。", []),
        ("服务平安临清建设大局。", []),
        ("省委第X巡视组反馈，市委第三巡视组反馈。", []),
        ("省委第十二巡视组反馈。", []),
        ("召开会议X次，召开研讨会3次。", []),
        ("推进平安XX建设，深化平安校园建设。", []),
    ],
)
def test_uneven_masking_is_found(said: str, excerpts: list[str]) -> None:
    assert quote(make_subject(said), "uneven_masks") == excerpts


def test_a_mask_with_its_real_words_is_not_uneven_but_a_kept_one_is() -> None:
    said = "推进平安XX建设，服务平安临清建设大局。"
    resolved = make_subject(said, masks={"place:XX": "临清"})
    kept = make_subject(said, masks={"place:XX": "XX"})
    assert quote(resolved, "uneven_masks") == []
    assert quote(kept, "uneven_masks") == ["临清"]


def test_the_real_words_go_in_everywhere() -> None:
    said = "XX市委召开会议X次，平安XX建设，提拔X人。"
    masks = give(list_rows(said), "临清", "6", None)
    assert resolve(said, masks) == "临清市委召开会议6次，平安临清建设，提拔X人。"


def test_numbers_between_the_same_words_are_taken_in_turn() -> None:
    masks = give(list_rows("召开会议X次。", "召开会议X次。"), "6", "7")
    outline = Outline("标题", (Paragraph("召开会议X次。"), Paragraph("召开会议X次。")))
    said = [block.text for block in unmask_outline(outline, masks).blocks]
    assert said == ["召开会议6次。", "召开会议7次。"]


def test_a_report_that_says_more_before_the_mask_than_the_answer_is_resolved() -> None:
    masks = give(list_rows("会议X次。"), "6")
    assert resolve("今年上半年召开会议X次。", masks) == "今年上半年召开会议6次。"


def test_real_words_are_masked_where_they_stand() -> None:
    masks = give(list_rows("XX市委召开会议X次。"), "临清", "6")
    said = "临清市委召开会议6次，服务平安临清建设，办结6件。"
    assert mask_text(said, masks) == "XX市委召开会议X次，服务平安XX建设，办结6件。"


def test_a_number_is_not_masked_within_another() -> None:
    masks = give(list_rows("X件已办结。"), "6")
    assert mask_text("6件已办结，16件已办结。", masks) == "X件已办结，16件已办结。"


def test_every_text_of_a_report_is_resolved_and_masked_again() -> None:
    outline = Outline(
        "XX市报告",
        (
            Heading(1, "一、XX市情况"),
            RunIn(2, "（一）XX市。", "平安XX建设。"),
            Joined((RunIn(5, "一是XX市。", "法治XX建设。"),)),
            Paragraph("XX市委"),
            Grid("XX市表", (TableColumn("XX市"),), (("XX市",),)),
            Picture(1, "XX市图"),
            Chart("pie", "XX市", ("XX市",), (Series("XX市", (None,)),)),
        ),
    )
    masks = give(list_rows("XX市"), "临清")
    real = unmask_outline(outline, masks)
    assert "XX" not in str(real)
    assert mask_outline(real, masks) == outline


@given(texts)
def test_what_is_resolved_and_masked_again_is_as_it_was(said: str) -> None:
    rows = list_rows(said) if said.strip() else ()
    masks = tuple(replace(row, value=f"甲{at}乙") for at, row in enumerate(rows))
    assert mask_text(resolve(said, masks), masks) == said


@given(texts)
def test_signs_lie_within_the_text_in_order(said: str) -> None:
    ends = [0]
    for sign in find_signs(said):
        assert ends[-1] <= sign.start < sign.end <= len(said)
        assert said[sign.start : sign.end] == sign.text
        ends.append(sign.end)


IDS = {
    *("masks", "uneven_masks", "blanks", "paid_markers", "passwords", "urls", "page_furniture"),
    *("editor_notes", "abbreviations", "unknown_abbreviations", "vague_names"),
    *("foreign_places", "foreign_organs", "other_places"),
}


@given(st.text(max_size=60) | texts)
def test_no_text_makes_a_check_fail_and_spots_lie_within_it(said: str) -> None:
    subject = make_subject(said, ("临清市委",))
    for check in CHECKS:
        for finding in check.find(subject) if check.id in IDS else ():
            assert finding.spot is not None
            assert 0 <= finding.spot.start < finding.spot.end <= len(finding.spot.typed.text)
            assert all(len(str(each)) <= 60 for each in finding.params.values())
