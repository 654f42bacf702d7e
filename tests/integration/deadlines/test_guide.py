"""The example and the table of docs/deadlines.md are what an import reads."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

from bot.store.database import Database
from bot.usecases.importing import apply_plan, read_plan
from bot.usecases.obligations import list_obligations
from bot.words.folders import find_folders
from bot.words.interviews import Interviews
from conversations.deadlines.sheets import OBLIGATIONS
from tests.integration.chat.driver import load_interviews

NOW = datetime(2026, 1, 4, tzinfo=UTC)
GUIDE = (Path(__file__).parents[3] / "docs/deadlines.md").read_text("utf-8")
(EXAMPLE,) = re.findall(r"^```yaml\n(.*?)^```", GUIDE, re.DOTALL | re.MULTILINE)


def test_the_example_is_imported_as_it_stands(database: Database) -> None:
    interviews = Interviews(load_interviews(find_folders(None)))
    with_example = ("plan.yaml", EXAMPLE.encode())
    plan = database.run_now(lambda conn: read_plan(*with_example, conn, interviews, NOW))
    assert plan.mistakes == ()
    database.run_now(lambda conn: apply_plan(conn, interviews, plan, None, NOW))
    stored = database.run_now(list_obligations)
    assert {each.obligation.name for each in stored} == {"上半年主体责任报告", "信息月报"}


def test_the_table_names_every_column() -> None:
    rows = re.findall(r"^\| (`.*?) \| (.*?) \|", GUIDE, re.MULTILINE)
    told = {
        (key, head)
        for keys, heads in rows
        for key, head in zip(re.findall("`(.+?)`", keys), heads.split(", "), strict=True)
    }
    assert told == {(column.key, column.head) for column in OBLIGATIONS.columns}
