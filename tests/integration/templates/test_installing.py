"""Installing interviews: versions are stored, and no draft's questions change under it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import update

from bot.store.database import Database
from bot.store.tables import drafts, interviews
from bot.usecases.drafts import StoredDraft, bin_draft, list_drafts
from bot.usecases.installing import Installed
from tests.integration.templates.house import House
from tests.integration.templates.samples import COUNT, UNIT, ask, build_file, build_source

BROKEN = build_source().replace("version: 1", "version: one")
RED, GREEN, BLUE = ({"id": each, "label": each} for each in ("red", "green", "blue"))
WORDED = [each | {"label": {"zh_CN": each["id"], "en": each["id"]}} for each in (RED, GREEN, BLUE)]


def say_mistakes(installed: Installed) -> list[str]:
    return [str(mistake) for refusal in installed.refusals for mistake in refusal.mistakes]


def list_offered(installed: Installed) -> list[tuple[str, int]]:
    return [(each.id, each.version) for each in installed.offered]


def describe(stored: StoredDraft) -> list[tuple[str, str]]:
    return [(question.id, question.kind) for _, question in stored.interview.questions()]


def test_a_version_is_stored_once(house: House) -> None:
    house.install_one(build_source())
    house.restart().install_one(build_source())
    assert house.list_stored() == [("ours", 1)]


def test_a_draft_keeps_its_version_when_a_newer_one_is_installed(house: House) -> None:
    house.install_one(build_source())
    draft = house.start()
    house.install_one(build_source(UNIT, COUNT, version=2))
    for present in (house, house.restart()):
        present.install_one(build_source(UNIT, COUNT, version=2))
        stored = present.open(draft.id)
        assert stored is not None
        assert [*stored.interview.by_id] == ["unit"]
        assert stored.newer is not None
        assert [*stored.newer.by_id] == ["unit", "count"]
        assert present.start().interview.version == 2


def test_a_draft_is_answered_in_its_version_where_that_is_not_installed_yet(house: House) -> None:
    house.install_one(build_source())
    slower = house.restart()
    slower.install_one(build_source())
    house.install_one(build_source(UNIT, COUNT, version=2))
    draft = house.start()
    stored = slower.open(draft.id)
    assert stored is not None
    assert [*stored.interview.by_id] == ["unit", "count"]
    assert stored.newer is None


def test_other_words_of_a_version_take_the_place_of_the_old_ones(house: House) -> None:
    house.install_one(build_source())
    draft = house.start()
    assert say_mistakes(house.install_one(build_source(ask("unit", text="请写单位")))) == []
    house.install_one(build_source(version=2))
    stored = house.restart().open(draft.id)
    assert stored is not None
    assert stored.interview.by_id["unit"].ask.zh_CN == "请写单位？"


def test_questions_cannot_change_under_a_draft(house: House) -> None:
    house.install_one(build_source())
    house.start()
    installed = house.install_one(build_source(UNIT, COUNT))
    why = "drafts are being written with other questions of version 1"
    assert say_mistakes(installed) == [f"ours.yaml:2: version: Raise this to 2; {why}."]
    assert installed.refusals[0].kept
    assert [[*each.by_id] for each in installed.offered] == [["unit"]]
    assert say_mistakes(house.install_one(build_source(UNIT, COUNT, version=2))) == []


def test_the_version_asked_for_is_one_that_is_free(house: House) -> None:
    house.install_one(build_source())
    house.start()
    house.install_one(build_source(version=2))
    [said] = say_mistakes(house.install_one(build_source(UNIT, COUNT)))
    assert "Raise this to 3;" in said


def test_questions_may_change_as_long_as_nobody_answers_them(house: House) -> None:
    house.install_one(build_source())
    assert say_mistakes(house.install_one(build_source(UNIT, COUNT))) == []
    found = house.restart().find(1)
    assert found is not None
    assert [*found.by_id] == ["unit", "count"]


def test_a_draft_in_the_bin_counts_as_one(house: House) -> None:
    house.install_one(build_source())
    draft = house.start()
    house.do(lambda conn, person: bin_draft(conn, person, draft.id, house.now))
    assert len(house.install_one(build_source(UNIT, COUNT)).refusals) == 1


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        ("choice", {"options": WORDED[:2]}, {"options": WORDED[1:]}),
        ("multi_choice", {"options": WORDED[:2]}, {"options": WORDED}),
        ("choice", {"options": WORDED[:2]}, {"options": WORDED[1::-1]}),
        ("figures", {"members": WORDED[:2]}, {"members": WORDED[:1]}),
        ("figures", {"members": WORDED[:2]}, {"members": WORDED[1::-1]}),
        ("table", {"columns": [RED, GREEN]}, {"columns": [GREEN, RED]}),
        ("table", {"columns": [RED, GREEN]}, {"columns": [RED, GREEN | {"kind": "integer"}]}),
        ("items", {}, {"inner": {"ask": WORDED[0]["label"]}}),
        ("items", {"suggestions": ["一"]}, {"suggestions": ["零", "一"]}),
    ],
)
def test_an_answers_parts_cannot_change_under_a_draft(
    house: House, kind: str, before: dict[str, Any], after: dict[str, Any]
) -> None:
    house.install_one(build_source(UNIT, ask("second", kind, **before)))
    house.start()
    same = build_source(UNIT, ask("second", kind, "另问", **before))
    assert say_mistakes(house.install_one(same)) == []
    changed = build_source(UNIT, ask("second", kind, **after))
    assert "version: Raise this to 2" in "".join(say_mistakes(house.install_one(changed)))


def test_neither_order_nor_rules_change_under_a_draft(house: House) -> None:
    """A text answers the first open question, whichever the card above it asked."""
    house.install_one(build_source(UNIT, COUNT))
    house.start()
    ruled = COUNT | {"when": {"question": "unit"}}
    for changed in (build_source(COUNT, UNIT), build_source(UNIT, ruled)):
        assert "version: Raise this to 2" in "".join(say_mistakes(house.install_one(changed)))


def test_the_last_good_version_stands_for_a_broken_file(house: House) -> None:
    house.install_one(build_source())
    house.install_one(build_source(version=2))
    for present in (house, house.restart()):
        installed = present.install_one(BROKEN)
        assert say_mistakes(installed) == ["ours.yaml:2: version: Write a whole number."]
        assert installed.refusals[0].kept
        assert list_offered(installed) == [("ours", 2)]


def test_a_file_that_was_never_good_is_left_out(house: House) -> None:
    installed = house.install_one(BROKEN)
    assert not installed.refusals[0].kept
    assert list_offered(installed) == []
    assert house.list_stored() == []


def test_the_last_good_version_is_the_one_that_was_installed_last(house: House) -> None:
    house.install_one(build_source(version=2))
    house.install_one(build_source(version=1))
    assert list_offered(house.restart().install_one(BROKEN)) == [("ours", 1)]


def test_the_last_good_version_follows_a_file_that_is_renamed(house: House) -> None:
    house.install_one(build_source())
    house.install(build_file(build_source(), "renamed.yaml"))
    installed = house.restart().install(build_file(BROKEN, "renamed.yaml"))
    assert list_offered(installed) == [("ours", 1)]


def test_drafts_go_on_when_their_file_is_removed(house: House) -> None:
    house.install_one(build_source())
    draft = house.start()
    for present in (house, house.restart()):
        assert list_offered(present.install()) == []
        stored = present.open(draft.id)
        assert stored is not None
        assert stored.interview.id == "ours"
        assert stored.newer is None
        [line] = present.do(
            lambda conn, person, now=present: list_drafts(conn, person, now.interviews, limit=5)
        )
        assert line.tag.name.en == "Report of ours"


def test_a_second_file_cannot_describe_the_same_report(house: House) -> None:
    shipped = build_file(build_source(), "z.yaml", own=False)
    second = build_file("# Ours\n" + build_source(UNIT, COUNT), "a.yaml")
    installed = house.install(shipped, second)
    assert say_mistakes(installed) == ["a.yaml:2: id: Choose another id; another file has it."]
    assert [[*each.by_id] for each in installed.offered] == [["unit"]]
    found = house.restart().find(1)
    assert found is not None
    assert [*found.by_id] == ["unit"]


def test_an_offices_file_replaces_the_shipped_one_of_its_name(house: House) -> None:
    shipped = build_file(build_source(), own=False)
    own = build_file(build_source(version=2))
    assert list_offered(house.install(shipped, own)) == [("ours", 2)]
    assert list_offered(house.install(shipped, build_file(BROKEN))) == [("ours", 2)]
    assert list_offered(house.install(shipped)) == [("ours", 1)]


def test_a_shipped_report_stands_for_an_offices_that_was_never_good(house: House) -> None:
    shipped = build_file(build_source(), own=False)
    installed = house.install(shipped, build_file(BROKEN))
    assert list_offered(installed) == [("ours", 1)]
    assert not installed.refusals[0].kept


def test_reports_are_offered_in_the_order_of_their_files(house: House) -> None:
    files = [
        build_file(build_source(interview_id="one"), "c.yaml"),
        build_file(build_source(interview_id="two"), "b.yaml", own=False),
        build_file(build_source(interview_id="three"), "a.yaml"),
    ]
    assert [each for each, _ in list_offered(house.install(*files))] == ["three", "two", "one"]


def test_a_draft_of_an_unknown_version_moves_to_the_present_one(house: House) -> None:
    house.install_one(build_source(UNIT, COUNT))
    draft = house.start()
    house.do(lambda conn, _: conn.execute(interviews.delete()))
    later = house.restart()
    later.install_one(
        build_source(UNIT, ask("number", "integer"), version=2, renamed={"count": "number"})
    )
    stored = later.open(draft.id)
    assert stored is not None
    assert (stored.interview.version, stored.draft.version, stored.newer) == (2, 2, None)


def test_a_stored_version_of_a_form_no_longer_read_can_be_replaced(house: House) -> None:
    house.install_one(build_source())
    draft = house.start()
    house.do(lambda conn, _: conn.execute(update(interviews).values(source="id: ours", digest="")))
    later = house.restart()
    assert later.open(draft.id) is None
    assert say_mistakes(later.install_one(build_source(UNIT, COUNT))) == []
    assert later.open(draft.id) is not None


SOURCES = st.builds(
    build_source,
    st.just(UNIT),
    st.sampled_from([COUNT, ask("count", "money"), ask("count", "integer", "多少"), ask("sum")]),
    version=st.integers(1, 3),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
@given(changes=st.lists(st.one_of(st.none(), SOURCES), max_size=6))
def test_no_change_of_files_changes_the_questions_of_a_draft(
    database: Database, changes: list[str | None]
) -> None:
    """None is a restart; a draft is begun after every change."""
    house = House(database)
    house.do(lambda conn, _: [conn.execute(each.delete()) for each in (drafts, interviews)])
    house.install_one(build_source())
    begun = {}
    for change in changes:
        house = house.restart() if change is None else house
        house.install_one(change or build_source())
        draft = house.start()
        begun[draft.id] = describe(draft)
        for draft_id, questions in begun.items():
            stored = house.open(draft_id)
            assert stored is not None
            assert describe(stored) == questions
