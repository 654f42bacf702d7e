"""An office's own templates: a mistake in one is said at the start, by file and line."""

from __future__ import annotations

from pathlib import Path

from tests.acceptance.service import run_huibao

ROOT = Path(__file__).parents[2]


def test_a_mistake_in_a_report_ends_the_start_with_its_place(tmp_path: Path) -> None:
    shipped = ROOT / "templates" / "interviews" / "half_year_responsibility.yaml"
    wrong = shipped.read_text("utf-8").replace("version: 1", "version: one", 1)
    own = tmp_path / "templates"
    (own / "interviews").mkdir(parents=True)
    (own / "interviews" / "ours.yaml").write_text(wrong, "utf-8")
    with run_huibao("run", folder=tmp_path, messenger_port="0", templates=str(own)) as running:
        running.wait_line(r"huibao: ours\.yaml:5: version: Write a whole number\.")
        assert running.process.wait() == 2
