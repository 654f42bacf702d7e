"""The documents' benchmarks at their smallest: they compare the same work."""

from __future__ import annotations

import pytest

from tests.benchmarks.bench import Bench
from tests.benchmarks.checked import Checked
from tests.benchmarks.documents import measure_documents
from tests.benchmarks.reports import build_report, build_table, count_pages
from tests.benchmarks.requirements import Plan


@pytest.mark.parametrize("pages", [1, 10, 40])
def test_a_report_has_as_many_pages_as_it_is_to_have(pages: int) -> None:
    assert pages - 1 < count_pages(build_report(pages)) <= pages


def test_a_report_is_the_same_each_time_and_another_for_another_seed() -> None:
    assert build_report(3) == build_report(3) != build_report(3, seed=2)


def test_a_table_has_its_rows() -> None:
    [table] = build_table(7).blocks
    assert len(table.rows) == 7


def test_the_draft_to_be_checked_is_as_long() -> None:
    checked = Checked(3)
    assert 3 <= count_pages(checked.outline) < 5
    assert checked.run() >= 0


def test_everything_is_measured(request: pytest.FixtureRequest) -> None:
    bench = Bench(None, lambda line: request.node.add_report_section("call", "bench", line))
    found = measure_documents(bench, Plan(builds=1, pages=20))
    assert [each.bound for each in found] == [15, None, 3, 1.5, 1, 2, None]
    assert all(each.measured and each.measured > 0 for each in found)
