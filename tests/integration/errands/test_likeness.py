"""查重: with what a draft is compared, and what is shown of it."""

from __future__ import annotations

from functools import partial

import pytest
from sqlalchemy import Connection, insert, update

from bot.errands.kinds import ERRANDS
from bot.errands.runner import Runner
from bot.errands.running import Workshop
from bot.meter import Meter
from bot.store.database import Database
from bot.store.deadline_tables import units
from bot.store.tables import drafts, people
from bot.usecases.drafts import StoredDraft, bin_draft, find_draft
from bot.usecases.errands import ask_errand
from bot.usecases.others import MOST_SAME, build_others, find_last, find_peers, find_same
from bot.usecases.people import Person, load_person, revoke
from bot.words.interviews import Interviews
from conversations.checks.subject import OtherReport
from conversations.definition.interview import Interview
from conversations.drafts.draft import Draft, Part, TextAnswer, dump_draft
from tests.integration.errands.workshop import (
    ACTIVITY,
    PERSON,
    WORDS,
    join,
    list_sent,
    list_waiting,
    tell_time,
    until,
)
from tests.unit.checks.test_likeness import LESSONS, ROADS, SAFETY, VISITS
from tests.unit.talks import build_sections, words

COLLEAGUE, PREDECESSOR = 8, 9


def build_kind(kind: str) -> Interview:
    question = {"id": "work", "kind": "long_text", "ask": words("做了什么工作？")}
    unit = {"id": "unit", "kind": "short_text", "ask": words("哪个单位？")}
    section = {"id": "only", "title": words("全部"), "questions": [unit, question]}
    section["body"] = [{"text": "{{ work }}"}]
    return build_sections([section]).model_copy(update={"id": kind})


KIND, OTHER_KIND = build_kind("letters"), build_kind("visits")
INTERVIEWS = Interviews([KIND, OTHER_KIND])


@pytest.fixture(autouse=True)
def _house(database: Database) -> None:
    """A member and their predecessor in one unit, and a colleague in another."""

    def found(conn: Connection) -> None:
        for person in (COLLEAGUE, PREDECESSOR):
            join(conn, person)
        for name, belonging in (("市信访局", (PERSON, PREDECESSOR)), ("市司法局", (COLLEAGUE,))):
            row = {"name": name, "zone": "Asia/Shanghai", "made_at": tell_time()}
            unit = conn.execute(insert(units).returning(units.c.id), row).scalar_one()
            conn.execute(update(people).where(people.c.id.in_(belonging)).values(unit_id=unit))

    database.run_now(found)


def write(
    database: Database, owner: int, text: str, period: str = "2026H1", kind: Interview = KIND
) -> int:
    """Store a draft of that text; return its id."""

    def store(conn: Connection) -> int:
        answers = {"work": TextAnswer((Part(text),)), "unit": TextAnswer((Part("某局"),))}
        state = dump_draft(Draft(kind.id, kind.version, period, answers=answers))
        row = {"owner": owner, "interview": kind.id, "period": period, "state": state}
        row |= {"made_at": tell_time(), "changed_at": tell_time()}
        made: int = conn.execute(insert(drafts).returning(drafts.c.id), row).scalar_one()
        return made

    return int(database.run_now(store))


async def compare(database: Database, draft: int, chat_id: int = PERSON) -> str:
    workshop = Workshop(ERRANDS, INTERVIEWS, lambda: WORDS, "99")
    ask = partial(
        ask_errand, kind="likeness", chat_id=chat_id, params={"draft": draft}, now=tell_time()
    )
    await database.run(ask)
    runner = Runner(database, workshop, tell_time, Meter(), ACTIVITY)
    runner.start()
    try:
        await until(database, lambda conn: not list_waiting(conn))
    finally:
        await runner.stop()
    [sent] = database.run_now(partial(list_sent, chat_id=chat_id))
    assert sent.method == "sendMessage"
    return str(sent.payload["text"]) + str(sent.payload["reply_markup"])


def load(database: Database, draft: int, same: bool = False) -> list[OtherReport]:
    def job(conn: Connection) -> list[OtherReport]:
        person, stored = load_mine(conn, draft)
        finders = (find_same,) if same else (find_last, find_same, find_peers)
        given = (conn, INTERVIEWS, person, stored)
        return list(build_others(tuple(each for find in finders for each in find(*given))))

    found: list[OtherReport] = database.run_now(job)
    return found


def load_mine(conn: Connection, draft: int) -> tuple[Person, StoredDraft]:
    person = load_person(conn, PERSON)
    assert person is not None
    stored = find_draft(conn, person, draft, INTERVIEWS)
    assert stored is not None
    return person, stored


async def test_percentages_and_passages_are_told_with_the_way_to_the_question(
    database: Database,
) -> None:
    mine = write(database, PERSON, f"{VISITS}\n{LESSONS}")
    write(database, PREDECESSOR, VISITS, "2025H2")
    write(database, COLLEAGUE, f"{SAFETY}\n{LESSONS}")
    said = await compare(database, mine)
    assert "市信访局2025年下半年：5" in said
    assert "市司法局2026年上半年：4" in said
    assert "相同 100%" in said
    assert f"visit:{mine}:0:work:" in said
    assert "去修改 1, 2" in said


async def test_of_a_colleagues_report_nothing_is_shown_but_what_coincides(
    database: Database,
) -> None:
    mine = write(database, PERSON, VISITS)
    write(database, COLLEAGUE, f"{ROADS}\n{VISITS}\n{SAFETY}")
    said = await compare(database, mine)
    assert "包案机制" in said
    assert not any(secret in said for secret in (ROADS[:6], SAFETY[:6], "张三", "某局"))


async def test_what_is_all_new_is_said_to_be(database: Database) -> None:
    mine = write(database, PERSON, VISITS)
    write(database, COLLEAGUE, ROADS)
    said = await compare(database, mine)
    assert "没有成段雷同" in said
    assert "：0%" in said


async def test_with_nothing_to_compare_a_sentence_says_so(database: Database) -> None:
    said = await compare(database, write(database, PERSON, VISITS))
    assert "没有可以比的报告" in said


async def test_nobody_compares_anothers_draft(database: Database) -> None:
    said = await compare(database, write(database, COLLEAGUE, VISITS))
    assert "不归您看" in said


def test_each_other_report_is_known_for_what_it_is(database: Database) -> None:
    mine = write(database, PERSON, VISITS)
    write(database, PREDECESSOR, VISITS, "2025H2")
    write(database, COLLEAGUE, VISITS)
    write(database, PREDECESSOR, VISITS, kind=OTHER_KIND)
    write(database, COLLEAGUE, VISITS, kind=OTHER_KIND)  # another unit's
    write(database, PERSON, VISITS, "2024H1")  # long ago
    found = [(each.name, each.own, each.same) for each in load(database, mine)]
    assert found == [
        ("市信访局2025年下半年", True, False),
        (f"2026年上半年{OTHER_KIND.name.zh_CN}", False, True),
        ("市司法局2026年上半年", False, False),
    ]
    assert [each.same for each in load(database, mine, same=True)] == [True]


def test_a_report_written_once_a_year_is_compared_with_last_years(database: Database) -> None:
    mine = write(database, PERSON, VISITS)
    write(database, PREDECESSOR, VISITS, "2025H1")
    assert [each.name for each in load(database, mine)] == ["市信访局2025年上半年"]


def test_what_was_thrown_away_or_is_of_one_without_access_is_nobodys(database: Database) -> None:
    mine = write(database, PERSON, VISITS)
    binned = write(database, COLLEAGUE, VISITS)
    write(database, PREDECESSOR, VISITS, "2025H2")

    def lose(conn: Connection) -> None:
        colleague = load_person(conn, COLLEAGUE)
        assert colleague is not None
        assert bin_draft(conn, colleague, binned, tell_time())
        assert revoke(conn, PREDECESSOR)

    database.run_now(lose)
    assert load(database, mine) == []


def test_no_more_than_four_others_of_the_unit_are_looked_at(database: Database) -> None:
    mine = write(database, PERSON, VISITS)
    for _ in range(MOST_SAME + 2):
        write(database, PERSON, VISITS, kind=OTHER_KIND)
    assert len(load(database, mine, same=True)) == MOST_SAME
